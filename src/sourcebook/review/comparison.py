"""Agreement over a whole dataset: who coded what, alpha by field, what is left to settle, and settling it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.errors import UsageError
from sourcebook.records import Event, Judgement, event_to_json

from .applying import ROW_PARTS, SETTLED, Reviewed, reviewed
from .coded_fields import CODED_FIELDS
from .desk import Decision, Desk
from .double_coding import (
    MACHINE,
    Disagreement,
    FieldAgreement,
    Found,
    agreement_by_field,
    coded_by,
    disagreements,
    draw_sample,
    found_of,
    machine_over_time,
)
from .filtering import Filter
from .index import DeskIndex
from .views import ids_of

#: Draws of the bootstrap for the page, which people wait for: its ends then rest on 10 draws each.
_DRAWS = 400
#: The most events that a sample is drawn from.
_FROM = 1_000_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Alpha by field, what coders left open, how the machine did by month and over all, and who did what."""

    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]
    months: tuple[tuple[str, int, int], ...]
    done: frozenset[tuple[str, str]]
    found: Found


def comparison_of(desk: Desk) -> Comparison:
    """The comparison over all events that somebody judged."""
    by_event = {
        event: [one for one in told if one.verdict not in ("same", "different")]
        for event, told in desk.judged().items()
    }
    coded: list[tuple[Reviewed, dict[str, Event]]] = []
    for shelved in desk.store.events(sorted(by_event)):
        told = by_event[shelved.event.id]
        coded.append((reviewed(shelved.event, told), coded_by(shelved.event, told)))
    return Comparison(
        tuple(agreement_by_field([(one.machine, by) for one, by in coded], draws=_DRAWS)),
        tuple(disagreements(coded)),
        tuple(
            machine_over_time((one.at, one.verdict) for told in by_event.values() for one in told if one.field is None)
        ),
        frozenset((one.event.id, coder) for one, by in coded for coder in one.coders),
        found_of(one for one, _ in coded),
    )


def draw(desk: Desk, asked: Filter, size: int, coders: Sequence[str]) -> tuple[str, ...]:
    """Draw a sample from a filter for double coding, in place of the one before. The draw can be made again."""
    if not 1 <= size <= 5000:
        raise UsageError(f"{size} events", "sample", "1 to 5,000")
    chosen = draw_sample(ids_of(desk, asked, _FROM), size, f"{size} of {asked.query()}")
    with desk.index.writing() as base:
        base.execute("DELETE FROM assignments WHERE purpose = 'sample'")
        rows = [(event, coder) for event in chosen for coder in dict.fromkeys(coders)]
        base.executemany("INSERT INTO assignments VALUES (?, ?, 'sample')", rows)
    return chosen


def sample_of(index: DeskIndex) -> list[tuple[str, str]]:
    """The sample: pairs of event and coder."""
    rows = index.columns("SELECT event, coder FROM assignments WHERE purpose = 'sample' ORDER BY event, coder")
    return [(row[0], row[1]) for row in rows]


def settle(desk: Desk, event_id: str, field: str, winner: str, coder: str, note: str = "") -> tuple[Judgement, ...]:
    """Settle a field in favour of one coder's coding, or of the machine's. What the others said stays in the record."""
    if field not in CODED_FIELDS:
        raise UsageError(f"field {field[:40]!r}", "settle", ", ".join(CODED_FIELDS))
    view = desk.event(event_id)
    machine = view.reviewed.machine
    coded = coded_by(machine, view.history) | ({} if machine.coder.by_person else {MACHINE: machine})
    if winner not in coded:
        raise UsageError(f"no coding by {winner[:40]!r}", "settle", ", ".join(coded))
    part = CODED_FIELDS[field].part
    wins, base = event_to_json(coded[winner]), event_to_json(machine)
    words = f"{SETTLED}: {winner}" + (f"; {note}" if note else "")
    if part not in ROW_PARTS:
        values = {part: wins[part]}
    else:  # row by row; rows of others that the winner has not are taken out
        taken = [path for path in view.reviewed.fields if path.startswith(f"{part}.")]
        size = max([len(wins[part]), len(base[part]), *(int(path.partition(".")[2]) + 1 for path in taken)])
        values = {f"{part}.{n}": wins[part][n] if n < len(wins[part]) else None for n in range(size)}
    return desk.judge(*(Decision("correct", (event_id,), coder, path, value, words) for path, value in values.items()))
