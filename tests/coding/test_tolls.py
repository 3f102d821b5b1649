"""How many, of whom, and what was done to them: each group of people once, wholes against parts, rivals as ranges."""

from __future__ import annotations

import pytest
from read_sentences import events_of

from sourcebook.records import Event

#: (text, rows of the only event as "low-high group effect"); an open end is left out: "5- civilians killed".
ONE_TELLING: list[tuple[str, list[str]]] = [
    ("Gunmen killed three farmers in Harak.", ["3-3 civilians killed"]),
    ("Gunmen killed at least five farmers in Harak.", ["5- civilians killed"]),
    ("More than 28 people died in a bomb blast.", ["29- civilians killed"]),
    ("Up to 10 soldiers were killed in an ambush.", ["-10 state-forces killed"]),
    ("Between five and seven farmers were killed by gunmen.", ["5-7 civilians killed"]),
    ("Several policemen were wounded in a grenade attack.", ["2- state-forces wounded"]),
    ("Dozens of villagers were wounded by shelling.", ["24- civilians wounded"]),
    ("About 50 villagers were abducted by gunmen.", ["50-50 civilians abducted"]),
    ("A teacher was abducted by gunmen.", ["1-1 civilians abducted"]),
    ("The mayor was shot dead by gunmen.", ["1-1 state-other killed"]),
    ("Two soldiers and three militants died in a clash.", ["2-2 state-forces killed", "3-3 armed-group killed"]),
    ("A bomb killed two soldiers and wounded four others.", ["2-2 state-forces killed", "4-4 state-forces wounded"]),
    ("Five people were killed and 12 wounded in a blast.", ["5-5 civilians killed", "12-12 civilians wounded"]),
    ("Police arrested four militants.", ["4-4 armed-group arrested"]),
    ("Ten rebels surrendered to the army.", ["10-10 armed-group surrendered"]),
    ("No one was hurt when a bomb exploded in Harak.", []),
    ("Rebels abducted and killed a teacher.", ["1-1 civilians abducted", "1-1 civilians killed"]),
    ("A farmer and his son were killed by gunmen.", ["2-2 civilians killed"]),
    ("A guard was killed and another sustained critical injuries.", ["1-1 civilians killed", "1-1 civilians wounded"]),
    ("A soldier and a teacher were killed by gunmen.", ["1-1 state-forces killed", "1-1 civilians killed"]),
    ("Ten killed in Harak. At least 10 farmers were killed by gunmen.", ["10- civilians killed"]),
    ("Rebels abducted four teachers and released them later.", ["4-4 civilians abducted", "4-4 civilians released"]),
    ("Gunmen abducted four vaccine couriers in Harak.", ["4-4 civilians abducted"]),
    ("Three soldiers were on May 3, today, wounded in a clash.", ["3-3 state-forces wounded"]),
    (
        "A bomb killed ten policemen seven officers and three drivers.",
        ["7-7 state-forces killed", "3-3 civilians killed"],
    ),
    ("Three farmers killed 12 others injured in a blast.", ["3-3 civilians killed", "12-12 civilians wounded"]),
]
WHOLE_AND_PARTS: list[tuple[str, list[str]]] = [
    (
        "Nine people, including two policemen, were killed by a bomb.",  # the parts do not add up
        ["9-9 civilians killed"],
    ),
    (
        "Three people, two soldiers and a child, were killed by a bomb.",
        ["2-2 state-forces killed", "1-1 civilians killed"],
    ),
    (
        "A bomb killed five people. Two soldiers and three farmers were among the dead.",
        ["2-2 state-forces killed", "3-3 civilians killed"],
    ),
]
TOLD_TWICE: list[tuple[str, list[str]]] = [
    ("Gunmen shot dead two farmers in Harak. The two farmers were on their way home.", ["2-2 civilians killed"]),
    ("A bomb killed four soldiers. The four were on patrol.", ["4-4 state-forces killed"]),
    ("Two men were killed in Harak on Monday. Both were shot at a tea shop.", ["2-2 civilians killed"]),
    ("Gunmen killed two soldiers in Harak. Police said two soldiers died on the spot.", ["2-2 state-forces killed"]),
    ("Three farmers were killed by gunmen. The killing of the farmers led to protests.", ["3-3 civilians killed"]),
    (
        "A bomb killed two soldiers. A third soldier died in hospital.",
        ["2-2 state-forces killed", "1-1 state-forces killed"],
    ),
]


