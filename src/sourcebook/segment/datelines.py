"""Datelines: the place, date and agency that a report or its first paragraph opens with, and bylines."""

from __future__ import annotations

import re

from .stops import word_set

_MONTH = (
    r"(?:Jan(?:uary|vier)?|Feb(?:ruary)?|Mar(?:ch|s|zo)?|Apr(?:il)?|Ma[yi]|Mayo|June?|Jul[yi]?o?|Aug(?:ust)?|"
    r"Sept?(?:ember|embre)?|Oct(?:ober|obre|ubre)?|Nov(?:ember|embre|iembre)?|Dec(?:ember)?|Ene(?:ro)?|Febrero|"
    r"Abr(?:il)?|Junio|Ago(?:sto)?|Septiembre|Dic(?:iembre)?|Févr?(?:ier)?|Avr(?:il)?|Juin|Juil(?:let)?|Août|Déc(?:embre)?)"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DATE = (
    rf"(?i:(?:{_DAY}\.?,?\s+)?(?:{_MONTH}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?|"
    rf"[0-9]{{1,2}}(?:st|nd|rd|th|o|º)?\s+(?:de\s+)?{_MONTH}\.?)(?:,?\s+(?:del?\s+)?[0-9]{{2,4}}\b)?|"
    rf"{_DAY}|[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-][0-9]{{2,4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|NO DATE)"
)
_FULL_DATE = (
    rf"(?i:(?:{_DAY}\.?,?\s+)?(?:{_MONTH}\.?\s+[0-9]{{1,2}},?\s+[0-9]{{4}}|"
    rf"[0-9]{{1,2}}\s+(?:de\s+)?{_MONTH}\.?,?\s+(?:del?\s+)?[0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|"
    r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}))"
)
_NAME = r"[^\W\da-z_][\w.'’-]{1,24}(?:[ \t]+(?:del?|la|el|al|of|[^\W\da-z_][\w.'’-]{0,24})){0,4}"
_PLACE = rf"(?P<place>{_NAME}(?:/{_NAME})?)(?:\s*\([^\W\d_][^()\n]{{2,30}}\))?(?P<region>(?:,\s*{_NAME}){{1,2}}?)?"
_AGENCY = r"(?P<agency>\([^()\n]{2,60}\))"
_DASH = r"(?:\s*\.?\s*(?P<dash>--+|[–—―])|\s*\.-|\.?\s+-(?=\s)|\s*:-)"

