"""`code`: what the coder of this version has not coded yet, in batches, on one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from ..records import CoderStamp, Outcome, Problem, Report
from ..store import StoredReport
from .dataset import Dataset
from .processes import processes
from .successors import successors

#: Reports coded between two writes: a second or so of work, which is what a crash costs.
_BATCH = 64
#: Reports handed to a process at once: enough to be worth the way, few enough to share the work evenly.
_SHARE = 8


class Coder(Protocol):
    """What codes a report: `Pipeline` does."""

    @property
    def stamp(self) -> CoderStamp: ...
    def code(self, report: Report) -> Outcome: ...


@dataclass(slots=True)
class Coded:
    """What came of coding: reports and events done so far, and problems.

    `returned` are the reports that this coder had coded before another one did: what it made of them counts again.
    """

    reports: int = 0
    events: int = 0
    returned: int = 0
    problems: list[Problem] = field(default_factory=list)


Teller = Callable[[Coded], None]


def code(
    dataset: Dataset,
    open_coder: Callable[[], Coder],
    *,
    workers: int = 1,
    tell: Teller = lambda _: None,
) -> Coded:
    """Code every report that this coder has not coded; where another one has, its events stay beside the new ones.

    Where this coder has, and another one since, this one's events are current again: the last `code` says what counts.
    `open_coder` makes the coder, in each process anew; with more than one worker it must be picklable. `tell` is called
    when a batch is on the disk. Coding again changes nothing. Raises UsageError, StoreError, WorkerError.
    """
    coder = open_coder()
    done = Coded()
    while returned := dataset.store.return_to(coder.stamp, follow=successors):
        done.returned += returned
    with _outcomes(coder, open_coder, workers) as outcomes_of:
        for batch in _batches(dataset.store.reports_without(coder.stamp)):
            outcomes = outcomes_of([stored.report for stored in batch])
            pairs = list(zip(batch, outcomes, strict=True))
            dataset.store.add_codings(
                [(stored.key, coder.stamp, outcome.events, outcome.problems) for stored, outcome in pairs],
                follow=successors,
            )
            done.reports += len(pairs)
            done.events += sum(len(outcome.events) for _, outcome in pairs)
            done.problems += [problem for _, outcome in pairs for problem in outcome.problems]
            tell(done)
    return done


def _batches(reports: Iterable[StoredReport]) -> Iterator[list[StoredReport]]:
    left = iter(reports)
    while batch := list(islice(left, _BATCH)):
        yield batch


@contextmanager
def _outcomes(
    coder: Coder, open_coder: Callable[[], Coder], workers: int
) -> Iterator[Callable[[Sequence[Report]], list[Outcome]]]:
    """What codes a batch, in its order: here, or in processes that each have a coder of their own."""
    if workers <= 1:
        yield lambda reports: [coder.code(report) for report in reports]
        return
    with processes(workers, _open_here, open_coder) as pool:
        yield lambda reports: list(pool.map(_code_here, reports, chunksize=_SHARE))


_here: list[Coder] = []


def _open_here(open_coder: Callable[[], Coder]) -> None:
    _here[:] = [open_coder()]


def _code_here(report: Report) -> Outcome:
    return _here[0].code(report)
