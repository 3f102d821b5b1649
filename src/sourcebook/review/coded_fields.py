"""The fields of an event that coders are compared by: what each value is taken from, and its level of measurement."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sourcebook.records import Event
from sourcebook.records.vocabulary import Effect, Role

from .agreement import Level


@dataclass(frozen=True, slots=True)
class CodedField:
    """One field: its name, the part of the event record it is in, its level, and how it is read from an event."""

    name: str
    part: str
    level: Level
    read: Callable[[Event], Hashable | None]


def _first_day(event: Event) -> int | None:
    """The first day that the date may mean, as a proleptic ordinal; None while its year is unknown."""
    start = None if event.date is None or event.date.start is None else event.date.start.first_day()
    return None if start is None else start.toordinal()


def _place(event: Event) -> Hashable | None:
    """The entry of the gazetteer, else the name resolved by hand, else the words."""
    place = event.place
    if place is None:
        return None
    return place.geonameid or place.name or " / ".join(place.texts).casefold() or None


def _group(role: Role) -> Callable[[Event], Hashable | None]:
    """The groups in a role, as one value: two coders agree where all of them are the same."""
    return lambda event: " + ".join(sorted({a.group for a in event.actors if a.role == role})) or "none"


def toll_of(event: Event, effect: Effect) -> int:
    """How many suffered one effect at least; 0 where the event tells of nobody."""
    return sum(row.count.low or 0 for row in event.harm if row.effect == effect and row.who != "property")


def _toll(effect: Effect) -> Callable[[Event], Hashable | None]:
    return lambda event: toll_of(event, effect)


_FIELDS = (
    CodedField("type", "type", "nominal", lambda event: event.type),
    CodedField("status", "status", "nominal", lambda event: event.status),
    CodedField("date", "date", "interval", _first_day),
    CodedField("place", "place", "nominal", _place),
    CodedField("perpetrator", "actors", "nominal", _group("perpetrator")),
    CodedField("target", "actors", "nominal", _group("target")),
    CodedField("killed", "harm", "ratio", _toll("killed")),
    CodedField("wounded", "harm", "ratio", _toll("wounded")),
)

#: In the order in which people ask.
CODED_FIELDS: Mapping[str, CodedField] = MappingProxyType({field.name: field for field in _FIELDS})
