"""What people have judged to be the same and to be different, as pairs, with what was taken back left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from ..records import Judgement
from .clustering import Pair, pair_of


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of events. Of a pair that was judged both ways, the later judgement holds."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def judged_pairs(judgements: Iterable[Judgement]) -> Judged:
    """The pairs that the judgements leave standing."""
    listed = list(judgements)
    undone = {judgement.undoes for judgement in listed if judgement.verdict == "undo"}
    standing: dict[Pair, bool] = {}
    for judgement in sorted(listed, key=lambda judgement: (judgement.at, judgement.id)):
        if judgement.verdict not in ("same", "different") or judgement.id in undone:
            continue
        for a, b in combinations(sorted(set(judgement.events)), 2):
            standing[pair_of(a, b)] = judgement.verdict == "same"
    return Judged(
        frozenset(pair for pair, same in standing.items() if same),
        frozenset(pair for pair, same in standing.items() if not same),
    )
