"""Keys and responses of MUC-4: the notation of fills, and the blocks that they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from muc4_factory import MESSAGE, SHORT, block, template

from sourcebook.errors import DamagedError, EmptyError, UsageError
from sourcebook.evaluate.muc4.keys import parse_templates, read_templates, write_templates
from sourcebook.evaluate.muc4.notation import parse_fill, quote, split, write_fill
from sourcebook.evaluate.muc4.templates import SLOTS

_SLOTS = {slot.name: slot for slot in SLOTS}

# slot, as written, the alternatives as (components, tags)
FILLS = [
    ("stage", "ATTEMPTED", [(["ATTEMPTED"], [])]),
    ("stage", "? ATTEMPTED", [(["ATTEMPTED"], [])]),
    ("type", "BOMBING / ARSON", [(["BOMBING"], []), (["ARSON"], [])]),
    ("name", '"ANA RUIZ" / "RUIZ"', [(["ANA RUIZ"], []), (["RUIZ"], [])]),
    ("physical", '"THE \\"LOS PINOS\\" DAIRY"', [(['THE "LOS PINOS" DAIRY'], [])]),
    ("physical", '"UNION (SUT) / TEACHERS: OFFICE"', [(["UNION (SUT) / TEACHERS: OFFICE"], [])]),
    ("human type", 'CIVILIAN: "MILLER" / "OWNER"', [(["CIVILIAN"], ["MILLER", "OWNER"])]),
    ("confidence", 'POSSIBLE / ACQUITTED: "MFS"', [(["POSSIBLE"], ["MFS"]), (["ACQUITTED"], ["MFS"])]),
    ("confidence", '(POSSIBLE / ACQUITTED): "MFS"', [(["POSSIBLE"], ["MFS"]), (["ACQUITTED"], ["MFS"])]),
    ("human number", '(2: "MEN") / (3: "MILLERS")', [(["2"], ["MEN"]), (["3"], ["MILLERS"])]),
    ("human number", '6 -: "MEN"', [(["6-"], ["MEN"])]),
    ("human effect", 'NO INJURY: "-"', [(["NO INJURY"], [])]),
    ("date", "05 MAR 89", [(["05 MAR 89", "05 MAR 89"], [])]),
    ("date", "- 05 MAR 89", [(["", "05 MAR 89"], [])]),
    ("date", "04 MAR 89 - 05 MAR 89", [(["04 MAR 89", "05 MAR 89"], [])]),
    ("date", "(05 Mar 89) / (- 05 MAR 89)", [(["05 MAR 89", "05 MAR 89"], []), (["", "05 MAR 89"], [])]),
    ("location", "PERU", [(["PERU"], [])]),
    ("location", "PERU: CUSCO (DEPARTMENT): PISAC (TOWN)", [(["PERU", "CUSCO (DEPARTMENT)", "PISAC (TOWN)"], [])]),
    ("location", "(PERU) / (PERU: CUSCO (CITY))", [(["PERU"], []), (["PERU", "CUSCO (CITY)"], [])]),
    ("location", "PERU: X (CITY) / CHILE: Y (CITY)", [(["PERU", "X (CITY)"], []), (["CHILE", "Y (CITY)"], [])]),
    ("location", "PERU: CUSCO (CITY) - PUNO (CITY)", [(["PERU", "CUSCO (CITY) - PUNO (CITY)"], [])]),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "written", "expected"), FILLS, ids=lambda value: str(value)[:40])
def test_fills_are_read(slot: str, written: str, expected: list[tuple[list[str], list[str]]]) -> None:
    fill = parse_fill(written, _SLOTS[SHORT[slot]])
    assert fill is not None
    assert [([min(p) for p in way.parts], sorted(way.tags)) for way in fill.alternatives] == expected
    assert fill.optional == written.startswith("?")


def test_types_of_a_place_are_alternatives_of_one_component() -> None:
    fill = parse_fill("PERU: CUSCO (CITY / DEPARTMENT)", _SLOTS["INCIDENT: LOCATION"])
    assert fill is not None
    assert fill.alternatives[0].parts[1] == {"CUSCO (CITY)", "CUSCO (DEPARTMENT)"}


def test_countries_without_places_are_alternatives() -> None:
    fill = parse_fill("PERU / CHILE", _SLOTS["INCIDENT: LOCATION"])
    assert fill is not None
    assert fill.alternatives[0].parts == (frozenset({"PERU", "CHILE"}),)


@pytest.mark.parametrize("written", ["-", "*", "", " - "])
def test_empty_fills_are_none(written: str) -> None:
    assert parse_fill(written, _SLOTS["HUM TGT: NAME"]) is None


@given(st.lists(st.text(alphabet='AB"/:()?- \\', min_size=1), min_size=1, max_size=3))
def test_quoted_words_are_never_cut(words: list[str]) -> None:
    words = [word.replace("\\", "") for word in words]
    assert split(" / ".join(quote(word) for word in words), "/") == [quote(word) for word in words]


def test_blocks_comments_and_varying_columns() -> None:
    lines = [
        ";;; somebody changed this",
        "0.  MESSAGE: ID                    DEV-MUC3-9001 (SITE)",
        "1.  MESSAGE: TEMPLATE                2 (OPTIONAL)",
        '18. HUM TGT: NAME   "ANA RUIZ" /',
        '        "RUIZ"',
        "; a second person",
        '                         ? "LUZ SOTO"',
        "19. HUM TGT: DESCRIPTION -",
        "20. HUM TGT: TYPE *",
        "",
        "0.  MESSAGE: ID                     DEV-MUC3-9002",
        "1.  MESSAGE: TEMPLATE               *",
    ]
    messages = parse_templates(lines, "key")
    assert messages["DEV-MUC3-9002"] == ()
    (made,) = messages["DEV-MUC3-9001"]
    assert (made.number, made.optional, set(made.slots)) == ("2", True, {"HUM TGT: NAME"})
    assert [(fill.values(), fill.optional) for fill in made.fills("HUM TGT: NAME")] == [
        (("ANA RUIZ", "RUIZ"), False),
        (("LUZ SOTO",), True),
    ]


def test_responses_may_begin_with_words_of_their_own_and_break_a_string() -> None:
    lines = [
        "SITE: a system",
        "0. message: id    dev-muc3-9001",
        "1. message: template   1",
        '18. HUM TGT: NAME   "ANA MARIA',
        '                    RUIZ"',
        '"LUZ SOTO"',
    ]
    ((made,),) = parse_templates(lines, "response").values()
    assert made.message == "DEV-MUC3-9001"
    assert [fill.values() for fill in made.fills("HUM TGT: NAME")] == [("ANA MARIA RUIZ",), ("LUZ SOTO",)]


def test_what_is_written_is_read_again() -> None:
    made = template("3 (OPTIONAL)", type="ATTACK", name='"ANA RUIZ"\n? "LUZ \\"LULU\\" SOTO"', date="- 05 MAR 89")
    messages = {MESSAGE: (made,), "DEV-MUC3-9002": ()}
    assert parse_templates(write_templates(messages).split("\n"), "again") == messages


def test_a_fill_is_written_with_its_tag() -> None:
    assert write_fill("DEATH", 'THE "BOSS"') == 'DEATH: "THE \\"BOSS\\""'
    assert write_fill("RUIZ", quoted=True) == '"RUIZ"'


def test_a_later_file_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    for name, kind in (("key-1", "ARSON"), ("key-2", "BOMBING")):
        (tmp_path / name).write_text(block(type=kind))
    ((made,),) = read_templates([tmp_path / "key-1", tmp_path / "key-2"]).values()
    assert made.fills("INCIDENT: TYPE")[0].values() == ("BOMBING",)


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("", EmptyError, "no template in it"),
        ("Some words.\n", EmptyError, "no template in it"),
        (block() + "25. SHOE SIZE   44\n", DamagedError, "line 3"),
        ("0.  MESSAGE: ID     nine\n", DamagedError, "message 'nine'"),
    ],
)
def test_what_is_no_key_is_told(text: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        parse_templates(text.split("\n"), "key")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_templates([tmp_path / "key-none"])
