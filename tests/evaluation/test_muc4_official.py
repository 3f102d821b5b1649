"""The official MUC-4 score, rule by rule, on invented incidents."""

from __future__ import annotations

import pytest
from muc4_factory import SHORT, template

from sourcebook.evaluate.muc4.agreement import Comparison
from sourcebook.evaluate.muc4.alignment import pair_templates
from sourcebook.evaluate.muc4.official import official_score, score_message
from sourcebook.evaluate.muc4.template_score import score_template
from sourcebook.evaluate.muc4.templates import SLOT_NAMES, Template

# slot, key, response, tally as correct/partial/incorrect/spurious/missing
SLOT_RULES = [
    ("stage", "", "", "0/0/0/0/0"),
    ("stage", "ATTEMPTED", "ATTEMPTED", "1/0/0/0/0"),
    ("stage", "ATTEMPTED", "THREATENED", "0/0/1/0/0"),
    ("stage", "ATTEMPTED", "", "0/0/0/0/1"),
    ("stage", "", "ATTEMPTED", "0/0/0/1/0"),
    ("stage", "? ATTEMPTED", "", "0/0/0/0/0"),
    ("stage", "? ATTEMPTED", "THREATENED", "0/0/1/0/0"),
    ("stage", "ATTEMPTED / THREATENED", "THREATENED", "1/0/0/0/0"),
    # partial credit: the response is vaguer
    ("type", "KIDNAPPING", "ATTACK", "0/1/0/0/0"),
    ("type", "ATTACK", "KIDNAPPING", "0/0/1/0/0"),
    ("instrument type", "DYNAMITE", "BOMB", "0/1/0/0/0"),
    ("instrument type", "DYNAMITE", "EXPLOSIVE", "0/1/0/0/0"),
    ("instrument type", "EXPLOSIVE", "DYNAMITE", "0/0/1/0/0"),
    ("human effect", 'NO INJURY OR DEATH: "X"', "NO DEATH", "0/1/0/0/0"),
    ("human effect", 'NO INJURY OR DEATH: "X"', 'NO DEATH: "Y"', "0/1/0/0/0"),
    # cross-references
    ("human type", 'CIVILIAN: "X"', 'CIVILIAN: "X"', "1/0/0/0/0"),
    ("human type", 'CIVILIAN: "X"', "CIVILIAN", "0/1/0/0/0"),
    ("human type", 'CIVILIAN: "X"', 'CIVILIAN: "Y"', "0/0/1/0/0"),
    ("human type", 'CIVILIAN: "X"', 'DIPLOMAT: "X"', "0/0/1/0/0"),
    ("human type", 'CIVILIAN: "-"', "CIVILIAN", "1/0/0/0/0"),
    # several fills
    ("name", '"ANA"\n"LUZ"', '"LUZ"\n"ANA"', "2/0/0/0/0"),
    ("name", '"ANA"\n"LUZ"', '"LUZ"', "1/0/0/0/1"),
    ("name", '"ANA"\n"LUZ"', '"LUZ"\n"EVA"\n"INES"', "1/0/1/1/0"),
    ("name", '"ANA"\n? "LUZ"', '"EVA"\n"INES"\n"OLGA"', "0/0/2/1/0"),
    ("name", '"ANA"\n? "LUZ"', '"EVA"', "0/0/1/0/0"),
    ("name", '"ANA"', '"ANA"\n"ANA"', "1/0/0/1/0"),
    # words: exact, but for premodifiers
    ("physical", '"THE MILL" / "WATER MILL"', '"MILL"', "1/0/0/0/0"),
    ("physical", '"MILL"', '"three of the mill"', "1/0/0/0/0"),
    ("physical", '"WATER MILL"', '"MILL"', "0/0/1/0/0"),
    # locations
    ("location", "PERU: CUSCO (CITY)", "PERU: CUSCO (CITY)", "1/0/0/0/0"),
    ("location", "PERU: CUSCO (CITY)", "PERU", "0/1/0/0/0"),
    ("location", "PERU: CUSCO (CITY)", "PERU: PUNO (CITY)", "0/1/0/0/0"),
    ("location", "PERU: CUSCO (CITY)", "CHILE: CUSCO (CITY)", "0/0/1/0/0"),
    ("location", "PERU", "PERU: CUSCO (CITY)", "0/0/1/0/0"),
    # dates, with the slip that strikes "1 " to "9 " out of them
    ("date", "05 MAR 89", "- 05 MAR 89", "0/0/1/0/0"),
    ("date", "04 MAR 89 - 05 MAR 89", "04 MAR 89 - 05 MAR 89", "1/0/0/0/0"),
    ("date", "21 MAR 89", "25 MAR 89", "1/0/0/0/0"),
    ("date", "04 MAR 89", "07 MAR 89", "1/0/0/0/0"),
    ("date", "21 MAR 89", "11 MAR 89", "0/0/1/0/0"),
    ("date", "21 MAR 89", "21 MAR 90", "0/0/1/0/0"),
    ("human number", '6-8: "X"', '6-8: "X"', "1/0/0/0/0"),
    ("human number", '6: "X"', '7: "X"', "0/0/1/0/0"),
]


