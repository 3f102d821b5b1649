"""Reports and events as rows of tables, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ..records import SCHEMA, Event, Origin, Piece, Report, Source, content_id, event_from_json, report_to_json
from ..records.codec import event_body
from ..records.vocabulary import Effect
from .chain import Row, canonical
from .names import masked, put_back
from .records import Json

# Neither database can hold a lone surrogate in its texts, nor PostgreSQL the character 0.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def readable(value: Any) -> str:
    """JSON that people can read: letters of all scripts as they are, unless one cannot be stored."""
    text = _READABLE(value)
    return text if text.isascii() or not _UNSTORABLE.search(text) else json.dumps(value)


_READABLE = json.JSONEncoder(ensure_ascii=False).encode


def storable(text: str) -> str:
    """Text for a column that is there to be looked at: what cannot be stored becomes U+FFFD."""
    if text.isascii() and "\x00" not in text:
        return text
    return _UNSTORABLE.sub("�", text)


def shown(text: str | None) -> str | None:
    """The same where there may be no text."""
    return None if text is None else storable(text)


def key_of(report: Report) -> str:
    """The key of a report: a hash of what was published, by whom, when and where; not of how we came by it."""
    published = None if report.published is None else report.published.isoformat()
    source = [report.source.name, report.source.kind]
    content = [report.text, report.title, source, published, report.url, report.id]
    # As ASCII: a text from outside may have lone surrogates, which have no bytes to hash.
    return content_id("rp", canonical(content))


def report_row(report: Report, key: str, original: str) -> Row:
    """A row of `reports`. `record` has everything but the text, and that too where the column could not take it."""
    text, origin = storable(report.text), report.origin
    pieces = [[p.start, p.end, p.origin_start, p.origin_end, p.number] for p in origin.pieces]
    record = report_to_json(report)
    record["origin"] = {"path": origin.path, "row": origin.row, "unit": origin.unit, "pieces": pieces}
    if text != report.text:
        record["text"] = report.text
    return {
        "key": key,
        "external_id": storable(report.id),
        "original": original,
        "title": shown(report.title),
        "source": shown(report.source.name),
        "source_kind": report.source.kind,
        "published": record["published"],
        "url": shown(report.url),
        "language": shown(report.language),
        "text": text,
        "record": readable(record),
    }


def report_of(row: Mapping[Any, Any]) -> Report:
    """The report of a row, as it was added."""
    record = json.loads(row["record"])
    origin = record["origin"]
    return Report(
        id=record["id"],
        sha256=record["sha256"],
        text=record.get("text", row["text"]),
        title=record["title"],
        source=Source(**record["source"]),
        published=None if record["published"] is None else date.fromisoformat(record["published"]),
        url=record["url"],
        language=record["language"],
        origin=Origin(origin["path"], origin["row"], origin["unit"], tuple(Piece(*p) for p in origin["pieces"])),
    )


def event_rows(event: Event, key: str, report_key: str, coding: int) -> tuple[Row, list[Row]]:
    """The row of `events` for an event that the store calls `key`, and its rows of `names`."""
    body, taken = masked(event, event_body(event))
    day, place = body["date"] or {}, body["place"] or {}
    row = {
        "id": key,
        "report_key": report_key,
        "coding": coding,
        "type": event.type,
        "status": event.status,
        "date_from": day.get("from"),
        "date_to": day.get("to"),
        "date_precision": day.get("precision"),
        "place": shown(place.get("name") or next(iter(place.get("texts", ())), None)),
        **{column: shown(place.get(column)) for column in ("admin1", "admin2", "iso2")},
        **{axis: None if place.get(axis) is None else float(place[axis]) for axis in ("lat", "lon")},
        "place_precision": place.get("precision"),
        **_actors(body),
        **_totals(event),
        "weapons": _joined(weapon["text"] for weapon in body["weapons"]),
        "confidence": float(body["confidence"]),
        "evidence": storable(body["evidence"]["text"]),
        "record": readable({"schema": SCHEMA, "id": event.id, **body}),
    }
    return row, [{"event": key, "field": field, "words": readable(words)} for field, words in taken]


def event_of(row: Mapping[Any, Any], report: Report, taken: Sequence[tuple[str, str]]) -> Event:
    """The event of a row, with its report and its persons' words."""
    body: Json = put_back(json.loads(row["record"]), [(field, json.loads(words)) for field, words in taken])
    event = event_from_json({**body, "id": row["id"], "report": _NO_REPORT})
    return replace(event, report=report)


#: The columns of actors by their role.
_ROLES = {"perpetrator": "perpetrators", "target": "targets", "party": "parties"}
_EFFECTS: tuple[Effect, ...] = ("killed", "wounded")
_NO_REPORT = report_to_json(Report(id="", sha256="", text=""))


def _actors(body: Json) -> Row:
    named: dict[str, list[str]] = {}
    for actor in body["actors"]:
        named.setdefault(actor["role"], []).append(actor["name"] or actor["text"])
    return {column: _joined(named.get(role, ())) for role, column in _ROLES.items()}


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(storable(word) for word in dict.fromkeys(words)) or None


def _totals(event: Event) -> Row:
    """The sums over the event's rows of each effect; None where there are none, or one has no such bound."""
    row: Row = {}
    for effect in _EFFECTS:
        counts = [harm.count for harm in event.harm if harm.effect == effect]
        row[f"{effect}_low"] = _sum([count.low for count in counts])
        row[f"{effect}_high"] = _sum([count.high for count in counts])
    return row


def _sum(bounds: Sequence[int | None]) -> int | None:
    known = [number for number in bounds if number is not None]
    return sum(known) if known and len(known) == len(bounds) else None
