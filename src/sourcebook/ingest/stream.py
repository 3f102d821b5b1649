"""Opening a file or standard input, and reading no more of it than is allowed."""

from __future__ import annotations

import io
import sys
from typing import Any, BinaryIO

from ..errors import EmptyError, UnreadableError
from .limits import too_large
from .paths import InputFile


def open_input(source: InputFile) -> BinaryIO:
    """The bytes of a file or of standard input. Raises UnreadableError."""
    if source.path is None:
        return sys.stdin.buffer
    try:
        return source.path.open("rb")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError(reason, source.where, "a file you may read") from None


def read_bounded(stream: BinaryIO, limit: int, where: str) -> bytes:
    """All bytes of `stream`. Raises EmptyError, TooLargeError above `limit`, UnreadableError if the medium fails."""
    raw = read_some(stream, limit + 1, where)
    if not raw:
        raise EmptyError("the file is empty" if where != "-" else "nothing came in", where)
    if len(raw) > limit:
        raise too_large("file", None, limit, "bytes", where)
    return raw


def read_some(stream: BinaryIO, size: int, where: str) -> bytes:
    """The first `size` bytes, fewer only at the end of the stream."""
    pieces: list[bytes] = []
    while size > 0:
        try:
            piece = stream.read(min(size, 1 << 20))
        except OSError as error:
            raise UnreadableError((error.strerror or str(error)).lower(), where) from None
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def rejoin(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """One stream of the bytes already read and those still to come, also where the medium cannot go back."""
    return io.BufferedReader(_Rejoined(head, rest), 1 << 16)


class _Rejoined(io.RawIOBase):
    """Raw stream over some bytes, then a stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        piece = self._head.read(len(view)) or self._rest.read(len(view))
        view[: len(piece)] = piece
        return len(piece)
