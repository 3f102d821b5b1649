"""Which event of a newer coding of a report tells what an event of the older one told: pairs, one to one.

By this a person's judgement and an incident's id pass on. It rests on the words that the events were read from: where
these have no character in common, nothing is passed on, and `diff` says gone and new. What a person added is told only
by an event of its type or one of its family: another would be hidden by it for good.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Event, Span
from ..records.vocabulary import FAMILIES, EventType


def successors(old: Sequence[Event], new: Sequence[Event]) -> list[tuple[str, str]]:
    """Ids of old and new events that tell the same, in the order of the old; each in one pair at most."""
    scored = [
        (-_likeness(before, after), i, j)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if before.evidence.span.overlaps(after.evidence.span) or before.evidence.span == after.evidence.span
        if not before.coder.by_person or _alike(before.type, after.type)
    ]
    taken: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(old[i].id, new[j].id) for i, j in sorted(taken.items())]


def _alike(one: EventType, other: EventType) -> bool:
    return FAMILIES.get(one, one) == FAMILIES.get(other, other)


def _likeness(before: Event, after: Event) -> float:
    """How much of their words and values two events share; the words weigh most, each value breaks a tie."""
    values = (
        before.type == after.type,
        _words(before.date) == _words(after.date),
        _words(before.place) == _words(after.place),
        {actor.span for actor in before.actors} == {actor.span for actor in after.actors},
        [(row.effect, row.count) for row in before.harm] == [(row.effect, row.count) for row in after.harm],
    )
    return _shared(before.evidence.span, after.evidence.span) + sum(values) / len(values)


def _shared(one: Span, other: Span) -> float:
    """The share of the characters of either span that are in both."""
    both = min(one.end, other.end) - max(one.start, other.start)
    either = max(one.end, other.end) - min(one.start, other.start)
    return max(both, 0) / either if either else 1.0


def _words(value: object) -> object:
    return getattr(value, "texts", None) or getattr(value, "text", None)
