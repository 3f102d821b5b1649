"""Words for places: capitalised names behind words of position, with the nouns that say what kind of place it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ..lexicon.countries import is_demonym
from ..lexicon.cues import cue_words
from ..lexicon.people import group_of
from ..lexicon.places import FACILITY_NOUNS, KIND_NOUNS, RELATIONS, SEAT_NOUNS, VAGUE_NOUNS
from ..lexicon.titles import ORGANISATION_WORDS, TITLES
from ..records import PlaceMention, Span
from .clauses import Line
from .tokens import Token

KnowsPlace = Callable[[str], bool]

_CALENDAR = cue_words("calendar.names") | cue_words("calendar.short")
_SAY = cue_words("speech.verbs")
_SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_OFFICES = frozenset(("office", "offices", "headquarters", "ministry", "bureau", "embassy"))
#: Verbs of saying behind which "in" tells where somebody spoke, and those to whom they spoke there.
_SPEAKS = frozenset(("say", "tell", "speak", "announce"))
_ISSUES = frozenset(("issue", "release", "publish"))
_HEARERS = frozenset("reporters journalists newsmen conference briefing media press parliament council".split())
_ACTS_ON_PLACES = cue_words("places.acted_on")
_STRIKES = frozenset(("attack", "hit", "strike", "target", "assault"))
#: Where things are said, not done: "on Twitter".
_PLATFORMS = frozenset("twitter facebook youtube telegram whatsapp instagram tiktok skype".split())
_NAME_JOINTS = frozenset(("e", "ul", "al", "ez", "de", "del", "la", "el", "i", "al-", "-", "'"))
#: What opens a saint's name, which a church, a hospital or a school has whole: "St. Mary's Church".
_SAINTS = frozenset(("st", "st.", "saint"))
#: Words before a name that hand on the word of position of the name before them: "in Harak, Kedari", "near X and Y".
_HAND_ON = frozenset((",", "and", "or", "(", "to", "-"))
#: The shortest name of a place that is taken from a heading without a word of position before it, in letters.
_SHORTEST = 4


#: How many words a distance may have.
_OFFSET_WORDS = 8
_DIRECTION = r"(?:due )?(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_SIDE = re.compile(r"(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central")
_MEASURE = r"(?:\d[\d.,]*|\w+)(?: |-)?(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?)"
_FROM = rf"{_MEASURE} (?:to the )?{_DIRECTION} of|{_MEASURE} (?:away )?(?:from|outside|off)|{_DIRECTION} of"
_DISTANCE = rf"(?:(?:about|around|some|nearly|roughly|almost) )?(?:{_FROM})"
_OFFSET = re.compile(
    rf"(?<!the )\b(?P<words>{_DISTANCE}) (?:the )?(?:(?:town|city|village|district|capital) of )?$", re.IGNORECASE
)


def places_of(
    line: Line, text: str, taken: Sequence[Span], knows: KnowsPlace, *, heading: bool = False
) -> tuple[PlaceMention, ...]:
    """The places of a sentence, in order. `taken` are spans of names that are no places (people, outlets).

    A heading names its place without a word of position: there a name that the gazetteer has is one.
    """
    found: list[PlaceMention] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind != "noun" or _is_of_speakers_office(line, position):
            continue
        relation = _relation(line, position) or ("of" if _is_struck(line, position) else "")
        runs = _name_runs(line.tokens, phrase.first, phrase.last)
        if relation:
            owners = [_owner(line.tokens, first, last, text, knows) for first, last in runs]
            found += [PlaceMention(_span(line.tokens, *owner), "in") for owner in owners if owner is not None]
            runs = [(owner[1] + 2 if owner else first, last) for owner, (first, last) in zip(owners, runs, strict=True)]
        for first, last in runs:
            offset = _offset(line, first, text)
            mention = _mention(line, position, first, last, "near" if offset else relation, text, knows)
            if mention is not None and offset is not None:
                mention = replace(mention, offset=offset)
            if mention is None and heading:
                mention = _heading_place(line.tokens, first, last, text, knows)
            if mention is not None and not any(span.overlaps(mention.span) for span in taken):
                found.append(mention)
    leads = [place for place in _lead_places(line, text) if not any(s.overlaps(place.span) for s in taken)]
    return tuple(sorted((*leads, *found), key=lambda place: place.span)) if leads else tuple(found)


#: What an entry of a log opens with: "06 APR 2021, 0930H - Harak:", "5 May, Harak, Kedari District:".
_LEAD = re.compile(
    r"[\W_]*[^:;.!?\n]{0,30}?\d[^:;.!?\n]{0,20}?(?: [-–—] |, )(?P<names>[A-Z][\w'’-]*(?:,? [A-Z][\w'’-]*){0,5}):(?=\s)"
)


def _lead_places(line: Line, text: str) -> tuple[PlaceMention, ...]:
    """The places between the date that opens an entry and the colon that ends its head."""
    if not line.tokens or (match := _LEAD.match(text, line.tokens[0].start, line.tokens[-1].end)) is None:
        return ()
    found: list[PlaceMention] = []
    for name in re.finditer(r"[^,]+", match["names"]):
        words = name[0].lower().split()
        if group_of(words) is None and not _CALENDAR & set(words) and not TITLES & set(words):
            start = match.start("names") + name.start() + len(name[0]) - len(name[0].lstrip())
            found.append(PlaceMention(Span(start, match.start("names") + name.end())))
    return tuple(found)


def _offset(line: Line, token: int, text: str) -> Span | None:
    """The words of a distance before a place: "20 km north of", "about ten kilometres from", "south of"."""
    start = line.tokens[max(token - _OFFSET_WORDS, 0)].start
    match = _OFFSET.search(text[start : line.tokens[token].start])
    return None if match is None else Span(start + match.start("words"), start + match.end("words"))


def _heading_place(tokens: Sequence[Token], first: int, last: int, text: str, knows: KnowsPlace) -> PlaceMention | None:
    """The longest beginning of a heading's name that the gazetteer has: "COTABATO CITY POLICE OFFICE"."""
    for end in range(last, first - 1, -1):
        span = _span(tokens, first, end)
        if len(span.of(text)) >= _SHORTEST and knows(span.of(text)):
            return PlaceMention(span)
    return None


