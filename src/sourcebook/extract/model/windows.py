"""Cut a text into windows of word pieces: each piece is judged in a window in which it has words on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Word pieces in a window, its two marks included, and how many at each inner end only lend context.
WINDOW, CONTEXT = 256, 32


@dataclass(frozen=True, slots=True)
class Cut:
    """One window: the pieces that it reads, from `begin` to before `end`, and those that are judged in it."""

    begin: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Windows:
    """The word pieces of a text: their ids, the characters each stands for, and the windows over them."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]
    cuts: tuple[Cut, ...]


def windows_of(ids: Sequence[int], offsets: Sequence[tuple[int, int]]) -> Windows:
    """The windows over the word pieces of a text; every piece is judged in exactly one of them."""
    count, inside = len(ids), WINDOW - 2
    if count <= inside:
        return Windows(ids, offsets, (Cut(0, count, 0, count),))
    cuts: list[Cut] = []
    begin = 0
    while not cuts or cuts[-1].end < count:
        end = min(begin + inside, count)
        first = cuts[-1].last if cuts else 0
        cuts.append(Cut(max(0, end - inside), end, first, count if end == count else end - CONTEXT))
        begin += inside - 2 * CONTEXT
    return Windows(ids, offsets, tuple(cuts))
