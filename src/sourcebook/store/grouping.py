"""Writing what a merge decided: links between events, incidents, pointers; and by what it will find events again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from ..records import Link
from ..records.incident import Pointer, Relation
from . import schema
from .chain import Entry
from .derived import KEYS
from .rows import readable, storable
from .writing import batches

Membership = tuple[str, str | None, Relation]
#: An event as it is compared: its id, by which version it was made comparable, and what that made of it, as JSON.
KeptComparable = tuple[str, str, Sequence[Any]]


def add_links(entry: Entry, links: Iterable[Link]) -> None:
    """Add links; of two links between the same events the later one counts. What would change nothing is left out."""
    new = {}
    for link in links:
        reasons = readable([[r.feature, r.weight, r.words] for r in link.reasons])
        new[link.first, link.second] = (float(link.probability), reasons)
    table, last = schema.links, {}
    columns = (table.c.first, table.c.second, table.c.probability, table.c.reasons)
    for batch in batches(dict.fromkeys(first for first, _ in new)):
        query = select(*columns).where(table.c.first.in_(batch)).order_by(table.c.number)
        for first, second, probability, told in entry.connection.execute(query):
            if (first, second) in new:
                last[first, second] = (probability, told)
    entry.add(
        table,
        (
            {"first": first, "second": second, "probability": probability, "reasons": reasons}
            for (first, second), (probability, reasons) in new.items()
            if last.get((first, second)) != (probability, reasons)
        ),
    )


def add_memberships(entry: Entry, memberships: Sequence[Membership]) -> None:
    """Put events into incidents, or (None) out of theirs. What would change nothing is left out."""
    wanted = {event: (incident, relation) for event, incident, relation in memberships}
    table, now = schema.current_members, {}
    for batch in batches(wanted):
        query = select(table.c.event, table.c.incident, table.c.relation).where(table.c.event.in_(batch))
        now.update({event: (incident, relation) for event, incident, relation in entry.connection.execute(query)})
    changed = {event: to for event, to in wanted.items() if now.get(event, (None, to[1])) != to}
    rows = [{"event": event, "incident": to[0], "relation": to[1]} for event, to in changed.items()]
    entry.add(schema.memberships, rows)
    for batch in batches(changed):
        entry.connection.execute(delete(table).where(table.c.event.in_(batch)))
    if placed := [row for row in rows if row["incident"] is not None]:
        entry.connection.execute(insert(table), placed)


def add_pointers(entry: Entry, pointers: Iterable[tuple[str, Pointer]]) -> None:
    """Say of incidents where they went or came from."""
    new = dict.fromkeys((incident, pointer.kind, pointer.other) for incident, pointer in pointers)
    table = schema.pointers
    for batch in batches({incident for incident, *_ in new}):
        query = select(table.c.incident, table.c.kind, table.c.other).where(table.c.incident.in_(batch))
        for there in entry.connection.execute(query):
            new.pop(tuple(there), None)
    entry.add(table, [{"incident": incident, "kind": kind, "other": other} for incident, kind, other in new])


def add_block_keys(entry: Entry, keyed: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Note the keys under which events are looked up: an event's id, and all its keys."""
    first = entry.next_number(schema.block_keys)
    for batch in batches(keyed):
        new = {event: dict.fromkeys(map(storable, keys)) for event, keys in batch}
        for event, keys in _keys_of(entry.connection, new):
            new[event] = {key: None for key in new[event] if key not in keys}
        entry.add(
            schema.block_keys, ({"event": event, "key": readable(list(keys))} for event, keys in new.items() if keys)
        )
    if entry.next_number(schema.block_keys) > first:
        # By the database itself, in the order of the keys: there are some twenty for each event.
        table, keys_of = schema.keyed_events.name, KEYS[entry.connection.dialect.name]
        made = (
            f"INSERT INTO {table} (key, event) {keys_of} WHERE b.number >= :first ORDER BY 1, 2 ON CONFLICT DO NOTHING"
        )
        entry.connection.execute(text(made), {"first": first})


def add_comparables(entry: Entry, kept: Iterable[KeptComparable]) -> None:
    """Keep events as they are compared; the last row of an event counts. What would change nothing is left out."""
    table = schema.comparables
    for batch in batches(kept):
        new = {event: (version, readable(form)) for event, version, form in batch}
        last = {event: (version, form) for event, version, form in last_comparables(entry.connection, new)}
        rows = ({"event": event, "version": said[0], "form": said[1]} for event, said in new.items())
        entry.add(table, (row for row in rows if last.get(row["event"]) != (row["version"], row["form"])))


def last_comparables(connection: Connection, events: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """What is kept of events, as event, version and form; the last row of each comes last."""
    table = schema.comparables
    query = select(table.c.event, table.c.version, table.c.form).order_by(table.c.number)
    query = query.where(table.c.event.in_(bindparam("ids", expanding=True)))
    yield from map(tuple, connection.execute(query, {"ids": [*events]}))


def _keys_of(connection: Connection, events: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    """The keys that are noted of events, row by row."""
    table = schema.block_keys
    for batch in batches(events):
        for event, keys in connection.execute(select(table.c.event, table.c.key).where(table.c.event.in_(batch))):
            yield event, set(json.loads(keys)) if keys.startswith("[") else {keys}


def remove_events_from_keys(entry: Entry, ids: Sequence[str]) -> None:
    """Take events out from under all their keys, for good."""
    table = schema.keyed_events
    for event, keys in list(_keys_of(entry.connection, ids)):
        for batch in batches(keys):
            entry.connection.execute(delete(table).where(table.c.event == event, table.c.key.in_(batch)))
    entry.remove(schema.block_keys, schema.block_keys.c.event.in_(ids))


def remove_keys_with(entry: Entry, ids: Iterable[str], parts: Collection[str]) -> None:
    """Take events out from under those of their keys that have one of some words (in lower case) in them, for good."""
    table, derived = schema.block_keys, schema.keyed_events
    for batch in batches(ids):
        for row in entry.connection.execute(select(table).where(table.c.event.in_(batch))).mappings().all():
            keys = json.loads(row["key"]) if row["key"].startswith("[") else [row["key"]]
            named = [key for key in keys if any(part in key.casefold() for part in parts)]
            for some in batches(named):
                entry.connection.execute(
                    delete(derived).where(derived.c.event == row["event"], derived.c.key.in_(some))
                )
            if len(named) == len(keys):
                entry.remove(table, table.c.number == row["number"])
            elif named:
                entry.rewrite(table, dict(row), {"key": readable([key for key in keys if key not in named])})