def _relation(line: Line, position: int) -> str:
    """The word of position before a noun group, "" where there is none; lists and appositions inherit it."""
    before = position - 1
    while before >= 0 and line.kind(before) in ("adverb", "time"):
        before -= 1
    word = line.word(before)
    if line.kind(before) == "preposition":
        if word == "from" and _is_taken_from(line, before):
            return "in"
        return "between" if _ends_of_road(line, before) else RELATIONS.get(word, "")
    if word not in _HAND_ON or before <= 1 or line.kind(before - 1) != "noun":
        return ""
    inherited = _relation(line, before - 1)
    head = line.head(before - 1)
    named = head.tag == "name" or (word == "," and head.lower in SEAT_NOUNS)  # "in the capital, Harak"
    return inherited if inherited != "of" and named else ""


#: Verbs for taking people, from where they were, and how many phrases back one may stand.
_TAKING = frozenset("abduct kidnap snatch arrest apprehend detain capture nab seize rescue recover pick whisk".split())
_TAKEN = 6


def _is_taken_from(line: Line, preposition: int) -> bool:
    """Whether "from" tells where somebody was taken: "abducted four traders from Harak", "was kidnapped from Harak"."""
    for place in range(preposition - 1, max(preposition - _TAKEN, -1), -1):
        if line.kind(place) == "verb":
            return line.base(place) in _TAKING
        if line.word(place) in (",", ".", ";", "from"):
            return False
    return False


def _is_struck(line: Line, position: int) -> bool:
    """Whether a noun group is what a verb that acts on places acts on: "shelled Harak", "Harak was stormed".

    People are attacked and hit too, but seldom by one name alone.
    """
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    phrase = line.phrases[position]
    verbs = _ACTS_ON_PLACES | _STRIKES if phrase.first == phrase.head else _ACTS_ON_PLACES
    if line.base(before) in verbs and not line.phrases[before].passive:
        return True
    return line.base(position + 1) in verbs and line.phrases[position + 1].passive


def _is_of_speakers_office(line: Line, position: int) -> bool:
    """Whether a noun group only says where those who speak sit: "a spokesman in Harak said", "said in Harak"."""
    before = position - 2
    if line.word(position - 1) in ("in", "at") and _says_there(line, position - 1):
        return True
    if line.kind(position - 1) != "preposition" or line.kind(before) != "noun":
        return False
    if line.head(before).lower in _SPOKESMEN:
        return line.base(position + 1) in _SAY
    heads = {line.head(before).lower}
    while line.word(before - 1) in ("of", "for") and line.kind(before - 2) == "noun":
        before -= 2
        heads.add(line.head(before).lower)
    if heads.isdisjoint(_OFFICES):
        return False
    if line.base(position + 1) in _SAY:
        return True
    while line.kind(before) in ("noun", "preposition"):
        before -= 1
    return line.base(before) in _SAY


def _says_there(line: Line, preposition: int) -> bool:
    """Whether "in" follows a verb of saying or those who were told: "said in Harak", "told reporters in Harak"."""
    before = preposition - 1
    while line.kind(before) in ("time", "adverb"):
        before -= 1
    if line.kind(before) == "noun" and line.head(before).lower in _HEARERS:
        before -= 2 if line.kind(before - 1) == "preposition" else 1
    verb = line.phrases[before] if line.kind(before) == "verb" else None
    if verb is not None and verb.form == "ed" and verb.base in _ISSUES:
        return True  # "a report issued in Harak"
    return verb is not None and not verb.passive and verb.base in _SPEAKS


