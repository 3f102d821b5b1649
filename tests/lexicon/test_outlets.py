"""Outlets: looking one up, and names that are built like those of media."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.lexicon.countries import country_by_code
from sourcebook.lexicon.outlets import find_outlet, looks_like_outlet, outlets

KNOWN = [
    # written                                          kind      country
    ("The Hindu", "media", "IND"),
    ("Dawn", "media", "PAK"),
    ("Dawn newspaper", "media", "PAK"),
    ("Daily Excelsior", "media", "IND"),
    ("daily excelsior", "media", "IND"),
    ("Kanglaonline", "media", "IND"),
    ("PTI", "media", "IND"),
    ("Press Trust of India PTI", "media", "IND"),
    ("AFP", "media", None),
    ("Agence France-Presse (AFP)", "media", None),
    ("Reuters", "media", None),
    ("a Reuters correspondent", "media", None),
    ("SANA", "state", "SYR"),
    ("the state-run SANA news agency", "state", "SYR"),
    ("Enab Baladi", "media", "SYR"),
    ("Al-Jazeera", "media", None),
    ("Al Jazeera", "media", None),
    ("Syrian Observatory for Human Rights", "ngo", "SYR"),
    ("the Syrian Observatory for Human Rights (SOHR)", "ngo", "SYR"),
    ("Amnesty International", "ngo", None),
    ("Médecins Sans Frontières", "ngo", None),
    ("ICRC", "ngo", None),
    ("OCHA", "igo", None),
    ("UNAMA", "igo", "AFG"),
    ("Amaq", "armed-group", None),
    ("The Nation", "media", None),
    ("Radio Okapi", "media", "COD"),
]


@pytest.mark.parametrize(("written", "kind", "iso3"), KNOWN)
def test_outlets_are_found(written: str, kind: str, iso3: str | None) -> None:
    found = find_outlet(written)
    assert found is not None
    assert (found.kind, found.iso3) == (kind, iso3)


@pytest.mark.parametrize("words", ["afp", "Kupwara Observer", "police", "", "the", "news agency", "A man said"])
def test_what_is_no_known_outlet(words: str) -> None:
    assert find_outlet(words) is None


@pytest.mark.parametrize(
    "name",
    ["Kupwara Observer", "The Dosso Times", "Dosso News Agency", "Radio Dosso", "Kidal Online", "Gao TV", "The Mirror",
     "Daily Zinder", "kidal24.net", "Herald of Menaka Tribune"],
)  # fmt: skip
def test_names_built_like_those_of_media(name: str) -> None:
    assert looks_like_outlet(name)


@pytest.mark.parametrize(
    "name",
    ["Border Post", "Army Post", "Haqqani Network", "Khyber Agency", "Samjhauta Express", "Police", "Amina Diallo", "",
     "Human Rights Monitor", "the daily", "three times", "in the Post", "Times. Post", "Intelligence Agency"],
)  # fmt: skip
def test_names_that_are_not(name: str) -> None:
    assert not looks_like_outlet(name)


def test_the_table_is_whole() -> None:
    assert len(outlets()) >= 300
    assert all(row.iso3 is None or country_by_code(row.iso3) is not None for row in outlets())
    assert {row.kind for row in outlets()} == {"media", "ngo", "igo", "state", "armed-group"}
    assert [row.name for row in outlets() if find_outlet(row.name) is None] == []


@given(st.text(max_size=60))
def test_any_text_may_be_asked(text: str) -> None:
    found = find_outlet(text)
    assert found is None or found.name
    assert looks_like_outlet(text) in (True, False)
