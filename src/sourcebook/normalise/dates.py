"""When it happened: finding the words for a time in a text, and reading them as an interval with a precision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..records import DateRange, PartialDate, Span
from .date_context import DateContext
from .date_grammar import TimeExpression, parse_times
from .hijri_dates import HIJRI_YEARS, read_hijri, read_hijri_days
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
    NamedDay,
    read_absolute,
    read_bare_day,
    read_day_of_month,
    read_month,
    read_season,
    read_week_of_month,
    read_year,
    split_numeric,
)

__all__ = ["DateContext", "find_dates", "read_publication_date", "resolve_date"]

# A dateline stands in the first words of a report; longer text is not one.
_DATELINE_LENGTH = 400


def find_dates(text: str) -> tuple[Span, ...]:
    """Where a text speaks of a time, leading preposition included ("on May 17"), in order and without overlap.

    Times of the day, durations and ages are left out.
    """
    return tuple(expression.span for expression in parse_times(text))


def resolve_date(text: str, span: Span, context: DateContext) -> DateRange | None:
    """The interval that the words at `span` mean, read against `context`.

    A start and end of None say that it cannot be known from what there is (then `reasons` say why); None that
    the words are no time expression.
    """
    words = span.of(text)
    expressions = parse_times(words)
    if not expressions:
        return None
    value = read_expression(words, expressions[0], context)
    if expressions[0].words[0].kind == "s":
        value = _until_now(value, context)
    return replace(value, text=words, span=span)


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
        if expression.rule in {"absolute", "hijri"}:
            value = read_expression(words, expression, DateContext())
            if sure and IN_DOUBT in value.reasons:
                continue
            if value.start is not None and value.start == value.end:
                return value.start.as_date()
    return None


def read_expression(text: str, expression: TimeExpression, context: DateContext) -> DateRange:
    """The value of an expression by the rule it matched."""
    words = expression.words
    match expression.rule:
        case "absolute":
            hijri = _hijri_in_figures(text, expression, context)
            return hijri if hijri is not None else read_absolute(text, expression, context)
        case "hijri":
            return read_hijri(words, context)
        case "elapsed":
            return read_elapsed(text, words, context)
        case "anaphor":
            return read_anaphor(text, words, context)
        case "year":
            return read_year(words)
        case rule:
            return _READERS[rule](words, context)


_READERS = {
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
    "period": read_period,
}


def _hijri_in_figures(text: str, expression: TimeExpression, context: DateContext) -> DateRange | None:
    """The value of "5/9/1438" or "1438-09-05", whose year tells that it is Hijri; else None."""
    days = []
    for word in expression.words:
        if word.kind == "I":
            (one, two, three), first_is_year = split_numeric(text[word.start : word.end])
            year, month, day = (one, two, three) if first_is_year else (three, two, one)
            days.append(NamedDay(month, day, year))
    if not days or any(named.year not in HIJRI_YEARS for named in days):
        return None
    return read_hijri_days(days[0], days[-1], context)
