"""Which place each name of an event means, once the country is known: from the largest to the smallest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace, is_unit
from .place_chain import NamedPlace
from .place_country import fit, prior
from .place_names import UNIT_LEVELS, core_words, name_key
from .place_offset import Offset
from .place_sound import likeness

_KILOMETRES_A_DEGREE = 111.2
#: A place of the same name this much further off than a district reaches is another place (km).
_FAR = 120.0
_IN_REACH = 75.0  # of the centre of a district
_NEXT_TO = 30.0  # of the middle of a city
#: Two candidates whose scores differ by less are not told apart: a town and one with half its people.
_LEAD = 0.1
_LEAD_OF_UNITS = 0.4  # how many people live in two districts of one name says little of which is meant
_SUPPORT = 0.5
#: "Homs" by itself is the city, not the province that is named after it.
_UNIT_OF_CITY = 3.0
_CITY = 100_000


@dataclass(slots=True)
class _Frame:
    """What the larger names of the chain have settled so far."""

    admin1: int | None = None
    admin2: int | None = None
    middle: GazetteerPlace | None = None
    gap: bool = False  # a larger name is unknown, so that a smaller one cannot be checked against it

    def narrow(self, place: GazetteerPlace, offset: Offset | None) -> None:
        if offset is not None:  # "Mosul, 390 km north of Baghdad": not in its province, nor near it
            self.middle = None if (offset.distance or 0.0) > _FAR else place
            return
        self.admin1 = place.admin1_id or self.admin1
        self.admin2 = place.admin2_id or self.admin2
        if place.lat is not None and place.kind in ("adm2", "settlement"):
            self.middle = place


@dataclass(slots=True)
class Choice:
    """The places chosen, and in words what was not plain. `open_names` have several places and nothing to choose by."""

    places: dict[NamedPlace, GazetteerPlace] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    open_names: list[NamedPlace] = field(default_factory=list)


def kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float | None:
    """Distance on a sphere, good to a percent; None where either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    east = (one.lon - other.lon + 180) % 360 - 180
    return math.hypot(one.lat - other.lat, east * math.cos(math.radians(one.lat))) * _KILOMETRES_A_DEGREE


def choose_places(
    largest_first: Sequence[NamedPlace], others: Sequence[NamedPlace], iso2: str, sure: bool, gazetteer: Gazetteer
) -> Choice:
    """One place of the country a name, each in keeping with the larger ones before it; what fits nothing is left out.

    `sure`: the country is well enough established to read a name with one letter changed.
    """
    choice, frame, ends = Choice(), _Frame(), None
    for name in largest_first:
        if name.mention.relation.casefold() == "between":  # the ends of a road need not lie in one unit
            ends = ends or replace(frame)
            frame = replace(ends)
        candidates = _candidates(name, iso2, gazetteer)
        exact = {place.geonameid for place in candidates}
        if sure and (not candidates or (name.name.level in UNIT_LEVELS and not any(map(is_unit, candidates)))):
            similar = [*gazetteer.similar(name.text, iso2), *_sounding(name, iso2, frame, gazetteer)]
            candidates += [place for place in similar if fit(name.name, place) and place.geonameid not in exact]
        around = [other for other in (*largest_first, *others) if other.text != name.text]
        place = _pick(name, candidates, frame, around, bool(exact), gazetteer, choice)
        if place is None:
            frame.gap = frame.gap or name.name.level not in ("point", "way", "quarter")
            continue
        if place.geonameid not in exact:
            choice.reasons.append(f"“{name.text}” read as {place.name}")
        choice.places[name] = place
        frame.narrow(place, name.offset)
    return choice


#: How alike, vowels counted, another romanisation of a name must be where an event is placed by it.
_ALIKE = 0.85


