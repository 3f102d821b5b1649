"""The weights of the merge: what each way to agree or differ adds to the log-odds of one occurrence, read as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..errors import LexiconError


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """`prior` is the log-odds before anything is compared, `levels` what each level of each feature adds to them.

    A level that is not listed adds nothing. `source` says what they were estimated from. Weights are
    equal only to themselves.
    """

    prior: float
    levels: Mapping[str, Mapping[str, float]]
    source: str = ""


@cache
def shipped_weights() -> Weights:
    """The weights that come with the package. Raises LexiconError where the file is missing or damaged."""
    name = "merge_weights.json"
    try:
        read = json.loads(files("sourcebook").joinpath("data", name).read_text(encoding="utf-8"))
        levels = {feature: {level: float(w) for level, w in by.items()} for feature, by in read["levels"].items()}
        return Weights(float(read["prior"]), levels, str(read["source"]))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise LexiconError(str(error), name, "weights by feature and level", "install the package again") from error
