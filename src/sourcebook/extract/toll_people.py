"""Whose toll it is: the people behind the number of a toll phrase, and the group that the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon.people import group_of
from ..records import HarmMention, Span
from ..records.vocabulary import Group
from .clauses import SAYING, Line
from .complements import enumerated, objects_of
from .headcounts import NUMBER, pattern
from .participants import Participant, of_chain, participants_of
from .sentence import Sentence
from .subjects import subject_of

#: A number of people anywhere in a text.
COUNTED = pattern(NUMBER)


def phrase_at(sentence: Sentence, offset: int) -> int:
    """The position of the phrase that holds an offset of the text, or the last one before it."""
    line = sentence.line
    starts = [position for position, phrase in enumerate(line.phrases) if line.tokens[phrase.first].start <= offset]
    return starts[-1] if starts else 0


def people_from(sentence: Sentence, number: Span, text: str) -> list[Span]:
    """The people behind a number, with those joined to them: "the lives of [two soldiers] and [a child]"."""
    line, position = sentence.line, phrase_at(sentence, number.end - 1)
    if line.kind(position) != "noun":
        return [number]
    found: list[Span] = []
    for place in objects_of(line, position - 1) or (position,):
        words = _with_pronoun(line.span(place, of_chain(line, place)[-1]), text)
        found.append(Span(number.start, max(words.end, number.end)) if place == position else words)
    return found


_OF_THEM = re.compile(r"\s+of\s+them\b", re.IGNORECASE)


def _with_pronoun(words: Span, text: str) -> Span:
    """The words with the "of them" behind them, which a noun group leaves out."""
    them = _OF_THEM.match(text, words.end)
    return Span(words.start, them.end()) if them else words


def whose(sentence: Sentence, counted: Span, match: re.Match[str], text: str) -> tuple[Group, tuple[Participant, ...]]:
    """The group of the people counted and how they are named: by their own noun, else by the words of the toll."""
    # The last word of the number stands in the noun group of the people; what stands before it may be another's.
    own = phrase_at(sentence, _end_of_number(counted, text) - 1)
    bearing = _sufferers(sentence, own, match, text)
    places = [own, *_toll_nouns(sentence, counted, match, text), *bearing]
    if bearing and sentence.line.head(own).lower in _OF_ANY_SIDE:
        places = [*bearing, own]  # "the Front attacked, losing three men"
    for place in dict.fromkeys(places):
        if sentence.line.kind(place) != "noun":
            continue
        people = participants_of(sentence.line, place, sentence.names)
        group = next((p.group for p in people if p.group is not None), None) or _described(sentence, place)
        if group is not None and (group != "property" or place == own):
            behind = counted.start if place == own else match.start()
            return group, tuple(p for p in people if p.group is not None and p.span.start >= behind)
    return "civilians", ()


_OF_ANY_SIDE = frozenset("men people members comrades".split())


def _end_of_number(counted: Span, text: str) -> int:
    number = COUNTED.match(text, counted.start, counted.end)
    return number.end() if number else counted.start + 1


_NAMES_PEOPLE = re.compile(r"\b(?:number\s+of|among|amongst|on|all|both|of)\s+(?=\w)", re.IGNORECASE)
#: "7 WIA, all civ", "six dead, all of them traders".
_ALL_OF_THEM = re.compile(r",?\s+(?:all|both)\s+(?:of\s+them\s+)?(?=\w)", re.IGNORECASE)


def _toll_nouns(sentence: Sentence, counted: Span, match: re.Match[str], text: str) -> list[int]:
    """The noun groups that tell whose toll it is: "number of [soldiers]", "the dead on [the army's side]"."""
    near = text[match.start() : counted.start]
    found = [phrase_at(sentence, match.start() + words.end()) for words in _NAMES_PEOPLE.finditer(near)]
    if match.groupdict().get("what"):
        found.append(phrase_at(sentence, match.start("what")))
    behind = _ALL_OF_THEM.match(text, match.end(), sentence.span.end)
    return [*found, phrase_at(sentence, behind.end())] if behind else found


_INFLICTED = re.compile(r"(?:\s+were)?(?:\s+inflicted)?\s+(?:on|upon|among|amongst)\s+(?=\w)", re.IGNORECASE)
_BEARING = frozenset(("suffer", "sustain", "lose", "take", "admit", "acknowledge", "cost"))


def _sufferers(sentence: Sentence, own: int, match: re.Match[str], text: str) -> list[int]:
    """The noun groups of those who bore a loss: "[the army] lost six dead", "inflicted ten on [the rebels]"."""
    line, found = sentence.line, []
    on = _INFLICTED.match(text, match.end(), sentence.span.end)
    if on is not None:
        found.append(phrase_at(sentence, on.end()))
    if line.base(own - 1) in _BEARING:
        found += _who_it_is(line, subject_of(line, own - 1))
    return found


def _who_it_is(line: Line, subject: Sequence[int]) -> Sequence[int]:
    """The subject of a loss, where it is a pronoun that of the verb of saying before: "[the army] said it had lost"."""
    for place in subject:
        says = place - 1 - (line.word(place - 1) == "that")
        if line.word(place) in ("it", "they") and line.base(says) in SAYING:
            return subject_of(line, says)
    return subject


#: Nouns that count or place people whose kind the words before them tell: "three army casualties", "the rebels' side".
_SAYING_NOTHING = frozenset(
    "side ranks part toll casualties casualty deaths death fatalities dead losses lives".split()
)


def _described(sentence: Sentence, place: int) -> Group | None:
    """The group that the words before a noun without one tell: "the army's side", "12 rebel casualties"."""
    words = sentence.line.words(place)
    if not words or words[-1] not in _SAYING_NOTHING:
        return None
    group = group_of([word for word in words[:-1] if word not in ("'s", "’s", "s", "'")])
    return None if group == "property" else group


_COLON = re.compile(r"[^.;:]{0,120}:\s")


def parts_behind_colon(
    sentence: Sentence, whole: HarmMention, end: int, text: str
) -> list[tuple[HarmMention, tuple[Participant, ...]]]:
    """The parts that a toll names behind a colon: "thirteen deaths: nine men, three women and a boy"."""
    colon = _COLON.match(text, end, sentence.span.end)
    if colon is None:
        return []
    line = sentence.line
    parts: list[tuple[HarmMention, tuple[Participant, ...]]] = []
    for place in enumerated(line, phrase_at(sentence, colon.end())):
        people = participants_of(line, place, sentence.names)
        group = next((p.group for p in people if p.group is not None), whole.who)
        if group != "property":
            row = HarmMention(line.span(place), group, whole.effect, part_of=whole.span)
            parts.append((row, people))
    return parts if len(parts) > 1 else []
