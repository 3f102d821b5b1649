"""Who took part in an action: the people, groups and things around its word, each in a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..lexicon.countries import is_country
from ..lexicon.cues import cue_words
from ..lexicon.given_names import given_names
from ..records import ActorMention, Span
from ..records.vocabulary import EventType, Group, Role
from .clauses import Line
from .complements import ONESELF, objects_of, parties_to, reached_by, sites_of
from .deed_owners import owners_of, owners_of_means
from .harm_rows import is_body_of, is_nobody, is_thing, singled_out
from .participants import Participant, held_to_be, of_chain, participants_of, person_run, thing_meant
from .roles import Roles
from .sentence import Sentence
from .speaker_words import office_chain
from .spoken_of import body_meant, is_part
from .subjects import subject_of
from .threats import is_message, message_at, senders_of
from .triggers import Trigger

#: Types that leave damage beside what they were aimed at.
_DAMAGING = frozenset(("bombing", "suicide-bombing", "shelling", "air-strike", "grenade", "attack"))
_WATCHES = cue_words("speech.watches")
#: Types that strike at things, so that a thing of no known group is a target too.
_AGAINST_THINGS = frozenset(("property-destruction", "bombing", "shelling", "air-strike"))


def actors_of(
    sentence: Sentence, trigger: Trigger, roles: Roles, event_type: EventType | None
) -> tuple[ActorMention, ...]:
    """The actors of an action: those who act, then those acted on and aimed at, then what stood where it struck."""
    told = trigger.verb.object if trigger.verb is not None else ""
    if told in ("when", "means"):
        return ()
    if told == "blamed":
        return _blamed(sentence, trigger, roles)
    if told == "name":
        return _identified(sentence, trigger.phrase)
    if told == "denied":
        return with_deniers(sentence, roles.doers, ())
    if told == "claim":
        return _claimants(sentence, trigger, roles)
    if trigger.verb is not None and trigger.verb.subject == "surrendered":
        taken_in = _mentions(sentence, roles.aimed_at, "target")
        return (*_mentions(sentence, roles.patients, "perpetrator"), *(a for a in taken_in if a.group != "property"))
    if event_type == "agreement" and (parties := parties_to(sentence.line, trigger.phrase)):
        return tuple(_mentions(sentence, parties, "party"))
    clash = event_type == "armed-clash"
    if trigger.verb is not None and trigger.verb.about == "body":
        roles = _of_bodies(sentence, trigger, roles)
    doers = list(owners_of_means(sentence, roles.doers))
    doers = doers or _mentions(sentence, roles.doers, "party" if clash else "perpetrator")
    doers = doers or list(owners_of(sentence, trigger))
    doers = [*doers, *_senders(sentence, trigger)] if event_type == "threat" else doers
    acted_on = replace(roles, patients=()) if told in ("weapon", "arms") else roles
    aimed = trigger.verb is None or told == "target"
    things = told == "target" and event_type in _AGAINST_THINGS
    others = _acted_on(sentence, acted_on, "party" if clash else "target", aimed=aimed, things=things)
    struck = _struck(sentence, trigger.phrase) if trigger.word.site else []
    return (*doers, *others, *struck, *(_damaged(sentence) if event_type in _DAMAGING else ()))


def _of_bodies(sentence: Sentence, trigger: Trigger, roles: Roles) -> Roles:
    """Whose bodies were found, without those who found them; who dumps one has to do with the death."""
    line = sentence.line
    patients = tuple(of_chain(line, p)[1] if is_body_of(line, p) else p for p in roles.patients)
    return replace(roles, doers=roles.doers if line.base(trigger.phrase) == "dump" else (), patients=patients)


def _senders(sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The groups in whose name a message threatens: "a letter signed by the Front"."""
    message = message_at(sentence.line, trigger.phrase) if trigger.verb is not None else None
    senders = () if message is None else senders_of(sentence.line, message, sentence.names)
    armed = (one for one in senders if one.group == "armed-group" or (one.organisation and one.group is None))
    return [ActorMention(one.span, "perpetrator", "armed-group") for one in armed]


