"""From the printed lines of pages back to headings, paragraphs and list items.

Lengths are in the units of the page (points). A line ends where the next word did not fit, or because the author meant
it to; which of the two it was, the room left at its end tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .blocks import Block, BlockKind, Run

_BULLET = re.compile(r"(?:[•●▪■◦‣·*\uf0b7\u2043]|[-–—](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\([a-z]{1,3}\))\s")
_SENTENCE_END = re.compile(r"[.!?:;…。؟][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*[0-9]{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*[0-9]{1,4})?", re.IGNORECASE)
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LARGER = 1.12  # of the body's size: headings are set at least one point above eleven
_WIDER_GAP = 1.35  # of the usual distance between lines: paragraphs are parted by half a line or more
# Shares of the column's width left over at a line's end, beyond the next word, for the break to be meant. Hand-set
# lines leave up to a tenth; one that ends in no sentence is a heading or a line of a table only if much is left.
_SPARE_AFTER_SENTENCE = 0.08
_SPARE_WITHIN = 0.35
_WIDEST_STEP = 2.2  # of the letters' height: double spacing
_COMPOUND = frozenset(
    {
        "anti",
        "co",
        "counter",
        "cross",
        "ex",
        "half",
        "mid",
        "multi",
        "non",
        "post",
        "pre",
        "pro",
        "self",
        "semi",
        "well",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, where it starts among the characters of page `number`, its box, its letters' size."""

    text: str
    start: int
    number: int
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """A column's margin and right edge, the usual step between its lines, and the document's usual letter size."""

    margin: float
    edge: float
    step: float
    body: float


def reflow(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of all pages, running heads and page numbers left out."""
    kept = _without_furniture(pages)
    lines = [line for page in kept for line in page]
    words = _whole_words(lines)
    body = median([line.size for line in lines]) if lines else 0.0
    groups: list[list[Line]] = []
    for page in kept:
        fresh = _paragraphs(page, body)
        if groups and fresh and _runs_on(groups[-1][-1], fresh[0][0]):
            groups[-1] += fresh.pop(0)
        groups += fresh
    return [_block(group, body, words) for group in groups]


def _whole_words(lines: Sequence[Line]) -> set[str]:
    """The words of the document in lower case, without those that a line's end cuts."""
    words: set[str] = set()
    cut = False
    for line in lines:
        found = [word.lower() for word in _WORD.findall(line.text)]
        rest = found[1:] if cut else found
        cut = _HYPHENATED.search(line.text) is not None
        words.update(rest[:-1] if cut else rest)
    return words


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without page numbers, running feet, and running heads but for the first, which may be the title."""
    kept = [list(page) for page in pages]
    for page in kept:
        for position in (0, -1):
            if page and _PAGE_NUMBER.fullmatch(page[position].text):
                page.pop(position)
    feet = Counter(_pattern(page[-1]) for page in kept if len(page) > 1)
    heads: set[str] = set()
    for page in kept:
        if len(page) > 1 and feet[_pattern(page[-1])] > 1:
            page.pop()
        if page and (head := _pattern(page[0])) in heads:
            page.pop(0)
        elif page:
            heads.add(head)
    return kept


def _pattern(line: Line) -> str:
    """A line with its numbers made alike, as those of running feet differ from page to page."""
    return re.sub(r"[0-9]+", "0", line.text)


def _layout(column: Sequence[Line], body: float) -> _Layout:
    steps = [upper.bottom - lower.bottom for upper, lower in pairwise(column)]
    return _Layout(
        margin=min(line.left for line in column),
        edge=max(line.right for line in column),
        step=median(steps) if len(steps) > 1 else _WIDEST_STEP * column[0].size,
        body=body,
    )


def _paragraphs(page: Sequence[Line], body: float) -> list[list[Line]]:
    """The lines of a page in groups that belong together."""
    groups: list[list[Line]] = []
    for column in _columns(page):
        layout = _layout(column, body)
        before: Line | None = None
        for line in column:
            if before is None:
                joins = bool(groups) and _runs_on(groups[-1][-1], line)
            else:
                joins = not _parted(before, line, layout)
            if joins:
                groups[-1].append(line)
            else:
                groups.append([line])
            before = line
    return groups


def _columns(page: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that go down the page; a line further up begins the next column."""
    columns: list[list[Line]] = []
    for line in page:
        if columns and line.bottom < columns[-1][-1].bottom:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _parted(before: Line, line: Line, layout: _Layout) -> bool:
    """True where a new heading, paragraph or item begins with `line`."""
    if _BULLET.match(line.text) or abs(line.size - before.size) > 0.1 * before.size:
        return True
    gap = before.bottom - line.bottom
    if _runs_on(before, line) and gap <= _WIDEST_STEP * before.size:
        return False
    if gap > _WIDER_GAP * max(layout.step, 1.0) or gap > _WIDEST_STEP * before.size:
        return True
    if _NUMBERED.match(line.text) and line.left <= layout.margin + line.size:
        return True
    if _SENTENCE_END.search(before.text) and line.left > before.left + 0.8 * line.size:
        return True  # a first line set in
    letter = (line.right - line.left) / max(len(line.text), 1)
    word = (len(line.text.split()[0]) + 2) * letter
    ended = _SENTENCE_END.search(before.text) or before.size >= _LARGER * layout.body
    spare = _SPARE_AFTER_SENTENCE if ended else _SPARE_WITHIN
    return layout.edge - before.right > word + spare * (layout.edge - layout.margin)


def _runs_on(before: Line, line: Line) -> bool:
    """True where a sentence plainly goes on in `line`."""
    unended = not _SENTENCE_END.search(before.text)
    return unended and line.text[:1].islower() and abs(line.size - before.size) <= 0.1 * before.size


def _block(lines: Sequence[Line], body: float, words: set[str]) -> Block:
    kind: BlockKind = "paragraph"
    lines = list(lines)
    bullet = _BULLET.match(lines[0].text)
    if bullet:
        kind = "item"
        first = lines[0]
        lines[0] = replace(first, text=first.text[bullet.end() :], start=first.start + bullet.end())
    elif _is_heading(lines, body):
        kind = "heading"
    runs: list[Run] = []
    for index, line in enumerate(lines):
        text, gap = line.text, ""
        if index + 1 < len(lines):
            text, gap = _join(line.text, lines[index + 1].text, words)
        runs.append(Run(text, line.start, line.number))
        if gap:
            runs.append(Run(gap))
    return Block(kind, tuple(runs))


def _is_heading(lines: Sequence[Line], body: float) -> bool:
    text = " ".join(line.text for line in lines)
    if len(text) > 150 or not any(letter.isalpha() for letter in text):
        return False
    short = len(lines) == 1 and len(text.split()) <= 10 and text.isupper()
    return lines[0].size >= _LARGER * body or short


def _join(text: str, following: str, words: set[str]) -> tuple[str, str]:
    """A line as it stands before the next one, and what comes between them.

    A hyphen at the line's end is dropped where the word stands unhyphenated elsewhere in the document, or where its
    halves are no words there; it stays where both are, as in "security-related".
    """
    found = _HYPHENATED.search(text)
    head = re.match(r"[^\W\d_]+", following)
    if found is None or head is None:
        parted = re.search(r"\w-$", text) and following[:1].isalnum()  # a range of years or numbers
        return text, "" if parted else " "
    left, right = found[1].lower(), head[0].lower()
    kept = f"{left}-{right}" in words or left in _COMPOUND or (left in words and right in words)
    if left + right not in words and (kept or not following[0].islower()):
        return text, ""
    return text[:-1], ""
