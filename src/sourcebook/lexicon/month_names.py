"""Month names of other languages and calendars: which calendar, which month, and what must stand beside the name."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from .word_lists import word_table

# Letters that Arabic, Persian and Pashto keyboards write in different ways, each as the one that we keep.
_LETTERS = str.maketrans("أإآٱىيئكةۀێۍې", "اااایییکههییی")


#: The longest name has so many words.
LONGEST_MONTH = 3


class MonthName(NamedTuple):
    """A month's name: the calendar (`gregorian`, `hijri`, `solar-hijri`, `ethiopian`), its number, what it needs."""

    calendar: str
    month: int
    needs: str


@lru_cache(maxsize=8192)
def fold_name(word: str) -> str:
    """A name in small letters without accents and vowel signs, in one form of each Arabic letter."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != "ـ")


def month_named(folded: tuple[str, ...]) -> MonthName | None:
    """The month that folded words name, or None; the first of the list, where calendars share a name."""
    return _names().get(folded)


def begins_month(folded: str) -> int:
    """How many words the longest name has that begins with this one; 0 where none does."""
    return _beginnings().get(folded, 0)


@cache
def _names() -> dict[tuple[str, ...], MonthName]:
    found: dict[tuple[str, ...], MonthName] = {}
    for table in word_table("month_names")["calendar"]:
        for number, spellings in enumerate(table["months"], start=1):
            for spelling in filter(None, spellings.split("|")):
                words = tuple(fold_name(word) for word in spelling.split())
                found.setdefault(words, MonthName(table["kind"], number, table["needs"]))
    return found


@cache
def _beginnings() -> dict[str, int]:
    lengths: dict[str, int] = {}
    for words in _names():
        lengths[words[0]] = max(len(words), lengths.get(words[0], 0))
    return lengths
