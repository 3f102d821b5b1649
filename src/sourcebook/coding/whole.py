"""Event records from findings that are whole: an extractor that groups what it finds leaves nothing to put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.countries import country_by_code
from ..records import (
    ActorMention,
    ActorRef,
    Attribution,
    CoderStamp,
    Count,
    DateRange,
    Event,
    Evidence,
    Finding,
    Harm,
    Outline,
    Part,
    PartMention,
    PlaceRef,
    Reading,
    Span,
    Weapon,
    content_id,
)
from ..records.codec import event_body
from ..records.sectors import sector_in
from .confidence import review_reasons
from .date_codes import recorded
from .sources import as_parties, claims_of, speakers_of
from .values import ActorValue, Values

#: What a trained reader's likelihood of the words is not: a chance that was held against events coded by people.
_UNCALIBRATED = "confidence is not calibrated"


def whole_events(outline: Outline, reading: Reading, values: Values, stamp: CoderStamp) -> tuple[Event, ...]:
    """The events of a report of which each finding is one."""
    return tuple(_event(finding, outline, reading, values, stamp) for finding in reading.findings)


def _event(finding: Finding, outline: Outline, reading: Reading, values: Values, stamp: CoderStamp) -> Event:
    report, text = outline.report, outline.report.text
    speakers = speakers_of([finding], reading, [[one] for one in reading.findings], text)
    actors = tuple(_actor(mention, values, text) for mention in finding.actors)
    speakers = as_parties(speakers, actors, text)
    harm = tuple(
        Harm(row.span.of(text), row.span, row.who, row.effect, count)
        for row in finding.harm
        if (count := _number(row.count_span or row.span, values)) is not None
    )
    event = Event(
        id="",
        report=report,
        type=finding.type or "other",
        status=finding.status,
        date=recorded(_date(finding, values), report.published),
        place=_place(finding, actors, values),
        actors=actors,
        harm=harm,
        weapons=tuple(Weapon(w.span.of(text), w.span, w.kind) for w in finding.weapons),
        attribution=tuple(Attribution(s.span.of(text), s.span, s.kind, s.mode) for s in speakers),
        claims=claims_of([finding], harm, (), speakers),
        evidence=Evidence(finding.evidence.of(text), finding.evidence),
        confidence=round(finding.weight, 3),
        review=(),
        coder=stamp,
        act=finding.act,
    )
    event = replace(event, review=(*review_reasons(event, [finding], announced=False), _UNCALIBRATED))
    return replace(event, id=content_id("ev", [report.sha256, report.id, event_body(event)]))


def _actor(mention: ActorMention, values: Values, text: str) -> ActorRef:
    value = values.actors.get(mention.span, ActorValue())
    part = None if mention.part is None else _part(mention.part, values, text)
    words, sector = mention.span.of(text), sector_in(mention.group, value.sector)
    return ActorRef(
        words, mention.span, mention.role, mention.group, value.name, value.iso3, mention.person, part, sector
    )


def _part(told: PartMention, values: Values, text: str) -> Part:
    count = None if told.counted is None else _number(told.counted, values)
    counted = None if count is None else told.counted
    return Part(
        kind=told.kind,
        effects=told.effects,
        description=None if told.description is None else told.description.of(text),
        count=count,
        certainty=told.certainty,
        description_span=told.description,
        count_text=None if counted is None else counted.of(text),
        count_span=counted,
    )


def _number(words: Span, values: Values) -> Count | None:
    """How many some words say there were; "no one" counts nobody."""
    count = values.counts.get(words)
    return None if count is None or count.high == 0 else count


def _date(finding: Finding, values: Values) -> DateRange | None:
    """The first of the finding's dates that could be read."""
    return next((values.dates[date.span] for date in finding.dates if date.span in values.dates), None)


def _place(finding: Finding, actors: Sequence[ActorRef], values: Values) -> PlaceRef | None:
    """The place told with an incident; without one the country whose armed group did it. A state may act abroad."""
    doers = [actor for actor in actors if actor.iso3 and actor.role != "target"]
    group = next((country_by_code(actor.iso3) for actor in doers if actor.iso3 and actor.group == "armed-group"), None)
    if not finding.places and group is not None:
        return PlaceRef((), (), iso2=group.iso2, basis="computed", reasons=(f"the armed group is of {group.iso2}",))
    place = values.resolve_place(finding.places, next((actor.iso3 for actor in doers), None))
    return place if finding.places or place.iso2 else None
