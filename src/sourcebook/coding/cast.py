"""The actors of an occurrence: each once, by the best of its names, in one role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.cues import cue_words
from ..records import ActorMention, ActorRef, Finding, Span, SpeakerMention
from ..records.sectors import sector_in
from ..records.vocabulary import EventType, Group, Role
from .values import ActorValue, Values

_WORD = re.compile(r"\w+")
#: What lists a thing beside those before it, and how many characters that may take: "and to the school".
_BESIDE = re.compile(r"\band (?:(?:to|at|on|of) )?the $", re.IGNORECASE)
_BESIDE_REACH = 12
#: Things that go by several names in one telling.
_VEHICLES = re.compile(
    r"\b(?:vehicle|car|truck|lorry|van|bus|jeep|tractor|machine|bike|motorbike|motorcycle|rickshaw)s?$"
)
_FUNCTION = frozenset("a an the of in at near area s and".split())
_GENERIC = cue_words("cast.generic")
_EVERYBODY, _OF_AGE = cue_words("cast.everybody"), cue_words("cast.of_age")
#: How many words of age and sex make a list of the victims.
_LISTED = 3
_COMMON = _GENERIC | cue_words("cast.plain")
#: Forms of one word for a body and its people.
_ROOTS = {"policeman": "police", "policemen": "police", "sfs": "sf", "gunmen": "gunman", "jawans": "jawan"}
#: Words for those who attack, whoever they are.
_ATTACKERS = frozenset("attackers attacker assailants assailant gunmen gunman raiders".split())
#: Groups that take no side in a clash.
_UNARMED = frozenset(("civilians", "property", "state-other"))
#: What an armed group that publishes a list of its acts does in them.
_CLAIMED_TYPES: tuple[EventType, ...] = (
    "armed-clash", "attack", "suicide-bombing", "bombing", "grenade", "shelling",
    "abduction", "property-destruction", "territory-change", "threat",
)  # fmt: skip
#: How a group speaks of acts that are its own or are said to be.
_OWN_ACTS = ("claimed", "denied")
#: What a government does by its forces.
_BY_FORCE: frozenset[EventType] = frozenset((
    "armed-clash", "attack", "bombing", "grenade", "shelling", "air-strike", "chemical", "property-destruction",
))  # fmt: skip


def cast_of(
    findings: Sequence[Finding], event_type: EventType, speakers: Sequence[SpeakerMention], values: Values, text: str
) -> tuple[ActorRef, ...]:
    """The actors of one occurrence in the order in which they are told.

    A group that publishes a list of its own acts is their perpetrator where the item names nobody.
    """
    kept: list[ActorRef] = []
    told = [(mention, _reference(mention, event_type, values, text)) for one in findings for mention in one.actors]
    unarmed = event_type == "armed-clash" and not any(actor.role == "party" for _, actor in told)
    for mention, actor in told:
        # "Herders and farmers clashed": where nobody else fights, those who are told to are the sides.
        kept = _with(kept, replace(actor, role="party") if unarmed and mention.role == "party" else actor)
    claimant = _claimant(kept, event_type, speakers, values, text)
    kept = [*claimant, *kept]
    return tuple(_without_vaguer(_without_repeated(_without_generic(_settled(kept, findings)), text)))


def _without_vaguer(kept: Sequence[ActorRef]) -> list[ActorRef]:
    """Without "people" and "children" beside a plural that says more of who they are, and without one of the two.

    Where three words of age and sex stand together they take "people" apart: "nine men, three women and a boy".
    """
    aimed_at = [actor for actor in kept if actor.role == "target" and actor.group == "civilians" and not actor.person]
    whole = [actor for actor in aimed_at if actor.text in _EVERYBODY]
    parts = [actor for actor in aimed_at if actor.text in _OF_AGE]
    telling = [a for a in aimed_at if a not in (*whole, *parts) and a.text[:1].islower() and a.text.endswith("s")]
    unlisted = whole if len(parts) >= _LISTED else parts if whole else []
    dropped = [*whole, *parts] if telling else unlisted
    return [actor for actor in kept if actor not in dropped]


def _without_repeated(kept: Sequence[ActorRef], text: str) -> list[ActorRef]:
    """Without "the villager" and "the vehicle", which only point back to somebody or something named before."""
    found: list[ActorRef] = []
    for actor in kept:
        definite = text[max(0, actor.span.start - 4) : actor.span.start].lower() == "the " and actor.text[:1].islower()
        named = [other for other in found if other.role == actor.role and other.group == actor.group]
        if definite and named and (actor.group != "property" or _points_back(actor, named, text)):
            continue
        found.append(actor)
    return found


def _points_back(actor: ActorRef, named: Sequence[ActorRef], text: str) -> bool:
    """Whether "the vehicle" may be one of the things named; not where it is listed beside them: "and the school"."""
    listed = _BESIDE.search(text, max(0, actor.span.start - _BESIDE_REACH), actor.span.start)
    driven = all(_VEHICLES.search(words) for words in (actor.text, named[-1].text))
    return listed is None or driven


def _claimant(
    kept: Sequence[ActorRef], event_type: EventType, speakers: Sequence[SpeakerMention], values: Values, text: str
) -> list[ActorRef]:
    """The group whose word the whole report is, as the doer of what it claims, or is accused of and denies."""
    whole = Span(0, len(text))
    own = [s for s in speakers if s.kind == "perpetrator" and s.mode in _OWN_ACTS and s.content == whole]
    if not own or event_type not in _CLAIMED_TYPES or any(_did_it(actor) for actor in kept):
        return []
    mention = ActorMention(own[0].span, "party" if event_type == "armed-clash" else "perpetrator", "armed-group")
    return [_reference(mention, event_type, values, text)]


def _did_it(actor: ActorRef) -> bool:
    """Whether somebody is told as the doer, so that the group that reports is not: a named group, or state forces."""
    if actor.group == "state-forces":
        return actor.role == "perpetrator"
    return actor.group == "armed-group" and actor.role != "target" and _is_named(actor)


def _settled(kept: Sequence[ActorRef], findings: Sequence[Finding]) -> list[ActorRef]:
    """Persons named later, whose group was left open, in the group of those who were harmed."""
    harmed = [row.who for finding in findings for row in finding.harm]
    group: Group = harmed[0] if harmed else "civilians"
    return [replace(actor, group=group) if _is_open_person(actor) else actor for actor in kept]


def _is_open_person(actor: ActorRef) -> bool:
    return actor.person and actor.group == "unknown" and actor.role != "perpetrator"


def _reference(mention: ActorMention, event_type: EventType, values: Values, text: str) -> ActorRef:
    value = values.actors.get(mention.span, ActorValue())
    group = value.group or mention.group
    if mention.role == "target" and mention.group == "civilians" and group == "armed-group" and value.name is None:
        group = mention.group  # "two brothers were shot": what fighters call each other, and others too
    if group == "state-other" and mention.role != "target" and not mention.person and event_type in _BY_FORCE:
        group = "state-forces"  # "the government bombed": by its forces
    role = _role(mention.role, group, event_type)
    words = mention.span.of(text)
    sector = sector_in(group, value.sector)
    return ActorRef(words, mention.span, role, group, value.name, value.iso3, mention.person, sector=sector)


def _role(told: Role, group: Group, event_type: EventType) -> Role:
    """The role in an event of its type: armed sides of a clash and those who agree are parties, and nobody else."""
    if event_type == "agreement":
        return "party" if told == "perpetrator" else told
    if event_type == "riot":
        return told
    if event_type != "armed-clash":
        aimed_at = group in _UNARMED or group == "state-forces"
        return told if told != "party" else ("target" if aimed_at else "perpetrator")
    if group in ("state-forces", "armed-group") or (group == "unknown" and told == "perpetrator"):
        return "party"
    return "target" if told == "party" and group in _UNARMED else told


def _words(name: str) -> set[str]:
    words = {_ROOTS.get(w, w) for w in _WORD.findall(name.casefold())}
    words = {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words}
    return words - _FUNCTION or words


def _with(kept: list[ActorRef], actor: ActorRef) -> list[ActorRef]:
    """The actors with one more taken in: a fuller name takes the place of a shorter one of the same side."""
    ours = _words(actor.text)
    for index, known in enumerate(kept):
        theirs = _words(known.text)
        if not _comparable(known, actor):
            continue
        if known.person and _share_name(ours, theirs):
            fuller = known if len(theirs) >= len(ours) else replace(actor, role=known.role, group=known.group)
            return [*kept[:index], fuller, *kept[index + 1 :]]
        if {known.role, actor.role} == {"perpetrator", "target"} and _is_generic(actor):
            continue
        if theirs < ours and known.role == actor.role and (_is_generic(known) or not _is_generic(actor)):
            return [*kept[:index], actor, *kept[index + 1 :]]
        if ours <= theirs or (actor.name is not None and actor.name == known.name):
            return kept
    return [*kept, actor]


def _share_name(ours: set[str], theirs: set[str]) -> bool:
    """Whether one name is part of the other: "Tal" and "Omar Tal"."""
    return not ours.isdisjoint(theirs) and (ours <= theirs or theirs <= ours)


def _comparable(known: ActorRef, actor: ActorRef) -> bool:
    """Whether two actors may be one: both things or neither, both named persons or neither."""
    return known.person == actor.person and (known.group == "property") == (actor.group == "property")


def _without_generic(kept: list[ActorRef]) -> list[ActorRef]:
    """Without common words for a side that has a name, and without a victims' noun where the victims are named."""
    found: list[ActorRef] = []
    for actor in kept:
        others = [other for other in kept if other is not actor and other.role == actor.role]
        replaced = _is_named_among(actor, others)
        if _is_generic(actor):
            told = [other for other in found if other.role == actor.role and _is_generic(other)]
            named = [other for other in others if _is_named(other)]
            replaced |= any(_stands_in(other, actor) for other in (*named, *told))
            replaced |= actor.group == "unknown" and any(other.group == "armed-group" for other in kept)
        if not replaced and not _attacked(actor, kept):
            found.append(actor)
    return found


