"""`sourcebook benchmark muc4`: score the pipeline, or another system's answers, on MUC-4."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sourcebook.errors import UsageError
from sourcebook.evaluate.muc4.corpus import Split, read_split
from sourcebook.evaluate.muc4.differences import differences
from sourcebook.evaluate.muc4.keys import read_templates
from sourcebook.evaluate.muc4.run import BenchmarkScore, code_split, score_benchmark
from sourcebook.evaluate.muc4.tally import Figure
from sourcebook.evaluate.muc4.templates import Templates
from sourcebook.pipeline import Pipeline, PipelineOptions, extractor_for_incidents

from .benchmark import BenchmarkRequest
from .plain import one_line

#: The splits that are measured on where none is named: nothing learns from them.
USUAL_SPLITS = ("tst1", "tst2")

#: Names of the measures as the table shows them.
_ROWS = {
    "all_templates": "ALL TEMPLATES",
    "matched_missing": "MATCHED/MISSING",
    "matched_spurious": "MATCHED/SPURIOUS",
    "matched_only": "MATCHED ONLY",
    "gtt": "GTT",
    "ceaf_ree": "CEAF-REE",
    "ceaf_rme_phi3": "CEAF-RME phi3",
}


def run(request: BenchmarkRequest) -> int:
    """Print the differences asked for and then the scores; 1 where messages could not be coded, else 0."""
    request = replace(request, splits=tuple(dict.fromkeys(request.splits or USUAL_SPLITS)))
    splits = [read_split(request.data, name) for name in request.splits]
    answers, problems = _answers(request, splits)
    score = score_benchmark(splits, answers, mended_dates=request.mended_dates)
    for found in islice(differences(splits, answers, mended_dates=request.mended_dates), request.errors):
        print(one_line(f"{found.message} {found.what}"))
        print(f"  key   {one_line(found.key)}")
        print(f"  coded {one_line(found.response)}")
    print(benchmark_json(score, request) if request.as_json else benchmark_table(score, request))
    return 1 if problems else 0


def benchmark_table(score: BenchmarkScore, request: BenchmarkRequest) -> str:
    """A line a measure and then a line a slot: recall, precision and F1 in percent, the interval behind it."""
    dates = "whole" if request.mended_dates else "as the scorer of 1992 compared them"
    lines = [
        f"MUC-4 {' '.join(request.splits)}: {score.messages} messages, automatic scoring, dates compared {dates}",
        f"{'':30} {'R':>6} {'P':>6} {'F':>6}   95 %",
    ]
    for name, figure in {**score.official.readings, **score.modern}.items():
        ends = score.intervals.get(name)
        reach = f"   {100 * ends[0]:.1f}-{100 * ends[1]:.1f}" if ends else ""
        lines.append(_line(_ROWS[name], figure) + reach)
    lines.append(_line("TEXT FILTERING", score.official.text_filtering))
    return "\n".join([*lines, *(_line(name, figure) for name, figure in score.official.slots.items())])


def benchmark_json(score: BenchmarkScore, request: BenchmarkRequest) -> str:
    """The same as JSON, in percent, unrounded."""
    filtering = score.official.text_filtering
    official: dict[str, Any] = {name: _percent(figure) for name, figure in score.official.readings.items()}
    official["text_filtering"] = {"r": 100 * filtering.recall, "p": 100 * filtering.precision}
    official["slots"] = {name: _percent(figure) for name, figure in score.official.slots.items()}
    intervals = {name: [100 * end for end in ends] for name, ends in score.intervals.items()}
    return json.dumps(
        {
            "official": official,
            **{name: _percent(figure) for name, figure in score.modern.items()},
            "f_interval_95": intervals,
            "splits": list(request.splits),
            "messages": score.messages,
            "fixed_dates": request.mended_dates,
        },
        indent=1,
    )


def _answers(request: BenchmarkRequest, splits: Sequence[Split]) -> tuple[Templates, int]:
    """Templates by message: those of the file, else those of the pipeline, with how many messages were not coded."""
    if request.responses is not None:
        answers = read_templates([request.responses])
        if not any(message in answers for split in splits for message in split.keys):
            raise UsageError("no message of these splits", str(request.responses), "answers to " + request.splits[0])
        return answers, 0
    pipeline = Pipeline.open(PipelineOptions(extractor=request.extractor or extractor_for_incidents()))
    coded: dict[str, Any] = {}
    failed = 0
    for split in splits:
        filled, problems = code_split(split, pipeline)
        coded |= filled
        failed += len(problems)
        for problem in problems:
            print(f"sourcebook: {one_line(problem.message)}", file=sys.stderr)
    return coded, failed


def _line(name: str, figure: Figure) -> str:
    return f"{name:30} {100 * figure.recall:6.1f} {100 * figure.precision:6.1f} {100 * figure.f1:6.1f}"


def _percent(figure: Figure) -> dict[str, float]:
    return {"r": 100 * figure.recall, "p": 100 * figure.precision, "f": 100 * figure.f1}
