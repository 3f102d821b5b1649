"""Shares of a number of people ("half of the 40 passengers", "all but one of the 12"), and nouns that are a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..lexicon.word_lists import word_table
from ..records import Count
from .numerals import Token, read_numeral

#: How many words behind the share its whole may stand: "half of the estimated 40".
_REACH = 5


def read_share(tokens: Sequence[Token]) -> Count | None:
    """The number that a share of a number comes to; None where the words tell no share, or of an unknown whole.

    Fractions are rounded down. "Most of the 20" are eleven at least, "some of the 20" two at least.
    """
    if [token.lower for token in tokens[:2]] == ["all", "but"]:
        return _all_but(tokens)
    told = _fraction(tokens)
    if told is None:
        return None
    kind, numerator, denominator, after = told
    whole = _whole(tokens, after)
    if whole is None:
        return Count(2, None) if kind == "share" else None
    if kind == "most":
        return Count(whole // 2 + 1, whole)
    if kind == "some":
        return Count(2, whole)
    share = whole * numerator // denominator
    opening = " ".join(token.lower for token in tokens[:2])
    if opening.startswith(("more than", "over ")):
        return Count(share + 1, whole)
    if opening in ("at least", "up to"):
        return Count(share, whole) if opening == "at least" else Count(None, share)
    return Count(share, share)


def _all_but(tokens: Sequence[Token]) -> Count | None:
    left = read_numeral(tokens, 2)
    whole = None if left is None else _whole(tokens, left.end)
    if left is None or whole is None or whole <= left.low:
        return None
    return Count(whole - left.low, whole - left.low)


def _fraction(tokens: Sequence[Token]) -> tuple[str, int, int, int] | None:
    """What kind of share opens the words, its numerator and denominator, and the index behind it."""
    shares: dict[str, int] = word_table("number_words")["shares"]
    for index, token in enumerate(tokens[:4]):
        if token.lower in ("most", "some", "several", "many") and _is(tokens, index + 1, "of"):
            return "most" if token.lower == "most" else "some", 1, 1, index + 1
        if token.lower in shares and (_is(tokens, index + 1, "of") or _is(tokens, index + 1, "the")):
            return "share", _numerator(tokens, index), shares[token.lower], index + 1
    return None


def _numerator(tokens: Sequence[Token], index: int) -> int:
    before = index - 1
    before -= before >= 0 and tokens[before].word in "-–"
    number = read_numeral(tokens, before) if before >= 0 else None
    return number.low if number is not None and number.low < 10 else 1


def _whole(tokens: Sequence[Token], start: int) -> int | None:
    for index in range(start, min(start + _REACH, len(tokens))):
        number = read_numeral(tokens, index)
        if number is not None and number.high is not None:
            return number.low
    return None


def _is(tokens: Sequence[Token], index: int, word: str) -> bool:
    return index < len(tokens) and tokens[index].lower == word


def number_of_noun(noun: Token | None) -> Count | None:
    """How many a noun for people says by itself: "a couple", "twins", "the trio"."""
    number = None if noun is None else _nouns().get(noun.lower)
    return None if number is None else Count(number, number)


@cache
def _nouns() -> dict[str, int]:
    nouns: dict[str, int] = word_table("number_words")["nouns"]
    return nouns
