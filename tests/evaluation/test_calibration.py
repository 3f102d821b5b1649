"""Calibration on cases small enough to work out by hand, and which events count as right."""

from __future__ import annotations

import math
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.errors import ColumnError, DamagedError
from sourcebook.evaluate.calibration import BINS, Calibration, calibration_of
from sourcebook.evaluate.judging import Judged, judge_events, right_events
from sourcebook.evaluate.reliability_plot import reliability_plot

Json = dict[str, Any]
SVG = "{http://www.w3.org/2000/svg}"


def _judged(*told: tuple[float, int, int]) -> list[Judged]:
    """Events as (confidence, how many, how many of these right)."""
    return [Judged(confidence, number < right) for confidence, events, right in told for number in range(events)]


@pytest.mark.parametrize(
    ("told", "ece", "brier"),
    [
        ([(1.0, 4, 4)], 0.0, 0.0),
        ([(1.0, 4, 0)], 1.0, 1.0),
        ([(0.0, 4, 0)], 0.0, 0.0),
        ([(0.75, 4, 3)], 0.0, 0.75 * 0.25),  # exact, though no single event was foretold
        ([(0.5, 2, 1), (1.0, 2, 1)], 0.25, (2 * 0.25 + 1.0) / 4),  # 2/4 · 0 + 2/4 · 0.5
        ([(0.9, 8, 4), (0.2, 2, 2)], 0.8 * 0.4 + 0.2 * 0.8, (4 * 0.01 + 4 * 0.81 + 2 * 0.64) / 10),
        ([(0.61, 1, 1), (0.69, 1, 0)], 0.15, (0.39**2 + 0.69**2) / 2),  # one bin: mean 0.65, half right
        ([(0.65, 1, 0), (0.75, 1, 1)], (0.65 + 0.25) / 2, (0.65**2 + 0.25**2) / 2),  # two bins: nothing cancels
    ],
)
def test_errors_worked_out_by_hand(told: list[tuple[float, int, int]], ece: float, brier: float) -> None:
    found = calibration_of(_judged(*told))
    assert found.ece == pytest.approx(ece)
    assert found.brier == pytest.approx(brier)


def test_bins_of_equal_width_with_edges_in_the_bin_above() -> None:
    found = calibration_of(_judged((0.0, 1, 0), (0.1, 1, 0), (0.3, 1, 0), (0.7, 1, 1), (0.899, 1, 1), (1.0, 1, 1)))
    assert [row.events for row in found.bins] == [1, 1, 0, 1, 0, 0, 0, 1, 1, 1]
    assert [(row.low, row.high) for row in found.bins][::9] == [(0.0, 0.1), (0.9, 1.0)]


def test_the_table_has_mean_share_number_and_interval() -> None:
    row = calibration_of(_judged((0.92, 3, 3), (0.98, 1, 0))).bins[-1]
    assert (row.events, row.right, row.share_right) == (4, 3, 0.75)
    assert row.mean_confidence == pytest.approx(0.935)
    assert row.interval == pytest.approx((0.3006, 0.9544), abs=1e-4)  # Wilson's, for 3 of 4


def test_without_events_nothing_is_known() -> None:
    found = calibration_of([])
    assert (found.ece, found.chance_ece, found.brier) == (None, None, None)
    assert (found.all.mean_confidence, found.all.share_right, found.all.interval) == (None, None, None)


def test_chance_alone_makes_an_error_that_shrinks_with_the_number() -> None:
    few, many = calibration_of(_judged((0.5, 4, 2))), calibration_of(_judged((0.5, 400, 200)))
    assert few.chance_ece == pytest.approx(math.sqrt(2 * 4 * 0.25 / math.pi) / 4)
    assert few.chance_ece == pytest.approx(10 * (many.chance_ece or 0))


