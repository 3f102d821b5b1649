"""From findings and values to event records: the last step of reading one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..records import (
    Attribution,
    CoderStamp,
    DateRange,
    Event,
    Evidence,
    Finding,
    Outline,
    PlaceMention,
    PlaceRef,
    Reading,
    Span,
    Weapon,
    content_id,
)
from ..records.codec import event_body
from .cast import cast_of
from .confidence import confidence_of, review_reasons
from .frames import dates_above, places_above
from .grouping import Group, group_findings
from .sources import claims_of, speakers_of
from .tolls import toll_of
from .typing import status_of, type_of
from .values import Values


def code(outline: Outline, reading: Reading, values: Values, stamp: CoderStamp) -> tuple[Event, ...]:
    """The event records of one report, in the order in which it tells of them."""
    groups = [group for group in group_findings(outline, reading, values) if _worth(group)]
    return tuple(_event(outline, reading, values, stamp, group, groups) for group in groups)


def _worth(group: Group) -> bool:
    """Whether a group tells of an occurrence at all: a strong action word, or harm to somebody."""
    strongest = max(finding.weight for finding in group.findings)
    harmed = any(finding.harm for finding in group.findings)
    return strongest >= 0.55 or (harmed and strongest >= 0.4)


def _event(
    outline: Outline, reading: Reading, values: Values, stamp: CoderStamp, group: Group, groups: Sequence[Group]
) -> Event:
    text = outline.report.text
    findings = group.findings
    event_type = type_of(findings, text)
    speakers = speakers_of(findings, reading, [g.findings for g in groups], text)
    actors = cast_of(findings, event_type, speakers, values, text)
    harm, rivals = toll_of(findings, values, speakers, text)
    date = _date(group, groups, reading, values)
    country = next((actor.iso3 for actor in actors if actor.iso3), None)
    place = _place(group, groups, reading, values, country)
    lead = _lead(findings)
    event = Event(
        id="",
        report=outline.report,
        type=event_type,
        status=status_of(findings, event_type),
        date=date,
        place=place,
        actors=actors,
        harm=harm,
        weapons=_weapons(findings, text),
        attribution=tuple(Attribution(s.span.of(text), s.span, s.kind, s.mode) for s in speakers),
        claims=claims_of(findings, harm, rivals, speakers),
        evidence=Evidence(lead.evidence.of(text), lead.evidence),
        confidence=0.0,
        review=(),
        coder=stamp,
    )
    event = replace(event, review=review_reasons(event, findings))
    event = replace(event, confidence=confidence_of(event))
    return replace(event, id=content_id("ev", [outline.report.sha256, outline.report.id, event_body(event)]))


def _lead(findings: Sequence[Finding]) -> Finding:
    """The finding that carries the event: the surest one of the first sentence that has a sure one."""
    sure = [finding for finding in findings if finding.weight >= 0.5] or list(findings)
    return max((f for f in sure if f.sentence == sure[0].sentence), key=lambda f: f.weight)


def _date(group: Group, groups: Sequence[Group], reading: Reading, values: Values) -> DateRange | None:
    """The event's own date; else its heading's; else the report's only one."""
    pointed = [f for f in group.findings if f.continues and f.weight <= 0.1]
    stated = _first_date([d.span for f in (*pointed, *group.findings) for d in f.dates], values)
    if stated is not None:
        return stated
    before = _told_before(group, groups)
    if before is not None:
        inherited, reason = _date(before, groups, reading, values), "the event told before"
    else:
        above = () if group.frame is None else dates_above(group.frame, reading)
        inherited, reason = _first_date([d.span for d in above], values), "the heading"
    if inherited is None:
        told = _first_date([d.span for f in groups[0].findings for d in f.dates], values)
        inherited, reason = told or _first_date([d.span for d in reading.dates], values), "the report's first date"
    if inherited is None:
        return None
    return replace(inherited, basis="inherited", reasons=(*inherited.reasons, f"from {reason}"))


def _told_before(group: Group, groups: Sequence[Group]) -> Group | None:
    """The event told before in the same list item or section paragraph."""
    index = next(i for i, other in enumerate(groups) if other is group)
    before = groups[index - 1] if index else None
    if before is None or group.frame is None or before.frame is None or group.frame.block is None:
        return None
    return before if before.frame.block == group.frame.block else None


def _first_date(spans: Sequence[Span], values: Values) -> DateRange | None:
    known = [values.dates[span] for span in spans if span in values.dates]
    return next((date for date in known if date.start is not None), None)


def _place(
    group: Group, groups: Sequence[Group], reading: Reading, values: Values, country: str | None
) -> PlaceRef | None:
    own = _unique([place for finding in group.findings for place in finding.places])
    above = () if group.frame is None else places_above(group.frame, reading)
    if own:
        return values.resolve_place([*own, *above], country)
    before = _told_before(group, groups)
    told = _unique([p for f in before.findings for p in f.places]) if before is not None else []
    inherited = (
        told or list(above) or _unique([p for f in groups[0].findings for p in f.places]) or list(reading.places)
    )
    place = values.resolve_place(inherited, country)
    if not inherited:
        return place if place.iso2 else None
    reason = "from the event told before" if told else "from the heading" if above else "from the report's first place"
    return replace(place, basis="inherited", reasons=(*place.reasons, reason))


def _unique(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    seen: dict[Span, PlaceMention] = {}
    for place in places:
        seen.setdefault(place.span, place)
    return list(seen.values())


def _weapons(findings: Sequence[Finding], text: str) -> tuple[Weapon, ...]:
    """The means, each kind once, by its first name."""
    kept: dict[str, Weapon] = {}
    for finding in (f for f in findings if f.weight >= 0.4):  # what is only claimed or named with it is no means
        for mention in finding.weapons:
            kept.setdefault(mention.kind, Weapon(mention.span.of(text), mention.span, mention.kind))
    return tuple(kept.values())
