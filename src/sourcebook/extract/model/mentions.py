"""From the tags of word pieces to mentions: whole words with a role, and how sure the tagger is of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...records import Span
from .encoder import Encoded, Floats
from .labels import ROLES


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
        for first, last, score in _runs(of_role, opens, enough):
            span = Span(encoded.windows.offsets[first][0], encoded.windows.offsets[last][1])
            found.append(Marked(span, role, first, last, score))
    return sorted(found, key=lambda mention: (mention.span.start, mention.role))


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
