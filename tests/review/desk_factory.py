"""A desk over the sample set, coded by the rules and merged: what the tests of the review desk work on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp

from missed_reports import PLAIN, QUIET, report_of

from sourcebook import __version__
from sourcebook.dataset.dataset import Dataset
from sourcebook.dataset.merging import merge
from sourcebook.dataset.settings import DATABASE, SETTINGS, Settings, write_settings
from sourcebook.dataset.successors import successors
from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.pipeline import Pipeline
from sourcebook.records import CoderStamp, Event, Report, content_id
from sourcebook.records.codec import event_body
from sourcebook.review.desk import Desk
from sourcebook.review.filtering import Filter, read_filter
from sourcebook.review.index import DeskIndex
from sourcebook.store import Collection, Original, Store
from sourcebook.store.rows import key_of as key_of_report

#: The coder of the sample: the rules of this version.
STAMP = CoderStamp(__version__, "rules", "acled")
THEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@cache
def sample_store() -> Path:
    """The file of a store of the sample set, made once a run."""
    path = Path(mkdtemp(prefix="sourcebook-desk-")) / "sourcebook.sqlite"
    fill(path, sample_reports())
    return path


@cache
def quiet_store() -> Path:
    """The file of a store of the sample set with two reports more, one of which has no event; made once a run."""
    path = Path(mkdtemp(prefix="sourcebook-desk-")) / "sourcebook.sqlite"
    fill(path, (*sample_reports(), report_of(1, QUIET), report_of(2, PLAIN)))
    return path


def quiet_desk(folder: Path) -> AbstractContextManager[Desk]:
    """A desk over a copy of that store."""
    path = folder / "sourcebook.sqlite"
    copyfile(quiet_store(), path)
    return open_desk(path)


def key_of(desk: Desk, report: str) -> str:
    """The key of a report by the id that it came with."""
    (row,) = desk.index.rows("SELECT key FROM reports WHERE id = ?", (report,))
    return str(row["key"])


def fill(path: Path, reports: Sequence[Report]) -> None:
    """A store of these reports at `path`, coded and merged."""
    fill_store(str(path), path.parent, reports)


def fill_store(url: str, folder: Path, reports: Sequence[Report]) -> None:
    """A store of these reports at a path or URL, coded and merged."""
    with Store.create(url) as store:
        dataset = Dataset(folder, Settings(), store)
        add_to(dataset, reports)
        merge(dataset)


def add_to(dataset: Dataset, reports: Sequence[Report], stamp: CoderStamp = STAMP) -> None:
    """Add reports that are not there yet, and code them all under a stamp."""
    pipeline = Pipeline.open()
    dataset.store.add_reports([_item(report) for report in reports])
    outcomes = [(key_of_report(report), pipeline.code(report)) for report in reports]
    coded = [(key, stamp, outcome.events, outcome.problems) for key, outcome in outcomes]
    dataset.store.add_codings(coded, follow=successors)


def as_coded_by(event: Event, stamp: CoderStamp) -> Event:
    """The event as a program would have coded it."""
    coded = replace(event, id="", coder=stamp, confidence=0.5)
    return replace(coded, id=content_id("ev", [coded.report.sha256, event_body(coded)]))


def _item(report: Report) -> tuple[Report, Original, Collection]:
    content = report.text.encode("utf-8", "replace")
    sha = hashlib.sha256(content).hexdigest()
    return report, Original(sha, content, "text/plain"), Collection(sha, THEN, None, None, "tests", "0")


@contextmanager
def open_desk(path: Path) -> Iterator[Desk]:
    """A desk over the store at `path`, its index in memory."""
    dataset = Dataset(path.parent, Settings(), Store.open(str(path)))
    with dataset:
        desk = Desk(dataset.store, DeskIndex(":memory:"), regroup=lambda ids: _regroup(dataset))
        desk.refresh()
        yield desk
        desk.close()


def _regroup(dataset: Dataset) -> None:
    merge(dataset)


def sample_desk(folder: Path) -> AbstractContextManager[Desk]:
    """A desk over a copy of the sample store, to be written to."""
    path = folder / "sourcebook.sqlite"
    copyfile(sample_store(), path)
    return open_desk(path)


def sample_dataset(folder: Path) -> Path:
    """The folder of a dataset of the sample set."""
    folder.mkdir()
    write_settings(folder / SETTINGS, Settings())
    copyfile(sample_store(), folder / DATABASE)
    return folder


def everything() -> Filter:
    """The filter that leaves nothing out."""
    return read_filter([])