def with_deniers(sentence: Sentence, denier: Sequence[int], actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The actors of a deed with those who deny it in the place of "its men": bodies, not who speaks for them.

    Without a `denier` in the sentence it is the publisher, who takes the place of nobody.
    """
    offices = [place for position in denier for place in office_chain(sentence.line, position)]
    told = _mentions(sentence, offices, "perpetrator")
    bodies = [a for a in told if not a.person and a.group in ("armed-group", "state-forces", "unknown")]
    return (*bodies, *(actor for actor in actors if actor.role == "target" or (denier and not bodies)))


def _damaged(sentence: Sentence) -> list[ActorMention]:
    """The things that the sentence says were damaged beside: "killing three and causing damage to houses and cars"."""
    line = sentence.line
    places = [p for p in range(len(line.phrases)) if line.kind(p) == "noun" and line.head(p).lower == "damage"]
    harmed = (objects_of(line, place + 1) for place in places if line.word(place + 1) in ("to", "in"))
    found = _mentions(sentence, [position for positions in harmed for position in positions], "target", things=True)
    return [actor for actor in found if actor.group == "property"]


def _acted_on(sentence: Sentence, roles: Roles, role: Role, *, aimed: bool, things: bool) -> list[ActorMention]:
    parts = tuple(part for position in roles.patients for part in singled_out(sentence.line, position))
    return [
        *_mentions(sentence, roles.patients, role, aimed=aimed, things=things),
        *_mentions(sentence, parts, role),
        *_mentions(sentence, roles.aimed_at, role, aimed=True, things=things),
    ]


def _struck(sentence: Sentence, position: int) -> list[ActorMention]:
    """What stood at the spot: "exploded near a school", "opened fire at a checkpoint"."""
    struck = _mentions(sentence, sites_of(sentence.line, position), "target")
    return [actor for actor in struck if actor.group in ("property", "state-forces", "armed-group")]


#: Before whom a verb of blaming stands when its object is the deed: "blamed the raid on", "attributed it to".
_LAID_AT: dict[str, frozenset[str]] = {"blame": frozenset(("on",)), "attribute": frozenset(("to",))}


def _blamed(sentence: Sentence, trigger: Trigger, roles: Roles) -> tuple[ActorMention, ...]:
    line = sentence.line
    mutual = any(_is_each_other(line, position) for position in roles.patients)
    verb = line.phrases[trigger.phrase].base
    behind = reached_by(line, trigger.phrase, _LAID_AT[verb]) if verb in _LAID_AT else ()
    held = behind or (() if verb == "attribute" else roles.patients)
    blamed = _mentions(sentence, roles.doers if mutual else held, "perpetrator")
    named = {name.span for name in sentence.names}
    return tuple(a for a in blamed if a.group in ("armed-group", "state-forces") or (behind and a.span in named))


def _is_each_other(line: Line, position: int) -> bool:
    first = line.phrases[position].first
    return [token.lower for token in line.tokens[first : first + 2]] in (["each", "other"], ["one", "another"])


def _claimants(sentence: Sentence, trigger: Trigger, roles: Roles) -> tuple[ActorMention, ...]:
    """The groups that take responsibility: of those who claim the groups, not persons; else the last named before."""
    line = sentence.line
    if line.word(trigger.phrase - 1) == "no" or any(is_nobody(line, p) for p in subject_of(line, trigger.phrase)):
        return ()
    claiming = _mentions(sentence, roles.doers, "perpetrator")
    told = [actor for actor in claiming if not actor.person and actor.group in ("armed-group", "unknown")]
    if len(told) > 1 and all(is_part(line, position) for position in roles.doers):
        told = told[-1:]
    if told:
        return tuple(replace(actor, group="armed-group") for actor in told)
    start = line.tokens[trigger.first].start
    named = [n.span for n in sentence.names if n.span.end <= start and n.group in ("armed-group", None)]
    return tuple(ActorMention(span, "perpetrator", "armed-group") for span in named[-1:])


def _identified(sentence: Sentence, verb: int) -> tuple[ActorMention, ...]:
    """The persons named by "the dead were identified as X and Y"; of open group unless the words around tell it."""
    line = sentence.line
    around = (*subject_of(line, verb), *objects_of(line, verb))
    if any(line.word(p) in ONESELF for p in around):
        as_whom = [p + 1 for p in range(verb + 1, len(line.phrases)) if line.word(p) == "as"][:1]
        told_by = _mentions(sentence, as_whom, "perpetrator")  # "identified themselves as members of the Front"
        return tuple(actor for actor in told_by if actor.group == "armed-group")
    told = (p.group for position in around for p in participants_of(line, position, sentence.names))
    group = next((group for group in told if group), None)
    known: Group = "unknown" if group in (None, "property") else group
    return tuple(ActorMention(run, "target", known, person=True) for run in _names_behind_as(sentence, verb))


def _names_behind_as(sentence: Sentence, verb: int) -> Iterator[Span]:
    line = sentence.line
    for place in range(verb + 1, len(line.phrases)):
        for named in objects_of(line, place) if line.word(place) == "as" else ():
            run = person_run(line.tokens, line.phrases[named]) if line.kind(named) == "noun" else None
            if run is not None and not any(name.span.overlaps(run) for name in sentence.names):
                yield run


def _mentions(
    sentence: Sentence, positions: Sequence[int], role: Role, *, aimed: bool = False, things: bool = False
) -> list[ActorMention]:
    """The actors at noun groups. A common noun of no known group is nobody, unless `things` may be acted on.

    `aimed`: the deed is one that countries suffer too, and not persons alone.
    """
    line = sentence.line
    meant = (place for position in positions for place in _meant(line, position, role))
    places = [place for place in meant if _may_take_part(sentence, place)]
    found: list[ActorMention] = []
    believed = any(held_to_be(line, place) for place in places)
    told = (p for place in places for p in participants_of(line, place, sentence.names))
    known = (_somebody(sentence, p, role, aimed=aimed, struck=things) for p in told)
    for participant in (somebody for somebody in known if somebody is not None):
        group = participant.group or _unnamed_group(participant, role, things=things)
        if group is None or (group == "property" and role == "perpetrator"):
            continue
        anybody = role == "perpetrator" and group == "civilians" and not believed
        if anybody and {word.lower() for word in _words_at(sentence, participant.span)} <= _SOMEBODY:
            group = "unknown"  # "was shot dead by men on a motorcycle"
        if not _is_no_actor(sentence, participant):
            found.append(ActorMention(participant.span, role, group, participant.person))
    return [*found, *_bodies_meant(sentence, positions, role)]


#: Who does something and is not known at all.
_SOMEBODY = frozenset(("man", "men"))


def _bodies_meant(sentence: Sentence, positions: Sequence[int], role: Role) -> Iterator[ActorMention]:
    """The bodies for which "it", "its fighters" and "the same group" stand; whoever "it" is has done something."""
    line = sentence.line
    for position in positions:
        of_nobody = line.word(position - 1) == "of" and is_nobody(line, position - 2)  # "none of its members"
        if of_nobody or is_nobody(line, position) or (role == "target" and line.kind(position) == "pronoun"):
            continue
        believed = (position, *held_to_be(line, position))
        told = (body_meant(line, place, sentence.index, sentence.names, sentence.body) for place in believed)
        body = next((name for name in told if name is not None), None)
        if body is not None:
            yield ActorMention(body.span, role, body.group or "armed-group")


def _may_take_part(sentence: Sentence, position: int) -> bool:
    """Whether a noun group may stand for somebody or something: it is no abstract thing and no weapon."""
    line = sentence.line
    if line.kind(position) != "noun" or is_nobody(line, position) or is_thing(line, position):
        return False
    if is_message(line, position):
        return False
    span = line.span(position)
    return not any(span.holds(weapon.span) and weapon.span.end == span.end for weapon in sentence.weapons)


def _meant(line: Line, position: int, role: Role) -> tuple[int, ...]:
    """A noun group itself; for "they", "he" and "she" the sentence's first subject: "Tal fled when he was shot at".

    "It", aimed at, is the thing named last: "visited the station two days after it was hit".
    """
    if role == "target" and line.word(position) == "it":
        return thing_meant(line, position)
    if line.kind(position) != "pronoun" or line.word(position) not in ("they", "he", "she"):
        return (position,)
    main = next((p for p, phrase in enumerate(line.phrases) if phrase.kind == "verb" and phrase.form != "ing"), None)
    if main is None or main > position:
        return ()
    return tuple(p for p in subject_of(line, main) if line.kind(p) == "noun")


def _somebody(
    sentence: Sentence, participant: Participant, role: Role, *, aimed: bool, struck: bool
) -> Participant | None:
    """A participant; a country that acts is its forces. None for a country or a town that reads as a person's name.

    Who is shot or stabbed is a person, also by the name of Jordan.
    """
    if not participant.person or participant.group is not None:
        return participant
    words = _words_at(sentence, participant.span)
    if is_country(" ".join(words)) and (aimed or role != "target"):
        return None if role == "target" else replace(participant, person=False, group="state-forces")
    named = words[0].lower() in given_names() or words[0].lower() in _OPENS_PERSON
    return participant if named or not struck else None  # "jets bombed Kafr Zita"


#: What opens names by which people are known.
_OPENS_PERSON = frozenset(("abu", "umm", "ibn", "bin", "haji", "hajji"))


def _unnamed_group(participant: Participant, role: Role, *, things: bool) -> Group | None:
    """The group of somebody or something whose words tell none."""
    if participant.person or participant.organisation:
        return "civilians" if role == "target" else "unknown"
    return "property" if things else None


def _is_no_actor(sentence: Sentence, participant: Participant) -> bool:
    """Whether the words are really those of a date, an outlet, a make of weapon or a place."""
    span = participant.span
    outlets = [speaker.span for speaker in sentence.speakers if speaker.kind in ("media", "ngo", "unknown")]
    if any(span.overlaps(taken) for taken in (*sentence.dates, *outlets)):
        return True
    if participant.person and any(span.overlaps(weapon.span) for weapon in sentence.weapons):
        return True
    if participant.group == "property":
        return any(place.span.overlaps(span) for place in sentence.places)
    if participant.person and {word.lower() for word in _words_at(sentence, span)} <= _WATCHES:
        return True
    return participant.person and any(place.span.holds(span) for place in sentence.places)


def _words_at(sentence: Sentence, span: Span) -> list[str]:
    return [token.text for token in sentence.line.tokens if span.start <= token.start < span.end]