def _with(slot: str, written: str) -> Template:
    return template(**({slot.replace(" ", "_"): written} if written else {}))


@pytest.mark.parametrize(("slot", "key", "response", "expected"), SLOT_RULES)
def test_slots_are_scored(slot: str, key: str, response: str, expected: str) -> None:
    tally = score_template(_with(slot, key), _with(slot, response), Comparison())[SHORT[slot]]
    counts = (tally.correct, tally.partial, tally.incorrect, tally.spurious, tally.missing)
    assert "/".join(map(str, counts)) == expected


@pytest.mark.parametrize("wrong", ["22 MAR 89", "25 MAR 89"])
def test_mended_dates_are_compared_whole(wrong: str) -> None:
    one, other = template(date="21 MAR 89"), template(date=wrong)
    assert score_template(one, other, Comparison())["INCIDENT: DATE"].correct == 1
    assert score_template(one, other, Comparison(mended_dates=True))["INCIDENT: DATE"].incorrect == 1


def test_a_tag_agrees_if_the_fill_that_it_names_was_right() -> None:
    key = template(name='"ANA RUIZ" / "RUIZ"', human_type='CIVILIAN: "ANA RUIZ"')
    response = template(name='"RUIZ"', human_type='CIVILIAN: "RUIZ"')
    assert score_template(key, response, Comparison())["HUM TGT: TYPE"].correct == 1


MILLER = '"MILLER"'

# key, response, whether they are paired
PAIRINGS = [
    ({"type": "ARSON", "description": MILLER}, {"type": "ARSON", "description": MILLER}, True),
    ({"type": "ARSON", "description": MILLER}, {"type": "ARSON", "description": '"OLD MILLER"'}, True),
    ({"type": "ARSON", "description": MILLER}, {"type": "ATTACK", "description": MILLER}, True),
    ({"type": "ATTACK", "description": MILLER}, {"type": "ARSON", "description": MILLER}, False),
    ({"type": "ARSON", "description": MILLER}, {"type": "ARSON", "description": '"BAKER"'}, False),
    ({"type": "ARSON", "description": MILLER}, {"type": "ARSON"}, False),
    ({"type": "ARSON", "date": "05 MAR 89"}, {"type": "ARSON", "date": "05 MAR 89"}, True),
    ({"type": "ARSON", "human_type": 'CIVILIAN: "A B"'}, {"type": "ARSON", "human_type": 'CIVILIAN: "C"'}, True),
    ({"type": "ARSON", "stage": "ATTEMPTED"}, {"type": "ARSON", "individual": '"GANG"'}, False),
]