def _attacked(actor: ActorRef, kept: Sequence[ActorRef]) -> bool:
    """Whether a target is only those who attacked, told of again: "five of the attackers died"."""
    if actor.role != "target" or _ATTACKERS.isdisjoint(actor.text.casefold().split()):
        return False
    return any(other.role != "target" and other.group in ("armed-group", "unknown") for other in kept)


def _is_named_among(actor: ActorRef, others: Sequence[ActorRef]) -> bool:
    """Whether a common noun for civilians only says again who the named persons are."""
    if actor.group != "civilians" or _is_named(actor):
        return False
    return any(other.person and other.group == "civilians" for other in others)


def _is_named(actor: ActorRef) -> bool:
    """Whether an actor goes by a name: a known one, or capitalised words that are no common ones for a side."""
    if actor.name is not None or actor.person:
        return True
    words = _WORD.findall(actor.text)
    return any(word[0].isupper() and word.casefold() not in _COMMON for word in words)


def _is_generic(actor: ActorRef) -> bool:
    if actor.person or actor.group not in ("armed-group", "state-forces", "unknown"):
        return False
    return {w.casefold() for w in _WORD.findall(actor.text)} <= _GENERIC


def _stands_in(named: ActorRef, generic: ActorRef) -> bool:
    if named.group == "property" or (named.person and generic.group != named.group):
        return False
    return named.group == generic.group or (generic.role == "perpetrator" and generic.group == "unknown")
