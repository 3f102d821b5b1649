"""Swap names of people, places and organizations between texts, so that the network reads what stands around them."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from examples import Example

#: How often the names of each role are swapped in a text that is learned from. Organizations least: that a name is a
#: group's is knowledge that reports do not always repeat.
CHANCES: Mapping[str, float] = {"name": 0.5, "place": 0.3, "organization": 0.2}

#: Shorter words are initials and articles.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Pools:
    """What may stand in for a name: for people the first, middle and last words of names, else whole names."""

    words: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Pools:
        """The names of all examples."""
        found: dict[str, set[str]] = defaultdict(set)
        for example in examples:
            for mention in example.mentions:
                said = " ".join(example.text[mention.start : mention.end].split())
                if mention.role == "name":
                    for kind, word in _name_words(said):
                        found[kind].add(word)
                elif mention.role in CHANCES:
                    found[mention.role].add(said)
        return cls({kind: sorted(names) for kind, names in found.items()})


def swapped(example: Example, pools: Pools, chance: random.Random) -> Example:
    """The example with some names swapped, each by the same other one throughout; its mentions moved accordingly."""
    stands_in: dict[str, str] = {}
    for role in CHANCES:
        if chance.random() < CHANCES[role]:
            stands_in |= _chosen(example, role, pools, chance)
    if not stands_in:
        return example
    longest_first = sorted(stands_in, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(_spaced(name) for name in longest_first) + r")(?!\w)")
    inner = [(mention.start, mention.end) for mention in example.mentions]
    cuts = [
        (*found.span(), stands_in[" ".join(found.group().split())])
        for found in pattern.finditer(example.text)
        if not any(found.start() < end < found.end() for ends in inner for end in ends)
    ]
    return _replaced(example, cuts)


def _chosen(example: Example, role: str, pools: Pools, chance: random.Random) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for mention in example.mentions:
        if mention.role != role:
            continue
        said = " ".join(example.text[mention.start : mention.end].split())
        for kind, word in _name_words(said) if role == "name" else [(role, said)]:
            chosen.setdefault(word, chance.choice(pools.words[kind]))
    return chosen


def _name_words(name: str) -> Iterator[tuple[str, str]]:
    """The words of a person's name, each with its kind: given names and family names stand in for their like."""
    words = name.split()
    for at, word in enumerate(words):
        if word.isalpha() and len(word) >= _SHORTEST:
            yield ("first" if at == 0 and len(words) > 1 else "last" if at == len(words) - 1 else "middle"), word


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _replaced(example: Example, cuts: Sequence[tuple[int, int, str]]) -> Example:
    parts, moves, at = list[str](), list[tuple[int, int]](), 0
    shift = 0
    for start, end, name in cuts:
        parts += [example.text[at:start], name]
        shift += len(name) - (end - start)
        moves.append((end, shift))
        at = end
    text = "".join([*parts, example.text[at:]])

    def moved(place: int) -> int:
        return place + next((by for end, by in reversed(moves) if end <= place), 0)

    mentions = tuple(replace(m, start=moved(m.start), end=moved(m.end)) for m in example.mentions)
    return replace(example, text=text, mentions=mentions)
