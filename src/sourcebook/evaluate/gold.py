"""Read hand-coded and coded events from JSON Lines, with the line number of whatever is wrong in them.

Two forms are read, in one file or in two: one line a report (`{"id": …, "events": […]}`, as people code by hand) and
one line an event record (`sourcebook/event/1`, what `sourcebook code -o events.jsonl` writes).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sourcebook.errors import ColumnError, DamagedError, EmptyError, EncodingError, UsageError
from sourcebook.records.vocabulary import EFFECTS, EVENT_TYPES, GROUPS, MODES, ROLES, SPEAKER_KINDS, STATUSES

Json = dict[str, Any]

#: The parts of an event that are lists of rows, with the closed list of each coded value in a row.
_ROWS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "actors": {"role": ROLES, "group": GROUPS},
    "harm": {"who": GROUPS, "effect": EFFECTS},
    "attribution": {"kind": SPEAKER_KINDS, "mode": MODES},
}


def read_events(path: Path) -> dict[str, list[Json]]:
    """The events of every report in a file, by report id, in the order of the file.

    Reports hand-coded as telling of no event are there with an empty list. Raises UsageError where the file cannot be
    opened, EncodingError, EmptyError, DamagedError or ColumnError, naming the line, where it does not hold events.
    """
    reports: dict[str, list[Json]] = {}
    for where, row in read_rows(path):
        if "events" in row:
            reports.setdefault(_report_id(row, "id", where), []).extend(_checked_events(row["events"], where))
        elif isinstance(row.get("report"), dict):
            report_id = _report_id(row["report"], "report.id", where)
            reports.setdefault(report_id, []).extend(_checked_events([row], where))
        else:
            raise ColumnError(
                "neither a hand-coded report nor an event record",
                where,
                'a row with "id" and "events", or with "report" as `sourcebook code` writes it',
            )
    if not reports:
        raise EmptyError("no line holds a report or an event", str(path))
    return reports


def read_rows(path: Path) -> Iterator[tuple[str, Json]]:
    """Each JSON object of a JSON Lines file with its place in words (`gold.jsonl, line 3`)."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: U+2028 may stand in a JSON string
    except UnicodeDecodeError as error:
        raise EncodingError(f"byte {error.start} is not UTF-8", str(path), "UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", str(path), "a readable JSON Lines file") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DamagedError(f"not JSON ({error})", where, "one JSON object a line") from None
        if not isinstance(row, dict):
            raise DamagedError(f"a JSON {type(row).__name__}", where, "one JSON object a line")
        yield where, row


def _report_id(row: Json, key: str, where: str) -> str:
    found = row.get(key.rpartition(".")[2])
    if not isinstance(found, str) or not found:
        raise ColumnError(f"{key} is {found!r}", where, "the report's id, as a string")
    return found


def _checked_events(events: Any, where: str) -> list[Json]:
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise DamagedError("events is not a list of events", where, "a list of JSON objects")
    for number, event in enumerate(events, start=1):
        place = where if len(events) == 1 else f"{where}, event {number}"
        _check_event(event, place)
    return events


def _check_event(event: Json, where: str) -> None:
    """Refuse values outside the coding guide: a misspelt type would otherwise only lower the score, in silence."""
    _check_listed(event.get("type"), EVENT_TYPES, "type", where)
    _check_listed(event.get("status") or "accomplished", STATUSES, "status", where)
    for part in ("date", "place"):
        if not isinstance(event.get(part) or {}, dict):
            raise DamagedError(f"{part} is {event[part]!r}", where, "a JSON object or null")
    for side in ("from", "to"):
        _check_words([(event.get("date") or {}).get(side) or ""], f"date.{side}", where)
    _check_words((event.get("place") or {}).get("texts") or [], "place.texts", where)
    _check_words(_weapon_words(event.get("weapons") or [], where), "weapons", where)
    for part, columns in _ROWS.items():
        for index, row in enumerate(_rows_of(event, part, where)):
            _check_row(row, columns, f"{part}.{index}", where)


def _check_row(row: Json, columns: Mapping[str, Sequence[str]], field: str, where: str) -> None:
    _check_words([row.get("text") or ""], f"{field}.text", where)
    for key, allowed in columns.items():
        _check_listed(row.get(key), allowed, f"{field}.{key}", where)
    for key in ("low", "high"):
        if row.get(key) is not None and type(row[key]) is not int:
            raise DamagedError(f"{field}.{key} is {row[key]!r}", where, "a whole number or null")


def _weapon_words(weapons: Any, where: str) -> list[Any]:
    if not isinstance(weapons, list):
        raise DamagedError("weapons is not a list", where, "a list of words, or of weapon rows with a text")
    return [weapon.get("text") if isinstance(weapon, dict) else weapon for weapon in weapons]


def _rows_of(event: Json, part: str, where: str) -> list[Json]:
    rows = event.get(part) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DamagedError(f"{part} is not a list of rows", where, "a list of JSON objects")
    return rows


def _check_listed(value: Any, allowed: Sequence[str], field: str, where: str) -> None:
    if value not in allowed:
        raise DamagedError(f"{field} is {value!r}", where, ", ".join(allowed))


def _check_words(values: Any, field: str, where: str) -> None:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise DamagedError(f"{field} holds something that is not text", where, "words as written in the report")
