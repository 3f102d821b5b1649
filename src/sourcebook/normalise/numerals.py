"""Numbers in words and figures: "twenty-five", "two dozen", "1,20,000", "1.5 lakh", "several hundred"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..lexicon.word_lists import word_table

_TOKEN = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?[^\W\d_]*|[^\W\d_]+(?:['’.][^\W\d_]+)*|\S")
_FIGURES = re.compile(r"\d+(?:,\d\d+)*(?:\.\d+)?")


class Token(NamedTuple):
    """A word, number or mark, with its lower-case form and where it stands."""

    word: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read from words: `high` is None where the words only say a least ("several", "dozens").

    `end` is the index of the token after it; `figures` says that it is written in digits alone.
    """

    low: int
    high: int | None
    end: int
    figures: bool = False


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and marks of a text."""
    return [Token(match[0], match[0].lower(), *match.span()) for match in _TOKEN.finditer(text)]


def may_open(token: Token) -> bool:
    """Whether a number, or words for a group, may begin with this word: a cheap test before the rest."""
    return token.lower in _openers() or token.word[0].isdigit()


def read_numeral(tokens: Sequence[Token], start: int) -> Numeral | None:
    """The number that begins at `start`, or None. A bare "a" or "an" is an article, not a number."""
    vague = _vague_at(tokens, start)
    if vague is not None:
        return _multiplied(tokens, vague)
    index = start
    halved = _lower(tokens, index) == "half"
    index += halved
    if halved and _lower(tokens, index) in ("-", "–", "dozen"):
        index += _lower(tokens, index) != "dozen"
        return Numeral(6, 6, index + 1) if _lower(tokens, index) == "dozen" else None
    if _lower(tokens, index) in {"a", "an"}:
        if _lower(tokens, index + 1) not in _multipliers():
            return None
        value = _multiplied(tokens, Numeral(1, 1, index + 1))
        return Numeral(value.low // 2, value.low // 2, value.end) if halved else value
    if halved:
        return None
    figures = _figures_at(tokens, index)
    if figures is not None:
        number, after = figures
        multiplied = _lower(tokens, after) in _multipliers()
        if number != int(number) and not multiplied:
            return None
        value = _multiplied(tokens, Numeral(int(number), int(number), after), number)
        return Numeral(value.low, value.high, value.end, figures=not multiplied)
    small = _small_number(tokens, index)
    if small is None:
        return None
    return _with_rest(tokens, _multiplied(tokens, Numeral(small[0], small[0], small[1])))


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _figures_at(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """The number in digits at `index`, and the index after it; not an ordinal, nor "AK47" or "12th"."""
    if index >= len(tokens) or not _FIGURES.fullmatch(tokens[index].word):
        return None
    digits = tokens[index].word.replace(",", "")
    # More than twelve digits count nobody: a telephone number, or an attack on the reader.
    return None if len(digits) > 12 else (float(digits), index + 1)


def _small_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A number word under a hundred, "twenty-five" or "twenty five" too, and the index after it."""
    units = _units()
    value = units.get(_lower(tokens, index))
    if value is None:
        return None
    if value >= 20:
        after = index + 1 + (_lower(tokens, index + 1) in {"-", "–"})
        unit = units.get(_lower(tokens, after), 0)
        if 1 <= unit <= 9:
            return value + unit, after + 1
    return value, index + 1


def _vague_at(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "several", "a few", "a couple of", "a number of", "dozens of": two of it at least."""
    phrases = _vague_phrases()
    for length in (4, 3, 2, 1):
        phrase = " ".join(token.lower for token in tokens[index : index + length])
        if phrase in phrases and len(tokens) >= index + length:
            low, high = phrases[phrase]
            # "some 50", "few 100" qualify the number that follows.
            if phrase == "some" and _is_number(tokens, index + 1):
                return None
            if _lower(tokens, index - 1) == "as" and _lower(tokens, index + 1) == "as":
                return None
            return Numeral(low, high, index + length)
    return None


def _is_number(tokens: Sequence[Token], index: int) -> bool:
    return _figures_at(tokens, index) is not None or _lower(tokens, index) in _units() | _multipliers()


def _multiplied(tokens: Sequence[Token], value: Numeral, exact: float | None = None) -> Numeral:
    """The number times the dozens, hundreds, lakhs ... that follow it."""
    low: float = value.low if exact is None else exact
    index = value.end
    multipliers, vague = _multipliers(), value.high is None
    while True:
        step = index + 1 if vague and _lower(tokens, index) == "of" else index
        word = _lower(tokens, step)
        factor = multipliers.get(word) or (multipliers.get(word[:-1]) if vague and word.endswith("s") else None)
        # Ten thousand million is more people than there are.
        if factor is None or low * factor > 10**10:
            break
        low, index = low * factor, step + 1
    whole = int(low)
    return Numeral(whole, None if vague else whole, index)


def _with_rest(tokens: Sequence[Token], value: Numeral) -> Numeral:
    """ "one hundred" and its "and five", "two thousand three hundred"."""
    if value.low < 100 or value.high is None:
        return value
    index = value.end + (_lower(tokens, value.end) == "and")
    small = _small_number(tokens, index)
    if small is None:
        return value
    rest = _multiplied(tokens, Numeral(small[0], small[0], small[1]))
    if rest.low >= value.low:
        return value
    rest = _with_rest(tokens, rest) if rest.low >= 100 else rest
    return Numeral(value.low + rest.low, value.low + rest.low, rest.end)


@cache
def _openers() -> frozenset[str]:
    vague = {phrase.split()[0] for phrase in _vague_phrases()}
    return frozenset(vague | {"a", "an", "half", *_units(), *word_table("number_words")["collectives"]["words"]})


@cache
def _units() -> dict[str, int]:
    units: dict[str, int] = word_table("number_words")["units"]
    return units


@cache
def _multipliers() -> dict[str, int]:
    multipliers: dict[str, int] = word_table("number_words")["multipliers"]
    return multipliers


@cache
def _vague_phrases() -> dict[str, tuple[int, int | None]]:
    """Vague quantities as phrases of up to four words, with their least and most."""
    table: dict[str, int] = word_table("number_words")["vague"]
    phrases: dict[str, tuple[int, int | None]] = {word: (low, None) for word, low in table.items()}
    collectives = word_table("number_words")["collectives"]["words"]
    phrases |= {f"{article} {word} of": (2, None) for article in ("a", "an", "the") for word in collectives}
    phrases |= {f"a {size} number of": (2, None) for size in ("large", "small", "great", "huge", "good")}
    phrases |= {"a few": (2, None), "quite a few": (2, None), "a couple of": (2, 2), "a couple": (2, 2)}
    phrases |= {"couple of": (2, 2), "a pair of": (2, 2), "the couple": (2, 2), "both": (2, 2)}
    unknown = ("unknown", "unspecified", "undisclosed", "undetermined", "uncertain")
    phrases |= {f"{article} {word} number of": (1, None) for word in unknown for article in ("a", "an")}
    phrases |= {f"{word} number of": (1, None) for word in unknown}
    return phrases
