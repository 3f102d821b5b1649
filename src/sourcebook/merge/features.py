"""How two comparable events agree, feature by feature: each gives the name of a level, which has its weight.

Every function is symmetric, sees the two events alone, and answers "unknown" where either is silent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import cos, hypot, radians

from ..lexicon.rarity import rarity
from ..records.vocabulary import FAMILIES
from .comparable import FEW_NAMES, Comparable, day_of_year, set_of

Level = str
UNKNOWN = "unknown"
_KM_PER_DEGREE = 111.2
#: Upper ends of the levels of gaps in days and of distances in km (beyond what the places' precision explains).
_GAPS, _GAP_LEVELS = (0, 1, 3, 10, 40), ("same-day", "next-day", "2-3-days", "4-10-days", "11-40-days", "far")
_PUBLISHED = (1, 4, 14, 60)
_PUBLISHED_LEVELS = ("0-1-days", "2-4-days", "5-14-days", "15-60-days", "over-60-days")
_DISTANCES = (0.0, 25.0, 100.0, 400.0)
_DISTANCE_LEVELS = ("same-place", "within-25-km", "within-100-km", "within-400-km", "far")
_LIKENESS = (0.02, 0.04, 0.06, 0.09, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5)
_SHARED_NAMES = (0.0, 4.0, 8.0, 13.0, 20.0, 30.0, 45.0, 70.0)
#: Passages with fewer words of names than `FEW_NAMES`, or fewer words than `_SHORT`, may well share few:
#: rarities up to `_FEW`, and a cosine up to `_LOW`, then say less.
_FEW, _SHORT, _LOW = 13.0, 30, 0.06
#: Days between the first and last of a month: one that is told is surely not that of a day far from it.
_MONTH = range(27, 31)
_COPIED = (0.0, 0.03, 0.1, 0.3, 0.6)
#: A text with fewer sampled runs of words is too short to be told a copy.
_RUNS = 5
#: Levels that go by number: of how many edges a value is beyond.
_NUMBERED = tuple(f"{number:02d}" for number in range(len(_LIKENESS) + 1))


#: Types so common that two events of one say little by it.
_COMMON_TYPES = frozenset(("attack", "armed-clash", "other"))


def date_level(a: Comparable, b: Comparable) -> Level:
    """How far apart the dates are, where one tells of what came later only that it came later."""
    if a.month_day is not None or b.month_day is not None:
        return _without_year(a, b)
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return UNKNOWN
    gap = max(a.first - b.last, b.first - a.last, 0)
    if gap == 0 and (a.last - a.first > 7 or b.last - b.first > 7):
        return "overlap"
    if gap > 3 and (a.later or b.later) and _later_is_later(a, b):
        return "later"
    level = _GAP_LEVELS[bisect_left(_GAPS, gap)]
    sure = _told_to_a_month(a) and _told_to_a_month(b) if level == "far" else a.sure and b.sure
    return level if sure else f"unsure-{level}"


def published_level(a: Comparable, b: Comparable) -> Level:
    """How many days lie between the publications."""
    if a.published is None or b.published is None:
        return UNKNOWN
    gap = abs(a.published - b.published)
    level = _PUBLISHED_LEVELS[bisect_left(_PUBLISHED, gap)]
    return f"later-{level}" if gap > 4 and (a.later or b.later) else level


def place_level(a: Comparable, b: Comparable) -> Level:
    """How far apart the places are, beyond what their precision explains; by name where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return UNKNOWN if a.places.isdisjoint(b.places) else "same-name"
    if a.reach >= 150 or b.reach >= 150:
        if a.iso2 and b.iso2 and a.iso2 != b.iso2:
            return "other-country"
        beyond = kilometres(a.lat, a.lon, b.lat, b.lon) - a.reach - b.reach
        return "coarse" if beyond <= 0 else "coarse-far"
    beyond = kilometres(a.lat, a.lon, b.lat, b.lon) - a.reach - b.reach
    level = _DISTANCE_LEVELS[bisect_left(_DISTANCES, beyond)]
    return "near-place" if level == "same-place" and a.places.isdisjoint(b.places) else level


