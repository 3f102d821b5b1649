"""Quotations: stretches between quotation marks, also those that run over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .sentences import Bounds

_MARKS = re.compile(r"[\"“”„«»‘’‚‹›「」『』']")
_CLOSERS = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "「": "」", "『": "』", '"': '"', "'": "'",
    "”": "”",
}  # fmt: skip
_SINGLE = "'‘‚"
_REACH = 8  # single marks looked at for the close of a single quotation: more apostrophes than that are rare in one


def quotations_in(text: str, blocks: Sequence[Bounds]) -> list[tuple[int, int, int]]:
    """Start, end (marks included) and block index of each quotation, in order; nested ones are part of the outer.

    One that its paragraph does not close goes on where the next paragraph opens with the same mark, as is usual in
    print, and ends with its paragraph otherwise. Apostrophes, feet and inches open nothing. Linear in the text.
    """
    found: list[tuple[int, int, int]] = []
    running: tuple[int, int, str] | None = None  # start, block and mark of a quotation that its paragraph left open
    for index, (start, end) in enumerate(blocks):
        if running and not text.startswith(running[2], start):
            found.append((running[0], blocks[index - 1][1], running[1]))
            running = None
        pairs, left_open = _pairs(text, start, end)
        if running:
            (_, closed), *pairs = pairs if pairs and pairs[0][0] == start else [(start, -1), *pairs]
            if closed >= 0:
                found.append((running[0], closed, running[1]))
                running = None
        found.extend((first, last, index) for first, last in pairs)
        if running is None and left_open is not None:
            running = (left_open, index, text[left_open])
    if running:
        found.append((running[0], blocks[-1][1], running[1]))
    return found


def _pairs(text: str, start: int, end: int) -> tuple[list[Bounds], int | None]:
    """The closed quotations of one block, and where one opens that is not closed in it."""
    marks = [match.start() for match in _MARKS.finditer(text, start, end)]
    pairs: list[Bounds] = []
    opened: int | None = None
    place = 0
    while place < len(marks):
        mark = marks[place]
        if opened is None:
            if text[mark] in _SINGLE:
                close = _single_close(text, marks, place, start, end)
                if close is not None:
                    pairs.append((mark, marks[close] + 1))
                    place = close
            elif _opens(text, mark, start, end):
                opened = mark
        elif text[mark] in _CLOSERS[text[opened]] and _closes(text, mark, opened, end):
            pairs.append((opened, mark + 1))
            opened = None
        place += 1
    return pairs, opened


def _opens(text: str, mark: int, start: int, end: int) -> bool:
    if text[mark] not in _CLOSERS or mark + 1 >= end or text[mark + 1].isspace() or text[mark + 1] == '"':
        return False
    before = text[mark - 1] if mark > start else " "
    if text[mark] in "\"'»”":
        return before.isspace() or before in "([{—–-/:,.\"'“‘"
    return text[mark] not in _SINGLE or not before.isalnum()


def _closes(text: str, mark: int, opened: int, end: int) -> bool:
    """A straight mark closes unless it stands before a word and after a space, as an opening one does."""
    if text[mark] != '"' or mark == opened + 1:
        return mark > opened + 1
    after = text[mark + 1] if mark + 1 < end else " "
    return not (text[mark - 1].isspace() and after.isalnum())


def _single_close(text: str, marks: Sequence[int], place: int, start: int, end: int) -> int | None:
    """Index of the mark that closes a single quotation; None where the mark is an apostrophe or nothing closes it."""
    mark = marks[place]
    if not _opens(text, mark, start, end) or text[mark + 1].isdigit():
        return None
    possible = None
    for other in range(place + 1, min(place + 1 + _REACH, len(marks))):
        close = marks[other]
        if text[close] not in _CLOSERS[text[mark]] or text[close - 1].isspace():
            continue
        after = text[close + 1] if close + 1 < end else " "
        if after.isalnum():
            continue
        if text[close - 1] in "sS" and after.isspace() and close + 2 < end and text[close + 2].islower():
            possible = possible or other  # "fighters' camp": a possessive, unless nothing better comes
            continue
        return other
    return possible
