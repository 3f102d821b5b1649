"""Fits the coefficients of coding/confidence.py: how often events with such support were right on hand-coded reports.

    python tools/fit_confidence.py --read GOLD.jsonl … --unread GOLD.jsonl …

GOLD has one line a report, {"id", "text", "events"}, with "published" and "source" where known. Right is what
evaluate/judging.py says. `--read` are reports that the rules were written with; the sample set, which is one of these,
is always added. There the rules do better than on any others, so the fit has a term for it, which the coefficients
leave out: they are for reports that nobody read. Corpora that are kept for measuring belong in neither.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcebook.coding.confidence import FEATURES, features_of
from sourcebook.evaluate.benchmark import reports_of_gold, sample_reports
from sourcebook.evaluate.calibration import calibration_of
from sourcebook.evaluate.gold import Json, read_events
from sourcebook.evaluate.judging import Judged, right_events
from sourcebook.evaluate.samples import sample_folder
from sourcebook.pipeline import Pipeline
from sourcebook.records import Report, event_to_json
from sourcebook.review.logistic import chance, fit

#: Takes weights to be within about 1 in log odds beforehand, so that a rare feature is not taken at its word.
_RIDGE = 1.0

#: The constant and the term for reports that were read are not pulled.
_FREE = (0, len(FEATURES))


@dataclass(frozen=True, slots=True)
class Row:
    """An event: its features, a last one for whether its report was read, and whether it was right."""

    features: tuple[float, ...]
    right: bool

    @property
    def read(self) -> bool:
        return bool(self.features[-1])


def main() -> None:
    options = argparse.ArgumentParser(description="Fit the weights of coding/confidence.py.")
    options.add_argument("--read", nargs="*", type=Path, default=[], metavar="GOLD")
    options.add_argument("--unread", nargs="+", type=Path, required=True, metavar="GOLD")
    asked = options.parse_args()
    rows = judged_rows(asked.read, asked.unread)
    weights = fit_rows(rows)
    for name, weight in zip(FEATURES, weights, strict=False):
        print(f'    "{name}": {weight:.2f},')
    print(f"# on reports that were read, {weights[-1]:+.2f}")
    for title, told in (("read", [r for r in rows if r.read]), ("unread", [r for r in rows if not r.read])):
        print(f"# {title}: {len(told)} events, {sum(row.right for row in told)} right{_error(told, weights)}")


def judged_rows(read: Sequence[Path], unread: Sequence[Path]) -> list[Row]:
    """Every event coded from the hand-coded reports, those of the sample set first."""
    pipeline = Pipeline.open()
    with sample_folder() as folder:
        rows = _rows(sample_reports(), read_events(folder / "gold.jsonl"), pipeline, read=True)
    for path in (*read, *unread):
        rows += _rows(reports_of_gold(path), read_events(path), pipeline, read=path in read)
    return rows


def _rows(reports: Iterable[Report], gold: dict[str, list[Json]], pipeline: Pipeline, *, read: bool) -> list[Row]:
    rows: list[Row] = []
    for report in reports:
        events = pipeline.code(report).events
        right = right_events(gold[report.id], [event_to_json(event) for event in events])
        features = [(*features_of(event, first=index == 0), float(read)) for index, event in enumerate(events)]
        rows += map(Row, features, right)
    return rows


def fit_rows(rows: Sequence[Row]) -> list[float]:
    """The weights of the features, and of the term for reports that were read."""
    size = len(FEATURES) + 1
    ridge = [0.0 if index in _FREE else _RIDGE for index in range(size)]
    return fit([(row.features, row.right) for row in rows], [0.0] * size, ridge)


def _error(rows: Sequence[Row], weights: Sequence[float]) -> str:
    """What the fit comes to on its own events: the term for reports that were read counted in."""
    found = calibration_of(Judged(chance(weights, row.features), row.right) for row in rows)
    return f"; calibration error {found.ece:.3f}, Brier {found.brier:.3f}"


if __name__ == "__main__":
    main()
