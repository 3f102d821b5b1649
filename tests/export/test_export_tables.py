"""The flat columns and the formats made of them: CSV, GeoJSON, Excel."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import export_factory as made
import openpyxl
import pytest

from sourcebook.export import write
from sourcebook.export.columns import COLUMNS, Cell, toll_words, total
from sourcebook.export.csv_table import guarded
from sourcebook.export.wording import count_words
from sourcebook.records import Count, Event, Harm, PartialDate, Span


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def flat(event: Event, tmp_path: Path) -> dict[str, str]:
    write([event], tmp_path / "one.csv", names=True)
    return rows(tmp_path / "one.csv")[0]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("source", "Daily Example"),
        ("source_kind", "media"),
        ("published", "2017-05-18"),
        ("type", "armed-clash"),
        ("status", "accomplished"),
        ("date_text", "on May 17"),
        ("date_from", "2017-05-17"),
        ("date_to", "2017-05-17"),
        ("date_precision", "day"),
        ("date_calendar", "gregorian"),
        ("date_basis", "stated"),
        ("date_span", "54:63"),
        ("place_texts", "Chowkibal; Kupwara District"),
        ("place_name", "Kupwara"),
        ("latitude", "34.5262"),
        ("longitude", "74.2546"),
        ("country_iso2", "IN"),
        ("place_precision", "settlement"),
        ("perpetrators", ""),
        ("parties", "Kedari Front [armed-group]; troops [state-forces]"),
        ("targets", "Ghulam Nabi Darzan [civilians]"),
        ("killed_low", ""),
        ("killed_high", "17"),
        ("wounded_low", "2"),
        ("wounded_high", "2"),
        ("abducted_low", ""),
        (
            "harm",
            "5 members of an armed group killed; 2 civilians wounded; up to 12 members of state forces killed",
        ),
        ("weapons", "rifle [firearm]"),
        ("attribution", "police (state, reported); The Kedari Front (perpetrator, claimed)"),
        ("claims", "harm.0: police (state, reported); harm.2: 12, The Kedari Front (perpetrator, claimed)"),
        ("evidence", "Five members of the Kedari Front were killed on May 17 in a clash with troops"),
        ("evidence_start", "9"),
        ("evidence_end", "86"),
        ("confidence", "0.8"),
        ("review", "two speakers give different numbers"),
        ("coder_model", "rules"),
        ("scheme", "acled"),
    ],
)
def test_flat_columns(tmp_path: Path, column: str, cell: str) -> None:
    assert flat(made.clash(), tmp_path)[column] == cell


def test_spans_point_at_the_words(tmp_path: Path) -> None:
    row = flat(made.clash(), tmp_path)
    start, end = map(int, row["date_span"].split(":"))
    assert made.CLASH[start:end] == row["date_text"]
    assert made.CLASH[int(row["evidence_start"]) : int(row["evidence_end"])] == row["evidence"]


def test_unknown_is_empty_never_zero(tmp_path: Path) -> None:
    row = flat(made.bare(), tmp_path)
    empty = [
        name for name in row if name.startswith(("date_", "place_", "latitude", "longitude", "killed", "geonameid"))
    ]
    assert [row[name] for name in empty] == [""] * len(empty)


def harm(*counts: tuple[int | None, int | None]) -> tuple[Harm, ...]:
    return tuple(Harm("x", Span(0, 1), "civilians", "killed", Count(low, high)) for low, high in counts)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ([], None, None),
        ([(0, 0)], 0, 0),
        ([(2, 3), (4, 4)], 6, 7),
        ([(2, None), (4, 4)], 6, None),
        ([(None, 10), (4, 4)], None, 14),
        ([(None, None)], None, None),
    ],
)
def test_totals(counts: list[tuple[int | None, int | None]], low: int | None, high: int | None) -> None:
    assert (total(harm(*counts), "killed", "low"), total(harm(*counts), "killed", "high")) == (low, high)
    assert total(harm(*counts), "wounded", "low") is None


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(3, 3, "3"), (3, 5, "3-5"), (5, None, "at least 5"), (None, 9, "up to 9"), (None, None, "an unknown number of")],
)
def test_counts_in_words(low: int | None, high: int | None, words: str) -> None:
    assert count_words(Count(low, high)) == words


def test_toll_in_words() -> None:
    assert toll_words(made.clash()) == "up to 17 killed, 2 wounded"
    assert toll_words(made.hostile()) == "an unknown number killed"
    assert toll_words(made.bare()) == ""


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (PartialDate(2016), "2016-01-01", "2016-12-31"),
        (PartialDate(2016, 2), "2016-02-01", "2016-02-29"),
        (PartialDate(2016, 12), "2016-12-01", "2016-12-31"),
        (PartialDate(2016, 2, 3), "2016-02-03", "2016-02-03"),
        (PartialDate(None, 2, 3), "None", "None"),
    ],
)
def test_days_that_a_partial_date_may_mean(value: PartialDate, first: str, last: str) -> None:
    assert (str(value.first_day()), str(value.last_day())) == (first, last)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("--05-17", "'--05-17"),
        ("a=b", "a=b"),
        ("", ""),
        (-3.1, -3.1),
        (None, None),
        ("half \ud800", "half \ufffd"),
    ],
)
def test_cells_that_begin_like_a_formula(cell: Cell, written: Cell) -> None:
    assert guarded(cell) == written


def test_no_cell_of_a_hostile_record_begins_like_a_formula(tmp_path: Path) -> None:
    row = flat(made.hostile(), tmp_path)
    begun = {name: cell for name, cell in row.items() if cell.lstrip()[:1] in tuple("=+-@") if cell}
    assert begun == {}


def test_csv_form(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write(made.mixed(), path, codes=lambda event: {"sub_event_type": "Armed clash"} if event.type != "other" else {})
    lines = path.read_bytes().split(b"\r\n")
    names = [column.name for column in COLUMNS]
    assert lines[0].decode().split(",") == [*names, "code_sub_event_type"]
    assert [row["code_sub_event_type"] for row in rows(path)] == ["Armed clash"] * 5 + [""]
    assert len(names) == len(set(names))
    assert all(name == name.lower() and name.isidentifier() for name in names)


def test_geojson(tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    write(made.mixed(), path)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [feature["geometry"] and feature["geometry"]["coordinates"] for feature in features] == [
        [74.2546, 34.5262],
        [43.11889, 36.335],
        [62.19967, 34.34817],
        None,
        None,
        None,
    ]
    assert list(features[0]["properties"]) == [column.name for column in COLUMNS]
    assert features[0]["properties"]["wounded_low"] == 2
    assert features[0]["properties"]["killed_low"] is None
    assert features[5]["properties"]["latitude"] is None
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"type", "features"}


def test_workbook(tmp_path: Path) -> None:
    path = tmp_path / "events.xlsx"
    write(made.mixed(), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Events", "Actors", "Harm", "Attribution", "Claims", "Columns"]
    assert [cell.value for cell in book["Events"][1]] == [column.name for column in COLUMNS]
    assert {sheet.freeze_panes for sheet in book} == {"B2"}
    assert [[cell.value for cell in row][1:7] for row in book["Harm"].iter_rows(min_row=2, max_row=4)] == [
        ["harm.0", "armed-group", "killed", 5, 5, "Five members of the Kedari Front"],
        ["harm.1", "civilians", "wounded", 2, 2, "A trader, [name withheld], and his driver"],
        ["harm.2", "state-forces", "killed", None, 12, "12 soldiers"],
    ]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_a_cell_longer_than_excel_allows_is_cut(tmp_path: Path) -> None:
    told = made.report("A threat was made. " + "x" * 40_000)
    write([made.event(told, "threat", "x" * 40_000)], tmp_path / "events.xlsx")
    cells = next(openpyxl.load_workbook(tmp_path / "events.xlsx")["Events"].iter_rows(min_row=2))
    longest = max((cell.value for cell in cells if isinstance(cell.value, str)), key=len)
    assert len(longest) == 32_767 and longest.endswith("…")
