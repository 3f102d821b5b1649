"""Finding the words that tell of an occurrence: action verbs with their complements, and action nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.actions import ActionNoun, ActionVerb, actions, weapons
from ..lexicon.cues import cue_words
from ..records import Span
from .clauses import Line
from .complements import agents_of, objects_of
from .participants import chain_group, of_chain, thing_meant
from .subjects import subject_of
from .threats import brings_threat, sets_deadline
from .tokens import Token

#: How many words may stand between a verb and the words that complete it: "shot a village elder dead".
_REACH = 13
#: The longest action noun, in words: "exchange of heavy gunfire".
_LONGEST_NOUN = 4
_PROJECTILES = frozenset(("mortar", "artillery", "rocket", "missile"))
_BLASTING = frozenset(("bomb", "ied", "landmine", "car-bomb", "suicide-vest", "explosive", "grenade", "rocket"))
#: What is hurled or goes off.
EXPLOSIVES = _BLASTING | {"fire", "stone"}
#: What is found, seized or handed over.
_ARMS = _BLASTING | {"mortar", "artillery", "missile", "firearm", "drone"}
#: What attackers carry in their hands.
_BORNE = frozenset(("firearm", "blade", "stone", "grenade"))
_ARMS_WORDS = cue_words("actions.arms")
_PLACE_HEADS = cue_words("actions.place_heads")
_BODIES = frozenset("body bodies corpse corpses remains".split())
_ACCORDS = frozenset("ceasefire cease-fire truce accord agreement pact deal".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """An action word: the phrase it stands in, the tokens `[first, last]` it covers, and the entry of the lexicon."""

    phrase: int
    first: int
    last: int
    word: ActionVerb | ActionNoun

    @property
    def verb(self) -> ActionVerb | None:
        return self.word if isinstance(self.word, ActionVerb) else None

    @property
    def noun(self) -> ActionNoun | None:
        return self.word if isinstance(self.word, ActionNoun) else None


def triggers_of(line: Line, places: Sequence[Span] = ()) -> tuple[Trigger, ...]:
    """All action words of a sentence, in order; `places` are the names of places in it."""
    found: list[Trigger] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind == "verb":
            trigger = _verb_trigger(line, position, places)
            found += [trigger] if trigger else []
        elif phrase.kind in ("noun", "adverb"):
            found += _noun_triggers(line, position)
    stored = {p for trigger in found for p in _arms_found(line, trigger)}
    return tuple(trigger for trigger in found if trigger.noun is None or trigger.phrase not in stored)


def _arms_found(line: Line, trigger: Trigger) -> tuple[int, ...]:
    """The noun groups of arms that a verb tells to have been found or seized: "a suicide vest was recovered"."""
    if trigger.verb is None or trigger.verb.type != "weapons-seizure":
        return ()
    passive = line.phrases[trigger.phrase].passive
    return subject_of(line, trigger.phrase) if passive else objects_of(line, trigger.phrase)


def _verb_trigger(line: Line, position: int, places: Sequence[Span]) -> Trigger | None:
    phrase = line.phrases[position]
    if phrase.base == "target" and line.kind(position + 1) == "verb" and line.phrases[position + 1].infinitive:
        return None  # "had targeted to take officers": what they meant to do
    for verb in actions().verbs.get(phrase.base, ()):
        last = _then(line, phrase.head, verb) if _so(line, position, verb) else None
        if last is not None and _about(line, position, verb, places):
            return Trigger(position, phrase.first, last, verb)
    return None


def _so(line: Line, position: int, verb: ActionVerb) -> bool:
    """Whether the verb is done as its entry asks: "forcibly took"."""
    phrase = line.phrases[position]
    around = line.tokens[max(phrase.first - 1, 0) : phrase.last + 2]
    return not verb.how or any(token.lower in verb.how for token in around)


def _then(line: Line, head: int, verb: ActionVerb) -> int | None:
    """The index of the last token of the verb with its completing words, or None where they are missing."""
    if not verb.then:
        return head
    behind = line.tokens[head + 1 : head + 1 + _REACH]
    harms = verb.object in ("killed", "wounded")
    window = [token.lower for token in behind]
    ends = (i for i, token in enumerate(behind) if i and _ends(token, behind[i - 1], harms=harms))
    stop = next((i for i in ends if not _joins_people(behind, i)), len(window))
    window = window[: 0 if window[:1] in (["."], [";"]) else stop]
    for words in verb.then:
        reach = 1 if words[0] == "and" else len(window) - len(words) + 1
        for offset in range(reach):
            if tuple(window[offset : offset + len(words)]) == words:
                return head + offset + len(words)
    return None


_PEOPLE_TAGS = frozenset(
    ("determiner", "number", "noun", "name", "adjective", "preposition", "punctuation", "possessive")
)


def _joins_people(behind: Sequence[Token], index: int) -> bool:
    """`left two rebels and a guard dead`: an "and" behind which people stand, and then what became of them all."""
    if (
        behind[index].lower != "and"
        or index + 1 >= len(behind)
        or behind[index + 1].tag not in ("determiner", "number")
    ):
        return False
    ahead = iter(behind[index + 1 :])
    return next((token for token in ahead if token.tag not in _PEOPLE_TAGS), behind[index]).lower == "dead"


def _ends(token: Token, before: Token, *, harms: bool) -> bool:
    """Whether the words that complete a verb cannot go on: at a stop, or where harm to others is told with a verb."""
    if token.text in (".", ";") or (harms and token.lower == "but"):
        return True
    return harms and (token.tag == "auxiliary" or (token.lower == "and" and before.tag in ("noun", "name", "verb")))


def _about(line: Line, position: int, verb: ActionVerb, places: Sequence[Span]) -> bool:
    """Whether what is acted on, or acts, is of the kind that the verb needs to tell of its type."""
    if not verb.about:
        return True
    phrase, objects, subject = line.phrases[position], objects_of(line, position), subject_of(line, position)
    bare = phrase.form == "ed" and phrase.bare and not objects
    bare = bare and (line.word(position + 1) == "by" or _counted_behind_and(line, position - 1))
    passive = phrase.passive or bare or _resumes_passive(line, position, objects)
    affected = subject if passive else objects
    around = (*objects, *subject, *agents_of(line, position))
    match verb.about:
        case "person":
            people = any(_names_people(line, p) for p in affected if not _names_arms(line, p))
            return people or (bare and _counted_behind_and(line, position - 1))
        case "captive" | "body":
            return _is_found(line, position, verb, affected)
        case "property":
            things = (() if passive else objects) or subject
            return any(_group(line, p) == "property" or (line.word(p) == "it" and thing_meant(line, p)) for p in things)
        case "projectile":
            fired = (*subject, *agents_of(line, position), *_with(line, position))
            return any(names_weapon(line, p, _PROJECTILES) for p in fired)
        case "explosive":
            goes_off = line.base(position) in ("go", "explode") and any(line.word(p) == "it" for p in around)
            return goes_off or any(names_weapon(line, p, EXPLOSIVES) for p in around)
        case "arms":
            return any(_names_arms(line, p) for p in around)
        case "borne":
            bears = any(_bears_arms(line, p) for p in subject)
            return bears and any(names_weapon(line, p, _BORNE) for p in objects)
        case "threat":
            return brings_threat(line, position)
        case "deadline":
            return sets_deadline(line, position)
        case "accord":
            return any(_is_headed(line, p, _ACCORDS) for p in around)
        case "place":
            return any(_names_place(line, p, places) for p in affected or subject)
    return False


def _counted_behind_and(line: Line, position: int) -> bool:
    """`six were killed and [four] captured`: a number or "another" behind an "and"."""
    if line.kind(position) != "noun" or line.kind(position - 1) != "conjunction":
        return False
    return line.head(position).tag == "number" or line.head(position).lower in ("another", "others")


def _resumes_passive(line: Line, position: int, objects: Sequence[int]) -> bool:
    """`were abducted and later released`: a participle that goes on with the passive before it."""
    phrase, before = line.phrases[position], position - 1
    if phrase.form != "ed" or not phrase.bare or objects or line.word(before) not in ("and", "or", "but"):
        return False
    before -= 1
    while before > 0 and line.kind(before) in ("time", "adverb"):
        before -= 1
    return line.kind(before) == "verb" and line.phrases[before].passive


_CAPTIVITY = frozenset(("captivity", "captors", "abductors", "kidnappers"))
_CAPTIVES = frozenset("abducted kidnapped abductee abductees hostage hostages captive captives".split())


def _is_found(line: Line, position: int, verb: ActionVerb, affected: Sequence[int]) -> bool:
    """Whether what is recovered are bodies, or people who had been taken, as the verb's entry asks."""
    bodies = any(line.head(p).lower in _BODIES for p in affected)
    return bodies if verb.about == "body" else not bodies and _is_freed(line, position, affected)


