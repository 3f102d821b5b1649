"""Which coded group a noun group belongs to, judged by its head noun and its modifiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from ..records.vocabulary import Group
from .word_lists import word_table

#: What somebody was and is no longer: the guide takes former officials and fighters for civilians.
_NO_LONGER = frozenset(("former", "ex", "retired", "surrendered"))


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """The groups of head nouns, singular and plural, by word sequence, and of words before them.

    `silent` heads tell nothing by themselves ("men", "team"): their group is that of the words before them.
    """

    heads: dict[tuple[str, ...], Group]
    modifiers: dict[str, Group]
    silent: frozenset[str]


@cache
def people() -> PeopleLexicon:
    """The head nouns, read once."""
    rows = word_table("people")
    heads: dict[tuple[str, ...], Group] = {}
    for group in get_args(Group):
        for head in rows.get(group, {}).get("heads", ()):
            words = tuple(head.split())
            heads[words] = group
            heads.setdefault((*words[:-1], plural(words[-1])), group)
    modifiers = {word: group for group, words in rows["modifiers"].items() for word in words}
    silent = {form for word in rows["silent"]["heads"] for form in (word, plural(word))}
    return PeopleLexicon(heads, modifiers, frozenset(silent))


def plural(noun: str) -> str:
    """The regular plural of a noun, or of one that ends in "man"."""
    if noun.endswith("man") and noun not in ("human", "german"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return noun[:-1] + "ies"
    return noun + "s"


def is_no_longer(words: Sequence[str]) -> bool:
    """Whether the words are of somebody who was something and is not any more: "a retired soldier"."""
    return not _NO_LONGER.isdisjoint(words[:-1])


def group_of(words: Sequence[str]) -> Group | None:
    """The group that lower-case `words` (a noun group without its tail of prepositions) name, or None.

    The longest known head that ends the words wins; a head that says nothing by itself ("men", "team") takes the
    group of its nearest telling modifier.
    """
    lexicon = people()
    if is_no_longer(words):
        return "civilians"
    for length in (3, 2, 1):
        head = tuple(words[-length:])
        if len(head) == length and head in lexicon.heads:
            group = lexicon.heads[head]
            if head[-1] in lexicon.silent:
                return _by_modifier(words[:-1], lexicon) or group
            return group
    if words and words[-1] in lexicon.silent:
        return _by_modifier(words[:-1], lexicon)
    return None


def _by_modifier(words: Sequence[str], lexicon: PeopleLexicon) -> Group | None:
    for word in reversed(words):
        if word in lexicon.modifiers:
            return lexicon.modifiers[word]
        if (word,) in lexicon.heads and lexicon.heads[(word,)] in ("state-forces", "armed-group", "unknown"):
            return lexicon.heads[(word,)]
    return None
