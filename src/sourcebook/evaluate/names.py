"""When two names as written count as the same: the loosest comparison that still tells groups and towns apart."""

from __future__ import annotations

import re
import unicodedata

#: Words that carry nothing of a name: articles, prepositions, "area", and the "s" left over by an apostrophe.
EMPTY_WORDS = frozenset({"a", "an", "the", "of", "in", "at", "near", "area", "s"})

#: A final "s" is taken for a plural only in words longer than this ("bus", "gas" and "SFs" stay as they are).
LONGEST_KEPT_WITH_S = 3

_WORD = re.compile(r"\w+")


def name_words(name: str | None) -> frozenset[str]:
    """The words by which a name is compared: accents, case, empty words and plural endings folded away.

    A name made of empty words alone ("The Area") keeps them, so that it can still match itself.
    """
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    found = _WORD.findall(plain.casefold())
    return frozenset(_singular(word) for word in found if word not in EMPTY_WORDS) or frozenset(found)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one name's words hold the other's, or they share at least half of the words of the longer one."""
    left, right = name_words(one), name_words(other)
    if not left or not right:
        return False
    return left <= right or right <= left or 2 * len(left & right) >= max(len(left), len(right))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > LONGEST_KEPT_WITH_S and word.endswith("s") else word
