"""`status`: how much is in a dataset, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import CoderStamp
from .dataset import Dataset


@dataclass(frozen=True, slots=True)
class Status:
    """What there is, and what is left to do.

    `uncoded` are the reports whose current coding is not today's coder's, `unmerged` the events in no incident,
    `outdated` those in one though their report was coded anew. `head` is the number and hash of the last log entry.
    """

    where: str
    coder: CoderStamp
    reports: int
    uncoded: int
    events: int
    unmerged: int
    outdated: int
    incidents: int
    judgements: int
    head: tuple[int, str]

    @property
    def to_do(self) -> tuple[str, ...]:
        """The commands that there is work for, in their order."""
        return (*(["code"] if self.uncoded else []), *(["merge"] if self.unmerged or self.outdated else []))


def status(dataset: Dataset, coder: CoderStamp) -> Status:
    """How a dataset stands towards a coder."""
    store = dataset.store
    counts = store.counts()
    return Status(
        where=store.where,
        coder=coder,
        reports=counts["reports"],
        uncoded=store.uncoded(coder),
        events=counts["current_events"],
        unmerged=counts["unmerged_events"],
        outdated=len(store.outdated_members()),
        incidents=counts["incidents"],
        judgements=counts["judgements"],
        head=store.head(),
    )
