"""From the tags of word pieces to mentions: whole words with a role, and how sure the tagger is of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...lexicon.people import group_of
from ...lexicon.words import SHORT_TITLES
from ...records import Span
from .arrays import Floats
from .encoder import Encoded
from .labels import ROLES

#: Roles whose mentions are noun groups, so that they end in a noun.
_WITH_NOUN = ("individual", "description", "physical")
#: Means often stand side by side without being one: "dynamite bombs" are, "rifles grenades" of a list are not.
_STAND_ALONE = ("instrument",)
#: Words within names that end none.
_NAME_PARTICLES = frozenset("de del la las los y san santa von van da dos".split())
#: Words that end no mention, and that begin none.
_AT_NO_END = frozenset("of the a an and or in at on by to from for with who that which were was is are".split())
_AT_NO_START = frozenset("of the a an and or in at on by to from for with who that which".split())
#: The next word of a noun group, and how many of them are looked at for its noun: "Cano" of "Cano Norte oil pipeline".
_AHEAD = re.compile(r"(?:'s?)?(?:\s+|-)([a-z]+)\b", re.IGNORECASE)
_WORDS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to which the tagger gives a role. `first` and `last` are word pieces; `score` is in 0..1."""

    span: Span
    role: str
    first: int
    last: int
    score: float


def marked(text: str, encoded: Encoded, least: Mapping[str, float]) -> list[Marked]:
    """The mentions of a text in its order, for the roles that `least` names, with at least that score."""
    if not encoded.windows.offsets:
        return []
    likely = _softmax(encoded.tags)
    opens = _opens(text, encoded.windows.offsets)
    found: list[Marked] = []
    for role, enough in least.items():
        of_role = likely[:, ROLES.index(role)]
        for first, last, score in _joined(text, encoded.windows.offsets, role, _runs(of_role, opens, enough)):
            whole = _whole(text, encoded.windows.offsets, opens, role, last)
            kept = _trimmed(text, encoded.windows.offsets, opens, first, whole)
            if kept is not None:
                span = Span(encoded.windows.offsets[kept[0]][0], encoded.windows.offsets[kept[1]][1])
                if _is_form_of_address(span.of(text)):
                    continue
                found.append(Marked(span, role, *kept, score))
    return sorted(found, key=lambda mention: (mention.span.start, mention.role))


def _joined(
    text: str, offsets: Sequence[tuple[int, int]], role: str, runs: Iterable[tuple[int, int, float]]
) -> Iterator[tuple[int, int, float]]:
    """The runs of a role; those with nothing but a space between them are one name, one noun group."""
    held: tuple[int, int, float] | None = None
    for first, last, score in runs:
        if held is not None and role not in _STAND_ALONE and held[1] + 1 == first:
            between = text[offsets[held[1]][1] : offsets[first][0]]
            if between.isspace():
                held = (held[0], last, max(held[2], score))
                continue
        if held is not None:
            yield held
        held = (first, last, score)
    if held is not None:
        yield held


def _whole(text: str, offsets: Sequence[tuple[int, int]], opens: Sequence[bool], role: str, last: int) -> int:
    """The last piece of a mention, if it stopped too early: before its noun, or behind a particle of a name."""
    if role in _WITH_NOUN:
        return _with_noun(text, offsets, opens, role, last)
    while role == "name" and _word_at(text, offsets, opens, last) in _NAME_PARTICLES:
        end = _next_word(text, offsets, opens, last)
        if end is None:
            break
        last = end
    return last


def _word_at(text: str, offsets: Sequence[tuple[int, int]], opens: Sequence[bool], last: int) -> str:
    """The word that ends with a piece, in small letters."""
    begin = last
    while begin > 0 and not opens[begin]:
        begin -= 1
    return text[offsets[begin][0] : offsets[last][1]].lower()


def _next_word(text: str, offsets: Sequence[tuple[int, int]], opens: Sequence[bool], last: int) -> int | None:
    """The last piece of the word behind a piece; None where something else than a space stands between."""
    end = last + 1
    if end >= len(opens) or not opens[end] or not text[offsets[last][1] : offsets[end][0]].isspace():
        return None
    while end + 1 < len(opens) and not opens[end + 1]:
        end += 1
    return end


def _trimmed(
    text: str, offsets: Sequence[tuple[int, int]], opens: Sequence[bool], first: int, last: int
) -> tuple[int, int] | None:
    """The pieces of a mention without function words and marks at its ends; None where nothing else is left."""
    words = [text[start:end].lower() for start, end in offsets[first : last + 1]]
    whole = [
        opens[i] and (i + 1 >= len(opens) or opens[i + 1] or not text[offsets[i + 1][0]].isalnum())
        for i in range(first, last + 1)
    ]
    while words and whole[-1] and (words[-1] in _AT_NO_END or _is_loose(words, -1)):
        words.pop(), whole.pop()
        last -= 1
    while words and whole[0] and (words[0] in _AT_NO_START or _is_loose(words, 0)):
        words.pop(0), whole.pop(0)
        first += 1
    return (first, last) if words else None


def _with_noun(text: str, offsets: Sequence[tuple[int, int]], opens: Sequence[bool], role: str, last: int) -> int:
    """The last piece of a mention with the noun that it stops before: "armed" of "armed men".

    A thing may stop at people, whose it is: "municipal mayor" of "municipal mayor's office".
    """
    own = group_of([_word_at(text, offsets, opens, last)])
    if own == "property" if role == "physical" else own is not None:
        return last
    at, end = offsets[last][1], None
    for _ in range(_WORDS_AHEAD):
        ahead = _AHEAD.match(text, at)
        if ahead is None or ahead[1].lower() in _AT_NO_END:
            break
        at, noun = ahead.end(), group_of([ahead[1].lower()])
        if noun == "property" if role == "physical" else noun is not None:
            end = at
        elif end is not None:
            break
    return next((i for i in range(last + 1, len(offsets)) if offsets[i][1] == end), last)


def _is_form_of_address(words: str) -> bool:
    """Whether words name nobody by themselves: "Msgr", "Miss", a single letter."""
    return all(len(word) == 1 or word in SHORT_TITLES or word == "miss" for word in words.lower().rstrip(".").split())


def _is_loose(words: Sequence[str], at: int) -> bool:
    """Whether an end is a mark that says nothing by itself; a closing bracket or quotation mark may belong to words."""
    mark = words[at]
    if mark in "\"'":
        return words.count(mark) % 2 == 1
    if mark in "()[]":
        return sum(words.count(bracket) for bracket in "()[]") % 2 == 1
    return not mark.isalnum() and not mark.startswith("##") and len(mark) == 1 and mark not in "$%"


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found


def _opens(text: str, offsets: Sequence[tuple[int, int]]) -> list[bool]:
    """For each piece whether it opens a word: nothing but a mark or a space stands before it."""
    return [start == 0 or not (text[start - 1].isalnum() and text[start].isalnum()) for start, _ in offsets]


def _runs(likely: Floats, opens: Sequence[bool], enough: float) -> Iterator[tuple[int, int, float]]:
    """First piece, last piece and score of each mention of one role, in whole words."""
    count, at = len(opens), 0
    while at < count:
        _, begins, inside = likely[at]
        if not opens[at] or max(begins, inside if at == 0 else 0.0) < enough:
            at += 1
            continue
        last = at
        while last + 1 < count:
            outside, again, goes_on = likely[last + 1]
            if opens[last + 1] and (goes_on < outside or again > goes_on):
                break
            last += 1
        yield at, last, float(begins)
        at = last + 1
