"""Which sentences tell of one and the same occurrence, and which of another: the types of a report's events."""

from __future__ import annotations

import pytest
from read_sentences import events_of

from sourcebook.lexicon.weights import STORY

ONE: list[tuple[str, list[str]]] = [
    ("Gunmen attacked a post in Harak. Two guards were killed in the attack.", ["attack"]),
    ("A bomb exploded in Harak. The blast wounded four people.", ["bombing"]),
    ("A bomb exploded in Harak on Monday, wounding four people. The explosion damaged two shops.", ["bombing"]),
    ("Two men were shot dead in Harak. Police said the incident took place on Monday night.", ["attack"]),
    ("Militants stormed a camp in Harak. They threw grenades and burnt a truck. Two soldiers died.", ["grenade"]),
    ("A clash broke out in Harak. Three militants were killed. Two rifles were recovered.", ["armed-clash"]),
    ("Gunmen abducted a teacher in Harak on Monday. The teacher was taken to the forest.", ["abduction"]),
    ("Three people were wounded in a shooting in Harak. One of the wounded died in hospital.", ["attack"]),
]
SEVERAL: list[tuple[str, list[str]]] = [
    ("A bomb killed two men in Harak. Separately, gunmen shot dead a teacher in Mosul.", ["bombing", "attack"]),
    ("A bomb killed two men in Harak. Meanwhile, police arrested three militants in Mosul.", ["bombing", "arrest"]),
    ("A bomb killed two men in Harak. Another blast in Mosul wounded a child.", ["bombing", "bombing"]),
    ("A bomb killed two men in Harak on Monday. On Tuesday a bomb killed a woman in Mosul.", ["bombing", "bombing"]),
    ("Gunmen shot dead a farmer in Harak. In Mosul, gunmen shot dead a trader.", ["attack", "attack"]),
    (
        "Two people were killed in separate incidents in Harak. Gunmen shot dead a farmer in Mosul. "
        "A trader was shot dead by gunmen in Tikrit.",
        ["attack", "attack"],
    ),
    ("Likewise a post in Harak was shelled. Likewise a bomb hit a car in Mosul.", ["shelling", "bombing"]),
    ("Two soldiers were killed by a mine in Harak and three militants were arrested in Mosul.", ["bombing", "arrest"]),
    ("Gunmen shot dead a judge in Harak. Police later arrested two suspects.", ["attack", "arrest"]),
    ("The army and the rebels signed a ceasefire in Harak. An earlier accord was signed in Mosul.", ["agreement"] * 2),
    ("- Gunmen shot dead a teacher in Harak.\n- A bomb was found in a bin in Mosul.\n", ["attack", "weapons-seizure"]),
    ("Gunmen killed a guard in Harak on May 3. He was abducted on April 28.", ["attack", "abduction"]),
    (
        "- Gunmen shot dead a teacher in Harak.\n- A bomb wounded two soldiers.\n- A bomb wounded a boy.\n",
        ["attack", "bombing", "bombing"],
    ),
    ("May 3:\n- Rebels shelled Harak.\n\nMay 4:\n- Rebels shelled Harak.\n", ["shelling", "shelling"]),
]
#: What was laid and found, and what two sides did.
TYPED: list[tuple[str, list[str]]] = [
    ("A bomb planted by rebels near Harak was found. Police defused the explosive device.", ["weapons-seizure"]),
    ("A bomb planted by rebels near Harak went off and killed a boy. Police defused another.", ["bombing"]),
    ("Police foiled an attempt to bomb the court in Harak.", ["bombing"]),
    ("Police neutralised a five kilogram bomb on the road to Harak.", ["weapons-seizure"]),
    ("Soldiers neutralised nine rebels in Harak.", ["armed-clash"]),
    ("Rebels attacked soldiers in Harak and after a fight of an hour burned their truck.", ["armed-clash"]),
    ("Rebels attacked soldiers in Harak and burned their truck.", ["property-destruction"]),
]
NONE: list[tuple[str, list[str]]] = [
    ("The council met in Harak. The mayor spoke of the market.", []),
    ("A court in Harak sentenced three men. Their lawyer said they would appeal.", []),
    ("Relatives marched to remember those who died in the war of 1994.", []),
    ("More than 90,000 people have been killed in Norland since its conflict began in March 2011.", []),
    ("The insurgency has killed hundreds of people in the north.", []),
    ("Dozens of people have been killed in Harak since April.", []),
    ("Related Rebels Attack Town Near Harak Army Kills Nine Rebels Gunmen Attack Police Post Tags Harak Army", []),
]
#: Texts that are not coded rightly yet.
NOT_YET = {"Two soldiers were killed by a mine in Harak and three militants were arrested in Mosul."}


