""" "On Ashura", "during Eid al-Fitr", "on the second day of Eid", "Christmas 2015": holidays as dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..records import DateRange, PartialDate
from .calendars import LOCAL_SIGHTING
from .date_arithmetic import TOLERANCE
from .date_context import DateContext
from .date_words import TimeWord
from .holidays import HolidayDays, holiday_days
from .stated_dates import FROM_PUBLICATION, FROM_TOLD_BEFORE, NOT_STATED, said_year

_MOON = f"holiday of the Hijri calendar; {LOCAL_SIGHTING}"
NO_SUCH_DAY = "the holiday does not fall in that year"


def read_holiday(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """The days of a holiday; without a year the latest not after the publication, or the next where words say so."""
    number = next(word.value for word in words if word.kind == "B" and word.value is not None)
    days, reasons = _choose(number, words, context)
    if days is None:
        return DateRange(None, None, None, reasons=reasons)
    first, last = days.first, days.last
    nth = next((word.value for word in words if word.kind in "rnN" and word.value), None)
    if nth is not None:
        first = last = first + timedelta(days=nth - 1)
    if days.calendar == "hijri":
        reasons += (_MOON,)
    start, end = PartialDate.of(first), PartialDate.of(last)
    return DateRange(start, end, "day" if start == end else "days", calendar=days.calendar, reasons=reasons)


def _choose(number: int, words: Sequence[TimeWord], context: DateContext) -> tuple[HolidayDays | None, tuple[str, ...]]:
    said = next((word.value for word in words if word.kind == "y"), None)
    reasons: tuple[str, ...] = ()
    if said is None:
        said = said_year(words, context)
        reasons = (FROM_PUBLICATION,) if said is not None else ()
    if said is not None:
        found = holiday_days(number, said)
        return (found[-1], reasons) if found else (None, (NO_SUCH_DAY,))
    if context.published is not None:
        return _near(number, context.published, forward=words[0].kind == "X"), (FROM_PUBLICATION,)
    told = context.told_before
    if told is not None and told.year is not None:
        found = holiday_days(number, told.year)
        return (found[-1], (FROM_TOLD_BEFORE,)) if found else (None, (NO_SUCH_DAY,))
    return None, (NOT_STATED,)


def _near(number: int, published: date, *, forward: bool) -> HolidayDays | None:
    """The latest such holiday that has begun, or the first to come."""
    years = [year for year in range(published.year - 2, published.year + 3) if 1 < year < 9999]
    known = [days for year in years for days in holiday_days(number, year)]
    if forward:
        return next((days for days in known if days.first > published), None)
    limit = min(published, date.max - TOLERANCE) + TOLERANCE
    return next((days for days in reversed(known) if days.first <= limit), None)
