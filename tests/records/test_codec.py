"""The JSON form of a record: whatever an event says comes back from it, parts and acts included."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.records import (
    ActorRef,
    CoderStamp,
    Count,
    Event,
    Evidence,
    Part,
    Report,
    Span,
    event_from_json,
    event_to_json,
)
from sourcebook.records.codec import event_body
from sourcebook.records.vocabulary import ACTS, CERTAINTIES, GROUPS, ROLES

WORDS = st.text(min_size=1, max_size=12)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 99))
NUMBERS = st.one_of(st.none(), st.integers(0, 10_000))
PLAIN = st.builds(
    Part,
    kind=st.one_of(st.none(), WORDS),
    effects=st.lists(WORDS, max_size=3).map(tuple),
    certainty=st.one_of(st.none(), st.sampled_from(CERTAINTIES)),
)
DESCRIBED = st.builds(
    lambda part, words, span: replace(part, description=words, description_span=span), PLAIN, WORDS, SPANS
)
COUNTED = st.builds(
    lambda part, low, high, words, span: replace(part, count=Count(low, high), count_text=words, count_span=span),
    st.one_of(PLAIN, DESCRIBED), NUMBERS, NUMBERS, WORDS, SPANS,
)  # fmt: skip
ACTORS = st.builds(
    ActorRef,
    text=WORDS,
    span=SPANS,
    role=st.sampled_from(ROLES),
    group=st.sampled_from(GROUPS),
    person=st.booleans(),
    part=st.one_of(st.none(), PLAIN, DESCRIBED, COUNTED),
)
EVENT = Event(
    "ev-0", Report("r", "0" * 64, ""), "attack", "accomplished", None, None, (), (), (), (), (),
    Evidence("shot", Span(0, 4)), 0.5, (), CoderStamp("0", "rules", "acled"),
)  # fmt: skip
EVENTS = st.builds(
    lambda actors, act: replace(EVENT, actors=tuple(actors), act=act),
    st.lists(ACTORS, max_size=3),
    st.one_of(st.none(), st.sampled_from(ACTS)),
)


@given(EVENTS)
def test_an_event_comes_back_from_its_json(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


@given(EVENTS)
def test_an_event_without_parts_and_act_has_no_key_for_them(event: Event) -> None:
    row = event_to_json(event)
    assert ("act" in row) is (event.act is not None)
    assert ["part" in actor for actor in row["actors"]] == [actor.part is not None for actor in event.actors]


@given(EVENTS, EVENTS)
def test_what_differs_in_a_part_or_an_act_differs_in_the_body_that_ids_are_made_of(one: Event, other: Event) -> None:
    assert (event_body(one) == event_body(other)) is (one == other)
