"""Reading what merging made: links, the events that share a key, events as compared, incidents and their members."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, or_, select

from ..errors import StoreError
from ..records import Incident, Link, Member, Pointer, Reason
from . import schema
from .counting import current
from .grouping import last_comparables
from .opening import reading, shown
from .reading import PAGE
from .rows import storable
from .writing import batches


def events_by_key(engine: Engine, keys: Iterable[str]) -> dict[str, list[str]]:
    """Ids of the current events that were noted under each of these keys; keys without any are left out."""
    table, told = schema.keyed_events, schema.events
    query = select(table.c.key, table.c.event).join(told, told.c.id == table.c.event).where(current())
    query = query.where(table.c.key.in_(bindparam("keys", expanding=True)))
    found: dict[str, list[str]] = {}
    with reading(engine) as connection:
        if connection.execute(select(table.c.key).limit(1)).first() is None:
            return found
        for batch in batches(dict.fromkeys(map(storable, keys))):
            for key, event in connection.execute(query, {"keys": batch}):
                found.setdefault(key, []).append(event)
    return found


def comparables(engine: Engine, event_ids: Iterable[str], version: str) -> dict[str, list[Any]]:
    """These events as they are compared, where what was kept of one last was made by this version."""
    found: dict[str, list[Any]] = {}
    with reading(engine) as connection:
        for batch in batches(dict.fromkeys(event_ids)):
            last = {event: (by, form) for event, by, form in last_comparables(connection, batch)}
            found |= {event: json.loads(form) for event, (by, form) in last.items() if by == version}
    return found


def links_of(engine: Engine, event_ids: Iterable[str]) -> Iterator[Link]:
    """The links that one of these events has with any other, in their order; of each pair only the last one noted."""
    with reading(engine) as connection:
        found = _links(connection, dict.fromkeys(event_ids))
    return iter(found)


def _links(connection: Connection, ids: Mapping[str, Any]) -> list[Link]:
    table, last = schema.links, {}
    for batch in batches(ids):
        query = select(table).where(or_(table.c.first.in_(batch), table.c.second.in_(batch))).order_by(table.c.number)
        last.update({(row.first, row.second): row for row in connection.execute(query)})
    return [_link(last[pair]) for pair in sorted(last)]


def _link(row: Row[Any]) -> Link:
    reasons = tuple(Reason(*reason) for reason in json.loads(row.reasons))
    return Link(row.first, row.second, row.probability, reasons)


def incidents_of(engine: Engine, event_ids: Iterable[str]) -> dict[str, str]:
    """The incident of each of these events that is in one."""
    table = schema.current_members
    found: dict[str, str] = {}
    with reading(engine) as connection:
        for batch in batches(dict.fromkeys(event_ids)):
            query = select(table.c.event, table.c.incident).where(table.c.event.in_(batch))
            found |= {row.event: row.incident for row in connection.execute(query)}
    return found


def members(engine: Engine, incident_ids: Iterable[str]) -> dict[str, tuple[Member, ...]]:
    """The members of each of these incidents that has any, sorted by their events' ids."""
    with reading(engine) as connection:
        return _members(connection, incident_ids)


def incident(engine: Engine, key: str) -> Incident:
    """The incident of an id, with its pointers, which are not followed. Raises StoreError for an id never given."""
    with reading(engine) as connection:
        (found,) = _whole(connection, [key])
    if not found.members and not found.pointers:
        raise StoreError(f"there is no incident {key}", shown(engine.url))
    return found


def incidents(engine: Engine, offset: int = 0, limit: int | None = None) -> Iterator[Incident]:
    """The incidents that have members, sorted by id."""
    table, after = schema.current_members, ""
    while limit is None or limit > 0:
        size = PAGE if limit is None else min(limit, PAGE)
        query = select(table.c.incident).where(table.c.incident > after).distinct().order_by(table.c.incident)
        with reading(engine) as connection:
            ids = list(connection.execute(query.offset(offset).limit(size)).scalars())
            found = _whole(connection, ids)
        yield from found
        if len(ids) < size:
            return
        offset, after, limit = 0, ids[-1], None if limit is None else limit - size


def _whole(connection: Connection, keys: list[str]) -> list[Incident]:
    told, pointers = _members(connection, keys), _pointers(connection, keys)
    home = {member.event: key for key, members in told.items() for member in members}
    links: dict[str, list[Link]] = {}
    for link in _links(connection, home):
        if home.get(link.first) is not None and home[link.first] == home.get(link.second):
            links.setdefault(home[link.first], []).append(link)
    return [Incident(key, told.get(key, ()), tuple(links.get(key, ())), pointers.get(key, ())) for key in keys]


def _members(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Member, ...]]:
    table = schema.current_members
    told: dict[str, list[Member]] = {}
    for batch in batches(dict.fromkeys(keys)):
        for row in connection.execute(select(table).where(table.c.incident.in_(batch))):
            told.setdefault(row.incident, []).append(Member(row.event, row.relation))
    return {key: tuple(sorted(members, key=lambda member: member.event)) for key, members in told.items()}


def _pointers(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Pointer, ...]]:
    table = schema.pointers
    told: dict[str, tuple[Pointer, ...]] = {}
    for batch in batches(dict.fromkeys(keys)):
        for row in connection.execute(select(table).where(table.c.incident.in_(batch)).order_by(table.c.number)):
            told[row.incident] = (*told.get(row.incident, ()), Pointer(row.kind, row.other))
    return told
