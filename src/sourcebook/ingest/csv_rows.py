"""Reports from CSV and TSV, one a row, streamed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import DamagedError, EmptyError, ReportError, TooLargeError
from .columns import match_columns, row_by_our_names
from .compose import report_of_row
from .limits import Limits
from .options import ReadOptions
from .original import Kept, keep_row
from .rows import physical_lines

_DELIMITERS = (",", ";", "\t", "|")
_ADVICE = "quote cells that hold the delimiter, quotes or line ends"


def read_csv(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Kept | ReportError]:
    """One report a row. The header is row 1, as spreadsheets count; a broken row is an error and the others go on.

    Raises ColumnError where the header has no column for the text, EmptyError where there is no row.
    """
    lines = _Lines(physical_lines(stream, where, options.limits), where, options.limits)
    # The module's own bound (131,072 characters) is below a long report; rows are bounded by _Lines instead.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.line_characters * 2))
    header = _header(lines, where)
    columns = match_columns(header, options.columns, where)
    number = 1
    for cells in _rows(lines):
        number += 1
        place = f"{where}:{number}"
        if isinstance(cells, ReportError):
            yield type(cells)(cells.got, place, cells.allowed, cells.advice)
        elif any(cell.strip() for cell in cells):
            try:
                row = _row(header, cells, place)
                yield keep_row(report_of_row(row_by_our_names(row, columns, place), where, number, options), row)
            except ReportError as error:
                yield error
    if number == 1:
        yield EmptyError("the table has no row below its header", where)


class _Lines:
    """The lines of the table, as the csv module takes them, with a bound on how many of them one row may swallow."""

    def __init__(self, lines: Iterator[tuple[int, str | ReportError]], where: str, limits: Limits) -> None:
        self._lines, self._where, self._limits = lines, where, limits
        self._first = next(((n, line) for n, line in lines if isinstance(line, ReportError) or line.strip()), None)
        self.delimiter = self._choose_delimiter()
        self.lost = self.ended = False
        self.begin_row()

    def begin_row(self) -> None:
        self._characters = self._quotes = self._count = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._pull()
        if isinstance(line, ReportError):
            raise line
        self._count += 1
        self._characters += len(line)
        self._quotes += line.count('"')
        if self._characters > self._limits.line_characters + 1:
            self.lost = True
            limit = self._limits.line_characters
            raise TooLargeError(
                f"the row has more than {limit:,} characters, so a quote may never close; the rest is not read",
                self._where, f"up to {limit:,} characters", _ADVICE,
            )  # fmt: skip
        return line

    def quote_left_open(self) -> bool:
        """True where the table ended inside a quoted cell that had swallowed several lines."""
        return self.ended and self._count > 1 and self._quotes % 2 == 1

    def _pull(self) -> str | ReportError:
        if self._first is not None:
            (_, line), self._first = self._first, None
            return line
        pulled = next(self._lines, None)
        if pulled is None:
            self.ended = True
            raise StopIteration
        return pulled[1]

    def _choose_delimiter(self) -> str:
        """The mark that parts the header most often; Excel's own `sep=;` line settles it."""
        if self._first is None or isinstance(self._first[1], ReportError):
            return ","
        line = self._first[1].strip()
        if len(line) == 5 and line.startswith("sep="):
            self._first = None
            return line[4]
        bare = "".join(line.split('"')[::2])
        return max(_DELIMITERS, key=bare.count)


def _header(lines: _Lines, where: str) -> list[str]:
    """The names of the columns. Raises EmptyError for a table without a line."""
    header = next(_rows(lines), None)
    if header is None:
        raise EmptyError("the table is empty", where)
    if isinstance(header, ReportError):
        raise header
    return header


def _rows(lines: _Lines) -> Iterator[list[str] | ReportError]:
    """Cells of each row, or what is wrong with it."""
    reader = csv.reader(lines, delimiter=lines.delimiter)
    while not lines.lost:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except ReportError as error:
            yield error
        except csv.Error as error:
            yield DamagedError(f"broken row: {error}", advice=_ADVICE)
        else:
            if lines.quote_left_open():
                yield DamagedError("a quote opens here and never closes, so the rest is not read", advice=_ADVICE)
            else:
                yield cells


def _row(header: list[str], cells: list[str], place: str) -> dict[str, object]:
    """Cells by column. More cells than columns mean a text cut at its commas, which must not pass unseen."""
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        raise DamagedError(f"{len(cells)} cells under {len(header)} columns", place, advice=_ADVICE)
    return dict(zip(header, cells, strict=False))
