"""Deaths by accident, disease and disaster, which are no political violence unless the report says who did what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Finding

#: Words of what nobody does to others. A collapse or a stampede may be of a bombed house, of a crowd shot at.
_ACCIDENT = re.compile(
    r"\b(?:drown(?:s|ed|ing)?|capsiz\w+|shipwreck\w*|lost control|accidents?|accidental|collisions?|collided|derail\w+|"
    r"(?:car|bus|truck|lorry|train|plane|aircraft|helicopter|road|traffic|boat) (?:crash|wreck|accident)\w*|"
    r"in an? crash|crashed|overturned|floods?|flooding|earthquakes?|landslides?|mudslides?|avalanches?|cyclones?|"
    r"hurricanes?|tornado\w*|typhoons?|lightning|heat ?strokes?|heat ?waves?|cholera|ebola|covid(?:-19)?|epidemics?|"
    r"electrocuted|food poisoning|heart attacks?|road deaths?)\b",
    re.IGNORECASE,
)
#: Types that a bare word for death or injury has; and words that tell how somebody did it, of the same type.
_BARE = (None, "attack")
_BY_HAND = re.compile(
    r"\b(?:shot|shoot\w*|gunned|stabb\w*|hack\w*|behead\w*|murder\w*|lynch\w*|execut\w*|assassinat\w*|massacr\w*|tortur\w*|"
    r"strangl\w*|slit|beat\w*|attack\w*|ambush\w*|raid\w*)\b",
    re.IGNORECASE,
)


def without_accidents(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings without those of sentences that tell of an accident, and of nobody who did a thing to others."""
    told: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        told.setdefault((finding.sentence.start, finding.sentence.end), []).append(finding)
    left_out = {
        where
        for where, group in told.items()
        if _ACCIDENT.search(text, *where) is not None and not any(_is_done_by_somebody(one, text) for one in group)
    }
    return [one for one in findings if (one.sentence.start, one.sentence.end) not in left_out]


def _is_done_by_somebody(finding: Finding, text: str) -> bool:
    """Whether words beyond those of death tell what was done, by whom, or with what; a flood is nobody."""
    doers = (actor.span.of(text) for actor in finding.actors if actor.role != "target")
    somebody = any(_ACCIDENT.search(words) is None for words in doers)
    by_hand = _BY_HAND.search(finding.action.of(text)) is not None
    return finding.type not in _BARE or bool(finding.weapons) or by_hand or somebody
