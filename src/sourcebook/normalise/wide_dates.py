"""Every time that a text speaks of, also those that no event has: "now", "the third quarter", "the 1990s", bare years.

`dates` finds what an event can have happened on; this finder is for whoever asks what times a text names at all. Days
that are told by number and name are found by the same grammar.
"""

from __future__ import annotations

import re
from datetime import date

from ..records import Span
from .calendar_times import CalendarTime, WideTime
from .date_context import DateContext, countable
from .date_grammar import parse_times
from .dates import read_expression
from .looking_ahead import looks_ahead
from .wide_days import day_of_year
from .wide_grammar import wide_patterns
from .wide_readings import READERS
from .wide_telling import Telling

_SAYS_YEAR = re.compile(r"\b(?:this|last|next)\s+year\b", re.IGNORECASE)
#: For so many times after a quarter was told, "a year earlier" and "the quarter" are measured by it.
_QUARTER_LASTS = 12


def find_times(text: str, written: date | None) -> list[WideTime]:
    """The times of a text in order, none overlapping another, read against the day of writing where it is known."""
    written = countable(DateContext(written)).published
    found: list[WideTime] = []
    told: CalendarTime | None = None
    quarter: CalendarTime | None = None
    since_quarter = 0
    for span, rule, match in sorted(_matches(text), key=lambda one: one[0]):
        telling = Telling(written, told, quarter, looks_ahead(text, span.start, span.end))
        time = _read_day(text, span, telling) if match is None else READERS[rule](match, telling)
        found.append(WideTime(span, time))
        since_quarter += 1
        if since_quarter > _QUARTER_LASTS:
            quarter = None
        if time is not None and time.first is not None:
            told = time
            if time.unit == "quarter" and rule != "year_ago":
                quarter, since_quarter = time, 0
    return found


def _matches(text: str) -> list[tuple[Span, str, re.Match[str] | None]]:
    """Where each rule matches, the rules of days first, none overlapping another."""
    taken = bytearray(len(text))
    found: list[tuple[Span, str, re.Match[str] | None]] = []
    for expression in parse_times(text):
        if expression.rule == "absolute":
            _take(taken, expression.span)
            found.append((expression.span, expression.rule, None))
    for name, pattern in wide_patterns():
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if match.end() > match.start() and not any(taken[span.start : span.end]):
                _take(taken, span)
                found.append((span, name, match))
    return found


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _read_day(text: str, span: Span, telling: Telling) -> CalendarTime | None:
    """A day told by number and name, the first of several; without a year, the one that the sentence looks to."""
    words = span.of(text)
    expression = parse_times(words)[0]
    start = read_expression(words, expression, DateContext()).start
    if start is not None and start.year is None and not _SAYS_YEAR.search(words):
        return None if start.month is None or start.day is None else day_of_year(start.month, start.day, telling)
    start = read_expression(words, expression, DateContext(telling.written)).start
    day = None if start is None else start.as_date()
    return None if day is None else CalendarTime("day", day)
