"""Which events are worth comparing: keys of place and day, of names and of rare words, made of one event alone.

An event is stored under `block_keys` and looked up under `near_keys`, which hold the neighbouring days and cells: the
one is short, and whoever is near is found all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor, log
from typing import NamedTuple

from ..lexicon.rarity import rarity
from .comparable import Comparable, day_of_year

#: Lengths of the slots of time, in days, and of a cell, in degrees (some 55 km north to south).
_DAYS, _MONTH, _YEAR, _CELL = 3, 30, 366, 0.5
#: A date that may be any of more days than these opens no block by day.
_LONGEST = 10
#: A place that reaches farther is known by the names of its country and province, not by its cell.
_COARSE = 150.0
#: A word of names that fewer than 1 in 1,500 reports hold makes a block with the month, another with the day.
_VERY_RARE = log(1500)
#: So many of the words of names make blocks in pairs, and so many persons, with the year.
_IN_PAIRS, _PERSONS = 6, 6
#: So many ages make blocks with the day, and so many streets with the month.
_AGES, _ROADS = 6, 4


class _Slots(NamedTuple):
    days: Sequence[int]
    months: Sequence[int]
    years: Sequence[int]
    cells: Sequence[str]


def block_keys(one: Comparable) -> tuple[str, ...]:
    """The keys under which an event is found."""
    slots = _Slots(_days(one, (0,)), _spans(one, _MONTH, (0,)), _spans(one, _YEAR, (0,)), _cells(one, (0.0,)))
    return tuple(dict.fromkeys((*_keys(one, slots), *_days_of_year(one, "y", "z", slots.cells))))


def near_keys(one: Comparable) -> tuple[str, ...]:
    """The keys under which its neighbours stand: its own, and those of the days and cells around it."""
    around = (-1, 0, 1)
    slots = _Slots(
        _days(one, (-2, 0, 2)),
        _spans(one, _MONTH, around),
        _spans(one, _YEAR, around),
        _cells(one, (-_CELL, 0.0, _CELL)),
    )
    return tuple(dict.fromkeys((*_keys(one, slots), *_days_of_year(one, "zy", "y", slots.cells))))


def _keys(one: Comparable, slots: _Slots) -> Iterator[str]:
    rare = [word for word in one.rare if rarity(word) >= _VERY_RARE]
    lesser = [word for word in one.rare if rarity(word) < _VERY_RARE]
    ages, roads = sorted(one.ages)[:_AGES], sorted(one.roads)[:_ROADS]
    for day in slots.days:
        yield from (f"d{day}@{cell}" for cell in slots.cells)
        yield from (f"d{day}:{word}" for word in (*lesser, *one.towns))
        yield from (f"d{day}#{age}" for age in ages)
    for month in slots.months:
        yield from (f"m{month}:{word}" for word in rare)
        yield from (f"m{month}/{road}" for road in roads)
    persons = sorted(one.persons)[:_PERSONS]
    pairs = list(combinations(sorted(one.rare[:_IN_PAIRS]), 2))
    for year in slots.years:
        yield from (f"h{year}:{person}" for person in persons)
        yield from (f"h{year}:{first}+{second}" for first, second in pairs)


def _days_of_year(one: Comparable, yearless: str, dated: str, cells: Sequence[str]) -> Iterator[str]:
    """Keys by which a date without its year meets those with one, and its like; those with one do not meet by them."""
    day = day_of_year(one)
    if day is not None:
        for kind in yearless if one.month_day is not None else dated:
            yield from (f"{kind}{day[0]}-{day[1]}@{cell}" for cell in cells)


def _days(one: Comparable, shifts: Sequence[int]) -> list[int]:
    """Slots of the days an event may have been on, else of the day of its publication."""
    if one.first is not None and one.last is not None and one.last - one.first <= _LONGEST:
        days = range(one.first, one.last + 1)
    else:
        days = range(0) if one.published is None else range(one.published, one.published + 1)
    return sorted({(day + shift) // _DAYS for day in days for shift in shifts})


def _spans(one: Comparable, length: int, shifts: Sequence[int]) -> list[int]:
    """Longer slots, of the date and of the publication."""
    days = [day for day in (one.first, one.published) if day is not None]
    return sorted({day // length + shift for day in days for shift in shifts})


def _cells(one: Comparable, shifts: Sequence[float]) -> list[str]:
    if one.lat is None or one.lon is None:
        return sorted(one.places)
    if one.reach >= _COARSE:
        return [f"{one.iso2}/{one.admin1 or ''}"]
    return sorted({_cell(one.lat + up, one.lon + across) for up in shifts for across in shifts})


def _cell(lat: float, lon: float) -> str:
    return f"{floor(lat / _CELL)},{floor(((lon + 180.0) % 360.0) / _CELL)}"
