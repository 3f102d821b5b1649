"""Choosing among the places of one name by what is said beside it, and telling the choice in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace, is_unit
from .place_choice import kilometres
from .place_country import prior
from .place_names import read_name
from .place_search import How, Match, search_place

#: A place twice as far away needs to be that much greater: with "near", 50 km cost as much as half the likelihood.
_NEARNESS = 75.0
#: A place without coordinates is taken to be this many times that far away.
_UNKNOWN = 4.0
#: What is left to a unit whose city has its name, where nothing says that the unit is meant.
_OF_CITY = 0.05
_CITY = 100_000
#: How often the place that was meant is among those found at all, by the way of finding: else the gazetteer lacks it
#: and has namesakes only. Measured without the places that we wrote down ourselves, on names of LGL and UCDP's Syria:
#: 1,080 by name, 40 by sound, 7 by letter, 17 by part. By length of name, people, number of namesakes and likeness
#: of sounds the shares hardly differ (docs/gazetteer.md).
_HELD: dict[How, float] = {"name": 0.91, "sound": 0.4, "letter": 0.3, "part": 0.45}
_DOUBTFUL = 0.5
_HOW = {
    "name": "by its name",
    "sound": "by another romanisation of its name",
    "letter": "by its name with a letter changed",
    "part": "by a part of the name",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A place, the chance that it is the one meant (0 to 1), and why it was thought of.

    The chances of all that a name may mean add up to less than one: the rest is for places that the gazetteer lacks.
    """

    place: GazetteerPlace
    chance: float
    how: str
    distance: float | None


def explain_name(
    name: str, gazetteer: Gazetteer, iso2: str | None = None, near: GazetteerPlace | None = None
) -> tuple[Explained, ...]:
    """The places that a name may mean, the likeliest first, by how the name fits, by people, and by distance."""
    matches = search_place(name, gazetteer, iso2)
    bare = read_name(name).level is None
    weighed = [
        (_weight(match, near) * (_OF_CITY if bare and _names_city(match, matches) else 1.0), match) for match in matches
    ]
    total = sum(weight for weight, _ in weighed) or 1.0
    weighed.sort(key=lambda pair: (-pair[0], pair[1].place.geonameid))
    return tuple(_explained(match, _HELD[match.how] * weight / total, near) for weight, match in weighed)


def _names_city(match: Match, matches: Sequence[Match]) -> bool:
    """Whether the place is a unit that has a city of the same name in it, which a bare name means."""
    unit = match.place
    return is_unit(unit) and any(
        other.place.population >= _CITY and unit.geonameid in (other.place.admin1_id, other.place.admin2_id)
        for other in matches
        if other.place.kind == "settlement"
    )


def _weight(match: Match, near: GazetteerPlace | None) -> float:
    """The score of the match times what the place is worth: a city ten times greater is meant thrice as often."""
    weight = match.score * math.pow(10.0, prior(match.place))
    distance = None if near is None else kilometres(match.place, near)
    if near is None or match.place.kind == "country":
        return weight
    return weight * math.exp(-_UNKNOWN if distance is None else -distance / _NEARNESS)


def _explained(match: Match, chance: float, near: GazetteerPlace | None) -> Explained:
    how = _HOW[match.how] if match.how != "part" else f"{_HOW['part']}, “{match.words}”"
    return Explained(match.place, chance, how, None if near is None else kilometres(match.place, near))


def why(found: Sequence[Explained], near: GazetteerPlace | None, iso2: str | None) -> str:
    """One sentence on why the first was chosen, and what would make it surer."""
    best = found[0]
    same = [other for other in found[1:] if other.how == best.how]
    if not same:
        doubt = "" if best.chance > _DOUBTFUL else " The place that is meant may well be missing here."
        return f"Chosen {best.how}; no other place {'of ' + iso2 if iso2 else 'in the gazetteer'} goes by it.{doubt}"
    reasons = []
    if near is not None and best.distance is not None:
        reasons.append(f"it lies {best.distance:.0f} km from {near.name}")
    if best.place.population >= max(other.place.population for other in same) > 0:
        reasons.append("it has the most people")
    if not reasons:
        reasons.append("its kind and its name fit best")
    advice = "" if near is not None else " --near another place, or --country, would make it surer."
    return f"Chosen among {len(same) + 1} of the name because {' and '.join(reasons)}.{advice}"
