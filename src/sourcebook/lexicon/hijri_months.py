"""The twelve months of the Hijri calendar under the many spellings that English gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from .word_lists import word_table

# The Arabic article as English writes it, with its assimilated forms; e is read as i by the folding.
_ARTICLES = frozenset(
    ("al", "ul", "il", "l", "as", "us", "ath", "uth", "ar", "ur", "at", "ut", "ash", "ush", "az", "uz")
)
_ROMAN = {"I": "1", "II": "2"}
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("eo", "iu")
#: A month's name is at most this many words and marks long: "Rabi'-al-Thani" has three words and three marks.
LONGEST_NAME = 6


def hijri_month(parts: Sequence[str]) -> int | None:
    """The number (1-12) of the Hijri month that the words in `parts` name, whatever the transliteration, else None."""
    folded = [_ROMAN.get(part) or fold(part) for part in parts]
    joined = "".join(part for part in folded if part not in _ARTICLES)
    return _names().get(joined)


def begins_hijri_month(word: str) -> bool:
    """Whether a month's name may begin with this word: a cheap test before the longer one."""
    return fold(word) in _beginnings()


def hijri_month_name(number: int) -> str:
    """The name by which reasons and reports call month 1-12."""
    names: list[str] = [month["name"] for month in word_table("time_words")["hijri_months"]]
    return names[number - 1]


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without what transliterations differ in: accents, apostrophes, e/i, o/u, doubled letters, final h."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word).lower() if "a" <= letter <= "z")
    folded = _DOUBLED.sub(r"\1", plain.translate(_VOWELS))
    return folded[:-1] if folded[-2:] in {"ah", "ih"} else folded


@cache
def _names() -> dict[str, int]:
    """Folded spelling -> number."""
    spellings: dict[str, int] = {}
    for month in word_table("time_words")["hijri_months"]:
        for first in month["first"]:
            for second in month.get("second", [""]):
                spellings[first + second] = month["number"]
    return spellings


@cache
def _beginnings() -> frozenset[str]:
    """Folded first words; a name written in one word begins with itself."""
    firsts = {first for month in word_table("time_words")["hijri_months"] for first in month["first"]}
    return frozenset(firsts | set(_names()))
