"""Threats brought by letters, calls and deadlines; messages and times in which nobody threatens."""

from __future__ import annotations

import pytest
from read_sentences import events_of

FRONT = "Spin Front"
# text; who threatens, and who is threatened
THREATS: list[tuple[str, list[str], list[str]]] = [
    ("A letter left at the mosque in April had told the fishermen to leave, residents said.", [], ["fishermen"]),
    ("Pamphlets dropped in Harak in April ordered fishermen to stay away from the river.", [], ["fishermen"]),
    ("An unsigned letter warned the farmers of Harak not to sell milk to the garrison.", [], ["farmers"]),
    ("Posters signed by the Spin Front, a rebel group, threatened barbers in Harak.", [FRONT], ["barbers"]),
    ("Leaflets from the Spin Front, a rebel group, warned teachers in Harak to stop.", [FRONT], ["teachers"]),
    ("Two councillors in Harak received text messages from the Spin Front, a rebel group, demanding money.",
     [FRONT], ["councillors"]),
    ("A trader got away in May; in June his brother received a call demanding 90,000 in the name of the Spin Front.",
     [FRONT], ["brother"]),
    ("The mayor of Harak found a threatening letter at his door on Monday.", [], ["mayor"]),
    ("A trader in Harak received death threats last week.", [], ["trader"]),
    ("A note left behind in Harak demanded that work on the road be stopped.", [], []),
    ("Families in Harak were given 24 hours to vacate their homes.", [], ["Families"]),
    ("The Spin Front, a rebel group, gave the residents of Harak three days to leave.", [FRONT], ["residents"]),
    ("Rebels gave the soldiers in Harak two hours to surrender.", ["Rebels"], ["soldiers"]),
    ("Rebels issued an ultimatum to the police in Harak.", ["Rebels"], ["police"]),
    ("The Spin Front, a rebel group, is feared. It warned drivers in May not to go to Harak.", [FRONT], ["drivers"]),
]  # fmt: skip
NO_THREATS = [
    "A letter from the ministry told the farmers of Harak to leave their land.",
    "The weather office sent a message telling residents of Harak to leave the coast.",
    "The minister gave the police three days to find the driver.",
    "The court gave him three days to pay the fine.",
    "The firm gave its drivers ten days off.",
    "The man was given two days to rest.",
    "The widow received a call from her son.",
    "He received a letter thanking him for his help.",
    "Teachers found a letter on the desk.",
    "A letter signed by forty teachers of Harak demanded better pay.",
    "An open letter warned the government not to close the schools of Harak.",
    "In a letter to the minister, teachers of Harak demanded better pay.",
    "Police told residents of Harak to leave because of the flood.",
]


@pytest.mark.parametrize(("text", "doers", "targets"), THREATS, ids=[row[0][:60] for row in THREATS])
def test_a_threat_is_an_event(text: str, doers: list[str], targets: list[str]) -> None:
    (event,) = events_of(text)
    assert (event.type, event.status) == ("threat", "threatened")
    assert [actor.text for actor in event.actors if actor.role == "perpetrator"] == doers
    assert [actor.text for actor in event.actors if actor.role == "target"] == targets


@pytest.mark.parametrize("text", NO_THREATS, ids=[text[:60] for text in NO_THREATS])
def test_what_threatens_nobody_is_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_a_deadline_told_later_belongs_to_the_threat() -> None:
    text = (
        "The Spin Front, a rebel group, has warned traders in Harak to stop supplying the garrison. "
        "Shop owners said they had been given one week."
    )
    (event,) = events_of(text)
    assert [speaker.text for speaker in event.attribution] == ["The Spin Front", "Shop owners"]
