"""Reading reports, events, judgements and the log: in pages, so that nothing is held open and memory stays flat."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, bindparam, func, select

from ..errors import StoreError
from ..records import CoderStamp, Event, Judgement, Problem, Report
from . import schema
from .chain import entry_of
from .counting import added, current
from .opening import reading, shown
from .records import Coding, Collection, LogEntry, Original, StoredEvent, StoredReport
from .rows import event_of, report_of
from .writing import batches, made_by

#: Rows that are read at once. Reports are long: this many are some 2 MB.
PAGE = 500


def pages(engine: Engine, query: Select[Any], number: ColumnElement[int], after: int = 0) -> Iterator[list[Row[Any]]]:
    """The rows of a query in the order of a whole-numbered column, a page at a time, each page as it is when asked."""
    while True:
        with reading(engine) as connection:
            rows = list(connection.execute(query.where(number > after).order_by(number).limit(PAGE)))
        if not rows:
            return
        yield rows
        after = rows[-1]._mapping[number]


def stored_report(row: Mapping[Any, Any]) -> StoredReport:
    """A row of `reports` as a record."""
    return StoredReport(row["key"], report_of(row), row["entry"], row["original"], row["number"])


def report(engine: Engine, key: str) -> StoredReport:
    """The report of a key. Raises StoreError where there is none."""
    with reading(engine) as connection:
        row = connection.execute(select(schema.reports).where(schema.reports.c.key == key)).mappings().first()
        gone = row is None and connection.execute(select(schema.purged).where(schema.purged.c.key == key)).first()
    if row is None:
        words = f"the report {key} was purged" if gone else f"there is no report {key}"
        raise StoreError(words, shown(engine.url))
    return stored_report(row)


def reports(engine: Engine, after: int = 0, limit: int | None = None) -> Iterator[StoredReport]:
    """The reports in the order they came, those after the number `after`."""
    return _limited(_reports(engine, select(schema.reports), after), limit)


def reports_without(engine: Engine, coder: CoderStamp) -> Iterator[StoredReport]:
    """The reports that a coder has not coded yet, in the order they came."""
    return _reports(engine, select(schema.reports).where(~_coded_by(coder).exists()), 0)


def _reports(engine: Engine, query: Select[Any], after: int) -> Iterator[StoredReport]:
    for page in pages(engine, query, schema.reports.c.number, after):
        yield from (stored_report(row._mapping) for row in page)


def _limited(values: Iterator[Any], limit: int | None) -> Iterator[Any]:
    for count, value in enumerate(values):
        if count == limit:
            return
        yield value


def original(engine: Engine, sha256: str) -> Original:
    """The bytes under a hash, which are hashed again on the way. Raises StoreError where there are none."""
    table = schema.originals
    with reading(engine) as connection:
        row = connection.execute(select(table).where(table.c.sha256 == sha256)).first()
    if row is None:
        raise StoreError(f"there is no original {sha256}", shown(engine.url))
    try:
        content = zlib.decompress(row.content) if row.packing == "zlib" else row.content
    except zlib.error:
        content = b""
    if hashlib.sha256(content).hexdigest() != sha256:
        advice = "see what else is wrong with `sourcebook verify`, and restore a backup"
        raise StoreError(f"the bytes of the original {sha256} were changed", shown(engine.url), advice=advice)
    return Original(sha256, content, row.media_type)


def collections(engine: Engine, sha256: str) -> tuple[Collection, ...]:
    """How the bytes under a hash were got, each time."""
    table = schema.collections
    with reading(engine) as connection:
        rows = connection.execute(select(table).where(table.c.sha256 == sha256).order_by(table.c.number))
        return tuple(
            Collection(r.sha256, datetime.fromisoformat(r.collected), r.url, r.path, r.collector, r.tool) for r in rows
        )


_EVENTS = select(schema.events, current().label("current"))


def events(
    engine: Engine,
    ids: Iterable[str] | None = None,
    *,
    report_key: str | None = None,
    report_keys: Iterable[str] | None = None,
    only_current: bool = True,
    after: int = 0,
    limit: int | None = None,
) -> Iterator[StoredEvent]:
    """Events in the order they came; those of `ids`, of one report or several, or after the number `after`.

    Without `only_current` also those that do not count any more. With `ids` or `report_keys` events come batch by
    batch, in their order within each.
    """
    query = _EVENTS.where(current()) if only_current else _EVENTS
    if report_key is not None:
        query = query.where(_of_reports([report_key]))
    if ids is not None:
        parts: Iterable[ColumnElement[bool]] = map(schema.events.c.id.in_, batches(dict.fromkeys(ids)))
    elif report_keys is not None:
        parts = map(_of_reports, batches(dict.fromkeys(report_keys)))
    else:
        return _limited(_events(engine, query, after), limit)
    return _limited((found for part in parts for found in _events(engine, query.where(part), after)), limit)


def _of_reports(keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether an event is of one of these reports: by their codings, for which there is an index."""
    table = schema.codings
    return schema.events.c.coding.in_(select(table.c.number).where(table.c.report_key.in_(keys)))


