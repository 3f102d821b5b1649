"""Where a span of a report stood in the original, in words for people."""

from __future__ import annotations

from bisect import bisect_right

from ..errors import UsageError
from ..records import Piece, Report, Span


def locate(report: Report, span: Span) -> str:
    """`page 2, characters 10-31`, `markup characters 23-42`, `row 7, characters 0-12` or `line 3, characters 40-52`.

    Characters are counted from 0, and the second number is the one after the last; of a plain text they are those
    of the whole text. Raises UsageError for a span outside the text.
    """
    if not 0 <= span.start <= span.end <= len(report.text):
        raise UsageError(f"span {span.start}-{span.end}", "locate", f"offsets from 0 to {len(report.text)}")
    origin = report.origin
    if origin.unit == "text":
        place = f"line {report.text.count(chr(10), 0, span.start) + 1}" if origin.row is None else f"row {origin.row}"
        return f"{place}, characters {span.start}-{span.end}"
    touched = _touched(origin.pieces, span)
    if not touched:
        return f"not found in the {'markup' if origin.unit == 'markup' else 'original'}"
    first, last = touched[0], touched[-1]
    start, end = _origin_of(first, span.start), _origin_of(last, span.end)
    if origin.unit == "markup":
        return f"markup characters {start}-{end}"
    if first.number == last.number:
        return f"{origin.unit} {first.number}, characters {start}-{end}"
    return f"{origin.unit} {first.number}, character {start} to {origin.unit} {last.number}, character {end}"


def _touched(pieces: tuple[Piece, ...], span: Span) -> tuple[Piece, ...]:
    """The pieces that share a character with the span; the one that holds its point where it is empty."""
    end = max(span.end, span.start + 1)
    index = max(bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1, 0)
    touched = []
    while index < len(pieces) and pieces[index].start < end:
        piece = pieces[index]
        index += 1
        if piece.end > span.start:
            touched.append(piece)
    return tuple(touched)


def _origin_of(piece: Piece, offset: int) -> int:
    """An offset into the text as one into the original, held inside the piece."""
    if offset <= piece.start:
        return piece.origin_start
    if offset >= piece.end:
        return piece.origin_end
    return min(piece.origin_start + offset - piece.start, piece.origin_end)
