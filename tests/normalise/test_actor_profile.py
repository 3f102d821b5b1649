"""Who a phrase means: names, countries, sectors and groups, on a day, and the actors that a phrase joins."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.lexicon.countries import country_by_code
from sourcebook.lexicon.epithets import epithets
from sourcebook.lexicon.folding import phrase_key
from sourcebook.normalise.actor_profile import ActorSearch, profile_actor
from sourcebook.records.sectors import SECTORS, TOP_LEVELS
from sourcebook.records.vocabulary import GROUPS

WHO: list[tuple[str, str | None, str | None, str | None, str | None]] = [
    # phrase                                     name                          iso3   sector  group
    ("policemen", None, None, "COP", "state-forces"),
    ("Houthi fighters", "Houthi movement (Ansar Allah)", "YEM", "REB", "armed-group"),
    ("a tribal elder", None, None, "ELI", "civilians"),
    ("Zambian soldiers", "Military of Zambia", "ZMB", "MIL", "state-forces"),
    ("troops from Chad", "Military of Chad", "TCD", "MIL", "state-forces"),
    ("soldiers of the Nigerian army", "Military of Nigeria", "NGA", "MIL", "state-forces"),
    ("a Paraguayan court", "Judiciary of Paraguay", "PRY", "JUD", "state-other"),
    ("Bolivia's congress", "Parliament of Bolivia", "BOL", "LEG", "state-other"),
    ("the Sejm", "Parliament of Poland", "POL", "LEG", "state-other"),
    # the noun or the name decides
    ("Hezbollah lawmakers", "Hezbollah", "LBN", "LEG", "state-other"),
    ("Hamas police", "Hamas", "PSE", "COP", "state-forces"),
    ("a Hamas spokesman", "Hamas", "PSE", "REB", "armed-group"),
    ("an Al-Shabaab commander", "Al-Shabaab", "SOM", "REB", "armed-group"),
    ("Kremlin critics", "The Kremlin", "RUS", "OPP", "civilians"),
    ("NATO troops", "North Atlantic Treaty Organization", None, "MIL", "state-forces"),
    ("a UN spokesman", "United Nations", None, "IGO", "state-other"),
    ("a leader of the rebels", None, None, "REB", "armed-group"),
    ("members of the Chilean opposition", None, "CHL", "OPP", "civilians"),
    ("the union's leader", None, None, "LAB", "civilians"),
    ("dozens of Peruvian students", None, "PER", "EDU", "civilians"),
    ("a former Ghanaian minister", "Government of Ghana", "GHA", "ELI", "civilians"),
    ("a former rebel", None, None, "REB", "armed-group"),
    # whose, not where or against whom
    ("US-backed Syrian rebels", None, "SYR", "REB", "armed-group"),
    ("an anti-Taliban militia", None, None, "PRM", "armed-group"),
    ("Hezbollah-backed politicians", None, None, "GOV", "state-other"),
    ("the French ambassador to Mali", "Government of France", "FRA", "GOV", "state-other"),
    ("Syrian refugees in Jordan", None, "SYR", "REF", "civilians"),
    ("protesters in Yerevan", None, "ARM", "OPP", "civilians"),
    ("an Iranian-made drone", None, None, "MIL", "state-forces"),
    ("the Lebanese Red Cross", None, "LBN", "NGO", "civilians"),
    ("an al-Qaeda-linked group", None, None, "REB", "armed-group"),
    ("Hindu nationalists", None, None, "REL", "civilians"),
    ("a Kenyan lawyer", None, "KEN", "JUD", "state-other"),
    ("the Peruvian Congress", "Parliament of Peru", "PER", "LEG", "state-other"),
    ("Turkmen villagers", None, "TKM", "CVL", "civilians"),
    # a country alone is its government, a people are people
    ("Estonia", "Government of Estonia", "EST", "GOV", "state-other"),
    ("Ankara", None, "TUR", "GOV", "state-other"),
    ("Estonians", None, "EST", "CVL", "civilians"),
    # written otherwise
    ("houthi fighters", "Houthi movement (Ansar Allah)", "YEM", "REB", "armed-group"),
    ("Nato", "North Atlantic Treaty Organization", None, "IGO", "state-other"),
    ("حزب الله", "Hezbollah", "LBN", "REB", "armed-group"),
    ("Sendero Luminoso", "Shining Path", "PER", "REB", "armed-group"),
    # epithets that everybody uses of one body
    ("the Zionist regime", "Government of Israel", "ISR", "GOV", "state-other"),
    ("soldiers of the caliphate", "Islamic State", None, "REB", "armed-group"),
    ("Fitna al Khawarij", "Tehrik-i-Taliban Pakistan", "PAK", "REB", "armed-group"),
    ("infidels", None, None, None, None),
    # unknown stays unknown
    ("the Dawn Delta Collective", None, None, None, None),
    ("members", None, None, None, None),
    ("Turkish demands", None, "TUR", None, None),
    ("Marlon Quist", None, None, None, None),
    ("", None, None, None, None),
    ("of", None, None, None, None),
    ("  ", None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize("phrase", ["AIR FORCE", "THE AIR FORCE PLANES", "AIR force", "AIR STRIKES"])
def test_letters_of_an_outlet_that_are_a_common_word_beside_others_name_no_outlet(phrase: str) -> None:
    assert profile_actor(phrase).iso3 is None


@pytest.mark.parametrize("phrase", ["AIR", "an AIR correspondent"])
def test_letters_of_an_outlet_name_it_by_themselves(phrase: str) -> None:
    assert profile_actor(phrase).iso3 == "IND"


@pytest.mark.parametrize(("phrase", "name", "iso3", "sector", "group"), WHO)
def test_who_a_phrase_means(
    phrase: str, name: str | None, iso3: str | None, sector: str | None, group: str | None
) -> None:
    found = profile_actor(phrase)
    assert (found.iso3, found.sector, found.group) == (iso3, sector, group)
    if sector != "ELI":
        assert found.name == name


ON_A_DAY: list[tuple[str, str, str | None, str, str | None]] = [
    # phrase                         day           iso3   sector  words of the government
    ("the government of Afghanistan", "2022-05-01", "AFG", "GOV", "Taliban"),
    ("the government of Afghanistan", "2019-05-01", "AFG", "GOV", "Islamic Republic of Afghanistan"),
    ("the Taliban", "2022-05-01", "AFG", "GOV", "Taliban"),
    ("the Taliban", "2010-05-01", "AFG", "REB", None),
    ("Taliban fighters", "2023-01-01", "AFG", "MIL", "Taliban"),
    ("the Iraqi army", "2002-05-01", "IRQ", "MIL", "Baath"),
    ("the Iraqi army", "2016-05-01", "IRQ", "MIL", "Republic of Iraq"),
    ("the Myanmar junta", "2021-02-01", "MMR", "GOV", "State Administration Council"),
    ("the government of Myanmar", "2021-01-31", "MMR", "GOV", "National League for Democracy"),
    ("the Syrian government", "2025-03-01", "SYR", "GOV", "Transitional"),
    ("Barack Obama", "2012-01-01", "USA", "GOV", None),
    ("Barack Obama", "2019-01-01", "USA", "ELI", None),
    ("Donald Trump", "2022-01-01", "USA", "ELI", None),
    ("Donald Trump", "2025-06-01", "USA", "GOV", None),
    ("Charles Taylor", "1990-06-01", "LBR", "REB", None),
    ("Charles Taylor", "1999-06-01", "LBR", "GOV", "Charles Taylor"),
    ("President Barrow", "2018-01-01", "GMB", "GOV", None),
]


@pytest.mark.parametrize(("phrase", "day", "iso3", "sector", "regime"), ON_A_DAY)
def test_offices_and_governments_are_those_of_the_day(
    phrase: str, day: str, iso3: str | None, sector: str, regime: str | None
) -> None:
    found = profile_actor(phrase, ActorSearch(day=date.fromisoformat(day)))
    assert (found.iso3, found.sector) == (iso3, sector)
    if regime is not None:
        assert found.regime is not None
        assert regime in found.regime


def test_a_group_that_was_not_yet_or_no_more_is_told() -> None:
    found = profile_actor("Tamil Tigers", ActorSearch(day=date(2019, 1, 1)))
    assert "Liberation Tigers of Tamil Eelam is not known to have been active on 2019-01-01" in found.why


JOINED: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("Turkish and Russian troops", [("Turkish troops", "TUR", "MIL"), ("Russian troops", "RUS", "MIL")]),
    ("police and protesters", [("police", None, "COP"), ("protesters", None, "OPP")]),
    ("soldiers of the 4th Division and allied militia",
     [("soldiers of the 4th Division", None, "MIL"), ("allied militia", None, "PRM")]),
    ("rebel and government forces", [("rebel forces", None, "REB"), ("government forces", None, "MIL")]),
    ("Israeli soldiers and settlers", [("Israeli soldiers", "ISR", "MIL"), ("settlers", "ISR", "CVL")]),
    ("police, soldiers and nuns", [("police", None, "COP"), ("soldiers", None, "MIL"), ("nuns", None, "REL")]),
    ("Hamas/Fatah", [("Hamas", "PSE", "REB"), ("Fatah", "PSE", "PTY")]),
    ("Trinidad and Tobago", []),
    ("the government of Bosnia and Herzegovina", []),
    ("the Office of Science and Technology Policy", []),
    ("Boris Johnson, the British prime minister", []),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "parts"), JOINED)
def test_joined_actors_are_told_one_by_one(phrase: str, parts: list[tuple[str, str | None, str | None]]) -> None:
    found = profile_actor(phrase)
    assert [(part.text, part.iso3, part.sector) for part in found.parts] == parts


def test_of_joined_actors_what_they_have_in_common_is_told() -> None:
    found = profile_actor("Turkish and Russian troops")
    assert (found.name, found.iso3, found.sector, found.group) == (None, None, "MIL", "state-forces")


@pytest.mark.parametrize("keys", sorted(epithets()), ids=" ".join)
def test_no_epithet_is_ever_a_name(keys: tuple[str, ...]) -> None:
    found = profile_actor(f"the {' '.join(keys)}")
    assert found.name in (None, epithets()[keys].stands_for)


_SCRAPS = st.sampled_from(
    ["Hamas", "and", "the", "police", "of", "Syrian", "Turkish", ",", "/", "(", ")", "'s", "in", "Paris",
     "soldiers", "UN", "leader", "rebel", "loyal to", "former", "\n", "é", "İ", "الله", "M23", "-",
     "President", "Putin", "dozens of", "&"]
)  # fmt: skip


@settings(deadline=None)  # the first one builds the index
@given(st.one_of(st.text(max_size=60), st.lists(_SCRAPS, max_size=12).map(" ".join)))
def test_every_text_gives_values_of_the_lists(text: str) -> None:
    found = profile_actor(text, ActorSearch(day=date(2015, 1, 1)))
    for profile in (found, *found.parts):
        assert profile.sector in (None, *SECTORS)
        assert profile.group in (None, *GROUPS)
        assert profile.top in (None, *TOP_LEVELS)
        assert profile.iso3 is None or country_by_code(profile.iso3) is not None
        assert not profile.top or not profile.iso3
        assert profile.name is None or phrase_key(profile.name) not in epithets()
