"""The sample set that ships with the package: invented reports with their metadata, and their hand-coded events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from sourcebook.ingest import Kept, ReadOptions, read_file_facts, read_kept
from sourcebook.records import Problem, Report

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
    options = ReadOptions(files=read_file_facts(folder / "metadata.csv"))
    return read_kept([str(folder / "reports")], options)


def score_sample(folder: Path, events: Mapping[str, Sequence[Json]]) -> Score:
    """Events coded from the sample set, by report id, scored against the hand-coded ones."""
    return score_events(read_events(folder / "gold.jsonl"), events)
