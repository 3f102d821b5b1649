"""Tallies of a whole war, which a story ends with: they tell of no occurrence."""

from __future__ import annotations

import re

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
