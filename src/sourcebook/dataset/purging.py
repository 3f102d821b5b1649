"""`purge`: a report, or a person's name, out of the dataset for good, and the incidents made anew without it."""

from __future__ import annotations

from dataclasses import dataclass

from ..store import LogEntry
from .dataset import Dataset
from .merging import merge


@dataclass(frozen=True, slots=True)
class Purged:
    """The log entry that is left as the marker, and how many events went."""

    marker: LogEntry
    events: int


def purge_report(dataset: Dataset, key: str, *, reason: str, by: str) -> Purged:
    """Take a report away with its bytes and events. Raises StoreError where there is none, or others write meanwhile.

    Its events leave their incidents first, in a step of its own. If that is all that gets done, the next merge puts
    them back, and the purge can be asked for again.
    """
    dataset.store.report(key)
    ids = [stored.event.id for stored in dataset.store.events(report_key=key, current=False)]
    if dataset.store.incidents_of(ids):
        merge(dataset, without=ids)
    return Purged(dataset.store.purge_report(key, reason=reason, by=by), len(ids))


def purge_name(dataset: Dataset, name: str, *, reason: str, by: str) -> Purged:
    """Blot out a person's name wherever it stands. Raises StoreError where it stands nowhere."""
    return Purged(dataset.store.purge_name(name, reason=reason, by=by), 0)
