"""Quality floors: the F1 under which a corpus may not fall again. They rise with the tool and never sink in silence.

A floors file is JSON: `{"corpora": [{"name", "gold", "sha256", "floors": {slot: F1 or null}, "ceilings": {"ece": error
or null}}]}`. `gold` is a path below the folder of corpora; `sha256` pins the gold file, since a floor means nothing on
another one; null: not measured yet. A ceiling is a floor for what should be small: it sinks with the tool and never
rises in silence. Corpora that the rules are tuned on have none, for there confidence is too low by design.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from sourcebook.errors import DamagedError, UsageError

from .calibration import Calibration
from .score import Score
from .slots import SLOTS

#: Slots that may carry a floor, in the order of the score table.
FLOOR_SLOTS = ("events", *SLOTS, "all")

#: Floors are kept to three decimals, rounded down, so that the very run that set one cannot fall under it.
DECIMALS = 3

#: The expected calibration error: the one ceiling there is.
ECE = "ece"

#: Ceilings are kept to two decimals, rounded up: on a hundred events the third is chance.
CEILING_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """What a corpus came to: the scores of its slots, and how far its confidence can be taken at its word."""

    score: Score
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class CorpusFloors:
    """The floors of one corpus: slot to F1, None where it has not been measured; its ceilings likewise."""

    name: str
    gold: str
    sha256: str | None
    floors: Mapping[str, float | None]
    ceilings: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A slot whose F1 fell under its floor."""

    corpus: str
    slot: str
    floor: float
    f1: float

    def __str__(self) -> str:
        return f"{self.corpus}: {self.slot} F1 {self.f1:.4f} is under its floor {self.floor:.3f}"


@dataclass(frozen=True, slots=True)
class Excess:
    """A calibration error that rose over its ceiling."""

    corpus: str
    ceiling: float
    ece: float

    def __str__(self) -> str:
        return f"{self.corpus}: calibration error {self.ece:.4f} is over its ceiling {self.ceiling:.2f}"


def read_floors(path: Path) -> tuple[CorpusFloors, ...]:
    """The floors file. Raises UsageError where it cannot be read and DamagedError where it is malformed."""
    try:
        return tuple(_corpus_floors(row, path) for row in json.loads(path.read_text(encoding="utf-8"))["corpora"])
    except OSError as error:
        raise UsageError(error.strerror or "cannot be read", str(path), "a floors file") from None
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedError(f"not a floors file ({error!r})", str(path), "see the docs of sourcebook.evaluate") from None


def write_floors(path: Path, corpora: Sequence[CorpusFloors]) -> None:
    """Write the floors file whole or not at all; equal floors give equal bytes."""
    rows = [
        {"name": c.name, "gold": c.gold, "sha256": c.sha256, "floors": dict(c.floors), "ceilings": dict(c.ceilings)}
        for c in corpora
    ]
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(json.dumps({"corpora": rows}, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)


def shortfalls(corpus: CorpusFloors, measured: Measured) -> tuple[Shortfall | Excess, ...]:
    """Every slot that is under its floor, and the calibration error if it is over its ceiling."""
    rows, error = measured.score.rows, measured.calibration.ece
    under = [
        Shortfall(corpus.name, slot, floor, rows[slot].f1)
        for slot, floor in corpus.floors.items()
        if floor is not None and rows[slot].f1 < floor
    ]
    ceiling = corpus.ceilings.get(ECE)
    if ceiling is not None and error is not None and error > ceiling:
        return (*under, Excess(corpus.name, ceiling, error))
    return tuple(under)


def update_floors(corpus: CorpusFloors, measured: Measured, *, allow_regression: bool = False) -> CorpusFloors:
    """The floors raised, and the ceilings that there are lowered, to what was measured.

    Raises UsageError where a figure grew worse, naming each, unless `allow_regression` says that it is meant.
    """
    fallen = shortfalls(corpus, measured)
    if fallen and not allow_regression:
        raise UsageError(
            "; ".join(str(shortfall) for shortfall in fallen),
            "floors",
            "scores at or over the floors, errors at or under the ceilings",
            "mend what fell, or say that it is meant (allow_regression) and why in the commit message",
        )
    rows = measured.score.rows
    reached = {slot: math.floor(rows[slot].f1 * 10**DECIMALS) / 10**DECIMALS for slot in FLOOR_SLOTS}
    return replace(corpus, floors=reached, ceilings=dict.fromkeys(corpus.ceilings, _ceiling(measured.calibration.ece)))


def _ceiling(error: float | None) -> float | None:
    return None if error is None else math.ceil(error * 10**CEILING_DECIMALS) / 10**CEILING_DECIMALS


def file_hash(path: Path) -> str:
    """The SHA-256 of a gold file, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def _corpus_floors(row: Mapping[str, Any], path: Path) -> CorpusFloors:
    floors, ceilings = dict(row["floors"]), dict(row.get("ceilings", {}))
    for found, known in ((floors, FLOOR_SLOTS), (ceilings, (ECE,))):
        unknown = sorted(set(found) - set(known))
        if unknown:
            raise DamagedError(f"unknown slot {unknown[0]!r}", f"{path}, {row['name']}", ", ".join(known))
    return CorpusFloors(row["name"], row["gold"], row.get("sha256"), floors, ceilings)
