"""Whether an event's words tell what came of it later: a death in hospital, an arrest, a trial, an anniversary."""

from __future__ import annotations

import re

from ..records import Event

#: Of texts in lower case: to look for either case takes three times as long.
_LATER = re.compile(
    r"\b(?:sentenc\w+|convict\w+|pleads?|pleaded|plea|trial|arraign\w+|indict\w+|charged|charges|court|jury|verdict|"
    r"guilty|testif\w+|funeral|vigil|mourn\w*|anniversary|remember\w+|memorial|one year (?:after|later|ago)|"
    r"a year (?:after|later|ago)|died (?:later|of (?:his|her|their) (?:wounds|injuries))|dies (?:after|from|of)|"
    r"succumb\w+|arrest(?:s|ed)?|in custody|identif(?:y|ies|ied)|death toll|released from|extradit\w+|captured|"
    r"suspects? (?:in|held|detained)|held|dies|detained|hearing)\b"
)
#: So much of a passage is its beginning, in characters.
_LEAD = 400
#: So many different words for later happenings in the beginning make it a follow-up.
_ENOUGH = 2


def tells_of_later(event: Event, text: str) -> bool:
    """Whether the passage of an event is on what came of it later."""
    title = (event.report.title or "").lower()
    found = {match[0] for match in _LATER.finditer(f"{title} {text[:_LEAD].lower()}")}
    return event.type in ("arrest",) or len(found) >= _ENOUGH or bool(_LATER.search(title))
