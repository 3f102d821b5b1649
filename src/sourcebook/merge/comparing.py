"""How likely two events are one occurrence, by the sum of what each feature says, and the reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import exp, inf

from ..records import Link, Reason
from .comparable import Comparable
from .features import FEATURES, TOLD, UNKNOWN
from .weights import Weights, shipped_weights
from .wording import tell

#: A feature, what gives its level, what its levels weigh, and the most that the features after it can add.
_Step = tuple[str, Callable[[Comparable, Comparable], str], Mapping[str, float], float]


def compare(a: Comparable, b: Comparable, weights: Weights | None = None) -> Link:
    """The two events' link, with one reason for each feature that says anything, strongest first."""
    return Comparing(a, weights or shipped_weights()).link(b)


class Comparing:
    """One event, to be compared with many: on what it is silent, it is not asked again for each of them."""

    def __init__(self, one: Comparable, weights: Weights) -> None:
        self._one, self._prior = one, weights.prior
        self._steps = _steps(weights, tuple(feature for feature, told in TOLD.items() if not told(one)))

    def link(self, other: Comparable) -> Link:
        """The link with another event."""
        found = self.link_above(other, -inf)
        assert found is not None, "any log-odds are above the lowest"
        return found

    def link_above(self, other: Comparable, least: float) -> Link | None:
        """The link with another event; None where its log-odds, the natural ones, are `least` or lower."""
        one, total, levels = self._one, self._prior, []
        for _, level_of, weights, rest in self._steps:
            level = level_of(one, other)
            levels.append(level)
            total += weights.get(level, 0.0)
            if total + rest < least:
                return None
        return self._told(other, levels, total) if total > least else None

    def _told(self, other: Comparable, levels: list[str], total: float) -> Link:
        a, b = (self._one, other) if self._one.event <= other.event else (other, self._one)
        reasons = []
        for (feature, _, weights, _), level in zip(self._steps, levels, strict=True):
            weight = weights.get(level, 0.0)
            if weight:
                reasons.append(reason_of(feature, round(weight, 2), tell(feature, level, a, b)))
        ranked = sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.feature))
        return Link(a.event, b.event, probability_of(total), tuple(ranked))


def probability_of(odds: float) -> float:
    """A probability to six places, so that it is written and read back as it was."""
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds)))), 6)


@lru_cache(maxsize=1024)
def _steps(weights: Weights, silent: tuple[str, ...]) -> tuple[_Step, ...]:
    """The features on which an event is not silent, in order. What is unknown weighs nothing, whatever the weights."""
    steps: list[_Step] = []
    rest = 0.0
    for feature, level_of in reversed(list(FEATURES.items())):
        if feature in silent:
            continue
        levels = {level: weight for level, weight in weights.levels[feature].items() if level != UNKNOWN}
        steps.append((feature, level_of, levels, rest))
        rest += max(0.0, *levels.values())
    return tuple(reversed(steps))


@lru_cache(maxsize=65_536)
def reason_of(feature: str, weight: float, words: str) -> Reason:
    """One reason object for equal reasons: there are millions of links and few ways to agree."""
    return Reason(feature, weight, words)
