"""How well `confidence` says how often events are right: reliability by bins, calibration error, Brier score."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .judging import Judged

#: Bins of equal width, 0.0-0.1 to 0.9-1.0. A confidence on an edge belongs to the bin above it, 1 to the last.
BINS = 10

#: The normal deviate that leaves 2.5 % on either side.
_DEVIATE = 1.96


@dataclass(frozen=True, slots=True)
class Reliability:
    """The events whose confidence lies from `low` to `high`: how many, how many right, and what was said of them.

    `spread` is the sum of p(1-p) over their confidences: the variance of `right` if every confidence were exact.
    """

    low: float
    high: float
    events: int
    right: int
    said: float
    spread: float

    @property
    def mean_confidence(self) -> float | None:
        return self.said / self.events if self.events else None

    @property
    def share_right(self) -> float | None:
        return self.right / self.events if self.events else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the share right lies for 95 % of such samples: Wilson's score interval, fit for few events."""
        if not self.events:
            return None
        share, square = self.right / self.events, _DEVIATE**2
        middle = share + square / (2 * self.events)
        reach = _DEVIATE * math.sqrt(share * (1 - share) / self.events + square / (4 * self.events**2))
        scale = 1 + square / self.events
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The ten bins in order, all events as if they were one bin, and the Brier score; None where there is no event."""

    bins: tuple[Reliability, ...]
    all: Reliability
    brier: float | None

    @property
    def ece(self) -> float | None:
        """The expected calibration error: how far, on average over the events, bins are from what they say.

        The sum over bins of n/N · |share right - mean confidence|, bins being of equal width: the estimate of Naeini,
        Cooper and Hauskrecht (Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015) in the form
        of Guo and others (On Calibration of Modern Neural Networks, ICML 2017), there too with the share of all events
        in a bin as its weight. 0 is exact.
        """
        if not self.all.events:
            return None
        return sum(abs(found.right - found.said) for found in self.bins) / self.all.events

    @property
    def chance_ece(self) -> float | None:
        """The calibration error to be expected of as many events at these confidences if each confidence were exact.

        So few events are in a bin that its share is off by chance alone: an error about as small as this is as good as
        none. The mean absolute deviation of a normal variable with each bin's variance, √(2v/π), summed as in `ece`.
        """
        if not self.all.events:
            return None
        return sum(math.sqrt(2 * found.spread / math.pi) for found in self.bins) / self.all.events


def calibration_of(judged: Iterable[Judged]) -> Calibration:
    """The calibration of the confidences of judged events."""
    events = tuple(judged)
    filled: list[list[Judged]] = [[] for _ in range(BINS)]
    for event in events:
        filled[min(int(event.confidence * BINS), BINS - 1)].append(event)
    bins = tuple(_reliability(found, index / BINS, (index + 1) / BINS) for index, found in enumerate(filled))
    # Brier, Verification of forecasts expressed in terms of probability, 1950, in its form for one outcome: 0..1.
    brier = math.fsum((event.confidence - event.right) ** 2 for event in events) / len(events) if events else None
    return Calibration(bins, _reliability(events, 0.0, 1.0), brier)


def _reliability(events: Sequence[Judged], low: float, high: float) -> Reliability:
    return Reliability(
        low,
        high,
        len(events),
        sum(event.right for event in events),
        math.fsum(event.confidence for event in events),
        math.fsum(event.confidence * (1 - event.confidence) for event in events),
    )
