"""Incidents in files: long tables, JSON Lines, the matrix of who tells what, and no names of persons."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import export_factory as made
import pytest

from sourcebook.errors import OutputError
from sourcebook.export.incident_records import Merged
from sourcebook.export.incident_tables import STATEMENT_COLUMNS, TABLES
from sourcebook.export.incidents import write_incidents
from sourcebook.records import (
    ActorRef,
    Count,
    Event,
    Harm,
    Incident,
    Link,
    Member,
    PlaceRef,
    Pointer,
    Reason,
    Source,
)

NAME = "Yusuf Karimov"


def _event(source: str, killed: int) -> Event:
    own = " ".join(f"{source.split()[0]}{number}" for number in range(30))  # no two texts are copies
    text = f"{own}: gunmen killed {NAME} and others in Dori on Monday, {killed} in all."
    told = made.report(text, source=Source(source, "media"), title=f"{NAME} dead")
    return replace(
        made.event(told, "attack", "gunmen killed"),
        actors=(ActorRef(NAME, made.at(text, NAME), "target", "civilians", person=True),),
        harm=(
            Harm(
                f"{NAME} and others", made.at(text, f"{NAME} and others"), "civilians", "killed", Count(killed, killed)
            ),
        ),
        place=PlaceRef(("Dori",), (made.at(text, "Dori"),), name="Dori", geonameid=2360886, lat=14.0354, lon=-0.0345),
    )


WIRE, MIRROR, GAZETTE = _event("Sahel Wire", 3), _event("Town Mirror", 5), _event("Gazette", 2)


def _merged(name: str, *events: Event) -> Merged:
    members = tuple(Member(event.id) for event in sorted(events, key=lambda event: event.id))
    links: tuple[Link, ...] = ()
    if len(members) > 1:
        links = (Link(members[0].event, members[1].event, 0.9, (Reason("place", 1.5, "both at Dori"),)),)
    return Merged(Incident(name, members, links, (Pointer("split-from", "in-0"),)), events)


BOTH = [_merged("in-1", WIRE, MIRROR), _merged("in-2", GAZETTE)]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_incidents(BOTH, tmp_path / "out")
    return tmp_path / "out"


def test_a_folder_has_every_table_and_the_matrix(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {f"{t.name}.csv" for t in TABLES} | {"matrix.csv"}
    for table in TABLES:
        assert list(_rows(folder / f"{table.name}.csv")[0]) == list(table.columns)


def test_an_incident_has_the_agreed_values_and_its_toll(folder: Path) -> None:
    first, second = _rows(folder / "incidents.csv")
    assert (first["incident_id"], first["type"], first["place_name"]) == ("in-1", "attack", "Dori")
    assert (first["killed_low"], first["killed_best"], first["killed_high"]) == ("3", "5", "5")
    assert (first["wounded_best"], first["accounts"], first["independent_sources"]) == ("", "2", "2")
    assert second["killed_best"] == "2"


def test_statements_sources_links_and_tolls_lead_back_to_the_incident(folder: Path) -> None:
    for name in ("statements", "sources", "links", "tolls"):
        assert {row["incident_id"] for row in _rows(folder / f"{name}.csv")} <= {"in-1", "in-2"}
    assert [row["words"] for row in _rows(folder / "links.csv")] == ["both at Dori"]
    assert {row["source"] for row in _rows(folder / "sources.csv")} == {"Sahel Wire", "Town Mirror", "Gazette"}


def test_the_matrix_has_a_list_for_each_source(folder: Path) -> None:
    assert _rows(folder / "matrix.csv") == [
        {"incident_id": "in-1", "Gazette": "0", "Sahel Wire": "1", "Town Mirror": "1"},
        {"incident_id": "in-2", "Gazette": "1", "Sahel Wire": "0", "Town Mirror": "0"},
    ]


def test_json_lines_have_one_incident_a_line_in_its_form(tmp_path: Path) -> None:
    write_incidents(BOTH, tmp_path / "incidents.jsonl", policy="acled")
    first, _ = (json.loads(line) for line in (tmp_path / "incidents.jsonl").read_text(encoding="utf-8").splitlines())
    assert first["schema"] == "sourcebook/incident/1"
    assert first["coordinates"] == [14.0354, -0.0345]
    assert {toll["best"] for toll in first["tolls"]} == {3}
    assert set(first["statements"][0]) == {"event", *STATEMENT_COLUMNS}
    assert first["pointers"] == [{"kind": "split-from", "other": "in-0"}]


@pytest.mark.parametrize("target", ["out", "out.jsonl"])
def test_no_person_is_named_unless_names_are_asked_for(tmp_path: Path, target: str) -> None:
    write_incidents(BOTH, tmp_path / target)
    assert NAME not in _all_text(tmp_path / target)
    write_incidents(BOTH, tmp_path / target, names=True)
    assert NAME in _all_text(tmp_path / target)


def _all_text(path: Path) -> str:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_the_order_of_the_incidents_changes_no_byte(tmp_path: Path) -> None:
    write_incidents(BOTH, tmp_path / "a.jsonl")
    write_incidents(BOTH[::-1], tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize("name", ["incidents.txt", "missing/out"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_incidents(BOTH, tmp_path / name)


@pytest.mark.parametrize(("zones", "best"), [((), 3), (("YE",), 3), (("BF",), 10), (("*",), 10)])
def test_acleds_several_is_ten_in_the_countries_at_war(tmp_path: Path, zones: tuple[str, ...], best: int) -> None:
    text = "Gunmen killed several villagers in Dori on Monday."
    told = made.report(text)
    place = PlaceRef(("Dori",), (made.at(text, "Dori"),), name="Dori", iso2="BF")
    harm = Harm("several villagers", made.at(text, "several villagers"), "civilians", "killed", Count(2, None))
    event = replace(made.event(told, "attack", "killed several villagers"), place=place, harm=(harm,))
    write_incidents([_merged("in-1", event)], tmp_path / "a.jsonl", policy="acled", war_zones=zones)
    (row,) = map(json.loads, (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines())
    assert {toll["best"] for toll in row["tolls"]} == {best}
