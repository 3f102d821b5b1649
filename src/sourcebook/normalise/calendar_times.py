"""Times as the calendar cuts them, from a day to a century, and the past, present and future without a date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ..records import Span

Unit = Literal[
    "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century",
    "past", "present", "future",
]  # fmt: skip

#: How many months the units have that are whole months.
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """A unit of the calendar by its first day; None for the past, the present and the future, which have none."""

    unit: Unit
    first: date | None = None

    @property
    def last(self) -> date | None:
        """The last day of it, or None where it has no first."""
        if self.first is None:
            return None
        if self.unit in MONTHS:
            behind = month_at(self.first, MONTHS[self.unit])
            return None if behind is None else behind - timedelta(days=1)
        return self.first + timedelta(days={"week": 6, "weekend": 1}.get(self.unit, 0))


@dataclass(frozen=True, slots=True)
class WideTime:
    """A stretch of text that speaks of a time, and the time; None where it cannot be told from what there is."""

    span: Span
    time: CalendarTime | None


def month_at(day: date, months: int) -> date | None:
    """The first day of the month so many months from that of `day`; None where the calendar ends."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1) if 1 <= day.year + years <= 9999 else None


def same_day_of_year(day: date, year: int) -> date | None:
    """`day` in another year, 29 February as the 28th where it has to be; None outside of the calendar."""
    if not 1 <= year <= 9999:
        return None
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def unit_of(day: date, unit: Unit, steps: int = 0) -> CalendarTime | None:
    """The unit in which `day` lies, or the one so many steps later; None where the calendar ends."""
    if unit in ("past", "present", "future"):
        return CalendarTime(unit)
    first = _first_day(day, unit, steps)
    return None if first is None else CalendarTime(unit, first)


def _first_day(day: date, unit: Unit, steps: int) -> date | None:
    if unit in MONTHS:
        counted = 12 * day.year + day.month - 1
        if unit == "season":
            counted += 1  # December, March, June and September begin one
        return month_at(day, MONTHS[unit] * steps - counted % MONTHS[unit])
    days = {"day": 0, "week": day.weekday(), "weekend": (day.weekday() - 5) % 7}[unit]
    try:
        return day + timedelta(days=(1 if unit == "day" else 7) * steps - days)
    except OverflowError:
        return None
