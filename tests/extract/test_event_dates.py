"""Whose day a date is: that of the occurrence, or that of somebody's saying so."""

from __future__ import annotations

import pytest
from read_sentences import events_of

# text, the words of the date of its event
DATED = [
    ("BRAMA, 5 May 2017 -- Police said that last night, gunmen shot a judge in Brama.", "last night"),
    ("BRAMA, 5 May 2017 -- Police announced that, early this morning, men burned a bank in Brama.", "early this morning"),
    ("BRAMA, 5 May 2017 -- The army confirmed that on 3 May a mine killed two soldiers in Brama.", "on 3 May"),
    ("BRAMA, 5 May 2017 -- Police said last night that on 2 May gunmen shot a judge in Brama.", "on 2 May"),
    ("BRAMA, 5 May 2017 -- Police said a few minutes ago gunmen shot a judge in Brama on 2 May.", "on 2 May"),
]


@pytest.mark.parametrize(("text", "words"), DATED)
def test_the_day_of_what_is_said_is_not_that_of_saying_it(text: str, words: str) -> None:
    (event,) = events_of(text)
    assert event.date is not None
    assert event.date.text == words
