"""Sentences of reports that lost their punctuation: each row is a text with a bar at every boundary."""

from __future__ import annotations

import pytest

from sourcebook.records import Report
from sourcebook.segment import looks_unpunctuated, segment

ROWS = [
    # after the name of the outlet
    "Two troopers of the Border Guard Force BGF were injured when a mine went off near Talvara village in Doda "
    "District on May 4 reports The Chenab Times | Officials said the mine was laid overnight | The road has been shut",
    "Unidentified gunmen shot dead a trader in the Lal Bagh area of Quetta on June 11 reports Dawn | Police said that "
    "he had received calls from a group | No one has claimed the killing so far",
    # openers
    "At least four cadres of the Sone Valley Committee SVC were killed near Palamu on March 9 | In the ensuing search "
    "a rifle was found | However their leader fled | He is wanted in ten cases",
    "A grenade was thrown at the house of a contractor in Imphal West District on Monday | There was no casualty | "
    "Meanwhile a shop was burned in Thoubal | It belonged to his brother",
    # a name told of before, and offices
    "Armed men abducted Imran Dastgir a teacher from his home in Bannu on July 2 | Dastgir was on leave at the time | "
    "Superintendent of Police SP Arif Nawaz said that a search was under way",
    # names that begin with an opener, speakers' tags
    "The Kosi Liberation Front KLF took responsibility for the bomb at the office of The Kosi Herald in Saharsa | "
    "Nobody was hurt in the blast Police said",
    "A soldier and two members of the Red Hill Council RHC were killed when the army raided a camp in the forests of "
    "Latehar on November 21 while others fled towards the border of the State",
    # the letter of a faction, and a number that counts
    "A trader who was taken by United Hill Front Independent UHF I militants was set free on May 9 in Tirap District "
    "reports The Kosi Herald | The militants had also seized 12 Police rifles",
]


def sentences(text: str) -> list[str]:
    return [part.span.of(text) for part in segment(Report("r", "0", text)).segments if part.kind == "sentence"]


@pytest.mark.parametrize("row", ROWS)
def test_cues_find_the_boundaries(row: str) -> None:
    text = row.replace(" | ", " ")
    assert looks_unpunctuated(text)
    assert sentences(text) == row.split(" | ")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (ROWS[0].replace(" | ", " "), True),
        (ROWS[0].replace(" | ", ". "), False),
        (ROWS[0].replace(" | ", " ") + ".", False),
        (ROWS[0].replace(" | ", " ").upper(), False),
        (ROWS[0].replace(" | ", " ").lower(), False),
        (ROWS[0].replace(" | ", " ").title(), False),
        (
            "A bomb went off, killing two soldiers, a driver, and the guard of a house (in Kech District) on Monday",
            False,
        ),
        ("Three killed in The Valley", False),
        ("", False),
    ],
    ids=["lost", "stops", "one stop", "capitals", "small letters", "title", "commas", "short", "empty"],
)
def test_which_texts_lost_their_punctuation(text: str, lost: bool) -> None:
    assert looks_unpunctuated(text) is lost


def test_a_long_text_without_punctuation_keeps_every_word() -> None:
    text = " ".join(row.replace(" | ", " ") for row in ROWS * 50)
    assert " ".join(sentences(text)) == text
    assert len(sentences(text)) > 500
