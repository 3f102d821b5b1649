"""The names of holidays, in all the spellings that reports give them, and the rule of their day as the list has it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .word_lists import word_table

#: A holiday's name is at most so many words and marks: "Prophet Muhammad's Birthday" has four words and an apostrophe.
LONGEST_HOLIDAY = 12
_APOSTROPHE = "['’‘`´]"
_PLAIN = str.maketrans("’‘`´–", "'" * 4 + "-")


def holiday_rules() -> list[dict[str, Any]]:
    """Every holiday with its spellings and the rule of its day, in the order of the list."""
    rules: list[dict[str, Any]] = word_table("holidays")["holiday"]
    return rules


def holiday_named(words: str) -> int | None:
    """The place in the list of the holiday that the words name, or None."""
    return _spellings().get(" ".join(words.lower().translate(_PLAIN).split()))


def begins_holiday(lower: str) -> bool:
    """Whether a holiday's name may begin with this word in small letters: a cheap test before `holiday_at`."""
    return lower in _beginnings() or (not lower.isalpha() and lower.translate(_PLAIN) in _beginnings())


def holiday_at(text: str, start: int) -> tuple[int, int] | None:
    """The holiday whose name begins at `start`, by its place in the list, and where the name ends."""
    match = _pattern().match(text, start)
    number = holiday_named(match[0]) if match else None
    return None if match is None or number is None else (number, match.end())


def holiday_pattern() -> str:
    """A regular expression of all spellings, longest first."""
    spellings = sorted(_spellings(), key=len, reverse=True)
    return "|".join(re.escape(words).replace(r"\ ", r"\s+").replace("'", _APOSTROPHE) for words in spellings)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{holiday_pattern()})(?!\w)", re.IGNORECASE)


@cache
def _spellings() -> dict[str, int]:
    return {words: number for number, rule in enumerate(holiday_rules()) for words in rule["spellings"]}


@cache
def _beginnings() -> frozenset[str]:
    spellings = [words for spelling in _spellings() for words in (spelling, spelling.replace("'", " "))]
    return frozenset(re.split(r"[\s\-]", words)[0] for words in spellings)
