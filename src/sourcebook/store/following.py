"""Which event of a new coding follows which of the old one: asked of the caller, written with the coding itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from ..records import Event
from . import schema
from .chain import Entry
from .reading import events_of_coding
from .writing import add_successors, batches

#: Events of an old coding of a report and of its next one, to pairs of ids (old, new).
Follow = Callable[[Sequence[Event], Sequence[Event]], Iterable[tuple[str, str]]]


def add_following(entry: Entry, report_keys: Iterable[str], first: int, follow: Follow) -> None:
    """Note what the codings from the number `first` on, of these reports, take over from the codings before them."""
    for before, after in _recoded(entry.connection, report_keys, first):
        old, new = (events_of_coding(entry.connection, coding) for coding in (before, after))
        add_successors(entry, follow(old, new))


def _recoded(connection: Connection, report_keys: Iterable[str], first: int) -> Iterator[tuple[int, int]]:
    """New codings with the coding of the same report before each."""
    table = schema.codings
    last: dict[str, int] = {}
    for batch in batches(dict.fromkeys(report_keys)):
        query = select(table.c.report_key, table.c.number).where(table.c.report_key.in_(batch)).order_by(table.c.number)
        for key, number in connection.execute(query).all():
            if number >= first and key in last:
                yield last[key], number
            last[key] = number
