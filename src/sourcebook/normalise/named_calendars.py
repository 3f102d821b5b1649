"""Days and months of the Solar Hijri and the Ethiopian calendar, resolved to Gregorian days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ..records import DateRange, PartialDate
from ..records.vocabulary import Calendar, DatePrecision
from .date_arithmetic import TOLERANCE
from .date_context import DateContext
from .date_words import TimeWord
from .other_calendars import ethiopian_day, ethiopian_month_length, persian_day, persian_month_length
from .stated_dates import NamedDay, read_days

# By how many years each calendar lags behind the Gregorian one at most.
_PERSIAN_LAG, _ETHIOPIAN_LAG = 621, 7


@dataclass(frozen=True, slots=True)
class NamedCalendar:
    """A calendar with month names of its own: its words in our grammar, and how it is put to Gregorian days."""

    calendar: Calendar
    label: str
    months: str
    years: str
    lag: int
    day: Callable[[int, int, int], date | None]
    length: Callable[[int, int], int]

    @property
    def not_stated(self) -> str:
        return f"{self.label} year is not stated"

    @property
    def from_publication(self) -> str:
        return f"{self.label} year taken from the publication date"


SOLAR = NamedCalendar("solar-hijri", "Solar Hijri", "J9", "z", _PERSIAN_LAG, persian_day, persian_month_length)
ETHIOPIAN = NamedCalendar("ethiopian", "Ethiopian", "Uc", "y", _ETHIOPIAN_LAG, ethiopian_day, ethiopian_month_length)


def read_named_calendar(words: Sequence[TimeWord], context: DateContext, calendar: NamedCalendar) -> DateRange:
    """ "22 Bahman 1357", "7-9 Saur", "in Meskerem 2010": days or a month, the year inferred where it can be."""
    days = read_days(words, calendar.months)
    if days:
        return read_calendar_days(days[0], days[-1], context, calendar)
    month = next(word.value for word in words if word.kind in calendar.months and word.value is not None)
    year = next(word.value for word in words if word.kind in calendar.years and word.value is not None)
    first, last = calendar.day(year, month, 1), calendar.day(year, month, calendar.length(year, month))
    if first is None or last is None:
        return _nothing(calendar, f"the {calendar.label} calendar has no such month")
    return DateRange(PartialDate.of(first), PartialDate.of(last), "month", calendar=calendar.calendar)


def read_calendar_days(first: NamedDay, last: NamedDay, context: DateContext, calendar: NamedCalendar) -> DateRange:
    """From the first day to the last, in Gregorian days."""
    reasons: tuple[str, ...] = ()
    if last.year is None:
        last.year = first.year
    if last.year is None:
        if context.published is None:
            return _nothing(calendar, calendar.not_stated)
        last.year, reasons = _latest(last, context.published, calendar), (calendar.from_publication,)
    if first.year is None or first.year == last.year:
        crosses = (first.month, first.day) > (last.month, last.day)
        first.year = None if last.year is None else last.year - crosses
    start, end = (_day(named, calendar) for named in (first, last))
    if start is None or end is None or start > end:
        return _nothing(calendar, *reasons, f"the {calendar.label} calendar has no such day")
    precision: DatePrecision = "day" if start == end else "days"
    return DateRange(PartialDate.of(start), PartialDate.of(end), precision, calendar.calendar, reasons=reasons)


def _day(named: NamedDay, calendar: NamedCalendar) -> date | None:
    return None if named.year is None else calendar.day(named.year, named.month, named.day)


def _latest(named: NamedDay, published: date, calendar: NamedCalendar) -> int | None:
    """The latest year in which the day falls not after the publication, give or take a day."""
    limit = min(published, date.max - TOLERANCE) + TOLERANCE
    newest = published.year - calendar.lag
    for year in range(newest, newest - 10, -1):  # 30 Esfand and 6 Pagumen come every fourth or fifth year
        day = calendar.day(year, named.month, named.day)
        if day is not None and day <= limit:
            return year
    return None


def _nothing(calendar: NamedCalendar, *reasons: str) -> DateRange:
    return DateRange(None, None, None, calendar=calendar.calendar, reasons=reasons)
