"""The place model: two small tables of weights, one to find place names in a text and one to choose among namesakes.

The weights are data (`data/place_model.json`), fitted by `tools/fit_place_model.py` on hand-coded news. Both are
linear, so that each choice can be told as a sum of named clues. The file also holds the weights fitted without each
fifth of the sources, so that the benchmark can measure on that fifth with weights that never saw it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from ..errors import ModelError
from .toponym_features import CONTEXT, LOCAL, Name, context_rows

#: Times that the names are weighed in the light of each other; the third changes hardly anything.
ROUNDS = 3
#: Parts that the sources are cut into for measuring on sources that the weights were not fitted to.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class PlaceModel:
    """`alone` weighs local features, `together` local and context ones; `finder` weighs clues, from `threshold` on.

    The threshold is a chance between 0 and 1.
    """

    alone: tuple[float, ...]
    together: tuple[float, ...]
    finder: Mapping[str, float]
    threshold: float

    def chance(self, clues: Mapping[str, float]) -> float:
        """How likely a run of words with these clues is a place name."""
        weight = sum(self.finder.get(clue, 0.0) * value for clue, value in clues.items())
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, weight))))

    def believe(self, names: Sequence[Name]) -> None:
        """Set what is believed of each candidate of each name, given all the names of the report."""
        self.believe_alone(names)
        for _ in range(ROUNDS if len(names) > 1 else 1):
            self.believe_together(names)

    def believe_alone(self, names: Sequence[Name]) -> None:
        """What each name says by itself, and by the words right behind it."""
        for name in names:
            name.beliefs = softmax([_weigh(row, self.alone) for row in name.local])

    def believe_together(self, names: Sequence[Name]) -> None:
        """What each name says given what is believed of the others so far."""
        context = context_rows(names)
        for name, rows in zip(names, context, strict=True):
            weights = [_weigh([*own, *around], self.together) for own, around in zip(name.local, rows, strict=True)]
            name.beliefs = softmax(weights)


@dataclass(frozen=True, slots=True)
class PlaceModels:
    """The shipped model, the models of the folds, and the SHA-256 of the file that they were fitted on."""

    model: PlaceModel
    folds: tuple[PlaceModel, ...]
    fitted_on: str


def fold_of(source: str) -> int:
    """The part that a source belongs to: all its reports are left out together."""
    return int(sha256(source.encode()).hexdigest()[:8], 16) % FOLDS


def softmax(weights: Sequence[float]) -> list[float]:
    """The weights as chances that sum to 1."""
    if not weights:
        return []
    most = max(weights)
    powers = [math.exp(weight - most) for weight in weights]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def place_models() -> PlaceModels:
    """The shipped weights. Raises ModelError where the file does not fit the program."""
    where = "place_model.json"
    try:
        written = json.loads((resources.files("sourcebook") / "data" / where).read_text(encoding="utf-8"))
        if written["features"] != [*LOCAL, *CONTEXT]:
            raise ValueError("other features than the program's")
        folds = tuple(_model(fold) for fold in written["folds"])
        return PlaceModels(_model(written["model"]), folds, str(written["fitted_on"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"cannot be used ({error})", where, "", "install Sourcebook again") from error


def _model(written: Mapping[str, Any]) -> PlaceModel:
    alone, together = (tuple(float(weight) for weight in written[part]) for part in ("alone", "together"))
    if (len(alone), len(together)) != (len(LOCAL), len(LOCAL) + len(CONTEXT)):
        raise ValueError("another number of weights than of features")
    return PlaceModel(alone, together, dict(written["finder"]), float(written["threshold"]))


def _weigh(row: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(row, weights, strict=True))
