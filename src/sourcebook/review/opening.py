"""Opening the desk of a dataset: its store, the index beside it, and merging after judgements."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcebook.dataset.dataset import Dataset
from sourcebook.dataset.merging import merge
from sourcebook.errors import StoreError

from .desk import Desk
from .index import DeskIndex
from .recalibration import FILE, confidence_here, read_recalibration

#: The index and the notes of the desk, in the dataset's folder.
INDEX = "desk.sqlite"


@contextmanager
def opened_desk(place: Path | str, tell: Callable[[int], None] = lambda number: None) -> Iterator[Desk]:
    """The desk of a dataset's folder, or of a store at a URL, with its index brought up to date.

    `tell` is called with how many events were indexed so far. A store at a URL has its index in memory, and so no
    views or assignments that last. Raises StoreError, UsageError.
    """
    with Dataset.open(place) as dataset:
        own = None if isinstance(place, str) and "://" in place else dataset.folder
        index = _index(":memory:" if own is None else str(own / INDEX))
        learnt = None if own is None else read_recalibration(own / FILE)
        index.go_by(repr(learnt))
        desk = Desk(
            dataset.store,
            index,
            regroup=lambda ids: _regroup(dataset),
            confidence=confidence_here(learnt),
            war_zones=dataset.settings.war_zones,
        )
        try:
            desk.refresh(tell)
            yield desk
        finally:
            desk.close()


def _index(path: str) -> DeskIndex:
    try:
        return DeskIndex(path)
    except sqlite3.DatabaseError as error:
        advice = "delete it: it is made anew; saved views and assignments are lost, no judgement is"
        raise StoreError(f"cannot be read ({error})", path, "", advice) from None


def _regroup(dataset: Dataset) -> None:
    merge(dataset)
