"""The judgement record: what a person decided about an event, a field of it, or events that are or are not one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

#: accept, correct and reject speak of one event (or one field of it); same and different of two or more; undo takes an
#: earlier judgement back; flag asks for another look; add puts an event into the record that no coder had found.
Verdict = Literal["accept", "correct", "reject", "same", "different", "undo", "flag", "add"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's decision. It outranks the machine, is never changed, and is taken back only by another.

    `events` are ids, sorted for same and different. `field` is a path in the event as in `Claim`, None for the whole.
    `value` is the corrected value as the event's JSON has it. `undoes` is the id of the judgement taken back. `blind`
    where the machine's answer was hidden. `at` is in UTC.
    """

    id: str
    verdict: Verdict
    events: tuple[str, ...]
    coder: str
    at: datetime
    field: str | None = None
    value: Any = None
    note: str | None = None
    undoes: str | None = None
    blind: bool = False
