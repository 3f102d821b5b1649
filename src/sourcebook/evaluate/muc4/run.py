"""A whole run of the benchmark: code the messages, score the templates, and say how far chance could move the score."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sourcebook.records import Outcome, Problem, Report

from .corpus import Split, body_of
from .filling import muc4_templates
from .modern import ceaf_ree, ceaf_rme, gtt
from .official import OfficialScore, official_score
from .roles import roles_of
from .tally import Figure
from .templates import Template, Templates

#: Rounds of the bootstrap, and the shares of them that lie below the ends of the interval.
ROUNDS = 1000
ENDS = (0.025, 0.975)

#: The measures that the interval is given for.
WITH_INTERVAL = ("all_templates", "matched_only", "gtt", "ceaf_ree", "ceaf_rme_phi3")


class Coder(Protocol):
    """What codes one report: the pipeline, or a stand-in."""

    def code(self, report: Report) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class BenchmarkScore:
    """All figures over the messages, and for each of `WITH_INTERVAL` the 95 % interval of its F1, as shares of 1."""

    messages: int
    official: OfficialScore
    modern: Mapping[str, Figure]
    intervals: Mapping[str, tuple[float, float]]


def code_split(split: Split, coder: Coder) -> tuple[dict[str, tuple[Template, ...]], tuple[Problem, ...]]:
    """The templates of every message of a split as the coder fills them, and what it could not code."""
    filled: dict[str, tuple[Template, ...]] = {}
    problems: list[Problem] = []
    for report in split.reports:
        outcome = coder.code(report)
        filled[report.id] = muc4_templates(outcome.events, outcome.report or report)
        problems += outcome.problems
    return filled, tuple(problems)


def score_benchmark(splits: Sequence[Split], responses: Templates, *, mended_dates: bool = False) -> BenchmarkScore:
    """Score templates, by message, against the keys of some splits. What is not answered counts as an empty answer."""
    officials: list[OfficialScore] = []
    moderns: list[dict[str, Figure]] = []
    for split in splits:
        for report in split.reports:
            key, response = split.keys.get(report.id, ()), responses.get(report.id, ())
            officials.append(official_score(key, response, mended_dates=mended_dates))
            moderns.append(_modern(key, response, body_of(report.text)))
    official = officials[0]
    for one in officials[1:]:
        official += one
    modern = {name: sum((one[name] for one in moderns), Figure()) for name in moderns[0]}
    single = [{**one.readings, **other} for one, other in zip(officials, moderns, strict=True)]
    intervals = {name: interval([figures[name] for figures in single]) for name in WITH_INTERVAL}
    return BenchmarkScore(len(officials), official, modern, intervals)


def interval(figures: Sequence[Figure], *, rounds: int = ROUNDS, seed: int = 4) -> tuple[float, float]:
    """The ends between which the F1 of 95 % of samples of the messages lies, drawn with replacement."""
    draw = random.Random(seed)
    columns = [
        [figure.precision_credit for figure in figures],
        [float(figure.actual) for figure in figures],
        [figure.recall_credit for figure in figures],
        [float(figure.possible) for figure in figures],
    ]
    drawn: list[float] = []
    for _ in range(rounds):
        chosen = draw.choices(range(len(figures)), k=len(figures))
        right, actual, found, possible = (sum(map(column.__getitem__, chosen)) for column in columns)
        drawn.append(Figure(right, int(actual), found, int(possible)).f1)
    drawn.sort()
    low, high = (drawn[round(end * (rounds - 1))] for end in ENDS)
    return low, high


def _modern(key: Sequence[Template], response: Sequence[Template], words: str) -> dict[str, Figure]:
    theirs, ours = roles_of(key, words), roles_of(response, words)
    return {"gtt": gtt(theirs, ours), "ceaf_ree": ceaf_ree(theirs, ours), "ceaf_rme_phi3": ceaf_rme(theirs, ours)}
