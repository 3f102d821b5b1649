"""Countries and towns where a person's name may stand: the one acts by its forces, the other is where it struck."""

from __future__ import annotations

import pytest
from read_sentences import events_of

#: (text, actors as "words | role | group", with "| person" where they name one).
ROWS: list[tuple[str, list[str]]] = [
    ("Iran fired missiles at a market in Erbil.", ["Iran | perpetrator | state-forces", "market | target | property"]),
    ("Russia bombed Raqqa on Monday, killing two.", ["Russia | perpetrator | state-forces"]),
    ("Chad and Niger shelled Bosso.", ["Chad | perpetrator | state-forces", "Niger | perpetrator | state-forces"]),
    ("Rebels shelled Aleppo on Monday, killing two.", ["Rebels | perpetrator | armed-group"]),
    ("Warplanes targeted al-Kadra with missiles.", []),
    ("Jets bombed Kafr Zadra, wounding three.", []),
    ("Shells hit Tal Kedar.", []),
    # Persons
    ("A drone targeted Abu Yahya in Idlib.", ["Abu Yahya | target | civilians | person"]),
    ("Jets bombed Omar Tal in Idlib.", ["Omar Tal | target | civilians | person"]),
    ("Jordan was shot dead by gunmen.", ["gunmen | perpetrator | unknown", "Jordan | target | civilians | person"]),
    ("Gunmen killed Idris.", ["Gunmen | perpetrator | unknown", "Idris | target | civilians | person"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_who_took_part(text: str, expected: list[str]) -> None:
    (event,) = events_of(text)
    told = [[one.text, one.role, one.group, *(["person"] if one.person else [])] for one in event.actors]
    assert [" | ".join(parts) for parts in told] == expected
