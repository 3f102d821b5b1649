"""Adding an event that the machine missed: a person's own, made of words of the report and of checked values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sourcebook import __version__
from sourcebook.errors import StaleError, UsageError
from sourcebook.records import PERSON, CoderStamp, Event, Evidence, Report, Span, content_id
from sourcebook.records.codec import event_body
from sourcebook.store import AddedEvent, Store

from .applying import corrected_event
from .deciding import Act, checked_coder, checked_note, judgement
from .desk import Desk
from .reports import report_view
from .values import checked_field, checked_value

#: What stands as the coder of such an event. Who it was stands in the judgement, and so in no export.
STAMP = CoderStamp(__version__, PERSON, "by hand")
#: The longest stretch that carries one event: a long paragraph.
_LONGEST = 2000
_NEEDED = ("type", "status")


@dataclass(frozen=True, slots=True)
class Addition:
    """An event that somebody read in a report: the stretch that carries it, and values by path as in a judgement.

    `type` and `status` must be among the values. `seen` is the version of the report as it was shown.
    """

    report_key: str
    coder: str
    span: tuple[int, int]
    values: Mapping[str, Any]
    note: str | None = None
    seen: str | None = None


def add_event(desk: Desk, addition: Addition) -> str:
    """Add an event to a report; its id.

    Raises AbsentError where there is no such report, UsageError for a value that is none, StaleError where somebody
    judged or added an event of the report since it was shown.
    """
    act = desk.write(lambda at: _act(desk.store, addition, at))
    return act.judgements[0].events[0]


def _act(store: Store, addition: Addition, at: datetime) -> Act:
    coder = checked_coder(addition.coder)
    view = report_view(store, addition.report_key)
    if addition.seen is not None and addition.seen != view.version:
        advice = "look at what is there now, and decide again"
        raise StaleError("somebody judged or added an event of it since you saw it", addition.report_key, "", advice)
    event = _event(view.stored.report, addition, at)
    made = judgement("add", (event.id,), coder, at, note=checked_note(addition.note))
    return Act((made,), added=(AddedEvent(made.id, addition.report_key, event),))


def _event(report: Report, addition: Addition, at: datetime) -> Event:
    missing = [part for part in _NEEDED if addition.values.get(part) is None]
    if missing:
        raise UsageError(f"no {missing[0]}", "add", "a type and a status at least")
    start, end = addition.span
    span = Span(start, end)
    if not (0 <= start < end <= len(report.text) and end - start <= _LONGEST and span.of(report.text).strip()):
        allowed = f"a stretch of up to {_LONGEST} characters in a text of {len(report.text)}"
        raise UsageError(f"[{start}, {end}]", "the words that tell of it", allowed)
    bare = Event("", report, "other", "accomplished", None, None, (), (), (), (), (),
                 Evidence(span.of(report.text), span), 1.0, (), STAMP)  # fmt: skip
    values = {path: checked_value(bare, path, value) for path, value in _in_order(bare, addition.values).items()}
    event = corrected_event(bare, values)
    # The time is part of the id, so that what was taken back can be added again.
    return replace(event, id=content_id("ev", [addition.report_key, event_body(event), at.isoformat()]))


def _in_order(bare: Event, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, rows of each part counted from 0 without gaps; a value of None says nothing."""
    made: dict[str, Any] = {}
    number: dict[str, int] = {}
    for path, value in values.items():
        part = checked_field(bare, path)
        if value is None:
            continue
        row = number.get(part, 0)
        number[part] = row + 1
        made[f"{part}.{row}" if "." in path else path] = value
    return made
