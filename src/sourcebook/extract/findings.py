"""From an action word to a finding: what happened, who did it, to whom, with what harm, where, when and with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..lexicon.actions import actions, weapons
from ..lexicon.cues import cue_words
from ..lexicon.weights import TELLS_EVENT
from ..records import ActorMention, Finding, Span
from ..records.vocabulary import EventType
from .actor_mentions import actors_of, with_deniers
from .clauses import Line
from .complements import agents_of, reached_by
from .denials import denier_of
from .event_dates import dates_near
from .harm_rows import harm_of, is_suicide
from .roles import Roles, roles_of
from .sentence import Sentence
from .status import is_background, status_of
from .subjects import subject_of
from .threats import is_sent_by_nobody, message_at
from .triggers import Trigger

_ORDINALS = cue_words("occurrences.ordinals")
#: What makes an accord another than the one told of.
_EARLIER = frozenset(("earlier", "previous", "former", "another", "second"))
_MOTIVES = cue_words("occurrences.motives")
#: What verbs tell that only add to an occurrence told before: when it was, who is blamed, who claims it, who they were.
_ADDITIONS = frozenset(("when", "blamed", "claim", "denied", "name", "means"))
_REACTING = frozenset("condemn denounce deplore mourn lament decry criticise criticize".split())
#: Who acts from the air, whatever the verb says that was done: "the air force attacked a convoy".
_AIR_FORCES = frozenset((("air", "force"), ("air", "forces"), ("combat", "flights"), ("combat", "flight")))
_AIRCRAFT = frozenset("aviation bombers airforce jets planes aircraft warplanes helicopters airstrikes".split())
#: Types that the means alone can tell: "war planes hit a depot".
_BY_MEANS: frozenset[EventType | None] = frozenset(("air-strike", "shelling", "bombing", "grenade", "suicide-bombing"))
#: Verbs for an arrest that is an abduction where an armed group does it.
_TAKING = frozenset("capture detain apprehend nab hold take".split())
#: Verbs for an abduction that is an arrest where state forces do it.
_PICKING = frozenset("pick take whisk lift".split())
_RAIDS = frozenset(("raid", "raids"))
#: Verbs for sending off or setting off an explosive, which is a grenade's attack if the sentence names one.
_GRENADE_VERBS = frozenset(("hurl", "lob", "throw", "toss", "fling", "explode", "go"))


def finding_of(
    sentence: Sentence, trigger: Trigger, *, airborne: bool = False, voice: frozenset[str] = frozenset()
) -> Finding | None:
    """The finding that an action word of a sentence gives, or None where it tells of nothing that happened.

    `airborne`: the report speaks of aircraft, so that its strikes and raids are theirs; `voice` are the words of its
    publisher's name where that speaks for itself.
    """
    line = sentence.line
    if trigger.word.by == "air" and not airborne:
        return None
    denier = denier_of(line, trigger.phrase, trigger.verb, voice) if trigger.verb is not None else None
    status = status_of(line, trigger) if denier is None else "accomplished"
    if status is None or not _tells_when(line, trigger):
        return None
    if status == "attempted" and trigger.word.type == "arrest":
        return None  # "the police tried to catch him": nothing came of it
    roles = roles_of(line, trigger)
    harm = harm_of(sentence, trigger, roles)
    if harm is None or (_is_charge(line, trigger, harmful=bool(harm)) and not sentence.dates):
        return None
    threatened = status == "threatened"
    event_type = "threat" if threatened else _type(sentence, trigger, airborne=airborne)
    actors = actors_of(sentence, trigger, roles, event_type)
    actors = actors if denier is None else with_deniers(sentence, denier, actors)
    if not _is_by_whom_it_asks(sentence, trigger, actors):
        return None
    if event_type == "arrest" and denier is not None and _is_by_the_state(actors):
        return None  # "police said they did not arrest the men" accuses nobody of anything
    taken = line.base(trigger.phrase) in _TAKING and _is_by_armed_group(actors)
    if event_type == "arrest" and (taken or denier is not None):
        event_type, harm = "abduction", tuple(replace(row, effect="abducted") for row in harm)
    elif event_type == "abduction" and line.base(trigger.phrase) in _PICKING and _is_by_the_state(actors):
        event_type, harm = "arrest", tuple(replace(row, effect="arrested") for row in harm)
    action = Span(line.tokens[trigger.first].start, line.tokens[trigger.last].end)
    return Finding(
        action=action,
        type=event_type,
        status=status,
        sentence=sentence.span,
        evidence=_evidence(line, trigger, roles, action),
        actors=actors,
        harm=() if threatened else harm,
        places=sentence.places,
        dates=dates_near(sentence, action.start),
        weapons=tuple(weapon for weapon in sentence.weapons if not _divided(line, weapon.span, action)),
        background=is_background(line, trigger.phrase),
        continues=_points_back(line, trigger) or (_finds_body(trigger) and (not harm or _is_known(line, roles))),
        anew=_opens_another(line, trigger, roles),
        denied=denier is not None,
        weight=_weight(
            line, trigger, roles, actors, by_means=event_type in _BY_MEANS and trigger.word.type not in _BY_MEANS
        ),
    )


#: What somebody has long been sought for, and how many words before a deed it may stand.
_CHARGES, _CHARGED = frozenset(("involved", "involvement", "wanted")), 5


def _is_charge(line: Line, trigger: Trigger, *, harmful: bool) -> bool:
    """Whether a deed is only what somebody is known for: "he had been involved in the killing of 20 people"."""
    before = [token.lower for token in line.tokens[max(trigger.first - _CHARGED, 0) : trigger.first]]
    bare = trigger.noun is not None or line.phrases[trigger.phrase].form == "ing"
    told = line.word(trigger.phrase) in ("the", "this") and not harmful  # "held to be involved in the attack"
    return bare and not told and not _CHARGES.isdisjoint(before)


def _weight(line: Line, trigger: Trigger, roles: Roles, actors: Sequence[ActorMention], *, by_means: bool) -> float:
    """How surely the words tell of an occurrence: an action of somebody against somebody is one, or of war planes."""
    if trigger.verb is not None and (by_means or _is_wrecked_by_arms(trigger, actors)):
        return max(trigger.word.weight, TELLS_EVENT)
    carried_out = trigger.noun is not None and roles.doers and roles.aimed_at
    sides = {actor.role for actor in actors}
    told = bool(carried_out) and {"perpetrator", "target"} <= sides
    told = told or (bool(roles.aimed_at) and "target" in sides and _has_own_day(line, trigger))
    return max(trigger.word.weight, TELLS_EVENT) if told else trigger.word.weight


def _is_wrecked_by_arms(trigger: Trigger, actors: Sequence[ActorMention]) -> bool:
    """Whether a verb that a storm could be the subject of tells what an armed side did: "rebels destroyed a bridge"."""
    armed = any(a.role == "perpetrator" and a.group in ("armed-group", "state-forces") for a in actors)
    return trigger.word.type == "property-destruction" and armed and any(a.role == "target" for a in actors)


def _has_own_day(line: Line, trigger: Trigger) -> bool:
    """Whether a day hangs on a deed named by a noun: "held for [the attack on a post in Harak on May 3]"."""
    behind = trigger.phrase + 1
    while line.kind(behind) in ("noun", "preposition"):
        behind += 1
    return trigger.noun is not None and line.kind(behind) == "time" and line.kind(behind + 1) == "verb"


def _tells_when(line: Line, trigger: Trigger) -> bool:
    """Whether "occurred" or "took place" is said of an act of violence, not of a meeting."""
    if trigger.verb is None or trigger.verb.object != "when":
        return True
    subject = subject_of(line, trigger.phrase)
    incidents = {words[-1] for words in actions().continuing}
    return any(line.head(p).lower in incidents or line.word(p) in ("it", "this") for p in subject)


def _is_by_whom_it_asks(sentence: Sentence, trigger: Trigger, actors: Sequence[ActorMention]) -> bool:
    """Whether a deed that only tells of an event where an armed group or a message does it is done by one."""
    line, position = sentence.line, trigger.phrase
    if trigger.word.by not in ("armed", "message"):
        return True
    if trigger.word.by == "armed" and _is_by_armed_group(actors):
        return True
    if trigger.word.type != "threat" or (trigger.word.by == "message" and message_at(line, position) is None):
        return False
    return is_sent_by_nobody(line, position, sentence.names)


def _is_by_armed_group(actors: Sequence[ActorMention]) -> bool:
    return any(actor.group == "armed-group" and actor.role == "perpetrator" for actor in actors)


def _is_by_the_state(actors: Sequence[ActorMention]) -> bool:
    return any(actor.group in ("state-forces", "state-other") and actor.role == "perpetrator" for actor in actors)


def _type(sentence: Sentence, trigger: Trigger, *, airborne: bool) -> EventType | None:
    """The type that the words speak for, sharpened by the weapon that acts or is thrown."""
    verb = trigger.verb
    if verb is None:
        raid = sentence.line.tokens[trigger.last].lower in _RAIDS
        return "air-strike" if airborne and raid and trigger.word.type == "attack" else trigger.word.type
    if is_suicide(sentence.line, trigger):
        return "suicide-bombing"
    by_means = None
    if verb.object in ("target", "killed", "wounded") and verb.type not in ("arrest", "abduction"):
        by_means = _by_means(sentence, trigger.phrase)
    if by_means is not None or verb.type != "bombing":
        return by_means or verb.type
    kinds = {weapon.kind for weapon in sentence.weapons}
    if "grenade" in kinds and sentence.line.base(trigger.phrase) in _GRENADE_VERBS:
        return "grenade"
    return "riot" if kinds == {"stone"} else "bombing"


def _by_means(sentence: Sentence, verb: int) -> EventType | None:
    """The type that the means tells where it is what acts: "warplanes hit a depot", "a device destroyed a truck"."""
    line = sentence.line
    doers = agents_of(line, verb) if line.phrases[verb].passive else subject_of(line, verb)
    nouns = [p for p in doers if line.kind(p) == "noun"]
    if any(_AIR_FORCES & set(pairwise(line.words(p))) or line.head(p).lower in _AIRCRAFT for p in nouns):
        return "air-strike"
    spans = [line.span(p) for p in nouns]
    kinds = [weapon.kind for span in spans for weapon in sentence.weapons if span.holds(weapon.span)]
    return next((weapons().types[kind] for kind in kinds if kind in weapons().types), None)


def _divided(line: Line, means: Span, action: Span) -> bool:
    """Whether a colon or semicolon stands between a means and an action: another clause, and other means."""
    first, last = sorted((means, action))
    return any(token.text in (":", ";") for token in line.tokens if first.end <= token.start < last.start)


def _evidence(line: Line, trigger: Trigger, roles: Roles, action: Span) -> Span:
    """The action word with the noun groups next to it that it acts on or that act."""
    around = [line.span(position) for position in (*roles.doers[:1], *roles.patients[:1])]
    own = [] if trigger.verb is not None else [line.span(trigger.phrase)]
    spans = (action, *around, *own)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _points_back(line: Line, trigger: Trigger) -> bool:
    """Whether the words point to what was told before: "the blast", "this attack", "it took place"."""
    if trigger.verb is not None:
        return trigger.verb.object in _ADDITIONS
    before = line.tokens[max(line.phrases[trigger.phrase].first - 1, 0)]
    if before.base in _REACTING or line.base(trigger.phrase - 1) in _REACTING:
        return True  # "condemned the massacre": of the one told
    definite = line.word(trigger.phrase) in ("the", "this", "that", "these", "both", "such")
    return definite and trigger.noun is not None and trigger.noun.continues


_WITHIN = frozenset(("in", "during"))
_OTHER = frozenset(("separate", "another", "different"))


def _is_another(line: Line, position: int) -> bool:
    """Whether a noun group names another occurrence: "a separate clash", "another incident"."""
    phrase = line.phrases[position]
    words = {token.lower for token in line.tokens[phrase.first : phrase.head]}
    head = line.head(position).lower
    if head.endswith("s") and line.kind(position) == "noun":
        return False  # "in separate attacks": several, of which the sentence tells at once
    occurrence = (head,) in actions().nouns or head == "incident"
    return line.kind(position) == "noun" and occurrence and not words.isdisjoint(_OTHER)


def _verb_before(line: Line, trigger: Trigger) -> bool:
    """Whether a verb of harm or force stands before an action noun in its clause."""
    verbs = (line.base(position) for position in range(trigger.phrase))
    return any(verb.type is not None for base in verbs for verb in actions().verbs.get(base, ()))


def _finds_body(trigger: Trigger) -> bool:
    """Whether a body was found, which without people of its own is that of somebody told of before."""
    return trigger.verb is not None and trigger.verb.about == "body"


def _is_known(line: Line, roles: Roles) -> bool:
    """Whether what was found is told of as known: "the body of a rebel was recovered"."""
    return bool(roles.patients) and line.word(roles.patients[0]) == "the"


def _opens_another(line: Line, trigger: Trigger, roles: Roles) -> bool:
    """Whether the words say that this is another occurrence: "a second blast", "to avenge the killing of"."""
    if trigger.noun is None:
        around = [line.phrases[place] for place in (*roles.doers, *roles.patients)]
        told = {token.lower for phrase in around for token in line.tokens[max(phrase.first - 1, 0) : phrase.head]}
        if trigger.word.type == "agreement" and not _EARLIER.isdisjoint(told):
            return True
        told_in = reached_by(line, trigger.phrase, _WITHIN)[:1]
        return any(_is_another(line, position) for position in told_in)
    if _is_another(line, trigger.phrase) and line.word(trigger.phrase - 1) in _WITHIN and _verb_before(line, trigger):
        return False  # "was killed in a separate clash": the verb opens it
    inside = line.tokens[line.phrases[trigger.phrase].first : trigger.first]
    if any(token.lower in _ORDINALS for token in inside):
        return trigger.word.by != "air"  # "a second strike": aircraft come again
    before = line.tokens[max(trigger.first - 7, 0) : trigger.first]
    acts_on_people = bool(trigger.noun.effect or trigger.noun.of) and trigger.noun.of != "struck"
    return acts_on_people and any(token.lower in _MOTIVES for token in before)
