"""Whose deed it is by the words before an action noun: "Tanian air strikes", "regime shelling", "a Front attack"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.countries import country_hits
from ..lexicon.cues import cue_words
from ..lexicon.folding import content_words, words_of
from ..records import ActorMention, Span
from ..records.vocabulary import EventType, Group
from .sentence import Sentence
from .tokens import Token
from .triggers import Trigger

#: Nouns that before an action say whose it is, and not whom it struck: not "convoy" or "patrol".
_SIDES: tuple[tuple[Group, frozenset[str]], ...] = (
    ("state-forces", cue_words("roles.state_before")),
    ("armed-group", cue_words("roles.armed_before")),
)
#: What tells the way of an action, between it and whose it is: "regime air strikes", "rebel rocket fire".
_WAYS = cue_words("roles.way_before")
#: Nouns for deeds and means that act as if they were the doer: "air strikes killed", "warplanes hit".
_MEANS = cue_words("roles.means")
#: Deeds that states do, so that a country's name before them says whose they are.
_OF_STATES: frozenset[EventType] = frozenset(("air-strike", "shelling"))
_DEEDS: frozenset[EventType] = frozenset((
    "armed-clash", "attack", "bombing", "suicide-bombing", "grenade", "shelling", "air-strike", "chemical",
))  # fmt: skip


def owners_of(sentence: Sentence, trigger: Trigger) -> tuple[ActorMention, ...]:
    """The doers that stand before an action noun in its noun group, or joined to it: "Tanian and regime strikes"."""
    line, noun = sentence.line, trigger.noun
    if noun is None or noun.type not in _DEEDS or noun.effect:
        return ()
    found = list(_within(sentence, trigger.phrase, trigger.first, noun.type))
    joined = trigger.phrase - 2
    if found and line.word(joined + 1) == "and" and line.kind(joined) == "noun":
        found = [*_within(sentence, joined, line.phrases[joined].last + 1, noun.type), *found]
    return tuple(found)


def owners_of_means(sentence: Sentence, doers: Sequence[int]) -> tuple[ActorMention, ...]:
    """Whose the deed or means is that acts: "Tanian and regime air strikes killed nine", "Tanian jets hit a depot"."""
    line = sentence.line
    found: list[ActorMention] = []
    for position in doers:
        if line.kind(position) != "noun" or not _acts_for(sentence, position):
            continue
        owners = _within(sentence, position, line.phrases[position].head, "air-strike")
        joined = position - 2
        if owners and line.word(position - 1) == "and" and line.kind(joined) == "noun":
            owners = (*_within(sentence, joined, line.phrases[joined].last + 1, "air-strike"), *owners)
        found += owners
    return tuple(found)


def _acts_for(sentence: Sentence, position: int) -> bool:
    """Whether a noun group names a deed or a means, by which somebody acts."""
    head = sentence.line.head(position)
    if head.lower in _MEANS:
        return True
    return any(weapon.span.end == head.end for weapon in sentence.weapons)


def _within(sentence: Sentence, position: int, end: int, event_type: EventType) -> tuple[ActorMention, ...]:
    """The doer that the last words of a noun group before the token `end` name."""
    line = sentence.line
    tokens = line.tokens[line.phrases[position].first : end]
    while tokens and _says_how(tokens[-1]):
        tokens = tokens[:-1]
    if not tokens:
        return ()
    last = tokens[-1]
    named = next((name for name in sentence.names if name.span.start < last.end <= name.span.end), None)
    if named is not None:
        return (ActorMention(named.span, "perpetrator", named.group or "armed-group"),)
    group = next((group for group, words in _SIDES if last.lower in words), None)
    if group is not None:
        return (ActorMention(_with_country(tokens), "perpetrator", group),)
    if event_type in _OF_STATES and _is_country(last):
        return (ActorMention(Span(last.start, last.end), "perpetrator", "state-forces"),)
    return ()


def _says_how(token: Token) -> bool:
    described = token.tag in ("adjective", "possessive", "punctuation") and not _is_country(token)
    return described or token.lower in _WAYS


def _with_country(tokens: tuple[Token, ...]) -> Span:
    """A noun for a side with the country before it: "Tanian government"."""
    first = len(tokens) - 1
    while first > 0 and (_is_country(tokens[first - 1]) or tokens[first - 1].tag == "adjective"):
        first -= 1
    return Span(tokens[first].start, tokens[-1].end)


def _is_country(token: Token) -> bool:
    """Whether a word says of what country: "Tanian", "US"; a country's own name tells where as often as whose."""
    if not token.text[:1].isupper():
        return False
    hits = country_hits(content_words(words_of(token.text)))
    return bool(hits) and hits[0].form in ("demonym", "abbreviation")
