"""The roster of groups: its rows, looking one up by any of its names, and finding names in running text."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.lexicon.countries import country_by_code
from sourcebook.lexicon.epithets import epithets
from sourcebook.lexicon.folding import fold, phrase_key, words_of
from sourcebook.lexicon.roster import KIND_GROUPS, RosterEntry, find_group, find_group_names, roster
from sourcebook.lexicon.roster_table import roster_index
from sourcebook.records.vocabulary import GROUPS

NAMES = [
    # as written                                        neutral name
    ("Lashkar-e-Taiba", "Lashkar-e-Taiba"),
    ("Lashkar e Toiba", "Lashkar-e-Taiba"),
    ("LashkareToiba", "Lashkar-e-Taiba"),
    ("lashkar-i-tayyiba", "Lashkar-e-Taiba"),
    ("LeT", "Lashkar-e-Taiba"),
    ("Lashkar-e-Taiba (LeT)", "Lashkar-e-Taiba"),
    ("the Lashkar e Toiba LeT", "Lashkar-e-Taiba"),
    ("Jaish e Mohammad", "Jaish-e-Mohammed"),
    ("JeM", "Jaish-e-Mohammed"),
    ("Hizbul Mujahidin", "Hizb-ul-Mujahideen"),
    ("Hizb-ul-Mujahideen (HM)", "Hizb-ul-Mujahideen"),
    ("CPI Maoist", "Communist Party of India (Maoist)"),
    ("CPI-Maoist", "Communist Party of India (Maoist)"),
    ("CPI (Maoist)", "Communist Party of India (Maoist)"),
    ("CPIMaoist", "Communist Party of India (Maoist)"),
    ("Communist Party of India Maoist CPI Maoist", "Communist Party of India (Maoist)"),
    ("Communist Party of IndiaMaoist (CPIMaoist)", "Communist Party of India (Maoist)"),
    ("ULFA-I", "United Liberation Front of Asom-Independent"),
    ("ULFA", "United Liberation Front of Asom"),
    ("NSCN IM", "National Socialist Council of Nagaland-Isak-Muivah"),
    ("NSCN-K", "National Socialist Council of Nagaland-Khaplang"),
    ("NDFB-S", "National Democratic Front of Bodoland-Songbijit"),
    ("NDFB", "National Democratic Front of Bodoland"),
    ("GNLA", "Garo National Liberation Army"),
    ("Karbi People s Liberation Tigers", "Karbi People's Liberation Tigers"),
    ("TTP", "Tehrik-i-Taliban Pakistan"),
    ("Tehreek e Taliban Pakistan", "Tehrik-i-Taliban Pakistan"),
    ("TEHRIK-I-TALIBAN PAKISTAN", "Tehrik-i-Taliban Pakistan"),
    ("BLA", "Balochistan Liberation Army"),
    ("Baluch Liberation Army", "Balochistan Liberation Army"),
    ("Lashkar i Jhangvi", "Lashkar-e-Jhangvi"),
    ("JMB", "Jama'atul Mujahideen Bangladesh"),
    ("L.T.T.E.", "Liberation Tigers of Tamil Eelam"),
    ("Tamil Tigers", "Liberation Tigers of Tamil Eelam"),
    ("Taleban", "Taliban"),
    ("Haqqani Network", "Haqqani network"),
    ("al-Qaida", "Al-Qaeda"),
    ("Al Qaeda in the Arabian Peninsula", "Al-Qaeda in the Arabian Peninsula"),
    ("AQIM", "Al-Qaeda in the Islamic Maghreb"),
    ("ISIS", "Islamic State"),
    ("ISIL", "Islamic State"),
    ("Da'esh", "Islamic State"),
    ("ISIS-K", "Islamic State Khorasan Province"),
    ("ISWAP", "Islamic State West Africa Province"),
    ("Hay'at Tahrir al-Sham", "Hay'at Tahrir al-Sham"),
    ("Nusra Front", "Jabhat al-Nusra"),
    ("YPG", "People's Protection Units"),
    ("houthis", "Houthi movement (Ansar Allah)"),
    ("Hizballah", "Hezbollah"),
    ("PKK", "Kurdistan Workers' Party"),
    ("al-Shabab", "Al-Shabaab"),
    ("Boko Haram", "Boko Haram"),
    ("M23", "March 23 Movement (M23)"),
    ("ADF-NALU", "Allied Democratic Forces"),
    ("Mai Mai", "Mai-Mai militias"),
    ("SPLM-N", "Sudan People's Liberation Movement-North"),
    ("FARC", "Revolutionary Armed Forces of Colombia"),
    ("ELN", "National Liberation Army (Colombia)"),
    ("Sendero Luminoso", "Shining Path"),
    ("FMLN", "Farabundo Marti National Liberation Front"),
    ("Farabundo Martí National Liberation Front", "Farabundo Marti National Liberation Front"),
    ("MRTA", "Tupac Amaru Revolutionary Movement"),
    ("New Peoples Army (NPA)", "New People's Army"),
    ("Provisional IRA", "Provisional Irish Republican Army"),
    ("Kachin Independence Army", "Kachin Independence Army"),
    ("CRPF", "Central Reserve Police Force"),
    ("Israel Defence Forces", "Military of Israel"),
    ("Indian Army", "Military of India"),
    ("Nigerien army", "Military of Niger"),
    ("the Chilean police", "Police of Chile"),
]


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_a_group_is_found_by_any_of_its_names(written: str, name: str) -> None:
    found = find_group(written)
    assert found is not None
    assert found.name == name


IN_COUNTRY = [
    ("PLA", ("CHN",), "People's Liberation Army (China)"),
    ("PLA", ("IND",), "People's Liberation Army of Manipur"),
    ("KLA", ("XKX",), "Kosovo Liberation Army"),
    ("SLA", ("LBN",), "South Lebanon Army"),
    ("SLA", ("SDN",), "Sudan Liberation Movement/Army"),
    ("MIT", ("IDN",), "Mujahidin Indonesia Timur"),
    ("ISI", ("PAK",), "Inter-Services Intelligence"),
    ("Jamaat-e-Islami", ("BGD",), "Jamaat-e-Islami Bangladesh"),
    ("Maoists", ("NPL",), "Communist Party of Nepal (Maoist)"),
]


@pytest.mark.parametrize(("written", "countries", "name"), IN_COUNTRY)
def test_the_country_chooses_between_groups_of_one_name(written: str, countries: tuple[str, ...], name: str) -> None:
    assert find_group(written) is None
    found = find_group(written, countries)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["let", "is", "ttp", "Dosso Market", "militants", "", "   ", "(", "Army", "police"])
def test_what_names_no_group(words: str) -> None:
    assert find_group(words) is None


def test_capitals_throughout_let_abbreviations_lose_their_case() -> None:
    assert find_group("LET", all_caps=False) is not find_group("LET", ("PAK",), all_caps=True)
    found = find_group("JEM", ("PAK",), all_caps=True)
    assert found is not None
    assert found.name == "Jaish-e-Mohammed"


IN_TEXT = [
    # text                                                     what is found, as written and by name
    ("Two Lashkar e Toiba LeT militants fled.", [("Lashkar e Toiba LeT", "Lashkar-e-Taiba")]),
    ("Two Lashkar-e-Toiba (LeT) militants fled.", [("Lashkar-e-Toiba (LeT)", "Lashkar-e-Taiba")]),
    ("IN LIMA THE SHINING PATH [SL] LEFT", [("SHINING PATH", "Shining Path")]),
    ("THE POPULAR LIBERATION ARMY [EPL] OF COLOMBIA", [("POPULAR LIBERATION ARMY [EPL]", "Popular Liberation Army")]),
    (
        "the March 23 Movement (M23, said to be near)",
        [("March 23 Movement", "March 23 Movement (M23)"), ("M23", "March 23 Movement (M23)")],
    ),
    ("fighters of al-Shabaab left", [("al-Shabaab", "Al-Shabaab")]),
    ("near Al Shabaab's camp", [("Al Shabaab", "Al-Shabaab")]),
    (
        "National Socialist Council of Nagaland (NSCN-IM) cadres",
        [("National Socialist Council of Nagaland (NSCN-IM)", "National Socialist Council of Nagaland-Isak-Muivah")],
    ),
    ("Sunni Tehreek (ST) workers", [("Sunni Tehreek (ST)", "Pakistan Sunni Tehreek")]),
    ("the Kosovo Liberation Army (KLA) said", [("Kosovo Liberation Army (KLA)", "Kosovo Liberation Army")]),
    ("National Liberation Army ELN", [("National Liberation Army ELN", "National Liberation Army (Colombia)")]),
    ("Maoists, said Kathmandu officials", [("Maoists", "Communist Party of Nepal (Maoist)")]),
    ("PLA cadres in Imphal, Manipur", [("PLA", "People's Liberation Army of Manipur")]),
    ("Maoists in Sukma District", [("Maoists", "Communist Party of India (Maoist)")]),
    ("Maoists burned a bus", [("Maoists", "Maoists")]),
    ("the Nigerian army and Boko Haram", [("Nigerian army", "Military of Nigeria"), ("Boko Haram", "Boko Haram")]),
    ("Syrian Arab Army shells", [("Syrian Arab Army", "Military of Syria")]),
    ("Syrian government forces left", [("Syrian government forces", "Government of Syria")]),
    ("MEMBERS OF THE FARC ATTACKED A TOWN", [("FARC", "Revolutionary Armed Forces of Colombia")]),
    ("FIVE JEM MEN WERE SEEN IN PULWAMA", [("JEM", "Jaish-e-Mohammed")]),
    ("an anti-Taliban militia", []),
    ("the Houthi-controlled port", []),
    ("Maoist affected districts", []),
    ("Turkish-made drones", []),
    ("the SSP of Kupwara", []),
    ("an AR 15 rifle", []),
    ("HE SAID LET US ALL GO HOME", []),
    ("it is an army of ants", []),
    ("Taliban. Islamic State too", [("Taliban", "Taliban"), ("Islamic State", "Islamic State")]),
    ("National Democratic Front, of Bodoland", []),
    (
        "Sipah-e-Sahaba Pakistan (SSP) was named. SSP men fled.",
        [("Sipah-e-Sahaba Pakistan (SSP)", "Sipah-e-Sahaba Pakistan"), ("SSP", "Sipah-e-Sahaba Pakistan")],
    ),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_TEXT)
def test_names_are_found_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(span.of(text), entry.name) for span, entry in find_group_names(text)] == expected


@pytest.mark.parametrize("text", ["ON 3 JAN AN ARMY OF ANTS LEFT", "the revolutionary struggle", "Jan left for Homs"])
def test_months_and_phrases_are_no_groups(text: str) -> None:
    assert find_group_names(text) == ()


def test_the_callers_countries_settle_what_the_text_leaves_open() -> None:
    (_, entry), *rest = find_group_names("Maoists burned a bus", countries=["NPL"])
    assert entry.name == "Communist Party of Nepal (Maoist)"
    assert rest == []


def test_an_open_name_says_so_and_claims_no_country() -> None:
    ((_, entry),) = find_group_names("Maoists burned a bus")
    assert (entry.kind, entry.group, entry.countries) == ("ambiguous", "armed-group", ())


_SCRAPS = st.sampled_from(
    ["Lashkar e Toiba", "LeT", "(LeT)", "al-", "the", "Boko Haram", "Indian", "Army", "(", ")", ".", ",", "\n\n", "CPI",
     "Maoist", "IndiaMaoist", "U.S.", "People's", "O’Neil", "é", "İ", "ß", "NSCN", "IM", "-", " ", "  ", "١٧", "M23"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=80), st.lists(_SCRAPS, max_size=14).map(" ".join), st.lists(_SCRAPS, max_size=14).map("".join)
    )
)
def test_spans_lie_in_the_text_in_order_and_on_words(text: str) -> None:
    end = 0
    for span, entry in find_group_names(text):
        assert end <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text) != ""
        assert entry.group in GROUPS
        end = span.end


@given(st.one_of(st.text(max_size=80), st.lists(_SCRAPS, max_size=14).map("".join)))
def test_words_tile_what_they_were_cut_from(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end


@given(st.sampled_from(roster()))
def test_a_name_is_found_in_a_sentence_as_it_is_found_alone(entry: RosterEntry) -> None:
    text = f"On Monday {entry.name} was mentioned."
    assert entry.name in {found.name for _span, found in find_group_names(text)} or find_group(entry.name) is entry


def test_the_roster_covers_the_world() -> None:
    assert len(roster()) >= 350
    at_home = {code for entry in roster() for code in entry.countries}
    assert {"IND", "PAK", "BGD", "NPL", "LKA", "AFG", "SYR", "IRQ", "YEM", "LBY", "EGY", "LBN", "PSE", "TUR"} <= at_home
    assert {"MLI", "NGA", "CMR", "SOM", "SDN", "COD", "MOZ", "ETH", "CAF", "COL", "PER", "SLV", "GTM"} <= at_home
    assert {"PHL", "THA", "MMR", "IDN", "GBR", "ESP", "RUS", "UKR"} <= at_home


def test_names_are_used_once() -> None:
    assert [name for name, count in Counter(fold(entry.name) for entry in roster()).items() if count > 1] == []


@pytest.mark.parametrize("entry", roster(), ids=lambda entry: entry.name)
def test_each_row_is_whole(entry: RosterEntry) -> None:
    assert entry.countries or entry.transnational
    assert entry.group == KIND_GROUPS[entry.kind]
    assert all(country_by_code(code) is not None for code in entry.countries)
    cells = (entry.name, *entry.aliases, *entry.abbreviations)
    assert all(cell == " ".join(cell.split()) and phrase_key(cell.rstrip("?")) for cell in cells)
    assert not any(cell.startswith(("the ", "The ")) for cell in entry.aliases)


def test_no_name_stands_for_two_groups_of_one_country() -> None:
    clashes = []
    for keys, senses in roster_index().everything():
        for one, other in combinations(senses, 2):
            homes = set(one.entry.countries), set(other.entry.countries)
            apart = all(homes) and homes[0].isdisjoint(homes[1])
            written_apart = one.raws is not None and other.raws is not None and one.raws != other.raws
            if not apart and not written_apart and max(one.caution, other.caution) < 2:
                clashes.append((keys, one.entry.name, other.entry.name))
    assert clashes == []


# Words of praise or abuse that no neutral name holds.
LOADED = {
    "terrorist", "terrorists", "infidel", "infidels", "apostate", "crusader", "crusaders", "traitor", "traitors",
    "thugs", "regime", "extremist", "extremists", "enemy", "puppet", "heroic", "rafidi", "zionist", "bandit", "bandits",
}  # fmt: skip
# Names that groups gave themselves, or by which everybody knows them.
PROPER_NAMES = {
    "Bandit groups of north-west Nigeria", "Anti-Terrorist Liberation Groups", "Anti-Terrorist Unit (Liberia)",
    "Popular Revolutionary Anti-Terrorist Army of Colombia",
}  # fmt: skip


@pytest.mark.parametrize("entry", roster(), ids=lambda entry: entry.name)
def test_no_neutral_name_is_an_epithet(entry: RosterEntry) -> None:
    assert phrase_key(entry.name) not in epithets()
    if entry.name not in PROPER_NAMES:
        assert not LOADED & {word.raw.casefold() for word in words_of(entry.name)}
