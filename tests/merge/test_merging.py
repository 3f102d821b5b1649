"""Merging step by step: the same partition as all at once in any order, ids that last, pointers that lead on."""

from __future__ import annotations

from events_factory import NAMES, event, judgement
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.merge.blocking import keyed
from sourcebook.merge.comparable import Comparable
from sourcebook.merge.memory import Memory
from sourcebook.merge.merging import compared_among, merge_events
from sourcebook.records import Judgement, Pointer

#: Three occurrences at two places within some days, each told several times with more or fewer of the names.
_EVENTS = st.builds(
    lambda number, day, shown, there, report, killed: (number, day, shown, there, report, killed),
    st.integers(0, 999),
    st.integers(0, 5),
    st.integers(3, len(NAMES)),
    st.booleans(),
    st.integers(0, 8),
    st.integers(1, 9),
)


def _comparables(rows: list[tuple[int, int, int, bool, int, int]]) -> list[Comparable]:
    return [
        event(
            f"e{number:03d}",
            day=day,
            names=NAMES[-shown:] if there else NAMES[:shown],
            report=f"r{report}" if report < 4 else None,
            place=(15.2, -2.7) if there else (15.0, -2.95),
            killed=killed,
        )
        for number, day, shown, there, report, killed in {row[0]: row for row in rows}.values()
    ]


def _judgements(rows: list[tuple[int, int, bool]], events: list[Comparable]) -> list[Judgement]:
    told = []
    for number, (first, second, same) in enumerate(rows):
        a, b = events[first % len(events)].event, events[second % len(events)].event
        if a != b:
            told.append(judgement(number, "same" if same else "different", a, b))
    return told


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_EVENTS, min_size=1, max_size=14),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.booleans()), max_size=4),
    st.randoms(),
)
def test_any_order_and_any_steps_give_the_partition_of_all_at_once(rows, judged, random) -> None:  # type: ignore[no-untyped-def]
    events = _comparables(rows)
    judgements = _judgements(judged, events)
    whole = Memory()
    whole.merge(events)
    whole.judge(judgements)
    steps: list[Comparable | Judgement] = [*events, *judgements]
    random.shuffle(steps)
    part = Memory()
    while steps:
        taken = [steps.pop() for _ in range(min(len(steps), random.randint(1, 4)))]
        part.merge([step for step in taken if isinstance(step, Comparable)])
        part.judge([step for step in taken if isinstance(step, Judgement)])
    assert part.groups() == whole.groups()
    assert part.relations == whole.relations
    for group in whole.groups():
        pairs = {j.events: j.verdict for j in sorted(judgements, key=lambda j: j.id)}
        assert not any(verdict == "different" and group >= set(pair) for pair, verdict in pairs.items())


@settings(max_examples=100, deadline=None)
@given(
    st.lists(_EVENTS, min_size=1, max_size=14),
    st.lists(st.integers(1, 5), min_size=14, max_size=14),
    st.sets(st.integers(0, 999), max_size=3),
)
def test_lots_compared_aside_give_the_same_step(rows, sizes, gone) -> None:  # type: ignore[no-untyped-def]
    """Also where some of a lot are left out behind the comparing: events that are about to be purged."""
    events = _comparables(rows)
    lots, left = [], events
    for number, size in enumerate(sizes):
        lots.append(compared_among(map(keyed, left[:size]), number))
        left = left[size:]
    out = {f"e{number:03d}" for number in gone}
    aside = merge_events((told for lot in lots for told in lot if told.one.event not in out), Memory())
    assert aside == merge_events((keyed(one) for one in events if one.event not in out), Memory())


def test_copies_join_and_others_do_not() -> None:
    memory = Memory()
    memory.merge([event("a"), event("b"), event("c", day=30, names=("x", "y", "z"))])
    assert memory.groups() == {frozenset("ab"), frozenset("c")}


def test_same_day_attacks_in_one_city_stay_apart() -> None:
    memory = Memory()
    others = ("sabalibougou", "kalaban", "coura", "banankabougou", "faladie", "yirimadio", "niamana")
    memory.merge([event("a"), event("b", names=others, killed=2)])
    assert len(memory.groups()) == 2


def test_an_incident_keeps_its_id_when_more_is_told() -> None:
    memory = Memory()
    memory.merge([event("b")])
    before = memory.incidents["b"]
    memory.merge([event("a")])
    assert memory.incidents == {"a": before, "b": before}


def test_a_merged_incident_points_to_where_it_went_and_a_split_one_back() -> None:
    memory = Memory()
    far = event("c", day=30, names=("x", "y", "z"))
    memory.merge([event("a"), event("b"), far])
    large, small = memory.incidents["a"], memory.incidents["c"]
    memory.judge([judgement(1, "same", "b", "c")])
    assert memory.incidents["c"] == large
    assert memory.pointers == [(small, Pointer("merged-into", large))]
    memory.judge([judgement(2, "undo", "b", "c", undoes="j001")])
    split = memory.incidents["c"]
    assert split not in (large, small)
    assert memory.pointers[1:] == [(split, Pointer("split-from", large))]


def test_a_follow_up_is_known_as_one_whatever_came_first() -> None:
    told, later = event("a"), event("b", day=2, later=True)
    for steps in ([[told], [later]], [[later], [told]], [[later, told]]):
        memory = Memory()
        for step in steps:
            memory.merge(step)
        assert memory.relations == {"a": "account", "b": "follow-up"}


def test_nothing_beyond_the_neighbourhood_is_touched() -> None:
    memory = Memory()
    memory.merge([event(f"far{n}", day=100 * n, place=(10.0 + n, 5.0), names=(f"n{n}", f"m{n}")) for n in range(20)])
    step = memory.merge([event("a"), event("b")])
    assert {row[0] for row in step.memberships} == {"a", "b"}
