"""`sourcebook benchmark tolls`: how many were killed and wounded, on whole articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import islice
from typing import Any

from sourcebook.evaluate.tolls.corpora import read_corpora
from sourcebook.evaluate.tolls.run import TollScore, score_tolls
from sourcebook.pipeline import Pipeline, PipelineOptions

from .benchmark import BenchmarkRequest
from .plain import one_line


def run(request: BenchmarkRequest) -> int:
    """Print the differences asked for and then the scores, of each corpus at the path."""
    pipeline = Pipeline.open(PipelineOptions(extractor=request.extractor or "rules"))
    scores = [score for corpus in read_corpora(request.data) for score in score_tolls(corpus, pipeline)]
    for miss in islice((miss for score in scores for miss in score.misses), request.errors):
        coded = "no answer" if miss.coded is None else miss.coded
        print(one_line(f"{miss.corpus} {miss.id}: {miss.field}, gold {miss.gold}, coded {coded}"))
    print(_as_json(scores) if request.as_json else _as_table(scores))
    return 0


def _as_json(scores: Sequence[TollScore]) -> str:
    """The scores by corpus and field, as fractions; `n` counts the articles or incidents of each corpus."""
    told: dict[str, Any] = {
        score.name: {
            **{
                field: {"exact": s.exact, "within10": s.within10, "answered": s.answered, "n": s.n}
                for field, s in score.fields.items()
            },
            "n": score.n,
        }
        for score in scores
    }
    return json.dumps({**told, "n": sum(score.n for score in scores)}, indent=1)


def _as_table(scores: Sequence[TollScore]) -> str:
    lines = [f"{'corpus':14} {'field':18} {'exact':>6} {'10 %':>6} {'answered':>9} {'of':>6}"]
    for score in scores:
        for field, s in score.fields.items():
            lines.append(f"{score.name:14} {field:18} {s.exact:6.3f} {s.within10:6.3f} {s.answered:9.3f} {s.n:6d}")
    return "\n".join(lines)
