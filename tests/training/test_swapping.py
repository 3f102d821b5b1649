"""Names swapped between texts: the words around them stay, and every mention still stands on its own words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import swapping
from examples import Example, Mention
from swapping import Pools, swapped


def _example(text: str, *mentions: tuple[str, str]) -> Example:
    marked = tuple(
        Mention(text.index(words), text.index(words) + len(words), role, (0,), (at,))
        for at, (words, role) in enumerate(mentions)
    )
    return Example("x", "invented", text, ("name", "place"), marked, True)


FIRST = _example("OMAR TAL DIED IN HARAK.\nTAL WAS SHOT BY THE DAWN\nFRONT.", ("OMAR TAL", "name"), ("HARAK", "place"))
OTHER = _example("IVO BRANDT FLED TO SAN TELMO.", ("IVO BRANDT", "name"), ("SAN TELMO", "place"))
POOLS = Pools.of([FIRST, OTHER])


def test_pools_hold_the_names_by_kind() -> None:
    assert POOLS.words == {"first": ["IVO", "OMAR"], "last": ["BRANDT", "TAL"], "place": ["HARAK", "SAN TELMO"]}


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "CHANCES", {"name": 1.0, "place": 1.0})


@pytest.mark.usefixtures("always")
def test_a_name_is_swapped_throughout_a_text() -> None:
    texts = {swapped(FIRST, POOLS, random.Random(seed)).text for seed in range(40)}
    assert "IVO BRANDT DIED IN SAN TELMO.\nBRANDT WAS SHOT BY THE DAWN\nFRONT." in texts
    assert all(("BRANDT" in text) != ("TAL" in text) for text in texts)


@given(seed=st.integers(0, 10_000))
def test_mentions_move_with_their_words(seed: int) -> None:
    changed = swapped(FIRST, POOLS, random.Random(seed))
    name, place = (changed.text[m.start : m.end] for m in changed.mentions)
    assert name.split()[0] in POOLS.words["first"]
    assert name.split()[1] in POOLS.words["last"]
    assert place in POOLS.words["place"]
    assert [m.role for m in changed.mentions] == ["name", "place"]


def test_the_same_chance_gives_the_same_text() -> None:
    assert swapped(FIRST, POOLS, random.Random(3)) == swapped(FIRST, POOLS, random.Random(3))
