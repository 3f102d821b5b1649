"""What somebody decides, checked, as the judgements that are written: all of one act have one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sourcebook.errors import AbsentError, StaleError, UsageError
from sourcebook.records import Event, Judgement, content_id
from sourcebook.records.judgement import VERDICTS, Verdict
from sourcebook.store import AddedEvent, Store

from .applying import standing, version_of
from .values import checked_field, checked_value

#: Verdicts that are no word on an event that is there already.
_ELSEWHERE = ("undo", "add")
_LONGEST_CODER, _LONGEST_NOTE = 80, 2000


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides: a judgement without id and time. `seen` is the version of the event as it was shown."""

    verdict: Verdict
    events: tuple[str, ...]
    coder: str
    field: str | None = None
    value: Any = None
    note: str | None = None
    blind: bool = False
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """The judgements of one act, the events that it adds, and (for an undo) the judgements that it takes back."""

    judgements: tuple[Judgement, ...]
    added: tuple[AddedEvent, ...] = ()
    undone: tuple[Judgement, ...] = ()

    @property
    def regroups(self) -> bool:
        """Whether it may change which events are one."""
        return any(len(one.events) > 1 or one.verdict == "add" for one in (*self.judgements, *self.undone))


def judgements_on(store: Store, ids: Sequence[str]) -> tuple[Judgement, ...]:
    """What was said of these events, and of those of older codings that they follow, in order of time."""
    asked, front = set(ids), set(ids)
    while front:
        front = {old for before in store.predecessors(front).values() for old in before} - asked
        asked |= front
    return tuple(sorted(store.judgements(asked), key=lambda one: (one.at, one.id)))


def decided(store: Store, decisions: Sequence[Decision], at: datetime) -> Act:
    """Decisions as an act. Raises UsageError for what cannot be decided so, StaleError, AbsentError."""
    return Act(tuple(_checked(store, decision, at) for decision in decisions))


def undone(store: Store, coder: str, judgement_id: str | None, at: datetime) -> Act:
    """Taking back a judgement of a coder and all that was one act with it; by default the last act.

    Raises AbsentError where there is nothing to take back, or it is another coder's.
    """
    mine = [one for one in standing(store.judgements()) if one.coder == coder]
    chosen = mine[-1:] if judgement_id is None else [one for one in mine if one.id == judgement_id]
    if not chosen:
        got = "nothing to take back" if judgement_id is None else "no standing judgement of yours"
        raise AbsentError(got, judgement_id or coder, "a judgement that you made and have not taken back")
    act = tuple(one for one in mine if one.at == chosen[0].at)
    made = (judgement("undo", one.events, coder, at, field=one.field, undoes=one.id) for one in act)
    return Act(tuple(made), undone=act)


def judgement(verdict: Verdict, events: tuple[str, ...], coder: str, at: datetime, **more: Any) -> Judgement:
    """A judgement with the id of its content."""
    made = Judgement("", verdict, events, coder, at, **more)
    content = [verdict, events, coder, at.isoformat(), made.field, made.value, made.note, made.undoes, made.blind]
    return replace(made, id=content_id("ju", content))


def checked_coder(coder: str) -> str:
    """The name that a judgement is made under. Raises UsageError."""
    if not coder.strip() or len(coder) > _LONGEST_CODER:
        raise UsageError(f"coder {coder[:80]!r}", "judgement", "the name that you are known by here")
    return coder.strip()


def checked_note(note: str | None) -> str | None:
    """A note as it is kept."""
    return None if not note else note.strip()[:_LONGEST_NOTE] or None


def _checked(store: Store, decision: Decision, at: datetime) -> Judgement:
    if decision.verdict not in VERDICTS or decision.verdict in _ELSEWHERE:
        allowed = ", ".join(one for one in VERDICTS if one not in _ELSEWHERE)
        raise UsageError(f"verdict {decision.verdict!r}", "judgement", allowed)
    coder = checked_coder(decision.coder)
    ids = tuple(sorted(set(decision.events)))
    several = decision.verdict in ("same", "different")
    if len(ids) != (2 if several else 1):
        wanted = "two events" if several else "one event"
        raise UsageError(f"{len(ids)} events", f"verdict {decision.verdict}", wanted)
    events = {one.event.id: one.event for one in store.events(ids, current=False)}
    for missing in set(ids) - set(events):
        raise AbsentError("no such event", missing[:80], "the id of an event of this dataset")
    shown = decision.events[0]
    if decision.seen is not None and version_of(judgements_on(store, [shown])) != decision.seen:
        raise StaleError("somebody judged it since you saw it", shown, "", "look at both, and decide again")
    path = None if several else decision.field
    value = _checked_value(events[ids[0]], decision, path)
    return judgement(
        decision.verdict,
        ids,
        coder,
        at,
        field=path,
        value=value,
        note=checked_note(decision.note),
        blind=decision.blind,
    )


def _checked_value(event: Event, decision: Decision, path: str | None) -> Any:
    if path is not None:
        checked_field(event, path)
    if decision.verdict != "correct":
        return None
    if path is None:
        raise UsageError("no field", "verdict correct", "the path of the field that is corrected")
    return checked_value(event, path, decision.value)
