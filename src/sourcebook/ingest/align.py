"""Finding the words of an extracted text again in the markup they were taken from.

Both sides are compared without white space, and the markup with its entities resolved, so what matches is the same
characters whatever the tags between them. A unit (a paragraph, an item, a cell) is looked for whole, then in halves
down to single words; what is not found stays without an origin rather than with a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape

from ..records import Piece, Span
from .decode import same_length
from .html_blocks import ROLES
from .markup import HIDDEN, Token

# Marks of direction, joiners and soft hyphens: the extractor drops some, and nobody sees them.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_WORD = re.compile(rf"[^\s{_UNSEEN}]+")
_PART = re.compile(rf"&#?\w{{1,32}};?|[^\s&{_UNSEEN}]+|&")
_BOUND = "\n"  # stands in the squeezed text between blocks, which no unit reaches across
_ANCHOR = 24  # characters without spaces, about four words: enough to stand once in most pages
_SHORTEST = 5  # a part of a unit shorter than this stands almost anywhere
_EFFORT = 300_000_000  # characters looked through in vain before giving up: about a second


@dataclass(slots=True)
class _Squeezed:
    """The visible characters of the markup without white space, and where each stretch of them stood."""

    text: str
    starts: list[int]  # of each stretch, in `text`
    origins: list[tuple[int, int, int]]  # start and end of each stretch in the markup, and its length in `text`
    effort: int = field(default=_EFFORT)

    def find(self, wanted: str, start: int, end: int, *, backwards: bool = False) -> int:
        """Where `wanted` stands between two offsets of `text`, or -1; the first place, or the last."""
        if self.effort < 0 or not wanted:
            return -1
        at = self.text.rfind(wanted, start, end) if backwards else self.text.find(wanted, start, end)
        looked = (end if at < 0 else at) - start if not backwards else end - (start if at < 0 else at)
        self.effort -= max(looked, 0)
        return at


def align(text: str, units: Sequence[Span], markup: str, page: Iterable[Token]) -> tuple[Piece, ...]:
    """Pieces for the units of `text`, in order; each piece's ends are the same characters on both sides."""
    squeezed = _squeeze(markup, page)
    wanted = [letters(unit.of(text)) for unit in units]
    found = _place_units(wanted, squeezed)
    pieces: list[Piece] = []
    edge = 0
    for index, unit in enumerate(units):
        at = found[index]
        if at is not None:
            _add_pieces(pieces, text, unit, at, squeezed, markup)
            edge = at + len(wanted[index])
            continue
        later = next((place for place in found[index + 1 : index + 50] if place is not None), None)
        end = later if later is not None and later >= edge else len(squeezed.text)
        edge = _by_halves(pieces, text, unit, (edge, end), squeezed, markup)
    return tuple(pieces)


def letters(text: str) -> str:
    """The characters of `text` that can be seen."""
    return "".join(_WORD.findall(text))


def _squeeze(markup: str, page: Iterable[Token]) -> _Squeezed:
    parts: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int, int]] = []
    length, skipped = 0, False
    for token in page:
        if token.name:
            skipped = token.name in HIDDEN or token.name == "title"
            if ROLES.get(token.name.lstrip("/"), "break") != "break" and parts and parts[-1] != _BOUND:
                parts.append(_BOUND)
                length += 1
            continue
        if skipped:
            continue
        for match in _PART.finditer(markup, token.start, token.end):
            shown = match[0] if match[0][0] != "&" else letters(unescape(match[0]))
            if not shown:
                continue
            parts.append(same_length(shown))
            starts.append(length)
            origins.append((*match.span(), len(shown)))
            length += len(shown)
    return _Squeezed("".join(parts), starts, origins)


def _place_units(wanted: Sequence[str], squeezed: _Squeezed) -> list[int | None]:
    """Where each unit starts: the long ones first, in order, then the short ones between them."""
    found: list[int | None] = [None] * len(wanted)
    size, edge = len(squeezed.text), 0
    for index, unit in enumerate(wanted):
        if len(unit) >= _ANCHOR:
            at = squeezed.find(unit, edge, size)
            at = squeezed.find(unit, 0, edge) if at < 0 else at
            if at >= 0:
                found[index], edge = at, at + len(unit)
    first = next((index for index, at in enumerate(found) if at is not None), None)
    if first is not None:
        # What stands before the first long unit is nearest to it: a headline occurs in menus further up as well.
        edge = found[first] or 0
        for index in range(first - 1, -1, -1):
            at = squeezed.find(wanted[index], 0, edge, backwards=True)
            if at >= 0:
                found[index] = edge = at
    _fill_between(found, wanted, squeezed)
    return found


def _fill_between(found: list[int | None], wanted: Sequence[str], squeezed: _Squeezed) -> None:
    """Place the short units that follow a placed one, each after the one before and before the next."""
    size = len(squeezed.text)
    ends = [size] * len(found)
    for index in range(len(found) - 2, -1, -1):
        following = found[index + 1]
        ends[index] = ends[index + 1] if following is None else following
    edge = 0
    for index, unit in enumerate(wanted):
        at = found[index]
        if at is None and len(unit) < _ANCHOR:
            end = ends[index] if ends[index] >= edge else size
            place = squeezed.find(unit, edge, end)
            found[index] = at = place if place >= 0 else None
        if at is not None:
            edge = at + len(unit)


def _by_halves(
    pieces: list[Piece], text: str, unit: Span, window: tuple[int, int], squeezed: _Squeezed, markup: str
) -> int:
    """Place what can be placed of a unit that is not found whole; returns the edge it got to."""
    edge, end = window
    words = [Span(*match.span()) for match in _WORD.finditer(text, unit.start, unit.end)]
    waiting = [words] if len(words) > 1 else []
    while waiting:
        run = waiting.pop()
        span = Span(run[0].start, run[-1].end)
        wanted = letters(span.of(text))
        at = squeezed.find(wanted, edge, end) if len(wanted) >= _SHORTEST else -1
        if at >= 0:
            _add_pieces(pieces, text, span, at, squeezed, markup)
            edge = at + len(wanted)
        elif len(run) > 1:
            half = len(run) // 2
            waiting += [run[half:], run[:half]]
    return edge


def _add_pieces(pieces: list[Piece], text: str, span: Span, at: int, squeezed: _Squeezed, markup: str) -> None:
    """Add the pieces of a span whose squeezed characters start at `at`, joined while both sides run alike."""
    for word in _WORD.finditer(text, span.start, span.end):
        offset, last = word.span()
        while offset < last:
            index = bisect_right(squeezed.starts, at) - 1
            start, end, stretch = squeezed.origins[index]
            into = at - squeezed.starts[index]
            taken = min(stretch - into, last - offset)
            plain = stretch == end - start  # else an entity, which has its origin only as a whole
            begins, ends = (start + into, start + into + taken) if plain else (start, end)
            _join(pieces, Piece(offset, offset + taken, begins, ends), text, markup)
            offset += taken
            at += taken


def _join(pieces: list[Piece], new: Piece, text: str, markup: str) -> None:
    """Append `new`, or lengthen the last piece by it where only white space of the same length parts them."""
    last = pieces[-1] if pieces else None
    if (
        last is not None
        and last.end - last.start == last.origin_end - last.origin_start
        and new.end - new.start == new.origin_end - new.origin_start
        and new.start - last.end == new.origin_start - last.origin_end
        and not text[last.end : new.start].strip()
        and not markup[last.origin_end : new.origin_start].strip()
    ):
        pieces[-1] = Piece(last.start, new.end, last.origin_start, new.origin_end)
    else:
        pieces.append(new)
