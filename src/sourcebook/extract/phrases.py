"""What a phrase is: a noun group, verb group or single word of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import Span
from .tokens import Token

PhraseKind = Literal[
    "noun", "verb", "preposition", "conjunction", "pronoun", "relative", "time", "punctuation", "adverb"
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens `[first, last]` (both included) of one sentence.

    Noun groups: `head` is the index of the head word, `core` that of the last word before a bracket or age. Verb
    groups: `head` is the index of the main verb, `base` and `form` are those of its token, `modal` is the modal before
    it, `perfect` says that a form of "have" is, and `bare` that it stands without auxiliary, modal or "to". A group of
    auxiliaries alone ("was") has the form "be". Elsewhere `head` and `core` are the last token.
    """

    kind: PhraseKind
    first: int
    last: int
    head: int
    core: int
    base: str = ""
    form: str = ""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False
    perfect: bool = False
    bare: bool = False


def words_of(phrase: Phrase, tokens: Sequence[Token]) -> list[str]:
    """The lower-case words of a noun group up to its head, brackets left out."""
    words: list[str] = []
    depth = 0
    for token in tokens[phrase.first : phrase.head + 1]:
        depth += token.text == "("
        if depth == 0 and token.tag != "punctuation":
            words.append(token.lower)
        depth -= token.text == ")"
    return words


def span_of(phrase: Phrase, tokens: Sequence[Token]) -> Span:
    """The phrase's offsets into the report's text, bracket included."""
    return Span(tokens[phrase.first].start, tokens[phrase.last].end)
