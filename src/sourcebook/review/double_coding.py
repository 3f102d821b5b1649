"""Double coding: which events several people code, how far they agree field by field, and where they do not."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sourcebook.records import Event, Judgement

from .agreement import Agreement, agreement
from .applying import Reviewed, corrected_event, standing
from .coded_fields import CODED_FIELDS

#: The name under which the machine stands beside the coders.
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far coders agree on one field, and how far the machine agrees with them."""

    field: str
    level: str
    people: Agreement
    with_machine: Agreement


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event that two coders coded differently and nobody has settled: the field, and who says what, machine last."""

    event: str
    field: str
    words: tuple[tuple[str, Any], ...]


def draw_sample(ids: Sequence[str], size: int, seed: str) -> tuple[str, ...]:
    """`size` of the events, by lot; the same seed draws the same ones from the same events."""
    chance = random.Random(hashlib.sha256(seed.encode()).digest())
    return tuple(sorted(chance.sample(sorted(ids), min(size, len(ids)))))


def coded_by(event: Event, judgements: Iterable[Judgement]) -> dict[str, Event]:
    """The event as each coder has it who gave his or her own word on all of it, blind or not.

    A coder who accepted the event has the machine's values where he or she corrected none; a blind coder has only what
    he or she entered. Who added it has it as it was added. Who rejected it has no event, and is left out.
    """
    by_coder: dict[str, list[Judgement]] = {}
    for one in standing(judgements):
        if one.verdict in ("accept", "correct", "reject", "add") and not (one.note or "").startswith("settled"):
            by_coder.setdefault(one.coder, []).append(one)
    found: dict[str, Event] = {}
    for coder, said in by_coder.items():
        whole = [one.verdict for one in said if one.field is None]
        if whole and whole[-1] == "reject":
            continue
        blind = [one for one in said if one.blind and one.verdict == "correct"]
        if blind or "accept" in whole or "add" in whole:
            base = _emptied(event) if blind else event
            values = {
                one.field: one.value for one in (blind or said) if one.field is not None and one.verdict != "accept"
            }
            found[coder] = corrected_event(base, values)
    return found


def _emptied(event: Event) -> Event:
    """The event with nothing in it that a blind coder did not see."""
    return corrected_event(
        event,
        {
            "date": None,
            "place": None,
            **{f"{part}.{n}": None for part in ("actors", "harm", "weapons") for n in range(len(getattr(event, part)))},
        },
    )


def agreement_by_field(
    events: Sequence[tuple[Event, Mapping[str, Event]]], *, draws: int = 1000
) -> list[FieldAgreement]:
    """Alpha for every field over events with what each coder made of them (see `coded_by`).

    People are compared where two and more coded an event; the machine with all people wherever one did, but not on
    events that it missed: `found_of` counts these.
    """
    rows = []
    for field in CODED_FIELDS.values():
        people = [[field.read(told) for told in coded.values()] for _, coded in events if len(coded) > 1]
        # Each person against the machine, in pairs: several people must not drown it in their own agreement.
        machine = [(event, coded) for event, coded in events if not event.coder.by_person]
        pairs = [[field.read(event), field.read(told)] for event, coded in machine for told in coded.values()]
        rows.append(
            FieldAgreement(
                field.name,
                field.level,
                agreement(people, field.level, draws=draws),
                agreement(pairs, field.level, draws=draws),
            )
        )
    return rows


def disagreements(events: Sequence[tuple[Reviewed, Mapping[str, Event]]]) -> list[Disagreement]:
    """Where coders differ and nobody has settled it, in the order of the events."""
    found = []
    for reviewed, coded in events:
        if len(coded) < 2:
            continue
        for field in CODED_FIELDS.values():
            if _is_settled(reviewed, field.part):
                continue
            words = [(coder, field.read(event)) for coder, event in coded.items()]
            if any(value != words[0][1] for _, value in words[1:]):
                machine = reviewed.machine
                words += [] if machine.coder.by_person else [(MACHINE, field.read(machine))]
                found.append(Disagreement(reviewed.event.id, field.name, tuple(words)))
    return found


def _is_settled(reviewed: Reviewed, part: str) -> bool:
    """Whether somebody settled the part, or a row of it, after which nobody said otherwise."""
    views = [view for path, view in reviewed.fields.items() if path.partition(".")[0] == part]
    return any(said.settles for view in views for said in view.said)


@dataclass(frozen=True, slots=True)
class Found:
    """Of the events that people confirmed or added, how many the machine had found; and how many that are none."""

    right: int
    missed: int
    wrong: int


def found_of(judged: Iterable[Reviewed]) -> Found:
    """What the machine found, over events that people have come to something on."""
    right = missed = wrong = 0
    for one in judged:
        if one.machine.coder.by_person:
            missed += one.state in ("added", "accepted", "corrected")
        else:
            right += one.state in ("accepted", "corrected")
            wrong += one.state == "rejected"
    return Found(right, missed, wrong)


def machine_over_time(judged: Iterable[tuple[datetime, str]]) -> list[tuple[str, int, int]]:
    """Month by month, how many events were judged and how many of them were accepted as the machine had them.

    What people added counts as judged: the machine did not have it.
    """
    months: dict[str, list[int]] = {}
    for at, verdict in judged:
        if verdict in ("accept", "correct", "reject", "add"):
            row = months.setdefault(f"{at:%Y-%m}", [0, 0])
            row[0] += 1
            row[1] += verdict == "accept"
    return [(month, count, accepted) for month, (count, accepted) in sorted(months.items())]
