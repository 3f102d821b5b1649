"""Countries: the table, and whose somebody is by the words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.lexicon.countries import countries, countries_mentioned, countries_named, country_by_code, country_of
from sourcebook.lexicon.national import national_body

WHOSE = [
    ("Indian Army", "IND"),
    ("Pakistani soldiers", "PAK"),
    ("five Afghan policemen", "AFG"),
    ("soldiers from Chad", "TCD"),
    ("South Sudanese rebels", "SSD"),
    ("Sudanese traders", "SDN"),
    ("Nigerien herders", "NER"),
    ("Nigerian herders", "NGA"),
    ("North Korean guards", "PRK"),
    ("troops of the Central African Republic", "CAF"),
    ("Democratic Republic of Congo soldiers", "COD"),
    ("Congo-Brazzaville army", "COG"),
    ("Guinea-Bissau navy", "GNB"),
    ("Papua New Guinea police", "PNG"),
    ("Equatorial Guinean police", "GNQ"),
    ("Guinean police", "GIN"),
    ("Côte d'Ivoire gendarmes", "CIV"),
    ("Ivorian gendarmes", "CIV"),
    ("US Marines", "USA"),
    ("U.S. troops", "USA"),
    ("THE U.S. EMBASSY GUARD IN LIMA", "USA"),
    ("UK soldiers", "GBR"),
    ("UAE jets", "ARE"),
    ("Bosnian Serb army", "BIH"),
    ("Serbian police", "SRB"),
    ("Philippine marines", "PHL"),
    ("Sri Lankan Tamil villagers", "LKA"),
    ("two Palestinians", "PSE"),
    ("Kabul government", "AFG"),
    ("the Damascus regime", "SYR"),
    ("the authorities in Tripoli", "LBY"),
    ("Niger Delta villagers", "NGA"),
    ("Indian troops in Sri Lanka", "IND"),
    ("Kenyan soldiers near Somalia", "KEN"),
    ("Türkiye", "TUR"),
    # nobody's, or not said
    ("Indian Ocean pirates", None),
    ("a Native American village", None),
    ("South American traders", None),
    ("rebels in Mali", None),
    ("the Kabul police", None),
    ("residents of Kabul", None),
    ("Russian-made rockets", None),
    ("Turkish-backed fighters", None),
    ("anti-Indian protesters", None),
    ("pro-Russian separatists", None),
    ("Indian and Pakistani soldiers", None),
    ("turkey farmers", None),
    ("bring us home", None),
    ("a car", None),
    ("A CAR WITH FIVE MEN", None),
    ("they told US", "USA"),
    ("THEY THEN KILLED US", None),
    ("the Gulf of Oman", None),
    ("Lake Chad fishermen", None),
    ("soldiers", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "iso3"), WHOSE)
def test_whose_somebody_is(words: str, iso3: str | None) -> None:
    assert country_of(words) == iso3


BODIES = [
    ("soldiers of the Nigerian army", "Military of Nigeria"),
    ("the army of Nigeria", "Military of Nigeria"),
    ("troops from Chad", "Military of Chad"),
    ("Armed Forces of Senegal", "Military of Senegal"),
    ("US warplanes", "Military of the United States"),
    ("Iraqi federal police", "Police of Iraq"),
    ("Tunisian security forces", "Security forces of Tunisia"),
    ("Syrian regime forces", "Government of Syria"),
    ("the Baghdad government", "Government of Iraq"),
    ("Filipino soldiers", "Military of the Philippines"),
    ("Jordanian intelligence", "Intelligence services of Jordan"),
    ("Indian traders", None),
    ("the Kabul police", None),
    ("Russian-made jets", None),
    ("Indian Ocean navy", None),
    ("police", None),
]


@pytest.mark.parametrize(("words", "name"), BODIES)
def test_national_bodies_have_one_name(words: str, name: str | None) -> None:
    body = national_body(words)
    assert (body.name if body else None) == name


def test_codes_are_well_formed_and_used_once() -> None:
    for codes in ([row.iso2 for row in countries()], [row.iso3 for row in countries()]):
        assert all(code.isascii() and code.isupper() for code in codes)
        assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert all((len(row.iso2), len(row.iso3)) == (2, 3) for row in countries())


def test_a_country_is_found_by_either_code() -> None:
    by_two, by_three = country_by_code("np"), country_by_code("NPL")
    assert by_two is by_three
    assert by_two is not None
    assert by_two.name == "Nepal"
    assert country_by_code("ZZ") is None


def test_regions_point_to_a_country_without_saying_whose() -> None:
    assert countries_mentioned("A bus burned in Chhattisgarh, far from Kathmandu.") == ("IND", "NPL")
    assert country_of("Chhattisgarh villagers") is None


def test_capitals_and_regions_name_no_country() -> None:
    assert countries_named("Chadian troops left Kathmandu for India, past Chhattisgarh.") == ("TCD", "IND")


@given(st.text(max_size=60))
def test_any_words_give_a_known_country_or_none(words: str) -> None:
    iso3 = country_of(words)
    assert iso3 is None or country_by_code(iso3) is not None
