"""The lines of a table of any size, one at a time, each bounded and decoded by itself."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from ..errors import EncodingError, ReportError
from .decode import choose_encoding, clean, decode
from .limits import Limits, too_large
from .stream import read_some, rejoin

Text = TypeVar("Text", str, bytes)
_HEAD = 65_536
_WIDEST = 4  # bytes a character takes at most, in every encoding that we read


def physical_lines(stream: BinaryIO, where: str, limits: Limits) -> Iterator[tuple[int, str | ReportError]]:
    """Line numbers, from 1, with the lines (their `\\n` kept) or, for a line that is too long, the error.

    Raises EncodingError at once where the beginning is binary. A line that is not in the encoding of the
    beginning is read in its own: tables are often glued together from several sources.
    """
    head = read_some(stream, _HEAD, where)
    encoding, mark = choose_encoding(_whole_lines(head), where)
    joined = rejoin(head[mark:], stream)
    number = 0
    if encoding.startswith(("utf-16", "utf-32")) or (b"\r" in head and b"\n" not in head):
        wide = io.TextIOWrapper(joined, encoding, errors="replace", newline=None)
        for text in _bounded(wide.readline, "\n", "", limits.line_characters):
            number += 1
            yield number, _error(where, number, limits) if text is None else clean(text)
        return
    for line in _bounded(joined.readline, b"\n", b"", limits.line_characters * _WIDEST):
        number += 1
        decoded = _error(where, number, limits) if line is None else _decode_line(line, encoding, f"{where}:{number}")
        if isinstance(decoded, str) and len(decoded) > limits.line_characters + 1:
            decoded = _error(where, number, limits)
        yield number, decoded


def _whole_lines(head: bytes) -> bytes:
    """`head` without a last line that may be cut inside a character."""
    end = head.rfind(b"\n")
    return head[: end + 1] if len(head) == _HEAD and end > 0 else head


def _bounded(readline: Callable[[int], Text], end: Text, nothing: Text, longest: int) -> Iterator[Text | None]:
    """Lines up to `longest` long; None for each longer one, whose rest is read past without being kept."""
    while line := readline(longest + 1):
        if len(line) <= longest or line.endswith(end):
            yield line
            continue
        while (rest := readline(longest)) != nothing and not rest.endswith(end):
            pass
        yield None


def _error(where: str, number: int, limits: Limits) -> ReportError:
    return too_large("line", None, limits.line_characters, "characters", f"{where}:{number}")


def _decode_line(line: bytes, encoding: str, where: str) -> str | EncodingError:
    for candidate in ("utf-8", encoding):
        try:
            return clean(line.decode(candidate))
        except UnicodeDecodeError:
            continue
    try:
        return decode(line, where)
    except EncodingError as error:
        return error
