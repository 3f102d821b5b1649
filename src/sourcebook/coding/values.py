"""The normalised values that coding works with, looked up by the words they were read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..records import Count, DateRange, PlaceMention, PlaceRef, Span
from ..records.sectors import Sector
from ..records.vocabulary import Group


@dataclass(frozen=True, slots=True)
class ActorValue:
    """What is known of an actor beyond the words: name, country, sector, and the group where it is known better."""

    name: str | None = None
    iso3: str | None = None
    group: Group | None = None
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """All normalised values of one report.

    `dates`, `counts` and `actors` are keyed by the span of the words; `resolve_place` takes the place mentions of one
    event and the country that its actors speak for.
    """

    dates: Mapping[Span, DateRange]
    counts: Mapping[Span, Count]
    actors: Mapping[Span, ActorValue]
    resolve_place: Callable[[Sequence[PlaceMention], str | None], PlaceRef]
