"""`sourcebook benchmark attribution`: how well sources, cues and contents are found, on a corpus like PolNeAR."""

from __future__ import annotations

import json
from itertools import islice

from sourcebook.evaluate.attribution.corpus import ROLES, read_articles
from sourcebook.evaluate.attribution.score import AttributionScore, Reader, score_articles

from .benchmark import BenchmarkRequest
from .plain import one_line


def run(request: BenchmarkRequest) -> int:
    """Print the differences asked for and then the figures."""
    score = score_articles(read_articles(request.data), Reader())
    for missed in islice(score.missed, request.errors):
        print(one_line(f"{missed.article} {missed.role} {'missed' if missed.wanted else 'too much'}: {missed.words}"))
    print(benchmark_json(score) if request.as_json else benchmark_table(score))
    return 0


def benchmark_table(score: AttributionScore) -> str:
    """A line a part: precision, recall and F1 of exact pieces; then the coder's speakers."""
    lines = [
        f"attribution: {score.attributions} attributions in {score.articles} articles, exact pieces of text",
        f"{'':10} {'P':>6} {'R':>6} {'F1':>6} {'found':>7} {'asked':>7}",
    ]
    for role in ROLES:
        part = score.roles[role]
        figures = f"{part.precision:6.3f} {part.recall:6.3f} {part.f1:6.3f} {part.found:7} {part.asked:7}"
        lines.append(f"{role:10} {figures}")
    speakers = score.speakers
    lines.append(
        f"speakers of the coder: {speakers.seen} of {speakers.asked} sources with a verb of saying seen"
        f" ({speakers.recall:.3f}); {speakers.backed} of {speakers.found} are a source ({speakers.precision:.3f})"
    )
    return "\n".join(lines)


def benchmark_json(score: AttributionScore) -> str:
    """The same as flat JSON, as fractions; `n` is the number of attributions."""
    found: dict[str, float | int] = {"n": score.attributions, "articles": score.articles}
    for role in ROLES:
        part = score.roles[role]
        found |= {f"{role}_p": part.precision, f"{role}_r": part.recall, f"{role}_f1": part.f1}
    found |= {"speaker_recall": score.speakers.recall, "speaker_precision": score.speakers.precision}
    return json.dumps(found, indent=1)
