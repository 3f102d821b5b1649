"""The events of a store that are not merged yet, as they are compared: made here, or ahead in a process beside."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import groupby

from ..merge.comparable import Comparable, comparable_of
from ..store import Store, StoredEvent
from .dataset import Dataset
from .telling import dated

#: Events made comparable at once in another process, and how many such lots are under way or waiting for each process.
_LOT, _AHEAD = 1000, 3
#: Fewer new events are done before a process is up.
_WORTH_A_PROCESS = 5000


def unmerged(dataset: Dataset, without: Collection[str] = (), workers: int = 1) -> Iterator[Comparable]:
    """The events in no incident yet, in the store's order. With more than one worker, others make them ahead."""
    lots = list(dataset.store.unmerged_lots(_LOT))
    if workers < 2 or len(lots) * _LOT < _WORTH_A_PROCESS:
        yield from (one for lot in lots for one in _lot(dataset.store, *lot) if one.event not in without)
        return
    # Not forked: a copy of an open database connection would be shared, and closed twice.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        workers - 1, mp_context=context, initializer=_open_here, initargs=(dataset.address,)
    ) as pool:
        left, under_way = iter(lots), deque[Future[list[Comparable]]]()
        try:
            for first, last in left:
                under_way.append(pool.submit(_lot_here, first, last))
                if len(under_way) > _AHEAD * (workers - 1):
                    yield from (one for one in under_way.popleft().result() if one.event not in without)
            while under_way:
                yield from (one for one in under_way.popleft().result() if one.event not in without)
        finally:
            for future in under_way:
                future.cancel()


def _lot(store: Store, first: int, last: int) -> list[Comparable]:
    return list(comparables(store, store.unmerged(first, last)))


def comparables(store: Store, stored: Iterable[StoredEvent]) -> Iterator[Comparable]:
    """Events as they are compared; those that a program coded in a report follow each other, and are all of them.

    What people added to a report does not follow them, and is read with all that stands beside it.
    """
    added = store.reports_with_added()
    for key, told in groupby(stored, key=lambda one: one.report_key):
        events = [one.event for one in told]
        beside = [one.event for one in store.events(report_key=key)] if key in added else events
        # The day of a dateline stands for one of publication: see `dated`.
        report = dated(events[0].report)
        events = [event if event.report is report else replace(event, report=report) for event in events]
        for event in events:
            yield comparable_of(event, key, beside)


_here: list[Store] = []


def _open_here(address: str) -> None:
    _here[:] = [Store.open(address)]


def _lot_here(first: int, last: int) -> list[Comparable]:
    return _lot(_here[0], first, last)
