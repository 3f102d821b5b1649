"""Reading reports: from the paths a user gives to Reports and Problems, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from ..errors import DamagedError, ReportError, TooLargeError, UsageError
from ..records import Problem, Report
from .compose import report_of_document
from .document import Document
from .limits import Limits
from .options import ReadOptions, check_options
from .paths import InputFile, find_files
from .sniff import SUFFIXES, Format, format_by_content
from .stream import open_input, read_bounded, read_some, rejoin

_HEAD = 4_096
_NO_OPTIONS = ReadOptions()

DocumentReader = Callable[[bytes, str, Limits], Document]
TableReader = Callable[[BinaryIO, str, ReadOptions], Iterator[Report | ReportError]]


def read(paths: Sequence[str], options: ReadOptions = _NO_OPTIONS) -> Iterator[Report | Problem]:
    """The reports that files, folders, globs and `-` (standard input) hold, read as they are asked for.

    What cannot be read is a Problem in its place, and the rest goes on. Raises UsageError for no path at all, or an
    option that names none of our columns.
    """
    if isinstance(paths, str):
        raise UsageError("got one str", "paths", "a list of paths", f"write [{paths!r}]")
    if not paths:
        raise UsageError("nothing to read", "paths", "files, folders, globs or - for standard input")
    check_options(options)
    return _read_all(paths, options)


def _read_all(paths: Sequence[str], options: ReadOptions) -> Iterator[Report | Problem]:
    for found in find_files(paths):
        if isinstance(found, ReportError):
            yield _problem(found, found.where)
            continue
        try:
            for report in _read_one(found, options):
                yield _problem(report, found.where) if isinstance(report, ReportError) else report
        except ReportError as error:
            yield _problem(error, found.where)
        except RecursionError:
            yield _problem(DamagedError("nested too deep", found.where), found.where)
        except MemoryError:
            yield _problem(TooLargeError("too large for this machine's memory", found.where), found.where)


def _read_one(source: InputFile, options: ReadOptions) -> Iterator[Report | ReportError]:
    """The reports of one file, of whichever format."""
    stream = open_input(source)
    try:
        head = read_some(stream, _HEAD, source.where)
        joined = rejoin(head, stream)
        suffix = source.path.suffix.lower() if source.path else ""
        kind = SUFFIXES.get(suffix) or format_by_content(head)
        table = _table_reader(kind)
        if table is not None:
            yield from table(joined, source.where, options)
        else:
            yield _read_document(joined, kind, source.where, options)
    finally:
        if source.path is not None:
            stream.close()


def _read_document(stream: BinaryIO, kind: Format, where: str, options: ReadOptions) -> Report:
    limits = options.limits
    bounds = {"text": limits.text_bytes, "html": limits.markup_bytes}
    raw = read_bounded(stream, bounds.get(kind, limits.container_bytes), where)
    return report_of_document(_document_reader(kind)(raw, where, limits), raw, where, options)


def _table_reader(kind: Format) -> TableReader | None:
    """The reader of a format that holds many reports, else None."""
    if kind == "csv":
        from .csv_rows import read_csv

        return read_csv
    if kind in ("lines", "json"):
        from .json_rows import read_json, read_json_lines

        return read_json_lines if kind == "lines" else read_json
    return None


def _document_reader(kind: Format) -> DocumentReader:
    """The reader of a format that holds one report, imported only now, and with it the library it needs."""
    if kind == "html":
        from .html import read_html

        return read_html
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf
    if kind == "docx":
        from .docx import read_docx

        return read_docx
    from .plain import read_plain

    return read_plain


def _problem(error: ReportError, where: str) -> Problem:
    return Problem(where=error.where or where, kind=type(error).__name__, message=str(error))
