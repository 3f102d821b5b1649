"""Logistic regression by Newton's method with a prior: nothing to install, the same numbers every time."""

from __future__ import annotations

import math
from collections.abc import Sequence

#: Newton's steps: a fit stands still to six decimals after some seven.
_STEPS = 25


def fit(rows: Sequence[tuple[Sequence[float], bool]], prior: Sequence[float], ridge: Sequence[float]) -> list[float]:
    """The weights by which features tell the chance of an outcome.

    Each weight is pulled to its `prior` with the strength of its `ridge` (one over the variance beforehand; 0 is free).
    """
    weights = list(prior)
    size = len(weights)
    for _ in range(_STEPS):
        slope = [pull * (weight - mean) for pull, weight, mean in zip(ridge, weights, prior, strict=True)]
        bend = [[ridge[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for features, outcome in rows:
            told = chance(weights, features)
            for i, value in enumerate(features):
                if value:
                    slope[i] += (told - outcome) * value
                    for j, other in enumerate(features):
                        bend[i][j] += told * (1 - told) * value * other
        weights = [weight - step for weight, step in zip(weights, _solved(bend, slope), strict=True)]
    return weights


def chance(weights: Sequence[float], features: Sequence[float]) -> float:
    """The chance that the weights give."""
    odds = sum(w * x for w, x in zip(weights, features, strict=True))
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, odds))))


def _solved(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """The solution of linear equations, by elimination; the ridge keeps them solvable without changing rows."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for i, pivot in enumerate(rows):
        for row in rows[:i] + rows[i + 1 :]:
            share = row[i] / pivot[i]
            row[:] = [one - share * other for one, other in zip(row, pivot, strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]
