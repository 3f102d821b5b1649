"""Writing what a merge decided: links between events, which incident each belongs to, pointers, keys of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select

from ..records import Link
from ..records.incident import Pointer, Relation
from . import schema
from .chain import Entry
from .rows import readable, storable
from .writing import batches

Membership = tuple[str, str | None, Relation]


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


def add_block_keys(entry: Entry, pairs: Iterable[tuple[str, str]]) -> None:
    """Note the keys under which events are looked up: pairs of an event's id and a key."""
    new = dict.fromkeys((event, storable(key)) for event, key in pairs)
    table = schema.block_keys
    for batch in batches(dict.fromkeys(event for event, _ in new)):
        for there in entry.connection.execute(select(table.c.event, table.c.key).where(table.c.event.in_(batch))):
            new.pop(tuple(there), None)
    entry.add(table, [{"event": event, "key": key} for event, key in new])
