"""The lines of a text, and whether they were wrapped to a width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FINAL_MARKS = ".!?…؟۔।॥。！？"
_CLOSING_MARKS = "\"'”’»›)]}"
_TAB = 4  # columns; only compared with other indents of the same text

_NARROWEST = 30  # columns: nobody wraps reports narrower, so shorter lines are separate
_WIDEST = 120  # columns: a longer line is a paragraph
_NEARLY_FULL = 0.9  # of the width: wrapping by hand leaves some room
_MOSTLY = 0.6
_OFTEN = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words on it: offsets without the space around, columns of indent, blank lines before it."""

    start: int
    end: int
    indent: int
    gap: int

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for a whole text: `width` is the column it was wrapped at, None where lines were not wrapped."""

    width: int | None
    in_capitals: bool


def lines_of(text: str) -> list[Line]:
    """All lines that hold more than space, in order."""
    found = []
    offset = gap = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            lead = raw[: len(raw) - len(raw.lstrip())]
            start = offset + len(lead)
            found.append(Line(start, start + len(words), len(lead.expandtabs(_TAB)), gap))
            gap = 0
        else:
            gap += 1
        offset += len(raw)
    return found


def layout_of(text: str, lines: Sequence[Line]) -> Layout:
    """Read the layout off the lines that another follows without a blank one between."""
    in_capitals = text.upper() == text
    inner = [(line, after) for line, after in pairwise(lines) if not after.gap]
    widths = sorted(line.width for line, _ in inner if line.width <= _WIDEST)
    if not widths or len(widths) < _MOSTLY * len(inner):
        return Layout(None, in_capitals)
    width = widths[int(0.95 * (len(widths) - 1))]  # the odd overlong line does not set the width
    full = sum(1 for line, after in inner if is_full(text, line, after, width))
    going_on = sum(1 for line, _ in inner if not is_finished(text, line))
    lower = sum(1 for _, after in inner if text[after.start].islower())
    wrapped = (
        width >= _NARROWEST
        and full >= _MOSTLY * len(inner)
        and going_on >= _MOSTLY * len(inner)
        and (in_capitals or lower >= _OFTEN * len(inner))
    )
    return Layout(width if wrapped else None, in_capitals)


def is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line any more."""
    first_word = text[after.start : min(after.end, after.start + width)].split(None, 1)[0]
    return line.width + 1 + len(first_word) > _NEARLY_FULL * width


def is_finished(text: str, line: Line) -> bool:
    """Whether the line ends with a mark that ends a sentence, closing quotes and brackets aside."""
    return ends_finished(text[max(line.start, line.end - 6) : line.end])


def ends_finished(words: str) -> bool:
    return words.rstrip(_CLOSING_MARKS)[-1:] in FINAL_MARKS and bool(words.rstrip(_CLOSING_MARKS))


def continues(text: str, line: Line, after: Line, layout: Layout) -> bool:
    """Whether `after` goes on with the paragraph that `line` belongs to."""
    finished = is_finished(text, line)
    lower = text[after.start].islower()
    if after.gap:  # a page break or double spacing in mid-sentence
        in_mid_sentence = lower and not finished and text[line.end - 1] not in ":;)"
        return after.gap == 1 and in_mid_sentence and line.width >= _NARROWEST
    if lower and not finished and text[line.end - 1] != ":":
        return True
    if layout.width is None:
        return False
    if is_full(text, line, after, layout.width):
        return not (finished and after.indent > line.indent + 1)
    return not finished and text[line.end - 1] != ":" and line.width >= _MOSTLY * layout.width
