"""The sample set's events, coded by hand, merge into exactly the occurrences that `occurrences.csv` tells."""

from __future__ import annotations

from sourcebook.evaluate.merge.sample import sample_comparables
from sourcebook.evaluate.samples import sample_folder
from sourcebook.merge.memory import Memory
from sourcebook.normalise.gazetteer import open_gazetteer


def test_the_sample_set_merges_into_exactly_its_occurrences() -> None:
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
