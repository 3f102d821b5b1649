"""`sourcebook evaluate`: the table of scores of coded events against hand-coded ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcebook.evaluate.calibration import Calibration, calibration_of
from sourcebook.evaluate.gold import read_events
from sourcebook.evaluate.judging import judge_events
from sourcebook.evaluate.score import Disagreement, Score, score_events

from .calibration import PLOT_SUFFIXES, calibration_json, calibration_table, write_plot
from .outputs import check_outputs
from .plain import one_line


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """What to score and how to print it. `plot`: where to draw the calibration, which is then measured too."""

    gold: Path
    coded: Path
    as_json: bool = False
    errors: int = 0
    calibration: bool = False
    plot: Path | None = None


def print_evaluation(request: EvaluationRequest) -> int:
    """Print the disagreements asked for and then the scores. The table has no width of its own: scripts cut it up."""
    if request.plot is not None:
        check_outputs((request.plot,), (str(request.gold), str(request.coded)), suffixes=PLOT_SUFFIXES)
    gold, coded = read_events(request.gold), read_events(request.coded)
    score = score_events(gold, coded)
    asked = request.calibration or request.plot is not None
    calibration = calibration_of(judge_events(gold, coded)) if asked else None
    if calibration is not None and request.plot is not None:
        write_plot(calibration, request.plot)
    _print_disagreements(score.disagreements[: request.errors])
    if request.as_json:
        print(json.dumps(_score_json(score, calibration), indent=1))
    else:
        print(score_table(score))
        if calibration is not None:
            print(f"\n{calibration_table(calibration)}")
    return 0


def score_table(score: Score) -> str:
    """Slot, precision, recall, F1, and how many values gold and coder have, a line a slot."""
    lines = [f"{'slot':12} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'coded':>6}"]
    lines += [
        f"{slot:12} {row.precision:6.3f} {row.recall:6.3f} {row.f1:6.3f} {row.gold:6} {row.coded:6}"
        for slot, row in score.rows.items()
    ]
    return "\n".join(lines)


def _print_disagreements(found: Sequence[Disagreement]) -> None:
    for disagreement in found:
        print(one_line(f"{disagreement.report_id} {disagreement.slot}"))
        print(f"  gold  {one_line(str(disagreement.gold))}")
        print(f"  coded {one_line(str(disagreement.coded))}")


def _score_json(score: Score, calibration: Calibration | None) -> Mapping[str, Any]:
    """The same as JSON, unrounded: `{slot: {p, r, f1, gold, coded}}`, and `calibration` where it was asked for."""
    rows: dict[str, Any] = {
        slot: {"p": row.precision, "r": row.recall, "f1": row.f1, "gold": row.gold, "coded": row.coded}
        for slot, row in score.rows.items()
    }
    return rows if calibration is None else {**rows, "calibration": calibration_json(calibration)}
