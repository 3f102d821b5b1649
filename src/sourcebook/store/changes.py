"""What entries of the log have touched: for those who keep something that was made of the store, and must follow it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, Select, case, func, select

from . import schema
from .counting import by_people, counts
from .opening import reading
from .records import ListedReport
from .writing import batches


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of events, and keys of reports, that were written or spoken of."""

    events: frozenset[str]
    reports: frozenset[str]


def touched_since(engine: Engine, seq: int) -> Touched | None:
    """What the entries after `seq` touched; None where something was purged, after which nothing is as it was.

    All events of a report that was coded are touched: those of older codings count no more.
    """
    events: set[str] = set()
    reports: set[str] = set()
    with reading(engine) as connection:
        table = schema.log
        for kind, rows in connection.execute(select(table.c.kind, table.c.rows).where(table.c.seq > seq)).all():
            if kind.startswith("purge"):
                return None
            written = {name: (first, count) for name, (first, count, _) in json.loads(rows).items() if count}
            reports |= _of(connection, schema.reports.c.key, written)
            reports |= _of(connection, schema.codings.c.report_key, written)
            events |= _of(connection, schema.judged.c.event, written)
            events |= _of(connection, schema.memberships.c.event, written)
        for batch in batches(reports):
            query = select(schema.events.c.id).join(schema.codings, schema.codings.c.number == schema.events.c.coding)
            events |= set(connection.execute(query.where(schema.codings.c.report_key.in_(batch))).scalars())
    return Touched(frozenset(events), frozenset(reports))


def _of(connection: Connection, column: Column[str], written: dict[str, tuple[int, int]]) -> set[str]:
    """The values of a column in the rows that an entry wrote."""
    table = column.table
    first, count = written.get(table.name, (0, 0))
    if not count:
        return set()
    query = select(column).where(table.c.number >= first, table.c.number < first + count)
    return set(connection.execute(query).scalars())


def reports_with_added(engine: Engine) -> frozenset[str]:
    """Keys of the reports to which people added events that count: these do not stand beside the others of theirs."""
    with reading(engine) as connection:
        query = select(schema.codings.c.report_key).where(by_people(), counts())
        return frozenset(connection.execute(query).scalars())


def last_judged(engine: Engine) -> datetime | None:
    """When the newest judgement was made."""
    table = schema.judgements
    with reading(engine) as connection:
        found = connection.execute(select(table.c.at).order_by(table.c.number.desc()).limit(1)).scalar()
    return None if found is None else datetime.fromisoformat(found)


def listed_reports(engine: Engine, keys: Iterable[str] | None = None) -> Iterator[ListedReport]:
    """All reports, or those of `keys`, without their texts, each with the program that coded it last."""
    if keys is None:
        yield from _all_listed(engine)
        return
    for batch in batches(dict.fromkeys(keys)):
        with reading(engine) as connection:
            yield from _listed(connection, select(*_COLUMNS, _opening).where(schema.reports.c.key.in_(batch)))


_COLUMNS = tuple(
    schema.reports.c[name]
    for name in ("number", "key", "external_id", "title", "source", "source_kind", "published", "language")
)
#: So many first characters of a text stand for a title.
_OPENING = 100
_opening = case((schema.reports.c.title.is_(None), func.substr(schema.reports.c.text, 1, _OPENING))).label("opening")
#: Rows that are read at once.
_PAGE = 500


def _all_listed(engine: Engine) -> Iterator[ListedReport]:
    after = 0
    while True:
        with reading(engine) as connection:
            query = select(*_COLUMNS, _opening).where(schema.reports.c.number > after)
            page = _listed(connection, query.order_by(schema.reports.c.number).limit(_PAGE))
        if not page:
            return
        yield from page
        after = page[-1].number


def _listed(connection: Connection, query: Select[Any]) -> list[ListedReport]:
    rows = connection.execute(query).all()
    table, coded = schema.codings, {}
    columns = (table.c.report_key, table.c.version, table.c.model, table.c.problems)
    told = select(*columns).where(table.c.report_key.in_([row.key for row in rows]), table.c.judgement.is_(None))
    for key, version, model, problems in connection.execute(told.order_by(table.c.number)):
        coded[key] = (f"{model} {version}", len(json.loads(problems)))
    return [ListedReport(*row, *coded.get(row.key, (None, 0))) for row in rows]
