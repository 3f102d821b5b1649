"""Who took part: each actor once, by the best of its names, in one role, with its group."""

from __future__ import annotations

import pytest
from read_sentences import events_of

#: (text, actors of the only event as "words | role | group"), in the order told.
ROWS: list[tuple[str, list[str]]] = [
    (
        "Gunmen shot dead two farmers in Mosul.",
        ["Gunmen | perpetrator | unknown", "farmers | target | civilians"],
    ),
    (
        "Militants attacked a police post in Mosul.",
        ["Militants | perpetrator | armed-group", "police post | target | property"],
    ),
    (
        "Three militants were killed in a clash with soldiers near Mosul.",
        ["militants | party | armed-group", "soldiers | party | state-forces"],
    ),
    (
        "The Kedari Front claimed responsibility for a bomb that killed two soldiers in Mosul.",
        ["Kedari Front | perpetrator | armed-group", "soldiers | target | state-forces"],
    ),
    (
        "Fighters of the Kedari Front abducted a doctor in Mosul.",
        ["Kedari Front | perpetrator | armed-group", "doctor | target | civilians"],
    ),
    (
        "Police arrested three militants in Mosul.",
        ["Police | perpetrator | state-forces", "militants | target | armed-group"],
    ),
    ("A village elder was shot dead in Mosul.", ["village elder | target | civilians"]),
    (
        "A judge was shot dead by unidentified men in Mosul.",
        ["judge | target | state-other", "men | perpetrator | unknown"],
    ),
    ("A roadside bomb hit an army vehicle near Mosul.", ["army vehicle | target | property"]),
    # Whose the deed or the means is
    (
        "Malian and government air strikes killed nine farmers near Mosul.",
        [
            "Malian | perpetrator | state-forces",
            "government | perpetrator | state-forces",
            "farmers | target | civilians",
        ],
    ),
    (
        "Nine farmers were killed by rebel shelling in Mosul.",
        ["rebel | perpetrator | armed-group", "farmers | target | civilians"],
    ),
    # Beside those killed
    (
        "Rebels shelled Mosul, killing two farmers and causing damage to houses and a school.",
        [
            "Rebels | perpetrator | armed-group",
            "farmers | target | civilians",
            "houses | target | property",
            "school | target | property",
        ],
    ),
    # Once each
    (
        "Gunmen killed nine farmers and two children in Mosul.",
        ["Gunmen | perpetrator | unknown", "farmers | target | civilians"],
    ),
    (
        "A blast killed nine men, three women and a boy in Mosul.",
        ["men | target | civilians", "women | target | civilians", "boy | target | civilians"],
    ),
    ("A former mayor was shot dead in Mosul.", ["former mayor | target | civilians"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_the_cast(text: str, expected: list[str]) -> None:
    (event,) = events_of(text)
    assert sorted(f"{a.text} | {a.role} | {a.group}" for a in event.actors) == sorted(expected)


def test_epithets_of_a_source_stay_in_its_quoted_words() -> None:
    (event,) = events_of("Two terrorists were killed in a clash with the police in Mosul.")
    for actor in event.actors:
        assert actor.name is None or "terrorist" not in actor.name.lower()
    assert {actor.group for actor in event.actors} == {"armed-group", "state-forces"}


def test_a_named_person_is_marked_so_that_exports_can_withhold_the_name() -> None:
    (event,) = events_of("Gunmen shot dead Omar Tal, a teacher, in Mosul.")
    persons = [(actor.text, actor.group) for actor in event.actors if actor.person]
    assert persons == [("Omar Tal", "civilians")]


def test_who_is_told_twice_is_one_actor() -> None:
    text = "Fighters of the Kedari Front (KF) attacked a post in Mosul. The KF killed two guards. The Front then left."
    (event,) = events_of(text)
    groups = [actor.text for actor in event.actors if actor.group == "armed-group"]
    assert len(groups) == 1