@pytest.mark.parametrize(("text", "expected"), [*ONE, *SEVERAL, *TYPED, *NONE], ids=lambda value: str(value)[:90])
def test_the_events_of_a_report(text: str, expected: list[str], request: pytest.FixtureRequest) -> None:
    if text in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason="not coded rightly yet", strict=True))
    assert [event.type for event in events_of(text)] == expected


#: Enough words about other things that a report counts as a long story.
TALK = "The council spoke of the market and of the road to the mill, as it does in every season of the year. " * 11


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Rebels shelled a post in Harak.", "Rebels shelled a market in Mosul."),
        ("Warplanes bombed a depot in Harak.", "Gunmen attacked a post in Mosul."),
        ("Soldiers attacked a farm in Harak.", "Gunmen attacked a post in Harak."),
    ],
)
def test_in_a_long_story_another_place_or_doer_parts_two_events(first: str, then: str) -> None:
    assert len(events_of(f"{first} {then}")) == 1
    assert len(events_of(f"{first} {TALK}{then}")) == 2


def test_a_large_toll_told_again_opens_no_second_event() -> None:
    again = "Rebels shelled Mosul, killing {}."
    text = f"Shells of the rebels killed 21 people in Harak. {TALK}"
    assert len(events_of(text + again.format("21 people"))) == 1
    assert len(events_of(text + again.format("14 people"))) == 2
    assert len(events_of(text.replace("21 people", "dozens of people") + again.format("dozens of people"))) == 2


def test_in_a_long_story_a_province_in_common_does_not_join_two_towns() -> None:
    text = f"Rebels shelled a post in Khalis in Diyala. {TALK}Rebels shelled a market in Baqubah in Diyala."
    assert len(events_of(text)) == 2


@pytest.mark.parametrize(
    "word",
    ["Separately", "Meanwhile", "Elsewhere", "Likewise", "In another incident", "In the meantime", "On another front",
     "In other developments", "Later in the day"],
)  # fmt: skip
def test_a_word_that_opens_something_else_parts_two_events(word: str) -> None:
    text = f"Gunmen shot dead a teacher in Harak. {word}, gunmen shot dead a trader in Mosul."
    events = events_of(text)
    assert [event.type for event in events] == ["attack", "attack"]
    assert [event.place.texts if event.place else () for event in events] == [("Harak",), ("Mosul",)]
    assert [[actor.text for actor in event.actors if actor.role == "target"] for event in events] == [
        ["teacher"],
        ["trader"],
    ]


def test_events_announced_together_are_marked_since_not_all_of_them_need_be_told() -> None:
    text = "Four people were killed in two separate attacks in Mosul. In Tikrit, gunmen shot dead a farmer."
    (event,) = events_of(text)
    assert "one of several announced together" in event.review


def test_the_events_stand_in_the_order_of_the_report() -> None:
    text = "A bomb killed a man in Harak. Separately, rebels shelled Mosul. Elsewhere, police arrested two men."
    starts = [event.evidence.span.start for event in events_of(text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_the_order_of_sentences_about_other_things_changes_no_event() -> None:
    first, second = "A bomb killed two men in Harak.", "The council met on the market."
    for text in (f"{first} {second}", f"{second} {first}"):
        (event,) = events_of(text)
        assert (event.type, event.harm[0].text, event.evidence.text) == ("bombing", "two men", "A bomb killed two men")


#: Sentences that tell of nothing, to make a report a story.
_FILLER = "The road leads through fields to the river and is lined with old trees on both of its sides. "


def _story(*sentences: str) -> str:
    return " ".join(sentences) + " " + _FILLER * (STORY // len(_FILLER) + 1)


@pytest.mark.parametrize(
    ("first", "again", "events"),
    [
        # a country is not elsewhere than a town in it, nor a town elsewhere than itself
        ("Rebels shelled a farm near Mopti.", "The shelling of the farm was the first in Mali.", 1),
        ("Rebels shelled a farm in Mopti.", "The rebels shelled the farm in Mopti town at dawn.", 1),
        ("Rebels shelled a farm in Mopti.", "Rebels shelled a farm in Gao.", 2),
        # who did it may be told by more words or fewer
        ("The Tarid army shelled a farm.", "The army had shelled the farm at dawn.", 1),
        ("The army shelled a farm.", "The Kedari Front shelled a school.", 2),
        # a habit and the beginning of a campaign are no occurrences
        ("Rebels shelled a farm in Mopti.", "Mopti is regularly shelled by rebels.", 1),
        ("Rebels shelled a farm in Mopti.", "Kenya began carrying out air strikes in Mali in late May.", 1),
    ],
)
def test_what_a_story_tells_twice(first: str, again: str, events: int) -> None:
    assert len(events_of(_story(first, again))) == events
