"""Counts of agreement between fills, and the measures made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many fills were right, right in part, wrong, too many and too few.

    A wrong fill stands for one of the key and one of the response; what is optional and left out is not counted.
    """

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.spurious + other.spurious,
            self.missing + other.missing,
        )

    @property
    def credit(self) -> float:
        return self.correct + 0.5 * self.partial

    @property
    def possible(self) -> int:
        """Fills that the key asks for."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Fills of the response."""
        return self.correct + self.partial + self.incorrect + self.spurious

    def figure(self) -> Figure:
        return Figure(self.credit, self.actual, self.credit, self.possible)


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision and recall as the sums that they are made of, so that figures of documents can be added up."""

    precision_credit: float = 0.0
    actual: int = 0
    recall_credit: float = 0.0
    possible: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(
            self.precision_credit + other.precision_credit,
            self.actual + other.actual,
            self.recall_credit + other.recall_credit,
            self.possible + other.possible,
        )

    @property
    def precision(self) -> float:
        return self.precision_credit / self.actual if self.actual else 0.0

    @property
    def recall(self) -> float:
        return self.recall_credit / self.possible if self.possible else 0.0

    @property
    def f1(self) -> float:
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
