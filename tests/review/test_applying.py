"""Judgements applied to events: what stands, what is in conflict, and that nothing that anybody said is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.errors import UsageError
from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.pipeline import Pipeline
from sourcebook.records import Event, Judgement, event_to_json
from sourcebook.review.applying import reviewed, standing
from sourcebook.review.gold import gold_rows
from sourcebook.review.queue import novelty, stakes, uncertainty
from sourcebook.review.recalibration import Recalibration, is_right, recalibrate
from sourcebook.review.values import checked_value

START = datetime(2026, 11, 28, tzinfo=UTC)
EVENT = Pipeline.open().code(sample_reports()[0]).events[0]


def judgements(event: Event, *told: tuple[Any, ...]) -> list[Judgement]:
    """Judgements in order of time from (coder, verdict, field, value); for an undo, the number of the one undone."""
    made: list[Judgement] = []
    for number, (coder, verdict, *more) in enumerate(told):
        field, value = (*more, None, None)[:2]
        undoes = made[field].id if verdict == "undo" else None
        at = START + timedelta(minutes=number)
        path = None if verdict == "undo" else field
        made.append(Judgement(f"ju-{number}", verdict, (event.id,), coder, at, path, value, undoes=undoes))
    return made


@pytest.mark.parametrize(
    ("told", "state", "kind"),
    [
        ([], "unseen", "armed-clash"),
        ([("anna", "accept")], "accepted", "armed-clash"),
        ([("anna", "reject")], "rejected", "armed-clash"),
        ([("anna", "flag")], "flagged", "armed-clash"),
        ([("anna", "correct", "type", "riot")], "corrected", "riot"),
        ([("anna", "correct", "type", "armed-clash")], "accepted", "armed-clash"),
        ([("anna", "correct", "type", "riot"), ("anna", "accept", "type")], "accepted", "armed-clash"),
        ([("anna", "correct", "type", "riot"), ("ben", "correct", "type", "protest")], "conflict", "protest"),
        ([("anna", "correct", "type", "riot"), ("ben", "correct", "type", "riot")], "corrected", "riot"),
        ([("anna", "accept"), ("ben", "reject")], "conflict", "armed-clash"),
        ([("anna", "correct", "type", "riot"), ("anna", "undo", 0)], "unseen", "armed-clash"),
        ([("anna", "correct", "type", "riot"), ("anna", "undo", 0), ("anna", "undo", 1)], "corrected", "riot"),
        ([("anna", "same"), ("anna", "different")], "unseen", "armed-clash"),
    ],
)
def test_what_stands(told: list[tuple[Any, ...]], state: str, kind: str) -> None:
    found = reviewed(EVENT, judgements(EVENT, *told))
    assert (found.state, found.event.type) == (state, kind)
    assert found.machine == EVENT, "the machine's record is never touched"


def test_both_coders_words_stay_and_one_settles_it() -> None:
    told = judgements(EVENT, ("anna", "correct", "type", "riot"), ("ben", "correct", "type", "protest"))
    assert [(said.coder, said.value) for said in reviewed(EVENT, told).fields["type"].said] == [
        ("anna", "riot"),
        ("ben", "protest"),
    ]
    at = START + timedelta(hours=1)
    end = Judgement("ju-9", "correct", (EVENT.id,), "cara", at, "type", "riot", "settled: anna")
    assert reviewed(EVENT, [*told, end]).state == "corrected"


def test_rows_are_corrected_taken_out_and_added() -> None:
    rows = [event_to_json(EVENT)["harm"][0] | {"low": 9, "high": 9}, None]
    more = rows[0] | {"effect": "missing"}
    size = len(EVENT.harm)
    told = [("anna", "correct", "harm.0", rows[0]), ("anna", "correct", "harm.1", None)]
    found = reviewed(EVENT, judgements(EVENT, *told, ("anna", "correct", f"harm.{size}", more))).event
    assert len(found.harm) == size
    assert (found.harm[0].count.low, found.harm[-1].effect) == (9, "missing")


_VERDICTS = st.sampled_from(["accept", "reject", "correct", "flag"])


@given(st.lists(st.tuples(st.sampled_from(["anna", "ben"]), _VERDICTS), max_size=6))
def test_undoing_everything_leaves_the_machines_event(steps: Sequence[tuple[str, str]]) -> None:
    told = [(coder, verdict, "type", "riot") if verdict == "correct" else (coder, verdict) for coder, verdict in steps]
    undone = [*told, *(("anna", "undo", number) for number in range(len(told)))]
    made = judgements(EVENT, *undone)
    assert standing(made) == ()
    assert reviewed(EVENT, made).event == EVENT
    assert reviewed(EVENT, made).version != reviewed(EVENT, []).version or not steps


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "war"),
        ("type", None),
        ("type.0", "riot"),
        ("id", "ev-1"),
        ("harm.0", {"text": "eight", "who": "civilians", "effect": "killed"}),
        ("harm.0", {"text": "eight", "who": "civilians", "effect": "killed", "low": 9, "high": 3}),
        ("harm.0", {"text": "eight", "who": "civilians", "effect": "killed", "low": 1, "span": [0, 10**9]}),
        ("harm.99999", None),
        ("harm.-1", None),
        ("date", {"from": "2019-02-30"}),
        ("date", {"from": "2019-03-02", "to": "2019-03-01"}),
        ("date", "yesterday"),
        ("place", {"lat": 0, "lon": 0}),
        ("place", {"lat": 91, "lon": 0}),
        ("place", {"lat": 1}),
        ("actors.0", {"text": "", "role": "target", "group": "civilians"}),
        ("actors.0", {"text": "x" * 1000, "role": "target", "group": "civilians"}),
    ],
)
def test_what_is_no_value_of_a_field_is_refused(field: str, value: Any) -> None:
    with pytest.raises(UsageError):
        checked_value(EVENT, field, value)


@pytest.mark.parametrize(("more", "less"), [(0.5, 0.9), (0.6, 0.95), (0.4, 0.05)])
def test_the_queue_asks_first_for_what_is_unsure(more: float, less: float) -> None:
    assert uncertainty(more, 0) > uncertainty(less, 0)
    assert uncertainty(less, 2) > uncertainty(less, 0)


def test_the_queue_asks_first_for_what_would_change_the_record() -> None:
    alone, _ = stakes(EVENT, alone=True)
    among, _ = stakes(EVENT, alone=False)
    without, _ = stakes(reviewed(EVENT, []).event.__class__(**_fields(EVENT) | {"harm": ()}), alone=False)
    assert alone > among > without
    assert novelty(0) > novelty(4) > novelty(50)


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__slots__}


def test_only_reports_of_which_every_event_was_judged_are_gold() -> None:
    events = [reviewed(EVENT, judgements(EVENT, ("anna", "accept"))), reviewed(EVENT, [])]
    assert list(gold_rows([(EVENT.report, events)])) == []
    rejected = reviewed(EVENT, judgements(EVENT, ("anna", "reject")))
    (row,) = gold_rows([(EVENT.report, [events[0], rejected])])
    assert len(row["events"]) == 1
    assert row["events"][0]["harm"][0].keys() == {"text", "who", "effect", "low", "high"}


def test_calibration_learns_that_a_coder_is_too_sure() -> None:
    right = [reviewed(EVENT, judgements(EVENT, ("anna", "accept")))] * 15
    wrong = [reviewed(EVENT, judgements(EVENT, ("anna", "reject")))] * 15
    found = recalibrate([*right, *wrong])
    assert found.after < found.before
    assert abs(found.of(EVENT.confidence) - 0.5) < 0.15
    with pytest.raises(UsageError):
        recalibrate(right[:5])
    assert Recalibration(0, 1, 20, 10, 0, 0).of(0.8) == 0.8
    assert is_right(reviewed(EVENT, judgements(EVENT, ("anna", "correct", "type", "attack")))) is True
