"""Code a hand-coded corpus with the pipeline and score it: what the floors and `sourcebook demo` measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from sourcebook.errors import ColumnError, UsageError
from sourcebook.ingest import report_from_text
from sourcebook.records import Event, Outcome, Report, Source, event_to_json

from .calibration import calibration_of
from .floors import CorpusFloors, Measured, file_hash
from .gold import read_events, read_rows
from .judging import judge_events
from .samples import read_sample, sample_folder
from .score import score_events

#: The corpus of the floors file that ships with the package.
SAMPLE = "sample"


class Coder(Protocol):
    """What codes one report: the pipeline, or a stand-in."""

    def code(self, report: Report) -> Outcome: ...


def reports_of_gold(path: Path) -> tuple[Report, ...]:
    """The reports of a hand-coded corpus whose rows carry `text`, and `published` and `source` where known."""
    return tuple(_report(row, where) for where, row in read_rows(path))


def sample_reports() -> tuple[Report, ...]:
    """The reports of the sample set that could be read: all of them, if the package is whole."""
    with sample_folder() as folder:
        return tuple(report for report in read_sample(folder) if isinstance(report, Report))


def measure(corpus: CorpusFloors, corpora: Path, coder: Coder) -> Measured | None:
    """Code a corpus that has floors and measure it; None where it is not in the folder of corpora.

    Raises UsageError where its gold file is not the one that the floors were measured on.
    """
    if corpus.name == SAMPLE:
        with sample_folder() as folder:
            _check_hash(corpus, folder / "gold.jsonl")
            return _measured(folder / "gold.jsonl", sample_reports(), coder)
    gold = corpora / corpus.gold
    if not gold.is_file():
        return None
    _check_hash(corpus, gold)
    return _measured(gold, reports_of_gold(gold), coder)


def _measured(path: Path, reports: Iterable[Report], coder: Coder) -> Measured:
    gold = read_events(path)
    coded = events_by_report(event for report in reports for event in coder.code(report).events)
    return Measured(score_events(gold, coded), calibration_of(judge_events(gold, coded)))


def _check_hash(corpus: CorpusFloors, gold: Path) -> None:
    found = file_hash(gold)
    if found != corpus.sha256:
        raise UsageError(
            f"SHA-256 {found[:12]}…", str(gold), f"{(corpus.sha256 or 'none')[:12]}…, which the floors were measured on"
        )


def events_by_report(events: Iterable[Event]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Events in their JSON form, by the id of the report they were coded from: what `score_events` takes."""
    reports: dict[str, list[Mapping[str, Any]]] = {}
    for event in events:
        reports.setdefault(event.report.id, []).append(event_to_json(event))
    return reports


def _report(row: Mapping[str, Any], where: str) -> Report:
    if not isinstance(row.get("text"), str):
        raise ColumnError("no text beside the events", where, 'a gold file whose rows carry "text"')
    source = row.get("source")
    return report_from_text(
        row["text"],
        id=row["id"],
        published=date.fromisoformat(row["published"]) if row.get("published") else None,
        source=Source(name=source if isinstance(source, str) else None),
    )
