"""The metrics of the 2020s on invented templates, and the assignment that they rest on."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from muc4_factory import template

from sourcebook.evaluate.muc4.assignment import best_pairs
from sourcebook.evaluate.muc4.modern import ceaf_ree, ceaf_rme, gtt
from sourcebook.evaluate.muc4.roles import Roles, roles_of
from sourcebook.evaluate.muc4.tally import Figure


def _roles(**slots: str) -> Roles:
    return roles_of([template(**slots)])[0]


def _counts(figure: Figure) -> tuple[float, int, float, int]:
    return figure.precision_credit, figure.actual, figure.recall_credit, figure.possible


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 6), min_size=columns, max_size=columns), min_size=1, max_size=5
        )
    )
)
def test_the_assignment_is_the_best_there_is(worth: list[list[int]]) -> None:
    pairs = best_pairs(worth)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    rows, columns = len(worth), len(worth[0])
    if rows <= columns:
        best = max(sum(worth[i][j] for i, j in enumerate(chosen)) for chosen in permutations(range(columns), rows))
    else:
        best = max(sum(worth[i][j] for j, i in enumerate(chosen)) for chosen in permutations(range(rows), columns))
    assert sum(worth[i][j] for i, j in pairs) == best


def test_roles_keep_what_stands_in_the_words() -> None:
    made = template(type="BOMBING", organization='"FRONT [MFS]" / "MFS FRONT"', name='"ANA"', instrument='"A BOMB"')
    (roles,) = roles_of([made, made], "the front\n[MFS] threw a bomb")
    assert roles.fillers["PerpOrg"] == (frozenset({"front mfs"}),)
    assert roles.fillers["Victim"] == ()
    assert roles.fillers["Weapon"] == (frozenset({"bomb"}),)
    assert (roles.types, roles.size) == (("bombing",), 3)


# key, response, (right, said, found, asked for)
GTT = [
    ({"type": "ARSON", "name": '"ANA"'}, {"type": "ARSON", "name": '"ana"'}, (2, 2, 2, 2)),
    ({"type": "ARSON", "name": '"ANA"'}, {"type": "ATTACK", "name": '"ANA"'}, (0, 2, 0, 2)),
    ({"type": "ARSON / ATTACK", "name": '"ANA"'}, {"type": "ATTACK", "name": '"ANA"'}, (2, 2, 2, 2)),
    ({"type": "ARSON", "name": '"ANA RUIZ" / "RUIZ"'}, {"type": "ARSON", "name": '"ANA RUIZ"\n"RUIZ"'}, (3, 3, 2, 2)),
    ({"type": "ARSON", "name": '"ANA"'}, {"type": "ARSON", "name": '"ANA" / "EVA"'}, (1, 2, 1, 2)),
    ({"type": "ARSON", "name": '"ANA"'}, {"type": "ARSON", "physical": '"ANA"'}, (1, 2, 1, 2)),
]


@pytest.mark.parametrize(("key", "response", "expected"), GTT)
def test_gtt_within_a_pair(
    key: dict[str, str], response: dict[str, str], expected: tuple[float, int, float, int]
) -> None:
    assert _counts(gtt([_roles(**key)], [_roles(**response)])) == expected


def test_gtt_takes_the_best_pairing() -> None:
    one = _roles(type="ARSON", name='"ANA"', physical='"MILL"')
    other = _roles(type="ARSON", name='"EVA"')
    assert gtt([one, other], [other, one]).f1 == 1
    assert _counts(gtt([one, other], [one])) == (3, 3, 3, 5)
    assert _counts(gtt([one], [one, other])) == (3, 5, 3, 3)


def test_gtt_of_nothing() -> None:
    one = _roles(type="ARSON", name='"ANA"')
    assert _counts(gtt([], [])) == (0, 0, 0, 0)
    assert _counts(gtt([one], [])) == (0, 0, 0, 2)
    assert _counts(gtt([], [one])) == (0, 2, 0, 0)


def test_ceaf_ree_knows_no_templates_and_pairs_one_to_one() -> None:
    key = [_roles(type="ARSON", name='"ANA RUIZ" / "RUIZ"'), _roles(type="BOMBING", name='"EVA"')]
    response = [_roles(type="ROBBERY", name='"ANA RUIZ"\n"RUIZ"\n"EVA"')]
    assert _counts(ceaf_ree(key, response)) == (2, 3, 2, 2)


def test_ceaf_ree_merges_fillers_that_share_a_name() -> None:
    key = [_roles(type="ARSON", name='"ANA RUIZ" / "RUIZ"'), _roles(type="BOMBING", name='"RUIZ"')]
    assert _counts(ceaf_ree(key, [_roles(type="ARSON", name='"RUIZ"')])) == (1, 1, 1, 1)


def test_ceaf_rme_counts_names_under_one_type() -> None:
    key = [_roles(type="ARSON", name='"ANA RUIZ" / "RUIZ"', physical='"MILL"')]
    assert _counts(ceaf_rme(key, [_roles(type="ARSON", name='"RUIZ"', physical='"BARN"')])) == (1, 2, 1, 3)
    assert _counts(ceaf_rme(key, [_roles(type="BOMBING", name='"RUIZ"')])) == (0, 1, 0, 3)
