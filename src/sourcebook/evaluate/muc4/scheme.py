"""The MUC-4 scheme: the lists by which events are put into templates, read once from the package's data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sourcebook.lexicon.people import plural

Scheme = dict[str, Any]

#: A list of the scheme that decides by words: what it gives, and the words that it needs one of.
WordRule = Sequence[Any]


@cache
def muc4_scheme() -> Scheme:
    """The tables of the scheme, as the file has them."""
    return tomllib.loads(files("sourcebook").joinpath("data", "muc4", "scheme.toml").read_text(encoding="utf-8"))


def first_by_words(rules: Sequence[WordRule], phrase: str) -> str | None:
    """What the first rule gives of which the phrase has a word, singular or plural; None where none has."""
    return next((str(given) for given, words in rules if has_word(phrase, words)), None)


def has_word(phrase: str, words: Sequence[str]) -> bool:
    """Whether one of the words, or of their plurals, stands in a phrase as a whole word."""
    return bool(words) and bool(_pattern(tuple(words)).search(phrase))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted({form for word in words for form in (word, plural(word))}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
