"""Runs of capitalised words that are built like names of organisations, with the abbreviation given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..lexicon import words as english
from ..lexicon.cues import cue_words
from ..lexicon.organisations import (
    AGENCY_KINDS,
    ARABIC_LINKS,
    BEARERS,
    BROAD,
    FIRM_TAILS,
    HEADS,
    HOLDERS,
    NEED_LINK,
    OFFICES,
    OPENERS,
    OWNERS,
    PLAIN,
    RIFLE_KINDS,
    ROMANCE_LINKS,
    SITES,
    WEAK_HEADS,
)
from ..lexicon.titles import TITLES
from .name_words import FUNCTION_WORDS, NameWord

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9/-]*[A-Z0-9]$")
_BRACKET = re.compile(r" ?[(\[][\"“]?([A-Z][A-Za-z0-9/-]{0,12}[A-Z0-9])[\"”]?[)\]]")
_CALENDAR = cue_words("calendar.names")
_ENGLISH_LINKS = frozenset(("of", "for", "and", "the", "&"))
_FULL_HEADS = HEADS - WEAK_HEADS
_NEVER_FIRST = WEAK_HEADS | {"guard", "guards"}
_MARKS = HEADS | OPENERS | BEARERS
_HELD_BY = HOLDERS | {"member", "deputy"}
_OPENING = FUNCTION_WORDS | english.NUMBER_WORDS
#: The longest name read, in words with its links, and the longest run of names: work on a run grows with its square.
_LONGEST = 12
_LONGEST_RUN = 60
#: The words before its head in the longest such names; longer runs are two names whose stop was lost.
_LONGEST_BEFORE_HEAD = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` of a text that may name an organisation; `head` is the key of its organisation word.

    `end` is where the name ends in the text, its abbreviation and brackets included.
    """

    first: int
    last: int
    head: str
    abbreviation: str | None
    end: int


def candidates(text: str, words: Sequence[NameWord]) -> Iterator[Candidate]:
    """Names built like an organisation's, in order. Runs in text all in capitals end at function words and verbs."""
    index = 0
    while index < len(words):
        if not words[index].capital or words[index].key in _CALENDAR:
            index += 1
            continue
        last = run_end(words, index)
        if any(word.key in _MARKS for word in words[index : last + 1]):
            for first, end in _parts(text, words, index, last):
                candidate = _candidate(text, words, first, end) if end - first < _LONGEST else None
                if candidate is not None:
                    yield candidate
        index = last + 1


def run_end(words: Sequence[NameWord], first: int) -> int:
    """The last word of the run of capitalised words that opens at `first`, links between them included."""
    last = index = first
    while index + 1 < min(len(words), first + _LONGEST_RUN) and words[index + 1].linked:
        index += 1
        word = words[index]
        if word.capital and word.key not in _CALENDAR:
            last = index
        elif not _links(words, index, first) or index - last > 2:
            break
    return last


def _links(words: Sequence[NameWord], index: int, first: int) -> bool:
    key = words[index].key
    if key == "the":
        return words[index - 1].key in _ENGLISH_LINKS
    if key in _ENGLISH_LINKS or key in ARABIC_LINKS:
        return True
    return key in ROMANCE_LINKS and (not words[index].shouted or words[first].key in OPENERS)