def _sounding(name: NamedPlace, iso2: str, frame: _Frame, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """Places whose name is another romanisation of the one written: "Nashabiyeh" for An Nashābīyah.

    Consonants alone are shared by many, so such a place must lie in a unit, or near a town, that the event names.
    """
    if name.name.level in ("point", "way") or (frame.admin1 is None and frame.middle is None):
        return []
    core = core_words(name.text)
    found = gazetteer.sounds_like(name.text, iso2)
    least = 1.0 if frame.middle is None else 2.0
    return [
        place
        for place in found
        if likeness(core, core_words(place.name)) >= _ALIKE and _in_keeping(place, frame) >= least
    ]


def _candidates(name: NamedPlace, iso2: str, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    named = gazetteer.find(name.text, iso2=iso2)
    areas = (place for place in gazetteer.find(name.text) if place.iso2 is None)
    return [place for place in (*named, *areas) if fit(name.name, place)]


def _pick(
    name: NamedPlace,
    candidates: Sequence[GazetteerPlace],
    frame: _Frame,
    around: Sequence[NamedPlace],
    exact: bool,
    gazetteer: Gazetteer,
    choice: Choice,
) -> GazetteerPlace | None:
    """The best candidate, or None (with a reason where there was one to reject)."""
    scored = []
    for place in candidates:
        keeping = _in_keeping(place, frame)
        unchecked = keeping == 0 and place.kind == "settlement" and place.population < _CITY
        if keeping >= 0 and not (unchecked and (frame.gap or not exact)):
            scored.append((fit(name.name, place) * prior(place) + keeping, place))
    if not scored:
        if exact:
            choice.reasons.append(f"“{name.text}”: the place of this name does not lie in the places around it")
        return None
    if len(scored) > 1 and around:
        scored = [(score + _supported(place, around, gazetteer), place) for score, place in scored]
    if name.name.level is None:
        scored = [(score - _UNIT_OF_CITY * _has_city(place, scored, name.name.keys), place) for score, place in scored]
    scored.sort(key=lambda pair: (-pair[0], pair[1].geonameid))
    best = scored[0][1]
    for score, rival in scored[1:]:
        lead = _LEAD if best.kind == "settlement" or rival.kind != best.kind else _LEAD_OF_UNITS
        if scored[0][0] - score < lead and not _same_spot(best, rival):
            choice.reasons.append(f"“{name.text}”: several places of this name and nothing to choose by")
            choice.open_names.append(name)
            return None
    return best


def _has_city(unit: GazetteerPlace, scored: Sequence[tuple[float, GazetteerPlace]], keys: tuple[str, ...]) -> bool:
    """Whether a city of the same name lies in this unit."""
    return is_unit(unit) and any(
        place.kind == "settlement"
        and place.population >= _CITY
        and unit.geonameid in (place.admin1_id, place.admin2_id)
        and name_key(place.name) in keys
        for _, place in scored
    )


def _in_keeping(place: GazetteerPlace, frame: _Frame) -> float:
    """How well a candidate lies in what is settled: above 0 inside or near, 0 nothing known, below 0 it contradicts."""
    if place.kind in ("country", "area"):
        return 0.0
    if frame.admin1 is not None and place.admin1_id is not None and place.admin1_id != frame.admin1:
        return -1.0
    score = 1.0 if frame.admin1 is not None and place.admin1_id == frame.admin1 else 0.0
    elsewhere = frame.admin2 is not None and place.admin2_id is not None and place.kind == "settlement"
    if elsewhere and place.admin2_id == frame.admin2:
        return score + 2.0
    distance = None if frame.middle is None or place.kind == "adm1" else kilometres(place, frame.middle)
    if elsewhere and (distance is None or distance > _IN_REACH):  # nearer: districts are split and renamed often
        return -1.0
    if distance is None or frame.middle is None:
        return score
    reach = _NEXT_TO if frame.middle.kind == "settlement" else _IN_REACH
    if distance <= reach:
        return score + 1.0
    return score if distance <= _FAR else -1.0


def _supported(place: GazetteerPlace, around: Sequence[NamedPlace], gazetteer: Gazetteer) -> float:
    """Half a point for each other name, of at most three, that may lie in or next to the candidate."""
    count = 0
    for other in around[:8]:
        if any(_goes_with(near, place) for near in gazetteer.find(other.text, iso2=place.iso2)[:8]):
            count += 1
    return min(count, 3) * _SUPPORT


def _goes_with(near: GazetteerPlace, place: GazetteerPlace) -> bool:
    if place.admin2_id is not None and near.admin2_id is not None:
        return near.admin2_id == place.admin2_id
    if place.kind == "adm1":
        return near.admin1_id == place.geonameid
    if near.kind == "adm1":
        return place.admin1_id == near.geonameid
    distance = kilometres(near, place)
    return distance is not None and distance <= _IN_REACH


def _same_spot(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    """A city and the district it gives its name to: either will do, and the better fit is taken."""
    distance = kilometres(one, other)
    inside = other.geonameid in (one.admin1_id, one.admin2_id) or one.geonameid in (other.admin1_id, other.admin2_id)
    return inside or (distance is not None and distance <= _NEXT_TO)
