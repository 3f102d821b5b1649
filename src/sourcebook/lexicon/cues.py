"""Cue words: the lists by which the rules tell one thing from another, read from cues.toml by their name."""

from __future__ import annotations

from functools import cache

from ..errors import LexiconError
from .word_lists import word_table


@cache
def cue_words(name: str) -> frozenset[str]:
    """The list `name` of cues.toml, as "section.list": "speech.verbs". The file says what each list is for.

    Raises LexiconError where there is no such list.
    """
    lists = {f"{section}.{key}": words for section, table in word_table("cues").items() for key, words in table.items()}
    if name not in lists:
        raise LexiconError(f"word list {name!r}", "lexicon/cues.toml", ", ".join(sorted(lists)), "correct the name")
    words = lists[name]
    return frozenset(words.split() if isinstance(words, str) else words)
