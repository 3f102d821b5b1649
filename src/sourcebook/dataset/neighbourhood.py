"""What a merge asks of the store: current events as they are compared, and what older codings hand on to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..merge.blocking import Keyed
from ..merge.comparable import Comparable
from ..merge.kept import VERSION, comparable_kept, kept
from ..records import Judgement, Link
from ..store import KeptComparable, Store
from .comparing import comparables


class StoreNeighbourhood:
    """A `Neighbourhood` over a store. `without` are events that are about to go, and are in none of the answers.

    A judgement about an event of an older coding speaks of the event that follows it in the newest one.
    """

    def __init__(self, store: Store, without: Collection[str] = ()) -> None:
        self._store = store
        self._without = set(without)
        self._comparables: dict[str, Comparable] = {}
        self._made: list[Comparable] = []
        self._with_added = store.reports_with_added()

    def take(self, new: Iterable[Keyed]) -> Iterator[Keyed]:
        """Hold the events that are being merged, as they come."""
        for found in new:
            self._comparables[found.one.event] = found.one
            self._made.append(found.one)
            yield found

    def to_keep(self) -> Iterator[KeptComparable]:
        """What was made comparable, to be kept.

        Of a report to which people added events nothing is: how its other events are compared depends on these, and
        they may be taken back.
        """
        return ((one.event, VERSION, kept(one)) for one in self._made if one.report not in self._with_added)

    def events_by_key(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        found = self._store.events_by_key(keys)
        if not self._without:
            return found
        return {key: [event for event in events if event not in self._without] for key, events in found.items()}

    def comparables(self, ids: Collection[str]) -> Sequence[Comparable]:
        missing = [id for id in ids if id not in self._comparables and id not in self._without]
        if missing:
            self._load(self._store.current_reports(missing))
        return [self._comparables[id] for id in ids if id in self._comparables and id not in self._without]

    def _load(self, reports: Mapping[str, str]) -> None:
        """Take events, by their reports, from what was kept; make comparable what was not, with all of its report."""
        found = self._store.comparables((id for id, key in reports.items() if key not in self._with_added), VERSION)
        self._comparables |= {id: comparable_kept(id, reports[id], values) for id, values in found.items()}
        left = dict.fromkeys(key for id, key in reports.items() if id not in found)
        made = list(comparables(self._store, self._store.events(report_keys=left)))
        self._comparables |= {one.event: one for one in made}
        self._made += made

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
        return (known | self._store.current_reports(sorted(ids - known)).keys()) - self._without
