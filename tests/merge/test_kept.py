"""What is kept of an event as it is compared says the same as what was made, and goes by how it was made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.evaluate.merge.sample import sample_comparables
from sourcebook.evaluate.samples import sample_folder
from sourcebook.merge import kept as keeping
from sourcebook.merge.comparable import Comparable
from sourcebook.merge.kept import comparable_kept, kept
from sourcebook.normalise.gazetteer import open_gazetteer


@pytest.fixture(scope="module")
def sample() -> Mapping[str, Comparable]:
    with sample_folder() as folder:
        return {id: one for id, (one, _) in sample_comparables(folder, open_gazetteer()).items()}


def _again(one: Comparable) -> Comparable:
    return comparable_kept(one.event, one.report, json.loads(json.dumps(kept(one))))


def test_the_sample_sets_events_come_back_as_they_were(sample: Mapping[str, Comparable]) -> None:
    for one in sample.values():
        again = _again(one)
        assert again == one
        assert [type(getattr(again, name)) for name in one.__slots__] == [
            type(getattr(one, name)) for name in one.__slots__
        ]


_WORDS = st.text(max_size=6)
_NUMBERS = st.integers(0, 800_000)
_SAID = st.frozensets(_WORDS, max_size=3)


@given(
    st.builds(
        Comparable,
        event=_WORDS,
        report=_WORDS,
        source=st.none() | _WORDS,
        published=st.none() | _NUMBERS,
        first=st.none() | _NUMBERS,
        month_day=st.none() | st.tuples(st.integers(1, 12), st.integers(1, 31)),
        lat=st.none() | st.floats(-90, 90),
        places=_SAID,
        tolls=st.dictionaries(_WORDS, st.tuples(st.none() | _NUMBERS, st.none() | _NUMBERS), max_size=2),
        persons=_SAID,
        ages=st.frozensets(st.integers(-40, 99), max_size=3),
        words=st.lists(_WORDS, max_size=3).map(tuple),
        norm=st.floats(0, 100),
        copied=st.lists(_NUMBERS, max_size=3).map(tuple),
        later=st.booleans(),
    )
)
def test_any_comparable_comes_back_as_it_was(one: Comparable) -> None:
    assert _again(one) == one


def _rounded(value: Any) -> Any:
    """Without the last digits of a logarithm, which differ from one machine to another."""
    return round(value, 6) if isinstance(value, float) else value


def test_what_is_kept_goes_by_how_it_was_made(sample: Mapping[str, Comparable]) -> None:
    """Whoever changes how events are compared must change `FORM`, or a dataset would mix events of both ways."""
    values = [[name, *map(_rounded, kept(one))] for name, one in sorted(sample.items())]
    form = sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]
    assert form == keeping.FORM, f'set FORM = "{form}" in merge/kept.py: events are not compared as they were'
