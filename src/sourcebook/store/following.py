"""Which event of a coding follows which of the one before it: asked of the caller, and written with the coding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Column, Connection, Engine, select

from ..records import Event
from . import schema
from .chain import Entry
from .counting import added_and_stands
from .opening import reading
from .stored_events import events_of_coding
from .writing import add_covers, add_successors, batches

#: Events of the coding of a report that was current, and of the one that is now, to pairs of ids (old, new).
Follow = Callable[[Sequence[Event], Sequence[Event]], Iterable[tuple[str, str]]]


def add_following(entry: Entry, before: Mapping[str, int], codings: Iterable[tuple[str, int]], follow: Follow) -> None:
    """Note what codings take over from those before them: `before` is what was current, by the keys of reports.

    An event that tells what a person had added follows nothing: it gives way to the person's.
    """
    last, listed = dict(before), list(codings)
    added = _added(entry.connection, (key for key, _ in listed))
    for report_key, coding in listed:
        older = [*([last[report_key]] if report_key in last else []), *added.get(report_key, ())]
        if older:
            old = [event for number in older for event in events_of_coding(entry.connection, number)]
            theirs = {event.id for event in old if event.coder.by_person}
            pairs = list(follow(old, events_of_coding(entry.connection, coding)))
            add_successors(entry, [pair for pair in pairs if pair[0] not in theirs])
            add_covers(entry, [pair for pair in pairs if pair[0] in theirs])
        last[report_key] = coding


def _added(connection: Connection, report_keys: Iterable[str]) -> dict[str, list[int]]:
    """The codings by which people added events to these reports, those that count."""
    table = schema.codings
    found: dict[str, list[int]] = {}
    for batch in batches(dict.fromkeys(report_keys)):
        query = select(table.c.report_key, table.c.number).where(table.c.report_key.in_(batch), added_and_stands())
        for key, number in connection.execute(query.order_by(table.c.number)):
            found.setdefault(key, []).append(number)
    return found


def successors(engine: Engine, old: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For events of older codings the ids of those that tell the same in a newer one."""
    return _pairs(engine, schema.successors.c.old, schema.successors.c.new, old)


def predecessors(engine: Engine, new: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For events of newer codings the ids of those of older ones that told the same."""
    return _pairs(engine, schema.successors.c.new, schema.successors.c.old, new)


def covers(engine: Engine, covered: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For events of programs the ids of those that people had added and that tell the same."""
    return _pairs(engine, schema.covers.c.covered, schema.covers.c.event, covered)


def _pairs(engine: Engine, one: Column[str], other: Column[str], ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    with reading(engine) as connection:
        for batch in batches(dict.fromkeys(ids)):
            query = select(one, other).where(one.in_(batch)).order_by(one.table.c.number)
            for asked, told in connection.execute(query):
                found.setdefault(asked, []).append(told)
    return {asked: tuple(told) for asked, told in found.items()}
