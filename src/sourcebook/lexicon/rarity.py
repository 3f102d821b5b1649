"""How rare a word is in reports: what two texts that share it say by that."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log
from unicodedata import combining, normalize

from .tables import read_table

#: Letters with what joins them inside a word, or a number.
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: The share, in 10,000 reports, that stands for words too rare to be listed: half of the smallest listed.
_UNLISTED = 0.5
#: What a word must weigh to be called rare: fewer than 1 in 200 reports hold it.
RARE = log(200)


def words_in(text: str) -> list[str]:
    """The words of a text in lower case without accents, possessives cut, numbers as they stand."""
    found = _WORD.findall(plain(text))
    return found if text.isascii() and "'" not in text else [_POSSESSIVE.sub("", word) for word in found]


def plain(text: str) -> str:
    """A text in lower case without accents: "Tibú" and "TIBU" are one."""
    if text.isascii():
        return text.casefold()
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


@cache
def _weights() -> dict[str, float]:
    rows = read_table("word_shares.tsv", ("word", "share"))
    return {word: log(10_000 / float(share)) for word, share in rows}


_WEIGHT_UNLISTED = log(10_000 / _UNLISTED)


@lru_cache(maxsize=65_536)  # merging asks for the rarity of hundreds of words for each event
def rarity(word: str) -> float:
    """The natural logarithm of one over the share of reports that hold the word (as `words_in` gives it)."""
    return _weights().get(word, _WEIGHT_UNLISTED)
