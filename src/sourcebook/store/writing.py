"""Adding reports, what coders made of them, judgements, and which event of a new coding follows which of an old one."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, bindparam, select

from ..errors import StoreError
from ..records import CoderStamp, Event, Judgement, Problem, Report, content_id
from . import schema
from .chain import BATCH, Entry, Row, time_text
from .records import AddedEvent, Collection, Original
from .rows import event_rows, key_of, readable, report_row, shown, storable

Coded = tuple[str, CoderStamp, Sequence[Event], Sequence[Problem]]


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values in lists that fit one statement."""
    left = iter(values)
    while batch := list(islice(left, BATCH)):
        yield batch


def known(connection: Connection, column: Column[Any], values: Iterable[Any]) -> set[Any]:
    """Those of `values` that stand in the column."""
    found: set[Any] = set()
    for batch in batches(dict.fromkeys(values)):
        found |= set(connection.execute(_among(column), {"values": batch}).scalars())
    return found


@cache
def _among(column: Column[Any]) -> Select[Any]:
    """The statement of `known`: with the values in it, it would be made anew for each of them."""
    return select(column).where(column.in_(bindparam("values", expanding=True)))


def add_reports(entry: Entry, items: Sequence[tuple[Report, Original, Collection]]) -> tuple[str | None, ...]:
    """Add the reports that are not there yet, with their bytes and how these were got. The keys of the new ones."""
    keys = [key_of(report) for report, _, _ in items]
    seen = known(entry.connection, schema.reports.c.key, keys) | known(entry.connection, schema.purged.c.key, keys)
    fresh: list[tuple[str, Report, Original, Collection]] = []
    told: list[str | None] = []
    for key, (report, original, collection) in zip(keys, items, strict=True):
        told.append(None if key in seen else key)
        if key not in seen:
            seen.add(key)
            fresh.append((key, report, original, collection))
    _add_originals(entry, [original for _, _, original, _ in fresh])
    _add_collections(entry, [collection for *_, collection in fresh])
    entry.add(schema.reports, [report_row(report, key, original.sha256) for key, report, original, _ in fresh])
    return tuple(told)


def _add_originals(entry: Entry, originals: Iterable[Original]) -> None:
    new = {original.sha256: original for original in originals}
    for there in known(entry.connection, schema.originals.c.sha256, new):
        del new[there]
    for gone in known(entry.connection, schema.purged.c.key, new):
        del new[gone]
    entry.add(schema.originals, (_original_row(original) for original in new.values()))


def _original_row(original: Original) -> Row:
    if hashlib.sha256(original.content).hexdigest() != original.sha256:
        raise StoreError("the bytes of an original are not those of its hash", original.sha256)
    packed = zlib.compress(original.content)
    smaller = len(packed) < len(original.content)
    return {
        "sha256": original.sha256,
        "media_type": original.media_type,
        "size": len(original.content),
        "packing": "zlib" if smaller else "none",
        "content": packed if smaller else original.content,
    }


def _add_collections(entry: Entry, collections: Iterable[Collection]) -> None:
    new = {tuple(row.items()): row for row in map(_collection_row, collections)}
    table = schema.collections
    columns = [table.c[name] for name in ("sha256", "collected", "url", "path", "collector", "tool")]
    for batch in batches({row["sha256"] for row in new.values()}):
        for there in entry.connection.execute(select(*columns).where(table.c.sha256.in_(batch))).mappings():
            new.pop(tuple(dict(there).items()), None)
    entry.add(table, new.values())


def _collection_row(collection: Collection) -> Row:
    return {
        "sha256": collection.sha256,
        "collected": time_text(collection.collected),
        "url": shown(collection.url),
        # A file's name may have bytes that are no text.
        "path": shown(collection.path),
        "collector": storable(collection.collector),
        "tool": collection.tool,
    }


def add_codings(entry: Entry, items: Sequence[Coded]) -> list[tuple[str, int]]:
    """Add what coders made of reports, where that coder has not coded that report yet. The new codings, by report."""
    items = _uncoded(entry.connection, items)
    number = entry.next_number(schema.codings)
    ids = known(entry.connection, schema.events.c.id, (event.id for _, _, events, _ in items for event in events))
    codings: list[Row] = []
    told: list[Row] = []
    names: list[Row] = []
    for coding, (report_key, coder, events, problems) in enumerate(items, number):
        codings.append(_coding_row(report_key, coder, problems, entry.at))
        for event in {event.id: event for event in events}.values():
            # One text under two addresses is two reports, whose events say the same and have one id.
            key = content_id("ev", [event.id, report_key]) if event.id in ids else event.id
            ids.add(key)
            row, taken = event_rows(event, key, report_key, coding)
            told.append(row)
            names += taken
    made = [(row["report_key"], coding) for coding, row in enumerate(codings, number)]
    entry.add(schema.codings, codings)
    _make_current(entry, made)
    entry.add(schema.events, told)
    entry.add(schema.names, names)
    return made


def return_to(entry: Entry, coder: CoderStamp, most: int) -> list[tuple[str, int, int]]:
    """Make what a coder made of reports current again: for each report the coding that was current and that is now."""
    table, now = schema.codings, schema.current_codings
    query = select(table.c.report_key, now.c.coding, table.c.number).join(now, now.c.report_key == table.c.report_key)
    query = query.where(made_by(coder), now.c.coding != table.c.number).order_by(table.c.number).limit(most)
    found = [(key, before, number) for key, before, number in entry.connection.execute(query)]
    entry.add(schema.returns, [{"report_key": key, "coding": number} for key, _, number in found])
    _make_current(entry, [(key, number) for key, _, number in found])
    return found


