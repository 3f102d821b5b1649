"""Noun groups: determiners, numbers, modifiers and a head, with the bracket or age behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.cues import cue_words
from ..lexicon.people import people
from ..lexicon.words import SHORT_TITLES
from ..records import Span
from .phrases import Phrase
from .tokens import Token

_NOUN_TAGS = frozenset(("noun", "name", "adjective", "number"))
#: How many words a bracket behind a noun group may hold to be part of it.
_LONGEST_BRACKET = 10


def noun_group(tokens: Sequence[Token], index: int, times: Sequence[Span]) -> Phrase | None:
    """`at least three Army soldiers`, `the Kedari Front (KF)`: the noun group that begins at `index`, if one does."""
    start = _quantifier(tokens, index)
    while start < len(tokens) and tokens[start].tag in ("determiner", "adverb") and _goes_on(tokens, start):
        start += 1
    last = _last_of(tokens, index, start, times)
    if last < index or all(t.tag in ("adverb", "punctuation") for t in tokens[index : last + 1]):
        return None
    while last > index and tokens[last].tag in ("possessive", "punctuation"):
        last -= 1
    return _with_bracket(tokens, index, last, counted=start)


def _last_of(tokens: Sequence[Token], index: int, start: int, times: Sequence[Span]) -> int:
    """The last word of the group from `index`, with modifiers from `start` on; one before `index` if there is none."""
    last = start - 1
    for position in range(start, len(tokens)):
        token = tokens[position]
        begun = last >= index and position > start
        if any(span.start <= token.start < span.end for span in times):
            break
        if begun and (_measures(tokens, position) or _counts_anew(tokens, position)):
            break
        if begun and _opens_saying(tokens, index, position):
            break
        if token.tag == "possessive" and begun:
            last = position if position + 1 < len(tokens) else last
        elif token.tag in _NOUN_TAGS or (begun and _continues(tokens, position)):
            last = position
        else:
            break
    return last


def _continues(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word inside a noun group joins its parts: a hyphen, a short title's stop, "other" behind a number."""
    token = tokens[position]
    if _short_title(tokens, position) or _plural_owner(tokens, position) or _grades(tokens, position):
        return True
    if token.lower == "and" and _joins_modifiers(tokens, position):
        return True
    if token.text in ('"', "“") and tokens[position - 1].tag == "number" and tokens[position + 1 : position + 2]:
        return tokens[position + 1].tag == "noun"  # 12 "terrorists"
    if token.lower == "a" and tokens[position - 1].lower == "half" and tokens[position + 1 : position + 2]:
        return tokens[position + 1].lower == "dozen"
    return _hyphen(tokens, position) or (token.tag == "determiner" and token.lower in ("other", "others", "such"))


def _joins_modifiers(tokens: Sequence[Token], position: int) -> bool:
    """Whether "and" joins two words for whose people are counted: "70 regime and rebel fighters"."""
    if position < 2 or position + 2 >= len(tokens) or tokens[position - 2].tag != "number":
        return False
    one, other, people = tokens[position - 1], tokens[position + 1], tokens[position + 2]
    several = tokens[position - 2].lower not in ("one", "1")
    alike = all(word.tag in ("noun", "adjective") and not word.lower.endswith("s") for word in (one, other))
    return several and alike and people.tag == "noun" and (people.lower.endswith("s") or people.lower in _PLURALS)


def _grades(tokens: Sequence[Token], position: int) -> bool:
    """Whether an adverb says how much of what follows behind a number: "four heavily armed men"."""
    following = [token.tag for token in tokens[position + 1 : position + 3]]
    counted = tokens[position - 1].tag == "number" and tokens[position].lower.endswith("ly")
    return counted and tokens[position].tag == "adverb" and following in (["adjective", "noun"], ["adjective", "name"])


def _short_title(tokens: Sequence[Token], position: int) -> bool:
    """Whether a stop belongs to a title or an initial that a name follows: "Col. Omar Tal", "Omar K. Tal"."""
    before, following = tokens[position - 1], tokens[position + 1 : position + 2]
    if tokens[position].text != "." or not following or not following[0].capital or not before.capital:
        return False
    return before.lower in SHORT_TITLES or (
        len(before.text) == 1 and position > 1 and tokens[position - 2].tag == "name"
    )


