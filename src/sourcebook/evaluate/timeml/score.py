"""Score time expressions as TempEval-3 does: spans that overlap, and the values of those that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sourcebook.normalise.calendar_times import WideTime

from .corpus import TimeDocument, Timex
from .values import timex_value

#: Only expressions of this type count; clock times, durations and repeated times are no dates.
COUNTED = "DATE"


class Finder(Protocol):
    """What finds the times of a text: ours, or a stand-in."""

    def __call__(self, text: str, written: date | None) -> Sequence[WideTime]: ...


@dataclass(frozen=True, slots=True)
class Mistake:
    """An expression missed, one too many, or one whose value differs: the words, the value marked, the value found."""

    document: str
    kind: str
    words: str
    marked: str | None
    found: str | None
    around: str


@dataclass(frozen=True, slots=True)
class TimeScore:
    """Expressions marked and found, pairs that overlap, pairs whose values are equal, and all mistakes."""

    marked: int
    found: int
    overlapping: int
    equal: int
    mistakes: tuple[Mistake, ...]

    @property
    def span_precision(self) -> float:
        return self.overlapping / self.found if self.found else 0.0

    @property
    def span_recall(self) -> float:
        return self.overlapping / self.marked if self.marked else 0.0

    @property
    def span_f1(self) -> float:
        return 2 * self.overlapping / (self.marked + self.found) if self.marked + self.found else 0.0

    @property
    def value_f1(self) -> float:
        """The relaxed F1 of spans times the share of right values among them, which is TempEval-3's value F1."""
        return 2 * self.equal / (self.marked + self.found) if self.marked + self.found else 0.0


def score_documents(documents: Iterable[TimeDocument], finder: Finder) -> TimeScore:
    """Find the times of every document and hold them against those marked."""
    scores = [_score(document, finder(document.text, document.written)) for document in documents]
    return TimeScore(
        sum(score.marked for score in scores),
        sum(score.found for score in scores),
        sum(score.overlapping for score in scores),
        sum(score.equal for score in scores),
        tuple(mistake for score in scores for mistake in score.mistakes),
    )


def _score(document: TimeDocument, times: Sequence[WideTime]) -> TimeScore:
    marked = [timex for timex in document.timexes if timex.type == COUNTED]
    free = list(times)
    equal, mistakes = 0, []
    pairs = 0
    for timex in marked:
        found = next((time for time in free if _overlap(timex, time)), None)
        if found is None:
            mistakes.append(_mistake(document, "missed", timex, None))
            continue
        free.remove(found)
        pairs += 1
        same = found.time is not None and timex_value(found.time) == timex.value
        equal += same
        if not same:
            mistakes.append(_mistake(document, "value", timex, found))
    mistakes += [_mistake(document, "too many", None, time) for time in free]
    return TimeScore(len(marked), len(times), pairs, equal, tuple(mistakes))


def _overlap(timex: Timex, time: WideTime) -> bool:
    return timex.span.start < time.span.end and time.span.start < timex.span.end


def _mistake(document: TimeDocument, kind: str, timex: Timex | None, time: WideTime | None) -> Mistake:
    span = next(one.span for one in (timex, time) if one is not None)
    around = document.text[max(span.start - 60, 0) : span.end + 40]
    value = timex_value(time.time) if time is not None and time.time is not None else None
    marked = None if timex is None else timex.value
    return Mistake(document.name, kind, span.of(document.text), marked, value, " ".join(around.split()))


def kinds_of_mistakes(score: TimeScore) -> Iterator[tuple[str, int]]:
    """How many mistakes of each kind there are."""
    for kind in ("missed", "too many", "value"):
        yield kind, sum(mistake.kind == kind for mistake in score.mistakes)
