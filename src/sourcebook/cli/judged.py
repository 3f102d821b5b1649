"""Events as people left them, for all that a dataset tells: corrected, or left out where they were rejected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sourcebook.dataset import Dataset, judgements_by_event
from sourcebook.records import Event
from sourcebook.review.applying import reviewed
from sourcebook.review.recalibration import FILE, confidence_here, read_recalibration


def as_left(dataset: Dataset) -> Callable[[Event], Event | None]:
    """What gives an event as it stands after the judgements of a dataset, with the confidence that they have taught."""
    judged = judgements_by_event(dataset.store)
    learnt = read_recalibration(dataset.folder / FILE)
    confidence = confidence_here(learnt)

    def stands(event: Event) -> Event | None:
        if event.id not in judged:  # nearly all of them
            return event if learnt is None else replace(event, confidence=confidence(event))
        found = reviewed(event, judged[event.id])
        if found.state == "rejected":
            return None
        return found.event if learnt is None else replace(found.event, confidence=confidence(event))

    return stands


def confidence_words(folder: Path) -> str | None:
    """Whose confidence is told, where it is not that of the coder."""
    learnt = read_recalibration(folder / FILE)
    return None if learnt is None else f"confidence as {learnt.events} judged events of this dataset have taught it"
