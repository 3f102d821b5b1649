"""A pair's link: what speaks for it and against it, in words that name nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from events_factory import DAY, NAMES, event
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.merge.blocking import keyed
from sourcebook.merge.comparable import Comparable
from sourcebook.merge.comparing import Comparing, compare, probability_of
from sourcebook.merge.features import (
    FEATURES,
    TOLD,
    UNKNOWN,
    date_level,
    killed_level,
    kilometres,
    names_level,
    place_level,
)
from sourcebook.merge.weights import shipped_weights
from sourcebook.merge.wording import tell


def test_a_link_has_its_events_in_order_and_its_reasons_strongest_first() -> None:
    link = compare(event("b"), event("a"))
    assert (link.first, link.second) == ("a", "b")
    assert link.probability > 0.9
    weights = [abs(reason.weight) for reason in link.reasons]
    assert weights == sorted(weights, reverse=True)
    assert "both on 2019-03-17" in [reason.words for reason in link.reasons]


def test_reasons_name_no_person() -> None:
    a, b = (replace(event(name), persons=frozenset({"maria okolo"})) for name in "ab")
    words = " ".join(reason.words for reason in compare(a, b).reasons)
    assert "the same person is named" in words
    assert "okolo" not in words
    assert "hombori" not in words  # a word of a name may be a person's


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ({}, {}, "same-day"),
        ({}, {"day": 1}, "next-day"),
        ({}, {"day": 3}, "2-3-days"),
        ({}, {"day": 20}, "11-40-days"),
        ({}, {"day": 20, "later": True}, "later"),
        ({"later": True}, {"day": 20}, "11-40-days"),
        ({}, {"day": 500}, "far"),
    ],
)
def test_dates(a: dict[str, int], b: dict[str, int], level: str) -> None:
    assert date_level(event("a", **a), event("b", **b)) == level  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "level"), [(10, "overlap"), (60, "unsure-11-40-days"), (75, "far"), (-60, "far"), (-10, "unsure-4-10-days")]
)
def test_a_day_far_from_a_month_is_none_of_it(day: int, level: str) -> None:
    month = replace(event("b"), last=DAY + 30, sure=False)
    assert date_level(event("a", day=day), month) == date_level(month, event("a", day=day)) == level


def test_names_of_persons_are_not_missed_where_the_other_names_nobody() -> None:
    victims = ("amara diallo", "sita keita", "omar tal")
    words = tuple(word for name in victims for word in name.split())
    told = replace(event("a", names=("konna", *words)), persons=frozenset(victims))
    denied = event("b", names=NAMES[2:])
    assert names_level(told, denied) == names_level(denied, told) == "few-none"
    assert names_level(told, replace(denied, persons=frozenset({"ana koro"}))) == "00"


def test_a_day_without_its_year_is_that_of_any_year() -> None:
    dated = event("a")
    yearless = replace(event("b"), first=None, last=None, month_day=(3, 17))
    assert date_level(dated, yearless) == "same-day-no-year"
    assert date_level(dated, replace(yearless, month_day=(3, 18))) == "far"
    assert set(keyed(yearless).near) & set(keyed(dated).own)
    assert set(keyed(dated).near) & set(keyed(yearless).own)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [((2, 2), (2, 2), "equal"), ((8, 8), (8, 8), "equal-3-and-more"), ((8, 8), (9, 9), "close"),
     ((3, None), (12, 12), "equal-3-and-more"), ((1, 1), (6, 6), "different")],
)  # fmt: skip
def test_tolls(one: tuple[int, int], other: tuple[int, int], level: str) -> None:
    a, b = (replace(event(name), tolls={"killed": toll}) for name, toll in (("a", one), ("b", other)))
    assert killed_level(a, b) == level


def test_places() -> None:
    here, near, far = event("a"), event("b", place=(15.3, -2.95)), event("c", place=(25.0, -2.95))
    assert place_level(here, replace(here, event="z")) == "same-place"
    assert place_level(here, near) == "within-25-km"
    assert place_level(here, far) == "far"
    assert place_level(here, replace(far, reach=800.0, iso2="NE")) == "other-country"
    assert kilometres(0.0, 179.9, 0.0, -179.9) == pytest.approx(22.2, abs=0.1)


_ONE = st.builds(
    event,
    st.sampled_from(["a", "b"]),
    day=st.integers(-9, 9),
    place=st.tuples(st.floats(-80, 80), st.floats(-180, 180)),
    names=st.lists(st.sampled_from(NAMES), unique=True, max_size=6).map(tuple),
    later=st.booleans(),
)
_ANY = st.tuples(_ONE, st.sampled_from([8.0, 40.0, 800.0]), st.booleans()).map(
    lambda made: replace(made[0], reach=made[1], first=None if made[2] else made[0].first, last=made[0].last)
)


@given(_ANY, _ANY)
def test_comparing_and_nearness_go_both_ways(a: Comparable, b: Comparable) -> None:
    assert {name: level(a, b) for name, level in FEATURES.items()} == {n: f(b, a) for n, f in FEATURES.items()}
    assert bool(set(keyed(a).near) & set(keyed(b).own)) == bool(set(keyed(b).near) & set(keyed(a).own))


_FEW = st.frozensets(st.sampled_from(["anna ba", "issa diallo", "konna"]), max_size=2)
#: Events that are silent on one thing or another.
_SPARSE = st.builds(
    replace,
    _ONE,
    source=st.sampled_from([None, "wire"]),
    cited=st.sampled_from([frozenset(), frozenset({"wire"})]),
    published=st.sampled_from([None, DAY, DAY + 30]),
    first=st.sampled_from([None, DAY]),
    month_day=st.sampled_from([None, (3, 17)]),
    lat=st.sampled_from([None, 15.0]),
    places=_FEW,
    actors=_FEW,
    weapons=_FEW,
    persons=_FEW,
    roads=_FEW,
    ages=st.frozensets(st.integers(20, 22), max_size=2),
    words=st.sampled_from([(), ("mosque", "raid"), ("raid", "camels")]),
    norm=st.sampled_from([0.0, 12.0]),
    copied=st.sampled_from([(), (4, 8), (4, 8, 12, 16, 20, 24)]),
)


@given(_SPARSE, _SPARSE)
def test_on_what_an_event_is_silent_no_feature_says_anything(a: Comparable, b: Comparable) -> None:
    assert FEATURES.keys() >= TOLD.keys()
    for feature, told in TOLD.items():
        if not told(a):
            assert FEATURES[feature](a, b) == FEATURES[feature](b, a) == UNKNOWN


@given(_SPARSE, _SPARSE, st.floats(-12, 12))
def test_a_link_is_the_same_from_either_end_and_given_up_only_where_it_is_too_weak(
    a: Comparable, b: Comparable, least: float
) -> None:
    a, b = replace(a, event="a"), replace(b, event="b")
    whole, weights = compare(a, b), shipped_weights()
    assert compare(b, a) == whole
    for one, other in ((a, b), (b, a)):
        found = Comparing(one, weights).link_above(other, least)
        assert found in (None, whole)
        if abs(whole.probability - probability_of(least)) > 1e-4:
            assert (found is not None) == (whole.probability > probability_of(least))


def test_every_weighed_level_has_words() -> None:
    for feature, levels in shipped_weights().levels.items():
        for level in levels:
            if feature not in ("copied", "wording", "names"):
                assert f": {level}" not in tell(feature, level, event("a"), event("b")), (feature, level)
