"""The words of a text as reading names needs them: folded, with their capitals, owners and what links them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import words as english
from ..lexicon.organisations import OWNERS
from ..lexicon.titles import TITLES
from ..records import Span

_WORD = re.compile(r"[^\W_]+(?:[-‐'’ʿʾ`&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_ARTICLED = re.compile(r"(?:al|el|ul|as|ash|an|ar|at|ad|az)[-‐'’][^\W\d_a-z]")
#: A line shorter than this ends because it ends, a longer one may be wrapped: half of a printed line of 80 characters.
_WRAPPED = 40
#: Words that stand in no name unless something else says so.
FUNCTION_WORDS = (
    english.PREPOSITIONS
    | english.CONJUNCTIONS
    | english.DETERMINERS
    | english.PRONOUNS
    | english.AUXILIARIES
    | english.MODALS
    | english.NEGATIONS
    | english.ADVERBS
    | english.RELATIVES
    | TITLES
)


class NameWord(NamedTuple):  # not a dataclass: one is made for every word of a text
    """A word of the text: `key` is folded, `linked` says that only a space or hyphen parts it from the word before.

    `opens` marks the first word of a sentence, `owner` one in the possessive (the ending is not in the span), `shouted`
    one in a line all in capitals, where `capital` means: neither a function word nor a verb.
    """

    start: int
    end: int
    raw: str
    key: str
    linked: bool
    opens: bool
    capital: bool
    owner: bool
    shouted: bool


def plain(text: str) -> str:
    """Lower case without accents, of the same length, so that offsets hold."""
    if text.isascii():
        return text.lower()
    return "".join(letter.lower() if letter.isascii() else _bare(letter) for letter in text)


@lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter


@lru_cache(maxsize=16_384)  # words recur: folding is the dearest step
def folded(word: str) -> str:
    """A word without case, accents, apostrophes and a possessive ending."""
    key = plain(_POSSESSIVE.sub("", word))
    return key.replace("'", "").replace("’", "")


def name_words(text: str) -> tuple[NameWord, ...]:
    """The words of a text with what reading names needs to know of each."""
    shouted = _shouted(text)
    found: list[NameWord] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw, gap = match.group(), text[before:start]
        if gap == " " and raw == "s" and found and found[-1].key in OWNERS:  # an apostrophe lost: "People s"
            found[-1] = found[-1]._replace(end=end, owner=True)
        elif gap == " " and raw.islower() and raw.isalpha() and raw.isascii():  # most words: their key is themselves
            found.append(NameWord(start, end, raw, raw, True, False, False, False, False))
        else:
            found.append(_word(text, Span(start, end), gap, shouted, found))
        before = end
    return tuple(found)


def _word(text: str, span: Span, gap: str, shouted: Sequence[Span], before: Sequence[NameWord]) -> NameWord:
    raw = span.of(text)
    line = bisect_right(shouted, span.start, key=lambda stretch: stretch.start) - 1 if shouted else -1
    upper = line >= 0 and shouted[line].holds(span)
    bare = _POSSESSIVE.sub("", raw) or raw
    owner = bare != raw or (raw[-1] in "sS" and text[span.end : span.end + 2] in ("' ", "’ "))
    linked = _links(text, span.start, gap) or (gap in ("' ", "’ ") and bool(before) and before[-1].owner)
    key = folded(raw)
    capital = _bears_capital(raw) and not (upper and _is_plain_english(key))
    return NameWord(span.start, span.start + len(bare), bare, key, linked, _opens_sentence(gap), capital, owner, upper)


def _links(text: str, start: int, gap: str) -> bool:
    """Whether what parts a word from the one before is a space, a hyphen or the break of a wrapped line."""
    return gap in (" ", "-") or (gap == "\n" and _wrapped(text, start))


def _opens_sentence(gap: str) -> bool:
    """Whether a word opens something, by what stands before it: nothing, a new line, a stop or a quotation mark."""
    if not gap or "\n" in gap:
        return True
    return gap != " " and (gap[0] in ".:;!?" or gap[-1] in "\"“'‘")


def _shouted(text: str) -> tuple[Span, ...]:
    """Where a text is set in capitals throughout: lines of two words or more, or the whole of it."""
    if text.isupper():
        return (Span(0, len(text)),)
    found, start = [], 0
    for line in text.split("\n"):
        if line.isupper() and " " in line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def _wrapped(text: str, start: int) -> bool:
    """Whether the line break before `start` may only wrap a long line."""
    return start > _WRAPPED and text.rfind("\n", start - 1 - _WRAPPED, start - 1) == -1


def _bears_capital(raw: str) -> bool:
    return raw[0].isupper() or (raw[0] in "aeu" and _ARTICLED.match(raw) is not None)


@lru_cache(maxsize=8192)
def _is_plain_english(key: str) -> bool:
    """Whether a word in capitals is a function word or a verb, not part of a name."""
    if key in FUNCTION_WORDS:
        return True
    form = english.verb_forms().get(key)
    return form is not None and form[1] in ("ed", "ing") and key != "united"
