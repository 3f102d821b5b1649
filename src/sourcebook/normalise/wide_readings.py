"""What the matches of the wide grammar mean: a reader for each rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..lexicon.holiday_names import holiday_named
from ..lexicon.word_lists import word_table
from .calendar_times import CalendarTime, Unit, same_day_of_year, unit_of
from .holidays import holiday_days

_STEPS = {"last": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1}
_UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "half": "half",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 2, "latter": 2, "1": 1, "2": 2, "3": 3, "4": 4}
#: Two-figure years up to this one are of this century.
_LAST_TWO_DIGIT_YEAR = 40
# A day and month without a year: just gone by, soon to come, or far off, in days. Found on the dates of TimeBank.
_JUST, _SOON, _FAR = 30, 60, 200


@dataclass(frozen=True, slots=True)
class Telling:
    """What a time is read against: the day of writing, time and quarter told before, whether it is to come."""

    written: date | None
    told: CalendarTime | None
    quarter: CalendarTime | None
    ahead: bool


Match = re.Match[str]
Reader = Callable[[Match, Telling], CalendarTime | None]


def _part(match: Match, *names: str) -> str:
    """The first of the named parts that matched, in small letters with single spaces, else nothing."""
    found = next((part for name in names if (part := match.groupdict().get(name))), "")
    return " ".join(found.lower().split())


def _step(words: str) -> int:
    return next((step for word, step in _STEPS.items() if word in words.split()), 0)


def _year(words: str) -> int | None:
    """A year in figures or in words."""
    if words.lstrip("'").isdigit():
        year = int(words.lstrip("'"))
        return year if year > 99 else year + (2000 if year <= _LAST_TWO_DIGIT_YEAR else 1900)
    parts = [part for part in re.split(r"[\s-]+", words) if part not in ("and", "oh", "o")]
    if not parts:
        return None
    values = _numbers()
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(values[part] for part in parts[2:])
    return 100 * values[parts[0]] + sum(values[part] for part in parts[1:])


def _numbers() -> dict[str, int]:
    found: dict[str, int] = word_table("number_words")["units"]
    return found


def _unit_in(unit: Unit, year: int, nth: int) -> CalendarTime | None:
    months = {"quarter": 3, "half": 6, "month": 1}[unit]
    return unit_of(date(year, 1 + months * (nth - 1), 1), unit) if 1 <= year <= 9999 else None


def _year_of(match: Match, telling: Telling) -> int | None:
    """The year that the words say, in figures or as "last year", or None."""
    said = _part(match, "year", "year_behind", "year_of")
    if said:
        return _year(said)
    whose = _part(match, "whose", "whose_behind")
    return telling.written.year + _step(whose) if whose and telling.written else None


def read_holiday(match: Match, telling: Telling) -> CalendarTime | None:
    name = holiday_named(_part(match, "holiday"))
    if name is None:
        return None
    said = _year_of(match, telling)
    if said is not None:
        days = holiday_days(name, said)
        return CalendarTime("day", days[0].first) if days else None
    if telling.written is None:
        return None
    year, step = telling.written.year, _step(_part(match, "step"))
    near = [days.first for one in (year - 1, year, year + 1) for days in holiday_days(name, one)]
    ahead = telling.ahead or step > 0
    past = [day for day in near if day <= telling.written]
    to_come = [day for day in near if day > telling.written]
    chosen = to_come[:1] if ahead and to_come else past[-1:] if step < 0 else _nearest(near, telling.written)
    return CalendarTime("day", chosen[0]) if chosen else None


def _nearest(days: list[date], written: date) -> list[date]:
    return sorted(days, key=lambda day: abs(day - written))[:1]


def read_quarter(match: Match, telling: Telling) -> CalendarTime | None:
    nth = _NTH[_part(match, "nth")]
    year = _year_of(match, telling)
    if year is None and telling.written is not None:
        written = telling.written
        year = written.year
        begins = date(year, 3 * nth - 2, 1)
        # Results come out after the quarter: in January "the fourth quarter" is that of last year.
        if begins > written and not telling.ahead:
            year -= 1
        year -= bool(_part(match, "year_ago"))
    return None if year is None else _unit_in("quarter", year, nth)


def read_half(match: Match, telling: Telling) -> CalendarTime | None:
    decade = _part(match, "decade")
    if decade:
        year = _year(decade)
        return None if year is None else unit_of(date(year, 1, 1), "decade")
    year = _year_of(match, telling) or (telling.written.year if telling.written else None)
    return None if year is None else _unit_in("half", year, _NTH[_part(match, "nth")])


_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def read_decade(match: Match, telling: Telling) -> CalendarTime | None:
    figures = re.search(r"(1[6-9]|20)\d0", match[0])
    if figures:
        return unit_of(date(int(figures[0]), 1, 1), "decade")
    tens = int(match["short"]) if match["short"] else 2 + _DECADES.index(_part(match, "words"))
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
    step = _part(match, "step")
    if step:
        return None if telling.written is None else unit_of(telling.written, "quarter", _step(step))
    if telling.quarter is not None:
        return telling.quarter
    return None if telling.written is None else unit_of(telling.written, "quarter", -1)


def read_quarter_of_year(match: Match, telling: Telling) -> CalendarTime | None:
    year = int(match["year"])
    if telling.quarter is not None and telling.quarter.first is not None:
        return unit_of(telling.quarter.first.replace(year=year), "quarter")
    return unit_of(date(year, 1, 1), "year")


def read_elapsed(match: Match, telling: Telling) -> CalendarTime | None:
    number = _part(match, "number")
    if not number:
        return CalendarTime("future" if _part(match, "told") == "later" else "past")
    told = _part(match, "told")
    anchor = telling.told.first if told and telling.told else telling.written
    if anchor is None:
        return None
    count = _count(number)
    count = count if told == "later" else -count
    unit = _UNITS[_part(match, "unit")]
    if unit in ("decade", "century"):
        count, unit = count * (10 if unit == "decade" else 100), "year"
    return unit_of(anchor, unit, count)


def _count(number: str) -> int:
    if number.isdigit():
        return int(number)
    return {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12}.get(number) or _numbers()[number]


def read_weekday_step(match: Match, telling: Telling) -> CalendarTime | None:
    weekdays: dict[str, int] = word_table("time_words")["weekdays"]
    weekday = weekdays[_part(match, "weekday")]
    step = _part(match, "step")
    anchor = telling.written
    if step in ("the following", "the previous", "the next") and telling.told is not None and telling.told.first:
        anchor = telling.told.first
    if anchor is None:
        return None
    forward = _step(step) > 0 or (telling.ahead and not step.endswith(("last", "past", "previous")))
    if forward:
        days = (weekday - anchor.weekday() - (step != "")) % 7 + (step != "")
    else:
        days = -((anchor.weekday() - weekday) % 7)
        days -= 7 if days == 0 and _step(step) < 0 else 0
    return unit_of(anchor, "day", days)


def read_month(match: Match, telling: Telling) -> CalendarTime | None:
    month = _month(match)
    year = _year_of(match, telling)
    if year is None:
        if telling.written is None:
            return None
        year = _year_of_month(month, telling.written, _part(match, "step"), telling)
    return _unit_in("month", year, month)


def _month(match: Match) -> int:
    table = word_table("time_words")
    months: dict[str, int] = table["months"] | table["month_abbreviations"]
    return months[_part(match, "month").rstrip(".")]


def _year_of_month(month: int, written: date, step: str, telling: Telling) -> int:
    if step == "this":
        return written.year
    if step == "next":
        return written.year + (month <= written.month)
    if step:
        return written.year - (month >= written.month)
    if telling.ahead:
        return written.year + (month < written.month)
    return written.year - (month > written.month + 1)


def read_day_of_month_words(match: Match, telling: Telling) -> CalendarTime | None:
    ordinals: dict[str, int] = word_table("number_words")["ordinals"]
    day = ordinals.get(_part(match, "day"))
    if telling.written is None or day is None:
        return None
    return day_of_year(_month(match), day, telling)


def day_of_year(month: int, day: int, telling: Telling) -> CalendarTime | None:
    """A day without its year: the one next to the day of writing, on the side that the sentence looks to."""
    written = telling.written
    if written is None:
        return None
    near = []
    for year in (written.year - 1, written.year, written.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue
    past = [one for one in near if one <= written][-1:]
    to_come = [one for one in near if one > written][:1]
    if past and to_come:
        since, until = (written - past[0]).days, (to_come[0] - written).days
        soon = until <= _FAR and since > _JUST if telling.ahead else until <= _SOON and since > _FAR
        return CalendarTime("day", to_come[0] if soon else past[0])
    return CalendarTime("day", (past or to_come)[0]) if near else None


def read_season(match: Match, telling: Telling) -> CalendarTime | None:
    seasons: dict[str, int] = word_table("time_words")["seasons"] | {"fall": 9}
    month = seasons[_part(match, "season", "season_of")]
    year = _year_of(match, telling)
    if year is None:
        written = telling.written
        if written is None:
            return None
        step, year = _part(match, "step"), written.year
        if step == "last":
            year -= month + 2 >= written.month if month != 12 else 1
        elif month > written.month and not telling.ahead and step != "this":
            year -= 1
    return unit_of(date(year, month, 1), "season")


def read_told_unit(match: Match, telling: Telling) -> CalendarTime | None:
    words = _part(match, "unit", "unit_by")
    unit = _UNITS.get(words, "day")
    told = telling.told.first if telling.told is not None else None
    anchor = told or telling.written
    return None if anchor is None else unit_of(anchor, unit, _step(_part(match, "step")))


def read_deictic_unit(match: Match, telling: Telling) -> CalendarTime | None:
    if telling.written is None:
        return None
    step, unit = _part(match, "step"), _UNITS[_part(match, "unit")]
    steps = -1 if step.endswith(("last", "past")) else _step(step)
    if unit == "weekend":
        steps += {-1: 0, 0: 0, 1: 1}[steps] if telling.written.weekday() < 5 else 0
        if step == "this" and telling.ahead and telling.written.weekday() < 5:
            steps += 1
        steps = 0 if steps == -1 and telling.written.weekday() < 5 else steps
    return unit_of(telling.written, unit, steps)


def read_day(match: Match, telling: Telling) -> CalendarTime | None:
    days: dict[str, int] = word_table("time_words")["deictic_days"]
    return None if telling.written is None else unit_of(telling.written, "day", days[_part(match, "day")])


def read_day_before_weekday(match: Match, telling: Telling) -> CalendarTime | None:
    if telling.written is None:
        return None
    return unit_of(telling.written, "day", -2 if _part(match, "inner") == "yesterday" else 2)


def read_day_beside(match: Match, telling: Telling) -> CalendarTime | None:
    """ "The day before": counted from the time told before it."""
    told = telling.told.first if telling.told is not None else telling.written
    return None if told is None else unit_of(told, "day", -1 if _part(match, "way") == "before" else 1)


def read_in_the_unit(match: Match, telling: Telling) -> CalendarTime | None:
    if telling.written is None:
        return None
    if match["year_end"]:
        return unit_of(telling.written, "year")
    words = _part(match, "unit", "unit_of", "unit_for", "unit_full", "unit_fiscal", "unit_over", "unit_at")
    unit = _UNITS[words.split()[-1]]
    if unit == "weekend" and telling.ahead and telling.written.weekday() < 5:
        return unit_of(telling.written, unit, 1)
    return unit_of(telling.written, unit)


def read_year(match: Match, telling: Telling) -> CalendarTime | None:
    year = _year(_part(match, "year"))
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
