"""Which mentions belong to one incident: the grouping, against the same done the plain way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.extract.model.arrays import Floats
from sourcebook.extract.model.incidents import _grouped, incidents_of
from sourcebook.extract.model.mentions import Marked
from sourcebook.extract.model.settings import Settings
from sourcebook.records import Span


def plainly_grouped(core: list[int], together: Floats, least: float) -> list[list[int]]:
    """Average-link agglomeration, each mean worked out anew; of several best the last."""
    groups = [[i] for i in core]
    while len(groups) > 1:
        best, pair = least, None
        for a in range(len(groups)):
            for b in range(a + 1, len(groups)):
                alike = float(together[np.ix_(groups[a], groups[b])].astype(np.float64).mean())
                if alike >= best:
                    best, pair = alike, (a, b)
        if pair is None:
            break
        groups[pair[0]] = sorted(groups[pair[0]] + groups.pop(pair[1]))
    return sorted(groups)


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(0, 10),
    parts=st.sampled_from([2, 8, 1024]),  # the fewer, the more pairs are equally likely
    least=st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0]),
)
def test_groups_are_those_of_the_plain_way(seed: int, count: int, parts: int, least: float) -> None:
    chance = np.random.default_rng(seed)
    drawn = np.triu(chance.integers(0, parts, (count, count), endpoint=True))
    together = ((drawn + np.triu(drawn, 1).T) / parts).astype(np.float32)
    core = [i for i in range(count) if chance.random() < 0.8]
    assert _grouped(core, together, least) == plainly_grouped(core, together, least)


@pytest.mark.parametrize(
    ("least", "groups"), [(0.9, [[0], [1], [2]]), (0.8, [[0, 1], [2]]), (0.45, [[0, 1], [2]]), (0.3, [[0, 1, 2]])]
)
def test_one_likely_pair_does_not_join_two_groups(least: float, groups: list[list[int]]) -> None:
    together = np.array([[1, 0.8, 0.7], [0.8, 1, 0.1], [0.7, 0.1, 1]], np.float32)
    assert _grouped([0, 1, 2], together, least - 1e-6) == groups


#: A victim and a date in the first sentence, another date in the second; how likely each date is the victim's.
@pytest.mark.parametrize(
    ("first", "second", "joined", "beside"),
    [
        (0.3, 0.0, [], 1),  # told in one sentence, and nothing surer
        (0.001, 0.0, [], None),
        (0.0, 0.3, [], None),  # told in another sentence
        (0.9, 0.3, [1], 1),
        (0.3, 0.9, [2], 1),
    ],
)
def test_a_date_told_beside_is_kept_apart_from_those_joined(
    first: float, second: float, joined: list[int], beside: int | None
) -> None:
    sentences = [Span(0, 50), Span(50, 100)]
    mentions = [
        Marked(Span(0, 9), "name", 0, 1, 1.0),
        Marked(Span(20, 29), "date", 4, 5, 1.0),
        Marked(Span(60, 69), "date", 12, 13, 1.0),
    ]
    together = np.array([[1, first, second], [first, 1, 0], [second, 0, 1]], np.float32)
    (found,) = incidents_of(mentions, together, sentences, Settings())
    assert [i for i, _ in found.joined] == joined
    assert found.date_beside == beside
