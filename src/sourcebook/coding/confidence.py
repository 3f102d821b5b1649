"""How sure the coder is of an event, and what a person should look at, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..records import Event, Finding

_BACKGROUND = "told as background"

#: What speaks for or against an event, with its weight in log odds: fitted by tools/fit_confidence.py on the hand-coded
#: South Asian reports and the sample set (408 events, 367 right). An event was right if a person had coded it too,
#: with a type of the same family.
_WEIGHTS: dict[str, float] = {
    "always": 0.54,
    "exact toll": 0.60,
    "stated date": 0.19,
    "own place": 0.63,
    "somebody aimed at": 0.85,
    "late in the report": -0.04,
    "weak type": -0.05,
    "not carried out": -1.29,
}
FEATURES: tuple[str, ...] = tuple(_WEIGHTS)

#: Types that words tell of most loosely.
_WEAK_TYPES = frozenset(
    ("arrest", "threat", "protest", "weapons-seizure", "territory-change", "agreement", "other", "surrender")
)


def confidence_of(event: Event) -> float:
    """The chance that the event is right, in 0..1, from what supports it."""
    odds = sum(weight * value for weight, value in zip(_WEIGHTS.values(), features_of(event), strict=True))
    return round(1 / (1 + math.exp(-odds)), 3)


def features_of(event: Event) -> tuple[float, ...]:
    """The values of `FEATURES` for an event, in their order."""
    stated = event.date is not None and event.date.basis in ("stated", "relative") and event.date.start is not None
    length = max(len(event.report.text), 1)
    return (
        1.0,
        float(any(row.count.low == row.count.high for row in event.harm)),
        float(stated),
        float(event.place is not None and event.place.basis == "stated" and bool(event.place.texts)),
        float(any(actor.role != "perpetrator" for actor in event.actors)),
        event.evidence.span.start / length,
        float(event.type in _WEAK_TYPES),
        float(event.status != "accomplished"),
    )


def review_reasons(event: Event, findings: Sequence[Finding], *, announced: bool) -> tuple[str, ...]:
    """What a reviewer should look at, in words; empty where nothing is in doubt.

    `announced` says that a sentence before it speaks of several occurrences, of which not all need be told after it.
    """
    doubts = (
        (event.date is None or event.date.start is None, "no date is stated"),
        (_without_year(event), "year is not stated"),
        (event.place is None or not event.place.texts, "no place is stated"),
        (_unresolved(event), "place is not resolved"),
        (not event.actors, "no actor is named"),
        (any(row.who == "unknown" for row in event.harm), "the group of those harmed is not clear"),
        (any(claim.count is not None for claim in event.claims), "sources give different numbers"),
        (all(finding.background for finding in findings), _BACKGROUND),
        (event.type == "other", "type is not clear"),
        (_only_a_partys_word(event), "rests on a party's own claim"),
        (announced, "one of several announced together"),
    )
    return tuple(reason for doubted, reason in doubts if doubted)


def _without_year(event: Event) -> bool:
    return event.date is not None and event.date.start is not None and event.date.start.year is None


def _unresolved(event: Event) -> bool:
    return event.place is not None and bool(event.place.texts) and event.place.name is None


def _only_a_partys_word(event: Event) -> bool:
    """Whether everybody who is named as its source is a party that speaks of its own act."""
    return bool(event.attribution) and all(speaker.kind == "perpetrator" for speaker in event.attribution)
