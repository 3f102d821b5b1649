"""Short quotes instead of the source text: the sentences that hold an event's values, cut into runs that can be lit."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourcebook.records import Span

#: The most characters one quote may take, however long its sentence: enough to judge a value by, no republication.
LONGEST = 300
# Sentence ends of the scripts we meet, a line end, or the edge of the text; an abbreviation may cut a quote short.
_BREAK = re.compile(r"[.!?؟۔।。]+[\"'”’)\]]*\s+|[。]|\n+")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a quote and the fields (by number) that it carries a value of."""

    text: str
    fields: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of the report. `cut_start` and `cut_end` tell that text was left out there."""

    runs: tuple[Run, ...]
    cut_start: bool
    cut_end: bool


def quotes(text: str, values: Sequence[tuple[int, Span]]) -> tuple[Quote, ...]:
    """The quotes that hold `values`, pairs of field number and span, in the order of the text."""
    kept = [(field, span) for field, span in values if 0 <= span.start < span.end <= len(text)]
    return tuple(_quote(text, window, kept) for window in _joined(_window(text, span) for _, span in kept))


@functools.lru_cache(maxsize=4)
def _breaks(text: str) -> tuple[int, ...]:
    """Where sentences begin and end. Kept for the next call: the events of one report follow each other."""
    return (0, *(found.end() for found in _BREAK.finditer(text)), len(text))


def _window(text: str, span: Span) -> Span:
    """The sentence or sentences round `span`, or as much of them as fits, cut at spaces."""
    breaks = _breaks(text)
    start = breaks[bisect.bisect_right(breaks, span.start) - 1]
    end = breaks[bisect.bisect_left(breaks, span.end)]
    if end - start <= LONGEST:
        return Span(start, end)
    if span.end - span.start >= LONGEST:
        return Span(span.start, span.start + LONGEST)
    room = (LONGEST - (span.end - span.start)) // 2
    left, right = max(start, span.start - room), min(end, span.end + room)
    if left > start:
        space = _SPACE.search(text, left, span.start)
        left = space.end() if space else span.start
    if right < end:
        spaces = [found.start() for found in _SPACE.finditer(text, span.end, right)]
        right = spaces[-1] if spaces else span.end
    return Span(left, right)


def _joined(windows: Iterable[Span]) -> list[Span]:
    """The windows in order, those that meet made one."""
    joined: list[Span] = []
    for window in sorted(windows):
        if joined and window.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, window.end))
        else:
            joined.append(window)
    return joined


def _quote(text: str, window: Span, values: Sequence[tuple[int, Span]]) -> Quote:
    """One window, without the white space round it, cut wherever a value begins or ends."""
    inner = window.of(text)
    start = window.start + len(inner) - len(inner.lstrip())
    end = max(start, window.end - (len(inner) - len(inner.rstrip())))
    return Quote(runs(text, Span(start, end), values), bool(text[:start].strip()), bool(text[end:].strip()))


def runs(text: str, window: Span, values: Sequence[tuple[int, Span]]) -> tuple[Run, ...]:
    """A window of the text cut wherever a value begins or ends, each run with the fields that it carries values of."""
    start, end = window.start, window.end
    inside = [(field, span) for field, span in values if span.start < end and span.end > start]
    edges = sorted({start, end} | {edge for _, span in inside for edge in (span.start, span.end) if start < edge < end})
    return tuple(
        Run(text[left:right], tuple(sorted({field for field, span in inside if span.start <= left < span.end})))
        for left, right in itertools.pairwise(edges)
    )