def wording_level(a: Comparable, b: Comparable) -> Level:
    """The cosine of the rarities of the passages' rarest words."""
    if not a.norm or not b.norm:
        return UNKNOWN
    shared = set_of(a.words).intersection(b.words)
    cosine = sum(map(_squared, shared)) / (a.norm * b.norm)
    if cosine <= _LOW and min(len(a.words), len(b.words)) < _SHORT:
        return "short"
    return _NUMBERED[bisect_left(_LIKENESS, cosine)]


@lru_cache(maxsize=65_536)
def _squared(word: str) -> float:
    return rarity(word) ** 2


def names_level(a: Comparable, b: Comparable) -> Level:
    """What the rarities of the shared words of names add up to: names of people, streets, towns and firms alike."""
    if not a.names or not b.names:
        return UNKNOWN
    shared = 0.0 if a.names.isdisjoint(b.names) else sum(map(rarity, a.names & b.names))
    if shared <= _FEW and (_to_share(a, b) < FEW_NAMES or _to_share(b, a) < FEW_NAMES):
        return "few" if shared else "few-none"
    return _NUMBERED[bisect_left(_SHARED_NAMES, shared)]


def _to_share(one: Comparable, other: Comparable) -> int:
    """How many words of names an event has that the other may have too: not those of persons, where that names none."""
    return len(one.names) if not one.persons or other.persons else _beside_persons(one.names, one.persons)


# Of an event that is compared with many, what follows from it alone is asked for again and again.
@lru_cache(maxsize=4096)
def _beside_persons(names: frozenset[str], persons: frozenset[str]) -> int:
    """How many words of names are not those of persons."""
    return len(names - {word for name in persons for word in name.split()})


@lru_cache(maxsize=4096)
def _surnames(persons: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition(" ")[2] for name in persons)


def copied_level(a: Comparable, b: Comparable) -> Level:
    """The share of the shorter passage's runs of words that the other has: copies of one text, or quotations."""
    shorter = min(len(a.copied), len(b.copied))
    if shorter < _RUNS:
        return UNKNOWN
    share = len(set_of(a.copied).intersection(b.copied)) / shorter
    return str(bisect_left(_COPIED, share))


def persons_level(a: Comparable, b: Comparable) -> Level:
    """Whether the two name the same persons."""
    if not a.persons or not b.persons:
        return UNKNOWN
    if not a.persons.isdisjoint(b.persons):
        return "one" if len(a.persons & b.persons) == 1 else "several"
    return "none" if _surnames(a.persons).isdisjoint(_surnames(b.persons)) else "surname"


def ages_level(a: Comparable, b: Comparable) -> Level:
    """Whether the people told of are of the same ages."""
    if not a.ages or not b.ages:
        return UNKNOWN
    shared, fewer = len(a.ages & b.ages), min(len(a.ages), len(b.ages))
    if shared == 0:
        return "none"
    if shared == fewer:
        return "all" if shared == 1 else "all-of-several"
    return "some" if shared == 1 else "several"


def roads_level(a: Comparable, b: Comparable) -> Level:
    """Whether the two name the same streets."""
    if not a.roads or not b.roads:
        return UNKNOWN
    shared = len(a.roads & b.roads)
    return "none" if not shared else ("one" if shared == 1 else "several")


def type_level(a: Comparable, b: Comparable) -> Level:
    if a.type == b.type:
        if a.act != b.act:
            return "other-act"
        return "same" if a.type in _COMMON_TYPES else "same-and-rare"
    if a.type == "other" or b.type == "other":
        return "untold"
    family = FAMILIES.get(a.type)  # type: ignore[call-overload]
    return "family" if family is not None and family == FAMILIES.get(b.type) else "different"  # type: ignore[call-overload]


