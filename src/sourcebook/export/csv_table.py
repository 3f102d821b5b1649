"""CSV: one flat row an event."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from .columns import Cell, flat_header, flat_rows
from .edition import Edition
from .wording import encodable

# Spreadsheets run a cell that begins like this as a formula (OWASP, "CSV Injection"); the last four are the
# full-width forms that East Asian versions take for the same signs.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(edition: Edition, handle: BinaryIO) -> None:
    """A header and a row an event: UTF-8, comma, quotes where needed, CRLF.

    Lines end in CRLF because RFC 4180 says so, the csv module does so by default, and every reader we know takes it.
    """
    text = io.TextIOWrapper(handle, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(flat_header(edition))
    for row in flat_rows(edition):
        table.writerow([guarded(cell) for cell in row])
    text.detach()


def guarded(cell: Cell) -> Cell:
    """The cell as it may be opened in a spreadsheet: text that begins like a formula gets a leading apostrophe.

    Numbers pass as they are: a longitude of -3.1 is no formula.
    """
    if not isinstance(cell, str):
        return cell
    clean = encodable(cell)
    starts = clean.startswith(_FORMULA_STARTS) or clean.lstrip().startswith(_FORMULA_STARTS)
    return f"'{clean}" if starts else clean
