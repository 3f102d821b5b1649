"""Estimates data/merge_weights.json: what each way to agree or differ says about two events being one occurrence.

    python tools/fit_merge_weights.py CORPORA/gva > src/sourcebook/data/merge_weights.json

No gold is read. The model is that of Fellegi and Sunter (1969): a level of a feature weighs the logarithm of how often
matching pairs have it over how often others do. Which pairs match is unknown, so both are estimated together by
expectation maximisation (Winkler 1988) over the pairs of articles that share a block. Two kinds of pairs are held
fixed: near copies of one text match, and pairs that are dated far apart, with neither telling of later things, and are
not known to be near each other do not. What is silent in either event weighs nothing. Levels that are in order are made
to weigh in order.

Features that articles on shootings cannot teach (named groups, means, types, who cites whom, dates without a year) have
the modest weights of `BY_HAND`, set by us and tried on the sample reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log
from pathlib import Path

from sourcebook.evaluate.merge.articles import code_articles
from sourcebook.evaluate.tolls.corpora import read_gva
from sourcebook.merge.blocking import keyed
from sourcebook.merge.comparable import Comparable
from sourcebook.merge.features import FEATURES, UNKNOWN

#: The features whose weights are estimated. Others of them say the same again (persons' words are among those of
#: names), and the model takes features to be independent.
ESTIMATED = ("date", "published", "place", "ages", "roads", "persons", "names", "wording", "killed", "wounded")
#: Features whose levels are in order, from speaking against to speaking for.
ORDERED = ("names", "wording")
BY_HAND: Mapping[str, Mapping[str, float]] = {
    # Sure dates that differ meet in blocks of names alone, so that what is found of them is too kind.
    "date": {"same-day-no-year": 1.0, "2-3-days": -2.5, "4-10-days": -5.0, "11-40-days": -5.0, "far": -5.0},
    "place": {"other-country": -4.0, "far": -3.0, "coarse-far": -2.0, "coarse": 0.7, "near-place": 1.0},
    # Numbers and names are misread in articles more than what they are taken for would allow.
    "names": {"00": -4.5},
    "killed": {"different": -0.7},
    "actors": {"shared": 1.0, "different": -0.7},
    "type": {"same": 0.3, "same-and-rare": 1.0, "other-act": -0.3, "family": 0.0, "untold": 0.0, "different": -0.7},
    "weapons": {"shared": 0.5, "different": -0.5},
    "copied": {"3": 0.5, "4": 2.0, "5": 3.0},
    "source": {"cites": 1.0, "same-cited": 0.3},
}
_ROUNDS, _FIRST_GUESS, _SMOOTHING = 60, 0.2, 1.0
Pair = tuple[Comparable, Comparable]


def main(folder: Path) -> None:
    articles = code_articles(read_gva(folder).articles, "rules", 2)
    events = [one.comparable for one in articles if one.comparable is not None]
    pairs = blocked_pairs(events)
    prior, levels = estimate([{name: FEATURES[name](a, b) for name in FEATURES} for a, b in pairs])
    for feature, by in BY_HAND.items():
        levels.setdefault(feature, {}).update(by)
    source = (
        f"Expectation maximisation over {len(pairs)} blocked pairs of {len(events)} articles of the GVA corpus,"
        " without gold; what BY_HAND lists there is by hand. tools/fit_merge_weights.py"
    )
    print(json.dumps({"source": source, "prior": prior, "levels": levels}, indent=1, sort_keys=True))


def blocked_pairs(events: Sequence[Comparable]) -> list[Pair]:
    """The pairs that share a block."""
    held: dict[str, list[int]] = {}
    pairs: list[Pair] = []
    for number, one in enumerate(map(keyed, events)):
        near = {other for key in one.near for other in held.get(key, ())}
        pairs.extend((events[other], one.one) for other in sorted(near))
        for key in one.own:
            held.setdefault(key, []).append(number)
    return pairs


def estimate(pairs: Sequence[Mapping[str, str]]) -> tuple[float, dict[str, dict[str, float]]]:
    """The prior log-odds and the weights by feature and level, of pairs given by their levels."""
    fixed = [_fixed(levels) for levels in pairs]
    matching = [_FIRST_GUESS if known is None else known for known in fixed]
    weights: dict[str, dict[str, float]] = {}
    prior = 0.0
    for _ in range(_ROUNDS):
        share = sum(matching) / len(matching)
        prior = log(share / (1.0 - share))
        weights = {feature: _weights(feature, pairs, matching) for feature in ESTIMATED}
        for number, levels in enumerate(pairs):
            if fixed[number] is None:
                odds = prior + sum(weights[feature][levels[feature]] for feature in ESTIMATED)
                matching[number] = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds))))
    return round(prior, 3), {feature: {k: round(w, 3) for k, w in by.items()} for feature, by in weights.items()}


def _fixed(levels: Mapping[str, str]) -> float | None:
    if levels["copied"] in ("4", "5"):
        return 1.0
    apart = levels["place"] in ("far", "within-400-km", "other-country", UNKNOWN)
    return 0.0 if levels["date"] == "far" and apart else None


def _weights(feature: str, pairs: Sequence[Mapping[str, str]], matching: Sequence[float]) -> dict[str, float]:
    """The weights of one feature's levels, from how likely each pair matches."""
    matched: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for levels, share in zip(pairs, matching, strict=True):
        matched[levels[feature]] += share  # type: ignore[assignment]
        other[levels[feature]] += 1.0 - share  # type: ignore[assignment]
    names = sorted(set(matched) | set(other))
    all_matched, all_other = (sum(c.values()) + _SMOOTHING * len(names) for c in (matched, other))
    m = {name: (matched[name] + _SMOOTHING) / all_matched for name in names}
    u = {name: (other[name] + _SMOOTHING) / all_other for name in names}
    if feature in ORDERED:
        return (
            {UNKNOWN: 0.0}
            | _growing([n for n in names if n.isdigit()], m, u)
            | {n: log(m[n] / u[n]) for n in names if n != UNKNOWN and not n.isdigit()}
        )
    return {name: 0.0 if name == UNKNOWN else log(m[name] / u[name]) for name in names}


def _growing(names: Sequence[str], m: Mapping[str, float], u: Mapping[str, float]) -> dict[str, float]:
    """Weights that never fall from one level to the next: neighbours that would are taken together."""
    pools: list[tuple[list[str], float, float]] = []
    for name in names:
        pools.append(([name], m[name], u[name]))
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] > pools[-1][1] * pools[-2][2]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return {name: log(matched / other) for pool, matched, other in pools for name in pool}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
