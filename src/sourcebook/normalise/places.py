"""From the place names of one event to a place: the names in order, and the gazetteer entry they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..records import PlaceMention, PlaceRef
from ..records.vocabulary import PlacePrecision
from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace
from .gazetteer_schema import PlaceKind
from .place_chain import NamedPlace, name_places, rank_places, smallest_first
from .place_choice import Choice, choose_places, kilometres
from .place_country import CountryChoice, choose_country
from .place_offset import middle, moved
from .toponyms import Toponym

_PRECISIONS: dict[PlaceKind, PlacePrecision] = {
    "settlement": "settlement", "adm2": "adm2", "adm1": "adm1", "area": "area", "country": "country",
}  # fmt: skip
#: Words of position that put an event beside the place, not in it.
_BESIDE = frozenset(("near", "between", "outside", "around", "close to", "beside", "towards", "toward", "off", "along"))
_AT_SEA = re.compile(r"\b(?:off the (?:\w+ )?coast|at sea|nautical miles?)\b", re.IGNORECASE)
#: Country votes above this (a district, or a city) allow a name to be read with a letter changed.
_SURE = 1.5
#: What all names of a report together must say to settle a country, or one of several namesakes. Chances: of 3,184
#: names of LGL with namesakes, resolved with weights that were not fitted to them, the 2,592 said at 0.7 and more were
#: right (161 km) in 966 of 1,000, those that another name backed in 985; at 0.6, 956 and 982 (docs/gazetteer.md).
_SURE_OF_COUNTRY = 0.9
_SURE_OF_PLACE = 0.7
#: One name alone settles no country: the gazetteer may lack the place that is meant and have a namesake.
_LEAST_NAMES = 2
#: Two towns further apart than this (km) are no ends of a road whose middle says where something was.
_ROAD = 100.0
#: A smaller place inside a city of so many is still in the city; outside a town it is only near it.
_CITY = 100_000


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else is known: all places of the report, and the country of its source or actors, used last.

    `told` are the countries (ISO 3166-1) that the report names in whatever words.
    `toponyms` reads all place names of the report together; it takes its time, so it is asked only where the names of
    the event leave their place open.
    """

    mentions: tuple[PlaceMention, ...] = ()
    iso2: str | None = None
    told: frozenset[str] = frozenset()
    toponyms: Callable[[], Sequence[Toponym]] | None = None


def resolve_place(text: str, mentions: Sequence[PlaceMention], context: PlaceContext, gazetteer: Gazetteer) -> PlaceRef:
    """The place of one event from its mentions, in any order; spans count in `text`, the whole report.

    The names come back smallest first, each once. Where the smallest is not in the gazetteer the event is placed
    at the next larger one that is, with the precision that has; where none is, every value but the words is None.
    """
    names = name_places(text, mentions)
    others = name_places(text, context.mentions)
    own, around = [name.name for name in names], [name.name for name in others]
    country = choose_country(own, around, context.iso2, gazetteer, context.told)
    choice = _choose(text, names, others, country, gazetteer)
    if context.toponyms is not None and names and (country.iso2 is None or choice.open_names):
        country, choice = _choose_by_report(text, names, others, country, choice, context.toponyms(), gazetteer)
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


def _choose_by_report(
    text: str,
    names: Sequence[NamedPlace],
    others: Sequence[NamedPlace],
    country: CountryChoice,
    choice: Choice,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
) -> tuple[CountryChoice, Choice]:
    """The choice again, with what all place names of the report together say; as it was where they say nothing sure."""
    read = {toponym.words.casefold(): toponym for toponym in toponyms if toponym.place is not None}
    told = [read[name.text.casefold()] for name in names if name.text.casefold() in read]
    if country.iso2 is None:
        sure = {
            one.place.iso2 for one in told if one.place and one.place.iso2 and one.country_score >= _SURE_OF_COUNTRY
        }
        backing = {
            one.words for one in toponyms if one.place and one.place.iso2 in sure and one.score >= _SURE_OF_PLACE
        }
        if len(sure) != 1 or len(backing) < _LEAST_NAMES:
            return country, choice
        country = CountryChoice(sure.pop(), 0.0, ("country taken from all place names of the report together",))
        choice = _choose(text, names, others, country, gazetteer)
    for name in choice.open_names:
        toponym = read.get(name.text.casefold())
        place = toponym.place if toponym else None
        sure_of_place = toponym is not None and toponym.score >= _SURE_OF_PLACE
        if place and sure_of_place and place.iso2 == country.iso2 and _is_backed(name, place, toponyms):
            choice.places[name] = place
            choice.reasons = [reason for reason in choice.reasons if not reason.startswith(f"“{name.text}”")]
            choice.reasons.append(f"“{name.text}”: of several, the one that the report's other places speak for")
    return country, choice


def _is_backed(name: NamedPlace, place: GazetteerPlace, toponyms: Sequence[Toponym]) -> bool:
    """Whether another name of the report lies in the same first-level unit: else people alone spoke for the place."""
    own = frozenset(name.text.casefold().split())
    return any(
        other.place is not None
        and other.place.admin1_id == place.admin1_id
        and other.score >= _SURE_OF_PLACE
        and own.isdisjoint(other.words.casefold().split())
        for other in toponyms
    )


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
    lat, lon, told = _spot(text, found, place, choice)
    return PlaceRef(
        texts=kept.texts,
        spans=kept.spans,
        relation=kept.relation,
        name=place.name,
        geonameid=place.geonameid if place.geonameid > 0 else None,
        lat=lat,
        lon=lon,
        iso2=place.iso2 or iso2,
        admin1=place.admin1 or (unit1.name if unit1 and deep else None),
        admin2=place.admin2 or (unit2.name if unit2 and place.kind == "settlement" else None),
        precision=_precision(text, ordered, found, place),
        basis="stated",
        reasons=(*reasons, *told),
    )


def _spot(
    text: str, found: NamedPlace, place: GazetteerPlace, choice: Choice
) -> tuple[float | None, float | None, tuple[str, ...]]:
    """The coordinates of the event: those of the place, moved where the report says how far and which way."""
    if place.lat is None or place.lon is None or place.kind != "settlement":
        return place.lat, place.lon, ()
    if found.mention.offset is not None and (offset := found.offset) is not None:
        words = found.mention.offset.of(text)
        point = moved(place.lat, place.lon, offset)
        if point is not None:
            return *point, (f"“{words}” {place.name}: a point that may be {offset.error:.0f} km off",)
        if offset.error is not None and offset.bearing is None:
            return place.lat, place.lon, (f"“{words}” {place.name}: it does not say which way",)
    if found.mention.relation.casefold() == "between":
        for other, end in choice.places.items():
            apart = kilometres(place, end)
            both = other is not found and other.mention.relation.casefold() == "between" and end.kind == "settlement"
            if both and apart and end.lat is not None and end.lon is not None and apart <= _ROAD:
                half = middle(place.lat, place.lon, end.lat, end.lon)
                return *half, (f"half-way between {place.name} and {end.name}: it may be {apart / 2:.0f} km off",)
    return place.lat, place.lon, ()


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
    beside = smallest is found and smallest.mention.relation.casefold() in _BESIDE
    outlying = smallest is not found and place.population < _CITY
    away = smallest.mention.offset is not None or found.mention.offset is not None
    return "near" if beside or outlying or away else "settlement"
