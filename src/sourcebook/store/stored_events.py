"""Reading events, each with its report and its persons' words: in pages, so that nothing is held open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, select, union

from ..records import Event, Report
from . import counting, schema
from .opening import reading
from .reading import limited, pages
from .records import StoredEvent
from .rows import event_of, report_of
from .writing import batches

EVENTS = select(schema.events, counting.current().label("current"))


def events(
    engine: Engine,
    ids: Iterable[str] | None = None,
    *,
    report_key: str | None = None,
    report_keys: Iterable[str] | None = None,
    current: bool = True,
    after: int = 0,
    limit: int | None = None,
) -> Iterator[StoredEvent]:
    """Events in the order they came; those of `ids`, of one report or several, or after the number `after`.

    Without `current` also those that do not count any more. With `ids` or `report_keys` events come batch by batch, in
    their order within each.
    """
    query = EVENTS.where(counting.current()) if current else EVENTS
    if report_key is not None:
        query = query.where(_of_reports([report_key]))
    if ids is not None:
        parts: Iterable[ColumnElement[bool]] = map(schema.events.c.id.in_, batches(dict.fromkeys(ids)))
    elif report_keys is not None:
        parts = map(_of_reports, batches(dict.fromkeys(report_keys)))
    else:
        return limited(_events(engine, query, after), limit)
    return limited((found for part in parts for found in _events(engine, query.where(part), after)), limit)


def _of_reports(keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether an event is of one of these reports: by their codings, for which there is an index."""
    table = schema.codings
    return schema.events.c.coding.in_(select(table.c.number).where(table.c.report_key.in_(keys)))


def unmerged(engine: Engine, first: int = 0, last: int | None = None) -> Iterator[StoredEvent]:
    """The current events that no merge has put anywhere yet; with bounds, those of these numbers."""
    query = EVENTS.where(*is_unmerged())
    return _events(engine, query if last is None else query.where(schema.events.c.number <= last), first - 1)


def unmerged_lots(engine: Engine, size: int) -> Iterator[tuple[int, int]]:
    """The current events that no merge has put anywhere yet, in lots (first number, last): whole codings in each."""
    first = last = count = coding = 0
    for number, of in _unplaced(engine):
        if count >= size and of != coding:
            yield first, last
            count = 0
        first, last, coding, count = number if count == 0 else first, number, of, count + 1
    if count:
        yield first, last


def _unplaced(engine: Engine) -> Iterator[tuple[int, int]]:
    """Number and coding of the current events that no merge has put anywhere yet.

    That most events have been is seen from indexes alone; to read all events for it took most of a small merge.
    """
    table = schema.events
    with reading(engine) as connection:
        numbers = sorted(connection.execute(select(table.c.number).where(~_member().exists())).scalars())
    query = select(table.c.number, table.c.coding).where(counting.current()).order_by(table.c.number)
    query = query.where(table.c.number.in_(bindparam("numbers", expanding=True)))
    for batch in batches(numbers):
        with reading(engine) as connection:
            rows = connection.execute(query, {"numbers": batch}).all()
        yield from ((row.number, row.coding) for row in rows)


def is_unmerged() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return counting.current(), ~_member().exists()


def _member() -> Select[Any]:
    return select(schema.current_members.c.event).where(schema.current_members.c.event == schema.events.c.id)


def current_reports(engine: Engine, ids: Iterable[str]) -> dict[str, str]:
    """The reports of those of these events that are current."""
    query = select(schema.events.c.id, schema.events.c.report_key).where(counting.current())
    query = query.where(schema.events.c.id.in_(bindparam("ids", expanding=True)))
    found: dict[str, str] = {}
    with reading(engine) as connection:
        for batch in batches(dict.fromkeys(ids)):
            found |= {row.id: row.report_key for row in connection.execute(query, {"ids": batch})}
    return found


def outdated_members(engine: Engine) -> Iterator[str]:
    """Ids of the events that are in an incident though they do not count any more."""
    table, codings, now = schema.events, schema.codings, schema.current_codings
    other = select(codings.c.number).where(~select(now.c.coding).where(now.c.coding == codings.c.number).exists())
    # Only these may not count, and are looked at: mostly none, where there are hundreds of thousands that do.
    maybe = union(select(table.c.id).where(table.c.coding.in_(other)), select(schema.covers.c.covered))
    with reading(engine) as connection:
        ids = list(connection.execute(maybe).scalars())
    query = select(table.c.id).where(~counting.current(), _member().exists()).order_by(table.c.number)
    for batch in batches(ids):
        with reading(engine) as connection:
            found = list(connection.execute(query.where(table.c.id.in_(batch))).scalars())
        yield from found


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
