"""Finding the words that tell of an occurrence: action verbs with their complements, and action nouns."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon.actions import ActionNoun, ActionVerb, actions, weapons
from ..records.vocabulary import EventType
from .clauses import Line, agents_of, objects_of, subject_of
from .participants import chain_group, of_chain


@dataclass(frozen=True, slots=True)
class Trigger:
    """An action word: the phrase it stands in, the token offsets `[first, last]` it covers, and what it tells of."""

    phrase: int
    first: int
    last: int
    type: EventType | None
    weight: float
    verb: ActionVerb | None = None
    noun: ActionNoun | None = None


def triggers_of(line: Line) -> tuple[Trigger, ...]:
    """All action words of a sentence, in order."""
    found: list[Trigger] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind == "verb":
            trigger = _verb_trigger(line, position)
            found += [trigger] if trigger else []
        elif phrase.kind in ("noun", "adverb"):
            found += _noun_triggers(line, position)
    return tuple(found)


def _verb_trigger(line: Line, position: int) -> Trigger | None:
    phrase = line.phrases[position]
    for verb in actions().verbs.get(phrase.base, ()):
        last = _then(line, phrase.head, verb)
        if last is not None and _about(line, position, verb):
            return Trigger(position, phrase.first, last, verb.type, verb.weight, verb=verb)
    return None


#: How many words may stand between a verb and the words that complete it: "shot a village elder dead".
_REACH = 13


def _then(line: Line, head: int, verb: ActionVerb) -> int | None:
    """The index of the last token of the verb with its completing words, or None where they are missing."""
    if not verb.then:
        return head
    window = [token.lower for token in line.tokens[head + 1 : head + 1 + _REACH]]
    for stop, word in enumerate(window):
        if word in (".", ";"):
            window = window[:stop]
            break
    for words in verb.then:
        reach = 1 if words[0] == "and" else len(window) - len(words) + 1
        for offset in range(reach):
            if tuple(window[offset : offset + len(words)]) == words:
                return head + offset + len(words)
    return None


def _about(line: Line, position: int, verb: ActionVerb) -> bool:
    """Whether the thing acted on is of the kind that the verb needs to tell of this type."""
    if not verb.about:
        return True
    phrase = line.phrases[position]
    around = (*objects_of(line, position), *subject_of(line, position), *agents_of(line, position))
    if verb.about == "person":
        affected = subject_of(line, position) if phrase.passive else objects_of(line, position)
        return any(_names_people(line, p) for p in affected if not _is_arms(line, p))
    if verb.about == "body":
        affected = subject_of(line, position) if phrase.passive else objects_of(line, position)
        return any(line.tokens[line.phrases[p].head].lower in _BODIES for p in affected)
    if verb.about == "projectile":
        fired = (*subject_of(line, position), *agents_of(line, position), *_with(line, position))
        return any(_names_weapon(line, p, PROJECTILES) for p in fired)
    if verb.about == "accord":
        return any(line.kind(p) == "noun" and line.tokens[line.phrases[p].head].lower in _ACCORDS for p in around)
    kinds = {"explosive": EXPLOSIVES, "arms": ARMS}.get(verb.about)
    if kinds is not None:
        if verb.about == "explosive" and phrase.base in ("go", "explode") and any(line.word(p) == "it" for p in around):
            return True
        return any(_names_weapon(line, p, kinds) for p in around)
    if verb.about == "property":
        affected = objects_of(line, position) if not phrase.passive else ()
        return any(_group(line, p) == "property" for p in affected or subject_of(line, position))
    return any(_ends_as_place(line, p) for p in objects_of(line, position))


EXPLOSIVES = frozenset(
    ("bomb", "ied", "landmine", "car-bomb", "suicide-vest", "explosive", "grenade", "fire", "rocket", "stone")
)
PROJECTILES = frozenset(("mortar", "artillery", "rocket", "missile"))
ARMS = frozenset((*EXPLOSIVES, "mortar", "artillery", "missile", "firearm", "drone")) - {"fire", "stone"}
_ARMS_WORDS = frozenset(
    "arms ammunition weapons weapon cartridges cache explosives magazines rounds rifles pistols arsenal".split()
)
_BODIES = frozenset("body bodies corpse corpses remains".split())
_ACCORDS = frozenset("ceasefire cease-fire truce accord agreement pact deal".split())
_PLACE_HEADS = frozenset(
    "town city village district base camp headquarters airport border crossing area province territory hill".split()
)


def _with(line: Line, position: int) -> tuple[int, ...]:
    """The noun group behind a "with" next to the verb: "was hit with rockets"."""
    return (position + 2,) if line.word(position + 1) == "with" and line.kind(position + 2) == "noun" else ()


def _group(line: Line, position: int) -> str | None:
    return chain_group(line, of_chain(line, position)) if line.kind(position) == "noun" else None


def _names_people(line: Line, position: int) -> bool:
    if line.kind(position) == "pronoun":
        return line.word(position) in ("him", "her", "them", "he", "she", "they", "who")
    group = _group(line, position)
    phrase = line.phrases[position]
    if line.tokens[phrase.head].tag == "number":
        return True  # "two of the three"
    return group not in (None, "property") or (group is None and line.tokens[phrase.head].tag == "name")


def _is_arms(line: Line, position: int) -> bool:
    return _names_weapon(line, position, ARMS)


def _names_weapon(line: Line, position: int, kinds: frozenset[str]) -> bool:
    phrase = line.phrases[position]
    if phrase.kind != "noun":
        return False
    lowers = [token.lower for token in line.tokens[phrase.first : phrase.last + 1]]
    if kinds is ARMS and _ARMS_WORDS & set(lowers):
        return True
    names = weapons().kinds
    return any(names.get(tuple(lowers[i : i + n])) in kinds for n in (1, 2, 3) for i in range(len(lowers) - n + 1))


def _ends_as_place(line: Line, position: int) -> bool:
    phrase = line.phrases[position]
    return phrase.kind == "noun" and line.tokens[phrase.head].lower in _PLACE_HEADS


def _noun_triggers(line: Line, position: int) -> list[Trigger]:
    """Action nouns inside one noun group, the longest first; "exchange of fire" runs over several groups."""
    nouns = actions().nouns
    phrase = line.phrases[position]
    found: list[Trigger] = []
    index = phrase.first
    while index <= phrase.last:
        for length in (4, 3, 2, 1):
            window = line.tokens[index : index + length]
            noun = nouns.get(tuple(token.lower for token in window))
            if noun is not None and len(window) == length:
                found.append(Trigger(position, index, index + length - 1, noun.type, noun.weight, noun=noun))
                index += length - 1
                break
        index += 1
    return found
