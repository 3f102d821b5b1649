"""Reports from JSON Lines, one object a line, and from a JSON file that holds a list of objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import DamagedError, EmptyError, ReportError
from .columns import match_columns, row_by_our_names
from .compose import report_of_row
from .decode import decode, same_length
from .options import ReadOptions
from .original import Kept, keep_row
from .rows import physical_lines
from .stream import read_bounded


def read_json_lines(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Kept | ReportError]:
    """One report a line, read as it comes; a broken line is an error and the others go on. The row is the line."""
    empty = True
    for number, line in physical_lines(stream, where, options.limits):
        if isinstance(line, ReportError):
            empty = False
            yield line
        elif line.strip():
            empty = False
            try:
                yield _report(_parse(line, f"{where}:{number}"), where, number, options)
            except ReportError as error:
                yield error
    if empty:
        yield EmptyError("the file is empty", where)


def read_json(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Kept | ReportError]:
    """One report for each object of a list, or one for a single object. The row is the place in the list, from 1."""
    raw = read_bounded(stream, options.limits.text_bytes, where)
    text = decode(raw, where)
    try:
        rows = _parse(text, where)
    except DamagedError:
        if not _is_json(text.lstrip().partition("\n")[0]):
            raise
        yield from read_json_lines(io.BytesIO(raw), where, options)  # JSON Lines under this suffix is common
        return
    listed = rows if isinstance(rows, list) else [rows]
    if not listed:
        yield EmptyError("the list is empty", where)
    for number, row in enumerate(listed, start=1):
        try:
            yield _report(row, where, number, options)
        except ReportError as error:
            yield error


def _report(row: object, where: str, number: int, options: ReadOptions) -> Kept:
    place = f"{where}:{number}"
    if not isinstance(row, dict):
        raise DamagedError(f"this is a JSON {type(row).__name__}", place, "an object with its text under a name")
    # Escapes such as \u0000 or a lone \ud800 bring in characters that decoding has already dealt with elsewhere.
    cleaned = {key: _cleaned(value) for key, value in row.items()}
    columns = match_columns(list(row), _present(options, row), place)
    return keep_row(report_of_row(row_by_our_names(cleaned, columns, place), where, number, options), row)


def _present(options: ReadOptions, row: dict[str, object]) -> dict[str, str]:
    """The chosen columns, without those that this object leaves out, as JSON objects may; the text it may not."""
    keys = {key.strip().casefold() for key in row}
    return {k: v for k, v in options.columns.items() if k == "text" or v.strip().casefold() in keys}


def _cleaned(value: object) -> object:
    return same_length(value.replace("\r\n", "\n")) if isinstance(value, str) else value


def _is_json(line: str) -> bool:
    try:
        _parse(line, "")
    except DamagedError:
        return False
    return True


def _parse(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        got = f"broken JSON: {error.msg.lower()} at character {error.pos}"
        raise DamagedError(got, where, "one JSON object with its text under a name") from None
    except RecursionError:
        raise DamagedError("JSON nested too deep", where, "an object of plain values") from None
    except ValueError as error:  # an integer of thousands of digits
        raise DamagedError(f"broken JSON: {error}", where, "one JSON object") from None
