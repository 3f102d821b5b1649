"""Which country the places of an event lie in: a vote of all their namesakes, told with its reasons."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace, is_unit
from .gazetteer_schema import ROUGH_NUMBERS, PlaceKind
from .place_names import UNIT_LEVELS, Level, PlaceName

#: How well a kind of place answers to a word of level ("Swat District": a second-level unit first). None: no word.
_FITS: Mapping[Level | None, Mapping[PlaceKind, float]] = {
    None: {"country": 1.0, "adm1": 0.9, "adm2": 0.6, "settlement": 1.0, "area": 1.0},
    "point": {"settlement": 0.6, "area": 0.6},
    "way": {"settlement": 0.4, "area": 0.6},
    "village": {"settlement": 1.0},
    "quarter": {"settlement": 1.0, "adm2": 0.6},
    "station": {"settlement": 0.8, "adm2": 0.3, "area": 0.8},
    "town": {"settlement": 1.0, "adm2": 0.3},
    "subdistrict": {"settlement": 0.7, "adm2": 0.7, "area": 1.0},
    "district": {"adm2": 1.3, "adm1": 0.6, "settlement": 0.35},
    "division": {"adm1": 0.9, "adm2": 0.7, "area": 1.0, "settlement": 0.3},
    "province": {"adm1": 1.2, "adm2": 0.5, "settlement": 0.2},
    "area": {"area": 1.0, "adm1": 0.9, "adm2": 0.6, "settlement": 0.5, "country": 0.5},
    "sea": {"area": 1.0},
}
#: What one name is worth before anything else is known; a settlement by the logarithm of its people.
#: Units weigh a little more with more people, as counted in the settlements of the gazetteer.
_PRIORS: Mapping[PlaceKind, float] = {"country": 4.0, "adm1": 2.0, "adm2": 1.4, "area": 2.0}
_PEOPLE = {"adm1": 0.15, "adm2": 0.15}
#: A place with a twentieth of the people of its greatest namesake is seldom meant, a village even less.
_OVERSHADOWED = 20
_SHADOW = 0.5
_CITY = 100_000
#: A district that the gazetteer lacks lies around the town of its name, if that has so many people and no namesake.
_TOWN = 10_000
_NESTED = 1.5  # one name of the event lies in another one: chance rarely does that
_ELSEWHERE = 0.6  # share of a vote that other places of the report have
#: A lead smaller than this decides nothing: it is that of a city over another with a tenth of its people.
_LEAD = 0.3
#: Against the country of the source or the actors it takes more: Uri in Jammu and Kashmir, not the Swiss canton.
_LEAD_OVER_HINT = 1.2
#: A vote below this is one small place's: not enough against what the report is about.
_WEAK = 1.5


@dataclass(frozen=True, slots=True)
class CountryChoice:
    """The country, and why, where that is not plain. `strength` is the vote of the event's own places for it."""

    iso2: str | None
    strength: float
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class _Votes:
    """What speaks for each country. `units`: divisions that bear a name; `inside`: names by the one they lie in.

    `great`: countries where a name means a city, or a division as large, before all; `spelt`: those that bear a name as
    it is written.
    """

    weights: dict[str, float] = field(default_factory=dict)
    units: dict[int, tuple[str, str]] = field(default_factory=dict)
    inside: dict[int, set[str]] = field(default_factory=dict)
    great: set[str] = field(default_factory=set)
    spelt: set[str] = field(default_factory=set)

    def add(self, name: PlaceName, gazetteer: Gazetteer, told: Collection[str] = ()) -> None:
        """One name's vote: for each country what its best namesake is worth.

        A small namesake of a great place is not meant where the report speaks of the great one's country (`told`) too.
        """
        places = gazetteer.find(name.text)
        self.spelt.update(place.iso2 for place in places if place.iso2)
        seat = name.level == "district" and len(places) == 1 and places[0].population >= _TOWN
        if name.level in UNIT_LEVELS and not any(map(is_unit, places)):
            places += gazetteer.similar(name.text, None)
        great = max(places, key=_stature, default=None)
        greatest = _stature(great) if great is not None else 0
        if great is not None and great.iso2 is not None and greatest >= _CITY:
            self.great.add(great.iso2)
        shaded = 0.0 if great is not None and great.iso2 in told else _SHADOW
        best: dict[str, float] = {}
        for place in places:
            if place.iso2 is None:
                continue
            shadow = shaded if place.kind == "settlement" and place.population * _OVERSHADOWED < greatest else 1.0
            fits = 1.0 if seat and place.kind == "settlement" else fit(name, place)
            best[place.iso2] = max(best.get(place.iso2, 0.0), prior(place) * fits * shadow)
            if is_unit(place):
                self.units[place.geonameid] = (place.iso2, name.text)
            for unit in (place.admin1_id, place.admin2_id):
                if unit is not None and unit != place.geonameid:
                    self.inside.setdefault(unit, set()).add(name.text)
        for iso2, weight in best.items():
            if weight > 0:
                self.weights[iso2] = self.weights.get(iso2, 0.0) + weight

    def total(self) -> dict[str, float]:
        """The votes, with a bonus for countries where one name lies in another."""
        nested = {iso2 for unit, (iso2, text) in self.units.items() if self.inside.get(unit, set()) - {text}}
        return {iso2: weight + _NESTED * (iso2 in nested) for iso2, weight in self.weights.items()}

    def backed(self) -> frozenset[str]:
        """Countries that have more than settlements to show."""
        return frozenset(iso2 for iso2, _ in self.units.values())


