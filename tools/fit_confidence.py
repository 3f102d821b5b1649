"""Fits the coefficients of coding/confidence.py: how often events with such support were right on hand-coded reports.

    python tools/fit_confidence.py GOLD.jsonl [GOLD.jsonl …]

GOLD has one line a report, {"id", "text", "events"}, with "published" and "source" where known. An event is right when
the scorer pairs it with a hand-coded one and the types are of one family. Logistic regression by plain gradient descent
from zeros, with a small ridge: nothing to install, the same numbers every time.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sourcebook.coding.confidence import FEATURES, features_of
from sourcebook.evaluate.score import pair_events
from sourcebook.evaluate.slots import slots_of
from sourcebook.pipeline import Pipeline
from sourcebook.records import Report, Source, event_to_json
from sourcebook.records.vocabulary import FAMILIES

_STEPS, _RATE, _RIDGE = 4000, 0.3, 0.002


def main(paths: Sequence[Path]) -> None:
    rows: list[tuple[tuple[float, ...], bool]] = []
    pipeline = Pipeline.open()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            rows += _judged(json.loads(line), pipeline)
    weights = _fit(rows)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    rights = sum(right for _, right in rows)
    print(f"# {len(rows)} events, {rights} right; calibration error {_calibration(rows, weights):.3f}")


def _judged(row: dict[str, object], pipeline: Pipeline) -> list[tuple[tuple[float, ...], bool]]:
    published = row.get("published")
    source = row.get("source")
    report = Report(
        id=str(row["id"]),
        sha256="",
        text=str(row["text"]),
        published=date.fromisoformat(str(published)[:10]) if published else None,
        source=Source(str(source)) if isinstance(source, str) else Source(),
    )
    events = pipeline.code(report).events
    gold = row["events"]
    assert isinstance(gold, list)
    coded = [event_to_json(event) for event in events]
    paired = {second: first for first, second in pair_events([slots_of(e) for e in gold], [slots_of(e) for e in coded])}
    found = []
    for index, event in enumerate(events):
        kind = gold[paired[index]]["type"] if index in paired else None
        same = kind == event.type or (kind is not None and FAMILIES.get(kind) == FAMILIES.get(event.type) is not None)
        found.append((features_of(event), same))
    return found


def _chance(weights: Sequence[float], features: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, features, strict=True))))


def _fit(rows: Sequence[tuple[tuple[float, ...], bool]]) -> list[float]:
    weights = [0.0] * len(FEATURES)
    for _ in range(_STEPS):
        slope = [_RIDGE * w for w in weights]
        for features, right in rows:
            miss = _chance(weights, features) - right
            slope = [s + miss * x / len(rows) for s, x in zip(slope, features, strict=True)]
        weights = [w - _RATE * s for w, s in zip(weights, slope, strict=True)]
    return weights


def _calibration(rows: Sequence[tuple[tuple[float, ...], bool]], weights: Sequence[float]) -> float:
    """Expected calibration error over ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for features, right in rows:
        chance = _chance(weights, features)
        bins.setdefault(min(int(chance * 10), 9), []).append((chance, right))
    error = 0.0
    for told in bins.values():
        error += abs(sum(c for c, _ in told) - sum(r for _, r in told)) / len(rows)
    return error


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