def _is_freed(line: Line, position: int, affected: Sequence[int]) -> bool:
    """`recovered the kidnapped trader`, `was recovered from captivity`: people who had been taken."""
    told = {word for p in affected if line.kind(p) == "noun" for word in line.words(p)}
    from_captors = line.word(position + 1) == "from" and line.kind(position + 2) == "noun"
    from_captors = from_captors and line.head(position + 2).lower in _CAPTIVITY
    return from_captors or not told.isdisjoint(_CAPTIVES)


def _is_headed(line: Line, position: int, heads: frozenset[str]) -> bool:
    return line.kind(position) == "noun" and line.head(position).lower in heads


def _names_place(line: Line, position: int, places: Sequence[Span]) -> bool:
    """Whether a noun group stands for a place: by its noun, that of what it is part of, or its name."""
    if line.kind(position) != "noun":
        return False
    if any(_is_headed(line, p, _PLACE_HEADS) for p in of_chain(line, position)):
        return True
    return any(line.span(position).overlaps(place) for place in places)


def _with(line: Line, position: int) -> tuple[int, ...]:
    """The noun group behind a "with" next to the verb: "was hit with rockets"."""
    return (position + 2,) if line.word(position + 1) == "with" and line.kind(position + 2) == "noun" else ()


def _bears_arms(line: Line, position: int) -> bool:
    """Whether somebody may be one who attacked, told of again: "they", "the attackers", "the rebels"."""
    if line.kind(position) == "pronoun":
        return line.word(position) in ("they", "he")
    return _group(line, position) in ("armed-group", "unknown")