def _ends_of_road(line: Line, preposition: int) -> bool:
    """Whether "from" or "to" names an end of a road: "on the road from Ghazni to Qarabagh"."""
    word = line.word(preposition)
    if word == "to" and line.kind(preposition - 1) == "noun" and line.word(preposition - 2) == "from":
        return _ends_of_road(line, preposition - 2)
    if word not in ("from", "to") or line.kind(preposition - 1) != "noun":
        return False
    return line.head(preposition - 1).lower in ("road", "highway", "route", "motorway")


def _name_runs(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Stretches of capitalised words (with lower-case joints and kind nouns) inside a noun group, titles left out."""
    runs: list[tuple[int, int]] = []
    index = first
    while index <= last:
        if tokens[index].tag == "name" and tokens[index].lower not in TITLES:
            end = index
            while end + 1 <= last and (tokens[end + 1].tag == "name" or _joint(tokens, end + 1, last)):
                end += 1
            runs.append((index, end))
            index = end
        index += 1
    return runs


def _owner(tokens: Sequence[Token], first: int, last: int, text: str, knows: KnowsPlace) -> tuple[int, int] | None:
    """The place that has the place named behind it: "Harak's Kedari Gate"; None where the two are one name."""
    owned = next((index for index in range(first + 1, last) if tokens[index].tag == "possessive"), None)
    if owned is None or tokens[first].lower in _SAINTS or knows(_span(tokens, first, last).of(text)):
        return None
    return (first, owned - 1) if knows(_span(tokens, first, owned - 1).of(text)) else None


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last].end)


def _joint(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a lower-case word goes on with the name before it: "Harak district", "Deir ez Zor", "People's Park"."""
    token = tokens[index]
    if token.lower in KIND_NOUNS or token.lower in FACILITY_NOUNS:
        return True
    if index == last or tokens[index + 1].tag != "name":
        return False
    return token.lower in _NAME_JOINTS or token.tag == "possessive"


def _mention(
    line: Line, position: int, first: int, last: int, relation: str, text: str, knows: KnowsPlace
) -> PlaceMention | None:
    """The place that a run of names is; None where the run names something else, or nothing says that it is a place."""
    tokens = line.tokens
    while last > first and tokens[last].lower in VAGUE_NOUNS:
        last -= 1
    words = [token.lower for token in tokens[first : last + 1]]
    span = _span(tokens, first, last)
    behind = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    kind = words[-1] in KIND_NOUNS or behind in KIND_NOUNS or behind in VAGUE_NOUNS
    if _names_nothing(words) or (not kind and _names_organisation(words)):
        return None
    if last < line.phrases[position].head and not kind and behind != "(":
        if relation in ("", "of") or line.head(position).lower not in KIND_NOUNS | FACILITY_NOUNS:
            return None  # the name only modifies the head: "Karachi police", "Maoist cadres"
        return PlaceMention(span, relation) if knows(span.of(text)) else None
    if not kind and tokens[line.phrases[position].first].lower in ("a", "an"):
        return None  # one of a kind: "on a Hummer"
    if not relation:
        return PlaceMention(span, "in") if kind and len(words) > 1 and knows(span.of(text)) else None
    if relation == "of" and not (kind or _place_before(line, position) or knows(span.of(text))):
        return None
    return PlaceMention(span, "in" if relation == "of" else relation)


def _names_nothing(words: Sequence[str]) -> bool:
    """Whether words are only kinds, directions or countries' adjectives: "town", "Western", "the Malian town of"."""
    if len(words) == 1 and words[0] in _PLATFORMS:
        return True
    if len(words) == 1 and (_SIDE.fullmatch(words[0]) or words[0] in FACILITY_NOUNS):
        return True
    return all(w in KIND_NOUNS or w in VAGUE_NOUNS or w in _CALENDAR or is_demonym(w) for w in words)


def _names_organisation(words: Sequence[str]) -> bool:
    return words[-1] not in FACILITY_NOUNS and any(word in ORGANISATION_WORDS for word in words)


def _place_before(line: Line, position: int) -> bool:
    """Whether the noun group before "of" is itself a place: "Mach area of Bolan District", "outskirts of Lahore"."""
    before = position - 2
    if line.kind(before) != "noun":
        return False
    head = line.head(before)
    if head.lower in VAGUE_NOUNS or head.lower in KIND_NOUNS or head.lower == "control":
        return True  # "took control of Rubaya" too
    return head.tag == "name" and _relation(line, before) not in ("", "of")
