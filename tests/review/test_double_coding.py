"""Double coding: a sample by lot, agreement by field, disagreements, and settling them without losing a word."""

from __future__ import annotations

import desk_factory as made
import pytest

from sourcebook.errors import UsageError
from sourcebook.review.comparison import comparison_of, draw, sample_of, settle
from sourcebook.review.desk import Decision, Desk
from sourcebook.review.double_coding import draw_sample


def _code_blind(desk: Desk, event: str, coder: str, kind: str, killed: int) -> None:
    toll = {"text": "(no words)", "who": "civilians", "effect": "killed", "low": killed, "high": killed}
    values = {"type": kind, "status": "accomplished", "date": None, "place": None, "harm.0": toll}
    desk.judge(*(Decision("correct", (event,), coder, path, value, blind=True) for path, value in values.items()))


@pytest.fixture
def coded(desk: Desk) -> list[str]:
    """Four events that anna and ben coded blind: they differ on one type and one toll."""
    ids = [str(row["id"]) for row in desk.rows(made.everything(), 0, 4)]
    for number, event in enumerate(ids):
        _code_blind(desk, event, "anna", "attack" if number else "riot", number)
        _code_blind(desk, event, "ben", "attack" if number else "protest", number if number != 2 else 7)
    return ids


def test_a_sample_is_drawn_by_lot_and_can_be_drawn_again() -> None:
    ids = [f"ev-{number}" for number in range(100)]
    assert draw_sample(ids, 10, "a") == draw_sample(ids[::-1], 10, "a") != draw_sample(ids, 10, "b")
    assert len(draw_sample(ids, 500, "a")) == 100


def test_the_sample_is_each_coders(desk: Desk) -> None:
    chosen = draw(desk, made.everything(), 5, ["anna", "ben", "anna"])
    assert sample_of(desk.index) == [(event, coder) for event in chosen for coder in ("anna", "ben")]


def test_agreement_is_of_what_each_coder_entered(desk: Desk, coded: list[str]) -> None:
    fields = {one.field: one for one in comparison_of(desk).fields}
    assert (fields["type"].people.units, fields["type"].people.values) == (4, 8)
    assert fields["type"].people.alpha is not None and 0 < fields["type"].people.alpha < 1
    assert fields["status"].people.alpha is None, "where no value differs there is no alpha"
    assert fields["killed"].with_machine.units == 8


@pytest.mark.parametrize(("field", "number"), [("type", 0), ("killed", 2)])
def test_settling_ends_a_disagreement_and_keeps_both_words(
    desk: Desk, coded: list[str], field: str, number: int
) -> None:
    before = {(one.event, one.field) for one in comparison_of(desk).disagreements}
    assert before == {(coded[0], "type"), (coded[2], "killed")}
    settle(desk, coded[number], field, "ben", "cara", "read again")
    assert {(one.event, one.field) for one in comparison_of(desk).disagreements} == before - {(coded[number], field)}
    view = desk.event(coded[number])
    assert {one.coder for one in view.history} == {"anna", "ben", "cara"}
    event = view.reviewed.event
    assert event.type == "protest" if field == "type" else [row.count.low for row in event.harm] == [7]


def test_what_cannot_be_settled_is_refused(desk: Desk, coded: list[str]) -> None:
    for field, winner in (("colour", "anna"), ("type", "dora")):
        with pytest.raises(UsageError):
            settle(desk, coded[0], field, winner, "cara")
