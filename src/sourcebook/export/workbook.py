"""Excel workbook: a sheet each for events, actors, harm, attribution and claims. The only module with xlsxwriter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter

from sourcebook.errors import OutputError
from sourcebook.records import Event

from .columns import COLUMNS, Cell, flat_header, flat_rows
from .edition import Edition
from .wording import encodable, speaker_of

# Excel's own bounds ("Excel specifications and limits", Microsoft).
_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
# A constant, so that the same events give the same bytes; the year the format was published.
_CREATED = datetime(2006, 12, 1)
_NARROWEST, _WIDEST = 9, 44

_ACTORS = ("event_id", "role", "group", "text", "name", "country_iso3", "sector", "person", "start", "end")
_HARM = ("event_id", "row", "who", "effect", "low", "high", "text", "start", "end")
_ATTRIBUTION = ("event_id", "speaker", "text", "kind", "mode", "start", "end")
_CLAIMS = (
    "event_id", "field", "speaker", "speaker_text", "speaker_kind", "mode", "low", "high", "text", "start", "end"
)  # fmt: skip


def write_workbook(edition: Edition, handle: BinaryIO) -> None:
    """Write the sheets. Text is written as text: no cell becomes a formula or a link.

    Raises OutputError where there are more rows than a sheet can hold.
    """
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(handle, options)
    book.set_properties({"title": "Event records", "comments": "Written by Sourcebook", "created": _CREATED})
    events = [copy.event for copy in edition.copies]
    _sheet(book, "Events", flat_header(edition), flat_rows(edition))
    _sheet(book, "Actors", _ACTORS, (row for event in events for row in _actor_rows(event)))
    _sheet(book, "Harm", _HARM, (row for event in events for row in _harm_rows(event)))
    _sheet(book, "Attribution", _ATTRIBUTION, (row for event in events for row in _attribution_rows(event)))
    _sheet(book, "Claims", _CLAIMS, (row for event in events for row in _claim_rows(event)))
    _sheet(book, "Columns", ("column", "meaning"), ([column.name, column.meaning] for column in COLUMNS))
    book.close()


def _sheet(book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """One sheet: a header that stays in view, and columns about as wide as what is in them."""
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "bottom": 1})
    widths = [len(name) for name in header]
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        if last > _MOST_ROWS:
            got = f"more than {_MOST_ROWS} rows for the sheet {title}"
            raise OutputError(got, allowed="what an Excel sheet holds", advice="write .csv or .jsonl instead")
        for column, cell in enumerate(row):
            _put(sheet, last, column, cell)
            widths[column] = max(widths[column], len(str(cell)) if cell is not None else 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, max(_NARROWEST, min(_WIDEST, width + 2)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(header) - 1)


def _put(sheet: Any, row: int, column: int, cell: Cell) -> None:
    """One cell by its type; None leaves it empty."""
    if isinstance(cell, str):
        text = encodable(cell)
        sheet.write_string(row, column, text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…")
    elif cell is not None:
        sheet.write_number(row, column, cell)


def _actor_rows(event: Event) -> Iterator[list[Cell]]:
    for actor in event.actors:
        person = "yes" if actor.person else "no"
        cells: list[Cell] = [event.id, actor.role, actor.group, actor.text, actor.name]
        yield [*cells, actor.iso3, actor.sector, person, actor.span.start, actor.span.end]


def _harm_rows(event: Event) -> Iterator[list[Cell]]:
    for number, row in enumerate(event.harm):
        bounds = (row.count.low, row.count.high)
        yield [event.id, f"harm.{number}", row.who, row.effect, *bounds, row.text, row.span.start, row.span.end]


def _attribution_rows(event: Event) -> Iterator[list[Cell]]:
    for number, said in enumerate(event.attribution):
        yield [event.id, number, said.text, said.kind, said.mode, said.span.start, said.span.end]


def _claim_rows(event: Event) -> Iterator[list[Cell]]:
    for claim in event.claims:
        speaker = speaker_of(claim, event)
        who: list[Cell] = [None, None] if speaker is None else [speaker.text, speaker.kind]
        bounds: list[Cell] = [None, None] if claim.count is None else [claim.count.low, claim.count.high]
        place: list[Cell] = [None, None] if claim.span is None else [claim.span.start, claim.span.end]
        yield [event.id, claim.field, claim.speaker, *who, claim.mode, *bounds, claim.text, *place]
