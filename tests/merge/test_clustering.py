"""Groups from links: what joins, what keeps apart, and that neither order nor parts matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.merge.clustering import cluster, pair_of
from sourcebook.records import Link


def _links(rows: str) -> list[Link]:
    """ "ab9 bc4": a and b at .9, b and c at .4."""
    return [Link(row[0], row[1], int(row[2]) / 10) for row in rows.split()]


def _told(groups: tuple[tuple[str, ...], ...]) -> str:
    return " ".join("".join(group) for group in groups)


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ("", "a b c d"),
        ("ab9", "ab c d"),
        ("ab4", "a b c d"),
        ("ab9 bc9 ac9", "abc d"),
        ("ab9 bc7", "ab c d"),  # c fits b, and is nothing to a
        ("ab9 bc9 cd8 ac9", "abc d"),
        ("ab9 cd9", "ab cd"),
        ("ab9 ac6 bc2", "ab c d"),
    ],
)
def test_links_make_groups(links: str, groups: str) -> None:
    assert _told(cluster("abcd", _links(links))) == groups


def test_two_events_of_one_report_are_different() -> None:
    links = _links("ab9 bc9 ac9")
    assert _told(cluster("abc", links, report_of={"a": "r1", "b": "r2", "c": "r1"})) in ("ab c", "a bc")


def test_a_judgement_outranks_links_and_reports() -> None:
    links = _links("ab9 bc9 ac9")
    assert _told(cluster("abc", links, different=[("a", "b")])) in ("ac b", "a bc")
    assert _told(cluster("abc", [], same=[("a", "b")], report_of={"a": "r", "b": "r"})) == "ab c"
    assert _told(cluster("abc", links, different=[("a", "b"), ("a", "c"), ("b", "c")])) == "a b c"


def test_judged_different_holds_where_judgements_contradict() -> None:
    groups = cluster("abc", [], same=[("a", "b"), ("b", "c")], different=[("a", "c")])
    assert not any({"a", "c"} <= set(group) for group in groups)


_EVENTS = st.sampled_from("abcdefgh")
_PAIRS = st.tuples(_EVENTS, _EVENTS).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: pair_of(*pair))
_LINKED = st.dictionaries(_PAIRS, st.integers(0, 1000).map(lambda n: n / 1000))


@given(_LINKED, st.sets(_PAIRS, max_size=4), st.sets(_PAIRS, max_size=4), st.randoms())
def test_the_order_of_the_input_does_not_matter(links, same, different, random) -> None:  # type: ignore[no-untyped-def]
    listed = [Link(a, b, p) for (a, b), p in links.items()]
    groups = cluster("abcdefgh", listed, same=same, different=different)
    random.shuffle(listed)
    assert cluster("hgfedcba", listed, same=sorted(same)[::-1], different=sorted(different)[::-1]) == groups
    assert sorted(event for group in groups for event in group) == list("abcdefgh")
    assert not any(set(pair) <= set(group) for pair in different for group in groups)


@given(_LINKED, _LINKED)
def test_parts_that_no_strong_link_connects_cluster_alone(left, right) -> None:  # type: ignore[no-untyped-def]
    here = [Link(a, b, p) for (a, b), p in left.items()]
    there = [Link(a.upper(), b.upper(), p) for (a, b), p in right.items()]
    weak = [Link("A", "a", 0.5), Link("B", "c", 0.3)]
    apart = {*cluster("abcdefgh", here), *cluster("ABCDEFGH", there)}
    assert set(cluster("abcdefghABCDEFGH", [*here, *there, *weak])) == apart
