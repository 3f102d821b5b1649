"""What holds of the tolls of any accounts: order, copies, bounds, and a party's word alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_accounts import FIGHT, Rival, Row, Speaker, account

from sourcebook.merge.statements import statements
from sourcebook.merge.tolls import POLICIES, tolls
from sourcebook.records import Event, Source, content_id
from sourcebook.records.vocabulary import Effect, Group

EFFECTS: tuple[Effect, ...] = ("killed", "killed", "wounded")
GROUPS: tuple[Group, ...] = ("civilians", "state-forces", "armed-group", "unknown")
SPEAKERS = (
    Speaker("the army", "state"),
    Speaker("Delta Movement", "perpetrator", "claimed"),
    Speaker("a resident", "witness"),
    Speaker("Reuters", "media"),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    number = draw(st.integers(1, 30))
    words = draw(st.sampled_from((f"{number} people", f"{number} fighters", "dozens of people")))
    low, high = draw(st.sampled_from(((number, number), (number, None), (None, number), (number, number + 4))))
    speaker = draw(st.sampled_from((None, 0, 1, 2, 3)))
    effect: Effect = draw(st.sampled_from(EFFECTS))
    return Row(words, low, high, draw(st.sampled_from(GROUPS)), effect, speaker)


@st.composite
def accounts(draw: st.DrawFn) -> Event:
    told = draw(st.lists(rows(), min_size=1, max_size=3))
    rivals = draw(
        st.sampled_from(((), (Rival(0, 0, "8 people", 8, 8), Rival(0, 1, "30 people", 30, 30))))
    )  # fmt: skip
    return account(
        draw(st.sampled_from(("Wire", "Mirror", "Gazette", "Express"))),
        draw(st.integers(1, 9)),
        told,
        speakers=SPEAKERS,
        rivals=rivals,
        actors=draw(st.sampled_from(((), FIGHT))),
        title=draw(st.sampled_from((None, "Eight killed", "30 dead"))),
    )


def _numbers(events: Sequence[Event], policy: str) -> list[tuple[object, ...]]:
    found = tolls(statements(events), policy)
    return sorted(((t.effect, t.who, t.low, t.best, t.high, t.grade) for t in found), key=str)


@given(st.lists(accounts(), min_size=1, max_size=5), st.sampled_from(POLICIES))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_best_lies_within_low_and_high(events: list[Event], policy: str) -> None:
    for toll in tolls(statements(events), policy):
        bounds = [number for number in (toll.low, toll.best, toll.high) if number is not None]
        assert bounds == sorted(bounds)


@given(st.lists(accounts(), min_size=2, max_size=5), st.sampled_from(POLICIES), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_reports_never_matters(events: list[Event], policy: str, random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands a Random
    assert tolls(statements(shuffled), policy) == tolls(statements(events), policy)


@given(
    st.lists(accounts(), min_size=1, max_size=4),
    st.sampled_from(POLICIES),
    st.sampled_from(("Wire", "Mirror", "Delta Movement", None, "Morning Copy")),
    st.sampled_from(("media", "armed-group", "state", None)),
    st.integers(1, 20),
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_copy_of_a_report_never_changes_a_toll(
    events: list[Event], policy: str, by: str | None, kind: object, days: int
) -> None:
    original = events[0]
    assert original.report.published is not None
    report = replace(
        original.report,
        id="copy",
        source=Source(by, kind),  # type: ignore[arg-type]  # a kind of source
        title="Copied from elsewhere: 4 killed",
        published=original.report.published + timedelta(days=days),
    )
    copy = replace(original, id=content_id("ev", "copy"), report=report)
    assert _numbers([*events, copy], policy) == _numbers(events, policy)


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 9)), min_size=1, max_size=4), st.sampled_from(POLICIES)
)  # fmt: skip
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_partys_tally_alone_never_sets_best(told: list[tuple[int, int]], policy: str) -> None:
    events = [
        account(
            f"Paper {index}",
            day,
            [Row(f"{number} soldiers", number, number, "state-forces", "killed", 0)],
            speakers=[Speaker("Delta Movement", "perpetrator", "claimed")],
            actors=FIGHT,
        )
        for index, (number, day) in enumerate(told)
    ]
    assert {toll.best for toll in tolls(statements(events), policy)} == {None}
