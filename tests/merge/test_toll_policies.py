"""Tolls by policy: what each takes, what it sets aside, and the words in which it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from invented_accounts import DOER, FIGHT, Rival, Row, Speaker, account

from sourcebook.errors import UsageError
from sourcebook.merge.statements import statements
from sourcebook.merge.tolls import POLICIES, tolls
from sourcebook.records import Event, Toll
from sourcebook.records.incident import Relation

ARMY, GROUP = Speaker("the army", "state"), Speaker("Delta Movement", "perpetrator", "claimed")
CLAIM = account(
    "Delta Movement", 1, [Row("thirty soldiers", 30, 30, "state-forces")], kind="armed-group", actors=FIGHT
)  # fmt: skip


def _killed(words: str, number: int, *, day: int, by: str, title: str | None = None) -> Event:
    return account(by, day, [Row(words, number, number)], title=title)


def _total(events: Sequence[Event], policy: str, relations: Mapping[str, Relation] | None = None) -> Toll:
    found = [t for t in tolls(statements(events, relations), policy) if t.effect == "killed" and t.who is None]
    assert len(found) == 1
    return found[0]


def _numbers(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high


THREE = [
    _killed("eleven people", 11, day=1, by="Sahel Wire"),
    _killed("nine people", 9, day=2, by="Town Mirror"),
    _killed("nine dead", 9, day=2, by="Dune Radio"),
    _killed("ten people", 10, day=3, by="Plateau Express"),
]


@pytest.mark.parametrize(
    ("policy", "numbers"),
    [("ucdp", (9, 9, 11)), ("acled", (9, 9, 9)), ("gtd", (10, 10, 10)), ("airwars", (9, None, 11))],
)
def test_reports_that_differ(policy: str, numbers: tuple[int, ...]) -> None:
    assert _numbers(_total(THREE, policy)) == numbers


def test_the_policy_all_keeps_every_value() -> None:
    found = [t for t in tolls(statements(THREE), "all") if t.effect == "killed" and t.who is None]
    assert sorted(t.best or 0 for t in found) == [9, 9, 10, 11]


def test_a_group_of_people_has_a_toll_of_its_own() -> None:
    told = account("Sahel Wire", 1, [Row("eight soldiers", 8, 8, "state-forces"), Row("two women", 2, 2)])
    found = {t.who: t.best for t in tolls(statements([told]))}
    assert found == {None: 10, "state-forces": 8, "civilians": 2}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_partys_tally_for_its_enemies_alone_gives_no_best(policy: str) -> None:
    assert {t.best for t in tolls(statements([CLAIM]), policy)} == {None}


@pytest.mark.parametrize(
    ("claimed", "high"), [(16, 16), (30, 9)], ids=["within reason: high", "beyond reason: set aside"]
)
def test_a_partys_tally_beside_others_is_high_at_most(claimed: int, high: int) -> None:
    told = account(
        "Meridian Press",
        2,
        [Row("eight soldiers", 8, claimed, "state-forces")],
        speakers=[ARMY, GROUP],
        rivals=[Rival(0, 0, "eight soldiers", 8, 8), Rival(0, 1, f"{claimed} soldiers", claimed, claimed)],
        actors=FIGHT,
    )
    later = account("Sahel Wire", 3, [Row("nine soldiers", 9, 9, "state-forces")])
    toll = _total([told, later], "ucdp")
    assert _numbers(toll) == (8, 9, high)
    assert any("party's own tally for its enemies" in reason for reason in toll.reasons)


def test_the_state_counts_its_own_dead_and_not_the_attackers() -> None:
    told = account(
        "Sahel Wire",
        1,
        [
            Row("eight soldiers", 8, 8, "state-forces", speaker=0),
            Row("twenty of the attackers", 20, 20, "unknown", speaker=0),
        ],
        speakers=[ARMY],
        actors=FIGHT,
    )
    found = {t.who: _numbers(t) for t in tolls(statements([told]))}
    assert found["state-forces"] == (8, 8, 8)
    assert found["unknown"] == (None, None, 20)
    assert found[None] == (8, 8, 8)


def test_police_who_are_no_party_are_believed_on_attackers() -> None:
    told = account(
        "Sahel Wire",
        1,
        [Row("two gunmen", 2, 2, "armed-group", speaker=0)],
        speakers=[Speaker("police", "state")],
        actors=[("one gang", "party", "armed-group"), ("another gang", "party", "armed-group")],
    )
    assert _total([told], "ucdp").best == 2


def test_what_a_speaker_denies_is_set_aside() -> None:
    told = account(
        "Sahel Wire", 1, [Row("five villagers", 5, 5, speaker=0)], speakers=[Speaker("the army", "state", "denied")]
    )
    denied = account("Sahel Wire", 2, [Row("six villagers", 6, 6, speaker=0, mode="denied")], speakers=[ARMY])
    assert told.claims[0].mode == "reported"
    assert _total([denied, _killed("two men", 2, day=1, by="Town Mirror")], "ucdp").best == 2


def test_copies_of_one_wire_are_one_voice() -> None:
    text = "Seven traders were killed when raiders opened fire in the market of Dori at dawn on Monday. " * 2
    wire = [
        account(name, day, [Row("Seven traders", 7, 7)], text=text) for name, day in (("Wire", 1), ("A", 2), ("B", 2))
    ]
    apart = [_killed("nine people", 9, day=1, by="C"), _killed("nine dead", 9, day=1, by="D")]
    assert _total([*wire, *apart], "ucdp").best == 9


def test_of_one_voice_the_later_word_holds() -> None:
    events = [_killed("eleven people", 11, day=1, by="Wire"), _killed("nine people", 9, day=2, by="Wire")]
    toll = _total(events, "ucdp")
    assert _numbers(toll) == (9, 9, 9)
    assert any("one voice with" in reason for reason in toll.reasons)


def test_a_number_in_the_headline_is_more_specific() -> None:
    events = [
        _killed("nine people", 9, day=1, by="A", title="Nine killed in Dori"),
        _killed("four people", 4, day=2, by="B", title="A night in Dori"),
    ]
    assert _total(events, "ucdp").best == 9


def test_a_new_total_replaces_those_before_and_leaves_them_in_the_range() -> None:
    new = account("Gazette", 9, [Row("ten", 10, 10)], text="A trader died in Dori, bringing to ten the number of dead.")
    assert _numbers(_total([*THREE[:3], new], "ucdp")) == (9, 10, 11)


DEATH = "A man who was wounded in the raid died in hospital on Friday, his brother said."


def test_a_death_in_hospital_is_added_once_to_what_was_told_before() -> None:
    later = [account(name, 9, [Row("A man", 1, 1)], text=DEATH + f" {name} adds this.") for name in ("A", "B")]
    before = [_killed("nine people", 9, day=1, by="C"), _killed("eight people", 8, day=2, by="D")]
    toll = _total([*before, *later], "ucdp", {event.id: "follow-up" for event in later})
    assert (toll.low, toll.high) == (9, 10)
    assert any("died later, added" in reason for reason in toll.reasons)


def test_a_death_in_hospital_is_not_added_to_a_count_told_after_it() -> None:
    later = account("A", 3, [Row("A man", 1, 1)], text=DEATH)
    assert _total([_killed("ten people", 10, day=5, by="C"), later], "ucdp", {later.id: "follow-up"}).best == 10


def test_other_numbers_of_follow_ups_never_count() -> None:
    anniversary = account("A", 30, [Row("twelve people", 12, 12)])
    toll = _total([_killed("ten people", 10, day=5, by="C"), anniversary], "ucdp", {anniversary.id: "follow-up"})
    assert _numbers(toll) == (10, 10, 10)


@pytest.mark.parametrize(
    ("words", "low", "war", "number"),
    [
        ("several villagers", 2, False, 3),
        ("several villagers", 2, True, 10),
        ("villagers", 2, False, 3),
        ("tens of villagers", 20, False, 10),
        ("dozens of villagers", 24, False, 12),
        ("hundreds of villagers", 200, True, 100),
        ("at least five villagers", 5, False, 5),
        ("at least two villagers", 2, False, 2),
    ],
)
def test_the_vague_numbers_of_acled(words: str, low: int, war: bool, number: int) -> None:
    told = account("Wire", 1, [Row(words, low, None)])
    found = tolls(statements([told]), "acled", war=war)
    assert {t.best for t in found} == {number}


def test_gtd_leaves_the_number_empty_where_it_is_too_vague() -> None:
    assert _total([account("Wire", 1, [Row("dozens of villagers", 24, None)])], "gtd").best is None
    assert _total([account("Wire", 1, [Row("at least 11 villagers", 11, None)])], "gtd").best == 11


@pytest.mark.parametrize(
    ("days", "best"),
    [
        ((1, 3, 3, 3), 7),  # most of the latest
        ((3, 3, 2, 2), 9),  # the latest differ, none is told more often: the lowest
        ((1, 2, 1, 4), 5),  # the latest alone
    ],
)
def test_gtd_takes_the_most_recent_then_the_majority_then_the_lowest(days: Sequence[int], best: int) -> None:
    said = (("twelve", 12), ("nine", 9), ("seven", 7), ("seven", 7) if best != 5 else ("five", 5))
    events = [
        _killed(f"{word} men", n, day=day, by=f"P{i}")
        for i, ((word, n), day) in enumerate(zip(said, days, strict=True))
    ]
    assert _total(events, "gtd").best == best


VILLAGERS = (Row("five villagers", 5, 5),)


@pytest.mark.parametrize(
    ("events", "grade"),
    [
        ([account("A", 1, VILLAGERS)], "Weak"),
        ([account("A", 1, VILLAGERS), account("B", 2, VILLAGERS)], "Fair"),
        (
            [
                account("A", 1, VILLAGERS, actors=[DOER]),
                account("B", 2, VILLAGERS, actors=[("National Army", "perpetrator", "armed-group")]),
            ],
            "Contested",
        ),
        ([account("A", 1, [Row("five soldiers", 5, 5, "state-forces")])], "Discounted"),
    ],
    ids=["one source", "two sources", "two doers", "fighters"],
)
def test_the_grades_of_airwars(events: Sequence[Event], grade: str) -> None:
    assert _total(events, "airwars").grade == grade


def test_reasons_name_sources_and_no_speaker() -> None:
    told = account(
        "Wire", 1, [Row("five men", 5, 5, speaker=0)], speakers=[Speaker("Colonel Idris Fomba", "state")]
    )  # fmt: skip
    assert not any("Fomba" in reason for toll in tolls(statements([told])) for reason in toll.reasons)


def test_an_unknown_policy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="ucdp, acled, gtd, airwars, all"):
        tolls((), "guess")


def test_nothing_said_gives_no_toll() -> None:
    assert all(tolls(statements([account("A", 1, [])]), policy) == () for policy in POLICIES)
