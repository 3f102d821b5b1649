"""Events as people left them, for all that a dataset tells: corrected, or left out where they were rejected."""

from __future__ import annotations

from collections.abc import Callable

from sourcebook.dataset import judgements_by_event
from sourcebook.records import Event
from sourcebook.review.applying import reviewed
from sourcebook.store import Store


def as_left(store: Store) -> Callable[[Event], Event | None]:
    """What gives an event as it stands after the judgements of a store."""
    judged = judgements_by_event(store)

    def stands(event: Event) -> Event | None:
        if event.id not in judged:
            return event
        found = reviewed(event, judged[event.id])
        return None if found.state == "rejected" else found.event

    return stands
