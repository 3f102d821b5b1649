"""A party's denial of what it is accused of is an event, denied; what did not happen, or others did, is none."""

from __future__ import annotations

import pytest
from read_sentences import pipeline

from sourcebook.ingest import report_from_text
from sourcebook.records import Event, Source

# text; for each event its type, who denies it, and the modes of its speakers
DENIED: list[tuple[str, str, list[str], list[str]]] = [
    (
        "The Harak Front said its men did not abduct the two nurses who went missing on 3 May in Harak.",
        "abduction", ["Harak Front"], ["denied"],
    ),
    (
        "The Harak Front said it had not burned the school in Harak on Monday.",
        "property-destruction", ["Harak Front"], ["denied"],
    ),
    ("The Harak Front denied that its fighters had shelled the town.", "shelling", ["Harak Front"], ["denied"]),
    ("The Harak Front denies having shot the two teachers in Harak.", "attack", ["Harak Front"], ["denied"]),
    ("The army denied killing two farmers in Harak on Monday.", "attack", ["army"], ["denied"]),
    (
        "A spokesman for the Harak Front said the group did not detain the judge.",
        "abduction", ["Harak Front"], ["denied"],
    ),
    ("The army said that its soldiers did not fire on the protesters in Harak.", "attack", ["army"], ["denied"]),
]  # fmt: skip
NOT_DENIED = [
    "No one was killed in Harak, and the school was not hit.",
    "Soldiers did not fire on the crowd.",
    "Police said they did not arrest the three men.",
    "Police said he did not shoot the two women.",
    "The army denied that rebels had taken control of its post.",
    "The army said the rebels did not take the town.",
    "The army said the group did not attack the town.",
    "The Harak Front said it does not attack the people of the town.",
    "The Harak Front said it did not attack civilians.",
    "The Harak Front said it would not attack the town.",
    "The Harak Front did not deny that it had fewer men.",
    "A judge denied the release of two men charged with the theft.",
]


def coded(text: str, source: Source | None = None) -> tuple[Event, ...]:
    outcome = pipeline().code(report_from_text(text, source=source or Source()))
    assert outcome.problems == ()
    return outcome.events


@pytest.mark.parametrize(("text", "kind", "deniers", "modes"), DENIED, ids=[row[0][:60] for row in DENIED])
def test_a_denial_of_ones_own_part_is_an_event(text: str, kind: str, deniers: list[str], modes: list[str]) -> None:
    (event,) = coded(text)
    assert (event.type, event.status) == (kind, "accomplished")
    assert [actor.text for actor in event.actors if actor.role == "perpetrator"] == deniers
    assert [speaker.mode for speaker in event.attribution] == modes
    assert {claim.mode for claim in event.claims} == {"denied"}


@pytest.mark.parametrize("text", NOT_DENIED, ids=[text[:60] for text in NOT_DENIED])
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize(
    "words",
    [
        "our units did not detain the nurses who went missing on 3 May.",
        "We did not shoot the two teachers.",
        "The press office rejects the report that men of the Front shot two teachers on Monday.",
        "The Front did not attack the post at Harak.",
    ],
)
def test_a_group_that_publishes_a_denial_denies_it(words: str) -> None:
    (event,) = coded(f"Harak Front\nTo the public\n\n{words}", Source("Harak Front", "armed-group"))
    assert [actor.group for actor in event.actors if actor.role == "perpetrator"] == ["armed-group"]
    assert [(speaker.text, speaker.kind, speaker.mode) for speaker in event.attribution] == [
        ("Harak Front", "perpetrator", "denied")
    ]


def test_what_a_denial_tells_again_is_counted_once() -> None:
    text = "Gunmen shot dead two farmers in Harak. The Harak Front denied that its men had killed the two farmers."
    (event,) = coded(text)
    assert [(row.effect, row.count.low, row.count.high) for row in event.harm] == [("killed", 2, 2)]
    assert ("The Harak Front", "denied") in [(speaker.text, speaker.mode) for speaker in event.attribution]
