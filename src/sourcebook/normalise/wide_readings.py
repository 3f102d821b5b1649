"""What the matches of the wide grammar mean: a reader for each rule."""

from __future__ import annotations

import re
from datetime import date

from ..lexicon.holiday_names import holiday_named
from .calendar_times import CalendarTime, same_day_of_year, unit_of
from .holidays import holiday_days
from .wide_days import (
    read_day,
    read_day_before_weekday,
    read_day_beside,
    read_day_of_month_words,
    read_deictic_unit,
    read_in_the_unit,
    read_month,
    read_season,
    read_told_unit,
    read_weekday_step,
)
from .wide_telling import UNITS, Match, Reader, Telling, numbers_in_words, part, step_of, unit_in, year_in, year_of

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 2, "latter": 2, "1": 1, "2": 2, "3": 3, "4": 4}


def read_holiday(match: Match, telling: Telling) -> CalendarTime | None:
    name = holiday_named(part(match, "holiday"))
    if name is None:
        return None
    said = year_of(match, telling)
    if said is not None:
        days = holiday_days(name, said)
        return CalendarTime("day", days[0].first) if days else None
    if telling.written is None:
        return None
    year, step = telling.written.year, step_of(part(match, "step"))
    near = [days.first for one in (year - 1, year, year + 1) for days in holiday_days(name, one)]
    ahead = telling.ahead or step > 0
    past = [day for day in near if day <= telling.written]
    to_come = [day for day in near if day > telling.written]
    chosen = to_come[:1] if ahead and to_come else past[-1:] if step < 0 else _nearest(near, telling.written)
    return CalendarTime("day", chosen[0]) if chosen else None


def _nearest(days: list[date], written: date) -> list[date]:
    return sorted(days, key=lambda day: abs(day - written))[:1]


def read_quarter(match: Match, telling: Telling) -> CalendarTime | None:
    nth = _NTH[part(match, "nth")]
    year = year_of(match, telling)
    if year is None and telling.written is not None:
        written = telling.written
        year = written.year
        begins = date(year, 3 * nth - 2, 1)
        # Results come out after the quarter: in January "the fourth quarter" is that of last year.
        if begins > written and not telling.ahead:
            year -= 1
        year -= bool(part(match, "year_ago"))
    return None if year is None else unit_in("quarter", year, nth)


def read_half(match: Match, telling: Telling) -> CalendarTime | None:
    decade = part(match, "decade")
    if decade:
        year = year_in(decade)
        return None if year is None else unit_of(date(year, 1, 1), "decade")
    year = year_of(match, telling) or (telling.written.year if telling.written else None)
    return None if year is None else unit_in("half", year, _NTH[part(match, "nth")])


_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def read_decade(match: Match, telling: Telling) -> CalendarTime | None:
    figures = re.search(r"(1[6-9]|20)\d0", match[0])
    if figures:
        return unit_of(date(int(figures[0]), 1, 1), "decade")
    tens = int(match["short"]) if match["short"] else 2 + _DECADES.index(part(match, "words"))
    written = telling.written
    past = written is not None and 10 * tens <= written.year % 100
    century = written.year // 100 * 100 if written is not None and past else 1900
    return unit_of(date(century + 10 * tens, 1, 1), "decade")


def read_century(match: Match, telling: Telling) -> CalendarTime | None:
    nth = int(match["nth"])
    return unit_of(date(100 * (nth - 1), 1, 1), "century") if nth > 1 else None


def read_year_ago(match: Match, telling: Telling) -> CalendarTime | None:
    """ "a year earlier": the quarter told before, a year back, where the talk is of quarters; else the year before."""
    base = telling.quarter
    if base is not None and base.first is not None:
        back = same_day_of_year(base.first, base.first.year - 1)
        return None if back is None else CalendarTime("quarter", back)
    if re.search(r"quarter|period", match[0]) and telling.written is not None:
        return unit_of(telling.written, "quarter", -5)
    return None if telling.written is None else unit_of(telling.written, "year", -1)


def read_same_period(match: Match, telling: Telling) -> CalendarTime | None:
    return read_year_ago(match, telling) if match["year"] is None else unit_of(date(int(match["year"]), 1, 1), "year")


def read_latest_quarter(match: Match, telling: Telling) -> CalendarTime | None:
    step = part(match, "step")
    if step:
        return None if telling.written is None else unit_of(telling.written, "quarter", step_of(step))
    if telling.quarter is not None:
        return telling.quarter
    return None if telling.written is None else unit_of(telling.written, "quarter", -1)


def read_quarter_of_year(match: Match, telling: Telling) -> CalendarTime | None:
    year = int(match["year"])
    if telling.quarter is not None and telling.quarter.first is not None:
        return unit_of(telling.quarter.first.replace(year=year), "quarter")
    return unit_of(date(year, 1, 1), "year")


def read_elapsed(match: Match, telling: Telling) -> CalendarTime | None:
    number = part(match, "number")
    if not number:
        return CalendarTime("future" if part(match, "told") == "later" else "past")
    told = part(match, "told")
    anchor = telling.told.first if told and telling.told else telling.written
    if anchor is None:
        return None
    count = _count(number)
    count = count if told == "later" else -count
    unit = UNITS[part(match, "unit")]
    if unit in ("decade", "century"):
        count, unit = count * (10 if unit == "decade" else 100), "year"
    return unit_of(anchor, unit, count)


def _count(number: str) -> int:
    if number.isdigit():
        return int(number)
    return {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12}.get(number) or numbers_in_words()[number]


def read_year(match: Match, telling: Telling) -> CalendarTime | None:
    year = year_in(part(match, "year"))
    return None if year is None else unit_of(date(year, 1, 1), "year")


READERS: dict[str, Reader] = {
    "holiday": read_holiday,
    "quarter": read_quarter,
    "half": read_half,
    "decade": read_decade,
    "century": read_century,
    "day_of_month_words": read_day_of_month_words,
    "day_before_weekday": read_day_before_weekday,
    "day_beside": read_day_beside,
    "quarter_in_figures": read_quarter,
    "short_month": read_month,
    "same_period": read_same_period,
    "year_ago": read_year_ago,
    "latest_quarter": read_latest_quarter,
    "quarter_of_year": read_quarter_of_year,
    "elapsed": read_elapsed,
    "weekday_step": read_weekday_step,
    "month_step": read_month,
    "season": read_season,
    "month": read_month,
    "told_unit": read_told_unit,
    "deictic_unit": read_deictic_unit,
    "day": read_day,
    "in_the_unit": read_in_the_unit,
    "fiscal": read_year,
    "past": lambda match, telling: CalendarTime("past"),
    "present": lambda match, telling: CalendarTime("present"),
    "future": lambda match, telling: CalendarTime("future"),
    "year_in_words": read_year,
    "year": read_year,
}
