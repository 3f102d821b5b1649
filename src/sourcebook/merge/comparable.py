"""An event as the merge compares it: small, hashed where it can be, made of the event and its report alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from math import log, sqrt
from sys import intern
from typing import Any
from zlib import crc32

from ..lexicon.outlets import find_outlet
from ..lexicon.rarity import RARE, plain, rarity, words_in
from ..records import Count, DateRange, Event, PartialDate, PlaceRef
from .later import tells_of_later
from .named import ages, name_words, persons, roads, telling_lines
from .passages import passage

#: How far from its point a place may reach, in km, by its precision.
REACH: Mapping[str | None, float] = {
    "settlement": 8.0, "near": 25.0, "adm2": 40.0, "adm1": 200.0, "area": 150.0, "sea": 300.0, "country": 800.0,
    None: 0.0,
}  # fmt: skip
#: So many of a passage's rarest words are compared, and so many of those told most often may open a block of their own.
_WORDS, _RARE, _TOWNS = 100, 14, 4
#: Passages with fewer words of names may well share none though they tell of one occurrence.
FEW_NAMES = 6
#: A word of a name must be rarer than this to count as one: fewer than 1 in 20 reports hold it.
_NAME = log(20)
#: Near copies are told by runs of so many words; of all runs one in so many is kept, the same ones in every text.
_RUN, _ONE_IN = 4, 4
_TO_THE_DAY = ("day", "days", "week")
_NAME_SPLIT = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Comparable:
    """What is compared of an event. Days are proleptic ordinals (`date.toordinal`), `reach` is in km.

    `first`/`last` bound its date (None: unknown) and `sure` tells whether it was stated to the day; `month_day` is
    what is known of a date without its year. `tolls` are the lowest and highest number by effect. `names` are words of
    names, `rare` the rare ones told most, `towns` the commoner ones; `words` are other words, `norm` the length of the
    vector of their rarities. `copied` are sampled hashes of runs of words, `cited` the outlets it names as its source.
    `later` marks what tells of what came of it later. The longest of these are tuples: a set takes five times the
    memory, and a merge holds hundreds of thousands of comparables.
    """

    event: str
    report: str
    source: str | None = None
    published: int | None = None
    first: int | None = None
    last: int | None = None
    sure: bool = False
    month_day: tuple[int, int] | None = None
    lat: float | None = None
    lon: float | None = None
    reach: float = 0.0
    iso2: str | None = None
    admin1: str | None = None
    places: frozenset[str] = frozenset()
    type: str = "other"
    act: str | None = None
    actors: frozenset[str] = frozenset()
    tolls: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    weapons: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    roads: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    norm: float = 0.0
    rare: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    copied: tuple[int, ...] = ()
    cited: frozenset[str] = frozenset()
    later: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """From another process, words come back as the one copy of each that there is here."""
        return _back, tuple(getattr(self, part.name) for part in fields(self))


def _back(*values: Any) -> Comparable:
    return Comparable(*map(_interned, values))


def _interned(value: Any) -> Any:
    if isinstance(value, str):
        return intern(value)
    if isinstance(value, frozenset):
        return one_set(value)
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return tuple(map(intern, value))
    return value


#: A set with more in it than this is rarely that of another event too.
_FEW_IN_SET = 4


def one_set(values: Iterable[Any]) -> frozenset[Any]:
    """The set of some values, their words interned: one object for equal sets that are small.

    An event has some ten sets, most of them empty or like those of others; a set takes 216 bytes at least.
    """
    made = frozenset(intern(value) if isinstance(value, str) else value for value in values)
    return made if len(made) > _FEW_IN_SET else _same(made)


@lru_cache(maxsize=65_536)
def _same(value: frozenset[Any]) -> frozenset[Any]:
    return value


_sets: dict[int, tuple[tuple[Any, ...], frozenset[Any]]] = {}
#: So many sets are held: those of one event that is compared with many, and some of the others.
_HELD = 256


def set_of(told: tuple[Any, ...]) -> frozenset[Any]:
    """The set of a tuple of a comparable, which is made once while its event is compared with many."""
    held = _sets.get(id(told))
    if held is not None and held[0] is told:
        return held[1]
    if len(_sets) >= _HELD:
        _sets.clear()
    made = frozenset(told)
    _sets[id(told)] = told, made
    return made


def comparable_of(event: Event, report_key: str, siblings: Sequence[Event] = ()) -> Comparable:
    """The event as it is compared; `siblings` are the events of its report, whose sentences are not its own."""
    text = passage(event, siblings)
    lines = telling_lines(text)
    listed = words_in(text)
    counted = name_words(lines)
    names = [name for name in counted if rarity(name) >= _NAME]
    words = _rarest(word for word in listed if word not in counted)
    first, last, sure = _days(event.date)
    place = event.place
    places = _place_names(place)
    of_places = frozenset(word for name in places for word in name.split())
    return Comparable(
        event=event.id,
        report=report_key,
        source=_source_key(event.report.source.name),
        published=None if event.report.published is None else event.report.published.toordinal(),
        first=first,
        last=last,
        sure=sure,
        month_day=_month_day(event.date),
        lat=None if place is None else place.lat,
        lon=None if place is None else place.lon,
        reach=0.0 if place is None else REACH[place.precision],
        iso2=None if place is None else place.iso2,
        admin1=None if place is None else place.admin1,
        places=places,
        type=event.type,
        act=event.act,
        actors=one_set(actor.name.casefold() for actor in event.actors if actor.name and not actor.person),
        tolls=_tolls(event),
        weapons=one_set(weapon.kind for weapon in event.weapons),
        persons=one_set(persons(lines)),
        ages=one_set(ages(text)),
        roads=one_set(roads(text)),
        words=tuple(map(intern, words)),
        norm=sqrt(sum(rarity(word) ** 2 for word in words)),
        names=one_set(names),
        rare=_told_most(counted, of_places),
        towns=_known_names(counted, of_places),
        copied=_runs(listed),
        cited=_cited(event),
        later=tells_of_later(event, text),
    )


def day_of_year(one: Comparable) -> tuple[int, int] | None:
    """Month and day where the date is one day, its year known or not."""
    if one.month_day is not None or one.first is None or one.first != one.last:
        return one.month_day
    day = date.fromordinal(one.first)
    return day.month, day.day


def _rarest(listed: Iterable[str]) -> list[str]:
    """The rarest words, ties by the alphabet, so that the choice is a function of the text."""
    return [word for _, word in sorted((-rarity(word), word) for word in set(listed) if len(word) > 1)][:_WORDS]


def _told_most(counted: Counter[str], of_places: frozenset[str]) -> tuple[str, ...]:
    """The rare words of names that a passage says most, those of its place left out: much else happens there."""
    rare = (word for word in counted if rarity(word) >= RARE and word not in of_places)
    ranked = sorted(rare, key=lambda word: (-rarity(word) * (1.0 + log(counted[word])), word))
    return tuple(map(intern, ranked[:_RARE]))


def _known_names(counted: Counter[str], of_places: frozenset[str]) -> tuple[str, ...]:
    """The words of names said most among those that many reports hold: of large towns and provinces mostly.

    Words of its place are among them, however rare.
    """
    known = (word for word in counted if _NAME <= rarity(word) < RARE or word in of_places)
    ranked = sorted(known, key=lambda word: (-counted[word] * rarity(word), word))
    return tuple(map(intern, ranked[:_TOWNS]))


def _runs(listed: Sequence[str]) -> tuple[int, ...]:
    runs = map(" ".join, zip(*(listed[first:] for first in range(_RUN)), strict=False))
    return tuple(sorted({code for run in runs if not (code := crc32(run.encode())) % _ONE_IN}))


def _days(when: DateRange | None) -> tuple[int | None, int | None, bool]:
    if when is None:
        return None, None, False
    first, last = _edge(when.start or when.end, last=False), _edge(when.end or when.start, last=True)
    if first is None or last is None:
        return None, None, False
    sure = when.precision in _TO_THE_DAY and when.basis in ("stated", "relative", "inherited")
    return min(first, last), max(first, last), sure


def _edge(day: PartialDate | None, *, last: bool) -> int | None:
    """The first or last day that a partial date may stand for."""
    if day is None or day.year is None:
        return None
    whole = day.as_date()
    if whole is not None:
        return whole.toordinal()
    month = day.month or (12 if last else 1)
    start = PartialDate(day.year, month, 1).as_date()
    if start is None:
        return None
    if not last:
        return start.toordinal()
    after = PartialDate(day.year + month // 12, month % 12 + 1, 1).as_date()
    return None if after is None else after.toordinal() - 1


def _month_day(when: DateRange | None) -> tuple[int, int] | None:
    start = None if when is None else when.start
    if start is None or start.year is not None or start.month is None or start.day is None:
        return None
    return start.month, start.day


def _place_names(place: PlaceRef | None) -> frozenset[str]:
    """The names of a place as written, and of its entry, folded: districts and provinces too."""
    if place is None:
        return one_set(())
    names = [*place.texts, *(name for name in (place.name, place.admin1, place.admin2) if name)]
    return one_set(" ".join(_NAME_SPLIT.split(plain(name))).strip() for name in names)


def _tolls(event: Event) -> dict[str, tuple[int | None, int | None]]:
    """The sum of the rows of each effect, lowest and highest; None where a row leaves it open."""
    found: dict[str, list[Count]] = {}
    for row in event.harm:
        found.setdefault(row.effect, []).append(row.count)
    return {effect: (_sum([c.low for c in rows]), _sum([c.high for c in rows])) for effect, rows in found.items()}


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


@lru_cache(maxsize=4096)
def _source_key(name: str | None) -> str | None:
    if not name:
        return None
    outlet = find_outlet(name)
    return intern((outlet.name if outlet is not None else name).casefold())


def _cited(event: Event) -> frozenset[str]:
    """Outlets that the event's report names as its source: "AFP reported"."""
    named = (speaker.text for speaker in event.attribution if speaker.kind == "media")
    return one_set(key for name in named if (key := _source_key(name)) is not None)
