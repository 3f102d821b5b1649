"""Score coded events against hand-coded ones: precision, recall and F1 of every slot, and what went wrong where.

Events of one report are paired one to one so that they agree in as much as possible; a pair must agree in type
family, a place, an actor or a toll. Each slot then counts values: credit earned, values coded, values in the gold, over
all reports. Events left without a partner count all their values as spurious or missed. `events` is the detection
score, `all` the micro-average over the slots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from .slots import SLOTS, Json, Slots, slot_credit, slots_of

#: Two events may be one only if one of these slots earns credit: dates, say, agree by chance too often.
ANCHORS = ("type", "place", "actors", "harm")

#: The best pairing is searched exactly where the report with fewer events has at most 5 and the other at most 7: 2,520
#: pairings. Beyond that it is taken greedily, best pair first.
EXACT_FEWER, EXACT_MORE = 5, 7

#: Added to each pair, so that of two equally good pairings the one with more pairs wins.
PAIR_BONUS = 0.01


@dataclass(frozen=True, slots=True)
class SlotScore:
    """One slot over all reports: credit earned, values coded, values in the gold."""

    correct: float
    coded: int
    gold: int

    @property
    def precision(self) -> float:
        return self.correct / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where coder and gold part: a slot of a paired event, or `missed event` / `spurious event`."""

    report_id: str
    slot: str
    gold: Any
    coded: Any


@dataclass(frozen=True, slots=True)
class Score:
    """All slots in order (`events`, the slots, `all`), and every disagreement in the order of the gold."""

    rows: Mapping[str, SlotScore]
    disagreements: tuple[Disagreement, ...]


def score_events(gold: Mapping[str, Sequence[Json]], coded: Mapping[str, Sequence[Json]]) -> Score:
    """Score `coded` against `gold`; both map report ids to events in their JSON form.

    A report of the gold that was not coded scores as an empty answer; a coded report that the gold lacks is left out.
    """
    correct: dict[str, float] = dict.fromkeys(("events", *SLOTS), 0.0)
    counts: dict[str, Counter[str]] = {"coded": Counter(), "gold": Counter()}
    disagreements: list[Disagreement] = []
    for report_id, gold_events in gold.items():
        gold_slots = [slots_of(event) for event in gold_events]
        coded_slots = [slots_of(event) for event in coded.get(report_id, ())]
        pairs = pair_events(gold_slots, coded_slots)
        credit = [{s: slot_credit(s, gold_slots[i][s], coded_slots[j][s]) for s in SLOTS} for i, j in pairs]
        correct["events"] += len(pairs)
        for slot in SLOTS:
            correct[slot] += sum(earned[slot] for earned in credit)
        _add_counts(counts["gold"], gold_slots)
        _add_counts(counts["coded"], coded_slots)
        disagreements += _slot_disagreements(report_id, pairs, credit, gold_slots, coded_slots)
        disagreements += _unpaired(report_id, pairs, gold_events, coded_slots)
    rows = {slot: SlotScore(correct[slot], counts["coded"][slot], counts["gold"][slot]) for slot in correct}
    rows["all"] = SlotScore(
        sum(rows[slot].correct for slot in SLOTS),
        sum(rows[slot].coded for slot in SLOTS),
        sum(rows[slot].gold for slot in SLOTS),
    )
    return Score(rows, tuple(disagreements))


def pair_events(gold: Sequence[Slots], coded: Sequence[Slots]) -> list[tuple[int, int]]:
    """Which event of the gold goes with which coded one: indices, each used once, the largest total agreement."""
    agreement = {
        (i, j): value
        for i, one in enumerate(gold)
        for j, other in enumerate(coded)
        if (value := _agreement(one, other)) is not None
    }
    fewer, more = sorted((len(gold), len(coded)))
    if fewer <= EXACT_FEWER and more <= EXACT_MORE:
        return _best_pairing(agreement, fewer, more, gold_is_longer=len(gold) > len(coded))
    return _greedy_pairing(agreement)


def _agreement(gold: Slots, coded: Slots) -> float | None:
    """How much two events agree, None where they may not be paired."""
    credit = {slot: slot_credit(slot, gold[slot], coded[slot]) for slot in SLOTS}
    if not any(credit[slot] for slot in ANCHORS):
        return None
    return sum(credit.values()) + PAIR_BONUS


def _best_pairing(
    agreement: Mapping[tuple[int, int], float], fewer: int, more: int, *, gold_is_longer: bool
) -> list[tuple[int, int]]:
    """Every way to give the shorter side's events partners, in lexicographic order; the first of the best is kept."""
    best, chosen = -1.0, list[tuple[int, int]]()
    for partners in permutations(range(more), fewer):
        pairs = [
            pair
            for index, partner in enumerate(partners)
            if (pair := (partner, index) if gold_is_longer else (index, partner)) in agreement
        ]
        total = sum(agreement[pair] for pair in pairs)
        if total > best:
            best, chosen = total, pairs
    return chosen


def _greedy_pairing(agreement: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_coded: set[int] = set()
    for i, j in sorted(agreement, key=lambda pair: (-agreement[pair], pair)):
        if i not in taken_gold and j not in taken_coded:
            taken_gold.add(i)
            taken_coded.add(j)
            chosen.append((i, j))
    return chosen


def _add_counts(counter: Counter[str], events: Sequence[Slots]) -> None:
    counter["events"] += len(events)
    for slot in SLOTS:
        counter[slot] += sum(len(event[slot]) for event in events)


def _slot_disagreements(
    report_id: str,
    pairs: Sequence[tuple[int, int]],
    credit: Sequence[Mapping[str, float]],
    gold: Sequence[Slots],
    coded: Sequence[Slots],
) -> list[Disagreement]:
    return [
        Disagreement(report_id, slot, gold[i][slot], coded[j][slot])
        for slot in SLOTS
        for (i, j), earned in zip(pairs, credit, strict=True)
        if earned[slot] < max(len(gold[i][slot]), len(coded[j][slot]))
    ]


def _unpaired(
    report_id: str, pairs: Sequence[tuple[int, int]], gold_events: Sequence[Json], coded: Sequence[Slots]
) -> list[Disagreement]:
    paired_gold, paired_coded = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [
        Disagreement(report_id, "missed event", event.get("type"), event.get("evidence"))
        for i, event in enumerate(gold_events)
        if i not in paired_gold
    ]
    spurious = [
        Disagreement(report_id, "spurious event", slots["type"][0], slots["harm"])
        for j, slots in enumerate(coded)
        if j not in paired_coded
    ]
    return missed + spurious
