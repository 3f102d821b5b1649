"""Score a partition against the gold one: precision, recall and F1 over pairs, and B3 over items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairScore:
    """Precision, recall and their harmonic mean, as fractions."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> PairScore:
    """Of the pairs joined how many belong together, and the other way round. Both map each item to its group."""
    both = _pairs(Counter((gold[item], found[item]) for item in gold))
    joined, true = _pairs(Counter(found[item] for item in gold)), _pairs(Counter(gold.values()))
    return PairScore(both / joined if joined else 1.0, both / true if true else 1.0)


def b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> PairScore:
    """The mean over items of how pure and how whole their group is (Bagga and Baldwin 1998)."""
    both = Counter((gold[item], found[item]) for item in gold)
    of_gold, of_found = Counter(gold.values()), Counter(found[item] for item in gold)
    precision = sum(both[gold[item], found[item]] / of_found[found[item]] for item in gold)
    recall = sum(both[gold[item], found[item]] / of_gold[gold[item]] for item in gold)
    return PairScore(precision / len(gold), recall / len(gold)) if gold else PairScore(1.0, 1.0)


def _pairs(sizes: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
