"""What people judged, by the events of today: a judgement on an event holds for the one that follows it."""

from __future__ import annotations

from ..records import Judgement
from ..store import Store


def judgements_by_event(store: Store) -> dict[str, list[Judgement]]:
    """All judgements by event; those on an event that was coded anew stand with the one that follows it too."""
    found: dict[str, list[Judgement]] = {}
    for judgement in store.judgements():
        for event_id in judgement.events:
            found.setdefault(event_id, []).append(judgement)
    front = dict(found)
    while front:
        newer = store.successors(front)
        front = {new: front[old] for old, events in newer.items() for new in events}
        for event_id, told in front.items():
            found.setdefault(event_id, []).extend(told)
    return found
