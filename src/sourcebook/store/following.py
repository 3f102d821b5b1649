"""Which event of a coding follows which of the one before it: asked of the caller, written with the coding itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..records import Event
from .chain import Entry
from .stored_events import events_of_coding
from .writing import add_successors

#: Events of the coding of a report that was current, and of the one that is now, to pairs of ids (old, new).
Follow = Callable[[Sequence[Event], Sequence[Event]], Iterable[tuple[str, str]]]


def add_following(entry: Entry, before: Mapping[str, int], codings: Iterable[tuple[str, int]], follow: Follow) -> None:
    """Note what codings take over from those before them: `before` is what was current, by the keys of reports."""
    last = dict(before)
    for report_key, coding in codings:
        if report_key in last:
            old, new = (events_of_coding(entry.connection, number) for number in (last[report_key], coding))
            add_successors(entry, follow(old, new))
        last[report_key] = coding
