"""Taking joined actors apart: "Turkish and Russian troops", "soldiers of the 4th Division and allied militia"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.agents import agent_nouns
from ..lexicon.folding import Word, words_of
from ..lexicon.known_actors import ActorIndex
from .actor_phrases import Phrase, links, read_phrase


def split_phrase(text: str, index: ActorIndex) -> tuple[str, ...]:
    """The actors that a phrase joins: "soldiers of the 4th Division and allied militia" are two.

    What stands before the last noun for all ("Turkish and Russian troops") is given to each. One actor comes back
    as it is; so does "Boris Johnson, the British prime minister", where no "and" follows the comma.
    """
    words = words_of(text)
    keys = [word.key for word in words]
    if not {"and", "or", "as", "along", "together"} & set(keys) and "&" not in text and "/" not in text:
        return (text,)
    covered = _covered(text, index)
    cuts = [
        (word.start, word.end)
        for position, word in enumerate(words)
        if word.key in ("and", "or")
        and not any(start < word.start < end for start, end in covered)
        and not _inside_title(words, position, covered)
    ]
    cuts += [
        (place, place + 1)
        for place, letter in enumerate(text)
        if letter in "&/" and not any(start < place < end for start, end in covered)
    ]
    if not cuts:
        return (text,)
    cuts += [
        (place, place + 1)
        for place, letter in enumerate(text)
        if letter in ",;" and not any(start < place < end for start, end in covered)
    ]
    return _shared(_pieces(text, sorted(cuts)), index)


def _inside_title(words: Sequence[Word], position: int, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether "and" joins two capitalised words that no table has: "Office of Science and Technology Policy"."""
    if not 0 < position < len(words) - 1:
        return False
    sides = (words[position - 1], words[position + 1])
    if not all(side.raw[0].isupper() for side in sides):
        return False
    return not any(start <= side.start < end for side in sides for start, end in covered)


def _covered(text: str, index: ActorIndex) -> list[tuple[int, int]]:
    phrase = read_phrase(text, index)
    return [(phrase.words[name.first].start, phrase.words[name.last].end) for name in phrase.names]


def _pieces(text: str, cuts: Sequence[tuple[int, int]]) -> list[str]:
    pieces, start = [], 0
    for cut, end in (*cuts, (len(text), len(text))):
        piece = text[start:cut].strip(" ,;")
        if words_of(piece):
            pieces.append(piece)
        start = end
    return pieces


def _shared(pieces: Sequence[str], index: ActorIndex) -> tuple[str, ...]:
    """Each piece that only describes ("Turkish", "rebel") gets the noun of the last."""
    if len(pieces) < 2:
        return tuple(pieces)
    last = read_phrase(pieces[-1], index)
    noun = _noun_behind_description(last)
    if noun is None:
        return tuple(pieces)
    before = [f"{piece} {noun}" if _describes(read_phrase(piece, index)) else piece for piece in pieces[:-1]]
    return (*before, pieces[-1])


def _describes(phrase: Phrase) -> bool:
    """Whether a phrase is an adjective, or a bare word that lends its sector, and no noun by itself."""
    if len(phrase.names) == 1 and phrase.names[0].last == len(phrase.words) - 1:
        name = phrase.names[0]
        if name.people is not None:
            return not name.people.several
        form = name.country.form if name.country is not None else None
        return form == "abbreviation" or (form == "demonym" and not phrase.words[-1].raw.endswith("s"))
    if len(phrase.words) != 1:
        return False
    keys = (phrase.words[0].key,)
    return keys in agent_nouns().modifiers and not phrase.words[0].raw.endswith("s")


def _noun_behind_description(phrase: Phrase) -> str | None:
    """ "troops in Idlib" of "Russian troops in Idlib", where the first word describes."""
    if len(phrase.words) < 2:
        return None
    after = phrase.names[0].last + 1 if phrase.names and phrase.names[0].first == 0 else 0
    if after == 0 and (phrase.words[0].key,) in agent_nouns().modifiers:
        after = 1
    if 0 < after < len(phrase.words) and links().get(phrase.words[after].key) is None:
        return phrase.text[phrase.words[after].start :]
    return None
