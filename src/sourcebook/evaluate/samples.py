"""The sample set that ships with the package: invented reports with their metadata, and their hand-coded events."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import cast

from sourcebook.errors import DamagedError
from sourcebook.ingest import Kept, ReadOptions, read_kept
from sourcebook.records import Problem, Report, Source
from sourcebook.records.vocabulary import SourceKind

from .gold import read_events
from .score import Score, score_events
from .slots import Json


@contextmanager
def sample_folder() -> Iterator[Path]:
    """The folder of the sample set: `reports/`, `metadata.csv` and `gold.jsonl`."""
    with as_file(files("sourcebook").joinpath("data", "samples")) as folder:
        yield folder


def read_sample(folder: Path) -> list[Report | Problem]:
    """Every report of the sample set by id, with the id, date, source and title that the metadata give it.

    A file of several reports (a table) has its ids in its rows. What could not be read stands at the end.
    """
    reports = (kept if isinstance(kept, Problem) else kept.report for kept in keep_sample(folder))
    return sorted(reports, key=lambda report: (isinstance(report, Problem), getattr(report, "id", "")))


def keep_sample(folder: Path) -> Iterator[Kept | Problem]:
    """The reports of `read_sample`, file by file, each with the bytes it was read from."""
    listed = _metadata(folder / "metadata.csv")
    for path in sorted((folder / "reports").iterdir()):
        row = listed.get(path.name)
        for kept in read_kept([str(path)], ReadOptions() if row is None else _options(row)):
            yield kept if row is None or isinstance(kept, Problem) else _with_metadata(kept, row)


def score_sample(folder: Path, events: Mapping[str, Sequence[Json]]) -> Score:
    """Events coded from the sample set, by report id, scored against the hand-coded ones."""
    return score_events(read_events(folder / "gold.jsonl"), events)


def _metadata(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for number, row in enumerate(rows, start=2):
        if not row.get("file") or not row.get("id"):
            raise DamagedError("no file or no id", f"{path}, line {number}", "both in every row")
    return {row["file"]: row for row in rows}


def _options(row: dict[str, str]) -> ReadOptions:
    kind = cast(SourceKind, row["source_kind"]) if row.get("source_kind") else None
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    return ReadOptions(published=published, source=Source(row.get("source") or None, kind))


def _with_metadata(kept: Kept, row: dict[str, str]) -> Kept:
    """Rows of a table keep their own ids: only a file that is one report takes the id of the metadata."""
    report = kept.report
    if report.origin.row is not None:
        return kept
    return replace(kept, report=replace(report, id=row["id"], title=row.get("title") or report.title))