def stamps_of(coders: Iterable[CoderStamp]) -> list[list[str]]:
    """Coders as the log tells them."""
    return sorted([coder.version, coder.model, coder.scheme] for coder in set(coders))


def made_by(coder: CoderStamp) -> ColumnElement[bool]:
    """Whether a row of `codings` is a coder's."""
    table = schema.codings
    return and_(table.c.version == coder.version, table.c.model == coder.model, table.c.scheme == coder.scheme)


def current_codings(connection: Connection, report_keys: Iterable[str]) -> dict[str, int]:
    """The number of the current coding of each of these reports that was coded."""
    table = schema.current_codings
    found: dict[str, int] = {}
    for batch in batches(dict.fromkeys(report_keys)):
        query = select(table.c.report_key, table.c.coding).where(table.c.report_key.in_(batch))
        found |= {row.report_key: row.coding for row in connection.execute(query)}
    return found


def _make_current(entry: Entry, codings: Sequence[tuple[str, int]]) -> None:
    """Say which coding of each report is current from now on."""
    if codings:
        # A plain statement, as for all rows: SQLAlchemy's own way takes longer than the rows themselves.
        sign = "%s" if entry.connection.dialect.paramstyle == "pyformat" else "?"
        made = f"INSERT INTO {schema.current_codings.name} (report_key, coding) VALUES ({sign}, {sign})"
        again = "ON CONFLICT (report_key) DO UPDATE SET coding = excluded.coding"
        entry.connection.exec_driver_sql(f"{made} {again}", list(codings))


def _uncoded(connection: Connection, items: Sequence[Coded]) -> list[Coded]:
    keys = {key for key, *_ in items}
    missing = keys - known(connection, schema.reports.c.key, keys)
    if missing:
        raise StoreError("the report that was coded is not in the store", min(missing))
    table, done = schema.codings, set()
    columns = (table.c.report_key, table.c.version, table.c.model, table.c.scheme)
    for batch in batches(keys):
        done |= {tuple(row) for row in connection.execute(select(*columns).where(table.c.report_key.in_(batch)))}
    left: dict[tuple[str, ...], Coded] = {}
    for item in items:
        stamp = (item[0], item[1].version, item[1].model, item[1].scheme)
        if stamp not in done:
            left.setdefault(stamp, item)
    return list(left.values())


def _coding_row(report_key: str, coder: CoderStamp, problems: Sequence[Problem], at: str) -> Row:
    rows = [{"where": p.where, "kind": p.kind, "message": p.message} for p in problems]
    stamp = {"version": coder.version, "model": coder.model, "scheme": coder.scheme}
    return {"report_key": report_key, **stamp, "at": at, "problems": readable(rows), "judgement": None}


def add_event(entry: Entry, added: AddedEvent) -> None:
    """Add the event that a person says a report tells of, under the id that it has. Raises StoreError."""
    report_key, event = added.report_key, added.event
    if not known(entry.connection, schema.reports.c.key, [report_key]):
        raise StoreError("the report is not in the store", report_key)
    if known(entry.connection, schema.events.c.id, [event.id]):
        raise StoreError("there is an event of that id already", event.id)
    coding = entry.next_number(schema.codings)
    row, names = event_rows(event, event.id, report_key, coding)
    entry.add(schema.codings, [_coding_row(report_key, event.coder, (), entry.at) | {"judgement": added.judgement}])
    entry.add(schema.events, [row])
    entry.add(schema.names, names)


def judge(entry: Entry, judgement: Judgement) -> None:
    """Add a judgement, unless it is there already."""
    if known(entry.connection, schema.judgements.c.id, [judgement.id]):
        return
    row = {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "events": readable(list(judgement.events)),
        "coder": storable(judgement.coder),
        "at": time_text(judgement.at),
        "field": judgement.field,
        "value": None if judgement.value is None else readable(judgement.value),
        "note": shown(judgement.note),
        "undoes": judgement.undoes,
        "blind": int(judgement.blind),
    }
    entry.add(schema.judgements, [row])
    entry.add(schema.judged, [{"event": event, "judgement": judgement.id} for event in judgement.events])


def add_covers(entry: Entry, pairs: Iterable[tuple[str, str]]) -> None:
    """Say which event of a program tells what a person had added, as pairs of the person's event and the program's."""
    new, table = dict.fromkeys(pairs), schema.covers
    for batch in batches({covered for _, covered in new}):
        for there in entry.connection.execute(select(table.c.event, table.c.covered).where(table.c.covered.in_(batch))):
            new.pop(tuple(there), None)
    entry.add(table, [{"event": event, "covered": covered} for event, covered in new])


def add_successors(entry: Entry, pairs: Iterable[tuple[str, str]]) -> None:
    """Say which event of a newer coding tells what an event of an older one told."""
    new = dict.fromkeys(pairs)
    table = schema.successors
    for batch in batches({old for old, _ in new}):
        for old, successor in entry.connection.execute(select(table.c.old, table.c.new).where(table.c.old.in_(batch))):
            new.pop((old, successor), None)
    entry.add(table, [{"old": old, "new": successor} for old, successor in new])
