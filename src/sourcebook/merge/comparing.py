"""How likely two events are one occurrence, by the sum of what each feature says, and the reasons in words."""

from __future__ import annotations

from math import exp

from ..records import Link, Reason
from .comparable import Comparable
from .features import FEATURES
from .weights import Weights, shipped_weights
from .wording import tell


def log_odds(a: Comparable, b: Comparable, weights: Weights) -> float:
    """The natural logarithm of the odds that two events are one occurrence."""
    total = weights.prior
    for feature, level_of in FEATURES.items():
        total += weights.levels[feature].get(level_of(a, b), 0.0)
    return total


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
            reasons.append(Reason(feature, round(weight, 2), tell(feature, level, a, b)))
    total = log_odds(a, b, weights)
    ranked = sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.feature))
    return Link(a.event, b.event, probability_of(total), tuple(ranked))


def probability_of(odds: float) -> float:
    """A probability to six places, so that it is written and read back as it was."""
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds)))), 6)
