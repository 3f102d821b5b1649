"""What is read of a text for comparing: persons without officials and places, ages, streets, words of names."""

from __future__ import annotations

import pytest

from sourcebook.merge.named import ages, name_words, persons, roads, telling_lines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A court heard that Maria Okolo, 34, was shot beside Tunde Abara.", "maria okolo|tunde abara"),
        ("said Police Chief Robert Adams. The Baton Rouge Police Department searched North Street.", ""),
        ("Sgt. Michael Oduya spoke to reporters.", ""),
        ("MARIA OKOLO WAS SHOT", ""),
    ],
)
def test_persons(text: str, names: str) -> None:
    assert persons(telling_lines(text)) == frozenset(names.split("|") if names else ())


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("a 19-year-old and a twenty-two-year-old man", {19, 22}),
        ("Maria Okolo, 34, of Lagos, and her three-month-old son", {34, -3}),
        ("aged 40, in 2019, with 12 others", {40}),
    ],
)
def test_ages(text: str, years: set[int]) -> None:
    assert ages(text) == years


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("in the 9700 block of West Harrow Branch Boulevard", {"harrow branch"}),
        ("at 8th Street and Nkrumah Avenue", {"8th", "nkrumah"}),
        ("on the street", set()),
    ],
)
def test_roads(text: str, streets: set[str]) -> None:
    assert roads(text) == streets


def test_words_of_names_are_those_with_an_unlooked_for_capital() -> None:
    text = "Gunmen attacked Konduga. People of Konduga fled to Bama.\nCopyright Meridian Press\nGUNMEN IN TIBÚ"
    told = name_words(telling_lines(text))
    assert dict(told) == {"konduga": 2, "bama": 1, "tibu": 1}