def _parts(text: str, words: Sequence[NameWord], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run cut into single names: at owners ("Mali's …"), at "and" between names, before "of the <name>"."""
    begin = first
    for index in range(first, last + 1):
        if _cuts_behind(words, index, begin, last):
            yield begin, index
            begin = index + 1
        elif words[index].raw == "The" and not words[index].shouted:  # a stop was lost: "Radio Dune The Ministry of …"
            if index > begin:
                yield begin, index - 1
            begin = index + 1
        elif words[index].key in ("and", "&") and not _joined(text, words, begin, index, last):
            yield begin, index - 1
            begin = index + 1
        elif words[index].key in ("of", "for") and _holds_name(words, begin, index, last):
            begin = index + 1
        while begin <= last and words[begin].key in ("the", "of", "for"):
            begin += 1
    if begin <= last:
        yield begin, last


def _cuts_behind(words: Sequence[NameWord], index: int, begin: int, last: int) -> bool:
    return begin <= index < last and words[index].owner and words[index].key not in OWNERS


def _joined(text: str, words: Sequence[NameWord], begin: int, index: int, last: int) -> bool:
    """Whether "and" stands inside one name: "Movement for Justice and Peace", "Salt and Gas Company (SGC)"."""
    after = _segment(words, index + 1, last)
    bracket = _BRACKET.match(text, words[last].end)
    if bracket is not None and begin < index and not any(words[i].key in HEADS for i in range(begin, index)):
        return bracket.group(1)[0].casefold() == words[begin].key[0]
    if words[min(index + 1, last)].key == "the" or any(key in HEADS or key in OPENERS for key in after):
        return False
    before = [words[i].key for i in range(begin, index)]
    return ("of" in before or "for" in before) and bool(after)


def _holds_name(words: Sequence[NameWord], begin: int, index: int, last: int) -> bool:
    """Whether a name of its own follows "of", and an office of it stands before: "Command of the … Front"."""
    after = _segment(words, index + 1, last)
    while after and after[0] == "the":
        after = after[1:]
    if len(after) < 2 or not (after[0] in OPENERS or any(key in _FULL_HEADS for key in after[1:])):
        return False
    before = [words[i].key for i in range(begin, index)]
    head = next((key for key in reversed(before) if key in HEADS), None)
    return head is None or head in OFFICES or words[index + 1].key == "the"


def _segment(words: Sequence[NameWord], first: int, last: int) -> list[str]:
    """The keys from `first` to the next "of", "for" or "and"."""
    found: list[str] = []
    for index in range(first, last + 1):
        key = words[index].key
        if key in ("of", "for", "and") and found:
            break
        found.append(key)
    return found


def _candidate(text: str, words: Sequence[NameWord], first: int, last: int) -> Candidate | None:
    """The name in words `first` to `last`, without what stands before and behind it; None where there is none."""
    first = _without_opening(words, first, last)
    if _is_borne(words, first, last):
        return _closed(text, words, first, _linked_end(words, first, last), words[first].key)
    core = _core_end(words, first, last)
    head_at = next((i for i in range(core, first - 1, -1) if words[i].key in HEADS), None)
    if words[first].key in OPENERS and head_at in (None, first) and _opens_name(words, first, last):
        return _closed(text, words, first, _linked_end(words, first, last), words[first].key)
    if head_at is None or any(words[i].key in _HELD_BY for i in range(first, head_at)):
        return None
    if head_at == core:
        return _checked(text, words, first, _linked_end(words, head_at, last), head_at)
    if words[core].key in FIRM_TAILS or _only_abbreviation(words, head_at, core):
        return _checked(text, words, first, core, head_at)
    return None if _is_part_of_more(words, first, head_at, core) else _checked(text, words, first, head_at, head_at)


def _is_borne(words: Sequence[NameWord], first: int, last: int) -> bool:
    """Whether a group goes by a figure: "the Sons of the Valley"; what only opens a sentence may be anybody's sons."""
    opening = words[first]
    return opening.key in BEARERS and not (opening.opens or opening.shouted) and words[min(first + 1, last)].key == "of"


def _is_part_of_more(words: Sequence[NameWord], first: int, head_at: int, core: int) -> bool:
    """Whether a name with more capitals behind it is no name by itself: a site's, a title's, or cut short."""
    behind = words[head_at + 1].key
    if behind in SITES or words[core].key in SITES:
        return True
    if behind in HOLDERS or behind in TITLES:
        return words[head_at].key in WEAK_HEADS
    return BROAD.issuperset(words[i].key for i in range(first, head_at))


def _opens_name(words: Sequence[NameWord], first: int, last: int) -> bool:
    """Whether a word as "Liwa" or "Lashkar" opens an organisation's name rather than a person's: "Lashkar Khan"."""
    if first == last or words[first + 1].key in ("of", "for"):
        return False
    following = words[first + 1]
    linked = following.raw[0].islower() or following.key in ARABIC_LINKS or "-" in following.raw
    return linked or words[first].key not in NEED_LINK


def _without_opening(words: Sequence[NameWord], first: int, last: int) -> int:
    """`first` past words that are capitalised only because a sentence opens with them, and past titles."""
    while first < last:
        key = words[first].key
        if key not in ("the", "former", "ex") and key not in TITLES and not _is_capital_by_place(words[first]):
            break
        first += 1
    return first


def _is_capital_by_place(word: NameWord) -> bool:
    """Whether a word has its capital only from the sentence that it opens: a function word or a verb, and no head."""
    if not word.opens or word.key in HEADS:
        return False
    return word.key in _OPENING or word.key in english.verb_forms()


def _core_end(words: Sequence[NameWord], first: int, last: int) -> int:
    """The last word before the first link: of "People's Column of Dandakaranya" that is "Column"."""
    for index in range(first, last + 1):
        if words[index].key in ("of", "for") and index > first:
            return index - 1
    return last


def _linked_end(words: Sequence[NameWord], first: int, last: int) -> int:
    """The end of a name that goes on with "of …" or "for …": to the end of its run, but for sites and titles."""
    for index in range(first + 1, last + 1):
        key = words[index].key
        if words[index - 1].key in _ENGLISH_LINKS:
            continue
        if key in HOLDERS or key in TITLES or key in SITES:
            return index - 1 if words[index - 1].capital else index - 2
    return last


def _only_abbreviation(words: Sequence[NameWord], head_at: int, core: int) -> bool:
    return core == head_at + 1 and _ABBREVIATION.match(words[core].raw) is not None and not words[core].shouted


def _checked(text: str, words: Sequence[NameWord], first: int, last: int, head_at: int) -> Candidate | None:
    """The candidate if its words name something: more than plain words, and more than a head alone."""
    head = words[head_at].key
    keys = [words[i].key for i in range(first, last + 1) if words[i].key not in _ENGLISH_LINKS]
    telling = any(key not in PLAIN and key not in HEADS for key in keys)
    distinct = head not in WEAK_HEADS and _distinct(keys)
    if len(keys) < 2 or not (telling or distinct):
        return None
    if head_at - first > _LONGEST_BEFORE_HEAD or _names_other_thing(head, keys, words[head_at - 1].key):
        return None
    if head_at == first and len(keys) == 2 and _ABBREVIATION.match(words[last].raw) and not words[last].shouted:
        return None  # "Brigades of the LF": the abbreviation is the name
    if _goes_on(words, last):
        return None
    return _closed(text, words, first, last, head)


def _goes_on(words: Sequence[NameWord], last: int) -> bool:
    """Whether the word behind a name makes it part of something else: "Uri Army camp", "SECURITY COUNCIL MEETING"."""
    if last + 1 == len(words) or not words[last + 1].linked:
        return False
    following = words[last + 1]
    return following.key in SITES or (words[last].shouted and following.capital)


def _names_other_thing(head: str, keys: Sequence[str], before: str) -> bool:
    """Whether the words name an area of South Asia ("Khyber Agency"), a make of weapon, or a "Guard of Honour"."""
    if head == "rifles":
        return before in RIFLE_KINDS
    if head in _NEVER_FIRST and keys[0] == head:
        return True
    return ("union", "council") in pairwise(keys) or (head == "agency" and AGENCY_KINDS.isdisjoint(keys))


def _distinct(keys: Sequence[str]) -> bool:
    """Whether heads alone make a name: "Guard Command" does not, "Resistance Front" does."""
    return len(keys) > 1 and len(set(keys) - PLAIN) > 1


def _closed(text: str, words: Sequence[NameWord], first: int, last: int, head: str) -> Candidate:
    """The candidate with the abbreviation behind it, in brackets or bare."""
    bracket = _BRACKET.match(text, words[last].end)
    if bracket is not None:
        return Candidate(first, last, head, bracket.group(1), bracket.end())
    bare = words[last].raw
    if last > first + 1 and _ABBREVIATION.match(bare) and not words[last].shouted:
        initials = {words[i].key[0] for i in range(first, last)}
        if initials.issuperset(letter.casefold() for letter in bare if letter.isupper()):
            return Candidate(first, last - 1, head, bare, words[last].end)
    return Candidate(first, last, head, None, words[last].end)
