"""Examples for the trainer: kept in a file and read back, and made of MUC-4 keys by their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from muc4_factory import block

from examples import Example, Mention, read_examples, write_examples
from muc4_examples import find_words, muc4_examples
from sourcebook.extract.model.labels import ATTRIBUTES, ROLES

EXAMPLE = Example(
    "r1", "invented", "Two\u2028men\x85fled.", ("name",), (Mention(0, 3, "name", (0,), (1,), {"type": ()}),)
)


def test_examples_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "examples.jsonl"
    write_examples(path, [EXAMPLE, EXAMPLE], "abc")
    assert read_examples(path, "abc") == read_examples(path) == [EXAMPLE, EXAMPLE]


def test_examples_of_another_source_or_form_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "examples.jsonl"
    assert read_examples(path) is None
    write_examples(path, [EXAMPLE], "abc")
    assert read_examples(path, "abd") is None
    path.write_text(path.read_text(encoding="utf-8").replace("examples/3", "examples/0"), encoding="utf-8")
    assert read_examples(path, "abc") is None


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("THE MAYOR\nOF HARAK FLED", "MAYOR OF HARAK", [(4, 18)]),
        ("Omar Tal and OMAR TAL", "OMAR TAL", [(0, 8), (13, 21)]),
        ("THE MAYORS", "MAYOR", []),
        ("A (SMALL) BOMB", "(SMALL) BOMB", [(2, 14)]),
        ("ANYTHING", " ", []),
    ],
)
def test_words_are_found_whatever_the_spaces_and_capitals(text: str, form: str, found: list[tuple[int, int]]) -> None:
    assert find_words(text, form) == found


@given(st.text(max_size=40), st.text(max_size=8))
def test_what_is_found_is_the_words(text: str, form: str) -> None:
    for start, end in find_words(text, form):
        assert text[start:end].split()


MESSAGE = """DEV-MUC3-9001

   CUSCO, 5 MAR 89 (RADIO ALBA) -- [TEXT] GUERRILLAS KILLED TWO PEASANTS IN
CUSCO, PERU, ON 3 MARCH 1989.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example of one invented message of a development set."""
    folder = tmp_path_factory.mktemp("muc34")
    home = folder / "TASK" / "CORPORA" / "dev"
    home.mkdir(parents=True)
    (home / "dev-muc3-9001").write_text(MESSAGE, encoding="utf-8")
    key = block(
        type="ATTACK", stage="ACCOMPLISHED", individual='"GUERRILLAS"', description='"PEASANTS"',
        human_effect='DEATH: "PEASANTS"', date="03 MAR 89", location="PERU: CUSCO (CITY)",
    )  # fmt: skip
    (home / "key-dev-9001.muc4").write_text(key, encoding="utf-8")
    (example,) = muc4_examples(folder)
    return example


def test_fillers_of_the_keys_are_mentions(made: Example) -> None:
    found = {(made.text[mention.start : mention.end], mention.role) for mention in made.mentions}
    assert {("GUERRILLAS", "individual"), ("PEASANTS", "description"), ("CUSCO", "place")} <= found
    assert made.relevant is True


def test_attributes_are_those_that_the_network_has(made: Example) -> None:
    (hurt,) = (mention for mention in made.mentions if mention.role == "description")
    assert hurt.attributes["human effect"] == ("DEATH",)
    assert hurt.attributes["type"] == ("ATTACK",)
    for mention in made.mentions:
        assert mention.role in ROLES
        assert all(set(values) <= set(ATTRIBUTES[name]) for name, values in mention.attributes.items())


def test_the_dates_that_rules_read_belong_to_the_incidents_of_that_day(made: Example) -> None:
    dated = {made.text[m.start : m.end]: m.templates for m in made.mentions if m.role == "date"}
    assert [templates for words, templates in dated.items() if "3 MARCH 1989" in words] == [(0,)]