_WITH_AGENCY = re.compile(rf"{_PLACE}(?:,?\s+(?P<date>{_DATE}))?,?\s*{_AGENCY}(?P<end>{_DASH}|\s*:|(?=\s))\s*")
_WITH_DATE = re.compile(rf"{_PLACE},?\s+(?P<date>{_DATE})(?:{_DASH}|\s*:)\s*")
_PLACE_ONLY = re.compile(rf"{_PLACE}(?:{_DASH})\s*")
_PLACE_COLON = re.compile(rf"{_PLACE}:\s+")
_AGENCY_ONLY = re.compile(rf"{_AGENCY}(?:{_DASH})\s*")
_DATE_ONLY = re.compile(
    rf"(?i:(?:Published|Updated|Posted|Date of publication|Date)(?:\s+on)?:?\s+)?"
    rf"(?:{_DATE}(?:{_DASH})\s*|{_FULL_DATE}(?:\s+(?:at\s+)?[0-9]{{2}}:?[0-9]{{2}}(?=\s))?\s+(?i:title:\s+)?)"
)
#: The day of printing behind a headline that runs into the text: "Meridian Press  Monday 3 May 2017".
_PRINTED = re.compile(rf"(?:{_NAME}[ \t]+)?(?={_DAY}\b)(?:{_FULL_DATE})(?=\s)")
_MARKERS = re.compile(r"(?:\[(?:[^\[\]a-z]{2,200}|(?:From|Text|Excerpts?|Report|By) ?[^\[\]]{0,200})\]\s*)+")
_KNOWN_MARKERS = re.compile(r"(?:\[(?:TEXT|EXCERPTS?|REPORT|COMMUNIQUE|STATEMENT|SUMMARY)\]\s*)+")
_MONITORED_LINE = re.compile(rf"[A-Z][^a-z\n]{{5,90}}\s+(?:[0-9]{{3,4}}\s+)?(?:GMT|UTC),?\s+{_DATE}")
_DATE_COLON = re.compile(
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{_NAME}(?:,?\s+[0-9]{{2,4}})?|{_NAME}\s+[0-9]{{1,2}}(?:,?\s+[0-9]{{4}})?):\s+"
)
_DATE_LINE = re.compile(
    rf"(?i:(?:Published|Updated|Posted|Date|Last updated)(?:\s+on)?:?\s+)?"
    rf"(?:{_PLACE}[,:]?\s+)?{_DATE}(?:,?\s+[0-9]{{4}})?"
    rf"(?i:\s*[,|–-]?\s*(?:at\s+)?[0-9]{{1,2}}[:.][0-9]{{2}}\s*(?:[ap]\.?m\.?)?\s*[A-Z]{{0,4}})?"
)
_BYLINE = re.compile(r"(?:By|BY|Por|POR|Par|PAR)\s*:?\s+(?P<names>[^\n]{2,90})")
_DESK = re.compile(
    r"(?i:(?:by|from)\s+)?(?i:(?:our|staff|special|own|senior|agency|bureau|news|web|city|district|crime|national)\s+)+"
    r"(?i:correspondents?|reporters?|desk|bureau|writers?)(?:\s*(?:,|\bin\b|\bfrom\b|\band\b|[|–-])[^\n.]{1,40})?"
)
_CREDITS = re.compile(r"\(?(?:Additional )?(?:Reporting|Writing|Editing) by [^\n]{3,300}")
_LINKING_WORDS = word_set("and y et e in for en with con of at the de la del al el")

_AGENCIES = re.compile(
    r"(?i)\b(?:AP|AFP|Reuters|UPI|DPA|EFE|ACAN-EFE|PTI|IANS|ANI|UNI|APP|BBC|CNN|Xinhua|TASS|ANSA|Notimex|PL|IRIN|PPI|SANA|"
    r"INP|NNI|Anadolu|AA|Interfax|RFE|RFI|VOA|Radio|Television|Cadena|Kyodo|Antara|Bernama|MENA|Petra|WAM|SPA)\b"
)
_NOT_A_PLACE = word_set("""
    police update updated updates breaking report reports summary note official officials source sources statement
    correction clarification location date exclusive watch photo photos video background killed wounded injured dead
    casualties type time place incident weapon weapons perpetrator perpetrators target victims actor source headline
    subject title by from author analysis opinion editorial news live urgent alert monitor un ngo witness witnesses
    army military ministry government spokesman minister president group militants reference summary description
    who what when where how why he she they it we i and but the a an in on at this that these those yes no also
    """)
_GROUP_WORDS = re.compile(
    r"(?i)\b(?:party|army|front|groups?|forces?|movement|organi[sz]ation|state|union|council|police|agency|commission|"
    r"observatory|watch|ministry|committee|brigades?|nations)\b"
)
_REACH = 260  # characters; no dateline with its markers is longer
_SOME_MARK = re.compile(r"[(\[:–—―]|-(?!\w)")  # every dateline holds one: a quick way past most paragraphs
_SECOND_DASH = re.compile(r"--|[–—―]")


