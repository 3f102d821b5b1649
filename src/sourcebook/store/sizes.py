"""How much there is in a store."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select

from ..records import CoderStamp
from . import schema
from .counting import added, current
from .opening import reading
from .reading import coded_by
from .stored_events import EVENTS, is_unmerged


def uncoded(engine: Engine, coder: CoderStamp) -> int:
    """For how many reports the current coding is none of this coder's."""
    now = schema.current_codings
    coded = coded_by(coder).where(schema.codings.c.number == now.c.coding, now.c.report_key == schema.reports.c.key)
    with reading(engine) as connection:
        return _count(connection, select(func.count()).select_from(schema.reports).where(~coded.exists()))


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has, and how many events are current and unmerged, and how many incidents."""
    with reading(engine) as connection:
        tables = (*schema.CONTENT, *schema.DERIVED, schema.log)
        told = {table.name: _count(connection, select(func.count()).select_from(table)) for table in tables}
        told["current_events"] = _count(
            connection, select(func.count()).select_from(EVENTS.where(current()).subquery())
        )
        unmerged = EVENTS.where(*is_unmerged()).subquery()
        told["unmerged_events"] = _count(connection, select(func.count()).select_from(unmerged))
        told["added_events"] = _count(
            connection,
            select(func.count()).select_from(select(schema.events.c.id).where(current(), added()).subquery()),
        )
        told["incidents"] = _count(connection, _INCIDENTS)
    return told


def incident_count(engine: Engine) -> int:
    """How many incidents have members. Counting all else takes seconds in a large store."""
    with reading(engine) as connection:
        return _count(connection, _INCIDENTS)


_INCIDENTS = select(func.count(schema.current_members.c.incident.distinct()))


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar_one())
