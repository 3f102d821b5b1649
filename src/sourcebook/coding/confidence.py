"""How sure the coder is of an event, and what a person should look at, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..records import Event, Finding

_BACKGROUND = "told as background"

#: What speaks for or against an event, with its weight in log odds: fitted by tools/fit_confidence.py on 999 events,
#: 795 of them right: of 280 South Asian reports, 180 stories on Syria and the sample set, which the rules were written
#: with, and of 60 South Asian reports that nobody had read. evaluate/judging.py says when an event is right.
_WEIGHTS: dict[str, float] = {
    "always": 0.53,
    "exact toll": 0.61,
    "own settlement": 0.33,
    "somebody aimed at": 0.66,
    "weapon": 0.34,
    "first of its report": 0.70,
    "long report": -1.54,
    "not carried out": -0.78,
}
FEATURES: tuple[str, ...] = tuple(_WEIGHTS)

#: The scale of length, in characters, on which the weights were fitted: few of those reports are shorter or longer.
_SHORT, _LONG = 300, 3000
#: From here on length tells no more. Of 600 to 3,000 characters this is where confidence is nearest to what was right
#: of 481 events of the 180 stories (mean square .175; said .75, right .74); without it .65 were said to be right.
_ENOUGH = 800


def confidence_of(event: Event, *, first: bool) -> float:
    """The chance that the event is right, in 0..1, from what supports it; `first`: no event is told before it."""
    features = features_of(event, first=first)
    odds = sum(weight * value for weight, value in zip(_WEIGHTS.values(), features, strict=True))
    return round(1 / (1 + math.exp(-odds)), 3)


def features_of(event: Event, *, first: bool) -> tuple[float, ...]:
    """The values of `FEATURES` for an event that has its review reasons, in their order."""
    return (
        1.0,
        float(any(row.count.low == row.count.high for row in event.harm)),
        float(_own_settlement(event)),
        float(any(actor.role != "perpetrator" for actor in event.actors)),
        float(bool(event.weapons)),
        float(first),  # stories open with what they are about; what they add is often a sum or a comment
        _length(event.report.text),
        float(event.status != "accomplished"),
    )


def _length(text: str) -> float:
    """The length of a report, 0 to 1 on a scale of ratios: the longer, the more it tells besides what happened."""
    bounded = min(max(len(text), _SHORT), _ENOUGH)
    return math.log(bounded / _SHORT) / math.log(_LONG / _SHORT)


def _own_settlement(event: Event) -> bool:
    """Whether the words of the event itself name a town or village: statistics and statements name countries."""
    place = event.place
    return place is not None and place.basis == "stated" and place.precision in ("settlement", "near")


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
