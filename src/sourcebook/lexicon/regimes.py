"""Who governed a country when: what "the government of Afghanistan" meant on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from ..errors import LexiconError
from .tables import read_table

_COLUMNS = ("iso3", "from", "to", "name", "body")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the day before the last; an open end is None."""

    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


#: No bound is known.
ALWAYS = Period(None, None)


@dataclass(frozen=True, slots=True)
class Regime:
    """A government of a country, by a neutral name, and the body of the roster that it was, if any."""

    iso3: str
    period: Period
    name: str
    body: str | None


def read_day(words: str, where: str) -> date | None:
    """A date of our tables: a day, or the first day of a month or a year. Raises LexiconError on anything else."""
    if not words:
        return None
    parts = words.split("-")
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        return date(year, month, day)
    except ValueError:
        raise LexiconError(f"date {words!r}", where, allowed="YYYY, YYYY-MM or YYYY-MM-DD") from None


@cache
def regimes() -> dict[str, tuple[Regime, ...]]:
    """The shipped table by country."""
    found: dict[str, list[Regime]] = {}
    for iso3, start, end, name, body in read_table("regimes.tsv", _COLUMNS):
        where = f"regimes.tsv, {name}"
        period = Period(read_day(start, where), read_day(end, where))
        found.setdefault(iso3, []).append(Regime(iso3, period, name, body or None))
    return {iso3: tuple(rows) for iso3, rows in found.items()}


def regime_on(iso3: str, day: date) -> Regime | None:
    """The government of the country on that day, where the table tells it."""
    return next((regime for regime in regimes().get(iso3, ()) if regime.period.holds(day)), None)
