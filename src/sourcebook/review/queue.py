"""What to look at first: how unsure an event is, times how much hangs on it, times how new it is to the reviewers.

"Stakes" means one thing only: how much the record would change if the value were wrong (how large the toll is, how far
the sources are apart on it, whether an act is put to somebody's name). It ranks work on records, nothing in the world.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sourcebook.records import Event

from .coded_fields import toll_of

#: Each doubt of the coder leaves this share of what certainty there is: three doubts and little is left.
_KEPT_BY_A_DOUBT = 0.8
#: The most that a toll adds: of 150 dead and more, one figure wrong changes any table that the event is summed in.
_GREATEST_TOLL = 5.0


@dataclass(frozen=True, slots=True)
class Urgency:
    """The three factors, each above 0. Their product is the order of the queue; each is shown with its words."""

    uncertainty: float
    stakes: float
    novelty: float
    reasons: tuple[str, ...]

    @property
    def score(self) -> float:
        return self.uncertainty * self.stakes * self.novelty


def urgency(event: Event, confidence: float, seen_alike: int, *, alone: bool = True) -> Urgency:
    """How useful it is to look at an event next.

    `confidence` is the chance that it is right, `seen_alike` how many events of its kind were judged already, `alone`
    whether it is the only account of its incident, so that no other report would set it right.
    """
    unsure = uncertainty(confidence, len(event.review))
    weight, reasons = stakes(event, alone=alone)
    return Urgency(unsure, weight, novelty(seen_alike), (*event.review, *reasons))


def uncertainty(confidence: float, doubts: int) -> float:
    """0.02 to 1: the entropy of the confidence in bits, and more with every doubt that the coder wrote down."""
    chance = min(max(confidence, 0.001), 0.999)
    entropy = -chance * math.log2(chance) - (1 - chance) * math.log2(1 - chance)
    return max(0.02, 1 - (1 - entropy) * _KEPT_BY_A_DOUBT**doubts)


def stakes(event: Event, *, alone: bool) -> tuple[float, tuple[str, ...]]:
    """1 and more: how much the record would change if this were wrong, and why in words."""
    weight, reasons = 1.0, []
    killed = toll_of(event, "killed")
    if killed:
        weight += min(math.log1p(killed), _GREATEST_TOLL)
        reasons.append(f"{killed} killed hang on it")
    spread = _spread(event)
    if spread > 0:
        weight += math.log1p(spread)
        reasons.append(f"the numbers are {spread} apart")
    if any(actor.role == "perpetrator" and actor.name for actor in event.actors):
        weight += 1.0
        reasons.append("puts an act to a name")
    if alone:
        weight += 0.5
        reasons.append("the only account of it")
    return weight, tuple(reasons)


def novelty(seen_alike: int) -> float:
    """1 for the first of its kind (type of event, source), half for the fifth, and so on down."""
    return 1 / math.sqrt(1 + seen_alike)


def kind_of(event: Event) -> str:
    """What counts as alike: what is read of one type of event in one source tends to go wrong in one way."""
    return f"{event.type}|{event.report.source.name or ''}"


def _spread(event: Event) -> int:
    """How far the sources are apart on the toll: between the lowest and the highest number of killed."""
    numbers: list[int] = []
    for claim in event.claims:
        if claim.count is not None:
            numbers += [end for end in (claim.count.low, claim.count.high) if end is not None]
    for row in event.harm:
        if numbers and row.effect == "killed":
            numbers += [end for end in (row.count.low, row.count.high) if end is not None]
    return max(numbers) - min(numbers) if numbers else 0