@pytest.mark.parametrize(("key", "response", "expected"), PAIRINGS)
def test_templates_are_paired_by_what_they_say(key: dict[str, str], response: dict[str, str], expected: bool) -> None:
    assert bool(pair_templates([template(**key)], [template(**response)])) is expected


def test_the_fullest_pair_goes_first() -> None:
    poor = template("1", type="ARSON", description=MILLER, physical='"MILL"', name='"ANA RUIZ"')
    rich = template("2", type="ARSON", description=MILLER)
    response = template(type="ARSON", description=MILLER)
    assert pair_templates([poor, rich], [response]) == ((rich, response),)


def test_of_equal_pairs_the_first_numbers_go_together() -> None:
    keys = [template(number, type="ARSON", description=MILLER) for number in ("10", "9")]
    response = template("1", type="ARSON", description=MILLER)
    assert pair_templates(keys, [response]) == ((keys[0], response),)  # numbers sort as words: "10" before "9"


def test_templates_without_partner() -> None:
    key = [
        template("1", type="ARSON", description=MILLER),
        template("2 (OPTIONAL)", type="BOMBING", physical='"MILL"'),
    ]
    response = [template("1", type="ROBBERY", name='"EVA"')]
    assert [one.fate for one in score_message(key, response)] == ["missing", "spurious"]
    score = official_score(key, response, mended_dates=False)
    sizes = {name: (figure.actual, figure.possible) for name, figure in score.readings.items()}
    assert sizes == {
        "all_templates": (2, 2),
        "matched_missing": (0, 2),
        "matched_spurious": (2, 0),
        "matched_only": (0, 0),
    }


def test_an_optional_template_that_is_matched_counts() -> None:
    key = [template("1 (OPTIONAL)", type="ARSON", description=MILLER)]
    score = official_score(key, [template(type="ARSON", description=MILLER)], mended_dates=False)
    assert (score.readings["matched_only"].recall_credit, score.readings["matched_only"].possible) == (2, 2)


def test_half_credit_in_the_measures() -> None:
    key = [template(type="ARSON", description=MILLER, stage="ATTEMPTED", category="TERRORIST ACT")]
    figure = official_score(
        key, [template(type="ATTACK", description=MILLER, date="05 MAR 89")], mended_dates=False
    ).readings["all_templates"]
    assert (figure.recall, figure.precision) == (1.5 / 4, 1.5 / 3)
    assert figure.f1 == pytest.approx(2 * 0.375 * 0.5 / 0.875)


# key templates, response templates, agreed, said relevant, truly relevant
FILTERING = [
    ([], [], (0, 0, 0)),
    (["1"], [], (0, 0, 1)),
    ([], ["1"], (0, 1, 0)),
    (["1"], ["1", "2"], (1, 1, 1)),
    (["1 (OPTIONAL)"], [], (0, 0, 0)),
    (["1 (OPTIONAL)"], ["1"], (1, 1, 1)),
    (["1", "2 (OPTIONAL)"], [], (0, 0, 1)),
]


@pytest.mark.parametrize(("key", "response", "expected"), FILTERING)
def test_text_filtering(key: list[str], response: list[str], expected: tuple[int, int, int]) -> None:
    score = official_score(
        [template(number, type="ARSON") for number in key],
        [template(number, type="ROBBERY") for number in response],
        mended_dates=False,
    )
    figure = score.text_filtering
    assert (figure.precision_credit, figure.actual, figure.possible) == expected


def test_a_key_against_itself_is_full_marks() -> None:
    key = [
        template("1", type="ARSON / BOMBING", description='"MILLER" / "OWNER"', human_type='CIVILIAN: "MILLER"'),
        template("2 (OPTIONAL)", type="KIDNAPPING", name='? "ANA RUIZ"', location="(PERU) / (PERU: CUSCO (CITY))"),
    ]
    score = official_score(key, key, mended_dates=False)
    assert all(figure.f1 == 1 for figure in score.readings.values())
    assert set(score.slots) == {"MESSAGE: TEMPLATE", *SLOT_NAMES}
