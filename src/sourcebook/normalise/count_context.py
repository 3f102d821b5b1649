"""Whether a number counts people, by the words around it: not an age, a clock, a unit of measure or a regiment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.word_lists import word_table
from ..records import Count
from .numerals import Numeral, Token

_POSSESSED = frozenset(("the", "his", "her", "their", "its", "our", "these", "those", "all"))
_AGE = re.compile(r"years?|yrs?|yr")
_YOUNG_AGE = re.compile(r"months?|weeks?|days?")


@dataclass(frozen=True, slots=True)
class CountedWords:
    """A count with the tokens it was read from, modifier included: [start, end)."""

    count: Count
    start: int
    end: int
    numeral: Numeral


def lower_at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def counts_people(tokens: Sequence[Token], index: int, counted: CountedWords) -> bool:
    """Whether the number may count people, by the words around it."""
    after = counted.end + (lower_at(tokens, counted.end) in {"-", "–"})
    not_people = word_table("number_words")["not_people"]
    following, before = lower_at(tokens, after), lower_at(tokens, counted.start - 1)
    if following in not_people["units"] or following in {"%", "$"} or before in {*not_people["money"], "$", "#", "/"}:
        return False
    if is_age(tokens, index, counted) or tokens[index].lower == "some":
        return False
    joined = counted.start > 0 and tokens[index].start == tokens[index - 1].end
    glued = joined and tokens[index - 1].word in "-/:." and counted.numeral.figures
    named = counted.numeral.figures and before in not_people["names_before"]
    clock = counted.numeral.figures and (following in {":", "/", "p.m", "a.m"} or _is_split_clock(tokens, after))
    in_brackets = before == "(" and following == ")"
    return not (glued or named or clock or in_brackets or _is_formation(tokens, counted))


def is_age(tokens: Sequence[Token], index: int, counted: CountedWords) -> bool:
    """Whether the number is somebody's age: "35 year old", "aged 28", "Constable Yadav 28"."""
    after = counted.numeral.end
    after += lower_at(tokens, after) in {"-", "–"}
    if _AGE.fullmatch(lower_at(tokens, after)) or lower_at(tokens, index - 1) in {"aged", "age"}:
        return True
    if _YOUNG_AGE.fullmatch(lower_at(tokens, after)) and "old" in (
        lower_at(tokens, after + 1),
        lower_at(tokens, after + 2),
    ):
        return True
    if _in_name(tokens, index):
        return True
    if index and tokens[index - 1].lower in {*_POSSESSED, "other", "another"}:
        return False
    last = after >= len(tokens) or tokens[after].word == ","
    return counted.numeral.figures and last and index > 0 and tokens[index - 1].word[0].isupper()


def is_aged(tokens: Sequence[Token]) -> bool:
    """Whether the words give one person's age: "a 16-year-old"."""
    words = [token.lower for token in tokens]
    return any(word == "old" and words[max(i - 2, 0)] in ("year", "month") for i, word in enumerate(words))


def _in_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the number is part of a name or a word: "K-9", "AK47"."""
    before = tokens[index - 1] if index else None
    if before is None or before.end != tokens[index].start:
        return False
    earlier = tokens[index - 2] if index > 1 else None
    hyphen = before.word in "-–" and earlier is not None and earlier.end == before.start
    return before.word.isalpha() or (hyphen and earlier is not None and earlier.word.isalpha())


def _is_split_clock(tokens: Sequence[Token], after: int) -> bool:
    """ "7 30 pm": an hour whose minutes stand apart."""
    return lower_at(tokens, after).isdigit() and lower_at(tokens, after + 1) in {"am", "pm", "a.m", "p.m", "hrs"}


def _is_formation(tokens: Sequence[Token], counted: CountedWords) -> bool:
    """Whether the number names a military unit: "jawans of 44 Hill Rifles", "the 21 Para Regiment"."""
    opening = {lower_at(tokens, counted.start - 1), tokens[counted.start].lower}
    formations = word_table("number_words")["not_people"]["formations"]
    named = any(lower_at(tokens, counted.end + step) in formations for step in range(3))
    return counted.numeral.figures and named and not opening.isdisjoint({"of", "the", "by"})
