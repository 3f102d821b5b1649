"""Whether a sentence speaks of what is to come: then "Friday" is the next one and not the last."""

from __future__ import annotations

import re

#: Within so many characters of the time, inside its sentence, the verb that says when is looked for.
_REACH = 110
_END = re.compile(r"[.!?;]['\")\]]*\s|\n\s*\n|--|_ ")
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|'ll|would|could|may|might|should|must|scheduled|expects?|expected|plans?\s+to|planned\s+(?:to|for|a)|planning\s+to|due|going\s+to|"
    r"is\s+to|are\s+to|was\s+to|were\s+to|to\s+be|set\s+to|set\s+for|slated|likely\s+to|hopes?\s+to|upcoming|deadline|"
    r"until|by|before|intends?\s+to|promised\s+to|vowed\s+to|begins|expires?|effective|payable|postponed)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\b")
_BEHIND = re.compile(r"\b(?:was|were|had|did|said|told|reported|announced|killed|found|\w{3,}ed)\b", re.IGNORECASE)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the verb nearest before a time, else the nearest behind it, points to what is to come."""
    if _POSSESSIVE.match(text, end):
        return False  # "Wednesday's ruling" has been
    before = text[max(start - _REACH, 0) : start]
    cut = [match.end() for match in _END.finditer(before)]
    before = before[cut[-1] :] if cut else before
    ahead, behind = _last(_AHEAD, before), _last(_BEHIND, before)
    if ahead >= 0 or behind >= 0:
        return ahead >= behind
    after = text[end : end + _REACH]
    stop = _END.search(after)
    after = after[: stop.start()] if stop else after
    first_ahead, first_behind = _AHEAD.search(after), _BEHIND.search(after)
    if first_ahead is None:
        return False
    return first_behind is None or first_ahead.start() < first_behind.start()


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in pattern.finditer(words)), default=-1)
