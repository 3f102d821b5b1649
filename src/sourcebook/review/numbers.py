"""Numbers over what is filtered: by month, by source, by actor, each with how unsure it is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .filtering import Filter
from .index import DeskIndex

#: The normal deviate that leaves 2.5 % on either side.
_DEVIATE = 1.96
#: Rows of a list of sources or actors that are shown; the others are summed in none.
_MOST = 30


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events, and how many of them are likely right, with the middle 95 %; and the tolls from low to high.

    `right` sums the confidences; an event that a person accepted or corrected counts as 1, a rejected one as 0. Killed
    are those of all events: several reports of one occurrence count it again, which incidents do not.
    `killed_high` is None where one of the tolls has no upper end.
    """

    name: str
    events: int
    right: float
    low: float
    high: float
    killed: int
    killed_high: int | None


_CHANCE = "CASE state WHEN 'accepted' THEN 1.0 WHEN 'corrected' THEN 1.0 WHEN 'rejected' THEN 0.0 ELSE confidence END"
_SUMS = (
    f"count(*), sum({_CHANCE}), sum({_CHANCE} * (1 - {_CHANCE})), sum(killed), "
    "CASE WHEN count(killed_high) = count(*) THEN sum(killed_high) END"
)


def by_month(index: DeskIndex, asked: Filter) -> list[Tally]:
    """Month by month; events that may lie in several months are not in it (`undated` has them)."""
    where, bound = asked.where()
    rows = index.columns(
        f"SELECT day_from, day_to, {_SUMS} FROM items WHERE {where} AND day_from IS NOT NULL GROUP BY 1, 2", bound
    )
    months: dict[tuple[int, int], list[float]] = {}
    for first, last, *sums, most in rows:
        start, end = date.fromordinal(first), date.fromordinal(last)
        if (start.year, start.month) == (end.year, end.month):
            row = months.setdefault((start.year, start.month), [0, 0, 0, 0, 0])
            row[:] = [a + b for a, b in zip(row, (*sums, math.inf if most is None else most), strict=True)]
    return [
        _tally(f"{year:04d}-{month:02d}", (*row[:4], None if row[4] == math.inf else row[4]))
        for (year, month), row in sorted(months.items())
    ]


def by_source(index: DeskIndex, asked: Filter) -> list[Tally]:
    """By who published it, those with the most events first."""
    where, bound = asked.where()
    sql = f"SELECT coalesce(source, ''), {_SUMS} FROM items WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST}"
    return [_tally(name or "source not stated", row) for name, *row in index.columns(sql, bound)]


def by_actor(index: DeskIndex, asked: Filter) -> dict[str, list[Tally]]:
    """Role by role, by neutral name, or group where it has none, of those who took part in it."""
    where, bound = asked.where()
    sql = (
        f"SELECT a.role, a.name, {_SUMS} FROM items JOIN actors a ON a.n = items.n WHERE {where} "
        "GROUP BY a.role, a.name ORDER BY 3 DESC, 2"
    ).replace("n IN (", "items.n IN (")
    roles: dict[str, list[Tally]] = {}
    for role, name, *row in index.columns(sql, bound):
        listed = roles.setdefault(role, [])
        if len(listed) < _MOST:
            listed.append(_tally(name, row))
    return roles


def _tally(name: str, row: list[float] | tuple[float | None, ...]) -> Tally:
    events, right, spread, killed, most = row
    reach = _DEVIATE * math.sqrt(spread or 0)
    count = int(events or 0)
    middle = float(right or 0)
    return Tally(
        name, count, middle, max(0.0, middle - reach), min(float(count), middle + reach), int(killed or 0),
        None if most is None else int(most),
    )  # fmt: skip


def months_between(first: str, last: str) -> Iterator[str]:
    """Every month from one to the other, so that a month without events shows as a gap."""
    year, month = map(int, first.split("-"))
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = year + month // 12, month % 12 + 1
