"""What a merge asks of the store: current events as they are compared, and what older codings hand on to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ..merge.comparable import Comparable, comparable_of
from ..records import Judgement, Link
from ..store import Store, StoredEvent
from .telling import EventsOf


class StoreNeighbourhood:
    """A `Neighbourhood` over a store. `without` are events that are about to go, and are in none of the answers.

    A judgement about an event of an older coding speaks of the event that follows it in the newest one.
    """

    def __init__(self, store: Store, without: Collection[str] = ()) -> None:
        self._store = store
        self._without = set(without)
        self._events = EventsOf(store)
        self._comparables: dict[str, Comparable] = {}

    def take(self, stored: Iterable[StoredEvent]) -> list[Comparable]:
        """Events to be merged, in the store's order, as they are compared; only that is held of them."""
        taken: list[Comparable] = []
        added = self._store.reports_with_added()
        for key, told in groupby(stored, key=lambda one: one.report_key):
            listed = [one for one in told if one.event.id not in self._without]
            if key in added:  # what people added does not follow the others of its report, which may be merged already
                self._events.load(one.event.id for one in listed)
            else:
                self._events.take(listed)
            self._compare(one.event.id for one in listed)
            self._events.forget()
            taken += [self._comparables[one.event.id] for one in listed]
        return taken

    def events_with_keys(self, keys: Collection[str]) -> set[str]:
        return self._store.events_with_keys(keys) - self._without

    def comparables(self, ids: Collection[str]) -> Sequence[Comparable]:
        missing = [id for id in ids if id not in self._comparables and id not in self._without]
        if missing:
            self._events.load(missing)
            self._compare(missing)
            self._events.forget()
        return [self._comparables[id] for id in ids if id in self._comparables]

    def links_of(self, ids: Collection[str]) -> Sequence[Link]:
        links = list(self._store.links_of(ids))
        here = self._current({end for link in links for end in (link.first, link.second)})
        return [link for link in links if link.first in here and link.second in here]

    def incidents_of(self, ids: Collection[str]) -> Mapping[str, str]:
        """The incident of each event; where it has none, that of the older event which it follows.

        The older one stands there too, so that the incident is seen to have changed hands.
        """
        found = self._store.incidents_of(ids)
        older = self._store.predecessors(id for id in ids if id not in found)
        theirs = self._store.incidents_of(old for before in older.values() for old in before)
        for new, before in older.items():
            for old in before:
                if old in theirs:
                    found |= {new: theirs[old], old: theirs[old]}
        return found

    def judged(self, ids: Collection[str]) -> Sequence[Judgement]:
        """The judgements that speak of these events or of older ones that they follow, by the events of today."""
        asked = set(ids) | self._closure(ids, self._store.predecessors)
        return [replace(found, events=self.current(found.events)) for found in self._store.judgements(asked)]

    def current(self, ids: Iterable[str]) -> tuple[str, ...]:
        """For each event the current one that it is, or that follows it; those without one are left out."""
        listed = list(dict.fromkeys(ids))
        here = self._current(set(listed))
        # One event follows another in one place at most, so there is one way on.
        last = {id: {id} if id in here else self._current(self._closure([id], self._store.successors)) for id in listed}
        return tuple(dict.fromkeys(one for id in listed for one in sorted(last[id])))

    def _closure(self, ids: Iterable[str], step: Callable[[Iterable[str]], Mapping[str, Sequence[str]]]) -> set[str]:
        """All that a step leads to from these events, over any number of codings."""
        found: set[str] = set()
        front = set(ids)
        while front:
            front = {other for others in step(front).values() for other in others} - found
            found |= front
        return found

    def _current(self, ids: set[str]) -> set[str]:
        known = {id for id in ids if id in self._comparables}
        rest = {stored.event.id for stored in self._store.events(sorted(ids - known))}
        return (known | rest) - self._without

    def _compare(self, ids: Iterable[str]) -> None:
        for id in ids:
            event, key = self._events.event(id), self._events.report_key(id)
            if event is not None and key is not None:
                self._comparables[id] = comparable_of(event, key, self._events.siblings(id))
