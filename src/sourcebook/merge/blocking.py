"""Which events are worth comparing: keys of place and day, of names and of rare words, made of one event alone.

An event is stored under its own keys and looked up under those near it, which hold the neighbouring days and cells: the
one list is short, and whoever is near is found all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor, log
from typing import NamedTuple

from ..lexicon.rarity import rarity
from ..records import Link
from .comparable import FEW_NAMES, Comparable, day_of_year, set_of

#: Lengths of the longer slots of time, in days, and of a cell, in degrees (some 28 km north to south).
_FORTNIGHT, _YEAR, _CELL = 15, 366, 0.25
#: A date that may be any of more days than these opens no block by day; without a date, these before publication do.
_LONGEST, _BEFORE = 10, 2
#: A place that reaches farther than the first stands in the cells around it too; one that reaches farther than the
#: second is known by the names of its country and province.
_ROUGH, _COARSE = 20.0, 150.0
#: A word of names that fewer than 1 in 1,500 reports hold makes a block with the fortnight, another with the day.
_VERY_RARE = log(1500)
#: So many of the words of names make blocks by themselves, and in pairs with the year, as do so many persons.
_ALONE, _IN_PAIRS, _PERSONS = 10, 4, 3
#: So many ages make blocks with the day, and so many streets with the fortnight.
_AGES, _ROADS = 4, 3


class Keyed(NamedTuple):
    """An event with the keys under which it is found, and those under which its neighbours stand.

    Those of one `lot` follow each other and were compared among themselves: `links` are those with events before it.
    """

    one: Comparable
    own: tuple[str, ...]
    near: tuple[str, ...]
    lot: int | None = None
    links: tuple[Link, ...] = ()


class _Slots(NamedTuple):
    days: Sequence[int]
    fortnights: Sequence[int]
    years: Sequence[int]
    cells: Sequence[str]


class _Said(NamedTuple):
    """What of an event makes keys with the day, the fortnight and the year, wherever it was."""

    by_day: Sequence[str]
    by_fortnight: Sequence[str]
    by_year: Sequence[str]


def keyed(one: Comparable) -> Keyed:
    """An event with its keys. Nearness goes both ways: if `a` finds `b`, `b` finds `a`."""
    said, own, near = _said(one), _slots(one, (0,)), _slots(one, (-1, 0, 1))
    return Keyed(
        one,
        tuple(dict.fromkeys((*_keys(said, own), *_days_of_year(one, "y", "z", own.cells)))),
        tuple(dict.fromkeys((*_keys(said, near), *_days_of_year(one, "zy", "y", near.cells)))),
    )


def worth_comparing(a: Comparable, b: Comparable) -> bool:
    """Whether two events that share a block share more: where both have many words of names, a rare one at least.

    The place's own words count only beside the type: whatever else happens there has them too.
    """
    if not a.names.isdisjoint(b.rare) or not b.names.isdisjoint(a.rare):
        return True
    if min(len(a.names), len(b.names)) < FEW_NAMES or not a.roads.isdisjoint(b.roads):
        return True
    if a.type == b.type and not a.places.isdisjoint(b.places):
        return True
    return bool(a.copied and b.copied) and not set_of(a.copied).isdisjoint(b.copied)


def _slots(one: Comparable, shifts: Sequence[int]) -> _Slots:
    days = {day + shift for day in _days(one) for shift in shifts}
    return _Slots(sorted(days), _spans(one, _FORTNIGHT, shifts), _spans(one, _YEAR, shifts), _cells(one, shifts))


def _said(one: Comparable) -> _Said:
    rare = [word for word in one.rare[:_ALONE] if rarity(word) >= _VERY_RARE]
    lesser = [word for word in one.rare[:_ALONE] if rarity(word) < _VERY_RARE]
    ages, roads = sorted(one.ages)[:_AGES], sorted(one.roads)[:_ROADS]
    pairs = [f"{first}+{second}" for first, second in combinations(sorted(one.rare[:_IN_PAIRS]), 2)]
    by_day = [*(f":{word}" for word in (*lesser, *one.towns)), *(f"#{age}" for age in ages)]
    by_fortnight = [*(f":{word}" for word in rare), *(f"/{road}" for road in roads)]
    by_year = [f":{name}" for name in (*sorted(one.persons)[:_PERSONS], *pairs)]
    return _Said(by_day, by_fortnight, by_year)


def _keys(said: _Said, slots: _Slots) -> list[str]:
    by_day = [*(f"@{cell}" for cell in slots.cells), *said.by_day]
    slotted = (("d", slots.days, by_day), ("f", slots.fortnights, said.by_fortnight), ("y", slots.years, said.by_year))
    return [f"{kind}{number}{words}" for kind, numbers, by in slotted for number in numbers for words in by]


def _days_of_year(one: Comparable, yearless: str, dated: str, cells: Sequence[str]) -> Iterator[str]:
    """Keys by which a date without its year meets those with one, and its like; those with one do not meet by them."""
    day = day_of_year(one)
    if day is not None:
        for kind in yearless if one.month_day is not None else dated:
            yield from (f"{kind}{day[0]}-{day[1]}@{cell}" for cell in cells)


def _days(one: Comparable) -> range:
    """The days an event may have been on; where none are told, those up to its publication."""
    if one.first is not None and one.last is not None and one.last - one.first <= _LONGEST:
        return range(one.first, one.last + 1)
    return range(0) if one.published is None else range(one.published - _BEFORE, one.published + 1)


def _spans(one: Comparable, length: int, shifts: Sequence[int]) -> list[int]:
    """Longer slots, of the date and of the publication."""
    days = [day for day in (one.first, one.published) if day is not None]
    return sorted({day // length + shift for day in days for shift in shifts})


def _cells(one: Comparable, shifts: Sequence[int]) -> list[str]:
    if one.lat is None or one.lon is None:
        return sorted(one.places)
    if one.reach >= _COARSE:
        return [f"{one.iso2}/{one.admin1 or ''}"]
    wide = (-1, 0, 1) if one.reach > _ROUGH else (0,)
    steps = sorted({own + shift for own in wide for shift in shifts})
    up, across = floor(one.lat / _CELL), floor(one.lon / _CELL)
    around = round(360.0 / _CELL)  # cells in the whole circle: the last lies next to the first
    return sorted({f"{up + y},{(across + x) % around}" for y in steps for x in steps})
