"""One name by itself: which way finds it, and what is told of the choice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.normalise.place_explain import explain_name, why
from sourcebook.normalise.place_search import search_place


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as opened:
        yield opened


ROWS = [
    ("Deir ez Zor town", "SY", "Deir ez-Zor", "name"),
    ("دير الزور", "SY", "Deir ez-Zor", "name"),
    ("Dair uz-Zaur", "SY", "Deir ez-Zor", "sound"),
    ("Kolachi", "PK", "Kulachi", "sound"),
    ("Nowhereabad/Saraqib town", "SY", "Saraqib", "name"),
    ("Sarmin eastern farm", "SY", "Sarmīn", "part"),
    ("North Talbisah", "SY", "Tallbīsah", "part"),
    ("Pehsawar", "PK", "Peshawar District", "letter"),
]


@pytest.mark.parametrize(("name", "country", "place", "how"), ROWS, ids=[row[0] for row in ROWS])
def test_the_surest_way_that_finds_a_name(name: str, country: str, place: str, how: str, gazetteer: Gazetteer) -> None:
    best = search_place(name, gazetteer, country)[0]
    assert (best.place.name, best.how) == (place, how)


def test_a_name_of_nowhere_is_not_found(gazetteer: Gazetteer) -> None:
    assert search_place("Qxwvzzy", gazetteer, "SY") == ()


def test_near_and_country_change_the_choice(gazetteer: Gazetteer) -> None:
    dallas = explain_name("Dallas", gazetteer)[0].place
    assert explain_name("Paris", gazetteer)[0].place.iso2 == "FR"
    found = explain_name("Paris", gazetteer, near=dallas)
    assert found[0].place.admin1 == "Texas"
    assert "km from Dallas" in why(found, dallas, None)
    assert explain_name("Paris", gazetteer, "CA")[0].place.iso2 == "CA"


def test_a_bare_name_is_the_city_and_not_its_province(gazetteer: Gazetteer) -> None:
    assert explain_name("Luhansk", gazetteer)[0].place.kind == "settlement"
    assert explain_name("Luhansk Oblast", gazetteer)[0].place.kind == "adm1"


@pytest.mark.parametrize(
    ("name", "iso2", "total"),
    [("Springfield", None, 0.91), ("Paris", "FR", 0.91), ("Deir Ezzour", "SY", 0.4)],
)
def test_chances_leave_room_for_places_that_the_gazetteer_lacks(
    gazetteer: Gazetteer, name: str, iso2: str | None, total: float
) -> None:
    assert sum(one.chance for one in explain_name(name, gazetteer, iso2)) == pytest.approx(total)


def test_a_lone_place_found_by_sound_is_doubted(gazetteer: Gazetteer) -> None:
    found = explain_name("Deir Ezzour", gazetteer, "SY")[:1]
    assert "may well be missing" in why(found, None, "SY")


def test_words_of_a_name_are_found_in_full_text(gazetteer: Gazetteer) -> None:
    assert "Nu" in " ".join(place.name for place in gazetteer.with_words("Maarrat Num"))
    assert gazetteer.with_words("") == ()
    assert gazetteer.with_words('" OR *') == gazetteer.with_words("or")


ALIASES = [
    ("Khurasan", "Khurasan", None),
    ("Sinai Province", "Sinai", "EG"),
    ("Wilayat al-Khayr", "Deir ez-Zor", "SY"),
    ("Donbas", "Donbas", "UA"),
    ("Kurdistan", "Kurdistan", None),
    ("Sahel", "Sahel", None),
    ("Donetsk People's Republic", "Donetsk", "UA"),
    ("Kan.", "Kansas", "US"),
]


@pytest.mark.parametrize(("name", "place", "country"), ALIASES, ids=[row[0] for row in ALIASES])
def test_historical_and_insurgent_names(name: str, place: str, country: str | None, gazetteer: Gazetteer) -> None:
    assert [(found.name, found.iso2) for found in gazetteer.aliased(name)][:1] == [(place, country)]
