"""Which reports and speakers are independent of one another."""

from __future__ import annotations

import pytest
from invented_accounts import Row, Speaker, account

from sourcebook.merge.same_text import text_classes
from sourcebook.merge.speaker_names import joined_names, name_key
from sourcebook.merge.voices import voices, wire_credit

STORY = (
    "Gunmen on motorcycles attacked the market of Dori early on Monday and killed nine people before they fled north, "
    "a member of the town council said. The attackers burned four stalls and took two cars, he added. Shops stayed "
    "closed all day and the school sent its pupils home at noon. The governor will visit the town on Wednesday."
)
CUT = STORY[: STORY.index(" Shops stayed")]
REWRITTEN = "Nine people are dead after a raid. " + STORY[STORY.index("The attackers burned") :]
OTHER = (
    "At least seven traders died when raiders on motorbikes opened fire in Dori, witnesses told this newspaper. They "
    "came at dawn, shot at random between the stalls and left within ten minutes, one of them said by telephone."
)
NINE = (Row("nine people", 9, 9),)


@pytest.mark.parametrize(
    ("texts", "classes"),
    [
        ((STORY, STORY), (0, 0)),
        ((STORY, OTHER), (0, 1)),
        ((STORY, CUT), (0, 0)),
        ((OTHER, STORY, REWRITTEN), (0, 1, 1)),
        ((STORY, STORY.upper().replace(",", "")), (0, 0)),
        (("Nine killed in Dori", "Nine killed in Dori"), (0, 0)),
        (("Nine killed in Dori on Monday morning", "Nine killed in Dori"), (0, 1)),
        (("", "", STORY), (0, 1, 2)),
    ],
    ids=["copy", "written apart", "cut", "new lead", "capitals", "same brief", "two briefs", "empty"],
)
def test_which_texts_are_one(texts: tuple[str, ...], classes: tuple[int, ...]) -> None:
    assert text_classes(texts) == classes


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BAMAKO, March 18 (Sahel Wire) - Eight soldiers were killed.", "Sahel Wire"),
        ("KABUL (Reuters) — A bomb went off.", "Reuters"),
        ("By Reuters\nA bomb went off in Kabul.", "Reuters"),
        ("A bomb went off in Kabul on Monday. (AFP)", "Agence France-Presse"),
        ("A bomb went off in Kabul on Monday — AFP", "Agence France-Presse"),
        ("A bomb went off in Kabul (the capital) - officials say.", None),
        ("A bomb went off in Kabul on Monday.", None),
    ],
)
def test_who_signs_a_report(text: str, agency: str | None) -> None:
    assert wire_credit(text) == agency


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the army", "Mali's army", True),
        ("A police spokesman", "the police", True),
        ("the Delta Salvation Movement", "Delta Salvation Movement", True),
        ("AFP", "Agence France-Presse", True),
        ("the defence ministry", "the interior ministry", False),
        ("the police", "the army", False),
        ("two residents", "residents", False),
        ("a witness", "a witness", False),
    ],
)
def test_which_speakers_are_one(one: str, other: str, same: bool) -> None:
    first, second = name_key(one), name_key(other)
    names = joined_names([first, second])
    assert (bool(names[first]) and names[first] == names[second]) is same


def test_a_name_that_two_longer_ones_hold_stands_for_neither() -> None:
    keys = [name_key(name) for name in ("the ministry", "the interior ministry", "the defence ministry")]
    assert joined_names(keys)[keys[0]] == keys[0]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (account("Sahel Wire", 1, NINE, text=STORY), account("Town Mirror", 2, NINE, text=STORY), True),
        (account("Sahel Wire", 1, NINE, text=STORY), account("Town Mirror", 2, NINE, text=OTHER), False),
        (account("Sahel Wire", 1, NINE, text=STORY), account("Sahel Wire", 2, NINE, text=OTHER), True),
        (
            account("Sahel Wire", 1, NINE, text=STORY),
            account("Town Mirror", 2, NINE, text="DORI (Sahel Wire) - " + OTHER),
            True,
        ),
        (
            account("Reuters", 1, NINE, text=STORY),
            account("Town Mirror", 2, NINE, text=OTHER, speakers=[Speaker("Reuters", "media")]),
            True,
        ),
        (
            account("Sahel Wire", 1, NINE, text=STORY, speakers=[Speaker("Mali's army", "state")]),
            account("Town Mirror", 2, NINE, text=OTHER, speakers=[Speaker("the army", "state")]),
            True,
        ),
        (
            account("Sahel Wire", 1, NINE, text=STORY, speakers=[Speaker("a resident", "witness")]),
            account("Town Mirror", 2, NINE, text=OTHER, speakers=[Speaker("a resident", "witness")]),
            False,
        ),
        (
            account("Sahel Wire", 1, NINE, text=STORY, speakers=[Speaker("the army", "state"), Speaker("MSF", "ngo")]),
            account("Town Mirror", 2, NINE, text=OTHER, speakers=[Speaker("the army", "state")]),
            False,
        ),
        (account(None, 1, NINE, text=STORY), account(None, 2, NINE, text=OTHER), False),
    ],
    ids=[
        "a copy", "two reporters", "one publisher twice", "a signed wire", "Reuters reported", "one source only",
        "nobody in particular", "more sources than one", "no publisher",
    ],
)  # fmt: skip
def test_which_reports_are_one_voice(first: object, second: object, same: bool) -> None:
    told = voices([first, second])  # type: ignore[list-item]  # events, as parametrize hands them
    assert (told[first.id].own == told[second.id].own) is same  # type: ignore[attr-defined]  # events


def test_a_copy_names_whose_text_it_prints() -> None:
    original = account("Sahel Wire", 1, NINE, text=STORY)
    copy = account("Town Mirror", 9, NINE, text=STORY)
    told = voices([copy, original])
    assert told[copy.id].behind == ("Sahel Wire", "media")
    assert told[original.id].behind is None
    assert told[copy.id].text == told[original.id].text
