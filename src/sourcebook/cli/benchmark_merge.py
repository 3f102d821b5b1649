"""`sourcebook benchmark merge`: are articles on one incident joined, and those on different ones kept apart?"""

from __future__ import annotations

import json
import os
from itertools import islice

from sourcebook.evaluate.merge.articles import code_articles
from sourcebook.evaluate.merge.run import MergeScore, score_merge
from sourcebook.evaluate.tolls.corpora import read_gva

from .benchmark import BenchmarkRequest
from .plain import one_line


def run(request: BenchmarkRequest) -> int:
    """Code the articles, merge them, and print the pairs asked for that are wrong, and then the scores."""
    corpus = read_gva(request.data)
    processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    score = score_merge(tuple(code_articles(corpus.articles, request.extractor or "rules", processes)))
    titles = {article.id: f"{article.published} {article.title}" for article in corpus.articles}
    for pair in islice(score.wrong, request.errors):
        kind = "joined, and two" if pair.joined else "apart, and one"
        print(one_line(f"{kind}: {titles[pair.first]} | {titles[pair.second]}"))
    print(_as_json(score) if request.as_json else _as_table(score))
    return 0


def _as_json(score: MergeScore) -> str:
    told = {
        "pair_f1": score.pairs.f1,
        "pair_precision": score.pairs.precision,
        "pair_recall": score.pairs.recall,
        "b3_f1": score.b3.f1,
        "b3_precision": score.b3.precision,
        "b3_recall": score.b3.recall,
        "killed_exact": score.killed,
        "killed_exact_known_groups": score.killed_known,
        "incidents": score.incidents,
        "n": score.n,
    }
    return json.dumps(told, indent=1)


def _as_table(score: MergeScore) -> str:
    return "\n".join(
        (
            f"{'':8} {'precision':>9} {'recall':>7} {'F1':>6}",
            f"{'pairs':8} {score.pairs.precision:9.3f} {score.pairs.recall:7.3f} {score.pairs.f1:6.3f}",
            f"{'B3':8} {score.b3.precision:9.3f} {score.b3.recall:7.3f} {score.b3.f1:6.3f}",
            f"killed exact {score.killed:.3f} of {score.incidents} incidents as found,"
            f" {score.killed_known:.3f} were they known; {score.n} articles",
        )
    )