def dateline_end(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Where the dateline that a paragraph opens with ends; None where it opens with none.

    The end is that of the dateline's own words, dash and bracketed markers included. `first` says that the paragraph is
    the report's first: then a bare place ("Peshawar: ", "BEIRUT — ") or a bare date counts too.
    """
    if not (text[start].isupper() or text[start] in "([" or text[start].isdigit()):
        return None
    stop = min(end, start + _REACH)
    if not first and not _SOME_MARK.search(text, start, stop):
        return None
    after = _agency_form(text, start, stop, first) or _dated_form(text, start, stop, first)
    if after is None and first:
        after = _bare_form(text, start, stop)
    markers = (_MARKERS if after or first else _KNOWN_MARKERS).match(text, after or start, stop)
    if markers:
        after = markers.end()
    if after is None or (after < end and text[after].islower()):
        return None
    return start + len(text[start:after].rstrip())


def printed_date_end(text: str, start: int, end: int) -> int | None:
    """Where the full date, with its day of the week and perhaps an agency, ends that words behind a headline are."""
    match = _PRINTED.match(text, start, min(end, start + _REACH))
    return match.end() if match else None


def _agency_form(text: str, start: int, stop: int, first: bool) -> int | None:
    match = _WITH_AGENCY.match(text, start, stop) if text.find("(", start, stop) >= 0 else None
    if match is None:
        only = _AGENCY_ONLY.match(text, start, stop)
        return only.end() if only and first and _AGENCIES.search(only["agency"]) else None
    known = bool(_AGENCIES.search(match["agency"]))
    if not match["end"].strip():
        return match.end() if match["date"] and known else None
    if _GROUP_WORDS.search(match["place"]):
        return None
    if match["date"]:
        return match.end()
    if known:
        return match.end() if first or match["place"].isupper() else None
    return match.end() if first and match["end"].strip() != ":" and not _is_short_form(match) else None


def _is_short_form(match: re.Match[str]) -> bool:
    """Whether the brackets hold the initials of the words before them, as after a group's full name."""
    initials = "".join(word[0] for word in match["place"].split() if word[0].isupper())
    return len(initials) > 1 and match["agency"].strip("()").upper().startswith(initials[:3].upper())


def _dated_form(text: str, start: int, stop: int, first: bool) -> int | None:
    match = _WITH_DATE.match(text, start, stop)
    if match and (first or match["place"].isupper()) and match["place"].split()[0].lower() not in _NOT_A_PLACE:
        return match.end()
    return None


def _bare_form(text: str, start: int, stop: int) -> int | None:
    """A date alone, or a place alone before a long dash or a colon."""
    if match := _DATE_ONLY.match(text, start, stop):
        return match.end()
    if match := _PLACE_ONLY.match(text, start, stop):
        if match["place"].isupper() and text[start:stop].upper() != text[start:stop]:
            return match.end()
        long_dash = bool(match["dash"]) and len(match["place"].split()) <= 3
        if long_dash and not _GROUP_WORDS.search(match["place"]) and not _SECOND_DASH.search(text, match.end(), stop):
            return match.end()
    match = _PLACE_COLON.match(text, start, stop)
    if match and len(match["place"].split()) <= 3 and match["place"].split()[0].lower() not in _NOT_A_PLACE:
        return match.end()
    return None


def is_date_line(words: str) -> bool:
    """Whether a whole line is a date, with or without a place, a station and an hour."""
    return len(words) <= 110 and bool(_DATE_LINE.fullmatch(words) or _MONITORED_LINE.fullmatch(words))


def is_byline(words: str) -> bool:
    """Whether a whole line names the writers ("By Name and Name", "Staff Correspondent")."""
    if _CREDITS.fullmatch(words) or _DESK.fullmatch(words):
        return True
    match = _BYLINE.fullmatch(words)
    if match is None or words[-1] in ".!?:;" or len(names := match["names"].split()) > 9:
        return False
    return all(name[0].isupper() or name[0] in "|,&/(" or name.lower() in _LINKING_WORDS for name in names)


def opens_entry(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a place or a date and a colon, as the entries of a digest do."""
    stop = min(end, start + _REACH)
    if match := _DATE_COLON.match(text, start, stop):
        return match.end() < end
    match = _PLACE_COLON.match(text, start, stop)
    if match is None:
        match = _WITH_DATE.match(text, start, stop)
        if match is None or not match.group().rstrip().endswith(":"):
            return False
    return match.end() < end and match["place"].split()[0].lower() not in _NOT_A_PLACE
