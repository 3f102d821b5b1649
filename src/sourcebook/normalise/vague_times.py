"""Vague words for a time as UCDP's rules read them: the table of `lexicon/vague_times.toml` put to days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..lexicon.word_lists import word_table
from ..records import DateRange, PartialDate
from ..records.value import VAGUE_TIME
from ..records.vocabulary import DatePrecision
from .date_arithmetic import shift_days

_POINT = re.compile(r"(?P<base>R|week|month|year)(?P<steps>[+-]\d+)?(?P<unit>m)?(?:\.(?P<day>\d+|last))?")
#: UCDP codes a week apart from other runs of days.
_WEEK = 7


def vague_time(name: str, spoken: date) -> DateRange | None:
    """The days that a row of the table means, counted from the day on which the report speaks."""
    row: dict[str, Any] = word_table("vague_times")["times"][name]
    try:
        first, last = _point(row["from"], spoken), _point(row["to"], spoken)
        if "not_before" in row:
            first = max(first, _point(row["not_before"], spoken))
    except (OverflowError, ValueError):  # before the first day or after the last that there is
        return None
    last = max(first, last)
    return days_between(first, last)


def days_between(first: date, last: date) -> DateRange:
    """A run of days as the calendar cuts it: a day, a week, or days."""
    precision: DatePrecision = "day" if first == last else "days"
    if (last - first).days == _WEEK - 1:
        precision = "week"
    start, end = PartialDate.of(first), PartialDate.of(last)
    return DateRange(start, end, precision, basis="relative", reasons=(VAGUE_TIME,))


def _point(words: str, spoken: date) -> date:
    """A day in the notation of the table."""
    match = _POINT.fullmatch(words)
    if match is None:
        raise ValueError(words)
    steps = int(match["steps"] or 0)
    if match["base"] == "R":
        return _months_off(spoken, steps) if match["unit"] else spoken + timedelta(days=steps)
    if match["base"] == "week":
        monday = spoken - timedelta(days=spoken.weekday()) + timedelta(weeks=steps)
        return monday + timedelta(days=int(match["day"]) - 1)
    if match["base"] == "month":
        begun = _months_off(spoken.replace(day=1), steps)
        return begun.replace(day=monthrange(begun.year, begun.month)[1]) if match["day"] == "last" else begun
    year = spoken.year + steps
    return date(year, 12, 31) if match["day"] == "last" else date(year, 1, 1)


def _months_off(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def part_of_month(value: DateRange, part: str, spoken: date | None) -> DateRange:
    """The early, middle or late days of the month that `value` is, not after the report where it lies in it."""
    month = value.start
    if month is None or month.month is None or month.day is not None or value.start != value.end:
        return value
    first, last = word_table("vague_times")["parts_of_month"][part]
    length = monthrange(2000 if month.year is None else month.year, month.month)[1]
    start, end = replace(month, day=first), replace(month, day=min(last, length))
    known = end.as_date(), start.as_date()
    if spoken is not None and known[0] is not None and known[1] is not None and known[1] <= spoken < known[0]:
        end = PartialDate.of(spoken)
    return replace(value, start=start, end=end, precision="days", reasons=(*value.reasons, VAGUE_TIME))


def part_of_year(value: DateRange, part: str) -> DateRange:
    """The early, middle or late months of the year that `value` is."""
    year = value.start
    if year is None or year.year is None or year.month is not None or value.start != value.end:
        return value
    first, last = word_table("vague_times")["parts_of_year"][part]
    start, end = replace(year, month=first), replace(year, month=last)
    return replace(value, start=start, end=end, precision="year", reasons=(*value.reasons, VAGUE_TIME))


def around(value: DateRange) -> DateRange:
    """`around 2 July`: the day before to the day after."""
    day = None if value.start is None or value.start != value.end else value.start
    if day is None or day.day is None:
        return value
    reach: int = word_table("vague_times")["reach"]["around"]
    start, end = shift_days(day, -reach), shift_days(day, reach)
    if start is None or end is None:
        return value
    return replace(value, start=start, end=end, precision="days", reasons=(*value.reasons, VAGUE_TIME))
