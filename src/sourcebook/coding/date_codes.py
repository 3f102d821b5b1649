"""How exact a date is, in the codes of ACLED (1-3), UCDP (1-5) and GTD (month, day, words for an approximate date)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourcebook.records import DateRange, PartialDate

#: The longest run of days, in days, that has each code. ACLED: the day, a week or like period, a month. UCDP (GED
#: codebook, `date_prec`): the day, 2 to 6 days, a week, a month at most; what is longer lies within a year.
_ACLED_LONGEST = ((1, 1), (7, 2))
_ACLED_LAST = 3
_UCDP_LONGEST = ((1, 1), (6, 2), (7, 3), (31, 4))
_UCDP_LAST = 5
#: The moon is sighted a day earlier or later than the tables say, so a Hijri day is known to three days.
_HIJRI_MARGIN = timedelta(days=1)
#: UCDP's rule where a report says no time at all: the three days that end with it.
_UNDATED = 3


def recorded(value: DateRange | None, published: date | None) -> DateRange | None:
    """The date as the record has it: a Hijri day becomes the three days that it may be, none of them after publication.

    Within a report the day of the tables stands, so that "two days later" counts from it.
    """
    if value is None or value.calendar != "hijri" or value.start is None or value.start != value.end:
        return value
    middle = value.start.as_date()
    if middle is None or not date.min < middle < date.max:
        return value
    first, last = middle - _HIJRI_MARGIN, middle + _HIJRI_MARGIN
    if published is not None and middle <= published:
        last = min(last, published)
    reason = f"{middle} by the tables, a day earlier or later where the moon was sighted otherwise"
    return replace(
        value,
        start=PartialDate.of(first),
        end=PartialDate.of(last),
        precision="days",
        reasons=(*value.reasons, reason),
    )


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days that an event lies in, first to last."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return self.first + timedelta(days=(self.length - 1) // 2)


@dataclass(frozen=True, slots=True)
class GtdDate:
    """GTD's `iyear`, `imonth`, `iday` (0 is unknown) and `approxdate` (None where the day is known)."""

    year: int
    month: int
    day: int
    approximate: str | None


def days_of(value: DateRange) -> Days | None:
    """Every day that the date may mean; None while its year is unknown. A Hijri day takes in the days next to it."""
    first, last = _first_day(value.start), _last_day(value.end)
    if first is None or last is None:
        return None
    if value.calendar == "hijri" and first == last:
        try:
            return Days(first - _HIJRI_MARGIN, last + _HIJRI_MARGIN)
        except OverflowError:
            return None
    return Days(first, max(first, last))


def acled_time_precision(value: DateRange) -> int | None:
    """1: the day is known; 2: a week or a like period; 3: a month, or more. ACLED dates the event by `Days.middle`."""
    days = days_of(value)
    return None if days is None else _code(days, _ACLED_LONGEST, _ACLED_LAST)


def ucdp_date_prec(value: DateRange) -> int | None:
    """1: the day; 2: 2 to 6 days; 3: a week; 4: 8 days to a month; 5: more, within a year; None: more, across years."""
    days = days_of(value)
    if days is None:
        return None
    code = _code(days, _UCDP_LONGEST, _UCDP_LAST)
    return None if code == _UCDP_LAST and days.first.year != days.last.year else code


def gtd_date(value: DateRange) -> GtdDate | None:
    """The day where it is known; else the month that all its days share, with days and words as `approxdate`."""
    days = days_of(value)
    if days is None:
        return None
    if days.length == 1:
        return GtdDate(days.first.year, days.first.month, days.first.day, None)
    known_year = days.first.year == days.last.year
    month = days.first.month if known_year and days.first.month == days.last.month else 0
    span = f"{days.first.isoformat()} to {days.last.isoformat()}"
    words = f"{span} ({' '.join(value.text.split())})" if value.text else span
    return GtdDate(days.first.year, month, 0, words)


def ucdp_days(value: DateRange | None, published: date | None) -> Days | None:
    """UCDP's `date_start` and `date_end`: the days of the date, else the three days up to the report."""
    if value is not None and value.start is not None:
        return days_of(value)
    if published is None or published.toordinal() < _UNDATED:
        return None
    return Days(published - timedelta(days=_UNDATED - 1), published)


def _code(days: Days, longest: tuple[tuple[int, int], ...], last: int) -> int:
    return next((code for length, code in longest if days.length <= length), last)


def _first_day(day: PartialDate | None) -> date | None:
    if day is None or day.year is None:
        return None
    return date(day.year, day.month or 1, day.day or 1)


def _last_day(day: PartialDate | None) -> date | None:
    if day is None or day.year is None:
        return None
    month = day.month or 12
    return date(day.year, month, day.day or monthrange(day.year, month)[1])