def fit(name: PlaceName, place: GazetteerPlace) -> float:
    """How well the place answers to the words of the name, 0 (not at all) to 1; more where word and kind agree."""
    return _FITS[name.level].get(place.kind, 0.0)


#: What a place that the user listed is worth: no less than a city of ten millions, for they know that it is meant.
_OWN = 2.5


def prior(place: GazetteerPlace) -> float:
    """What the place is worth by itself: 0.9 for a village, 2.5 for a city of ten millions, more for units."""
    people = math.log10(max(place.population, 100))
    if ROUGH_NUMBERS < place.geonameid <= 0 and place.kind != "area":
        return _OWN  # from a gazetteer of the user's own; areas of ours have such numbers too
    if place.kind == "settlement":
        return 0.2 + people * 0.33
    return _PRIORS[place.kind] + _PEOPLE.get(place.kind, 0.0) * people


def choose_country(
    names: Sequence[PlaceName],
    others: Iterable[PlaceName],
    hint: str | None,
    gazetteer: Gazetteer,
    told: Collection[str] = (),
) -> CountryChoice:
    """The country in which the names of the event (`names`) lie; `others` are those of the whole report.

    `told` are the countries that the report names in whatever words: "Salvadoran", "El Salvador".
    """
    event, report = _Votes(), _Votes()
    for name in names:
        event.add(name, gazetteer, told)
    for name in others:
        if name not in names:
            report.add(name, gazetteer, told)
    own, around = event.total(), report.total()
    within = own.keys() if event.great & set(told) else own.keys() | around.keys()
    share = _ELSEWHERE if own or hint is not None else 1.0
    total = {iso2: own.get(iso2, 0.0) + share * around.get(iso2, 0.0) for iso2 in within}
    if not total and not names and hint is not None and set(told) - {hint}:
        return CountryChoice(None, 0.0, ("no place is named, and more than one country is spoken of",))
    if not total:
        return _by_hint(hint, "no name is in the gazetteer" if names else "no place is named")
    known = event.spelt | report.spelt | set(told)
    return _elect(total, own, hint, (event.backed() | report.backed()) & known, known)


def _elect(
    total: Mapping[str, float],
    own: Mapping[str, float],
    hint: str | None,
    backed: Collection[str],
    known: Collection[str],
) -> CountryChoice:
    """The country of most votes. One that only has a name like it needs a hint, or the report's own word: `known`."""
    best = min(total, key=lambda iso2: (-total[iso2], iso2))
    if hint is not None and hint != best and total[best] - total.get(hint, 0.0) < _LEAD_OVER_HINT and hint in total:
        return CountryChoice(hint, own.get(hint, 0.0), (f"country taken from the context: {hint}",))
    like = best not in known
    why = f"no more than a {'place of a like' if like else 'small place of this'} name in {best}"
    weak = like or (total[best] < _WEAK and best not in backed)
    if weak and hint is not None and hint != best:
        return _by_hint(hint, why)
    tied = sorted(iso2 for iso2 in total if total[best] - total[iso2] < _LEAD)
    if len(tied) > 1 and hint != best:
        return CountryChoice(None, 0.0, (f"places of this name in {', '.join(tied[:5])}",))
    if weak and hint is None:
        return _by_hint(None, why)
    if not own.get(best):
        return CountryChoice(best, 0.0, ("country taken from other places of the report",))
    return CountryChoice(best, own[best])


def _by_hint(hint: str | None, why: str) -> CountryChoice:
    if hint is None:
        return CountryChoice(None, 0.0, (why,))
    return CountryChoice(hint, 0.0, (f"country taken from the context: {hint} ({why})",))


def _stature(place: GazetteerPlace) -> int:
    """People, for comparing namesakes; a region with a name of its own outshines any village."""
    return 1_000_000 if place.kind in ("area", "country") else place.population
