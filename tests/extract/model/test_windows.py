"""Windows over word pieces: every piece is judged in exactly one, with words on both sides of it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.extract.model.windows import CONTEXT, WINDOW, Windows, windows_of

INSIDE = WINDOW - 2


def windows_over(count: int) -> Windows:
    return windows_of(list(range(count)), [(piece, piece + 1) for piece in range(count)])


@given(st.integers(min_value=0, max_value=8 * WINDOW))
@example(0)
@example(INSIDE)
@example(INSIDE + 1)
def test_every_piece_is_judged_exactly_once_and_in_order(count: int) -> None:
    judged = [piece for cut in windows_over(count).cuts for piece in range(cut.first, cut.last)]
    assert judged == list(range(count))


@given(st.integers(min_value=0, max_value=8 * WINDOW))
def test_what_is_judged_in_a_window_is_read_in_it(count: int) -> None:
    for cut in windows_over(count).cuts:
        assert 0 <= cut.begin <= cut.first <= cut.last <= cut.end <= count
        assert cut.end - cut.begin <= INSIDE


@given(st.integers(min_value=INSIDE + 1, max_value=8 * WINDOW))
def test_windows_overlap_and_none_is_shorter_than_another(count: int) -> None:
    cuts = windows_over(count).cuts
    assert len({cut.end - cut.begin for cut in cuts}) == 1
    for one, other in pairwise(cuts):
        assert one.end - other.begin >= 2 * CONTEXT
        assert one.end - one.last >= CONTEXT
        assert other.first - other.begin >= CONTEXT


def test_a_text_of_one_window_is_judged_whole() -> None:
    assert [(cut.first, cut.last) for cut in windows_over(INSIDE).cuts] == [(0, INSIDE)]
    assert len(windows_over(INSIDE + 1).cuts) == 2
