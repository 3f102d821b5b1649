"""Counting with dates whose year may be unknown: shifting them, and choosing the year that a report means."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ..records import PartialDate

#: How far a report's own day may lie after its publication date: it may be written east of where it is dated.
TOLERANCE = timedelta(days=1)
#: A date without a year that lies this near to one with a year (told before, or in a heading) takes its year.
NEARBY = timedelta(days=45)


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day; in an unknown year 29 February is one."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 if year is None else year, month)[1]


def shift_days(start: PartialDate, days: int) -> PartialDate | None:
    """The date so many days later, year or no year; None where the day is unknown or time runs out."""
    if start.month is None or start.day is None:
        return None
    # Without a year, count in one that has the day: a leap year only for 29 February itself.
    year = start.year or (2000 if (start.month, start.day) == (2, 29) else 2001)
    try:
        shifted = date(year, start.month, start.day) + timedelta(days=days)
    except (OverflowError, ValueError):
        return None
    return PartialDate(None if start.year is None else shifted.year, shifted.month, shifted.day)


def shift_months(start: PartialDate, months: int) -> PartialDate | None:
    """The month so many months later, without a day; None where the month is unknown or time runs out."""
    if start.month is None:
        return None
    years, month = divmod(start.month - 1 + months, 12)
    if start.year is None:
        return PartialDate(None, month + 1)
    return PartialDate(start.year + years, month + 1) if 1 <= start.year + years <= 9999 else None


def latest_year(month: int, day: int, limit: date) -> int | None:
    """The latest year in which this day falls not after `limit` (plus the tolerance); None where there is none."""
    for year in range(limit.year + 1, max(limit.year - 9, 1), -1):
        if year <= 9999 and valid_day(year, month, day) and date(year, month, day) - TOLERANCE <= limit:
            return year
    return None


def nearest_year(month: int, day: int, anchor: PartialDate) -> int | None:
    """The year that puts this day near a date of known year, told before; None where it would not be near."""
    if anchor.year is None or not valid_day(anchor.year, month, day):
        return None
    if anchor.month is None:
        return anchor.year
    if anchor.day is None:
        return anchor.year if anchor.month == month else None
    known = date(anchor.year, anchor.month, anchor.day)
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        if 1 <= year <= 9999 and valid_day(year, month, day) and abs(date(year, month, day) - known) <= NEARBY:
            return year
    return None
