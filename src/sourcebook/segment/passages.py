"""Passages: the lines of a text put together into paragraphs and list items, not yet told apart by kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .datelines import dateline_end, is_byline
from .lines import Layout, Line, continues, is_finished, is_full
from .marks import Mark, MarkStyle, mark_at

_HASHES = re.compile(r"#{1,6}\s")
_RULE = re.compile(r"([-=_*~])(?:[ \t]*\1){2,}")
_OPENING_PASSAGES = 4  # among the first so many a dateline or byline starts afresh even without a blank line
_SHORTEST_PROSE = 50  # columns; over a shorter line a dash is a bullet
_LONGEST_LINE_READ = 400  # characters; rules, bylines and datelines are shorter


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: offsets, number of lines, blank lines before, indent, opening mark, rule below."""

    start: int
    end: int
    lines: int
    gap: int
    indent: int
    mark: Mark | None = None
    underline: str = ""

    def words(self, text: str) -> str:
        return text[self.start : self.end]


def passages_of(text: str, lines: Sequence[Line], layout: Layout) -> list[Passage]:
    """Join the lines into passages, in order; every line is in exactly one of them."""
    marks = _marks_in_rows(text, lines)
    found: list[Passage] = []
    previous: Line | None = None
    for line, mark in zip(lines, marks, strict=True):
        passage = found[-1] if found else None
        if passage and previous and (rule := _underline(text, passage, line)):
            found[-1] = _grown(passage, line, rule)
        elif passage and previous and _joins(text, passage, previous, line, mark, layout, len(found)):
            found[-1] = _grown(passage, line, "")
        else:
            found.append(Passage(line.start, line.end, 1, line.gap, line.indent, mark))
        previous = line
    return found


def _grown(passage: Passage, line: Line, underline: str) -> Passage:
    return Passage(passage.start, line.end, passage.lines + 1, passage.gap, passage.indent, passage.mark, underline)


def _marks_in_rows(text: str, lines: Sequence[Line]) -> list[Mark | None]:
    """The mark of each line; letters and single roman figures, which may be initials, only where they form a row."""
    marks = [mark_at(text, line.start, line.end) for line in lines]
    sure = [mark is not None and mark.style in ("bullet", "number", "numbers") for mark in marks]
    last: dict[MarkStyle, int] = {}
    for index, mark in enumerate(marks):
        if mark is None:
            continue
        before = last.get(mark.style)
        earlier = marks[before] if before is not None else None
        if before is not None and earlier is not None and earlier.precedes(mark):
            sure[before] = sure[index] = True
        last[mark.style] = index
    return [mark if kept else None for mark, kept in zip(marks, sure, strict=True)]


def _underline(text: str, passage: Passage, line: Line) -> str:
    """The rule's character where the line only underlines the passage above it."""
    if line.gap or passage.lines > 1 or passage.mark or line.end - line.start > _LONGEST_LINE_READ:
        return ""
    rule = _RULE.fullmatch(text, line.start, line.end)
    return rule[1] if rule and rule[1] in "=-~" and passage.end - passage.start <= 100 else ""


def _joins(
    text: str, passage: Passage, previous: Line, line: Line, mark: Mark | None, layout: Layout, count: int
) -> bool:
    if passage.underline or _stands_alone(text, previous) or _stands_alone(text, line):
        return False
    if mark is not None:
        return _mark_is_chance(text, passage, previous, line, mark, layout)
    if count <= _OPENING_PASSAGES and _opens_report(text, line):
        return False
    if passage.lines == 1 and count <= _OPENING_PASSAGES and _is_byline_line(text, previous):
        return False
    if passage.mark is not None and not line.gap:
        return _continues_item(text, passage, previous, line, layout)
    return continues(text, previous, line, layout)


def _stands_alone(text: str, line: Line) -> bool:
    if text[line.start] == "#" and _HASHES.match(text, line.start, line.end):
        return True
    return line.end - line.start <= _LONGEST_LINE_READ and bool(_RULE.fullmatch(text, line.start, line.end))


def _opens_report(text: str, line: Line) -> bool:
    return dateline_end(text, line.start, line.end, first=False) is not None or _is_byline_line(text, line)


def _is_byline_line(text: str, line: Line) -> bool:
    return line.end - line.start <= _LONGEST_LINE_READ and is_byline(text[line.start : line.end])


def _mark_is_chance(text: str, passage: Passage, previous: Line, line: Line, mark: Mark, layout: Layout) -> bool:
    """Whether a dash or number only happens to begin a wrapped line in mid-sentence."""
    if line.gap or is_finished(text, previous) or text[previous.end - 1] in ":;":
        return False
    if passage.mark is not None and (passage.mark.style == mark.style or mark.depth > 1):
        return False
    lower = mark.end < line.end and text[mark.end].islower()
    if lower and mark.style == "bullet" and passage.mark is None and previous.width >= _SHORTEST_PROSE:
        return True
    return layout.width is not None and line.indent <= passage.indent and is_full(text, previous, line, layout.width)


def _continues_item(text: str, passage: Passage, previous: Line, line: Line, layout: Layout) -> bool:
    if line.indent > passage.indent:
        return True
    if text[line.end - 1] == ":" or text[previous.end - 1] == ":":
        return False
    if not is_finished(text, previous):
        return text[line.start].islower() or layout.width is None or previous.width * 2 > layout.width
    return layout.width is not None and is_full(text, previous, line, layout.width)
