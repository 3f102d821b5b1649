"""Marks that open a list item or a numbered heading: bullets, numbers and letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MarkStyle = Literal["number", "numbers", "roman", "capital", "letter", "hour", "bullet"]

_BULLET = re.compile(r"[•●▪■◦‣∙⁃➢►✓○]\s*(?=\S)|[-–—*·+]\s+(?=\S)|[-–—](?=[A-Z][a-z])")
_NUMBER = re.compile(r"\(?([0-9]{1,3})(?:[.)]\s*(?=[^\W\d_\s])|[.)]\s+|\)\s*)(?=\S)")
_NUMBERS = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,4})[.)]?\s+(?=[^\W\da-z_])")
_CLOCK = r"(?:[01][0-9]|2[0-4])"
_HOUR = re.compile(
    rf"(?:{_CLOCK}[0-5][0-9]\s?(?i:h|hrs?|hours)\b\.?[\s:–—-]+|{_CLOCK}[:.][0-5][0-9](?:\s?(?i:h|hrs?|hours)\b\.?)?"
    rf"[\s:–—-]+|{_CLOCK}[0-5][0-9](?:\s*[–—:]\s*|\s+-\s+))(?=[^\W\da-z_])"
)
_ROMAN = re.compile(r"(?:\(([ivx]{1,5})\)|([ivx]{2,5}|[IVX]{2,5}|[IVX](?=\.))[.)])\s+(?=\S)")
_LETTER = re.compile(r"(?:\(([A-Za-z])\)|([A-Za-z])\)|([a-zA-Z])\.)\s+(?=\S)")

RANK: dict[MarkStyle, int] = {"numbers": 0, "number": 0, "roman": 1, "capital": 1, "letter": 2, "hour": 2, "bullet": 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: `place` is its number in the row, `depth` its dots, `end` its own end."""

    style: MarkStyle
    place: int
    depth: int
    end: int

    def precedes(self, other: Mark | None) -> bool:
        """Whether `other` is the next of the same row; hours are a row in any order."""
        if other is None or self.style != other.style:
            return False
        return self.style == "hour" or self.place + 1 == other.place


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """The mark that the line opens with, if it opens with one."""
    first = text[start]
    if first.isdigit() and (match := _HOUR.match(text, start, end)):
        return Mark("hour", 0, 1, match.end())
    if first.isdigit() or first == "(":
        if match := _NUMBERS.match(text, start, end):
            parts = match[1].split(".")
            return Mark("numbers", int(parts[-1]), len(parts), match.end())
        if match := _NUMBER.match(text, start, end):
            return Mark("number", int(match[1]), 1, match.end())
    if match := _BULLET.match(text, start, end):
        return Mark("bullet", 0, 1, match.end())
    if first == "(" or (first.isascii() and first.isalpha()):
        return _letter_mark(text, start, end)
    return None


def _letter_mark(text: str, start: int, end: int) -> Mark | None:
    if match := _ROMAN.match(text, start, end):
        return Mark("roman", _roman_value((match[1] or match[2]).lower()), 1, match.end())
    if match := _LETTER.match(text, start, end):
        letter = match[1] or match[2] or match[3]
        style: MarkStyle = "capital" if letter.isupper() else "letter"
        return Mark(style, ord(letter.lower()) - ord("a") + 1, 1, match.end())
    return None


def _roman_value(letters: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
