"""What the network says of mentions and of pairs of them, worked out from the encoder's states."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .arrays import Floats, Whole
from .card import HEADS, read_weights
from .labels import DISTANCES, ROLES

#: How many pairs are judged at once: a long digest has thousands of mentions, and a pair takes a kilobyte or two.
_PAIRS = 8192


class Heads:
    """The weights of the small heads. All methods take and give arrays with a row for each mention."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    @classmethod
    def load(cls, folder: Path) -> Heads:
        with np.load(io.BytesIO(read_weights(folder, HEADS)), allow_pickle=False) as stored:
            return cls({name: stored[name].astype(np.float32) for name in stored.files})

    def relevance(self, states: Floats) -> float:
        """How likely the text tells of an incident that counts; a text without words tells of none."""
        if not len(states):
            return 0.0
        said, weight = self._linear("relevance", states).T
        weights = np.exp(weight - weight.max())
        return float(_sigmoid(np.array((said * weights).sum() / weights.sum())))

    def vectors(self, states: Floats, firsts: Whole, lasts: Whole) -> Floats:
        """A vector for each mention, given the first and the last word piece of each."""
        means = [states[first : last + 1].mean(axis=0) for first, last in zip(firsts, lasts, strict=True)]
        meant = np.array(means, dtype=np.float32).reshape(len(firsts), states.shape[1])
        return _gelu(self._linear("mention.0", np.concatenate([states[firsts], states[lasts], meant], axis=1)))

    def attribute(self, name: str, vectors: Floats) -> Floats:
        """The likelihood of each value of an attribute, each for itself: mentions x values."""
        return _sigmoid(self._linear(f"attributes.of_{name.replace(' ', '_')}", vectors))

    def pairs(self, vectors: Floats, firsts: Whole, kinds: Whole) -> tuple[Floats, Floats]:
        """How likely each two mentions share an incident, and how likely they name one entity: mentions x mentions."""
        side = self._linear("side", vectors)
        rows = max(1, _PAIRS // max(1, len(vectors)))
        said = [
            self._pairs_of(slice(at, at + rows), side, firsts, kinds) for at in range(0, max(1, len(vectors)), rows)
        ]
        both = np.concatenate(said)
        return both[..., 0], both[..., 1]

    def _pairs_of(self, rows: slice, side: Floats, firsts: Whole, kinds: Whole) -> Floats:
        """What is said of the pairs of some mentions with all: mentions x mentions x outputs."""
        product = side[rows, None] * side[None, :]
        apart = np.abs(side[rows, None] - side[None, :])
        far = np.searchsorted(DISTANCES, np.abs(firsts[rows, None] - firsts[None, :]))
        low, high = np.minimum(kinds[rows, None], kinds[None, :]), np.maximum(kinds[rows, None], kinds[None, :])
        features = self._linear("mix", np.concatenate([product, apart], axis=2))
        features = (
            features + self._weights["distance.weight"][far] + self._weights["roles.weight"][low * len(ROLES) + high]
        )
        return _sigmoid(self._linear("pair.1", _gelu(features)))

    def _linear(self, name: str, values: Floats) -> Floats:
        weighted: Floats = values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return weighted


def _sigmoid(values: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))).astype(np.float32, copy=False)


def _gelu(values: Floats) -> Floats:
    return (0.5 * values * (1.0 + _erf(values / np.float32(math.sqrt(2.0))))).astype(np.float32, copy=False)


def _erf(values: Floats) -> Floats:
    """The error function, to 1.5e-7: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26."""
    sign, size = np.sign(values), np.abs(values)
    t = 1.0 / (1.0 + 0.3275911 * size)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    found: Floats = sign * (1.0 - series * np.exp(-size * size))
    return found
