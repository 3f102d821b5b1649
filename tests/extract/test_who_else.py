"""Who else took part: parties to accords, deniers, who is surrendered to, suspects held, those who gave their names."""

from __future__ import annotations

import pytest
from read_sentences import events_of

# text; type, doers or parties, targets of the first event
ROWS: list[tuple[str, str, list[str], list[str]]] = [
    # accords
    (
        "The ceasefire concluded in Harak on 3 May between the Spin Front and the Free Guard was broken on Sunday.",
        "agreement", ["Spin Front", "Free Guard"], [],
    ),
    ("A truce between the army and the Spin Front, a rebel group, was signed in Harak.", "agreement",
     ["army", "Spin Front"], []),
    (
        "Leaders of two armed groups, the Spin Front and the Free Guard, signed a ceasefire in Harak on Monday.",
        "agreement", ["Spin Front", "Free Guard"], [],
    ),
    ("Members of two militias, the Spin Front and the Free Column, clashed in Harak.", "armed-clash",
     ["Spin Front", "Free Column"], []),
    # surrenders
    ("Five rebels surrendered to the army in Harak.", "surrender", ["rebels"], ["army"]),
    ("Forty rebels laid down their weapons before the governor in Harak.", "surrender", ["rebels"], ["governor"]),
    ("A woman gave herself up to the police in Harak on Monday.", "surrender", ["woman"], ["police"]),
    # denials of a part
    ("Four men were shot in Harak on Monday. The army denied any role in the killings.", "attack", ["army"], ["men"]),
    (
        "A bomb killed a nurse in Harak. A spokesman for the Spin Front, a rebel group, rejected any involvement.",
        "bombing", ["Spin Front"], ["nurse"],
    ),
    ("Four men were shot in Harak on Monday. The army denied that the road was closed.", "attack", [], ["men"]),
    # each accuses the other
    (
        "The army and the Spin Front, a rebel group, accused one another of shelling a clinic in Harak.",
        "shelling", ["Spin Front", "army"], ["clinic"],
    ),
    # names given
    (
        "A nurse was kidnapped in Harak by rebels who introduced themselves as members of the Spin Front.",
        "abduction", ["Spin Front"], ["nurse"],
    ),
    # by-phrases of another deed
    ("The men held for the raid on a post in Harak on May 3 were arrested by gendarmes.", "attack", [], ["post"]),
    # what is done to what
    ("The shelling of a market in Harak on Monday killed nine traders.", "shelling", [], ["market", "traders"]),
    ("The shelling of the army killed nine traders in Harak.", "shelling", [], ["traders"]),
    ("Rebels set fire to nine huts and to the school of Harak.", "property-destruction", ["Rebels"],
     ["huts", "school"]),
    ("Rebels shot at a bus and at two cars near Harak.", "attack", ["Rebels"], ["bus", "cars"]),
    ("Witnesses saw two trucks burning near Harak on Monday.", "property-destruction", [], ["trucks"]),
    ("Gunmen took control of the town hall and the army post of Harak.", "territory-change", ["Gunmen"],
     ["town hall", "army post"]),
    ("Nine farmers were killed in Harak, and so were two guards.", "attack", [], ["farmers", "guards"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "doers", "targets"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_who_took_part(text: str, kind: str, doers: list[str], targets: list[str]) -> None:
    event = events_of(text)[0]
    assert event.type == kind
    assert sorted(actor.text for actor in event.actors if actor.role != "target") == sorted(doers)
    assert [actor.text for actor in event.actors if actor.role == "target"] == targets


def test_who_agrees_is_a_party() -> None:
    (event,) = events_of("The government and the Spin Front, a rebel group, signed a ceasefire in Harak on Monday.")
    assert {actor.role for actor in event.actors} == {"party"}


def test_those_told_again_by_a_pronoun_are_aimed_at_in_each_event() -> None:
    events = events_of("Bandits abducted a merchant near Harak on March 2 and freed him on March 9.")
    targets = [[actor.text for actor in event.actors if actor.role == "target"] for event in events]
    assert targets == [["merchant"], ["merchant"]]


# text; the doers of each event
HELD: list[tuple[str, list[list[str]]]] = [
    (
        "Police on Friday arrested two members of the Spin Front, a rebel group, over the blast that killed nine men "
        "in Harak on Monday.",
        [["Police"], ["Spin Front"]],
    ),
    (
        "Police arrested two members of the Spin Front, a rebel group, in Harak on Monday and a bomb killed a guard "
        "in Wana on Tuesday.",
        [["Police"], []],
    ),
    ("Police arrested two men over the blast that killed nine people in Harak on Monday.", [["Police"], []]),
]


@pytest.mark.parametrize(("text", "expected"), HELD, ids=["held over it", "beside it", "of no group"])
def test_whose_deed_it_is_by_who_is_held_for_it(text: str, expected: list[list[str]]) -> None:
    told = [[actor.text for actor in event.actors if actor.role == "perpetrator"] for event in events_of(text)]
    assert sorted(told) == sorted(expected)


# text; its means
BORNE: list[tuple[str, list[str]]] = [
    ("Men carrying machetes attacked a village near Harak.", ["machetes"]),
    ("Rebels raided a village near Harak and killed a farmer. They carried axes and rifles.", ["axes", "rifles"]),
    ("Rebels raided a village near Harak. The attackers wielded clubs.", ["clubs"]),
    ("Rebels raided a post in Harak. They carried off two rifles and a pistol.", []),
    ("Rebels raided a post in Harak and carried away two rifles.", []),
]


@pytest.mark.parametrize(("text", "expected"), BORNE, ids=[text[:60] for text, _ in BORNE])
def test_what_attackers_bear_is_their_means(text: str, expected: list[str]) -> None:
    (event,) = events_of(text)
    assert [weapon.text for weapon in event.weapons] == expected
