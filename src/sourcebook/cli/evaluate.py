"""`sourcebook evaluate`: the table of scores of coded events against hand-coded ones."""

from __future__ import annotations

import json
from pathlib import Path

from sourcebook.evaluate.gold import read_events
from sourcebook.evaluate.score import Score, score_events

from .plain import one_line


def print_evaluation(gold: Path, coded: Path, *, as_json: bool, errors: int) -> int:
    """Print the disagreements asked for and then the scores. The table has no width of its own: scripts cut it up."""
    score = score_events(read_events(gold), read_events(coded))
    for found in score.disagreements[:errors]:
        print(one_line(f"{found.report_id} {found.slot}"))
        print(f"  gold  {one_line(str(found.gold))}")
        print(f"  coded {one_line(str(found.coded))}")
    print(score_json(score) if as_json else score_table(score))
    return 0


def score_table(score: Score) -> str:
    """Slot, precision, recall, F1, and how many values gold and coder have, a line a slot."""
    lines = [f"{'slot':12} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'coded':>6}"]
    lines += [
        f"{slot:12} {row.precision:6.3f} {row.recall:6.3f} {row.f1:6.3f} {row.gold:6} {row.coded:6}"
        for slot, row in score.rows.items()
    ]
    return "\n".join(lines)


def score_json(score: Score) -> str:
    """The same as JSON, unrounded: `{slot: {p, r, f1, gold, coded}}`."""
    rows = {
        slot: {"p": row.precision, "r": row.recall, "f1": row.f1, "gold": row.gold, "coded": row.coded}
        for slot, row in score.rows.items()
    }
    return json.dumps(rows, indent=1)
