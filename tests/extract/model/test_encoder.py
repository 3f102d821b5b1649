"""The encoder in onnxruntime against what torch says with the same weights, and each text by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from model_files import TEXTS, TINY, trained, unrounded

from sourcebook.extract.model.encoder import Encoded, Encoder

TOLD = np.load(TINY / "told.npz")


def likely(tags: np.ndarray) -> np.ndarray:
    raised = np.exp(tags - tags.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def is_same(one: Encoded, other: Encoded) -> bool:
    return bool(np.array_equal(one.states, other.states) and np.array_equal(one.tags, other.tags))


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_states_and_tags_are_those_of_torch(number: int, tmp_path: Path) -> None:
    (found,) = Encoder(unrounded(tmp_path)).encode([TEXTS[number]])
    assert np.abs(found.states - TOLD[f"{number} states"]).max() < 1e-4
    assert np.abs(found.tags - TOLD[f"{number} tags"]).max() < 1e-4


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_int8_network_says_nearly_the_same(number: int) -> None:
    (found,) = Encoder(TINY).encode([TEXTS[number]])
    shift = np.abs(likely(found.tags) - likely(TOLD[f"{number} tags"]))
    assert shift.mean() < 0.02


def test_a_text_reads_the_same_alone_and_among_others() -> None:
    encoder = Encoder(TINY)
    together = encoder.encode(TEXTS)
    alone = [encoder.encode([text])[0] for text in TEXTS]
    assert all(is_same(one, other) for one, other in zip(together, alone, strict=True))


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "قتل", "a" * 500, "killed " * 3000])
def test_every_piece_has_a_state_and_tags(text: str) -> None:
    (found,) = Encoder(TINY).encode([text])
    pieces = len(found.windows.offsets)
    assert len(found.states) == len(found.tags) == pieces
    assert np.isfinite(found.states).all()


def test_capitals_do_not_matter() -> None:
    one, other = Encoder(TINY).encode(["Gunmen fled to the hills.", "GUNMEN FLED TO THE HILLS."])
    assert is_same(one, other)


def test_the_trained_network_reads() -> None:
    (found,) = Encoder(trained()).encode([TEXTS[0]])
    assert found.states.shape[0] == len(found.windows.offsets) > 10
