"""The days of holidays: fixed, counted from Easter, an nth weekday, or in the calendars of Iran, Ethiopia and Islam."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..lexicon.holiday_names import holiday_rules
from ..records.vocabulary import Calendar
from .calendars import hijri_day, hijri_year_of
from .other_calendars import ethiopian_day, persian_day

# The Julian calendar lags by 13 days from 1900 to 2099: no report is older or newer.
_JULIAN_LAG = 13


@dataclass(frozen=True, slots=True)
class HolidayDays:
    """First and last day of a holiday in one year, and the calendar that it is reckoned in."""

    first: date
    last: date
    calendar: Calendar = "gregorian"


_GREGORIAN: Calendar = "gregorian"
_CALENDARS: dict[str, Calendar] = {"hijri": "hijri", "persian": "solar-hijri", "ethiopian": "ethiopian"}


def holiday_days(number: int, year: int) -> tuple[HolidayDays, ...]:
    """The days of a holiday, by its place in the list, that begin in a Gregorian year: one run of days, none or two."""
    if not date.min.year < year < date.max.year:
        return ()  # the days round it may lie outside of the calendar
    rule = holiday_rules()[number]
    length = timedelta(days=rule.get("days", 1) - 1)
    calendar = next((_CALENDARS[key] for key in _CALENDARS if key in rule), _GREGORIAN)
    firsts = [day for day in _first_days(rule, year) if day.year == year]
    return tuple(HolidayDays(day, day + length, calendar) for day in firsts)


def _first_days(rule: dict[str, Any], year: int) -> list[date]:
    if "month" in rule:
        return [date(year, rule["month"], rule["day"])]
    if "nth" in rule:
        return [nth_weekday(year, *rule["nth"])]
    if "easter" in rule:
        return [western_easter(year) + timedelta(days=rule["easter"])]
    if "orthodox" in rule:
        return [orthodox_easter(year) + timedelta(days=rule["orthodox"])]
    if "hijri" in rule:
        about = hijri_year_of(date(year, 7, 1))
        found = [hijri_day(about + step, *rule["hijri"]) for step in (-1, 0, 1)]
        # Outside of the tables the answer is three days wide; its middle is the day.
        return [days.first + (days.last - days.first) // 2 for days in found if days is not None]
    reader, (month, day), lag = (
        (persian_day, rule["persian"], 621) if "persian" in rule else (ethiopian_day, rule["ethiopian"], 8)
    )
    found_days = [reader(year - lag + step, month, day) for step in (-1, 0, 1)]
    return [day for day in found_days if day is not None]


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous, 1876; in Meeus, Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian day (Meeus, Astronomical Algorithms, ch. 8)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN_LAG)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The nth of a weekday (0 is Monday) in a month; -1 is the last."""
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
