"""Names of the means used, as written, with their kind."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.actions import weapons
from ..records import Span, WeaponMention
from .clauses import Line
from .tokens import Token

#: How many phrases before or behind a verb of finding or taking the arms may stand that it lists.
_REACH = 8
_TAKEN = frozenset("recover seize find snatch loot confiscate defuse carry discover unearth surrender decamp".split())
_ABBREVIATIONS = frozenset(("ied", "ieds", "vbied", "rpg", "rpgs"))
_AWAY = frozenset(("away", "off", "out"))
#: Verbs whose object is a means, whatever it is named: "threw stones", "used machetes".
_SENDING = frozenset("throw hurl pelt lob fling toss drop fire launch use wield".split())
_MEANS = frozenset(("with", "using", "by", "of", "from", "carrying", "wielding"))


def weapons_of(line: Line) -> tuple[WeaponMention, ...]:
    """The weapons named in a sentence, in order; arms that were found or handed over are left out."""
    found: list[WeaponMention] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind != "noun" or _found_arms(line, position) or line.word(position - 1) == "about":
            continue  # "said nothing about the bomb"
        if _is_brought_down(line, position):
            continue
        index = phrase.first
        while index <= phrase.last:
            match = _match(line, index, phrase.last)
            if match is None:
                index += 1
                continue
            if _is_pit(line, index, phrase.first):
                index = match[0] + 1
                continue
            last, kind = _with_shell(line, match, phrase.last)
            name = tuple(token.lower for token in line.tokens[index : last + 1])
            if kind in weapons().speaking or name in weapons().outright or _is_means(line, position, last):
                found.append(WeaponMention(_extent(line, phrase.first, index, last), kind))
            index = last + 1
    return tuple(found)


#: Verbs for what is done to aircraft, which then are no means.
_BRINGING_DOWN = frozenset(("shoot", "down", "intercept"))


def _is_brought_down(line: Line, position: int) -> bool:
    """Whether a noun group is of aircraft brought down: "shot down a helicopter", "a drone was shot down"."""
    if line.base(position + 1) == "crash":
        return True
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    for verb in (before, position + 1):
        phrase = line.phrases[verb] if 0 <= verb < len(line.phrases) else None
        if phrase is None or phrase.kind != "verb" or phrase.base not in _BRINGING_DOWN:
            continue
        down = phrase.base != "shoot" or line.word(verb + 1) == "down" or line.tokens[phrase.last].lower == "down"
        if down and phrase.passive == (verb > position):
            return True
    return False


_ORES = frozenset("ore coal mica gold iron stone salt copper bauxite silver diamond uranium sand".split())


def _is_pit(line: Line, index: int, first: int) -> bool:
    """Whether a mine is one that people work in: "an iron ore mine"."""
    return line.tokens[index].lower in ("mine", "mines") and index > first and line.tokens[index - 1].lower in _ORES


def _match(line: Line, index: int, limit: int) -> tuple[int, str] | None:
    for length in (4, 3, 2, 1):
        if index + length - 1 > limit:
            continue
        kind = weapons().kinds.get(tuple(token.lower for token in line.tokens[index : index + length]))
        if kind is not None:
            return index + length - 1, kind
    return None


def _with_shell(line: Line, match: tuple[int, str], limit: int) -> tuple[int, str]:
    """A weapon with the one that its name goes on with: "rocket shells" are one kind."""
    last, kind = match
    behind = _match(line, last + 1, limit) if last < limit else None
    return (behind[0], kind) if behind is not None else match


def _extent(line: Line, first: int, index: int, last: int) -> Span:
    """The name with the adjectives before it and an abbreviation behind it."""
    tokens = line.tokens
    while index > first and (tokens[index - 1].lower in weapons().modifiers or tokens[index - 1].text == "-"):
        index -= 1
    if tokens[index].lower == "and":
        index += 1
    return Span(tokens[index].start, tokens[_with_abbreviation(tokens, last)].end)


def _with_abbreviation(tokens: Sequence[Token], last: int) -> int:
    """The last token of a name with the abbreviation behind it: "improvised explosive device (IED)", "bomb IED"."""
    behind = [token.text for token in tokens[last + 1 : last + 4]]
    if len(behind) == 3 and behind[0] == "(" and behind[1].isupper() and behind[2] == ")":
        return last + 3
    repeats = bool(behind) and behind[0].lower() == tokens[last].lower
    return last + 1 if behind and behind[0].lower() in _ABBREVIATIONS and not repeats else last


def _found_arms(line: Line, position: int) -> bool:
    """Whether the noun group lists arms recovered, seized, surrendered or carried away."""
    for verb in range(max(position - _REACH, 0), min(position + _REACH + 1, len(line.phrases))):
        between = range(min(verb, position) + 1, max(verb, position))
        if line.base(verb) in _TAKEN and not _bears(line, verb) and not any(_parts(line, place) for place in between):
            return True
    return False


def _bears(line: Line, verb: int) -> bool:
    """Whether somebody carries something along, and not away: "men carrying machetes"."""
    if line.base(verb) != "carry" or line.phrases[verb].passive:
        return False
    return line.word(verb + 1) not in _AWAY and line.word(verb + 2) not in _AWAY


def _parts(line: Line, position: int) -> bool:
    """Whether a stop or another verb parts a noun group from the verb that might list it."""
    return line.word(position) == "." or (line.kind(position) == "verb" and line.base(position) not in _TAKEN)


def _listed_first(line: Line, position: int) -> int:
    """The first noun group of the list that one stands in: "with machetes and rifles"."""
    while line.word(position - 1) in ("and", ",") and line.kind(position - 2) == "noun":
        position -= 2
    return position


def _is_sent_off(line: Line, first: int, position: int) -> bool:
    """Whether a noun group, in a list from `first`, is what somebody throws or uses: "stones were thrown"."""
    before, behind = first - 1, position + 1
    if line.base(before) in _SENDING and not line.phrases[before].passive:
        return True
    while line.word(behind) in ("and", ",") and line.kind(behind + 1) == "noun":
        behind += 2
    return line.base(behind) in _SENDING and line.phrases[behind].passive


def _is_means(line: Line, position: int, last: int) -> bool:
    """Whether a firearm or blade is told as the means: "with a knife", "a gun attack", "automatic weapons fire"."""
    first = _listed_first(line, position)
    if _bears(line, first - 1):
        return True
    if line.word(first - 1) in _MEANS:
        return line.word(first - 2) not in ("together", "along")  # "burned, together with two guns": the spoils
    if _is_sent_off(line, first, position):
        return True
    following = line.tokens[last + 1].lower if last + 1 < len(line.tokens) else ""
    return following in ("attack", "attacks", "fire", "assault")
