"""Noun phrases for people taken apart: who stands beside whom, and who is only named again in apposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from ..lexicon.word_lists import word_table
from .numerals import Token, may_open

Kind = Literal["number", "indefinite", "definite", "name", "bare"]
_CONJUNCTIONS = frozenset({"and", "&", "plus"})
_LONG_CONJUNCTIONS = (("along", "with"), ("as", "well", "as"), ("together", "with"))
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset(["the", "his", "her", "their", "its", "our", "my", "your", "this", "these", "those", "that"])
# What follows these tells who the people were, not how many more.
_ENDS = frozenset(["including", "identified", "named", "namely", "called", "who", "whom", "which", "whose", "alias"])


@dataclass(frozen=True, slots=True)
class Piece:
    """One noun phrase of several: its tokens, what it begins with, what joins it to the one before, whether it adds."""

    tokens: tuple[Token, ...]
    kind: Kind
    joint: str = ""
    adds: bool = True


def split_pieces(tokens: Sequence[Token], numbers: Sequence[tuple[int, int]]) -> list[Piece]:
    """The noun phrases that the words consist of. `numbers` are the stretches of tokens that no joint may divide."""
    inside = {index for start, end in numbers for index in range(start, end)}
    begins = {start for start, _ in numbers}
    pieces: list[Piece] = []
    current: list[int] = []
    joint, index = "", 0
    while index <= len(tokens):
        length, found = _joint_at(tokens, index) if index not in inside else (0, "")
        at_end = index == len(tokens) or (tokens[index].lower in _ENDS and index not in inside)
        if at_end and index < len(tokens) and (resumed := _resumes(tokens, index)) is not None:
            index = resumed
            continue
        if at_end or length:
            if current:
                taken = tuple(tokens[i] for i in current)
                pieces.append(Piece(taken, _kind(taken, numbered=current[0] in begins), joint))
                joint = ""
            if at_end:
                break
            joint, current = found if found != "," or not joint else joint, []
        else:
            current.append(index)
        index += length or 1
    return _weighed(pieces) or [Piece(tuple(tokens), "bare")]


def _resumes(tokens: Sequence[Token], index: int) -> int | None:
    """`the principal, identified as Omar Tal, and his nephew`: where a list goes on behind the name of one person."""
    if tokens[index].lower not in ("identified", "named") or tokens[0].lower not in (*_INDEFINITE, "the"):
        return None
    for place in range(index + 1, len(tokens) - 1):
        if tokens[place].lower == "and" and (tokens[place + 1].lower in _OPENERS or may_open(tokens[place + 1])):
            return place
    return None


_OPENERS = frozenset(("his", "her", "their", "a", "an"))


def _joint_at(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """How many tokens at `index` join two phrases, and as what: "and" or a comma."""
    if index >= len(tokens):
        return 0, ""
    if tokens[index].lower in _CONJUNCTIONS:
        return 1, "and"
    if tokens[index].word in {",", ";"}:
        return 1, ","
    for words in _LONG_CONJUNCTIONS:
        if tuple(token.lower for token in tokens[index : index + len(words)]) == words:
            return len(words), "and"
    return 0, ""


def _kind(tokens: Sequence[Token], *, numbered: bool) -> Kind:
    first = tokens[0].lower
    if first in _INDEFINITE:
        return "indefinite"
    if numbered:
        return "number"
    if first in _DEFINITE:
        return "definite"
    return "name" if tokens[0].word[0].isupper() else "bare"


def _weighed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each with whether it adds to the count."""
    if not pieces:
        return []
    names = all(piece.kind == "name" for piece in pieces)
    listed = names and len(pieces) > 2 and pieces[-1].joint == "and"
    weighed = [pieces[0]]
    after_apposition = False
    for before, piece in pairwise(pieces):
        adds = listed or _adds(pieces[0], before, piece, after_apposition=after_apposition)
        adds = adds or (_is_relative(piece) and before.kind == "name")
        after_apposition = after_apposition or (piece.joint == "," and not adds)
        weighed.append(replace(piece, adds=adds))
    return weighed


def _is_relative(piece: Piece) -> bool:
    """Whether a phrase tells of somebody's own: "Omar Tal, his wife and a guard"."""
    return piece.joint == "," and piece.tokens[0].lower in ("his", "her")


def _adds(first: Piece, before: Piece, piece: Piece, *, after_apposition: bool) -> bool:
    """Whether a phrase tells of more people than those before it."""
    counted = ("number", "indefinite")
    if piece.joint == "," and _is_some_of(piece.tokens):
        return False  # "three people, two of them women"
    if piece.joint == ",":
        return piece.kind in counted and before.kind in counted
    if piece.kind in counted or piece.kind == "definite":
        return True
    plural = is_plural(piece.tokens[-1])
    if piece.kind == "name":
        # "3 Army and Police personnel"; "two men, Qadir and Hamid"; "a member of the League and Front"
        named_again = first.kind == "number" and after_apposition
        same_phrase = first.kind != "name" and any(token.lower == "of" for token in first.tokens)
        return not (plural or named_again or same_phrase)
    return first.kind != "number" and not (plural and first.kind == "bare")


def _is_some_of(tokens: Sequence[Token]) -> bool:
    """Whether the words are of some of those before: "two of them women", "most of whom"."""
    words = [token.lower for token in tokens[:5]]
    if len(words) > 1 and words[-1] == "of":
        return True  # "three of [whom]"
    return any(words[i : i + 2] in (["of", "them"], ["of", "whom"], ["of", "these"]) for i in range(len(words)))


def is_plural(noun: Token) -> bool:
    """Whether the form of a noun says that it is more than one; a capitalised one may be a name that ends in s."""
    people = word_table("number_words")["people"]
    if noun.lower in _plurals():
        return True
    if noun.lower in people["singular_pronouns"] or not noun.lower.endswith("s"):
        return noun.lower.endswith(("men", "women")) and len(noun.lower) > 4
    if noun.word[0].isupper():
        return noun.lower.endswith(tuple(people["plural_endings"]))
    return not noun.lower.endswith(("ss", "us", "is"))


@cache
def _plurals() -> frozenset[str]:
    return frozenset(word_table("number_words")["people"]["plural"])
