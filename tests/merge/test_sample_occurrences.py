"""The sample set's events, coded by hand or by us, merge into exactly the occurrences that `occurrences.csv` tells."""

from __future__ import annotations

import csv

from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.evaluate.gold import read_events
from sourcebook.evaluate.merge.sample import sample_comparables
from sourcebook.evaluate.merge.score import PairScore, pairwise
from sourcebook.evaluate.samples import sample_folder
from sourcebook.evaluate.score import pair_events
from sourcebook.evaluate.slots import slots_of
from sourcebook.merge.comparable import comparable_of
from sourcebook.merge.memory import Memory
from sourcebook.normalise.gazetteer import open_gazetteer
from sourcebook.pipeline import Pipeline
from sourcebook.records import event_to_json


def test_the_hand_coded_events_merge_into_exactly_their_occurrences() -> None:
    with sample_folder() as folder:
        events = sample_comparables(folder, open_gazetteer())
    told: dict[str, set[str]] = {}
    for name, (_, occurrence) in events.items():
        told.setdefault(occurrence, set()).add(name)
    assert sum(occurrence.startswith("o") for occurrence in told) == 12
    memory = Memory()
    for comparable, _ in sorted(events.values(), key=lambda told: told[0].published or 0):
        memory.merge([comparable])
    assert memory.groups() == {frozenset(names) for names in told.values()}
    assert {"s011.0", "s033.1"} <= {name for name, relation in memory.relations.items() if relation == "follow-up"}


def test_our_own_coding_merges_into_exactly_these_occurrences_too() -> None:
    """Every pair that belongs together and no other. An event that people did not code must stay alone."""
    pipeline, memory, told = Pipeline.open(), Memory(), dict[str, str]()
    with sample_folder() as folder:
        gold = read_events(folder / "gold.jsonl")
        with (folder / "occurrences.csv").open(encoding="utf-8") as handle:
            rows = {(row["report_id"], int(row["event_index"])): row["occurrence_id"] for row in csv.DictReader(handle)}
    for report in sample_reports():
        events = pipeline.code(report).events
        coded = [slots_of(event_to_json(event)) for event in events]
        memory.merge([comparable_of(event, report.id, events) for event in events])
        told |= {event.id: event.id for event in events}
        pairs = pair_events([slots_of(event) for event in gold[report.id]], coded)
        told |= {events[ours].id: rows[report.id, theirs] for theirs, ours in pairs}
    assert {report for report, _ in rows} == {report for report, events in gold.items() if events}
    assert pairwise(told, memory.incidents) == PairScore(1.0, 1.0)
