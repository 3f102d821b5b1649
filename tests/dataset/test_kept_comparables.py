"""What a dataset keeps of its events as they are compared is never another thing than what would be made anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_coder import NOW, first_coder, groups, kept, many_reports, second_coder, worked

from sourcebook.dataset import Dataset, add, code, merge, neighbourhood, purge_name, purge_report
from sourcebook.dataset.comparing import comparables
from sourcebook.dataset.neighbourhood import StoreNeighbourhood
from sourcebook.errors import StoreError
from sourcebook.ingest import Kept
from sourcebook.merge.kept import VERSION
from sourcebook.records import CoderStamp, Event, Evidence, Judgement, Span, content_id
from sourcebook.records.codec import event_body
from sourcebook.records.event import PERSON
from sourcebook.store import AddedEvent

#: What no coder here reads, and a person may add.
MISSED = "people were taken from Hamdallaye at dawn"
REPORTS = [
    kept(number, f"{found.report.text}\n{MISSED}", 26)
    for number, found in enumerate(many_reports(20))
    if isinstance(found, Kept)
]


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[Dataset]:
    with worked(tmp_path / "set", REPORTS[:15]) as made:
        yield made


def _kept(dataset: Dataset) -> set[str]:
    return set(dataset.store.comparables([s.event.id for s in dataset.store.events(current=False)], VERSION))


def _all_as_made(dataset: Dataset) -> None:
    """Each current event is compared as it is when nothing is kept."""
    made = {one.event: one for one in comparables(dataset.store, dataset.store.events())}
    found = StoreNeighbourhood(dataset.store).comparables(sorted(made))
    assert {one.event: one for one in found} == made


def _add_more(dataset: Dataset) -> None:
    add(dataset, REPORTS[15:], NOW)
    code(dataset, first_coder)


def test_neighbours_are_not_made_comparable_again(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _kept(dataset) == {stored.event.id for stored in dataset.store.events()}
    made: list[str] = []

    def counted(*given: object) -> Iterator[object]:
        for one in comparables(*given):  # type: ignore[arg-type]  # as they came
            made.append(one.event)
            yield one

    monkeypatch.setattr(neighbourhood, "comparables", counted)
    _add_more(dataset)
    assert merge(dataset).new == 6
    assert made == []
    assert _kept(dataset) == {stored.event.id for stored in dataset.store.events()}


def test_what_another_version_kept_is_made_anew_and_kept(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhood, "VERSION", "another")
    _add_more(dataset)
    ids = [stored.event.id for stored in dataset.store.events()]
    assert not dataset.store.comparables(ids, "another")
    merge(dataset)
    assert len(dataset.store.comparables(ids, "another")) > 6
    assert not merge(dataset).changed
    _all_as_made(dataset)
    assert list(dataset.store.verify()) == []


def test_a_purged_name_is_in_nothing_that_is_kept(dataset: Dataset) -> None:
    named = {stored.event.id for stored in dataset.store.events() if "Hombori" in stored.event.report.text}
    before = _kept(dataset)
    purge_name(dataset, "Hombori", reason="asked for", by="ana")
    assert named and _kept(dataset) == before - named
    _add_more(dataset)
    merge(dataset)
    forms = dataset.store.comparables([stored.event.id for stored in dataset.store.events()], VERSION)
    assert "hombori" not in str([form for id, form in forms.items() if id in named])
    _all_as_made(dataset)


def _added(dataset: Dataset, chance: random.Random, number: int) -> None:
    """A person adds to a report the event that it tells in its last line: no other event is told in that any more."""
    stored = chance.choice(list(dataset.store.events()))
    start = stored.event.report.text.rindex("\n") + 1
    evidence = Evidence(MISSED, Span(start, start + len(MISSED)))
    body = replace(stored.event, type="abduction", date=None, place=None, actors=(), harm=(), evidence=evidence)
    body = replace(body, id="", coder=CoderStamp("0.1.0", PERSON, "by hand"))
    event: Event = replace(body, id=content_id("ev", [stored.report_key, number, event_body(body)]))
    told = Judgement(f"add-{number}", "add", (event.id,), "ana", datetime(2026, 3, 2, 12, number, tzinfo=UTC))
    dataset.store.judge(told, added=[AddedEvent(told.id, stored.report_key, event)])


def _undone(dataset: Dataset, chance: random.Random, number: int) -> None:
    standing = [one for one in dataset.store.judgements() if one.verdict != "undo"]
    if standing:
        one = chance.choice(standing)
        at = datetime(2026, 3, 2, 12, number, tzinfo=UTC)
        dataset.store.judge(Judgement(f"undo-{number}", "undo", one.events, "ana", at, undoes=one.id))


def _judged(dataset: Dataset, chance: random.Random, number: int) -> None:
    pair = sorted(stored.event.id for stored in chance.sample(list(dataset.store.events()), 2))
    at = datetime(2026, 3, 2, 12, number, tzinfo=UTC)
    dataset.store.judge(Judgement(f"j-{number}", chance.choice(("same", "different")), tuple(pair), "ana", at))


def _purged(dataset: Dataset, chance: random.Random, number: int) -> None:
    purge_report(dataset, chance.choice([s.key for s in dataset.store.reports()]), reason="private", by="ana")


def _name_purged(dataset: Dataset, chance: random.Random, number: int) -> None:
    with suppress(StoreError):  # it may stand nowhere any more
        purge_name(dataset, chance.choice(("Hombori", "Koro", "Sofara")), reason="private", by="ana")


STEPS = {
    "more": lambda dataset, chance, number: add(dataset, chance.sample(REPORTS, 4), NOW),
    "code": lambda dataset, chance, number: code(dataset, first_coder),
    "code anew": lambda dataset, chance, number: code(dataset, second_coder),
    "merge": lambda dataset, chance, number: merge(dataset),
    "add": _added,
    "undo": _undone,
    "judge": _judged,
    "purge": _purged,
    "purge name": _name_purged,
}


@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=3, max_size=8), st.integers(0, 999))
@settings(max_examples=25, deadline=None)
def test_whatever_is_done_nothing_is_compared_as_it_was_before(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], seed: int
) -> None:
    chance = random.Random(seed)
    with worked(tmp_path_factory.mktemp("set") / "set", REPORTS[:8]) as dataset:
        for number, step in enumerate(steps):
            STEPS[step](dataset, chance, number)
            _all_as_made(dataset)
        merge(dataset)
        _all_as_made(dataset)
        together = groups(dataset)
        assert list(dataset.store.verify()) == []
        assert not merge(dataset).changed
        assert groups(dataset) == together
