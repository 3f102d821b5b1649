"""Reading reports: from the paths a user gives to Reports and Problems, one at a time, with their originals too."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from ..errors import DamagedError, ReportError, TooLargeError, UsageError
from ..records import Problem, Report
from .compose import report_of_document
from .document_readers import MEDIA_TYPES, document_reader, most_bytes
from .file_facts import FileFacts
from .limits import Limits
from .options import ReadOptions, check_options, options_for
from .original import Kept, original_of
from .paths import InputFile, find_files
from .sniff import SUFFIXES, Format, format_by_content, format_of_address, suffix_of
from .stream import open_input, read_bounded, read_some, rejoin

_HEAD = 4_096
_NO_OPTIONS = ReadOptions()

CollectionReader = Callable[[BinaryIO, str, ReadOptions], Iterator[Kept | ReportError]]


def read(paths: Sequence[str], options: ReadOptions = _NO_OPTIONS) -> Iterator[Report | Problem]:
    """The reports that files, folders, globs, addresses and `-` (standard input) hold, read as they are asked for.

    What cannot be read is a Problem in its place, and the rest goes on. The network is opened for addresses alone.
    Raises UsageError for no path at all, or an option that names none of our columns.
    """
    kept = read_kept(paths, options)
    return (each.report if isinstance(each, Kept) else each for each in kept)


def read_kept(paths: Sequence[str], options: ReadOptions = _NO_OPTIONS) -> Iterator[Kept | Problem]:
    """What `read` gives, each report with the bytes it was read from."""
    if isinstance(paths, str):
        raise UsageError("got one str", "paths", "a list of paths", f"write [{paths!r}]")
    if not paths:
        raise UsageError("nothing to read", "paths", "files, folders, globs, addresses or - for standard input")
    check_options(options)
    return _read_all(paths, options)


def _read_all(paths: Sequence[str], options: ReadOptions) -> Iterator[Kept | Problem]:
    for found in find_files(paths):
        if isinstance(found, ReportError):
            yield _problem(found, found.where)
            continue
        try:
            for kept in _read_one(found, options):
                yield _problem(kept, found.where) if isinstance(kept, ReportError) else kept
        except ReportError as error:
            yield _problem(error, found.where)
        except RecursionError:
            yield _problem(DamagedError("nested too deep", found.where), found.where)
        except MemoryError:
            yield _problem(TooLargeError("too large for this machine's memory", found.where), found.where)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A stream of bytes with its format, and, where it was fetched, from where and when."""

    stream: BinaryIO
    kind: Format
    url: str | None = None
    collected: datetime | None = None


def _read_one(source: InputFile, options: ReadOptions) -> Iterator[Kept | ReportError]:
    """The reports of one file or address, of whichever format."""
    if source.url is not None:
        yield from _read_opened(_fetched(source.url, options.limits), source.where, options)
        return
    stream = open_input(source)
    try:
        head = read_some(stream, _HEAD, source.where)
        suffix = suffix_of(source.path.name) if source.path else ""
        kind = SUFFIXES.get(suffix) or format_by_content(head)
        facts = options.files.get(source.path.name) if source.path else None
        told = options if facts is None else options_for(options, facts)
        for kept in _read_opened(_Opened(rejoin(head, stream), kind), source.where, told):
            yield kept if facts is None or isinstance(kept, ReportError) else _with_facts(kept, facts)
    finally:
        if source.path is not None:
            stream.close()


def _with_facts(kept: Kept, facts: FileFacts) -> Kept:
    """Only a file that is one report takes the id, title and address of its facts: rows of a table have their own."""
    report = kept.report
    if report.origin.row is not None:
        return kept
    title, url = facts.title or report.title, facts.url or report.url
    return replace(kept, report=replace(report, id=facts.id or report.id, title=title, url=url))


def _fetched(url: str, limits: Limits) -> _Opened:
    from .fetch import fetch

    got = fetch(url, limits)
    kind = format_of_address(got.content[:_HEAD], got.media_type, urlsplit(got.url).path)
    return _Opened(io.BytesIO(got.content), kind, got.url, got.collected)


def _read_opened(opened: _Opened, where: str, options: ReadOptions) -> Iterator[Kept | ReportError]:
    collection = _collection_reader(opened.kind)
    if collection is None:
        yield _read_document(opened, where, options)
        return
    for kept in collection(opened.stream, where, options):
        yield kept if isinstance(kept, ReportError) else _came_with(kept, opened)


def _came_with(kept: Kept, opened: _Opened) -> Kept:
    """With where all of it was fetched, unless it tells that of each of its parts, as archives do."""
    if opened.url is None or kept.original.url is not None:
        return kept
    return replace(kept, original=replace(kept.original, url=opened.url, collected=opened.collected))


def _read_document(opened: _Opened, where: str, options: ReadOptions) -> Kept:
    raw = read_bounded(opened.stream, most_bytes(opened.kind, options.limits), where)
    document = document_reader(opened.kind)(raw, where, options.limits)
    original = original_of(raw, MEDIA_TYPES[opened.kind], opened.url, opened.collected)
    return Kept(report_of_document(document, raw, where, options, url=opened.url), original)


def _collection_reader(kind: Format) -> CollectionReader | None:
    """The reader of a format that holds many reports, imported only now; None for the others."""
    if kind == "csv":
        from .csv_rows import read_csv

        return read_csv
    if kind in ("lines", "json"):
        from .json_rows import read_json, read_json_lines

        return read_json_lines if kind == "lines" else read_json
    if kind == "feed":
        from .feed import read_feed

        return read_feed
    if kind == "warc":
        from .warc import read_warc

        return read_warc
    return None


def _problem(error: ReportError, where: str) -> Problem:
    return Problem(where=error.where or where, kind=type(error).__name__, message=str(error))
