"""Putting events into incidents again after somebody judged which of them are one: merging over what the store has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby

from sourcebook.merge.comparable import Comparable, comparable_of
from sourcebook.merge.merging import merge_events
from sourcebook.records import Judgement, Link
from sourcebook.store import Store


class StoreNeighbourhood:
    """What merging asks of a store. Events that were coded anew since are in none of the answers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def events_with_keys(self, keys: Collection[str]) -> set[str]:
        return self._store.events_with_keys(keys)

    def comparables(self, ids: Collection[str]) -> Sequence[Comparable]:
        wanted = set(ids)
        reports = {shelved.report_key for shelved in self._store.events(sorted(wanted))}
        found: list[Comparable] = []
        for key in sorted(reports):
            events = [shelved.event for shelved in self._store.events(report_key=key)]
            found += [comparable_of(event, key, events) for event in events if event.id in wanted]
        return found

    def links_of(self, ids: Collection[str]) -> Sequence[Link]:
        return list(self._store.links_of(ids))

    def incidents_of(self, ids: Collection[str]) -> Mapping[str, str]:
        return self._store.incidents_of(ids)

    def judged(self, ids: Collection[str]) -> Sequence[Judgement]:
        return list(self._store.judgements(ids))


def regrouping(store: Store) -> Callable[[Sequence[str]], None]:
    """The function that puts the events of judgements, and all that hangs together with them, into incidents again."""

    def regroup(ids: Sequence[str]) -> None:
        step = merge_events((), StoreNeighbourhood(store), again=ids)
        store.commit_merge(step.links, step.memberships, step.pointers, step.block_keys)

    return regroup


def merge_all(store: Store) -> None:
    """Merge every event that is in no incident yet."""
    step = merge_events(list(_unmerged(store)), StoreNeighbourhood(store))
    store.commit_merge(step.links, step.memberships, step.pointers, step.block_keys)


def _unmerged(store: Store) -> Iterator[Comparable]:
    for key, group in groupby(store.unmerged(), key=lambda shelved: shelved.report_key):
        events = [shelved.event for shelved in group]
        yield from (comparable_of(event, key, events) for event in events)