def _plural_owner(tokens: Sequence[Token], position: int) -> bool:
    """Whether an apostrophe makes a plural the owner of what follows: "the residents' committee"."""
    before, following = tokens[position - 1], tokens[position + 1 : position + 2]
    if (
        tokens[position].text not in ("'", "’")
        or not before.lower.endswith("s")
        or before.end != tokens[position].start
    ):
        return False
    follows = bool(following) and following[0].tag in ("noun", "name", "adjective")
    return follows and following[0].start > tokens[position].end and not _in_quotes(tokens, position)


def _in_quotes(tokens: Sequence[Token], position: int) -> bool:
    """Whether a single quotation is open, which the mark at `position` may close."""
    return any(
        token.text in ("'", "‘") and token.end == tokens[place + 1].start
        for place, token in enumerate(tokens[:position])
    )


_UNITS = cue_words("phrases.units")
_QUANTIFIERS = cue_words("phrases.quantifiers")


#: Plurals that do not end in "s".
_PLURALS = frozenset(("personnel", "people", "police", "men", "women", "children", "policemen", "militiamen"))


_OFTEN = frozenset(("multiple", "several", "many", "numerous"))


def _measures(tokens: Sequence[Token], position: int) -> bool:
    """Whether a distance begins here, which is no part of the noun group before it: "a truck 12 km west of"."""
    following = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    if following == "times" and (tokens[position].tag == "number" or tokens[position].lower in _OFTEN):
        return True  # "shot a child multiple times"
    return tokens[position].tag == "number" and following in _UNITS


def _counts_anew(tokens: Sequence[Token], position: int) -> bool:
    """Whether a number opens a noun group of its own behind a plural: "with light weapons 14 of their men"."""
    before = tokens[position - 1]
    if tokens[position].tag != "number" or before.tag != "noun":
        return False
    return before.lower.endswith("s") or before.lower in _PLURALS or _counts_people(tokens, position)


#: How many words a number may stand before the people it counts: "one suspected Kedari rebel".
_COUNTED_AHEAD = 5


def _counts_people(tokens: Sequence[Token], position: int) -> bool:
    """Whether people follow a number, so that what opens the sentence ended before it: "in the attack one guard"."""
    if tokens[position - 1].lower in _NUMBERED or position < 2 or tokens[position].text.isdigit():
        return False
    for token in tokens[position + 1 : position + 1 + _COUNTED_AHEAD]:
        if token.tag not in (*_NOUN_TAGS, "determiner"):
            return False
        if token.lower not in _SINGLE_PARTS and (token.lower,) in people().heads:
            return people().heads[(token.lower,)] != "property"
    return False


#: Nouns that a number may follow in one name, and words that end in no people of their own.
_NUMBERED = frozenset("class ward number no section article phase sector unit type group district block".split())
_SINGLE_PARTS = frozenset(("police", "army", "security", "government"))


_SPEAKING = frozenset(("police", "sources", "officials", "reports", "witnesses"))
_SAID = frozenset("said say says added told informed stated confirmed claimed".split())


