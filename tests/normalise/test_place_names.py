"""Place names in the form they are looked up by, and the level that their own words give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.normalise.place_names import fold_words, name_key, read_name

SAME = [
    ("Lashkar Gah", "Lashkargah"),
    ("Cox's Bazar", "Cox s Bazar"),
    ("Cox’s Bazar", "Coxs Bazar"),
    ("St. Petersburg", "Saint Petersburg"),
    ("Pul-e-Alam", "Pul e Alam"),
    ("Đà Nẵng", "Da Nang"),
    ("Łódź", "lodz"),
    ("Dhāka", "DHAKA"),
    ("إدلب", "ادلب"),
    ("Київ", "київ"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


def test_vowel_signs_of_india_are_letters() -> None:
    assert name_key("दिल्ली") != name_key("दल")


LEVELS = [
    ("Swat District", "district", "swat"),
    ("District of Swat", "district", "swat"),
    ("Kabul city District", "district", "kabul"),
    ("Landi Kotal tehsil", "subdistrict", "landikotal"),
    ("Teknaf sub District", "subdistrict", "teknaf"),
    ("Deir ez-Zor Governorate", "province", "deirezzor"),
    ("Orangi Town", "town", "orangi"),
    ("Lawang village", "village", "lawang"),
    ("Karra Police Station", "station", "karra"),
    ("Swat Valley", "subdistrict", "swat"),
    ("Khyber Pakhtunkhwa (KP)", None, "khyberpakhtunkhwa"),
    ("Khyber Pakhtunkhwa KP", None, "khyberpakhtunkhwa"),
    ("Line of Control LoC", "way", "lineofcontrol"),
    ("Peshawar", None, "peshawar"),
]


@pytest.mark.parametrize(("name", "level", "key"), LEVELS)
def test_words_of_level_are_evidence_and_no_part_of_the_name(name: str, level: str | None, key: str) -> None:
    read = read_name(name)
    assert read.level == level
    assert key in read.keys


@pytest.mark.parametrize("name", ["Charsadda Road", "Kohat Hospital", "National Highway 30", "Aden Square"])
def test_what_stands_before_road_or_hospital_is_another_place(name: str) -> None:
    assert read_name(name).keys == (name_key(name),)


def test_articles_are_left_out_last() -> None:
    assert read_name("Dayr az-Zawr").keys == ("dayrazzawr", "dayrzawr")


def test_a_bare_word_of_level_stays_a_name() -> None:
    assert read_name("District").keys == ("district",)


@given(st.text(max_size=40))
def test_any_text_folds_and_folds_no_further(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)
    assert all(key == name_key(key) for key in read_name(text).keys)
