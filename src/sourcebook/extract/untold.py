"""Sentences that tell of no occurrence: tallies and habits of a war, titles of other stories, rescues of the free."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Finding

_BEGAN = r"(?:began|begun|beginning|broke|erupted|erupting|started|start|onset|outbreak|declared|collapsed)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|winter)"
)
_LONG_AGO = rf"(?:(?:early|late|mid|the|in|month|of)[ -])*(?:{_MONTH}|(?:{_MONTH} )?(?:19|20)[0-9]{{2}})\b"
_WAR = r"(?:war|conflict|uprising|insurgency|revolt|rebellion|violence|crisis)"
_HARM = re.compile(r"\b(?:kill\w*|died|dead|deaths?|lives|lost|displaced|wounded|injured)\b", re.IGNORECASE)
#: Since when is counted: since the war began, since 2011, since March. And what is counted: the war's own dead.
_TALLY = re.compile(
    rf"\bsince (?:[\w'’-]+ ){{0,6}}{_BEGAN}\b"
    rf"|\bsince {_LONG_AGO}(?! [0-9]{{1,2}}\b)"
    rf"|\b{_WAR} (?:[\w'’-]+ ){{0,12}}?(?:has|have|had) (?:already |so far )?(?:killed|claimed|left|cost|displaced)\b"
    r"|\b(?:killed|died|lost)\b(?: [\w'’-]+){0,4} in (?:the |this |its |[\w-]+['’]s )?"
    rf"(?:[\w'’-]+ )?{_WAR}\b(?! zone)"
    r"|\bhundreds of thousands\b|\b[1-9][0-9]{2}[,. ]?000 (?:people|civilians|lives)\b",
    re.IGNORECASE,
)


def is_tally_of_war(words: str) -> bool:
    """Whether a sentence only counts the dead of a war, or of all the time since it began."""
    return _TALLY.search(words) is not None and _HARM.search(words) is not None


#: A year or months over which is counted, numbers of ten and more, and the one attack that a number may be of.
_PERIOD = re.compile(
    r"\b(?:in|during|till|until|throughout) (?:the year )?(?:19|20)\d\d\b|\bthis year\b|\bso far (?:this|in)\b|"
    r"\b(?:in|over|during|for) (?:the )?(?:last|past|previous) (?:[\w-]+ )?(?:years?|months)\b|\bin \d+ years\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?<![\d.,:/-])\d{2,3}(?![\d.:/%-])|\b\d,\d{3}\b")
_COUNTED = re.compile(
    r"\b(?:killed|died|arrested|surrendered|apprehended|injured|neutralised|eliminated|dead)\b", re.IGNORECASE
)
_ONE_ATTACK = re.compile(
    r"\bin (?:an?|the|that|this) (?:[\w-]+ ){0,4}"
    r"(?:attack|ambush|blast|explosion|encounter|bombing|raid|clash|massacre|incident)\b|\bin which\b",
    re.IGNORECASE,
)


def is_count_of_period(words: str) -> bool:
    """Whether a sentence only counts what a year or months came to: "In 2016, 19 were killed and 176 surrendered"."""
    if _PERIOD.search(words) is None or _ONE_ATTACK.search(words) is not None:
        return False
    return _COUNTED.search(words) is not None and _MANY.search(words) is not None


_CAPTIVES = re.compile(
    r"\b(?:abduct|kidnap|hostage|captiv|captor|ransom|clutches|held |whisked|taken away|missing)", re.IGNORECASE
)


def without_rescues(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings without people brought out of a danger that nobody held them in: "rescued 20 from the building"."""
    if _CAPTIVES.search(text):
        return list(findings)
    return [one for one in findings if _SAVED.search(one.action.of(text)) is None]


_SAVED = re.compile(r"rescued$|\b(?:find|finds|found|finding)\b.*\balive\b", re.IGNORECASE | re.DOTALL)


_OFTEN = r"(?:regularly|frequently|often|repeatedly|routinely|constantly)"
_STRUCK = r"(?:targeted|bombed|shelled|hit|attacked|struck|raided|pounded)"
_FROM_THE_AIR = r"(?:air ?strikes?|air war|air campaign|bombing|bombardment|military campaign|intervention)"
#: A habit ("is regularly targeted", "have lately intensified their bombardment") or when a campaign began.
_BACKGROUND = re.compile(
    rf"\b(?:is|are|has been|have been|had been|was|were) {_OFTEN} (?:been )?{_STRUCK}\b"
    rf"|\b(?:has|have|had) {_OFTEN} (?:been )?{_STRUCK}\b"
    rf"|\b(?:lately|recently) (?:intensified|escalated|stepped up)\b"
    rf"|\bhas been a (?:key |frequent |regular )?target of\b|\ba frequent target of\b"
    rf"|\b(?:began|begun|started|launched)\b[^.]{{0,40}}\b{_FROM_THE_AIR}\b[^.]*\b(?:in|since|last) "
    rf"(?:(?:late|early|mid)[ -])*(?:{_MONTH}|(?:19|20)[0-9]{{2}})\b",
    re.IGNORECASE,
)


def is_background(words: str) -> bool:
    """Whether a sentence only tells what goes on all the time, or when a campaign from the air began."""
    return _BACKGROUND.search(words) is not None


_WORD = re.compile(r"[^\W\d_][\w'’-]+")
#: A run of titles has so many long words, of so many letters, next to all with a capital. In the reports coded by hand
#: no sentence that tells of something has so few without one.
_LONG_WORD, _FEWEST_WORDS, _MOST_SMALL = 4, 10, 0.1


def is_run_of_titles(words: str) -> bool:
    """Whether words without a stop are titles in a row: "Related Army Takes Two Towns Near Harak Tags Harak Army"."""
    if words.isupper() or words.rstrip()[-1:] in (".", "!", "?", '"', "”"):
        return False
    long_words = [word for word in _WORD.findall(words) if len(word) >= _LONG_WORD]
    return len(long_words) >= _FEWEST_WORDS and sum(w[0].islower() for w in long_words) <= _MOST_SMALL * len(long_words)
