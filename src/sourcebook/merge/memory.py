"""A neighbourhood held in memory: for benchmarks, tests and merging without a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..records import Judgement, Link, Pointer
from ..records.incident import Relation
from .blocking import keyed
from .comparable import Comparable
from .merging import MergeStep, merge_events
from .weights import Weights


class Memory:
    """Events, links, memberships and judgements. `merge` merges new events into it; one thread only."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights
        self._events: dict[str, Comparable] = {}
        self._keys: dict[str, list[str]] = {}
        self._links: dict[str, list[Link]] = {}
        self._judged: dict[str, list[Judgement]] = {}
        self.incidents: dict[str, str] = {}
        self.relations: dict[str, Relation] = {}
        self.pointers: list[tuple[str, Pointer]] = []

    def events_by_key(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        return {key: self._keys[key] for key in keys if key in self._keys}

    def comparables(self, ids: Collection[str]) -> Sequence[Comparable]:
        return [self._events[event] for event in ids if event in self._events]

    def links_of(self, ids: Collection[str]) -> Sequence[Link]:
        return [link for event in ids for link in self._links.get(event, ())]

    def incidents_of(self, ids: Collection[str]) -> Mapping[str, str]:
        return {event: self.incidents[event] for event in ids if event in self.incidents}

    def judged(self, ids: Collection[str]) -> Sequence[Judgement]:
        return list({j.id: j for event in ids for j in self._judged.get(event, ())}.values())

    def merge(self, new: Sequence[Comparable]) -> MergeStep:
        """Merge new events in, and keep what came of it."""
        return self._take(new, merge_events(map(keyed, new), self, weights=self._weights))

    def judge(self, judgements: Iterable[Judgement]) -> MergeStep:
        """Keep judgements, and cluster what they speak of anew."""
        again: set[str] = set()
        for judgement in judgements:
            again.update(judgement.events)
            for event in judgement.events:
                self._judged.setdefault(event, []).append(judgement)
        known = again & self._events.keys()
        return self._take((), merge_events((), self, again=known, weights=self._weights))

    def groups(self) -> set[frozenset[str]]:
        """The partition of the events into incidents."""
        found: dict[str, set[str]] = {}
        for event, incident in self.incidents.items():
            found.setdefault(incident, set()).add(event)
        return {frozenset(events) for events in found.values()}

    def _take(self, new: Sequence[Comparable], step: MergeStep) -> MergeStep:
        self._events.update({one.event: one for one in new})
        for event, keys in step.block_keys:
            for key in keys:
                self._keys.setdefault(key, []).append(event)
        for link in step.links:
            self._links.setdefault(link.first, []).append(link)
            self._links.setdefault(link.second, []).append(link)
        for event, incident, relation in step.memberships:
            if incident is not None:
                self.incidents[event], self.relations[event] = incident, relation
        self.pointers.extend(step.pointers)
        return step
