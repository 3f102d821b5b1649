"""From the place names of one event to a place: the names in order, and the gazetteer entry they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import PlaceMention, PlaceRef
from ..records.vocabulary import PlacePrecision
from .gazetteer import Gazetteer, GazetteerPlace
from .gazetteer_schema import PlaceKind
from .place_chain import NamedPlace, name_places, rank_places, smallest_first
from .place_choice import Choice, choose_places
from .place_country import CountryChoice, choose_country

_PRECISIONS: dict[PlaceKind, PlacePrecision] = {
    "settlement": "settlement", "adm2": "adm2", "adm1": "adm1", "area": "area", "country": "country",
}  # fmt: skip
#: Words of position that put an event beside the place, not in it.
_BESIDE = frozenset(("near", "between", "outside", "around", "close to", "beside", "towards", "toward", "off", "along"))
_AT_SEA = re.compile(r"\b(?:off the (?:\w+ )?coast|at sea|nautical miles?)\b", re.IGNORECASE)
#: Country votes above this (a district, or a city) allow a name to be read with a letter changed.
_SURE = 1.5
#: A smaller place inside a city of so many is still in the city; outside a town it is only near it.
_CITY = 100_000


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else is known: all places of the report, and the country of its source or actors, used last."""

    mentions: tuple[PlaceMention, ...] = ()
    iso2: str | None = None


def resolve_place(text: str, mentions: Sequence[PlaceMention], context: PlaceContext, gazetteer: Gazetteer) -> PlaceRef:
    """The place of one event from its mentions, in any order; spans count in `text`, the whole report.

    The names come back smallest first, each once. Where the smallest is not in the gazetteer the event is placed
    at the next larger one that is, with the precision that has; where none is, every value but the words is None.
    """
    names = name_places(text, mentions)
    others = name_places(text, context.mentions)
    country = choose_country([name.name for name in names], [name.name for name in others], context.iso2, gazetteer)
    choice = _choose(text, names, others, country, gazetteer)
    ordered = smallest_first(names, rank_places(text, names, choice.places))
    smallest = next((name for name in ordered if name in choice.places), None)
    relation = ordered[0].mention.relation if ordered else "in"
    kept = PlaceRef(tuple(name.text for name in ordered), tuple(name.span for name in ordered), relation)
    reasons = (*country.reasons, *choice.reasons)
    if smallest is None:
        return _unplaced(kept, country.iso2, reasons)
    return _placed(text, kept, ordered, smallest, choice, reasons, country.iso2)


def _choose(
    text: str, names: Sequence[NamedPlace], others: Sequence[NamedPlace], country: CountryChoice, gazetteer: Gazetteer
) -> Choice:
    if country.iso2 is None:
        areas = {name: place for name in names for place in gazetteer.find(name.text) if place.iso2 is None}
        return Choice(places=areas)
    largest_first = smallest_first(names, rank_places(text, names, _countries(names, gazetteer)))[::-1]
    sure = country.strength >= _SURE or bool(country.reasons)
    return choose_places(largest_first, others, country.iso2, sure, gazetteer)


def _countries(names: Sequence[NamedPlace], gazetteer: Gazetteer) -> dict[NamedPlace, GazetteerPlace]:
    """Names that are units wherever they lie, so that a first order can be told before the rest is resolved."""
    firsts = ((name, next(iter(gazetteer.find(name.text, limit=1)), None)) for name in names)
    return {name: place for name, place in firsts if place is not None and place.kind in ("country", "adm1")}


def _unplaced(kept: PlaceRef, iso2: str | None, reasons: tuple[str, ...]) -> PlaceRef:
    """Words without coordinates; the country where the context gave one."""
    return PlaceRef(
        kept.texts, kept.spans, kept.relation, iso2=iso2, basis="computed" if iso2 else "stated", reasons=reasons
    )


def _placed(
    text: str,
    kept: PlaceRef,
    ordered: Sequence[NamedPlace],
    found: NamedPlace,
    choice: Choice,
    reasons: tuple[str, ...],
    iso2: str | None,
) -> PlaceRef:
    place = choice.places[found]
    unknown = ordered[: ordered.index(found)]
    if unknown:
        words = ", ".join(f"“{name.text}”" for name in unknown)
        reasons = (*reasons, f"{words} not in the gazetteer; placed at {place.name}")
    units = {other.kind: other for other in choice.places.values() if other.kind in ("adm1", "adm2")}
    unit1, unit2 = units.get("adm1"), units.get("adm2")
    deep = place.kind in ("settlement", "adm2")
    return PlaceRef(
        texts=kept.texts,
        spans=kept.spans,
        relation=kept.relation,
        name=place.name,
        geonameid=place.geonameid if place.geonameid > 0 else None,
        lat=place.lat,
        lon=place.lon,
        iso2=place.iso2 or iso2,
        admin1=place.admin1 or (unit1.name if unit1 and deep else None),
        admin2=place.admin2 or (unit2.name if unit2 and place.kind == "settlement" else None),
        precision=_precision(text, ordered, found, place),
        basis="stated",
        reasons=reasons,
    )


def _precision(text: str, ordered: Sequence[NamedPlace], found: NamedPlace, place: GazetteerPlace) -> PlacePrecision:
    """How near the coordinates are to the event: those of the place found, less what stands between the two."""
    smallest = ordered[0]
    ahead = text[max(0, smallest.span.start - 40) : smallest.span.end]
    if any(name.name.level == "sea" for name in ordered) or _AT_SEA.search(ahead):
        return "sea"
    if place.kind != "settlement":
        return _PRECISIONS[place.kind]
    if place.computed:  # rough coordinates
        return "near"
    beside = smallest.mention.offset is not None or smallest.mention.relation.casefold() in _BESIDE
    outlying = smallest is not found and place.population < _CITY
    return "near" if (beside and smallest is found) or outlying or smallest.mention.offset is not None else "settlement"
