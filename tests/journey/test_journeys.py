"""Report in, exported row out: whole journeys through the command line, in one process and in one of their own."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from coded_checks import event_faults
from typer.testing import CliRunner

from page_reader import records_of
from sourcebook.cli.main import app
from sourcebook.ingest import ReadOptions, read
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import Event, Report, Source, event_from_json, event_to_json

Json = dict[str, Any]
RUNNER = CliRunner()
REPORTS = Path(__file__).parent / "reports"
NAMES = sorted(path.stem for path in REPORTS.glob("*.txt"))
SUFFIXES = (".jsonl", ".csv", ".geojson", ".xlsx", ".html")


@cache
def expected(name: str) -> Json:
    """What a person read in a report: metadata that came with it, and the main fields of its events."""
    told: Json = json.loads((REPORTS / f"{name}.json").read_text(encoding="utf-8"))
    return told


def arguments(name: str) -> list[str]:
    """The command's arguments for a report, with the metadata that came with it."""
    told = expected(name)
    options = {
        "--published": told["published"],
        "--source": told["source"]["name"],
        "--source-kind": told["source"]["kind"],
    }
    given = [word for option, value in options.items() if value is not None for word in (option, value)]
    return ["code", str(REPORTS / f"{name}.txt"), *given]


@cache
def coded(name: str) -> tuple[Json, ...]:
    """The events of a report as the command prints them into a pipe."""
    run = RUNNER.invoke(app, arguments(name))
    assert run.exit_code == 0, run.output
    return tuple(json.loads(line) for line in run.stdout.splitlines())


def killed(event: Json) -> list[Json]:
    rows = [
        {"who": row["who"], "low": row["low"], "high": row["high"]}
        for row in event["harm"]
        if row["effect"] == "killed"
    ]
    return sorted(rows, key=str)


def has_words(words: str, texts: list[str | None]) -> bool:
    return any(text is not None and words.casefold() in text.casefold() for text in texts)


#: What is asked of each event, by field: the expected event and the coded one.
FIELDS: dict[str, Callable[[Json, Json], bool]] = {
    "type": lambda e, c: bool(c["type"] == e["type"]),
    "status": lambda e, c: bool(c["status"] == e["status"]),
    "date": lambda e, c: c["date"] is not None and (c["date"]["from"], c["date"]["to"]) == (e["from"], e["to"]),
    "country": lambda e, c: c["place"] is not None and c["place"]["iso2"] == e["iso2"],
    "place": lambda e, c: c["place"] is not None and has_words(e["place"], c["place"]["texts"]),
    "killed": lambda e, c: killed(c) == sorted(e["killed"], key=str),
    "actors": lambda e, c: all(has_words(words, [actor["text"] for actor in c["actors"]]) for words in e["actors"]),
    "speakers": lambda e, c: all(has_words(words, [a["text"] for a in c["attribution"]]) for words in e["speakers"]),
}
#: What the rules do not get yet, by report, event and fields.
NOT_YET: dict[tuple[str, int], tuple[str, str]] = {
    ("foiled-car-bomb", 0): ("type status speakers", "a car stopped with explosives is read as an arrest"),
}
#: Reports of which the list of events is not right yet.
EVENTS_NOT_YET = ("foiled-car-bomb",)


def rows() -> list[Any]:
    found = []
    for name in NAMES:
        for index in range(len(expected(name)["events"])):
            for field in FIELDS:
                fields, reason = NOT_YET.get((name, index), ("", ""))
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if field in fields.split() else []
                found.append(pytest.param(name, index, field, marks=marks, id=f"{name}-{index + 1}-{field}"))
    return found


@pytest.mark.parametrize(("name", "index", "field"), rows())
def test_the_events_are_those_a_person_reads(name: str, index: int, field: str) -> None:
    told, found = expected(name)["events"][index], coded(name)
    assert index < len(found), f"no event {index + 1}"
    assert FIELDS[field](told, found[index]), (told, found[index])


