"""Incidents as long tables: incidents, statements, sources, links and tolls, and the matrix of who tells what."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sourcebook.merge.agreement import told_values
from sourcebook.records import Statement
from sourcebook.records.vocabulary import EFFECTS, Effect

from .columns import Cell, coordinates, joined
from .csv_table import guarded
from .incident_records import Written


@dataclass(frozen=True, slots=True)
class Table:
    """A table of its own file: its name, what a row is, its columns, and the rows of one incident."""

    name: str
    row: str
    columns: tuple[str, ...]
    rows: Callable[[Written], Iterator[Sequence[Cell]]]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _incident(written: Written) -> Iterator[Sequence[Cell]]:
    incident, place = written.incident, written.place
    latitude, longitude = coordinates(place) or (None, None)
    actors = [told.value for told in told_values(written.said, "actors")]
    first, last = _days(written)
    yield (
        incident.id,
        *(written.value(field) for field in ("type", "status")),
        first,
        last,
        None if place is None else (place.name or place.texts[0]),
        *((None,) * 4 if place is None else (place.geonameid, place.iso2, place.admin1, place.admin2)),
        latitude,
        longitude,
        *(joined(a.partition(": ")[2] for a in actors if a.startswith(role)) for role in _ROLES),
        *(number for effect in EFFECTS for number in _toll(written, effect)),
        next((toll.policy for toll in written.counted), None),
        next((toll.grade for toll in written.counted if toll.effect == "killed" and toll.who is None), None),
        sum(member.relation == "account" for member in incident.members),
        sum(member.relation == "follow-up" for member in incident.members),
        written.voices,
        joined(f"{pointer.kind} {pointer.other}" for pointer in incident.pointers),
    )


_ROLES = ("perpetrator", "target", "party")


def _days(written: Written) -> tuple[str | None, str | None]:
    """First and last day as the date's words have them."""
    words = written.value("date")
    if words is None:
        return None, None
    first, _, last = words.partition(" to ")
    return first, last or first


def _toll(written: Written, effect: Effect) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of all groups together; empty under a policy that keeps every value."""
    found = [toll for toll in written.counted if toll.effect == effect and toll.who is None]
    return (found[0].low, found[0].best, found[0].high) if len(found) == 1 else (None, None, None)


def _statements(written: Written) -> Iterator[Sequence[Cell]]:
    for s in written.said:
        yield (written.incident.id, s.event, *statement_cells(s).values())


def statement_cells(s: Statement) -> dict[str, Cell]:
    """The cells of a statement by column."""
    return {
        "field": s.field,
        "value": s.value,
        "effect": s.effect,
        "who": s.who,
        "low": None if s.count is None else s.count.low,
        "high": None if s.count is None else s.count.high,
        "source": s.source.name,
        "source_kind": s.source.kind,
        "published": _text(s.published),
        "speaker": s.speaker,
        "speaker_kind": s.speaker_kind,
        "mode": s.mode,
        "voice": s.voice,
        "standing": s.standing,
        "words": s.words,
        "span_start": None if s.span is None else s.span.start,
        "span_end": None if s.span is None else s.span.end,
    }


#: The columns of a statement, in order.
STATEMENT_COLUMNS = (
    "field", "value", "effect", "who", "low", "high", "source", "source_kind", "published", "speaker", "speaker_kind",
    "mode", "voice", "standing", "words", "span_start", "span_end",
)  # fmt: skip


def _sources(written: Written) -> Iterator[Sequence[Cell]]:
    own = {s.event: s.voice for s in written.said if s.field == "status"}
    for member in written.incident.members:
        report = written.reports.get(member.event)
        if report is not None:
            yield (
                written.incident.id, member.event, member.relation, own.get(member.event), report.id, report.sha256,
                report.source.name, report.source.kind, _text(report.published), report.title, report.url,
            )  # fmt: skip


def _links(written: Written) -> Iterator[Sequence[Cell]]:
    for link in written.incident.links:
        for reason in link.reasons or (None,):
            told = (None, None, None) if reason is None else (reason.feature, reason.weight, reason.words)
            yield (written.incident.id, link.first, link.second, round(link.probability, 4), *told)


def _tolls(written: Written) -> Iterator[Sequence[Cell]]:
    for t in written.counted:
        yield (written.incident.id, t.policy, t.effect, t.who, t.low, t.best, t.high, t.grade, joined(t.reasons))


TABLES: tuple[Table, ...] = (
    Table(
        "incidents", "an incident, with what most independent sources say of it",
        (
            "incident_id", "type", "status", "date_from", "date_to", "place_name", "geonameid", "country_iso2",
            "admin1", "admin2", "latitude", "longitude", "perpetrators", "targets", "parties",
            *(f"{effect}_{bound}" for effect in EFFECTS for bound in ("low", "best", "high")),
            "toll_policy", "grade", "accounts", "follow_ups", "independent_sources", "pointers",
        ),
        _incident,
    ),
    Table(
        "statements", "what one voice says on one field", ("incident_id", "event_id", *STATEMENT_COLUMNS), _statements
    ),
    Table(
        "sources", "an event of an incident, with the report that tells it",
        (
            "incident_id", "event_id", "relation", "voice", "report_id", "report_sha256", "source", "source_kind",
            "published", "title", "url",
        ),
        _sources,
    ),
    Table(
        "links", "one reason for or against two events being one",
        ("incident_id", "event_first", "event_second", "probability", "feature", "weight", "words"),
        _links,
    ),
    Table(
        "tolls", "the toll of one effect, for all together (who empty) or one group",
        ("incident_id", "policy", "effect", "who", "low", "best", "high", "grade", "reasons"),
        _tolls,
    ),
)  # fmt: skip
#: The file of the matrix of incidents by sources, 1 where the source tells it and 0 where not.
MATRIX = "matrix"


def write_table(table: Table, incidents: Sequence[Written], handle: BinaryIO) -> None:
    """The rows of all incidents under a header, as `write_csv` writes events."""
    _write(table.columns, (row for written in incidents for row in table.rows(written)), handle)


def write_matrix(incidents: Sequence[Written], handle: BinaryIO) -> None:
    """Incidents by sources, for multiple systems estimation: lists of one source are the columns, sorted by name.

    A follow-up counts as no telling. Sources without a name have no column.
    """
    told = {written.incident.id: _tellers(written) for written in incidents}
    names = sorted(set().union(*told.values()))
    rows: Iterator[tuple[Cell, ...]] = (
        (incident, *(int(name in tellers) for name in names)) for incident, tellers in told.items()
    )
    _write(("incident_id", *names), rows, handle)


def _tellers(written: Written) -> set[str]:
    accounts = {member.event for member in written.incident.members if member.relation == "account"}
    names = (report.source.name for event, report in written.reports.items() if event in accounts)
    return {name for name in names if name is not None}


def _write(header: Sequence[str], rows: Iterator[Sequence[Cell]], handle: BinaryIO) -> None:
    text = io.TextIOWrapper(handle, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow([guarded(name) for name in header])
    table.writerows([guarded(cell) for cell in row] for row in rows)
    text.detach()
