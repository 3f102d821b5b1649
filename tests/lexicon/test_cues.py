"""Cue words: every list is there by its name, and a wrong name is told."""

from __future__ import annotations

import pytest

from sourcebook.errors import LexiconError
from sourcebook.lexicon.cues import cue_words
from sourcebook.lexicon.word_lists import word_table

NAMES = [f"{section}.{key}" for section, lists in word_table("cues").items() for key in lists]


@pytest.mark.parametrize("name", NAMES)
def test_lists_are_lower_case_and_not_empty(name: str) -> None:
    words = cue_words(name)
    assert words
    assert all(word == word.lower().strip() for word in words)


def test_a_list_of_phrases_keeps_them_whole() -> None:
    assert "as many as" in cue_words("phrases.quantifiers")


@pytest.mark.parametrize("name", ["speech.verb", "speech", "", "verbs"])
def test_unknown_lists_are_named_with_those_there_are(name: str) -> None:
    with pytest.raises(LexiconError, match=rf"{name!r}.*speech\.verbs"):
        cue_words(name)
