"""All dates of one report, each read against the day on which the report speaks and the dates told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..records import DateRange, Span
from .dates import DateContext, counts_back, resolve_date
from .stated_dates import TO_COME


def resolve_dates(text: str, spans: Sequence[Span], spoken: date | None) -> dict[Span, DateRange]:
    """The report's dates in reading order, each relative to the one before, else to the first that is stated.

    `spoken` is the day on which the report speaks: "on Monday" counts from it.
    """
    found: dict[Span, DateRange] = {}
    anchors: list[tuple[Span, DateRange]] = []
    open_ones: list[Span] = []
    for span in sorted(spans):
        told = resolve_date(text, span, DateContext(spoken, _anchor(text, span, anchors)))
        if told is None or _is_to_come(told, spoken):
            continue
        found[span] = told
        if told.start is None:
            open_ones.append(span)
        else:
            anchors.append((span, told))
    first = next((told for _, told in sorted(found.items()) if told.start is not None and told.basis == "stated"), None)
    for span in open_ones:
        anchored = resolve_date(text, span, DateContext(spoken, first)) if first else None
        found[span] = anchored or found[span]
    return found


#: What opens a clause about somebody or something named before it, and what ends a sentence.
_RELATIVE = re.compile(r"(?P<before>\b\w+),? (?:which|who|whose|(?P<that>that))\b")
#: Words behind which "that" opens what is said, or thought.
_SAYING = frozenset("said says told added claimed reported confirmed announced stated believed alleged".split())
_STOP = re.compile(r"[.!?]\s|\n")


def _anchor(text: str, span: Span, told: Sequence[tuple[Span, DateRange]]) -> DateRange | None:
    """The date told before `span`, from which it counts.

    A later sentence goes on from what a sentence told in the first place: "On Friday police held two men over the blast
    that killed nine on Monday. The same night" is Friday night.
    """
    if not told:
        return None
    last, date_range = told[-1]
    if not _STOP.search(text, last.end, span.start):
        return date_range
    beside = [(at, one) for at, one in told if not _STOP.search(text, at.end, last.end) and not counts_back(text, at)]
    opening = _clause_between(text, beside[0][0].end, last.start) if beside else None
    return date_range if opening is None else [one for at, one in beside if at.end <= opening][-1]


def _clause_between(text: str, start: int, end: int) -> int | None:
    """Where a relative clause opens between two dates of a sentence: "held on Friday over the blast | that killed"."""
    for found in _RELATIVE.finditer(text, start, end):
        if found["that"] is None or found["before"].lower() not in _SAYING:
            return found.end("before")
    return None


def _is_to_come(told: DateRange, spoken: date | None) -> bool:
    """Whether a day is after the report: told as to come, or counted from the wrong one, as "a day after the raid"."""
    if spoken is None or told.start is None or not (told.basis == "relative" or TO_COME in told.reasons):
        return False
    start = told.start
    if start.year is None or start.month is None or start.day is None:
        return False
    return (start.year, start.month, start.day) > (spoken.year, spoken.month, spoken.day)
