"""Which texts are copies or rewrites of one another, by the runs of words that they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
#: How many words make a shingle: about as many as near-duplicate work on news has used since Broder (1997).
_SHINGLE = 5
#: The share of the shorter text's shingles that the longer must hold for the two to be one text. Two reports on one
#: occurrence written apart share under a tenth; a wire cut to half its length, or with its lead rewritten, most.
_SHARED = 0.6
#: A text with fewer shingles than this is a headline or a brief, which two may word alike: it must be the same.
_FEW = 12


def text_classes(texts: Sequence[str]) -> tuple[int, ...]:
    """For each text the index of the first text of its class; texts of one class are near-identical.

    Linear in what the texts share: only texts with a shingle in common are compared, and equal ones are compared once.
    """
    shingles = [_shingles(text) for text in texts]
    parents = list(range(len(texts)))
    seen: dict[frozenset[int], int] = {}
    for index, own in enumerate(shingles):
        if own:  # an empty text is no copy of another
            _join(parents, seen.setdefault(own, index), index)
    distinct = list(seen.values())
    for (one, other), shared in _shared([shingles[index] for index in distinct]).items():
        first, second = distinct[one], distinct[other]
        if _same(shingles[first], shingles[second], shared):
            _join(parents, first, second)
    return tuple(_root(parents, index) for index in range(len(texts)))


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    runs = [words[index : index + _SHINGLE] for index in range(max(1, len(words) - _SHINGLE + 1))] if words else []
    return frozenset(crc32(" ".join(run).encode()) for run in runs)


def _shared(shingles: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    """How many shingles each two texts have in common, where they have any."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for texts in holders.values():
        for place, second in enumerate(texts):
            shared.update((first, second) for first in texts[:place])
    return shared


def _same(one: frozenset[int], other: frozenset[int], shared: int) -> bool:
    fewer, more = sorted((len(one), len(other)))
    return shared == more if fewer < _FEW else shared >= _SHARED * fewer


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        index = parents[index]
    return index


def _join(parents: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(parents, first), _root(parents, second)))
    parents[high] = low
