"""All dates of one report, each read against the day on which the report speaks and the dates told before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..records import DateRange, Span
from .dates import DateContext, resolve_date
from .stated_dates import TO_COME


def resolve_dates(text: str, spans: Sequence[Span], spoken: date | None) -> dict[Span, DateRange]:
    """The report's dates in reading order, each relative to the one before, else to the first that is stated.

    `spoken` is the day on which the report speaks: "on Monday" counts from it.
    """
    found: dict[Span, DateRange] = {}
    before: DateRange | None = None
    open_ones: list[Span] = []
    for span in sorted(spans):
        told = resolve_date(text, span, DateContext(spoken, before))
        if told is None or _is_to_come(told, spoken):
            continue
        found[span] = told
        if told.start is None:
            open_ones.append(span)
        else:
            before = told
    first = next((told for _, told in sorted(found.items()) if told.start is not None and told.basis == "stated"), None)
    for span in open_ones:
        anchored = resolve_date(text, span, DateContext(spoken, first)) if first else None
        found[span] = anchored or found[span]
    return found


def _is_to_come(told: DateRange, spoken: date | None) -> bool:
    """Whether a day is after the report: told as to come, or counted from the wrong one, as "a day after the raid"."""
    if spoken is None or told.start is None or not (told.basis == "relative" or TO_COME in told.reasons):
        return False
    start = told.start
    if start.year is None or start.month is None or start.day is None:
        return False
    return (start.year, start.month, start.day) > (spoken.year, spoken.month, spoken.day)
