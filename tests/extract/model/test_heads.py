"""The small heads in numpy against what torch says with the same weights."""

from __future__ import annotations

import numpy as np
import pytest
from model_files import TEXTS, TINY

from sourcebook.extract.model import heads as module
from sourcebook.extract.model.heads import Heads
from sourcebook.extract.model.labels import ATTRIBUTES

TOLD = np.load(TINY / "told.npz")
CLOSE = 1e-4


@pytest.fixture(scope="module")
def heads() -> Heads:
    return Heads.load(TINY)


@pytest.fixture(params=range(len(TEXTS)))
def told(request: pytest.FixtureRequest) -> dict[str, np.ndarray]:
    """What torch said of one text."""
    start = f"{request.param} "
    return {name.removeprefix(start): TOLD[name] for name in TOLD.files if name.startswith(start)}


def test_relevance(heads: Heads, told: dict[str, np.ndarray]) -> None:
    assert heads.relevance(told["states"]) == pytest.approx(told["relevance"].item(), abs=CLOSE)


def test_vectors_of_mentions(heads: Heads, told: dict[str, np.ndarray]) -> None:
    found = heads.vectors(told["states"], told["firsts"], told["lasts"])
    assert np.abs(found - told["vectors"]).max() < CLOSE


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_attributes_of_mentions(heads: Heads, told: dict[str, np.ndarray], name: str) -> None:
    assert np.abs(heads.attribute(name, told["vectors"]) - told[name]).max() < CLOSE


def test_pairs_of_mentions(heads: Heads, told: dict[str, np.ndarray]) -> None:
    incident, entity = heads.pairs(told["vectors"], told["firsts"], told["kinds"])
    assert np.abs(incident - told["incident"]).max() < CLOSE
    assert np.abs(entity - told["entity"]).max() < CLOSE
    assert np.allclose(incident, incident.T, atol=CLOSE)


def test_pairs_are_the_same_however_many_are_judged_at_once(
    heads: Heads, told: dict[str, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = heads.pairs(told["vectors"], told["firsts"], told["kinds"])
    monkeypatch.setattr(module, "_PAIRS", 1)
    by_row = heads.pairs(told["vectors"], told["firsts"], told["kinds"])
    assert all(np.allclose(one, other, atol=1e-6) for one, other in zip(whole, by_row, strict=True))


def test_no_words_and_no_mentions(heads: Heads) -> None:
    nothing = np.zeros((0, 16), np.float32)
    none = np.zeros(0, np.int64)
    assert heads.relevance(nothing) == 0.0
    vectors = heads.vectors(np.ones((3, 16), np.float32), none, none)
    assert [found.shape for found in heads.pairs(vectors, none, none)] == [(0, 0), (0, 0)]