def _opens_saying(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Whether those who say it stand here, their comma lost: "killing two men and a boy Police said"."""
    token, following = tokens[position], tokens[position + 1 : position + 2]
    counted = tokens[first].tag == "number" or tokens[first].lower in ("a", "an")
    return counted and token.capital and token.lower in _SPEAKING and bool(following) and following[0].lower in _SAID


def _quantifier(tokens: Sequence[Token], index: int) -> int:
    """Past the words of "at least", "more than", "as many as", "up to", "between 5 and 7" when a number follows."""
    numbers = [_numeral(tokens, place) for place in range(index + 1, min(index + 4, len(tokens)))]
    if tokens[index].lower == "between" and numbers == [True, False, True] and tokens[index + 2].lower == "and":
        return index + 3
    for length in (3, 2, 1):
        following = index + length
        words = " ".join(t.lower for t in tokens[index:following])
        if words in _QUANTIFIERS and following < len(tokens) and _numeral(tokens, following):
            return _range_from(tokens, following)
    return _range_from(tokens, index)


def _range_from(tokens: Sequence[Token], index: int) -> int:
    """Past the first number of "18 to 20 workers", so that both stand in one group."""
    if index + 3 >= len(tokens) or tokens[index].tag != "number" or tokens[index + 1].lower not in ("to", "or"):
        return index
    return index + 2 if tokens[index + 2].tag == "number" and tokens[index + 3].tag in _NOUN_TAGS else index


def _numeral(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position].lower == "a":
        return position + 1 < len(tokens) and tokens[position + 1].tag == "number"
    return tokens[position].tag == "number" or tokens[position].lower in ("dozen", "dozens", "several")


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Whether a determiner or adverb opens a noun group that goes on after it."""
    following = tokens[position + 1].tag if position + 1 < len(tokens) else ""
    if tokens[position].tag == "adverb":
        return following == "adjective"
    if tokens[position].lower in ("this", "that", "all", "both", "each", "such"):
        return following in (*_NOUN_TAGS, "determiner")
    return True


def _hyphen(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position].text not in ("-", "/", "&") or not 0 < position < len(tokens) - 1:
        return False
    return tokens[position - 1].end == tokens[position].start and tokens[position + 1].tag in _NOUN_TAGS


def _with_bracket(tokens: Sequence[Token], first: int, last: int, *, counted: int = 0) -> Phrase:
    """The group with a short bracket behind it: an abbreviation, an alias, an age.

    A number at `counted` has words before it that bound it, and is the head if it is alone: "at least three".
    """
    close = last
    if tokens[last].lower == "aged" and last > first:
        return _with_age(tokens, first, last)
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        for position in range(last + 2, min(last + 2 + _LONGEST_BRACKET, len(tokens))):
            if tokens[position].text == ")":
                close = position
                break
    else:
        close = _after_ages(tokens, last)
    head = last
    # A trailing bare number is an age or a unit's number, not the head: "Constable Satish Gaur 28".
    while head > max(first, counted) and tokens[head].tag == "number" and tokens[head - 1].tag in ("name", "noun"):
        head -= 1
    if tokens[close].text == ")" and close + 1 < len(tokens) and tokens[close + 1].tag in ("noun", "name"):
        return _after_bracket(tokens, first, close)
    return Phrase("noun", first, close, head, last)


def _with_age(tokens: Sequence[Token], first: int, aged: int) -> Phrase:
    """`four girls aged between 13 and 17`: the age belongs to the group and is not its head."""
    close = aged
    while close + 1 < len(tokens) and (
        tokens[close + 1].tag == "number" or tokens[close + 1].lower in ("between", "and", "to", "from", "years")
    ):
        close += 1
    if tokens[close].lower in ("and", "to", "from", "between"):
        close -= 1
    return Phrase("noun", first, close, aged - 1, aged - 1)


def _after_ages(tokens: Sequence[Token], last: int) -> int:
    """`his sons, 10 and 12, were`: the last of several ages behind a noun, else its own place. One alone: `clauses`."""
    if tokens[last].tag not in ("noun", "name"):
        return last
    found, position = 0, last
    while position + 2 < len(tokens) and tokens[position + 1].lower in (",", "and"):
        if not (tokens[position + 2].text.isdigit() and len(tokens[position + 2].text) <= 2):
            break
        found, position = found + 1, position + 2
    ended = position + 1 == len(tokens) or tokens[position + 1].text in (",", ".", ";")
    return position if found > 1 and tokens[last + 1].text == "," and ended else last


def _after_bracket(tokens: Sequence[Token], first: int, close: int) -> Phrase:
    """`Security Force (SF) personnel`: the group goes on behind the bracket."""
    last = close + 1
    while last + 1 < len(tokens) and tokens[last + 1].tag in ("noun", "name"):
        last += 1
    bracketed = _with_bracket(tokens, close + 1, last)
    return Phrase("noun", first, bracketed.last, bracketed.head, bracketed.core)
