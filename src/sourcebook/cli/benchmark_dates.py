"""`sourcebook benchmark dates`: score the dates that we find in TimeML documents."""

from __future__ import annotations

import json
from itertools import islice

from sourcebook.evaluate.timeml.corpus import read_documents
from sourcebook.evaluate.timeml.score import TimeScore, kinds_of_mistakes, score_documents
from sourcebook.normalise.wide_dates import find_times

from .benchmark import BenchmarkRequest
from .plain import one_line


def run(request: BenchmarkRequest) -> int:
    """Print the mistakes asked for and then the scores."""
    documents = read_documents(request.data)
    score = score_documents(documents, find_times)
    for mistake in islice(score.mistakes, request.errors):
        print(one_line(f"{mistake.document} {mistake.kind}: {mistake.words}"))
        print(f"  marked {mistake.marked}, found {mistake.found}, in: {one_line(mistake.around)}")
    print(_json(score, len(documents)) if request.as_json else _table(score, len(documents)))
    return 0


def _table(score: TimeScore, documents: int) -> str:
    mistakes = ", ".join(f"{count} {kind}" for kind, count in kinds_of_mistakes(score))
    return "\n".join(
        (
            f"dates in {documents} documents: {score.marked} marked as DATE, {score.found} found",
            f"value F1  {score.value_f1:.3f}   ({score.equal} of {score.overlapping} overlapping have the value)",
            f"span F1   {score.span_f1:.3f}   P {score.span_precision:.3f}  R {score.span_recall:.3f}, by overlap",
            f"mistakes: {mistakes}",
        )
    )


def _json(score: TimeScore, documents: int) -> str:
    return json.dumps(
        {
            "value_f1": score.value_f1,
            "span_f1": score.span_f1,
            "n": score.marked,
            "span_precision": score.span_precision,
            "span_recall": score.span_recall,
            "value_accuracy": score.equal / score.overlapping if score.overlapping else 0.0,
            "found": score.found,
            "documents": documents,
        },
        indent=1,
    )
