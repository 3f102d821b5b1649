"""Hijri days and months to Gregorian days: Umm al-Qura where it is tabulated, the arithmetic calendar elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..lexicon.hijri_months import hijri_month_name

#: Years for which hijridate 2.5 carries the Umm al-Qura tables: from 1924-08-01 to 2077-11-16.
UMM_AL_QURA_YEARS = range(1343, 1501)
#: Hijri years whose Gregorian days fit into `datetime.date` (year 9999 begins in 9666 AH); before 1300 is not news.
_READABLE_YEARS = range(1, 9600)
# The civil epoch of the tabular calendar, 16 July 622 Julian = 19 July 622 Gregorian (Reingold and Dershowitz,
# Calendrical Calculations, ch. 7); the day before it is day 0 here.
_EPOCH = date(622, 7, 18)
#: A sighting of the moon may move a month's start, so no conversion is better than this.
LOCAL_SIGHTING = "local sighting may differ by a day"


@dataclass(frozen=True, slots=True)
class HijriDays:
    """The Gregorian days that a Hijri day or month comes to, first to last, and why it is more than one if it is."""

    first: date
    last: date
    reasons: tuple[str, ...] = ()


def hijri_day(year: int, month: int, day: int) -> HijriDays | None:
    """The Gregorian day of a Hijri day.

    A 30th that its month lacks becomes the month's last day to the first of the next. Outside of the Umm al-Qura
    tables the arithmetic calendar is used and the answer is three days wide. None where no calendar has such a day.
    """
    if not (year in _READABLE_YEARS and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year not in UMM_AL_QURA_YEARS:
        if day > 30:
            return None
        middle = _EPOCH + timedelta(days=_tabular_days(year, month) + day)
        reason = f"{year} AH lies outside the Umm al-Qura tables; reckoned arithmetically, a day either way"
        return HijriDays(middle - timedelta(days=1), middle + timedelta(days=1), (reason,))
    start, length = _umm_al_qura_month(year, month)
    converted = start + timedelta(days=day - 1)
    # A few months of 1345-1364 have 28 or 31 days in the tables, as they were announced at the time.
    if day > max(length, 30):
        return None
    if day <= length:
        return HijriDays(converted, converted, (f"Hijri date read by the Umm al-Qura calendar; {LOCAL_SIGHTING}",))
    reason = (
        f"{hijri_month_name(month)} {year} has {length} days in the Umm al-Qura calendar; "
        f"its last day to the first of the next month is meant"
    )
    return HijriDays(start + timedelta(days=length - 1), start + timedelta(days=length), (reason,))


def hijri_month_days(year: int, month: int) -> HijriDays | None:
    """The first and last Gregorian day of a Hijri month, or None where there is no such month."""
    if year in UMM_AL_QURA_YEARS and 1 <= month <= 12:
        start, length = _umm_al_qura_month(year, month)
        reason = f"Hijri month read by the Umm al-Qura calendar; {LOCAL_SIGHTING}"
        return HijriDays(start, start + timedelta(days=length - 1), (reason,))
    first, last = hijri_day(year, month, 1), hijri_day(year, month, 29)
    return None if first is None or last is None else HijriDays(first.first, last.last, first.reasons)


def hijri_year_of(day: date) -> int:
    """The Hijri year in which a Gregorian day falls, near its edges give or take a day."""
    # 30 years of the tabular calendar have 10,631 days.
    return ((day - _EPOCH).days * 30 - 15) // 10631 + 1


def hijri_month_of(day: date) -> tuple[int, int]:
    """The Hijri year and month in which a Gregorian day falls."""
    year = hijri_year_of(day)
    for candidate in (year + 1, year, year - 1):
        for month in range(12, 0, -1):
            first = hijri_day(candidate, month, 1)
            if first is not None and first.first <= day:
                return candidate, month
    return year, 1


def latest_hijri_year(month: int, day: int, limit: date) -> int:
    """The latest Hijri year in which this day of this month began not after `limit`."""
    guess = hijri_year_of(limit) + 1
    for year in range(guess, guess - 3, -1):
        days = hijri_day(year, month, day)
        if days is not None and days.first <= limit:
            return year
    return guess - 3


def _umm_al_qura_month(year: int, month: int) -> tuple[date, int]:
    """First Gregorian day and length of a month that the tables hold."""
    from hijridate import Hijri  # imported on use: most reports carry no Hijri date

    first = Hijri(year, month, 1)
    converted = first.to_gregorian()
    return date(converted.year, converted.month, converted.day), first.month_length()


def _tabular_days(year: int, month: int) -> int:
    """Days of the arithmetic calendar from its epoch to the eve of this month: months of 30 and 29 days in turn."""
    return (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
