"""Names of the means used, as written, with their kind."""

from __future__ import annotations

from ..lexicon.actions import weapons
from ..records import Span, WeaponMention
from .clauses import Line

_MEANS = frozenset(("with", "using", "by", "of", "from", "carrying", "wielding"))


def weapons_of(line: Line) -> tuple[WeaponMention, ...]:
    """The weapons named in a sentence, in order; arms that were found or handed over are left out."""
    found: list[WeaponMention] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind != "noun" or _found_arms(line, position):
            continue
        index = phrase.first
        while index <= phrase.last:
            match = _match(line, index, phrase.last)
            if match is None:
                index += 1
                continue
            last, kind = match
            if kind in weapons().speaking or _is_means(line, position, last):
                found.append(WeaponMention(_extent(line, phrase.first, index, last), kind))
            index = last + 1
    return tuple(found)


def _match(line: Line, index: int, limit: int) -> tuple[int, str] | None:
    for length in (4, 3, 2, 1):
        if index + length - 1 > limit:
            continue
        kind = weapons().kinds.get(tuple(token.lower for token in line.tokens[index : index + length]))
        if kind is not None:
            return index + length - 1, kind
    return None


def _extent(line: Line, first: int, index: int, last: int) -> Span:
    """The name with the adjectives before it and an abbreviation behind it."""
    tokens = line.tokens
    while index > first and (tokens[index - 1].lower in weapons().modifiers or tokens[index - 1].text == "-"):
        index -= 1
    if tokens[index].lower == "and":
        index += 1
    if (
        last + 3 <= len(tokens) - 1
        and tokens[last + 1].text == "("
        and tokens[last + 2].text.isupper()
        and tokens[last + 3].text == ")"
    ):
        last += 3
    elif (
        last + 1 < len(tokens)
        and tokens[last + 1].lower in ("ied", "vbied", "rpg", "rpgs", "ieds")
        and tokens[last].lower != tokens[last + 1].lower
    ):
        last += 1
    return Span(tokens[index].start, tokens[last].end)


def _found_arms(line: Line, position: int) -> bool:
    """Whether the noun group lists arms recovered, seized, surrendered or carried away."""
    for verb in range(max(position - 8, 0), min(position + 9, len(line.phrases))):
        if line.kind(verb) == "verb" and line.phrases[verb].base in _TAKEN:
            between = range(min(verb, position) + 1, max(verb, position))
            if not any(
                line.word(p) == "." or (line.kind(p) == "verb" and line.phrases[p].base not in _TAKEN) for p in between
            ):
                return True
    return False


_TAKEN = frozenset("recover seize find snatch loot confiscate defuse carry discover unearth surrender decamp".split())


def _is_means(line: Line, position: int, last: int) -> bool:
    """Whether a firearm or blade is told as the means: "with a knife", "a gun attack", "automatic weapons fire"."""
    if line.word(position - 1) in _MEANS:
        return True
    following = line.tokens[last + 1].lower if last + 1 < len(line.tokens) else ""
    return following in ("attack", "attacks", "fire", "assault")
