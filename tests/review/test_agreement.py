"""Krippendorff's alpha, held to the worked examples that its author and others have published."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.errors import UsageError
from sourcebook.review.agreement import LEVELS, Level, agreement

# Krippendorff, Computing Krippendorff's Alpha-Reliability (Annenberg School, 2011), sections A to D.
BINARY = [(0, 1), (1, 1), (0, 1), (0, 0), (0, 0), (0, 1), (0, 0), (0, 0), (1, 0), (0, 0)]
TWO_OBSERVERS = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
FOUR_OBSERVERS = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
        strict=True,
    )
)
# The example of the English Wikipedia's article on the measure (three coders, fifteen units, many missing).
WIKIPEDIA = list(
    zip(
        (None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3),
        (1, None, 2, 1, 3, 3, 4, 3, *[None] * 7),
        (None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("units", "level", "published"),
    [
        pytest.param(BINARY, "nominal", 0.095, id="2011 A: binary, two observers"),
        pytest.param(TWO_OBSERVERS, "nominal", 0.692, id="2011 B: nominal, two observers"),
        pytest.param(FOUR_OBSERVERS, "nominal", 0.743, id="2011 C: nominal, four observers, missing"),
        pytest.param(FOUR_OBSERVERS, "ordinal", 0.815, id="2011 D: ordinal"),
        pytest.param(FOUR_OBSERVERS, "interval", 0.849, id="2011 D: interval"),
        pytest.param(FOUR_OBSERVERS, "ratio", 0.797, id="2011 D: ratio"),
        pytest.param(WIKIPEDIA, "nominal", 0.691, id="Wikipedia: nominal"),
        pytest.param(WIKIPEDIA, "interval", 0.811, id="Wikipedia: interval"),
    ],
)
def test_alpha_is_that_of_published_examples(units: list[tuple[object, ...]], level: Level, published: float) -> None:
    found = agreement(units, level, draws=200)
    assert found.alpha == pytest.approx(published, abs=0.0005)
    assert found.alpha is not None and found.low is not None and found.high is not None
    assert found.low <= found.alpha <= found.high <= 1


def test_only_what_can_be_paired_counts() -> None:
    found = agreement(FOUR_OBSERVERS, "nominal", draws=10)
    assert (found.units, found.values) == (11, 40)


@pytest.mark.parametrize("units", [[], [(1, None)], [(1, 1), (1, 1)]], ids=["nothing", "one coder", "one value only"])
def test_without_variety_there_is_no_alpha(units: list[tuple[object, ...]]) -> None:
    assert agreement(units, "nominal").alpha is None


def test_the_interval_narrows_with_more_units() -> None:
    few, many = (agreement(BINARY * times, "nominal", draws=300) for times in (2, 40))
    assert few.low is not None and few.high is not None and many.low is not None and many.high is not None
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize("bad", [("ordinal", [("a", "b")]), ("ratio", [(-1, 2)]), ("cardinal", [(1, 2)])])
def test_values_without_the_level_are_refused(bad: tuple[Level, list[tuple[object, ...]]]) -> None:
    with pytest.raises(UsageError):
        agreement(bad[1], bad[0])


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 6)), min_size=2, max_size=4), max_size=12))
def test_alpha_is_at_most_one_and_does_not_hang_on_order(units: list[list[int | None]]) -> None:
    for level in LEVELS:
        found = agreement(units, level, draws=0).alpha
        mixed = [random.Random(1).sample(unit, len(unit)) for unit in reversed(units)]
        again = agreement(mixed, level, draws=0).alpha
        assert (found is None) == (again is None)
        if found is not None and again is not None:
            assert found <= 1
            assert found == pytest.approx(again)
