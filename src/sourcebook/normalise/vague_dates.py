""" "Recently", "a fortnight ago", "a five-day offensive", "the week ending 5 May": vague and counted times as dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..records import DateRange, PartialDate
from .date_context import DateContext, because, unknown
from .date_words import TimeWord
from .relative_dates import NO_ANCHOR, kinds_of, spoken_day
from .vague_times import days_between, vague_time

#: Words for a part of a month or a year, as the table of vague times has them.
PARTS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late",
}  # fmt: skip
_LENGTHS = {"nightlong": "night-long", "weeklong": "past-week"}


def part_named(text: str, words: Sequence[TimeWord]) -> str | None:
    """The part of a month or year that the words before it name: "early March", "at the end of March"."""
    spelled = (text[word.start : word.end].lower() for word in words if word.kind in "e5")
    return next((PARTS[word] for word in spelled if word in PARTS), None)


def read_row(name: str, context: DateContext) -> DateRange:
    """A row of the table of vague times, counted from the day on which the report speaks."""
    day, reasons = spoken_day(context)
    value = None if day is None else vague_time(name, day)
    return unknown(NO_ANCHOR) if value is None else because(value, *reasons)


def read_recent(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "recently", "in recent days", "in recent weeks", "in recent months"."""
    return read_row({"w": "recent-weeks", "j": "past-months"}.get(words[-1].kind, "recently"), context)


def read_several_weeks(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "several weeks": three, back from the report; "five weeks": five."""
    number = next((word.value for word in words if word.kind == "q" and word.value), None)
    return read_row("recent-weeks", context) if number is None else _days_back(7 * number, context)


def read_lasting(text: str, words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "a five-day offensive", "a week-old siege", "a night-long battle": so long, up to the report."""
    kinds = kinds_of(words)
    if "ω" in kinds:
        return read_row(_LENGTHS.get(text[words[0].start : words[0].end].lower(), "past-week"), context)
    if "P" in kinds:
        return read_row("night-long", context)
    number = next((word.value for word in words if word.kind in "qnNν" and word.value), 1)
    return _days_back(number * (7 if "w" in kinds else 1), context)


def _days_back(days: int, context: DateContext) -> DateRange:
    """So many days, the last of them the one on which the report speaks."""
    last, reasons = spoken_day(context)
    if last is None:
        return unknown(NO_ANCHOR)
    try:
        return because(days_between(last - timedelta(days=days - 1), last), *reasons)
    except OverflowError:
        return unknown(NO_ANCHOR)


def week_round(value: DateRange, words: Sequence[TimeWord]) -> DateRange:
    """The week that ends with a day ("the week ending 5 May"), or the one in which it lies ("the week of 5 May")."""
    day = None if value.end is None else value.end
    known = None if day is None else _in_some_year(day)
    if day is None or known is None:
        return value
    ends = any(word.kind in "6t" for word in words)
    try:
        first = known - timedelta(days=6 if ends else known.weekday())
        last = first + timedelta(days=6)
    except OverflowError:
        return value
    if day.year is None and not ends:
        return value  # the weekday of a day without a year is not known
    start, end = (PartialDate(None if day.year is None else one.year, one.month, one.day) for one in (first, last))
    return DateRange(start, end, "week", value.calendar, value.basis, reasons=value.reasons)


def _in_some_year(day: PartialDate) -> date | None:
    if day.month is None or day.day is None:
        return None
    return date(day.year or 2001, day.month, day.day) if (day.month, day.day) != (2, 29) or day.year else None
