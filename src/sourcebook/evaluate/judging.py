"""Which coded events are right: the one definition that `confidence` is fitted with and measured by.

A coded event is right where the scorer pairs it with a hand-coded one of the same report, and their types are the same
or of one family. It says nothing of the single values of the event, and nothing of the events that were missed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sourcebook.errors import ColumnError, DamagedError

from .score import pair_events
from .slots import Json, slot_credit, slots_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A coded event: the chance that its coder gave it, in 0..1, and whether it was right."""

    confidence: float
    right: bool


def right_events(gold: Sequence[Json], coded: Sequence[Json]) -> tuple[bool, ...]:
    """Whether each coded event of a report is right, held against all hand-coded events of that report."""
    gold_slots, coded_slots = [slots_of(event) for event in gold], [slots_of(event) for event in coded]
    right = {
        j
        for i, j in pair_events(gold_slots, coded_slots)
        if slot_credit("type", gold_slots[i]["type"], coded_slots[j]["type"]) > 0
    }
    return tuple(index in right for index in range(len(coded)))


def judge_events(gold: Mapping[str, Sequence[Json]], coded: Mapping[str, Sequence[Json]]) -> tuple[Judged, ...]:
    """Every coded event of the reports in the gold, with its confidence; both map report ids to events.

    Raises ColumnError for an event without a confidence and DamagedError for one outside 0..1.
    """
    found: list[Judged] = []
    for report_id, gold_events in gold.items():
        events = coded.get(report_id, ())
        confidences = [_confidence(event, f"report {report_id}, event {n}") for n, event in enumerate(events, start=1)]
        found += map(Judged, confidences, right_events(gold_events, events))
    return tuple(found)


def _confidence(event: Json, where: str) -> float:
    told: Any = event.get("confidence")
    if told is None:
        raise ColumnError("no confidence", where, "event records, as `sourcebook code -o events.jsonl` writes them")
    if isinstance(told, bool) or not isinstance(told, int | float) or not math.isfinite(told) or not 0 <= told <= 1:
        raise DamagedError(f"confidence is {told!r}", where, "a number from 0 to 1")
    return float(told)