EVENTS = st.lists(st.builds(Judged, st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


@given(EVENTS)
def test_errors_are_shares_and_no_event_is_lost(judged: list[Judged]) -> None:
    found = calibration_of(judged)
    assert found.ece is not None
    assert found.brier is not None
    assert 0 <= found.ece <= 1 + 1e-9
    assert 0 <= found.brier <= 1
    assert sum(row.events for row in found.bins) == found.all.events == len(judged)
    overall = abs(found.all.right - found.all.said) / len(judged)
    assert found.ece >= overall - 1e-9  # bins can only add to what is off on the whole


def _event(type_: str, place: str, **more: Any) -> Json:
    return {"type": type_, "place": {"texts": [place]}, **more}


@pytest.mark.parametrize(
    ("gold", "coded", "right"),
    [
        ([_event("attack", "Khar")], [_event("attack", "Khar")], (True,)),
        ([_event("attack", "Khar")], [_event("armed-clash", "Khar")], (True,)),  # one family
        ([_event("attack", "Khar")], [_event("protest", "Khar")], (False,)),  # paired by the place, but another type
        ([_event("threat", "Khar")], [_event("other", "Khar")], (False,)),  # no family is not a family
        ([_event("attack", "Khar")], [_event("attack", "Khar"), _event("attack", "Khar")], (True, False)),
        ([], [_event("attack", "Khar")], (False,)),
        ([_event("attack", "Khar")], [], ()),
    ],
)
def test_which_events_are_right(gold: list[Json], coded: list[Json], right: tuple[bool, ...]) -> None:
    assert right_events(gold, coded) == right


def test_reports_that_the_gold_lacks_are_left_out() -> None:
    coded = {"r1": [_event("attack", "Khar", confidence=0.5)], "r9": [_event("attack", "Khar", confidence=0.5)]}
    assert judge_events({"r1": [_event("attack", "Khar")], "r2": []}, coded) == (Judged(0.5, True),)


def test_an_event_without_a_confidence_is_refused() -> None:
    coded = {"r1": [_event("attack", "Khar", confidence=1), _event("attack", "Khar")]}
    with pytest.raises(ColumnError, match=r"^report r1, event 2: no confidence; allowed: event records"):
        judge_events({"r1": []}, coded)


@pytest.mark.parametrize("told", [1.01, -0.1, "0.5", True, float("nan"), [0.5]])
def test_a_confidence_that_is_no_chance_is_refused(told: object) -> None:
    with pytest.raises(DamagedError, match=r"allowed: a number from 0 to 1"):
        judge_events({"r1": []}, {"r1": [_event("attack", "Khar", confidence=told)]})


# The plot ------------------------------------------------------------------------------------------------------------


def _shapes(calibration: Calibration, kind: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(reliability_plot(calibration)).iter(f"{SVG}{kind}"))


def _words(calibration: Calibration) -> list[str]:
    return [element.text or "" for element in _shapes(calibration, "text")]


def test_the_plot_has_a_point_for_each_bin_that_has_events_and_every_number() -> None:
    found = calibration_of(_judged((0.55, 3, 2), (0.95, 40, 37)))
    first, second = _shapes(found, "circle")
    assert float(first.attrib["cx"]) < float(second.attrib["cx"])
    assert float(first.attrib["cy"]) > float(second.attrib["cy"])  # fewer right: further down
    bars = [bar for bar in _shapes(found, "rect") if bar.get("class") == "bar"]
    assert len(bars) == BINS
    words = _words(found)
    assert {"confidence", "share right", "events", "3", "40"} <= set(words)
    assert words.count("0") == BINS - 2
    assert "43 events, 39 right · ECE 0.031 · Brier 0.082" in words


def test_the_plot_says_in_words_what_it_shows_and_turns_dark() -> None:
    text = reliability_plot(calibration_of(_judged((0.95, 4, 3))))
    assert "mean confidence 0.95, 3 of 4 right" in text
    assert "prefers-color-scheme:dark" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_the_plot_of_nothing_is_a_plot() -> None:
    assert "no events" in _words(calibration_of([]))
    assert not _shapes(calibration_of([]), "circle")
