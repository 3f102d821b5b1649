"""Writing incidents with all that is said of them: a folder of long tables, or JSON Lines (`sourcebook/incident/1`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import BinaryIO

from sourcebook.errors import OutputError
from sourcebook.records import report_to_json
from sourcebook.records.codec import Json

from .atomic import replace_file
from .incident_records import Merged, Written, written
from .incident_tables import MATRIX, TABLES, statement_cells, write_matrix, write_table
from .wording import encodable

#: The form of the JSON record, by name and version.
SCHEMA = "sourcebook/incident/1"


def write_incidents(
    incidents: Sequence[Merged],
    path: Path,
    *,
    policy: str = "ucdp",
    names: bool = False,
    war_zones: Collection[str] = (),
) -> None:
    """Write incidents to `path`: JSON Lines for `.jsonl`, else a folder of CSV tables with the matrix, made if need be.

    Persons' names are withheld unless `names` asks for them; `war_zones` is as for `written`.
    Each file appears whole or not at all, and the same
    incidents give the same bytes in any order. Raises OutputError for a place that cannot be written and for another
    suffix, UsageError for an unknown policy.
    """
    rows = list(written(incidents, policy=policy, names=names, war_zones=war_zones))
    if path.suffix.lower() == ".jsonl":
        with replace_file(path) as handle:
            _write_json_lines(rows, handle)
        return
    if path.suffix and not path.is_dir():
        raise OutputError(f"incidents cannot be written as {path.suffix!r}", str(path), "a folder, or a .jsonl file")
    _make_folder(path)
    for table in TABLES:
        with replace_file(path / f"{table.name}.csv") as handle:
            write_table(table, rows, handle)
    with replace_file(path / f"{MATRIX}.csv") as handle:
        write_matrix(rows, handle)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(error.strerror or str(error), str(path), advice="name another folder") from error


def _write_json_lines(rows: Sequence[Written], handle: BinaryIO) -> None:
    for row in rows:
        handle.write(f"{encodable(json.dumps(incident_to_json(row), ensure_ascii=False))}\n".encode())


def incident_to_json(row: Written) -> Json:
    """The incident as plain JSON values, in the order in which people read it."""
    incident, place = row.incident, row.place
    return {
        "schema": SCHEMA,
        "id": incident.id,
        **{field: row.value(field) for field in ("type", "status", "date", "place")},
        "coordinates": None if place is None or place.lat is None else [place.lat, place.lon],
        "independent_sources": row.voices,
        "tolls": [
            {
                "policy": toll.policy, "effect": toll.effect, "who": toll.who, "low": toll.low, "best": toll.best,
                "high": toll.high, "grade": toll.grade, "reasons": list(toll.reasons),
            }
            for toll in row.counted
        ],
        "members": [
            {"event": member.event, "relation": member.relation, "report": _report(row, member.event)}
            for member in incident.members
        ],
        "statements": [{"event": said.event, **statement_cells(said)} for said in row.said],
        "links": [
            {
                "events": [link.first, link.second],
                "probability": round(link.probability, 4),
                "reasons": [{"feature": r.feature, "weight": r.weight, "words": r.words} for r in link.reasons],
            }
            for link in incident.links
        ],
        "pointers": [{"kind": pointer.kind, "other": pointer.other} for pointer in incident.pointers],
    }  # fmt: skip


def _report(row: Written, event: str) -> Json | None:
    report = row.reports.get(event)
    return None if report is None else report_to_json(report)