@pytest.mark.parametrize("name", NAMES)
def test_no_event_is_missed_and_none_made_up(name: str, request: pytest.FixtureRequest) -> None:
    if name in EVENTS_NOT_YET:
        request.applymarker(pytest.mark.xfail(reason="see the fields above", strict=True))
    assert [event["type"] for event in coded(name)] == [event["type"] for event in expected(name)["events"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_record_says_who_published_it_and_when(name: str) -> None:
    for event in coded(name):
        assert event["schema"] == "sourcebook/event/1"
        assert event["report"]["published"] == expected(name)["published"]
        assert event["report"]["source"] == expected(name)["source"]
        assert event["report"]["sha256"]
        assert event["coder"] == {
            "version": event["coder"]["version"],
            "model": event["coder"]["model"],
            "scheme": "acled",
        }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """The files of each report, one of each form, written by the command."""
    folder = tmp_path_factory.mktemp("exports")
    written: dict[str, dict[str, Path]] = {}
    for name in NAMES:
        written[name] = {suffix: folder / f"{name}{suffix}" for suffix in SUFFIXES}
        outputs = [word for path in written[name].values() for word in ("-o", str(path))]
        run = RUNNER.invoke(app, [*arguments(name), *outputs])
        assert run.exit_code == 0, run.output
        assert run.stdout == ""
    return written


@pytest.mark.parametrize("name", NAMES)
def test_json_lines_read_back_as_the_same_events(name: str, files: dict[str, dict[str, Path]]) -> None:
    lines = files[name][".jsonl"].read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(coded(name))
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    for line in lines:
        event = event_from_json(json.loads(line))
        assert event_to_json(event) == json.loads(line)
        assert event.evidence.span.of(text) == event.evidence.text
    assert [without_text(event) for event in pipeline_events(name)] == [event_from_json(json.loads(x)) for x in lines]


def pipeline_events(name: str) -> tuple[Event, ...]:
    """The same events by the Python way."""
    told = expected(name)
    published = told["published"]
    options = ReadOptions(
        published=date.fromisoformat(published) if published else None, source=Source(**told["source"])
    )
    (report,) = read([str(REPORTS / f"{name}.txt")], options)
    assert isinstance(report, Report)
    outcome = Pipeline.open(PipelineOptions()).code(report)
    assert [fault for event in outcome.events for fault in event_faults(event)] == []
    return outcome.events


def without_text(event: Event) -> Event:
    """The event as its JSON form carries it: without the report's text and origin."""
    return event_from_json(event_to_json(event))


@pytest.mark.parametrize("name", NAMES)
def test_csv_rows_have_the_coded_values(name: str, files: dict[str, dict[str, Path]]) -> None:
    with files[name][".csv"].open(encoding="utf-8-sig", newline="") as handle:
        check_flat(name, [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(handle)])


def unguarded(cell: str) -> str:
    """A cell read back as docs/exports.md says: `'--05-17` has an apostrophe so that no spreadsheet runs it."""
    return cell[1:] if cell.startswith(("'-", "'=", "'+", "'@")) else cell


@pytest.mark.parametrize("name", NAMES)
def test_geojson_features_have_the_coded_values(name: str, files: dict[str, dict[str, Path]]) -> None:
    collection = json.loads(files[name][".geojson"].read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    check_flat(name, [feature["properties"] for feature in collection["features"]])
    for event, feature in zip(coded(name), collection["features"], strict=True):
        place = event["place"]
        placed = place is not None and place["lat"] is not None
        assert (feature["geometry"] is not None) == placed
        if placed:
            assert feature["geometry"]["coordinates"] == pytest.approx([place["lon"], place["lat"]])


@pytest.mark.parametrize("name", NAMES)
def test_workbook_rows_have_the_coded_values(name: str, files: dict[str, dict[str, Path]]) -> None:
    book = openpyxl.load_workbook(files[name][".xlsx"], read_only=True)
    header, *cells = [[cell.value for cell in row] for row in book["Events"].iter_rows()]
    check_flat(name, [dict(zip(header, row, strict=True)) for row in cells])
    book.close()


def check_flat(name: str, table: list[Json]) -> None:
    """Every event has its row, with what the table's columns must say."""
    assert len(table) == len(coded(name))
    for event, row in zip(coded(name), table, strict=True):
        day, place = event["date"] or {}, event["place"] or {}
        wanted = {
            "event_id": event["id"],
            "type": event["type"],
            "status": event["status"],
            "date_from": day.get("from"),
            "date_to": day.get("to"),
            "country_iso2": place.get("iso2"),
            "geonameid": place.get("geonameid"),
            "killed_low": total(event, "killed", "low"),
            "killed_high": total(event, "killed", "high"),
            "source": event["report"]["source"]["name"],
        }
        assert {key: str(row[key] or "") for key in wanted} == {key: str(value or "") for key, value in wanted.items()}
        assert row["code_sub_event_type"] or event["status"] != "accomplished"


def total(event: Json, effect: str, bound: str) -> int | None:
    """The sum of one bound of a kind of harm; None where one row leaves it open."""
    bounds = [row[bound] for row in event["harm"] if row["effect"] == effect]
    return None if not bounds or None in bounds else sum(bounds)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_every_event_and_asks_nothing_of_a_network(name: str, files: dict[str, dict[str, Path]]) -> None:
    page = files[name][".html"].read_text(encoding="utf-8")
    assert {event["id"] for event in coded(name)} == {row["id"] for row in records_of(page)}
    assert re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page) is None


@pytest.mark.parametrize("name", NAMES)
def test_show_prints_the_report_and_its_events(name: str) -> None:
    run = RUNNER.invoke(app, ["show", *arguments(name)[1:]])
    assert run.exit_code == 0, run.output
    first = (REPORTS / f"{name}.txt").read_text(encoding="utf-8").split()[:3]
    assert " ".join(first) in " ".join(run.stdout.split())
    for number, event in enumerate(coded(name), start=1):
        assert f"{number}. {event['type']}" in run.stdout
    assert ("no events" in run.stdout) is (not coded(name))


def test_a_process_of_its_own_writes_the_same(tmp_path: Path) -> None:
    name = "clash-wire"
    outputs = [tmp_path / f"events{suffix}" for suffix in SUFFIXES]
    words = [word for path in outputs for word in ("-o", str(path))]
    program = [sys.executable, "-m", "sourcebook", *arguments(name), *words]
    run = subprocess.run(program, capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith("1 event from 1 report; wrote ")
    lines = outputs[0].read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(coded(name))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in outputs)
