"""The scorer's rules, one readable row each, and its agreement with the reference scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.evaluate.names import name_words, same_name
from sourcebook.evaluate.score import pair_events, score_events
from sourcebook.evaluate.slots import SLOTS, slot_credit, slots_of
from sourcebook.records.vocabulary import EFFECTS, EVENT_TYPES, GROUPS, MODES, ROLES, SPEAKER_KINDS, STATUSES

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Northern Dawn Front", "the Northern Dawn Front", True),
        ("Kāshmir", "kashmir", True),
        ("soldiers", "soldier", True),
        ("gas", "ga", False),
        ("Front", "Northern Dawn Front", True),
        ("Northern Dawn Front", "Southern Dawn Army", False),
        ("Northern Dawn", "Southern Dawn", True),
        ("area of the", "The Area of", True),
        ("", "Northern Dawn Front", False),
        (None, None, False),
    ],
)
def test_names_match(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_name_words_fold_what_does_not_tell_names_apart() -> None:
    assert name_words("The Éclair Brigades of Khar area") == {"eclair", "brigade", "khar"}


def _date(start: str | None, end: str | None) -> Json:
    return {"from": start, "to": end}


@pytest.mark.parametrize(
    ("slot", "gold", "coded", "credit"),
    [
        ("type", "bombing", "bombing", 1),
        ("type", "bombing", "grenade", 0.5),
        ("type", "bombing", "attack", 0),
        ("type", "threat", "other", 0),
        ("status", "attempted", "accomplished", 0),
        ("date", _date("2019-03-04", "2019-03-04"), _date("2019-03-04", "2019-03-04"), 1),
        ("date", _date("--03-04", "--03-04"), _date("2019-03-04", "2019-03-04"), 1),
        ("date", _date("2018-03-04", "2018-03-04"), _date("2019-03-04", "2019-03-04"), 0),
        ("date", _date("2019-03-04", "2019-03-05"), _date("2019-03-04", "2019-03-04"), 0),
        ("date", _date("2019-03", None), _date("2019-03", None), 1),
        ("country", "IN", "PK", 0),
        ("place", ["Khar", "Bajaur"], ["Bajaur District"], 1),
        ("place", ["Khar"], ["Miran"], 0),
        ("actors", {"text": "police", "role": "party"}, {"text": "police", "role": "target"}, 1),
        ("actors", {"text": "police", "role": "perpetrator"}, {"text": "police", "role": "target"}, 0.5),
        ("actors", {"text": "Dawn Front", "role": "party"}, {"text": "they", "name": "Dawn Front", "role": "party"}, 1),
        ("actors", {"text": "police", "role": "party"}, {"text": "rebels", "role": "party"}, 0),
        ("harm", {"effect": "killed", "low": 2, "high": None, "who": "civilians"},
         {"effect": "killed", "low": 2, "high": None, "who": "civilians"}, 1),
        ("harm", {"effect": "killed", "low": 2, "high": 2, "who": "civilians"},
         {"effect": "killed", "low": 2, "high": 2, "who": "unknown"}, 0.5),
        ("harm", {"effect": "killed", "low": 2, "high": 2, "who": "civilians"},
         {"effect": "killed", "low": 2, "high": None, "who": "civilians"}, 0),
        ("weapons", "hand grenade", "grenades", 1),
        ("weapons", "grenade", "rifle", 0),
        ("attribution", {"text": "police", "mode": "reported"}, {"text": "the police", "mode": "suspected"}, 0.5),
    ],
)  # fmt: skip
def test_credit_of_a_slot(slot: str, gold: Any, coded: Any, credit: float) -> None:
    assert slot_credit(slot, [gold], [coded]) == credit


def test_a_slot_pairs_its_values_one_to_one() -> None:
    police = {"text": "police", "role": "party"}
    assert slot_credit("actors", [police], [police, police]) == 1
    assert slot_credit("actors", [police, police], [police, police]) == 2


def _event(type_: str, place: str, **more: Any) -> Json:
    return {"type": type_, "place": {"texts": [place]}, **more}


def test_empty_answer_and_report_without_events() -> None:
    score = score_events({"r1": [_event("attack", "Khar")], "r2": []}, {"r2": [_event("bombing", "Miran")]})
    assert (score.rows["events"].gold, score.rows["events"].coded, score.rows["events"].correct) == (1, 1, 0)
    assert score.rows["all"].f1 == 0
    assert [(d.report_id, d.slot) for d in score.disagreements] == [("r1", "missed event"), ("r2", "spurious event")]


def test_no_reports_at_all_is_zero_not_a_division_error() -> None:
    assert score_events({}, {}).rows["all"].f1 == 0


def test_coded_reports_that_the_gold_lacks_are_left_out() -> None:
    assert score_events({}, {"r9": [_event("attack", "Khar")]}).rows["events"].coded == 0


def test_events_pair_for_the_largest_total_not_in_order() -> None:
    gold = [slots_of(_event("attack", "Khar")), slots_of(_event("bombing", "Miran"))]
    coded = [slots_of(_event("bombing", "Miran")), slots_of(_event("attack", "Khar"))]
    assert sorted(pair_events(gold, coded)) == [(0, 1), (1, 0)]


def test_events_that_share_only_a_date_are_not_paired() -> None:
    day = {"date": {"from": "2019-03-04", "to": "2019-03-04"}}
    gold, coded = slots_of(_event("attack", "Khar", **day)), slots_of(_event("protest", "Miran", **day))
    assert pair_events([gold], [coded]) == []


def test_a_perfect_answer_scores_one_in_every_slot_that_is_filled() -> None:
    gold = {"r1": [_event("attack", "Khar", harm=[{"effect": "killed", "low": 1, "high": 1, "who": "civilians"}])]}
    score = score_events(gold, gold)
    assert {slot: score.rows[slot].f1 for slot in ("events", "type", "place", "harm", "all")} == dict.fromkeys(
        ("events", "type", "place", "harm", "all"), 1.0
    )
    assert score.disagreements == ()


# Agreement with the reference scorer -------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["police", "the Police", "Dawn Front", "Northern Dawn Front", "villagers", "a villager", "Khar", "Khar town",
     "Miran", "Éclair Brigade", "eclair brigades", "s", "the area", "", "IED", "pressure cooker bomb", "bombs"]
)  # fmt: skip
DAYS = st.sampled_from([None, "2019-03-04", "--03-04", "2018-03-04", "2019-03", "2019", "--03"])
NUMBERS = st.one_of(st.none(), st.integers(0, 3))
ACTOR = st.fixed_dictionaries(
    {"text": NAMES, "role": st.sampled_from(ROLES), "group": st.sampled_from(GROUPS)},
    optional={"name": st.one_of(st.none(), NAMES)},
)
HARM = st.fixed_dictionaries(
    {
        "text": NAMES,
        "who": st.sampled_from(GROUPS[:3]),
        "effect": st.sampled_from(EFFECTS[:3]),
        "low": NUMBERS,
        "high": NUMBERS,
    }
)
SPEAKER = st.fixed_dictionaries(
    {"text": NAMES, "kind": st.sampled_from(SPEAKER_KINDS), "mode": st.sampled_from(MODES[:3])}
)
EVENT = st.fixed_dictionaries(
    {"type": st.sampled_from(EVENT_TYPES[:8]), "harm": st.lists(HARM, max_size=3)},
    optional={
        "status": st.sampled_from(STATUSES),
        "date": st.one_of(st.none(), st.fixed_dictionaries({"from": DAYS, "to": DAYS})),
        "place": st.one_of(
            st.none(),
            st.fixed_dictionaries({"texts": st.lists(NAMES, max_size=3), "iso2": st.sampled_from([None, "IN", "PK"])}),
        ),
        "actors": st.lists(ACTOR, max_size=3),
        "weapons": st.lists(st.one_of(NAMES, st.fixed_dictionaries({"text": NAMES})), max_size=2),
        "attribution": st.lists(SPEAKER, max_size=2),
        "evidence": NAMES,
    },
)
REPORTS = st.dictionaries(st.sampled_from(["r1", "r2", "r3"]), st.lists(EVENT, max_size=5), max_size=3)


def _reference() -> ModuleType:
    """The reference scorer, kept outside the project; SOURCEBOOK_SHARED names the folder that holds it."""
    repository = Path(__file__).resolve().parents[2]
    shared = Path(os.environ.get("SOURCEBOOK_SHARED") or repository.parent / "shared")
    path = shared / "tools" / "score_events.py"
    if not path.is_file():
        pytest.skip(f"no reference scorer at {path}; set SOURCEBOOK_SHARED to the folder that holds tools/")
    specification = importlib.util.spec_from_file_location("reference_scorer", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return _reference()


def _agrees(reference: ModuleType, gold: dict[str, list[Json]], coded: dict[str, list[Json]]) -> None:
    table, errors = reference.score(gold, coded)
    ours = score_events(gold, coded)
    assert list(ours.rows) == list(table)
    for slot, row in table.items():
        mine = ours.rows[slot]
        assert (mine.precision, mine.recall, mine.f1) == (row["p"], row["r"], row["f1"]), slot
        assert (mine.gold, mine.coded) == (row["gold"], row["coded"]), slot
    assert len(ours.disagreements) == len(errors)
    assert [(d.report_id, d.slot) for d in ours.disagreements] == [(e[0], e[1]) for e in errors]


@settings(max_examples=150, deadline=None)
@given(gold=REPORTS, coded=REPORTS)
def test_agrees_with_the_reference_scorer(reference: ModuleType, gold: Any, coded: Any) -> None:
    _agrees(reference, gold, coded)


@settings(max_examples=25, deadline=None)
@given(gold=st.lists(EVENT, min_size=4, max_size=8), coded=st.lists(EVENT, min_size=6, max_size=9))
def test_agrees_where_the_pairing_turns_greedy(reference: ModuleType, gold: Any, coded: Any) -> None:
    _agrees(reference, {"r1": gold}, {"r1": coded})
    _agrees(reference, {"r1": coded}, {"r1": gold})


def test_slots_are_those_of_the_reference(reference: ModuleType) -> None:
    assert reference.SLOTS == SLOTS
