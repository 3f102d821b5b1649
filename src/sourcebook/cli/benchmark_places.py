"""`sourcebook benchmark places`: score the toponym finder and resolver on news with GeoNames ids."""

from __future__ import annotations

import json
from itertools import islice

from sourcebook.errors import UsageError
from sourcebook.evaluate.places.corpus import read_articles
from sourcebook.evaluate.places.run import SPANS, PlaceScore, score_places
from sourcebook.evaluate.places.score import calibration_error
from sourcebook.normalise.gazetteer import open_gazetteer

from .benchmark import BenchmarkRequest
from .plain import one_line


def run(request: BenchmarkRequest) -> int:
    """Print the errors asked for, and then the scores."""
    spans = next((known for known in SPANS if known == (request.spans or "gold")), None)
    if spans is None:
        raise UsageError(f"spans {request.spans!r}", "--spans", ", ".join(SPANS))
    articles, digest = read_articles(request.data)
    with open_gazetteer(extra=request.gazetteers) as gazetteer:
        score = score_places(articles, digest, spans, gazetteer)
    for error in islice(score.tally.errors, request.errors):
        print(one_line(f"{error.article} “{error.words}”"))
        print(f"  gold  {one_line(error.gold)}")
        print(f"  coded {one_line(error.coded)}")
    print(places_json(score) if request.as_json else places_table(score))
    return 0


def places_json(score: PlaceScore) -> str:
    """The figures as flat JSON; shares between 0 and 1."""
    tally = score.tally
    return json.dumps(
        {
            "acc161": tally.acc161,
            "exact": tally.exact_share,
            "f1": tally.f1,
            "n": tally.names,
            "precision": tally.precision,
            "f1_spans": tally.f1_of_spans,
            "answered": tally.answered,
            "spurious": tally.spurious,
            "unresolvable": tally.unresolvable,
            "calibration_error": calibration_error(tally.chances),
            "articles": score.articles,
            "spans": score.spans,
            "cross_validated": score.cross_validated,
        },
        indent=1,
    )


def places_table(score: PlaceScore) -> str:
    """The figures in lines, with what they are shares of."""
    tally = score.tally
    how = "given" if score.spans == "gold" else "found in the raw text"
    lines = [
        f"{score.articles} articles, {tally.names} place names that the coders resolved; names {how}",
        f"right id                     {tally.exact_share:.3f}   {tally.exact} of {tally.names}; no answer is wrong",
        f"within 161 km                {tally.acc161:.3f}   {tally.near} of {tally.names}; countries and first-level "
        "divisions by id",
        f"F1 of name and place         {tally.f1:.3f}   {tally.answered} names answered, {tally.spurious} made up",
        f"F1 of names                  {tally.f1_of_spans:.3f}   exactly the same words",
        f"calibration error of scores  {calibration_error(tally.chances):.3f}",
    ]
    if tally.unresolvable:
        lines.append(f"{tally.unresolvable} names that the coders could not resolve count for nothing")
    if score.cross_validated:
        lines.append("The weights were fitted on this corpus: each article was read with weights from other sources.")
    return "\n".join(lines)
