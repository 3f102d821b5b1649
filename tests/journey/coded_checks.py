"""What must hold of every event record, whatever the text: quoted words, bounds, closed lists, and nothing made up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sourcebook.coding.conditions import WEAPON_KINDS
from sourcebook.records import (
    ActorRef,
    Attribution,
    Claim,
    Count,
    DateRange,
    Event,
    Harm,
    Outcome,
    PlaceRef,
    Span,
    Weapon,
    event_from_json,
    event_to_json,
    vocabulary,
)
from sourcebook.records.vocabulary import Basis, Calendar

BASES: tuple[Basis, ...] = ("stated", "relative", "inherited", "publication", "computed")
CALENDARS: tuple[Calendar, ...] = ("gregorian", "hijri")


def faults_of(outcome: Outcome) -> list[str]:
    """Everything that is wrong with what one report came to, in words; empty where all holds."""
    found = [f"problem: {problem.message}" for problem in outcome.problems]
    ids = [event.id for event in outcome.events]
    if len(set(ids)) < len(ids):
        found.append(f"ids are not unique: {ids}")
    return found + [f"{event.type}: {fault}" for event in outcome.events for fault in event_faults(event)]


def event_faults(event: Event) -> list[str]:
    """Everything that is wrong with one event."""
    found = [fault for words, span in quoted(event) for fault in _quote_faults(event.report.text, words, span)]
    found += _value_faults(event)
    found += [] if event.date is None else _date_faults(event.date)
    found += [] if event.place is None else _place_faults(event.place)
    found += [fault for claim in event.claims for fault in _claim_faults(claim, event)]
    packed = json.dumps(event_to_json(event), ensure_ascii=False, allow_nan=False)
    if event_to_json(event_from_json(json.loads(packed))) != json.loads(packed):
        found.append("does not survive its JSON form")
    return found


def quoted(event: Event) -> Iterator[tuple[str | None, Span | None]]:
    """Every pair of quoted words and their span, of every part of an event."""
    yield event.evidence.text, event.evidence.span
    if event.date is not None:
        yield event.date.text, event.date.span
    if event.place is not None:
        yield from zip(event.place.texts, event.place.spans, strict=True)
    told = (actor.part for actor in event.actors if actor.part is not None)
    for part_told in told:
        yield part_told.description, part_told.description_span
        yield part_told.count_text, part_told.count_span
    parts: tuple[ActorRef | Harm | Weapon | Attribution | Claim, ...]
    parts = (*event.actors, *event.harm, *event.weapons, *event.attribution, *event.claims)
    yield from ((part.text, part.span) for part in parts)


def _quote_faults(text: str, words: str | None, span: Span | None) -> list[str]:
    if words is None and span is None:
        return []
    if words is None or span is None:
        return [f"words without a span, or a span without words: {words!r} {span}"]
    if not 0 <= span.start < span.end <= len(text):
        return [f"{span} lies outside of a text of {len(text)} characters"]
    if text[span.start : span.end] != words:
        return [f"{words!r} is quoted where the text has {text[span.start : span.end]!r}"]
    return [] if words.strip() == words else [f"{words!r} begins or ends in space"]


def _value_faults(event: Event) -> list[str]:
    allowed: list[tuple[str, object, Sequence[str]]] = [
        ("type", event.type, vocabulary.EVENT_TYPES),
        ("status", event.status, vocabulary.STATUSES),
    ]
    for actor in event.actors:
        allowed += [("role", actor.role, vocabulary.ROLES), ("group", actor.group, vocabulary.GROUPS)]
    for row in event.harm:
        allowed += [("who", row.who, vocabulary.GROUPS), ("effect", row.effect, vocabulary.EFFECTS)]
    for speaker in event.attribution:
        allowed += [("kind", speaker.kind, vocabulary.SPEAKER_KINDS), ("mode", speaker.mode, vocabulary.MODES)]
    allowed += [("mode of a claim", claim.mode, vocabulary.MODES) for claim in event.claims]
    allowed += [("weapon", weapon.kind, WEAPON_KINDS) for weapon in event.weapons]
    allowed += [] if event.act is None else [("act", event.act, vocabulary.ACTS)]
    told = [actor.part for actor in event.actors if actor.part is not None]
    allowed += [("certainty", part.certainty, vocabulary.CERTAINTIES) for part in told if part.certainty is not None]
    found = [f"{value!r} is no {name}" for name, value, values in allowed if value not in values]
    found += [fault for row in event.harm for fault in _count_faults(row.count)]
    found += [fault for part in told if part.count is not None for fault in _count_faults(part.count)]
    if not 0.0 <= event.confidence <= 1.0:
        found.append(f"confidence {event.confidence}")
    return found


def _count_faults(count: Count) -> list[str]:
    if count.low is None and count.high is None:
        return ["a row of harm without a number"]
    if count.high is not None and count.high < max(count.low or 1, 1):
        return [f"a count from {count.low} to {count.high}"]
    return ["nobody is counted"] if count.low is not None and count.low < 1 else []


def _date_faults(date: DateRange) -> list[str]:
    found = []
    if date.basis not in BASES or date.calendar not in CALENDARS:
        found.append(f"basis {date.basis!r}, calendar {date.calendar!r}")
    if date.precision is not None and date.precision not in vocabulary.DATE_PRECISIONS:
        found.append(f"{date.precision!r} is no precision of a date")
    days = [side.as_date() for side in (date.start, date.end) if side is not None]  # raises where it is no day
    known = [day for day in days if day is not None]
    if len(known) == 2 and known[0] > known[1]:
        found.append(f"from {date.start} to {date.end}")
    return found


def _place_faults(place: PlaceRef) -> list[str]:
    found = []
    if (place.lat is None) != (place.lon is None):
        found.append("half a pair of coordinates")
    if place.lat is not None and place.lon is not None:
        if (place.lat, place.lon) == (0, 0):
            found.append("coordinates (0, 0)")
        if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            found.append(f"coordinates {place.lat}, {place.lon}")
    if place.precision is not None and place.precision not in vocabulary.PLACE_PRECISIONS:
        found.append(f"{place.precision!r} is no precision of a place")
    if place.basis not in BASES:
        found.append(f"{place.basis!r} is no basis")
    if place.iso2 is not None and not (len(place.iso2) == 2 and place.iso2.isupper()):
        found.append(f"{place.iso2!r} is no country code")
    if len(set(place.texts)) < len(place.texts):
        found.append(f"a place is named twice: {place.texts}")
    return found


def _claim_faults(claim: Claim, event: Event) -> list[str]:
    found = []
    name, _, index = claim.field.partition(".")
    if name not in ("type", "status", "date", "place", "harm", "actors", "weapons"):
        found.append(f"a claim on {claim.field!r}")
    if index and not int(index) < len(getattr(event, name)):
        found.append(f"a claim on {claim.field!r}, which is not there")
    if claim.speaker is not None and not 0 <= claim.speaker < len(event.attribution):
        found.append(f"a claim of speaker {claim.speaker}")
    if len({claim.count is None, claim.text is None, claim.span is None}) > 1:
        found.append("a claim with half a number")
    return found + ([] if claim.count is None else _count_faults(claim.count))