def unmerged(engine: Engine, first: int = 0, last: int | None = None) -> Iterator[StoredEvent]:
    """The current events that no merge has put anywhere yet; with bounds, those of these numbers."""
    query = _EVENTS.where(*_unmerged())
    return _events(engine, query if last is None else query.where(schema.events.c.number <= last), first - 1)


def unmerged_lots(engine: Engine, size: int) -> Iterator[tuple[int, int]]:
    """The current events that no merge has put anywhere yet, in lots (first number, last): whole codings in each."""
    first = last = count = coding = 0
    query = select(schema.events.c.number, schema.events.c.coding).where(*_unmerged())
    for page in pages(engine, query, schema.events.c.number):
        for row in page:
            if count >= size and row.coding != coding:
                yield first, last
                count = 0
            first, last, coding, count = row.number if count == 0 else first, row.number, row.coding, count + 1
    if count:
        yield first, last


def _unmerged() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    member = select(schema.current_members.c.event).where(schema.current_members.c.event == schema.events.c.id)
    return current(), ~member.exists()


def current_reports(engine: Engine, ids: Iterable[str]) -> dict[str, str]:
    """The reports of those of these events that are current."""
    query = select(schema.events.c.id, schema.events.c.report_key).where(current())
    query = query.where(schema.events.c.id.in_(bindparam("ids", expanding=True)))
    found: dict[str, str] = {}
    with reading(engine) as connection:
        for batch in batches(dict.fromkeys(ids)):
            found |= {row.id: row.report_key for row in connection.execute(query, {"ids": batch})}
    return found


def outdated_members(engine: Engine) -> Iterator[str]:
    """Ids of the events that are in an incident though they do not count any more."""
    member = schema.current_members.c.event == schema.events.c.id
    query = select(schema.events.c.number, schema.events.c.id).join(schema.current_members, member)
    query = query.where(~current())
    for page in pages(engine, query, schema.events.c.number):
        yield from (row.id for row in page)


def _events(engine: Engine, query: Select[Any], after: int) -> Iterator[StoredEvent]:
    for page in pages(engine, query, schema.events.c.number, after):
        with reading(engine) as connection:
            told = _reports_by_key(connection, {row.report_key for row in page})
            taken = _names_by_event(connection, [row.id for row in page])
        for row in page:
            # A report that was purged between the two reads takes its events with it.
            if row.report_key in told:
                found = event_of(row._mapping, told[row.report_key], taken.get(row.id, ()))
                yield StoredEvent(found, row.report_key, row.coding, bool(row.current), row.number)


def events_of_coding(connection: Connection, coding: int) -> list[Event]:
    """The events of one coding, current or not, within a transaction."""
    query = select(schema.events).where(schema.events.c.coding == coding).order_by(schema.events.c.number)
    rows = list(connection.execute(query))
    told = _reports_by_key(connection, {row.report_key for row in rows})
    taken = _names_by_event(connection, [row.id for row in rows])
    return [event_of(row._mapping, told[row.report_key], taken.get(row.id, ())) for row in rows]


def _reports_by_key(connection: Connection, keys: set[str]) -> dict[str, Report]:
    rows = connection.execute(select(schema.reports).where(schema.reports.c.key.in_(keys))).mappings()
    return {row["key"]: report_of(row) for row in rows}


