"""The events of a store that are not merged yet, as they are compared: made here, or ahead in a process beside."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import groupby

from ..merge.blocking import Keyed, keyed
from ..merge.comparable import Comparable, comparable_of
from ..merge.merging import compared_among
from ..merge.weights import Weights
from ..store import Store, StoredEvent
from .dataset import Dataset
from .telling import dated

#: Events made comparable, and compared among themselves, at once in another process: of so many, where reports come in
#: the order of time, that two processes are done at about the same time. How many lots are under way or wait for each.
_LOT, _AHEAD = 500, 2
#: Fewer new events are done before a process is up.
_WORTH_A_PROCESS = 5000


def unmerged(
    dataset: Dataset, without: Collection[str] = (), workers: int = 1, weights: Weights | None = None
) -> Iterator[Keyed]:
    """The events in no incident yet, in the store's order, with their keys.

    With more than one worker, others make them ahead, and compare those of each lot among themselves.
    """
    return (found for lot in _lots(dataset, workers, weights) for found in lot if found.one.event not in without)


def _lots(dataset: Dataset, workers: int, weights: Weights | None) -> Iterator[Iterable[Keyed]]:
    lots = list(dataset.store.unmerged_lots(_LOT))
    if workers < 2 or len(lots) * _LOT < _WORTH_A_PROCESS:
        yield from (_lot(dataset.store, *lot) for lot in lots)
        return
    # Not forked: a copy of an open database connection would be shared, and closed twice.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        workers - 1, mp_context=context, initializer=_open_here, initargs=(dataset.address, weights)
    ) as pool:
        left, under_way = iter(lots), deque[Future[list[Keyed]]]()
        try:
            for first, last in left:
                under_way.append(pool.submit(_lot_here, first, last))
                if len(under_way) > _AHEAD * (workers - 1):
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()


def _lot(store: Store, first: int, last: int) -> list[Keyed]:
    return list(map(keyed, comparables(store, store.unmerged(first, last))))


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


_here: list[tuple[Store, Weights | None]] = []


def _open_here(address: str, weights: Weights | None) -> None:
    _here[:] = [(Store.open(address), weights)]


def _lot_here(first: int, last: int) -> list[Keyed]:
    store, weights = _here[0]
    return compared_among(_lot(store, first, last), first, weights)
