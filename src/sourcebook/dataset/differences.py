"""`diff`: what the current coding of each report says otherwise than the one before: new, changed and gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ..records import CoderStamp, Event
from ..records.codec import event_body
from ..store import Coding, StoredReport
from .dataset import Dataset

ChangeKind = Literal["new", "found", "changed", "gone"]

#: What says who coded, not what was coded.
_LEFT_OUT = ("coder",)


@dataclass(frozen=True, slots=True)
class Change:
    """One event that is not as it was. `before` is None for a new one, `after` for one that is gone.

    `found` where the coder now finds what a person had added: `before` is the person's event, which goes on to count.
    `fields` are those that differ, under their names in the record. `judged` where a person had judged the event.
    """

    kind: ChangeKind
    before: Event | None
    after: Event | None
    fields: tuple[str, ...] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One report coded anew: by whom before and now, what changed, and how many events are as they were."""

    report: StoredReport
    before: CoderStamp
    after: CoderStamp
    changes: tuple[Change, ...]
    same: int = 0
    problems: tuple[str, ...] = field(default=())


def diff(dataset: Dataset) -> Iterator[Difference]:
    """A difference for each report that was coded more than once, whether anything changed or not, in their order."""
    for stored in dataset.store.reports():
        codings = [coding for coding in dataset.store.codings(stored.key) if coding.judgement is None]
        if len(codings) > 1:
            yield _difference(dataset, stored, codings[-2], codings[-1])


def _difference(dataset: Dataset, stored: StoredReport, before: Coding, after: Coding) -> Difference:
    store = dataset.store
    added = {new: by[0] for new, by in store.covers(after.events).items()}
    ids = [*before.events, *after.events, *added.values()]
    events = {found.event.id: found.event for found in store.events(ids, current=False)}
    known = set(after.events)
    follows = {old: one for old, new in store.successors(before.events).items() for one in new if one in known}
    judged = {event for judgement in store.judgements(before.events) for event in judgement.events}
    changes: list[Change] = []
    same = 0
    for old in before.events:
        new = follows.get(old)
        if new is None:
            changes.append(Change("gone", events[old], None, judged=old in judged))
        elif fields := changed_fields(events[old], events[new]):
            changes.append(Change("changed", events[old], events[new], fields, judged=old in judged))
        else:
            same += 1
    followed = {*follows.values(), *added}
    changes += [
        Change("found", events[old], events[new], changed_fields(events[old], events[new]), judged=True)
        for new, old in added.items()
    ]
    changes += [Change("new", None, events[new]) for new in after.events if new not in followed]
    problems = tuple(problem.message for problem in after.problems)
    return Difference(stored, before.coder, after.coder, tuple(changes), same, problems)


def changed_fields(before: Event, after: Event) -> tuple[str, ...]:
    """The fields of the record that differ, in its order; who coded is none of them."""
    old, new = event_body(before), event_body(after)
    names = dict.fromkeys([*old, *new])
    return tuple(name for name in names if name not in _LEFT_OUT and old.get(name) != new.get(name))