def _names_by_event(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    taken: dict[str, list[tuple[str, str]]] = {}
    table = schema.names
    query = select(table.c.event, table.c.field, table.c.words).where(table.c.event.in_(ids))
    for event, field, words in connection.execute(query):
        taken.setdefault(event, []).append((field, words))
    return taken


def codings(engine: Engine, report_key: str) -> tuple[Coding, ...]:
    """All codings of a report, the current one last: in the order in which they last became so."""
    table, told, again = schema.codings, schema.events, schema.returns
    with reading(engine) as connection:
        rows = list(connection.execute(select(table).where(table.c.report_key == report_key).order_by(table.c.number)))
        returns = select(again.c.coding, again.c.entry).where(again.c.report_key == report_key)
        last = {row.number: row.entry for row in rows}
        last |= {row.coding: row.entry for row in connection.execute(returns.order_by(again.c.number))}
        rows.sort(key=lambda row: (last[row.number], row.number))
        made: dict[int, list[str]] = {row.number: [] for row in rows}
        query = select(told.c.coding, told.c.id).where(told.c.coding.in_(made)).order_by(told.c.number)
        for coding, key in connection.execute(query):
            made[coding].append(key)
    return tuple(
        Coding(
            row.number,
            row.report_key,
            CoderStamp(row.version, row.model, row.scheme),
            tuple(Problem(**problem) for problem in json.loads(row.problems)),
            tuple(made[row.number]),
            datetime.fromisoformat(row.at),
            row.judgement,
        )
        for row in rows
    )


def judgements(engine: Engine, event_ids: Iterable[str] | None = None) -> Iterator[Judgement]:
    """The judgements in the order they came; with `event_ids` those that speak of one of these."""
    table, query = schema.judgements, select(schema.judgements)
    if event_ids is None:
        queries = [query]
    else:
        with reading(engine) as connection:
            ids = _judged(connection, event_ids)
        queries = [query.where(table.c.id.in_(batch)) for batch in batches(sorted(ids))]
    for part in queries:
        for page in pages(engine, part, table.c.number):
            yield from map(_judgement, page)


def _judged(connection: Connection, event_ids: Iterable[str]) -> set[str]:
    table, ids = schema.judged, set()
    for batch in batches(dict.fromkeys(event_ids)):
        ids |= set(connection.execute(select(table.c.judgement).where(table.c.event.in_(batch))).scalars())
    return ids


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        id=row.id,
        verdict=row.verdict,
        events=tuple(json.loads(row.events)),
        coder=row.coder,
        at=datetime.fromisoformat(row.at),
        field=row.field,
        value=None if row.value is None else json.loads(row.value),
        note=row.note,
        undoes=row.undoes,
        blind=bool(row.blind),
    )


def uncoded(engine: Engine, coder: CoderStamp) -> int:
    """For how many reports the current coding is none of this coder's."""
    now = schema.current_codings
    current = _coded_by(coder).where(schema.codings.c.number == now.c.coding, now.c.report_key == schema.reports.c.key)
    with reading(engine) as connection:
        return _count(connection, select(func.count()).select_from(schema.reports).where(~current.exists()))


def _coded_by(coder: CoderStamp) -> Select[Any]:
    table = schema.codings
    return select(table.c.number).where(table.c.report_key == schema.reports.c.key, made_by(coder))


def log(engine: Engine, after: int = 0) -> Iterator[LogEntry]:
    """The log's entries in order, those after `after`."""
    for page in pages(engine, select(schema.log), schema.log.c.seq, after):
        yield from (entry_of(row._mapping) for row in page)


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has, and how many events are current and unmerged, and how many incidents."""
    with reading(engine) as connection:
        tables = (*schema.CONTENT, *schema.DERIVED, schema.log)
        told = {table.name: _count(connection, select(func.count()).select_from(table)) for table in tables}
        told["current_events"] = _count(
            connection, select(func.count()).select_from(_EVENTS.where(current()).subquery())
        )
        unmerged = _EVENTS.where(*_unmerged()).subquery()
        told["unmerged_events"] = _count(connection, select(func.count()).select_from(unmerged))
        told["added_events"] = _count(
            connection,
            select(func.count()).select_from(select(schema.events.c.id).where(current(), added()).subquery()),
        )
        told["incidents"] = _count(connection, select(func.count(schema.current_members.c.incident.distinct())))
    return told


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar_one())


def changed_since(connection: Connection, seq: int, unless: Sequence[str] = ("reports",)) -> str | None:
    """The kind of the first log entry after `seq` that somebody would have to know of; None where all are in `unless`.

    Reports alone change nothing that a merge is made of.
    """
    table = schema.log
    query = select(table.c.kind).where(table.c.seq > seq, table.c.kind.not_in(unless)).order_by(table.c.seq).limit(1)
    return connection.execute(query).scalar()
