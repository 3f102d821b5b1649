"""Armed groups whose names no word of theirs tells: by what they are called, and what they claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon.cues import cue_words
from ..lexicon.organisations import BROAD, CIVILIAN_WORDS, HEADS, OFFICES, PLAIN, STATE_OTHER_WORDS
from ..records.vocabulary import Group
from .name_words import NameWord
from .organisation_cues import ARMED_BODY, FIGHTERS
from .organisation_names import run_end

#: What ends right before a name: "the rebel group", "a faction of the", "fighters of the", "suspected members of the".
_BEFORE = re.compile(
    rf"\b(?i:(?:an?|the|this|another) (?:[\w-]+ ){{0,2}}?{ARMED_BODY},? "
    rf"(?:(?:called|named|known as|calling itself|of) )?(?:the )?|{FIGHTERS} (?:of|belonging to) the |"
    r"(?:suspected|alleged|presumed) (?:members?|supporters?|operatives?) of (?:the )?)(?=[A-Z])"
)
#: And before a body of any kind.
_MEMBERS = re.compile(
    r"\b(?i:members? of the |blamed on the |attributed to the |(?:claimed|carried out) by the )(?=[A-Z])"
)
#: What begins right behind one, with its article before it or not.
_BEHIND_THE = re.compile(
    r" (?:(?:has|have|had|later|also) )?(?:claimed (?:the )?responsibility\b|"
    r"(?:said|says|claims?|claimed) (?:that )?its (?:own )?(?:fighters|men|militants|gunmen|snipers|forces)\b)"
)
_BEHIND = re.compile(rf",? (?:which is )?(?:an?|the) (?:[\w-]+ ){{0,3}}?{ARMED_BODY}\b")
#: Words of bodies that people are members of in peace.
_CIVIL = PLAIN | BROAD | OFFICES | STATE_OTHER_WORDS | CIVILIAN_WORDS | cue_words("participants.joined_in_peace")
#: Names of one word are seldom told from other words with a capital.
_FEWEST_WORDS = 2


def described_groups(text: str, words: Sequence[NameWord]) -> Iterator[tuple[tuple[str, ...], Group | None]]:
    """The folded words of each such name, and the group where that is told. Text all in capitals tells no names.

    `words` are those of the text.
    """
    at = {word.start: index for index, word in enumerate(words)}
    groups: tuple[tuple[re.Pattern[str], Group | None], ...] = ((_BEFORE, "armed-group"), (_MEMBERS, None))
    for opening, group in groups:
        for match in opening.finditer(text):
            first = at.get(match.end())
            name = None if first is None else _name(words, first)
            if name is not None and (group is not None or _CIVIL.isdisjoint(name)):
                yield name, group
    for pattern, article in ((_BEHIND_THE, True), (_BEHIND, False)):
        for match in pattern.finditer(text):
            first = _opening(words, match.start())
            bare = first is not None and (first == 0 or words[first - 1].key != "the")
            if first is not None and not (article and bare) and (name := _name(words, first)):
                yield name, "armed-group"


def _opening(words: Sequence[NameWord], end: int) -> int | None:
    """The first word of the run of capitals that ends at an offset."""
    last = next((index for index, word in enumerate(words) if word.end == end), None)
    if last is None:
        return None
    first = last
    while first > 0 and words[first].linked and words[first - 1].capital and words[first - 1].key != "the":
        first -= 1
    return first


def _name(words: Sequence[NameWord], first: int) -> tuple[str, ...] | None:
    """The folded words of the name that begins at `first`; None for what is read as a name elsewhere, or is none."""
    last = run_end(words, first)
    run = words[first : last + 1]
    if len(run) < _FEWEST_WORDS or not run[0].capital or any(word.shouted for word in run):
        return None
    keys = tuple(word.key for word in run)
    return None if HEADS & set(keys) else keys
