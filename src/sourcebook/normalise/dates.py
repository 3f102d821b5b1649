"""When it happened: finding the words for a time in a text, and reading them as an interval with a precision."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from ..records import DateRange, PartialDate, Span
from .date_context import DateContext, countable
from .date_grammar import TimeExpression, parse_times
from .date_words import TimeWord
from .figures import in_other_calendar
from .hijri_dates import read_hijri
from .holiday_dates import read_holiday
from .looking_ahead import looks_ahead
from .named_calendars import ETHIOPIAN, SOLAR, read_named_calendar
from .relative_dates import (
    read_anaphor,
    read_deictic_day,
    read_elapsed,
    read_overnight,
    read_period,
    read_two_weekdays,
    read_weekday,
    read_window,
)
from .stated_dates import (
    IN_DOUBT,
    read_absolute,
    read_bare_day,
    read_day_of_month,
    read_month,
    read_season,
    read_week_of_month,
    read_year,
)
from .vague_dates import part_named, read_lasting, read_recent, read_row, read_several_weeks, week_round
from .vague_times import around, part_of_month, part_of_year

__all__ = ["DateContext", "counts_back", "find_dates", "read_publication_date", "resolve_date"]

# "The attack came two days after a bomb went off", "on 18 August, two days after it was hit": the words date the bomb
# and the hit, back from what is told before.
_COMES_AFTER = re.compile(
    r"\b(?:comes?|came|coming|happened|occurred|took\s+place)\s+(?:(?:just|only|barely|less\s+than)\s+)?[\w-]+(?:\s+[\w-]+){1,2}$"
    r"(?<=after)",
    re.IGNORECASE,
)
_COMES = 30
#: So much of a sentence is looked at for a date before the words, and what ends the sentence before it.
_SENTENCE = 160
_STOP = re.compile(r"[.!?]\s|\n")
# A dateline stands in the first words of a report; longer text is not one.
_DATELINE_LENGTH = 400


def find_dates(text: str, *, vague: bool = False) -> tuple[Span, ...]:
    """Where a text speaks of a time, leading preposition included ("on May 17"), in order and without overlap.

    Times of the day, durations and ages are left out. `vague` takes in words that date an event only where nothing
    better does: "recently", "a five-day offensive".
    """
    return tuple(expression.span for expression in parse_times(text, vague=vague))


def resolve_date(text: str, span: Span, context: DateContext) -> DateRange | None:
    """The interval that the words at `span` mean, read against `context`.

    A start and end of None say that it cannot be known from what there is (then `reasons` say why); None that
    the words are no time expression.
    """
    words, context = span.of(text), countable(context)
    expressions = parse_times(words) or parse_times(words, vague=True)
    if not expressions:
        return None
    value = _read(words, expressions[0], replace(context, ahead=looks_ahead(text, span.start, span.end)))
    if expressions[0].rule == "elapsed" and counts_back(text, span):
        value = read_elapsed(words, expressions[0].words, context, back=True)
    if expressions[0].words[0].kind == "s":
        value = _until_now(value, context)
    return replace(value, text=words, span=span)


def counts_back(text: str, span: Span) -> bool:
    """Whether "two days after" dates what is told behind it: after "came", or the date of what came so long after."""
    if _COMES_AFTER.search(text, max(span.start - _COMES, 0), span.end):
        return True
    before = text[max(span.start - _SENTENCE, 0) : span.start].rstrip()
    if not before.endswith(",") or not text[: span.end].lower().endswith("after"):
        return False
    return bool(parse_times(_STOP.split(before)[-1]))


def _until_now(value: DateRange, context: DateContext) -> DateRange:
    """`since May 3`: from that day to the one on which the report speaks, where both are known."""
    if context.published is None or value.start is None or value.start.as_date() is None:
        return value
    return replace(value, end=PartialDate.of(context.published), precision="days")


def read_publication_date(words: str, *, sure: bool = False) -> date | None:
    """The full date of a dateline ("KABUL, May 3, 2017 (Agency)"), or None where it does not say one.

    `sure` leaves out figures in which day and month may stand either way.
    """
    for expression in parse_times(words[:_DATELINE_LENGTH]):
        if expression.rule in {"absolute", "hijri", "solar", "ethiopian"}:
            value = _read(words, expression, DateContext())
            if sure and IN_DOUBT in value.reasons:
                continue
            if value.start is not None and value.start == value.end:
                return value.start.as_date()
    return None


def read_expression(text: str, expression: TimeExpression, context: DateContext) -> DateRange:
    """The value of an expression that `parse_times` found in `text`."""
    return _read(text, expression, context)


def _read(text: str, expression: TimeExpression, context: DateContext) -> DateRange:
    """The value of an expression by the rule it matched."""
    words = expression.words
    match expression.rule:
        case "absolute":
            return _absolute(text, expression, context)
        case "week_of_date":
            return week_round(_last_day(text, words, context), words)
        case "elapsed":
            return read_elapsed(text, words, context)
        case "anaphor":
            return read_anaphor(text, words, context)
        case "period":
            return read_period(text, words, context)
        case "lasting":
            return read_lasting(text, words, context)
        case "month":
            month, part = read_month(words, context), part_named(text, words)
            return month if part is None else part_of_month(month, part, context.published)
        case "year":
            year, part = read_year(words), part_named(text, words)
            return year if part is None else part_of_year(year, part)
        case rule:
            return _READERS[rule](words, context)


def _absolute(text: str, expression: TimeExpression, context: DateContext) -> DateRange:
    other = in_other_calendar(text, expression.words, context)
    value = read_absolute(text, expression, context) if other is None else other
    return around(value) if expression.words[0].kind == "1" else value


def _last_day(text: str, words: tuple[TimeWord, ...], context: DateContext) -> DateRange:
    """The day at the end of "the week ending Sunday, 5 May"."""
    begin = next(index for index, word in enumerate(words) if word.kind == "w") + 2
    rest = text[words[begin].start : words[-1].end]
    expressions = parse_times(rest)
    return _read(rest, expressions[-1], context) if expressions else DateRange(None, None, None)


_READERS: dict[str, Callable[[Sequence[TimeWord], DateContext], DateRange]] = {
    "hijri": read_hijri,
    "solar": lambda words, context: read_named_calendar(words, context, SOLAR),
    "ethiopian": lambda words, context: read_named_calendar(words, context, ETHIOPIAN),
    "holiday": read_holiday,
    "fortnight": lambda words, context: read_row("fortnight", context),
    "other_day": lambda words, context: read_row("last-night", context),
    "since_start": lambda words, context: read_row("this-week", context),
    "recent": read_recent,
    "several_weeks": read_several_weeks,
    "day_of_month": read_day_of_month,
    "bare_day": read_bare_day,
    "week_of_month": read_week_of_month,
    "month": read_month,
    "season": read_season,
    "window": read_window,
    "deictic_day": read_deictic_day,
    "overnight": read_overnight,
    "two_weekdays": read_two_weekdays,
    "weekday": read_weekday,
}
