"""Solar Hijri (Iran and Afghanistan) and Ethiopian days to Gregorian days, by arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

# 1 Meskerem of year 1 is 29 August 8 Julian, 27 August Gregorian (Reingold and Dershowitz, Calendrical Calculations,
# ch. 4).
_ETHIOPIAN_EPOCH = date(8, 8, 27).toordinal()
# Years at which the leap cycle of the Solar Hijri calendar breaks (A. Birashk, A Comparative Calendar of the Iranian,
# Muslim Lunar and Christian Eras, 1993): it holds from 1178 to 1633, which is all that reports are about.
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)
PERSIAN_YEARS = range(1178, 1634)


def persian_new_year(year: int) -> date | None:
    """The Gregorian day of 1 Farvardin, or None for years for which the rule is not known."""
    if year not in PERSIAN_YEARS:
        return None
    leaps, start, jump = -14, _BREAKS[0], 0
    for stop in _BREAKS[1:]:
        jump = stop - start
        if year < stop:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        start = stop
    within = year - start
    leaps += within // 33 * 8 + (within % 33 + 3) // 4
    if jump % 33 == 4 and jump - within == 4:
        leaps += 1
    gregorian = year + 621
    gregorian_leaps = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 20 + leaps - gregorian_leaps)


def persian_month_length(year: int, month: int) -> int:
    """31 days in the first six months, 30 in the next five, 29 or in a leap year 30 in the last."""
    if month <= 6:
        return 31
    if month <= 11:
        return 30
    first, following = persian_new_year(year), persian_new_year(year + 1)
    return 30 if first is not None and following is not None and (following - first).days == 366 else 29


def persian_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Solar Hijri calendar, or None where it has no such day."""
    first = persian_new_year(year)
    if first is None or not 1 <= month <= 12 or not 1 <= day <= persian_month_length(year, month):
        return None
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return first + timedelta(days=before + day - 1)


def ethiopian_month_length(year: int, month: int) -> int:
    """Thirty days; Pagumen, the thirteenth month, has five, in the year before a leap day six."""
    return 30 if month <= 12 else 5 + (year % 4 == 3)


def ethiopian_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Ethiopian calendar, or None where it has no such day."""
    if not (1 <= year <= 9900 and 1 <= month <= 13 and 1 <= day <= ethiopian_month_length(year, month)):
        return None
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)
