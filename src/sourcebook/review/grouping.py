"""Which accounts are one occurrence: taking an event out of an incident, moving it, and joining two incidents.

Each is one act of judgements "same" and "different" on pairs of events; undoing the act takes all of them back.
"""

from __future__ import annotations

from sourcebook.errors import UsageError
from sourcebook.records import Judgement

from .desk import Decision, Desk


def split_event(
    desk: Desk, incident_id: str, event_id: str, coder: str, note: str | None = None
) -> tuple[Judgement, ...]:
    """Say that an event is another occurrence than each of the others of its incident."""
    others = _others(desk, incident_id, event_id)
    return desk.judge(*(Decision("different", (event_id, other), coder, note=note) for other in others))


def move_event(
    desk: Desk, incident_id: str, event_id: str, to: str, coder: str, note: str | None = None
) -> tuple[Judgement, ...]:
    """Say that an event is no account of its incident but one of another."""
    target = [member.event for member in desk.incident(to).incident.members]
    if not target or event_id in target:
        raise UsageError("it is there already" if target else "nothing is there", to, "another incident with events")
    apart = [
        Decision("different", (event_id, other), coder, note=note) for other in _fellows(desk, incident_id, event_id)
    ]
    return desk.judge(*apart, Decision("same", (event_id, target[0]), coder, note=note))


def accept_incident(desk: Desk, incident_id: str, coder: str) -> tuple[Judgement, ...]:
    """Say that all events of an incident are one occurrence: each the same as the first, which says it of all."""
    members = [member.event for member in desk.incident(incident_id).incident.members]
    if len(members) < 2:
        raise UsageError("one account only", incident_id, "an incident of two and more")
    return desk.judge(*(Decision("same", (members[0], other), coder) for other in members[1:]))


def _fellows(desk: Desk, incident_id: str, event_id: str) -> list[str]:
    members = [member.event for member in desk.incident(incident_id).incident.members]
    if event_id not in members:
        raise UsageError("not an account of it", event_id[:80], f"an event of {incident_id}")
    return [member for member in members if member != event_id]


def _others(desk: Desk, incident_id: str, event_id: str) -> list[str]:
    others = _fellows(desk, incident_id, event_id)
    if not others:
        raise UsageError("the only account", event_id[:80], "an event of an incident with two and more")
    return others
