"""Readers of the wide grammar for days, weekdays, months and seasons, and for "last week" and "this month"."""

from __future__ import annotations

from datetime import date

from ..lexicon.word_lists import word_table
from .calendar_times import CalendarTime, unit_of
from .wide_telling import UNITS, Match, Telling, part, step_of, unit_in, year_of

# A day and month without a year: just gone by, soon to come, or far off, in days. Found on the dates of TimeBank.
_JUST, _SOON, _FAR = 30, 60, 200


def _month(match: Match) -> int:
    table = word_table("time_words")
    months: dict[str, int] = table["months"] | table["month_abbreviations"]
    return months[part(match, "month").rstrip(".")]


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


def read_weekday_step(match: Match, telling: Telling) -> CalendarTime | None:
    weekdays: dict[str, int] = word_table("time_words")["weekdays"]
    weekday = weekdays[part(match, "weekday")]
    step = part(match, "step")
    anchor = telling.written
    if step in ("the following", "the previous", "the next") and telling.told is not None and telling.told.first:
        anchor = telling.told.first
    if anchor is None:
        return None
    forward = step_of(step) > 0 or (telling.ahead and not step.endswith(("last", "past", "previous")))
    if forward:
        days = (weekday - anchor.weekday() - (step != "")) % 7 + (step != "")
    else:
        days = -((anchor.weekday() - weekday) % 7)
        days -= 7 if days == 0 and step_of(step) < 0 else 0
    return unit_of(anchor, "day", days)


def read_month(match: Match, telling: Telling) -> CalendarTime | None:
    month = _month(match)
    year = year_of(match, telling)
    if year is None:
        if telling.written is None:
            return None
        year = _year_of_month(month, telling.written, part(match, "step"), telling)
    return unit_in("month", year, month)


def read_day_of_month_words(match: Match, telling: Telling) -> CalendarTime | None:
    ordinals: dict[str, int] = word_table("number_words")["ordinals"]
    day = ordinals.get(part(match, "day"))
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
    month = seasons[part(match, "season", "season_of")]
    year = year_of(match, telling)
    if year is None:
        written = telling.written
        if written is None:
            return None
        step, year = part(match, "step"), written.year
        if step == "last":
            year -= month + 2 >= written.month if month != 12 else 1
        elif month > written.month and not telling.ahead and step != "this":
            year -= 1
    return unit_of(date(year, month, 1), "season")


def read_told_unit(match: Match, telling: Telling) -> CalendarTime | None:
    words = part(match, "unit", "unit_by")
    unit = UNITS.get(words, "day")
    told = telling.told.first if telling.told is not None else None
    anchor = told or telling.written
    return None if anchor is None else unit_of(anchor, unit, step_of(part(match, "step")))


def read_deictic_unit(match: Match, telling: Telling) -> CalendarTime | None:
    if telling.written is None:
        return None
    step, unit = part(match, "step"), UNITS[part(match, "unit")]
    steps = -1 if step.endswith(("last", "past")) else step_of(step)
    if unit == "weekend":
        steps += {-1: 0, 0: 0, 1: 1}[steps] if telling.written.weekday() < 5 else 0
        if step == "this" and telling.ahead and telling.written.weekday() < 5:
            steps += 1
        steps = 0 if steps == -1 and telling.written.weekday() < 5 else steps
    return unit_of(telling.written, unit, steps)


def read_day(match: Match, telling: Telling) -> CalendarTime | None:
    days: dict[str, int] = word_table("time_words")["deictic_days"]
    return None if telling.written is None else unit_of(telling.written, "day", days[part(match, "day")])


def read_day_before_weekday(match: Match, telling: Telling) -> CalendarTime | None:
    if telling.written is None:
        return None
    return unit_of(telling.written, "day", -2 if part(match, "inner") == "yesterday" else 2)


def read_day_beside(match: Match, telling: Telling) -> CalendarTime | None:
    """ "The day before": counted from the time told before it."""
    told = telling.told.first if telling.told is not None else telling.written
    return None if told is None else unit_of(told, "day", -1 if part(match, "way") == "before" else 1)


def read_in_the_unit(match: Match, telling: Telling) -> CalendarTime | None:
    if telling.written is None:
        return None
    if match["year_end"]:
        return unit_of(telling.written, "year")
    words = part(match, "unit", "unit_of", "unit_for", "unit_full", "unit_fiscal", "unit_over", "unit_at")
    unit = UNITS[words.split()[-1]]
    if unit == "weekend" and telling.ahead and telling.written.weekday() < 5:
        return unit_of(telling.written, unit, 1)
    return unit_of(telling.written, unit)
