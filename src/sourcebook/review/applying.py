"""Applying judgements to an event: what stands, what the machine said, and what each person said beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from sourcebook.records import Event, Judgement, content_id, event_from_json, event_to_json

Json = dict[str, Any]

#: What people have come to on an event, or on a field of it. `conflict`: two coders say different things of it, and
#: nobody has settled that yet. `added`: a person put it in, and nobody else has said anything of it.
State = Literal["unseen", "added", "accepted", "corrected", "rejected", "conflict", "flagged"]
STATES: tuple[State, ...] = ("unseen", "added", "accepted", "corrected", "rejected", "conflict", "flagged")

#: How the note of a judgement begins that settles what other coders disagree on.
SETTLED = "settled"

#: The parts of an event that are lists of rows, each of which can be corrected by itself (`harm.0`).
ROW_PARTS = ("actors", "harm", "weapons", "attribution")
#: The parts that are one value.
VALUE_PARTS = ("type", "status", "date", "place")


@dataclass(frozen=True, slots=True)
class Said:
    """One person's word on a field, or on the whole event. `value` is None also where a row was taken out."""

    judgement: str
    verdict: str
    coder: str
    at: datetime
    value: Any
    note: str | None = None
    blind: bool = False

    @property
    def settles(self) -> bool:
        return (self.note or "").startswith(SETTLED)


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of an event: the machine's value, the latest word of each coder, and the value that stands."""

    field: str
    machine: Any
    value: Any
    state: State
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An event with what people said of it. `event` has the values that stand, `machine` is as it was coded.

    `version` changes with every judgement on the event: who writes must have seen the newest one.
    """

    event: Event
    machine: Event
    state: State
    fields: Mapping[str, FieldView]
    whole: tuple[Said, ...]
    version: str

    @property
    def coders(self) -> tuple[str, ...]:
        """Everybody whose word stands."""
        told = [*self.whole, *(said for view in self.fields.values() for said in view.said)]
        return tuple(sorted({said.coder for said in told}))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, in order of time; an undo that was itself undone counts for nothing."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    gone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == "undo" and judgement.id not in gone and judgement.undoes is not None:
            gone.add(judgement.undoes)
    return tuple(one for one in ordered if one.id not in gone and one.verdict != "undo")


def version_of(judgements: Iterable[Judgement]) -> str:
    """A short name for the state of an event's judgements, undone ones and undos among them."""
    return content_id("v", sorted(judgement.id for judgement in judgements))


def reviewed(event: Event, judgements: Sequence[Judgement]) -> Reviewed:
    """The event as it stands after `judgements`, all of which speak of it. Links (same, different) change no value.

    An event that a person added stands as long as its `add` does: taken back, it is as if rejected.
    """
    stands = [one for one in standing(judgements) if one.verdict not in ("same", "different")]
    whole = _latest(_said(one) for one in stands if one.field is None)
    by_field: dict[str, list[Said]] = {}
    for judgement in stands:
        if judgement.field is not None:
            by_field.setdefault(judgement.field, []).append(_said(judgement))
    machine = event_to_json(event)
    fields = {field: _view(field, machine, said) for field, said in by_field.items()}
    corrected = corrected_event(event, {view.field: view.value for view in fields.values()})
    state = _whole_state(whole, fields.values())
    if event.coder.by_person and not any(one.verdict == "add" for one in stands):
        state = "rejected"
    return Reviewed(corrected, event, state, MappingProxyType(fields), whole, version_of(judgements))


def corrected_event(event: Event, values: Mapping[str, Any]) -> Event:
    """The event with values put in by path, its report and its id kept. A row put to None is taken out."""
    if not values:
        return event
    row = event_to_json(event)
    for field, value in values.items():
        part, _, index = field.partition(".")
        if not index:
            row[part] = value
        elif int(index) < len(row[part]):
            row[part][int(index)] = value
    for field in sorted(values, key=_position):  # rows that a person added come after those of the machine, in order
        part, _, index = field.partition(".")
        if index and int(index) >= len(event_to_json(event)[part]) and values[field] is not None:
            row[part].append(values[field])
    for part in ROW_PARTS:
        row[part] = [one for one in row[part] if one is not None]
    row["claims"] = [claim for claim in row["claims"] if _still_there(claim, row)]
    return replace(event_from_json(row), report=event.report)


def _position(field: str) -> tuple[str, int]:
    part, _, index = field.partition(".")
    return part, int(index or 0)


def _still_there(claim: Json, row: Json) -> bool:
    part, _, index = claim["field"].partition(".")
    speaker_there = claim["speaker"] is None or claim["speaker"] < len(row["attribution"])
    return speaker_there and (not index or int(index) < len(row.get(part) or ()))


def machine_value(machine: Json, field: str) -> Any:
    """The machine's value at a path; None for a row that it did not have."""
    part, _, index = field.partition(".")
    if not index:
        return machine.get(part)
    rows = machine.get(part) or []
    return rows[int(index)] if int(index) < len(rows) else None


def same_value(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same, whatever words and reasons they were read from."""
    return bool(_bare(one) == _bare(other))


_WORDS = frozenset({"text", "span", "texts", "spans", "reasons", "basis", "calendar", "name", "part", "parts"})


def _bare(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    kept = {key: part for key, part in value.items() if key not in _WORDS and part is not None}
    if "precision" in kept and ("lat" in kept or "iso2" in kept):  # one place of the gazetteer is one place
        return value.get("geonameid") or (value.get("lat"), value.get("lon"), value.get("name"))
    return kept or value.get("text") or value.get("texts")


def _said(judgement: Judgement) -> Said:
    return Said(
        judgement.id,
        judgement.verdict,
        judgement.coder,
        judgement.at,
        judgement.value,
        judgement.note,
        judgement.blind,
    )


def _latest(said: Iterable[Said]) -> tuple[Said, ...]:
    """The newest word of each coder, oldest first. A word that settles makes all words before it history."""
    newest: dict[str, Said] = {}
    for one in said:
        if one.settles:
            newest.clear()
        newest.pop(one.coder, None)
        newest[one.coder] = one
    return tuple(newest.values())


def _view(field: str, machine: Json, said: Sequence[Said]) -> FieldView:
    coded = machine_value(machine, field)
    words = _latest(said)
    values = [coded if one.verdict == "accept" else one.value for one in words]
    stands = values[-1]
    state: State = "accepted" if same_value(stands, coded) else "corrected"
    if any(not same_value(value, values[0]) for value in values[1:]):
        state = "conflict"
    elif words[-1].verdict == "flag":
        state, stands = "flagged", coded
    return FieldView(field, coded, stands, state, words)


def _whole_state(whole: Sequence[Said], fields: Iterable[FieldView]) -> State:
    states = {view.state for view in fields}
    verdicts = {said.verdict for said in whole}
    if "conflict" in states or ("reject" in verdicts and verdicts & {"accept", "add"}):
        return "conflict"
    if "flag" in verdicts or "flagged" in states:
        return "flagged"
    if "reject" in verdicts:
        return "rejected"
    if "corrected" in states:
        return "corrected"
    if verdicts == {"add"} and not states:
        return "added"
    return "accepted" if verdicts or states else "unseen"
