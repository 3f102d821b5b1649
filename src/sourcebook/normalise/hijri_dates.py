"""Hijri days and months in English transliteration, resolved to Gregorian days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..records import DateRange, PartialDate
from .calendars import HijriDays, hijri_day, hijri_month_days, hijri_month_of, latest_hijri_year
from .date_arithmetic import TOLERANCE
from .date_context import DateContext
from .date_words import TimeWord
from .stated_dates import NamedDay, read_days

#: Years of a date in figures that are read as Hijri: 1300 AH began in 1882, 1600 AH begins in 2173.
HIJRI_YEARS = range(1300, 1600)
FROM_PUBLICATION = "Hijri year taken from the publication date"
FROM_TOLD_BEFORE = "Hijri year taken from the date told before"
NOT_STATED = "Hijri year is not stated"
_HALF_A_YEAR = 6  # months
NO_SUCH_DAY = "the Hijri calendar has no such day"


def read_hijri(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "30 Shawwal 1438", "5-7 Ramadan", "in the month of Ramadan": days or a month, year inferred where it can be."""
    days = read_days(words, "H")
    if days:
        return read_hijri_days(days[0], days[-1], context)
    month = next(word.value for word in words if word.kind == "H" and word.value is not None)
    year = next((word.value for word in words if word.kind == "z"), None)
    reasons: tuple[str, ...] = ()
    if year is None:
        year, reasons = _inferred(month, 1, context)
    if year is None:
        return DateRange(None, None, None, calendar="hijri", reasons=reasons)
    value = _range(hijri_month_days(year, month), hijri_month_days(year, month), reasons)
    return value if value.start is None else replace(value, precision="month")


def read_hijri_days(first: NamedDay, last: NamedDay, context: DateContext) -> DateRange:
    """From the first Hijri day to the last, in Gregorian days."""
    reasons: tuple[str, ...] = ()
    if last.year is None:
        last.year = first.year
    if last.year is None:
        last.year, reasons = _inferred(last.month, last.day, context)
    if last.year is None:
        return DateRange(None, None, None, calendar="hijri", reasons=reasons)
    crosses = (first.month, first.day) > (last.month, last.day)
    if first.year is None or first.year == last.year:
        first.year = last.year - crosses
    return _range(hijri_day(first.year, first.month, first.day), hijri_day(last.year, last.month, last.day), reasons)


def _inferred(month: int, day: int, context: DateContext) -> tuple[int | None, tuple[str, ...]]:
    if not 1 <= day <= 30:
        return None, (NOT_STATED,)
    if context.published is None:
        return _near_told(month, context)
    limit = min(context.published, date.max - TOLERANCE) + TOLERANCE
    return latest_hijri_year(month, day, limit), (FROM_PUBLICATION,)


def _near_told(month: int, context: DateContext) -> tuple[int | None, tuple[str, ...]]:
    """The year that puts a month within half a year of the Hijri date told before: a list names its year once."""
    section = context.section
    known = None if section is None or section.start is None else section.start.as_date()
    if section is None or section.calendar != "hijri" or known is None:
        return None, (NOT_STATED,)
    year, told = hijri_month_of(known)
    year += (told - month > _HALF_A_YEAR) - (month - told > _HALF_A_YEAR)
    return year, (FROM_TOLD_BEFORE,)


def _range(first: HijriDays | None, last: HijriDays | None, reasons: tuple[str, ...]) -> DateRange:
    if first is None or last is None:
        return DateRange(None, None, None, calendar="hijri", reasons=(*reasons, NO_SUCH_DAY))
    start, end = PartialDate.of(min(first.first, last.first)), PartialDate.of(max(first.last, last.last))
    why = tuple(dict.fromkeys((*reasons, *first.reasons, *last.reasons)))
    return DateRange(start, end, "day" if start == end else "days", calendar="hijri", reasons=why)