def toll(event: Event) -> list[str]:
    def bound(number: int | None) -> str:
        return "" if number is None else str(number)

    return [f"{bound(row.count.low)}-{bound(row.count.high)} {row.who} {row.effect}" for row in event.harm]


@pytest.mark.parametrize(
    ("text", "expected"), [*ONE_TELLING, *WHOLE_AND_PARTS, *TOLD_TWICE], ids=lambda value: str(value)[:90]
)
def test_the_toll(text: str, expected: list[str]) -> None:
    (event,) = events_of(text)
    assert toll(event) == expected


def test_one_killed_by_an_attacker_who_died_is_counted_beside_him() -> None:
    (event,) = events_of("A suicide bomber killed a soldier and wounded two nurses.")
    assert {"1-1 state-forces killed", "2-2 civilians wounded"} <= set(toll(event))


# Rivals: speakers who give other numbers of the same people

RIVALS = (
    "Police said eight people were killed when a bomb exploded in a market in Mosul on Monday. "
    "A doctor at the hospital said 11 people were killed."
)
PARTY = (
    "Seven policemen were killed when fighters of the Kedari Front attacked a post near Qalat, the police chief said. "
    "The group said it had killed 20 policemen."
)


def claimed(event: Event) -> dict[str, list[tuple[int | None, int | None]]]:
    """The numbers that each speaker gives for the first row, by the speaker's words."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    for claim in event.claims:
        if claim.field == "harm.0" and claim.count is not None and claim.speaker is not None:
            words = event.attribution[claim.speaker].text
            found.setdefault(words, []).append((claim.count.low, claim.count.high))
    return found


def test_two_speakers_with_two_numbers_make_a_range_and_keep_their_claims() -> None:
    (event,) = events_of(RIVALS)
    assert toll(event) == ["8-11 civilians killed"]
    assert claimed(event) == {"Police": [(8, 8)], "A doctor": [(11, 11)]}


def test_the_words_of_each_claim_are_those_of_its_speaker() -> None:
    (event,) = events_of(RIVALS)
    words = {claim.text for claim in event.claims if claim.count is not None}
    assert words == {"eight people", "11 people"}
    assert all(claim.span is not None and claim.span.of(RIVALS) == claim.text for claim in event.claims if claim.count)


def test_a_partys_own_number_is_its_claim_and_not_the_best_estimate() -> None:
    (event,) = events_of(PARTY)
    assert toll(event) == ["7-20 state-forces killed"]
    assert claimed(event) == {"the police chief": [(7, 7)], "The group": [(20, 20)]}
    assert {a.text: a.mode for a in event.attribution}["The group"] == "claimed"


def test_what_a_party_alone_says_stays_its_claim() -> None:
    (event,) = events_of("The Kedari Front said its fighters killed 12 soldiers near Qalat on May 3.")
    harm = [claim for claim in event.claims if claim.field == "harm.0"]
    assert [(event.attribution[c.speaker or 0].kind, c.mode) for c in harm] == [("perpetrator", "claimed")]
    assert "rests on a party's own claim" in event.review


def test_what_the_police_say_is_the_polices() -> None:
    (event,) = events_of("Three farmers were killed in Harak, police said.")
    assert [(event.attribution[0].kind, claim.field, claim.mode) for claim in event.claims] == [
        ("state", "type", "reported"),
        ("state", "harm.0", "reported"),
    ]


def test_what_nobody_is_named_for_is_the_reports_own() -> None:
    (event,) = events_of("Three farmers were killed by gunmen in Harak.")
    assert {claim.speaker for claim in event.claims} == {None}
