"""Which event of a new coding follows which of the old one: asked of the caller, and written with the coding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Column, Connection, Engine, or_, select

from ..records import Event
from . import schema
from .chain import Entry
from .counting import counts
from .opening import reading
from .reading import events_of_coding
from .writing import add_covers, add_successors, batches

#: Events of an old coding of a report and of its next one, to pairs of ids (old, new).
Follow = Callable[[Sequence[Event], Sequence[Event]], Iterable[tuple[str, str]]]


def add_following(entry: Entry, report_keys: Iterable[str], first: int, follow: Follow) -> None:
    """Note what the codings from the number `first` on, of these reports, take over from the codings before them.

    An event that tells what a person had added follows nothing: it gives way to the person's.
    """
    for before, after in _recoded(entry.connection, report_keys, first):
        old, new = ([event for coding in made for event in events_of_coding(entry.connection, coding)]
                    for made in (before, [after]))  # fmt: skip
        added = {event.id for event in old if event.coder.by_person}
        pairs = list(follow(old, new))
        add_successors(entry, [pair for pair in pairs if pair[0] not in added])
        add_covers(entry, [pair for pair in pairs if pair[0] in added])


def _recoded(connection: Connection, report_keys: Iterable[str], first: int) -> Iterator[tuple[list[int], int]]:
    """New codings, each with those that counted before it: the last one of a program, and what people added."""
    table = schema.codings
    last: dict[str, int] = {}
    added: dict[str, list[int]] = {}
    for batch in batches(dict.fromkeys(report_keys)):
        # What people took back counts no more; older codings of programs are told apart by their order here.
        query = select(table.c.report_key, table.c.number, table.c.judgement).where(
            table.c.report_key.in_(batch), or_(table.c.judgement.is_(None), counts())
        )
        for key, number, judgement in connection.execute(query.order_by(table.c.number)).all():
            if judgement is not None:
                added.setdefault(key, []).append(number)
                continue
            before = [*([last[key]] if key in last else []), *added.get(key, ())]
            if number >= first and before:
                yield before, number
            last[key] = number


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
