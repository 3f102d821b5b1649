"""Threats told by a letter or a deadline: "a leaflet told the villagers to leave", "they were given three days"."""

from __future__ import annotations

from ..lexicon.cues import cue_words
from .clauses import Line, is_reduced
from .complements import agents_of, objects_of
from .participants import GroupName, Participant, participants_of
from .subjects import subject_of

_MESSAGES = cue_words("threats.messages")
_THREATENING = cue_words("threats.threatening")
_DEADLINES = cue_words("threats.deadlines")
_ASKING = cue_words("threats.asking")
_WHERE = frozenset(("of", "in", "at", "near"))
_SENDING = frozenset("send issue circulate distribute deliver write".split())
#: How many phrases behind a message may tell what it asks for, or in whose name.
_CONTENT, _SENDER = 8, 14


def brings_threat(line: Line, verb: int) -> bool:
    """Whether what somebody receives or finds is a threat: "a threatening letter", "a call demanding money"."""
    return any(_threatens(line, place) for place in objects_of(line, verb))


def sets_deadline(line: Line, verb: int) -> bool:
    """Whether what somebody gives, or is given, is a time in which to do something: "three days", "an ultimatum"."""
    last = verb + 1
    while line.kind(last) == "noun" and line.word(last + 1) in _WHERE and line.kind(last + 2) == "noun":
        last += 2
    times = (place for place in (last, last + 1) if line.kind(place) in ("noun", "time"))
    return any(line.head(place).lower in _DEADLINES for place in times)


def message_at(line: Line, verb: int) -> int | None:
    """The message that speaks by the verb, or that somebody received by it; None where there is none."""
    around = (*subject_of(line, verb), *objects_of(line, verb))
    return next((place for place in around if is_message(line, place)), _left_somewhere(line, verb))


def _left_somewhere(line: Line, verb: int) -> int | None:
    """`A note left behind demanded that …`: a message before the verb with a participle between."""
    participles = 0
    for place in range(verb - 1, -1, -1):
        if line.kind(place) == "verb":
            participles += 1
        if line.kind(place) in ("punctuation", "conjunction", "relative") or participles > 1:
            return None
        if is_message(line, place):
            return place
    return None


def senders_of(line: Line, message: int, names: tuple[GroupName, ...]) -> tuple[Participant, ...]:
    """Whose a message is: "a letter from the Front", "signed by the Front", "in the name of the Front"."""
    for place in range(message + 1, min(message + _SENDER, len(line.phrases))):
        if line.word(place) == "from" and place == message + 1:
            return participants_of(line, place + 1, names)
        if line.base(place) in ("sign", "send") and is_reduced(line, place):
            return tuple(told for agent in agents_of(line, place) for told in participants_of(line, agent, names))
        in_name = line.word(place - 1) == "in" and line.head(place).lower == "name" and line.word(place + 1) == "of"
        if line.kind(place) == "noun" and in_name:
            return participants_of(line, place + 2, names)
    return ()


def is_sent_by_nobody(line: Line, verb: int, names: tuple[GroupName, ...]) -> bool:
    """Whether a message threatens that no office has sent, or a deadline is set of which nobody tells who set it."""
    message = message_at(line, verb)
    if message is not None:
        if line.base(message - 1) in _SENDING:
            return False  # "the bank sent a letter telling him to pay": whoever sends it is told
        return all(_may_threaten(sender) for sender in senders_of(line, message, names))
    return line.phrases[verb].passive and sets_deadline(line, verb) and not agents_of(line, verb)


def _may_threaten(sender: Participant) -> bool:
    return sender.group in ("armed-group", "unknown") or (sender.group is None and sender.organisation)


def is_message(line: Line, position: int) -> bool:
    """Whether a noun group names what somebody writes or records: no actor, whatever it says."""
    words = line.words(position) if line.kind(position) == "noun" else []
    return bool(words) and words[-1] in _MESSAGES and "open" not in words  # "an open letter"


def _threatens(line: Line, position: int) -> bool:
    """Whether a noun group names a threat, or a message that is called one or goes on to demand something."""
    if line.kind(position) != "noun":
        return False
    if line.head(position).lower in ("threat", "threats"):
        return True
    if not is_message(line, position):
        return False
    behind = range(position + 1, min(position + _CONTENT, len(line.phrases)))
    verb = next((place for place in behind if line.kind(place) == "verb"), None)
    asks = verb is not None and line.phrases[verb].form == "ing" and line.base(verb) in _ASKING
    return asks or not _THREATENING.isdisjoint(line.words(position))
