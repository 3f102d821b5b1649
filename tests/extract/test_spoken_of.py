"""Bodies told of again: "its fighters", "it" and "the same group" act for the one that was spoken of before."""

from __future__ import annotations

import pytest
from read_sentences import events_of

FRONT = "Spin Front"
# text; who did it, or the parties, of its only event
DOERS: list[tuple[str, list[str]]] = [
    ("The Spin Front, a rebel group, said its fighters killed four gendarmes near Harak.", [FRONT]),
    ("A spokesman for the Spin Front, a rebel group, said its men took five farmers hostage in Harak.", [FRONT]),
    ("The Spin Front, a rebel group, controls the valley. In May its gunmen burned a bus near Harak.", [FRONT]),
    ("The Spin Front, a rebel group, is strong there. It attacked two posts near Harak on Monday.", [FRONT]),
    ("Police named the Spin Front, a rebel group. Two men believed to be from the same group shot a clerk.",
     ["men", FRONT]),
    ("The Spin Front, a rebel group, met elders on Sunday. Later the same group burned a school in Harak.", [FRONT]),
    ("The army said its soldiers burned nine huts in Harak.", ["army"]),
    ("The Spin Front, a rebel group, took part. None of its members fired on the bus in Harak.", []),
    ("A company said its workers were shot by gunmen in Harak.", ["gunmen"]),
    ("The observers came on Sunday. The group said rebels had burned a school in Harak.", ["rebels"]),
    ("The Spin Front, a rebel group, is strong there. The army shelled its own side in Harak.", ["army"]),
]  # fmt: skip
# text; what was aimed at
THINGS: list[tuple[str, list[str]]] = [
    ("Engineers came to the bridge near Harak on Monday, three days after it was blown up.", ["bridge"]),
    ("Rebels stopped a bus near Harak and set it on fire.", ["bus"]),
    ("Rebels took a truck in Harak and burned it.", ["truck"]),
    ("The ministry said it was attacked in Harak.", []),
]


@pytest.mark.parametrize(("text", "expected"), DOERS, ids=[text[:60] for text, _ in DOERS])
def test_who_did_it(text: str, expected: list[str]) -> None:
    told = [actor.text for event in events_of(text) for actor in event.actors if actor.role != "target"]
    assert told == expected


@pytest.mark.parametrize(("text", "expected"), THINGS, ids=[text[:60] for text, _ in THINGS])
def test_it_is_the_thing_named_last(text: str, expected: list[str]) -> None:
    (event,) = events_of(text)
    assert [actor.text for actor in event.actors if actor.role == "target"] == expected


def test_its_men_are_of_its_own_group() -> None:
    (event,) = events_of("The Spin Front, a rebel group, says four of its men died in an ambush in Harak.")
    assert [(row.who, row.effect, row.count.low) for row in event.harm] == [("armed-group", "killed", 4)]
    assert [(actor.text, actor.role) for actor in event.actors] == [(FRONT, "target")]