def _group(line: Line, position: int) -> str | None:
    return chain_group(line, of_chain(line, position)) if line.kind(position) == "noun" else None


def _names_people(line: Line, position: int) -> bool:
    if line.kind(position) == "pronoun":
        return line.word(position) in ("him", "her", "them", "he", "she", "they", "who")
    group = _group(line, position)
    if group is not None:
        return group != "property" or line.head(position).tag == "number"  # "two of the three"
    head = line.head(position)
    return head.tag in ("number", "name") and (head.tag == "number" or head.text.isalpha())


def _names_arms(line: Line, position: int) -> bool:
    return not _ARMS_WORDS.isdisjoint(_lowers(line, position)) or names_weapon(line, position, _ARMS)


def names_weapon(line: Line, position: int, kinds: frozenset[str]) -> bool:
    lowers, names = _lowers(line, position), weapons().kinds
    return any(names.get(tuple(lowers[i : i + n])) in kinds for n in (1, 2, 3) for i in range(len(lowers) - n + 1))


def _lowers(line: Line, position: int) -> list[str]:
    """All words of a noun group; none of other phrases."""
    if line.kind(position) != "noun":
        return []
    phrase = line.phrases[position]
    return [token.lower for token in line.tokens[phrase.first : phrase.last + 1]]


def _noun_triggers(line: Line, position: int) -> list[Trigger]:
    """Action nouns inside one noun group, the longest first; "exchange of fire" runs over several groups."""
    phrase = line.phrases[position]
    found: list[Trigger] = []
    index = phrase.first
    while index <= phrase.last:
        trigger = _noun_trigger(line, position, index)
        found += [trigger] if trigger is not None else []
        index = index + 1 if trigger is None else trigger.last + 1
    return found


def _noun_trigger(line: Line, position: int, index: int) -> Trigger | None:
    """The longest action noun that begins at the token `index`."""
    for length in range(min(_LONGEST_NOUN, len(line.tokens) - index), 0, -1):
        noun = actions().nouns.get(tuple(token.lower for token in line.tokens[index : index + length]))
        if noun is not None:
            return Trigger(position, index, index + length - 1, noun)
    return None
