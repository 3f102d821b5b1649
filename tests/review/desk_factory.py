"""A desk over the sample set, coded by the rules and merged: what the tests of the review desk work on."""

from __future__ import annotations

import hashlib
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
from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.pipeline import Pipeline
from sourcebook.records import CoderStamp, Report
from sourcebook.review.desk import Desk
from sourcebook.review.filtering import Filter, read_filter
from sourcebook.review.index import DeskIndex
from sourcebook.store import Collection, Original, Store

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


def quiet_desk(folder: Path) -> Desk:
    """A desk over a copy of that store."""
    path = folder / "sourcebook.sqlite"
    copyfile(quiet_store(), path)
    return open_desk(path)


def key_of(desk: Desk, report: str) -> str:
    """The key of a report by the id that it came with."""
    (row,) = desk.index.rows("SELECT key FROM reports WHERE id = ?", (report,))
    return str(row["key"])


def fill(path: Path, reports: tuple[Report, ...]) -> None:
    """A store of these reports at `path`, coded and merged."""
    pipeline = Pipeline.open()
    with Store.create(str(path)) as store:
        keys = store.add_reports([_item(report) for report in reports])
        outcomes = [(key, pipeline.code(report)) for key, report in zip(keys, reports, strict=True) if key is not None]
        store.add_codings([(key, STAMP, outcome.events, outcome.problems) for key, outcome in outcomes])
        merge(Dataset(path.parent, Settings(), store))


def _item(report: Report) -> tuple[Report, Original, Collection]:
    content = report.text.encode("utf-8", "replace")
    sha = hashlib.sha256(content).hexdigest()
    return report, Original(sha, content, "text/plain"), Collection(sha, THEN, None, None, "tests", "0")


def open_desk(path: Path) -> Desk:
    """A desk over the store at `path`, its index in memory."""
    dataset = Dataset(path.parent, Settings(), Store.open(str(path)))
    desk = Desk(dataset.store, DeskIndex(":memory:"), regroup=lambda ids: _regroup(dataset))
    desk.refresh()
    return desk


def _regroup(dataset: Dataset) -> None:
    merge(dataset)


def sample_desk(folder: Path) -> Desk:
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
