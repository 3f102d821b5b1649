"""How sure the coder is of an event, and what a person should look at, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Event, Finding


def confidence_of(event: Event, findings: Sequence[Finding]) -> float:
    """The chance that the event is right, in 0..1, from what supports it."""
    strongest = max(finding.weight for finding in findings)
    support = 0.35 + 0.35 * strongest
    support += 0.08 * bool(event.harm) + 0.06 * bool(event.place and event.place.geonameid)
    support += 0.06 * (event.date is not None and event.date.basis in ("stated", "relative")) + 0.06 * bool(
        event.actors
    )
    support -= 0.15 * all(finding.background for finding in findings)
    return round(min(max(support, 0.05), 0.98), 3)


def review_reasons(event: Event, findings: Sequence[Finding]) -> tuple[str, ...]:
    """What a reviewer should look at, in words; empty where nothing is in doubt."""
    reasons: list[str] = []
    if event.date is None or event.date.start is None:
        reasons.append("no date is stated")
    elif event.date.start.year is None:
        reasons.append("year is not stated")
    if event.place is None or not event.place.texts:
        reasons.append("no place is stated")
    elif event.place.geonameid is None:
        reasons.append("place is not in the gazetteer")
    if not event.actors:
        reasons.append("no actor is named")
    if any(row.who == "unknown" for row in event.harm):
        reasons.append("the group of those harmed is not clear")
    if all(finding.background for finding in findings):
        reasons.append("told as background")
    if event.type == "other":
        reasons.append("type is not clear")
    if any(claim.mode == "claimed" for claim in event.claims):
        reasons.append("rests on a party's own claim")
    return tuple(reasons)
