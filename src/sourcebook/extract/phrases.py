"""What a phrase is: a noun group, verb group or single word of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
