"""Who stands where around an action word: those who act, those acted on and those aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.actions import ActionNoun, ActionVerb
from ..lexicon.cues import cue_words
from ..records.vocabulary import EFFECTS
from .clauses import Line
from .complements import ONESELF, agents_of, company_of, objects_of, reached_by
from .participants import chain_group, of_chain
from .subjects import subject_of
from .triggers import EXPLOSIVES, Trigger, names_weapon

_CARRYING = cue_words("roles.carrying")
_TARGETING = frozenset(("on", "against", "at", "targeting", "upon"))
#: "two injured reports Daily Excelsior": a credit whose comma was lost.
_CREDITS = frozenset(("reports", "report", "reported"))
_TAKEN = frozenset(("hostage", "hostages", "captive", "captives", "prisoner", "prisoners"))
_INTO = frozenset(("into", "onto"))
_AT = frozenset(("at",))
#: What verbs tell of their subjects' words, whatever stands behind them: "denied responsibility".
_SAID = frozenset(("claim", "denied"))
_BETWEEN = frozenset(("with", "between", "against"))


@dataclass(frozen=True, slots=True)
class Roles:
    """The noun groups around an action word, by what they do in it: positions of phrases."""

    doers: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    aimed_at: tuple[int, ...] = ()


def roles_of(line: Line, trigger: Trigger) -> Roles:
    """Who does what to whom by an action word."""
    if isinstance(trigger.word, ActionVerb):
        return _around_verb(line, trigger, trigger.word)
    return _around_noun(line, trigger.phrase, trigger.word)


def _around_verb(line: Line, trigger: Trigger, verb: ActionVerb) -> Roles:
    position = trigger.phrase
    phrase = line.phrases[position]
    aimed_at = reached_by(line, position, verb.reach) if verb.reach else ()
    if verb.subject:
        struck = () if line.phrases[position].passive else _struck_by_device(line, position, verb)
        return Roles(patients=struck or subject_of(line, position), aimed_at=aimed_at)
    shot_at = line.word(position + 1) == "at" and verb.object == "wounded" and line.base(position) == "shoot"
    if shot_at and phrase.passive:
        return Roles(agents_of(line, position), aimed_at=subject_of(line, position))
    if shot_at:
        return Roles(subject_of(line, position), aimed_at=aimed_at or reached_by(line, position, _AT))
    if line.base(position) == "slit":
        return _with_throat(line, position)
    objects = tuple(p for p in objects_of(line, position) if not (verb.then and _completes(line, trigger, p)))
    objects = tuple(p for p in objects if line.word(p - 1) != "with" or _are_people(line, p))  # not "with two pistols"
    objects = tuple(p for p in objects if not aimed_at or p < aimed_at[0])  # "took control of [the hall and the post]"
    objects = () if objects and line.word(objects[0]) in _CREDITS else objects
    objects = () if objects and _heads_another(line, position, objects[0]) else objects
    objects = objects or _shared_objects(line, position) or _entered(line, position, verb)
    if objects and line.word(objects[0]) in ONESELF and verb.object in ("killed", "wounded"):
        return Roles(patients=(*subject_of(line, position), *objects[1:]), aimed_at=aimed_at)
    if phrase.passive and verb.reach and not verb.object:
        return Roles(agents_of(line, position), aimed_at=aimed_at or subject_of(line, position))
    done = verb.object and verb.object not in _SAID
    if phrase.passive or (done and _reads_passive(line, position, objects)):
        patients = subject_of(line, position)
        company = company_of(line, position) if patients and verb.object in EFFECTS else ()
        company = tuple(place for place in company if _are_people(line, place))
        return Roles(agents_of(line, position), (*patients, *company), aimed_at)
    if verb.about == "property" and not objects and line.base(position) == "burn":
        return Roles(patients=subject_of(line, position))  # "saw three huts burning"
    return Roles(subject_of(line, position), objects, aimed_at)


def _entered(line: Line, position: int, verb: ActionVerb) -> tuple[int, ...]:
    """`Armed men stormed into a house`: what they came into is what they attacked."""
    into = verb.object == "target" and line.word(position + 1) in _INTO and not line.phrases[position].passive
    return reached_by(line, position, _INTO) if into else ()


def _with_throat(line: Line, position: int) -> Roles:
    """`slit the throat of a farmer`: whose throat it is; of "a farmer's throat" nobody."""
    objects = objects_of(line, position)
    owners = tuple(of_chain(line, throat)[1] for throat in objects if len(of_chain(line, throat)) > 1)
    return Roles(subject_of(line, position) if objects else (), owners)


def _are_people(line: Line, position: int) -> bool:
    """Whether a noun group is of people, by its noun or as a name or number alone; not "along with two pistols"."""
    if line.kind(position) != "noun":
        return line.kind(position) == "pronoun"
    group = chain_group(line, of_chain(line, position))
    if group is None:
        return line.head(position).tag in ("name", "number") and not line.head(position).text.isupper()
    return group != "property"


def _heads_another(line: Line, position: int, behind: int) -> bool:
    """`Three villagers killed 12 others injured in …`: what stands behind is told of by a participle of its own."""
    told, own = line.phrases[position], line.phrases[min(behind + 1, len(line.phrases) - 1)]
    alike = told.bare and own.bare and told.form == own.form == "ed" and own.base in ("wound", "injure", "hurt", "kill")
    counted = any(
        token.tag == "number" for token in line.tokens[line.phrases[behind].first : line.phrases[behind].last]
    )
    return alike and counted and own.kind == "verb"


def _shared_objects(line: Line, position: int) -> tuple[int, ...]:
    """`rebels abducted and killed a teacher`: the object of the verb that the next one is joined to."""
    phrase, joined = line.phrases[position], position + 2
    if line.word(position + 1) not in ("and", "or") or line.kind(joined) != "verb":
        return ()
    alike = phrase.form == line.phrases[joined].form == "ed" and line.phrases[joined].bare
    return objects_of(line, joined) if alike and not phrase.passive else ()


def _struck_by_device(line: Line, position: int, verb: ActionVerb) -> tuple[int, ...]:
    """`a roadside bomb hit a truck`: what is struck is the object where the device itself is the subject."""
    if verb.about != "explosive":
        return ()
    devices = any(names_weapon(line, p, EXPLOSIVES) for p in subject_of(line, position))
    return objects_of(line, position) if devices else ()


def _completes(line: Line, trigger: Trigger, position: int) -> bool:
    """Whether a noun group only completes the verb ("fire" in "opened fire"), and is no patient."""
    phrase = line.phrases[position]
    if line.head(position).lower in _TAKEN and phrase.first < phrase.head:
        return False  # "took seven people hostage", "took two hostages"
    return line.phrases[trigger.phrase].head < phrase.first and phrase.head == phrase.last == trigger.last


def _reads_passive(line: Line, position: int, objects: Sequence[int]) -> bool:
    """`A guard killed, two hurt in a blast`: a bare past form with nothing behind it to act on."""
    phrase = line.phrases[position]
    if phrase.form != "ed" or not phrase.bare or objects:
        return False
    if line.phrases[min(position + 1, len(line.phrases) - 1)].infinitive:
        return False  # "the group threatened to kill"
    return line.kind(position - 1) in ("noun", "adverb", "punctuation", "conjunction")


def _around_noun(line: Line, position: int, noun: ActionNoun) -> Roles:
    named_behind = line.kind(position + 2) == "noun"
    if noun.effect:
        behind = line.word(position + 1) in ("of", "to", "among") and named_behind
        return Roles(patients=objects_of(line, position + 1) if behind else ())
    if noun.type == "armed-clash":
        begun = position + 1 if line.base(position + 1) in _BEGINNING else position
        return Roles(doers=reached_by(line, begun, _BETWEEN))  # "clashes broke out between the army and the Front"
    doers = agents_of(line, position)
    if noun.of and line.word(position + 1) == "of" and named_behind:
        named = objects_of(line, position + 1)
        struck = tuple(p for p in named if noun.of != "struck" or not _may_strike(line, p))
        return Roles(doers, struck)
    laid = line.base(position - 1) == "blame"  # "blamed the raid on the Front"
    aimed_at = () if laid else reached_by(line, position, _TARGETING)
    return Roles(doers or _carried_out_by(line, position), aimed_at=aimed_at)


#: How fighting begins, and goes on.
_BEGINNING = frozenset("erupt break begin start resume continue rage flare occur ensue take intensify".split())


def _may_strike(line: Line, position: int) -> bool:
    """`the shelling of the army`: who has arms is behind "of" as often the one that fires."""
    return chain_group(line, of_chain(line, position)) in ("state-forces", "armed-group", "state-other", "unknown")


def _carried_out_by(line: Line, position: int) -> tuple[int, ...]:
    """The subject of the verb whose object the action is: "rebels carried out a raid"."""
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    carries = line.base(before) in _CARRYING and not line.phrases[before].passive
    return subject_of(line, before) if carries else ()
