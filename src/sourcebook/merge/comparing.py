"""How likely two events are one occurrence, by the sum of what each feature says, and the reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import exp, inf

from ..records import Link, Reason
from .comparable import Comparable
from .features import FEATURES
from .weights import Weights, shipped_weights
from .wording import tell

_Step = tuple[Callable[[Comparable, Comparable], str], Mapping[str, float], float]


def compare(a: Comparable, b: Comparable, weights: Weights | None = None) -> Link:
    """The two events' link, with one reason for each feature that says anything, strongest first."""
    weights = weights or shipped_weights()
    if b.event < a.event:
        a, b = b, a
    reasons = []
    for feature, level_of in FEATURES.items():
        level = level_of(a, b)
        weight = weights.levels[feature].get(level, 0.0)
        if weight:
            reasons.append(_reason(feature, round(weight, 2), tell(feature, level, a, b)))
    ranked = sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.feature))
    return Link(a.event, b.event, probability_of(log_odds(a, b, weights)), tuple(ranked))


def log_odds(a: Comparable, b: Comparable, weights: Weights, least: float = -inf) -> float:
    """The natural logarithm of the odds that two events are one occurrence; -inf once it cannot reach `least`."""
    total = weights.prior
    for level_of, levels, rest in _steps(weights):
        total += levels.get(level_of(a, b), 0.0)
        if total + rest < least:
            return -inf
    return total


def probability_of(odds: float) -> float:
    """A probability to six places, so that it is written and read back as it was."""
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds)))), 6)


@lru_cache(maxsize=8)
def _steps(weights: Weights) -> tuple[_Step, ...]:
    """The features in order, each with its weights and the most that those after it can add."""
    steps: list[_Step] = []
    rest = 0.0
    for feature, level_of in reversed(list(FEATURES.items())):
        levels = weights.levels[feature]
        steps.append((level_of, levels, rest))
        rest += max(0.0, *levels.values())
    return tuple(reversed(steps))


@lru_cache(maxsize=65_536)
def _reason(feature: str, weight: float, words: str) -> Reason:
    """One reason object for equal reasons: there are millions of links and few ways to agree."""
    return Reason(feature, weight, words)
