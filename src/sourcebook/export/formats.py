"""The list of formats that events can be written in, by file suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from .edition import Edition

Writer = Callable[[Edition, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its suffix, a title, what it is for, whether it keeps names by default, and its writer."""

    suffix: str
    title: str
    purpose: str
    keeps_names: bool
    writer: Writer


# The writers are imported on use: two of them need libraries that a program which only codes never loads.


def _json_lines(edition: Edition, handle: BinaryIO) -> None:
    from .json_lines import write_json_lines

    write_json_lines(edition, handle)


def _csv(edition: Edition, handle: BinaryIO) -> None:
    from .csv_table import write_csv

    write_csv(edition, handle)


def _geojson(edition: Edition, handle: BinaryIO) -> None:
    from .geojson import write_geojson

    write_geojson(edition, handle)


def _workbook(edition: Edition, handle: BinaryIO) -> None:
    from .workbook import write_workbook

    write_workbook(edition, handle)


def _page(edition: Edition, handle: BinaryIO) -> None:
    from .page import write_page

    write_page(edition, handle)


FORMATS: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format(".jsonl", "JSON Lines", "the working record: everything, with names", True, _json_lines),
        Format(".csv", "CSV", "one flat row an event, for statistics packages and spreadsheets", False, _csv),
        Format(".geojson", "GeoJSON", "points for QGIS and other mapping tools", False, _geojson),
        Format(".xlsx", "Excel workbook", "sheets of events, actors, harm and claims", False, _workbook),
        Format(".html", "web page", "a page that opens offline: list, map, timeline, words", False, _page),
    )
}
