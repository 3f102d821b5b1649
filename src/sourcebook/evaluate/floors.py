"""Quality floors: the F1 under which a corpus may not fall again. They rise with the tool and never sink in silence.

A floors file is JSON: `{"corpora": [{"name", "gold", "sha256", "floors": {slot: F1 or null}}]}`. `gold` is a path below
the folder of corpora; `sha256` pins the gold file, since a floor means nothing on another one; null: not measured yet.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from sourcebook.errors import DamagedError, UsageError

from .score import Score
from .slots import SLOTS

#: Slots that may carry a floor, in the order of the score table.
FLOOR_SLOTS = ("events", *SLOTS, "all")

#: Floors are kept to three decimals, rounded down, so that the very run that set one cannot fall under it.
DECIMALS = 3


@dataclass(frozen=True, slots=True)
class CorpusFloors:
    """The floors of one corpus: slot to F1, None where it has not been measured."""

    name: str
    gold: str
    sha256: str | None
    floors: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A slot whose F1 fell under its floor."""

    corpus: str
    slot: str
    floor: float
    f1: float

    def __str__(self) -> str:
        return f"{self.corpus}: {self.slot} F1 {self.f1:.4f} is under its floor {self.floor:.3f}"


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
        {"name": c.name, "gold": c.gold, "sha256": c.sha256, "floors": {slot: c.floors[slot] for slot in c.floors}}
        for c in corpora
    ]
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(json.dumps({"corpora": rows}, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)


def shortfalls(corpus: CorpusFloors, score: Score) -> tuple[Shortfall, ...]:
    """Every slot of `score` that is under its floor."""
    return tuple(
        Shortfall(corpus.name, slot, floor, score.rows[slot].f1)
        for slot, floor in corpus.floors.items()
        if floor is not None and score.rows[slot].f1 < floor
    )


def update_floors(corpus: CorpusFloors, score: Score, *, allow_regression: bool = False) -> CorpusFloors:
    """The floors raised to what `score` reached.

    Raises UsageError where a slot fell, naming each, unless `allow_regression` says that it is meant.
    """
    fallen = shortfalls(corpus, score)
    if fallen and not allow_regression:
        raise UsageError(
            "; ".join(str(shortfall) for shortfall in fallen),
            "floors",
            "scores at or over the floors",
            "mend what fell, or say that it is meant (allow_regression) and why in the commit message",
        )
    reached = {slot: math.floor(score.rows[slot].f1 * 10**DECIMALS) / 10**DECIMALS for slot in FLOOR_SLOTS}
    return replace(corpus, floors=reached)


def file_hash(path: Path) -> str:
    """The SHA-256 of a gold file, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def _corpus_floors(row: Mapping[str, Any], path: Path) -> CorpusFloors:
    unknown = sorted(set(row["floors"]) - set(FLOOR_SLOTS))
    if unknown:
        raise DamagedError(f"unknown slot {unknown[0]!r}", f"{path}, {row['name']}", ", ".join(FLOOR_SLOTS))
    return CorpusFloors(row["name"], row["gold"], row.get("sha256"), dict(row["floors"]))
