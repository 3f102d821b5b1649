"""Floors only rise; and the corpora that are at hand are coded and held against theirs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from sourcebook.errors import DamagedError, UsageError
from sourcebook.evaluate.benchmark import SAMPLE, measure
from sourcebook.evaluate.calibration import calibration_of
from sourcebook.evaluate.floors import (
    ECE,
    FLOOR_SLOTS,
    CorpusFloors,
    Measured,
    read_floors,
    shortfalls,
    update_floors,
    write_floors,
)
from sourcebook.evaluate.judging import Judged
from sourcebook.evaluate.score import Score, SlotScore
from sourcebook.evaluate.slots import SLOTS
from sourcebook.pipeline import Pipeline, PipelineOptions

FLOORS = Path(__file__).with_name("floors.json")
CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")


def _measured(correct: int, confidence: float = 1.0) -> Measured:
    """Every slot with `correct` of 3 values right: 1 of 3 is 0.333…, 2 of 3 is 0.666…; one event, and that right."""
    score = Score({slot: SlotScore(float(correct), 3, 3) for slot in FLOOR_SLOTS}, ())
    return Measured(score, calibration_of([Judged(confidence, True)]))


def _unmeasured() -> CorpusFloors:
    return CorpusFloors("invented", "invented.jsonl", None, dict.fromkeys(FLOOR_SLOTS), {ECE: None})


def test_floors_take_what_was_reached_rounded_down() -> None:
    assert set(update_floors(_unmeasured(), _measured(2)).floors.values()) == {0.666}


def test_the_run_that_set_a_floor_holds_it() -> None:
    floors = update_floors(_unmeasured(), _measured(2))
    assert shortfalls(floors, _measured(2)) == ()
    assert update_floors(floors, _measured(2)) == floors


def test_floors_rise_but_do_not_sink_unless_told_to() -> None:
    low = update_floors(_unmeasured(), _measured(1))
    high = update_floors(low, _measured(2))
    assert set(high.floors.values()) == {0.666}
    with pytest.raises(UsageError, match=r"invented: events F1 0\.3333 is under its floor 0\.666"):
        update_floors(high, _measured(1))
    assert update_floors(high, _measured(1), allow_regression=True) == low


def test_a_shortfall_names_corpus_slot_and_both_figures() -> None:
    floors = update_floors(_unmeasured(), _measured(2))
    assert str(shortfalls(floors, _measured(1))[0]) == "invented: events F1 0.3333 is under its floor 0.666"
    assert len(shortfalls(floors, _measured(1))) == len(FLOOR_SLOTS)


def test_ceilings_take_what_was_reached_rounded_up() -> None:
    assert update_floors(_unmeasured(), _measured(2, 0.951)).ceilings == {ECE: 0.05}
    assert update_floors(_unmeasured(), _measured(2, 0.949)).ceilings == {ECE: 0.06}


def test_ceilings_sink_but_do_not_rise_unless_told_to() -> None:
    high = update_floors(_unmeasured(), _measured(2, 0.8))
    low = update_floors(high, _measured(2, 0.951))
    assert (high.ceilings, low.ceilings) == ({ECE: 0.2}, {ECE: 0.05})
    assert shortfalls(low, _measured(2, 0.951)) == ()
    with pytest.raises(UsageError, match=r"^floors: invented: calibration error 0\.2000 is over its ceiling 0\.05;"):
        update_floors(low, _measured(2, 0.8))
    assert update_floors(low, _measured(2, 0.8), allow_regression=True) == high


def test_a_corpus_without_a_ceiling_gets_none() -> None:
    free = replace(_unmeasured(), ceilings={})
    assert update_floors(free, _measured(2, 0.1)).ceilings == {}
    assert shortfalls(free, _measured(2, 0.1)) == ()


def test_floors_file_round_trips_and_refuses_unknown_slots(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = (update_floors(_unmeasured(), _measured(1)), _unmeasured())
    write_floors(path, floors)
    assert read_floors(path) == floors
    assert [entry.name for entry in tmp_path.iterdir()] == ["floors.json"]
    path.write_text(path.read_text().replace('"events"', '"event"'))
    with pytest.raises(DamagedError, match="unknown slot 'event'"):
        read_floors(path)
    path.write_text(path.read_text().replace('"event"', '"events"').replace('"ece"', '"brier"'))
    with pytest.raises(DamagedError, match="unknown slot 'brier'; allowed: ece"):
        read_floors(path)


def test_the_floors_file_of_the_project_names_every_slot() -> None:
    corpora = read_floors(FLOORS)
    assert corpora
    for corpus in corpora:
        assert tuple(corpus.floors) == ("events", *SLOTS, "all")
        assert tuple(corpus.ceilings) == (() if corpus.name == SAMPLE else (ECE,))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open(PipelineOptions())


@pytest.mark.parametrize("corpus", read_floors(FLOORS), ids=lambda corpus: corpus.name)
def test_corpus_holds_its_floors(corpus: CorpusFloors, pipeline: Pipeline) -> None:
    measured = measure(corpus, CORPORA, pipeline)
    if measured is None:
        pytest.skip(f"corpus {corpus.name} is not at {CORPORA / corpus.gold}; set SOURCEBOOK_CORPORA to the corpora")
    assert [str(shortfall) for shortfall in shortfalls(corpus, measured)] == []


def test_floors_hold_for_the_gold_file_they_were_measured_on_only(tmp_path: Path, pipeline: Pipeline) -> None:
    corpus = _unmeasured()
    assert measure(corpus, tmp_path, pipeline) is None
    (tmp_path / corpus.gold).write_text('{"id": "r1", "text": "Nothing.", "events": []}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="which the floors were measured on"):
        measure(corpus, tmp_path, pipeline)
