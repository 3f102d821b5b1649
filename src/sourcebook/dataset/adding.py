"""`add`: reports with their bytes into the store, some at a time, each lot whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ..records import Problem, Report
from ..store import Collection, Original
from .dataset import TOOL, Dataset

if TYPE_CHECKING:  # what reads reports is loaded by those who do, not by all who work on a dataset
    from ..ingest import Kept

#: What is written in one transaction at most: so much is read again after a crash, and so much is held in memory.
_REPORTS, _BYTES = 200, 8_000_000


@dataclass(slots=True)
class Added:
    """What came of adding: `new` reports, those `known` already (or purged), and problems."""

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


Teller = Callable[[Added], None]


def add(dataset: Dataset, found: Iterable[Kept | Problem], now: datetime, tell: Teller = lambda _: None) -> Added:
    """Add what `read_kept` found. `tell` is called when a lot is on the disk, with all that was done so far.

    `now` (UTC) is when files at hand were got; what came from the network or an archive has its own time. Adding again
    changes nothing. Raises StoreError.
    """
    added = Added()
    for lot in _lots(found, added):
        keys = dataset.store.add_reports([_item(kept, dataset, now) for kept in lot])
        added.new += sum(key is not None for key in keys)
        added.known += sum(key is None for key in keys)
        tell(added)
    return added


def _lots(found: Iterable[Kept | Problem], added: Added) -> Iterator[list[Kept]]:
    lot: list[Kept] = []
    size = 0
    for kept in found:
        if isinstance(kept, Problem):
            added.problems.append(kept)
            continue
        lot.append(kept)
        size += len(kept.original.content)
        if len(lot) >= _REPORTS or size >= _BYTES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _item(kept: Kept, dataset: Dataset, now: datetime) -> tuple[Report, Original, Collection]:
    original = kept.original
    collection = Collection(
        sha256=original.sha256,
        collected=original.collected or now,
        url=original.url,
        path=kept.report.origin.path if original.url is None else None,
        collector=dataset.settings.collector,
        tool=TOOL,
    )
    return kept.report, Original(original.sha256, original.content, original.media_type), collection
