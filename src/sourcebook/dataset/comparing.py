"""The events of a store that are not merged yet, as they are compared: made here, or ahead in a process beside."""

from __future__ import annotations

import pickle
import zlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from itertools import groupby, islice

from ..merge.blocking import Keyed, keyed
from ..merge.comparable import Comparable, comparable_of
from ..merge.merging import compared_among
from ..merge.weights import Weights
from ..store import Store, StoredEvent
from .dataset import Dataset
from .processes import processes
from .telling import dated

#: Events made comparable, and compared among themselves, at once; of so many, where reports come in the order of time,
#: that pairs across lots, which are left to one process, take about as long as what several can do.
_LOT = 500
#: How many lots are begun ahead for each process beside, and how many may wait here for an earlier one.
_AHEAD, _HELD = 4, 12
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
    with processes(workers - 1, _open_here, dataset.address, weights) as pool:
        here = partial(_compared_lot, dataset.store, weights)
        yield from _side_by_side(pool, here, lots, _AHEAD * (workers - 1))


def _side_by_side(
    pool: Executor, here: Callable[[int, int], list[Keyed]], lots: Iterable[tuple[int, int]], ahead: int
) -> Iterator[list[Keyed]]:
    """The lots in their order: made in a pool, so many of them ahead, and here while the next one is not done there."""
    left, under_way = iter(lots), deque[Future[bytes] | list[Keyed]]()
    try:
        while True:
            begun = sum(isinstance(lot, Future) and not lot.done() for lot in under_way)
            under_way.extend(pool.submit(_packed_lot, *bounds) for bounds in islice(left, max(0, ahead - begun)))
            if not under_way:
                return
            front = under_way[0]
            waits = isinstance(front, Future) and not front.done() and len(under_way) < _HELD
            if waits and (bounds := next(left, None)) is not None:
                under_way.append(here(*bounds))
            else:
                under_way.popleft()
                yield _unpacked(front.result()) if isinstance(front, Future) else front
    finally:
        for lot in under_way:
            if isinstance(lot, Future):
                lot.cancel()


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


def _compared_lot(store: Store, weights: Weights | None, first: int, last: int) -> list[Keyed]:
    return compared_among(_lot(store, first, last), first, weights)


def _packed_lot(first: int, last: int) -> bytes:
    # Packed to a fourth: for each 64 kB that come through a pipe, this process waits until the other has a moment.
    found = _compared_lot(*_here[0], first, last)
    return zlib.compress(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), level=1)


def _unpacked(lot: bytes) -> list[Keyed]:
    found: list[Keyed] = pickle.loads(zlib.decompress(lot))
    return found
