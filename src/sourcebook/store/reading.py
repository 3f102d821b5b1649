"""Reading reports, events, judgements and the log: in pages, so that nothing is held open and memory stays flat."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, select

from ..errors import StoreError
from ..records import CoderStamp, Judgement, Problem
from . import schema
from .chain import entry_of
from .opening import reading, shown
from .records import Coding, Collection, LogEntry, Original, StoredReport
from .rows import report_of
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
    return limited(_reports(engine, select(schema.reports), after), limit)


def reports_without(engine: Engine, coder: CoderStamp) -> Iterator[StoredReport]:
    """The reports that a coder has not coded yet, in the order they came."""
    return _reports(engine, select(schema.reports).where(~coded_by(coder).exists()), 0)


def _reports(engine: Engine, query: Select[Any], after: int) -> Iterator[StoredReport]:
    for page in pages(engine, query, schema.reports.c.number, after):
        yield from (stored_report(row._mapping) for row in page)


def limited(values: Iterator[Any], limit: int | None) -> Iterator[Any]:
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


def coded_by(coder: CoderStamp) -> Select[Any]:
    table = schema.codings
    return select(table.c.number).where(table.c.report_key == schema.reports.c.key, made_by(coder))


def log(engine: Engine, after: int = 0) -> Iterator[LogEntry]:
    """The log's entries in order, those after `after`."""
    for page in pages(engine, select(schema.log), schema.log.c.seq, after):
        yield from (entry_of(row._mapping) for row in page)


def changed_since(connection: Connection, seq: int, unless: Sequence[str] = ("reports",)) -> str | None:
    """The kind of the first log entry after `seq` that somebody would have to know of; None where all are in `unless`.

    Reports alone change nothing that a merge is made of.
    """
    table = schema.log
    query = select(table.c.kind).where(table.c.seq > seq, table.c.kind.not_in(unless)).order_by(table.c.seq).limit(1)
    return connection.execute(query).scalar()
