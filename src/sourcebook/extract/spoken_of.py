"""The body that "it", "its fighters" and "the same group" mean: the one that the report spoke of last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..lexicon.cues import cue_words
from ..records import Span
from ..records.vocabulary import Group
from .clauses import SAYING, Line
from .participants import GroupName, of_chain, participants_of
from .speaker_words import OFFICES, office_chain
from .subjects import subject_of

_OWN = (cue_words("participants.own") | cue_words("participants.gunmen")) - {"side"}  # "shelled its own side"
_BODIES = cue_words("participants.bodies")
_BODY_AGAIN = cue_words("participants.body_again")
_POINTING = frozenset(("the", "this", "that", "same"))
#: Groups that send out fighters.
_SENDING: frozenset[Group] = frozenset(("armed-group", "state-forces", "state-other"))
#: Verbs of saying by which nobody is threatened.
_ONLY_SAYING = SAYING - {"warn", "tell"}
#: How many sentences back "it" and "its fighters" reach, and how many "the same group" does.
_PRONOUN_REACH, _NAMING_REACH = 2, 6


@dataclass(frozen=True, slots=True)
class Body:
    """An armed group that a report has spoken of, and the index of the sentence that did so last."""

    name: GroupName
    sentence: int


def body_of(line: Line, index: int, names: Sequence[GroupName], before: Body | None) -> Body | None:
    """The armed group that a sentence leaves in mind for the next: its subject, else the only one that it names.

    `before` is the one that it found in mind, which stays there where the sentence speaks of no other.
    """
    verb = next((place for place, phrase in enumerate(line.phrases) if phrase.kind == "verb"), None)
    subject = () if verb is None else subject_of(line, verb)
    told = (name for place in subject for name in _bodies_at(line, place, names) if name.group == "armed-group")
    body = next(told, None)
    if body is not None:
        return Body(body, index)
    if before is not None and any(stands_for_body(line, place) for place in subject):
        return Body(before.name, index)
    armed = [name for name in names if name.group == "armed-group"]
    if armed and len({name.span for name in armed}) == 1:
        return Body(armed[0], index)
    return before


#: Whose voice the words alone do not tell: "its military spokesman", "a spokesman for the group".
_VOICE = re.compile(
    r"its (?:\w+ )?(?:spokesman|spokesperson|spokeswoman|leader|commander)|"
    r"(?:an?|the) (?:\w+ )?(?:spokesman|spokesperson|spokeswoman|commander) (?:for|of) "
    r"the (?:\w+ )?(?:group|rebels|militants)|"
    r"(?:an?|the) (?:rebel|militant|insurgent|guerrilla) (?:spokesman|spokesperson|spokeswoman|commander)",
    re.IGNORECASE,
)


def is_voice_of_body(words: Span, text: str, line: Line, names: Sequence[GroupName], before: Body | None) -> bool:
    """Whether "a spokesman for the group" speaks, or "its spokesman" for an armed group that acts in the sentence.

    "The group" may be one of any kind where no armed one was named.
    """
    voice = _VOICE.fullmatch(words.of(text))
    if voice is None:
        return False
    if not voice[0].lower().startswith("its "):
        armed = before is not None or any(name.group == "armed-group" for name in names)
        return armed or not voice[0].lower().endswith("group")
    verb = next((place for place, phrase in enumerate(line.phrases) if phrase.kind == "verb"), None)
    acting = () if verb is None else subject_of(line, verb)
    return any(name.group == "armed-group" for place in acting for name in _bodies_at(line, place, names))


def body_meant(
    line: Line, position: int, index: int, names: Sequence[GroupName], before: Body | None
) -> GroupName | None:
    """The body for which the words at `position` stand; None where they stand for none that is known.

    It is whoever says so in their sentence, as which `index` counts it, else the one spoken of before.
    """
    if not stands_for_body(line, position) or line.base(position + 1) in _ONLY_SAYING:
        return None  # "the group said that …": whoever speaks, it did nothing here
    if line.word(position) == "it" and _is_of_thing(line, position):
        return None
    for verb in range(position - 1, -1, -1):
        if line.base(verb) not in SAYING or line.phrases[verb].passive:
            continue
        for place in (place for place in subject_of(line, verb) if place < position):
            told = next(_bodies_at(line, place, names), None)
            if told is not None:
                return told
    reach = _PRONOUN_REACH if line.word(_last(line, position)) in ("it", "its") else _NAMING_REACH
    return before.name if before is not None and index - before.sentence <= reach else None


def _is_of_thing(line: Line, position: int) -> bool:
    """Whether "it" has something nearer to stand for: "said that as a helicopter was landing, it was fired at"."""
    for place in range(position - 1, -1, -1):
        if line.base(place) in SAYING:
            return False
        head = line.head(place) if line.kind(place) == "noun" else None
        if head is None or head.tag != "noun" or head.lower.endswith("s") or line.kind(place - 1) == "preposition":
            continue
        if line.word(place) in ("a", "an", "the") and line.kind(place + 1) == "verb":
            return line.words(place)[-1] not in _BODY_AGAIN
    return False


def stands_for_body(line: Line, position: int) -> bool:
    """Whether words stand for a body told of before: "it", "its fighters", "two of its men", "the same group"."""
    if line.kind(position) == "pronoun":
        return line.word(position) == "it"
    if line.kind(position) != "noun":
        return False
    words = line.words(_last(line, position))
    if words[0] == "its":
        return words[-1] in _OWN
    return len(words) > 1 and words[-1] in _BODY_AGAIN and _POINTING.issuperset(words[:-1])


def is_part(line: Line, position: int) -> bool:
    """`a splinter group of the Front, the New Front`: whether the name that is meant comes behind that of the whole."""
    if line.kind(position) != "noun" or line.head(position).lower not in _BODY_AGAIN:
        return False
    phrase = line.phrases[position]
    return not any(token.tag == "name" for token in line.tokens[phrase.first : phrase.last + 1])


def _last(line: Line, position: int) -> int:
    """The last of the noun groups that hang together by "of"."""
    return of_chain(line, position)[-1] if line.kind(position) == "noun" else position


def _bodies_at(line: Line, position: int, names: Sequence[GroupName]) -> Iterator[GroupName]:
    """The bodies that a noun group names, or for whom it speaks: "the army", "a spokesman for the Front"."""
    if line.kind(position) != "noun":
        return
    speaks_for_it = line.head(position).lower in OFFICES
    for place in office_chain(line, position) if speaks_for_it else of_chain(line, position)[:1]:
        told = participants_of(line, place, names)
        for one in reversed(told) if is_part(line, place) else told:
            if one.group in _SENDING and (one.organisation or line.head(place).lower in _BODIES):
                yield GroupName(one.span, one.group)
