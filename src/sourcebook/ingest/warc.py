"""Web archives (WARC): each page, document or text in one as a report. With export/warc.py, all that names warcio."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from ..errors import DamagedError, EmptyError, ReportError, TooLargeError
from .compose import report_of_document
from .document_readers import MEDIA_TYPES, document_reader, most_bytes
from .limits import Limits, too_large
from .options import ReadOptions
from .original import PLAIN, Kept, original_of
from .sniff import Format, format_by_content, format_by_media_type
from .stream import read_some, rejoin

#: What an archive is searched for; the images, scripts and styles of pages are no reports, and are passed over.
_DOCUMENTS = ("html", "pdf", "docx", "text")
_HEADERS = 1_000_000  # bytes of all headers of one record; real ones have a few thousand
_SLACK = 10_000_000  # bytes that any archive may unpack to, however well they pack
_PIECE = 1 << 16
# What the library lets pass where an archive is not what it says.
_BROKEN = (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, LookupError, TypeError, AttributeError)


def read_warc(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Kept | ReportError]:
    """One report for each response or resource that is a document; the row is the record's number, from 1.

    The archive may be of any size. What its records say of when they were got is the time of collecting, not that of
    publication. Raises DamagedError, TooLargeError, EmptyError where there is no document.
    """
    found = False
    with _Archive(stream, where, options.limits) as archive:
        for number, record in archive.records():
            kind = _kind(record)
            if kind is None:
                continue
            found = True
            try:
                yield _kept(record, kind, where, number, options)
            except ReportError as error:
                yield error
            except _BROKEN as error:
                yield DamagedError(f"the record does not unpack: {_reason(error)}", f"{where}:{number}")
    if not found:
        raise EmptyError("the archive holds no report", where, "pages, PDF or Word documents, plain text")


class _Archive(io.RawIOBase):
    """The unpacked bytes of an archive, metered: headers have a bound, and so has how far all of it may unpack."""

    def __init__(self, stream: BinaryIO, where: str, limits: Limits) -> None:
        head = read_some(stream, 2, where)
        self._packed = _Counted(rejoin(head, stream))
        zipped = head == b"\x1f\x8b"
        self._plain: Any = gzip.GzipFile(fileobj=io.BufferedReader(self._packed)) if zipped else self._packed
        self._where, self._limits = where, limits
        self._unpacked = 0
        self._allowed: int | None = _HEADERS

    def records(self) -> Iterator[tuple[int, Any]]:
        """Records with their numbers. Raises DamagedError where the archive stops making sense."""
        iterator = _Quiet(self)
        number = 0
        while True:
            self._allowed = self._unpacked + _HEADERS
            try:
                record = next(iterator, None)
            except ReportError:
                raise
            except _BROKEN as error:
                raise self._damaged(number + 1, _reason(error)) from None
            if iterator.err_count:
                raise self._damaged(number, "its length is not as it says")
            if record is None:
                return
            number += 1
            said = record.rec_headers.get_header("Content-Length") or record.rec_headers.get_header("length") or ""
            if not said.strip().isdigit():
                raise self._damaged(number, "it says no length")
            self._allowed = None
            yield number, record
            self._pass_over(record, number)

    def _pass_over(self, record: Any, number: int) -> None:
        """The rest of a record, whose length may be anything, in pieces."""
        try:
            while record.raw_stream.read(_PIECE):
                pass
        except ReportError:
            raise
        except _BROKEN as error:
            raise self._damaged(number, _reason(error)) from None
        if getattr(record.raw_stream, "limit", 0) > 0:
            raise self._damaged(number, "it ends too soon")

    def _damaged(self, number: int, reason: str) -> DamagedError:
        advice = "the records before it were read" if number > 1 else ""
        return DamagedError(f"record {number} is broken: {reason}", self._where, "a sound WARC file", advice)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self._plain.read(min(size, _PIECE) if size >= 0 else _PIECE)
        self._unpacked += len(piece)
        if self._allowed is not None and self._unpacked > self._allowed + _PIECE:
            raise too_large("header of a record", None, _HEADERS, "bytes", self._where)
        if self._unpacked > self._limits.packed_ratio * self._packed.count + _SLACK:
            got = f"it unpacks to more than {self._limits.packed_ratio} times its size"
            raise TooLargeError(got, self._where, f"up to {self._limits.packed_ratio} times")
        return piece


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._stream.read(len(memoryview(buffer)))
        self.count += len(piece)
        memoryview(buffer)[: len(piece)] = piece
        return len(piece)


class _Quiet(ArchiveIterator):  # type: ignore[misc]  # the library has no types
    """The library's reader, which would warn on standard error, and take a record cut in its headers for the end."""

    INC_RECORD = ""

    def _next_record(self, next_line: bytes | None) -> Any:
        try:
            return super()._next_record(next_line)
        except EOFError:
            if next_line or (self.record is None and self.fh.tell()):
                raise ArchiveLoadFailed("it ends too soon") from None
            raise


def _kind(record: Any) -> Format | None:
    """The format of a record that may be a report; None for requests, images, errors of servers and the like."""
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() not in ("200", "203"):
            return None
        media_type = record.http_headers.get_header("Content-Type")
    else:
        media_type = record.rec_headers.get_header("Content-Type")
    kind = format_by_media_type(media_type)
    if kind is None and (media_type or "").partition(";")[0].strip().lower() == "text/plain":
        return None if _is_service(_url(record)) else "text"
    return kind if kind in _DOCUMENTS else None


def _is_service(url: str | None) -> bool:
    """True for what servers tell robots, which is text and no report."""
    return urlsplit(url or "").path in ("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt")


def _kept(record: Any, kind: Format, where: str, number: int, options: ReadOptions) -> Kept:
    place = f"{where}:{number}"
    bound = most_bytes(kind, options.limits)
    raw = _payload(record, bound)
    if len(raw) > bound:
        raise too_large("record", None, bound, "bytes", place)
    if not raw.strip():
        raise EmptyError("the record is empty", place)
    shown = format_by_content(raw[:4_096])
    kind = shown if shown in ("pdf", "docx") else kind  # servers give documents the types of pages
    document = document_reader(kind)(raw, place, options.limits)
    url = _url(record)
    report = report_of_document(document, raw, where, options, url=url, row=number)
    media_type = PLAIN if kind == "text" and raw.isascii() else MEDIA_TYPES[kind]
    return Kept(report, original_of(raw, media_type, url, _collected(record)))


def _payload(record: Any, bound: int) -> bytes:
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while size <= bound and (piece := stream.read(min(_PIECE, bound + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _url(record: Any) -> str | None:
    url = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or ""
    return url if url.startswith(("http://", "https://")) and len(url) <= 2_000 else None


def _collected(record: Any) -> datetime | None:
    """When the record was got, in UTC; None where that cannot be read."""
    try:
        moment = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
