"""The actors of an occurrence: each once, by the best of its names, in one role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import ActorMention, ActorRef, Finding, Span, SpeakerMention
from ..records.vocabulary import EventType, Role
from .values import ActorValue, Values

_WORD = re.compile(r"\w+")
_FUNCTION = frozenset("a an the of in at near area s and".split())
#: Common words for attackers that a named group replaces.
_GENERIC = frozenset(
    "militants militant assailants assailant attackers attacker gunmen gunman men rebels rebel terrorists terrorist insurgents insurgent persons "
    "person people group fighters fighter cadres cadre extremists extremist ultras suspects suspect armed unknown unidentified outfit organisation organization "
    "miscreants miscreant maoists maoist guerrillas squad gang party members member team forces force security sf sfs personnel troopers trooper troops soldiers".split()
)


def cast_of(
    findings: Sequence[Finding], event_type: EventType, speakers: Sequence[SpeakerMention], values: Values, text: str
) -> tuple[ActorRef, ...]:
    """The actors of one occurrence in the order in which they are told.

    A group that publishes a list of its own acts is their perpetrator where the item names nobody.
    """
    kept: list[ActorRef] = []
    for mention in (actor for finding in findings for actor in finding.actors):
        actor = _reference(mention, event_type, values, text)
        kept = _with(kept, actor)
    claimant = _claimant(kept, event_type, speakers, values, text)
    kept = [*claimant, *kept]
    return tuple(_without_repeated(_without_generic(_settled(kept, findings)), text))


def _without_repeated(kept: Sequence[ActorRef], text: str) -> list[ActorRef]:
    """Without "the villager" and "the vehicle", which only point back to somebody or something named before."""
    found: list[ActorRef] = []
    for actor in kept:
        definite = text[max(0, actor.span.start - 4) : actor.span.start].lower() == "the " and actor.text[:1].islower()
        if definite and any(o.role == actor.role and o.group == actor.group for o in found):
            continue
        found.append(actor)
    return found


def _claimant(
    kept: Sequence[ActorRef], event_type: EventType, speakers: Sequence[SpeakerMention], values: Values, text: str
) -> list[ActorRef]:
    """The group whose word the whole report is, as the doer of what it claims."""
    own = [s for s in speakers if s.kind == "perpetrator" and s.mode == "claimed" and s.content == Span(0, len(text))]
    if (
        not own
        or event_type not in _CLAIMED_TYPES
        or any(a.role == "perpetrator" and a.group == "state-forces" for a in kept)
    ):
        return []
    if any(a.group == "armed-group" and a.role != "target" and _is_named(a) for a in kept):
        return []
    mention = ActorMention(own[0].span, "party" if event_type == "armed-clash" else "perpetrator", "armed-group")
    return [_reference(mention, event_type, values, text)]


_CLAIMED_TYPES = frozenset(
    (
        "armed-clash",
        "attack",
        "suicide-bombing",
        "bombing",
        "grenade",
        "shelling",
        "abduction",
        "property-destruction",
        "territory-change",
        "threat",
    )
)


def _settled(kept: Sequence[ActorRef], findings: Sequence[Finding]) -> list[ActorRef]:
    """Persons named later, whose group was left open, in the group of those who were harmed."""
    harmed = [row.who for finding in findings for row in finding.harm]
    group = harmed[0] if harmed else "civilians"
    return [
        replace(a, group=group) if a.person and a.group == "unknown" and a.role != "perpetrator" else a for a in kept
    ]


def _reference(mention: ActorMention, event_type: EventType, values: Values, text: str) -> ActorRef:
    value = values.actors.get(mention.span, ActorValue())
    role: Role = mention.role
    group = value.group or mention.group
    if event_type == "armed-clash" and (
        group in ("state-forces", "armed-group") or (group == "unknown" and role == "perpetrator")
    ):
        role = "party"
    elif event_type == "armed-clash" and role == "party":
        role = "target" if group in ("civilians", "property", "state-other") else role
    elif event_type != "armed-clash" and role == "party":
        role = "target" if group in ("civilians", "property", "state-other", "state-forces") else "perpetrator"
    return ActorRef(mention.span.of(text), mention.span, role, group, value.name, value.iso3, mention.person)


#: Forms of one word for a body and its people.
_ROOTS = {"policeman": "police", "policemen": "police", "sfs": "sf", "gunmen": "gunman", "jawans": "jawan"}


def _words(name: str) -> set[str]:
    words = {_ROOTS.get(w, w) for w in _WORD.findall(name.casefold())}
    words = {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words}
    return words - _FUNCTION or words


def _with(kept: list[ActorRef], actor: ActorRef) -> list[ActorRef]:
    """The actors with one more taken in: a fuller name takes the place of a shorter one of the same side."""
    ours = _words(actor.text)
    for index, known in enumerate(kept):
        theirs = _words(known.text)
        if (known.group == "property") != (actor.group == "property"):
            continue
        same = ours == theirs or (actor.name is not None and actor.name == known.name)
        if known.person and actor.person and (ours & theirs) and (ours <= theirs or theirs <= ours):
            better = known if len(theirs) >= len(ours) else replace(actor, role=known.role, group=known.group)
            return [*kept[:index], better, *kept[index + 1 :]]
        if known.person != actor.person:
            continue
        if {known.role, actor.role} == {"perpetrator", "target"} and _is_generic(actor):
            continue
        if theirs < ours and known.role == actor.role and not (_is_generic(actor) and not _is_generic(known)):
            return [*kept[:index], actor, *kept[index + 1 :]]
        if same or ours <= theirs:
            return kept
    return [*kept, actor]


def _without_generic(kept: list[ActorRef]) -> list[ActorRef]:
    """Without common words for a side that has a name, and without a victims' noun where the victims are named."""
    found: list[ActorRef] = []
    for actor in kept:
        others = [other for other in kept if other is not actor and other.role == actor.role]
        generic = _is_generic(actor)
        if generic and any(_is_named(o) and _stands_in(o, actor) for o in others):
            continue
        if generic and any(_is_generic(o) and _stands_in(o, actor) for o in found if o.role == actor.role):
            continue
        if generic and actor.group == "unknown" and any(o.group == "armed-group" for o in kept):
            continue
        if (
            actor.group == "civilians"
            and not actor.person
            and not _is_named(actor)
            and any(o.person and o.group == "civilians" for o in others)
        ):
            continue
        found.append(actor)
    return found


def _is_named(actor: ActorRef) -> bool:
    """Whether an actor goes by a name: a known one, or capitalised words that are no common ones for a side."""
    if actor.name is not None or actor.person:
        return True
    words = _WORD.findall(actor.text)
    return any(word[0].isupper() and word.casefold() not in _GENERIC | _PLAIN for word in words)


#: Common words for people and bodies that reports like to capitalise.
_PLAIN = frozenset("police army policeman policemen government navy marines rangers levies".split())


def _is_generic(actor: ActorRef) -> bool:
    if actor.person or actor.group not in ("armed-group", "state-forces", "unknown"):
        return False
    return {w.casefold() for w in _WORD.findall(actor.text)} <= _GENERIC


def _stands_in(named: ActorRef, generic: ActorRef) -> bool:
    if named.group == "property" or (named.person and generic.group != named.group):
        return False
    return named.group == generic.group or (generic.role == "perpetrator" and generic.group == "unknown")