def toll_level(effect: str, a: Comparable, b: Comparable) -> Level:
    """Whether the numbers agree; the later of two reports may tell of more."""
    mine, other = a.tolls.get(effect), b.tolls.get(effect)
    if mine is None and other is None:
        return "neither"
    if mine is None or other is None:
        return "one"
    low, high = max(mine[0] or 0, other[0] or 0), min(_most(mine), _most(other))
    if low <= high:
        return "equal" if low < 3 else "equal-3-and-more"
    return "close" if low <= high + max(1, 0.2 * high) else "different"


def killed_level(a: Comparable, b: Comparable) -> Level:
    return toll_level("killed", a, b)


def wounded_level(a: Comparable, b: Comparable) -> Level:
    return toll_level("wounded", a, b)


def weapons_level(a: Comparable, b: Comparable) -> Level:
    if not a.weapons or not b.weapons:
        return UNKNOWN
    return "shared" if a.weapons & b.weapons else "different"


def actors_level(a: Comparable, b: Comparable) -> Level:
    """Whether the same groups, by their neutral names, took part."""
    if not a.actors or not b.actors:
        return UNKNOWN
    return "shared" if a.actors & b.actors else "different"


def source_level(a: Comparable, b: Comparable) -> Level:
    """Whether one report names the other's publisher as its source, or both name the same one."""
    if (a.source and a.source in b.cited) or (b.source and b.source in a.cited):
        return "cites"
    if a.cited & b.cited:
        return "same-cited"
    if a.source and b.source:
        return "same-source" if a.source == b.source else "different-source"
    return UNKNOWN


#: The features by name. Those that are mostly silent stand first, for then what the others can still add is known; then
#: those by which most pairs are given up, as soon as the rest cannot save them; the dearest stand last. Tried on the
#: pairs of synthetic events and of the articles of GVA.
FEATURES: Mapping[str, Callable[[Comparable, Comparable], Level]] = {
    "persons": persons_level,
    "roads": roads_level,
    "ages": ages_level,
    "actors": actors_level,
    "weapons": weapons_level,
    "date": date_level,
    "place": place_level,
    "names": names_level,
    "published": published_level,
    "killed": killed_level,
    "type": type_level,
    "wounded": wounded_level,
    "copied": copied_level,
    "source": source_level,
    "wording": wording_level,
}
#: What an event must tell for a feature to say anything of it; the features that are not here always do.
TOLD: Mapping[str, Callable[[Comparable], bool]] = {
    "persons": lambda one: bool(one.persons),
    "roads": lambda one: bool(one.roads),
    "ages": lambda one: bool(one.ages),
    "actors": lambda one: bool(one.actors),
    "weapons": lambda one: bool(one.weapons),
    "source": lambda one: bool(one.source or one.cited),
    "copied": lambda one: len(one.copied) >= _RUNS,
    "date": lambda one: one.first is not None or one.month_day is not None,
    "place": lambda one: one.lat is not None or bool(one.places),
    "names": lambda one: bool(one.names),
    "published": lambda one: one.published is not None,
    "wording": lambda one: bool(one.norm),
}


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance between two points given in degrees, on a map that is true along their middle: near enough here."""
    across = abs(other_lon - lon)
    across = min(across, 360.0 - across) * cos(radians((lat + other_lat) / 2))
    return _KM_PER_DEGREE * hypot(other_lat - lat, across)


def _most(toll: tuple[int | None, int | None]) -> float:
    return float("inf") if toll[1] is None else toll[1]


def _without_year(a: Comparable, b: Comparable) -> Level:
    """A date without a year agrees with any year's day; two of them with each other."""
    days = {day_of_year(one) for one in (a, b)}
    if None in days:
        return UNKNOWN
    return "same-day-no-year" if len(days) == 1 else "far"


def _told_to_a_month(one: Comparable) -> bool:
    """Whether an event is dated to the day, or to a month."""
    return one.sure or (one.first is not None and one.last is not None and one.last - one.first in _MONTH)


def _later_is_later(a: Comparable, b: Comparable) -> bool:
    """Whether the one that tells of later things is dated after the other."""
    assert a.first is not None and b.first is not None
    return (a.later and a.first > b.first) or (b.later and b.first > a.first)
