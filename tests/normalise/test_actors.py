"""Naming actors: neutral names, countries and groups from the words of a report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.lexicon.countries import country_by_code
from sourcebook.lexicon.epithets import epithets
from sourcebook.lexicon.folding import phrase_key
from sourcebook.lexicon.roster import find_group
from sourcebook.normalise.actors import name_actor
from sourcebook.records.vocabulary import GROUPS, Group

NAMED: list[tuple[str, Group, str, str | None, Group]] = [
    # words                                     read as          name                                    country group
    ("Five Lashkar e Toiba LeT militants", "armed-group", "Lashkar-e-Taiba", None, "armed-group"),
    ("a commander of the Boko Haram", "unknown", "Boko Haram", None, "armed-group"),
    ("soldiers of the Nigerian army", "state-forces", "Military of Nigeria", "NGA", "state-forces"),
    ("Houthi fighters", "armed-group", "Houthi movement (Ansar Allah)", "YEM", "armed-group"),
    ("five houthi fighters", "armed-group", "Houthi movement (Ansar Allah)", "YEM", "armed-group"),
    ("Syrian regime forces", "state-forces", "Government of Syria", "SYR", "state-forces"),
    ("Assad forces", "state-forces", "Government of Syria", "SYR", "state-forces"),
    ("the Syrian government", "state-other", "Government of Syria", "SYR", "state-other"),
    ("CRPF personnel", "state-forces", "Central Reserve Police Force", "IND", "state-forces"),
    ("members of the FARC", "armed-group", "Revolutionary Armed Forces of Colombia", "COL", "armed-group"),
    ("Indian soldiers", "state-forces", "Military of India", "IND", "state-forces"),
    ("Russian", "state-forces", "Military of Russia", "RUS", "state-forces"),  # "Russian raids"
    ("Iran", "state-forces", "Military of Iran", "IRN", "state-forces"),
    ("two Kenyan policemen", "state-forces", "Police of Kenya", "KEN", "state-forces"),
    ("Somali National Army soldiers", "state-forces", "Military of Somalia", "SOM", "state-forces"),
    ("UN peacekeepers", "state-forces", "United Nations peacekeepers", None, "state-forces"),
    ("the Kabul government", "state-other", "Government of Afghanistan", "AFG", "state-other"),
    ("BLA militants", "armed-group", "Balochistan Liberation Army", "PAK", "armed-group"),
    ("AR troopers", "state-forces", "Assam Rifles", "IND", "state-forces"),
    # praise and abuse beside a name
    ("a Hizb-ul-Mujahideen terrorist", "armed-group", "Hizb-ul-Mujahideen", None, "armed-group"),
    ("Islamic State terrorists", "armed-group", "Islamic State", None, "armed-group"),
    ("the heroic Syrian Arab Army", "state-forces", "Military of Syria", "SYR", "state-forces"),
    ("crusader American forces", "state-forces", "Military of the United States", "USA", "state-forces"),
    ("the apostate Egyptian army", "state-forces", "Military of Egypt", "EGY", "state-forces"),
    # epithets that stand for one body
    ("soldiers of the caliphate", "armed-group", "Islamic State", None, "armed-group"),
    ("the soldiers of the Khilafah", "armed-group", "Islamic State", None, "armed-group"),
    ("lions of the caliphate", "unknown", "Islamic State", None, "armed-group"),
    ("Fitna al Khawarij", "armed-group", "Tehrik-i-Taliban Pakistan", None, "armed-group"),
    ("the Nusayri army", "state-forces", "Military of Syria", "SYR", "state-forces"),
    ("Zionist forces", "state-forces", "Military of Israel", "ISR", "state-forces"),
    ("the Zionist enemy", "state-other", "Government of Israel", "ISR", "state-other"),
]


@pytest.mark.parametrize(("words", "read_as", "name", "iso3", "group"), NAMED)
def test_actors_get_neutral_names(words: str, read_as: Group, name: str, iso3: str | None, group: Group) -> None:
    named = name_actor(words, read_as)
    assert (named.name, named.iso3, named.group) == (name, iso3, group)


NAMELESS: list[tuple[str, Group, str | None, Group | None]] = [
    # words                           read as          country  group
    ("mujahideen", "armed-group", None, "armed-group"),
    ("the mujahidin", "armed-group", None, "armed-group"),
    ("ten mujahideen", "armed-group", None, "armed-group"),
    ("terrorists", "armed-group", None, "armed-group"),
    ("armed terrorist groups", "armed-group", None, "armed-group"),
    ("miscreants", "unknown", None, "armed-group"),
    ("infidels", "unknown", None, None),
    ("three apostates", "unknown", None, None),
    ("the crusaders", "state-forces", None, None),
    ("rafidah", "civilians", None, None),
    ("martyrs", "civilians", None, None),
    ("traitors", "unknown", None, None),
    ("the enemy", "unknown", None, None),
    ("the heroic army", "state-forces", None, "state-forces"),
    ("our brave soldiers", "state-forces", None, "state-forces"),
    ("puppet soldiers", "state-forces", None, "state-forces"),
    ("the puppet regime", "state-other", None, "state-other"),
    ("Pakistani civilians", "civilians", "PAK", None),
    ("Egyptian", "civilians", "EGY", None),
    ("a German aid worker", "civilians", "DEU", None),
    ("villagers", "civilians", None, None),
    ("police", "state-forces", None, None),
    ("Turkish-backed rebels", "armed-group", None, None),
    ("an anti-Taliban militia", "armed-group", None, None),
    ("a former Taliban commander", "civilians", None, None),
    ("Taliban and ISIS fighters", "armed-group", None, "armed-group"),
    ("Maoists", "armed-group", None, "armed-group"),
    ("PLA", "armed-group", None, None),
    ("SSP", "state-other", None, None),
    ("", "unknown", None, None),
    ("  ", "unknown", None, None),
]


@pytest.mark.parametrize(("words", "read_as", "iso3", "group"), NAMELESS)
def test_who_is_not_named_gets_no_name(words: str, read_as: Group, iso3: str | None, group: Group | None) -> None:
    named = name_actor(words, read_as)
    assert (named.name, named.iso3, named.group) == (None, iso3, group)


def test_the_country_of_the_report_settles_a_name() -> None:
    assert name_actor("Maoists", "armed-group", countries=["NPL"]).name == "Communist Party of Nepal (Maoist)"
    assert name_actor("PLA", "armed-group", countries=["IND"]).name == "People's Liberation Army of Manipur"


@pytest.mark.parametrize(
    ("words", "day", "group"),
    [
        ("Taliban fighters", date(2023, 3, 1), "state-forces"),
        ("Taliban officials", date(2023, 3, 1), "state-other"),
        ("Taliban fighters", date(2012, 3, 1), "armed-group"),
        ("Taliban fighters", None, "armed-group"),
        ("Boko Haram", date(2023, 3, 1), "armed-group"),
    ],
)
def test_the_people_of_a_group_that_governs_are_the_states(words: str, day: date | None, group: Group) -> None:
    assert name_actor(words, "armed-group", day=day).group == group


@pytest.mark.parametrize("keys", sorted(epithets()), ids=" ".join)
def test_no_epithet_is_ever_a_name(keys: tuple[str, ...]) -> None:
    for words in (" ".join(keys), " ".join(keys).title(), f"seven {' '.join(keys)}"):
        named = name_actor(words, "unknown")
        assert named.name in (None, epithets()[keys].stands_for)


@pytest.mark.parametrize("stands_for", sorted({row.stands_for for row in epithets().values() if row.stands_for}))
def test_what_an_epithet_stands_for_is_a_neutral_name_we_know(stands_for: str) -> None:
    found = find_group(stands_for)
    assert found is not None
    assert found.name == stands_for
    assert phrase_key(stands_for) not in epithets()


@given(st.text(max_size=60), st.sampled_from(GROUPS))
def test_any_words_may_be_asked(words: str, group: Group) -> None:
    named = name_actor(words, group)
    assert named.group is None or named.group in GROUPS
    assert named.iso3 is None or country_by_code(named.iso3) is not None
    assert named.name is None or phrase_key(named.name) not in epithets()
