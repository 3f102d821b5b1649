"""What the sentences between two mentions say of their being one incident."""

from __future__ import annotations

import numpy as np
import pytest

from sourcebook.extract.model.mentions import Marked
from sourcebook.extract.model.nearness import weighed
from sourcebook.extract.model.settings import Settings
from sourcebook.records import Span

SENTENCES = [Span(0, 10), Span(11, 20), Span(21, 30), Span(31, 40)]


def _weighed(*told: tuple[str, int]) -> np.ndarray:
    """Mentions of some roles, in the sentences of these numbers, each two joined with a likelihood of a half."""
    mentions = [Marked(Span(SENTENCES[number].start, SENTENCES[number].end), role, 0, 0, 1.0) for role, number in told]
    return weighed(np.full((len(told), len(told)), 0.5, np.float32), mentions, SENTENCES, Settings())


def test_one_sentence_raises_and_distance_lowers() -> None:
    found = _weighed(("name", 0), ("description", 0), ("physical", 1), ("name", 3))
    assert found[0, 1] == pytest.approx(0.881, abs=1e-3)  # two logits above a half
    assert 0.5 > found[0, 2] > found[0, 3]
    assert np.allclose(found, found.T)


def test_a_date_is_not_lowered_by_distance_and_a_place_most() -> None:
    found = _weighed(("name", 0), ("date", 3), ("place", 3), ("physical", 3))
    assert found[0, 1] == pytest.approx(0.5)
    assert found[0, 2] < found[0, 3]


def test_the_network_alone_speaks_for_other_roles() -> None:
    found = _weighed(("name", 0), ("organization", 0), ("individual", 3))
    assert found[0, 1] == found[0, 2] == pytest.approx(0.5)
