"""From an action word to a finding: who did it, to whom, with what harm, where, when and with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.actions import actions
from ..records import ActorMention, DateMention, Finding, HarmMention, Span
from ..records.vocabulary import EFFECTS, Effect, EventType, Group, Role
from .clauses import Line, agents_of, objects_of, reached_by, sites_of, subject_of
from .participants import Participant, of_chain, participants_of, person_run
from .phrases import Phrase, span_of
from .sentence import Sentence
from .status import is_background, status_of
from .triggers import Trigger


@dataclass(frozen=True, slots=True)
class Roles:
    """The noun groups around an action word, by what they do in it: positions of phrases."""

    doers: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    aimed_at: tuple[int, ...] = ()


def finding_of(sentence: Sentence, trigger: Trigger, text: str) -> Finding | None:
    """The finding that an action word of a sentence gives, or None where it tells of nothing that happened."""
    status = status_of(sentence.line, trigger)
    if status is None or not _tells_when(sentence.line, trigger):
        return None
    roles = _verb_roles(sentence.line, trigger) if trigger.verb else _noun_roles(sentence.line, trigger)
    harm = _harm(sentence, trigger, roles, text)
    if harm is None:
        return None
    event_type = _type(sentence, trigger)
    actors = _actors(sentence, trigger, roles, event_type, text)
    told = trigger.verb or trigger.noun
    if (
        told is not None
        and told.by == "armed"
        and not any(a.group == "armed-group" and a.role == "perpetrator" for a in actors)
    ):
        return None
    action = Span(sentence.line.tokens[trigger.first].start, sentence.line.tokens[trigger.last].end)
    return Finding(
        action=action,
        type=event_type,
        status=status,
        sentence=sentence.span,
        evidence=_evidence(sentence, trigger, roles),
        actors=actors,
        harm=harm,
        places=sentence.places,
        dates=dates_near(sentence, trigger),
        weapons=sentence.weapons,
        background=is_background(sentence.line, trigger),
        continues=_points_back(sentence.line, trigger)
        or (trigger.verb is not None and trigger.verb.object in ("name", "claim", "when", "blamed")),
        anew=_opens_another(sentence.line, trigger),
        weight=trigger.weight,
    )


def _tells_when(line: Line, trigger: Trigger) -> bool:
    """Whether "occurred" or "took place" is said of an act of violence, not of a meeting."""
    if trigger.verb is None or trigger.verb.object != "when":
        return True
    subject = subject_of(line, trigger.phrase)
    heads = {line.tokens[line.phrases[p].head].lower for p in subject}
    return bool(heads & _INCIDENTS) or any(line.word(p) in ("it", "this") for p in subject)


_INCIDENTS = frozenset(words[-1] for words in actions().continuing)


def _verb_roles(line: Line, trigger: Trigger) -> Roles:
    verb, position = trigger.verb, trigger.phrase
    assert verb is not None  # the caller chose by it
    phrase = line.phrases[position]
    aimed = reached_by(line, position, verb.reach) if verb.reach else ()
    if verb.subject:
        return Roles(patients=subject_of(line, position), aimed_at=aimed)
    objects = tuple(p for p in objects_of(line, position) if not _completes(line, trigger, p))
    if phrase.passive and verb.reach and not verb.object:
        return Roles(agents_of(line, position), aimed_at=aimed or subject_of(line, position))
    if phrase.passive or (verb.object and _reads_passive(line, position, objects)):
        return Roles(agents_of(line, position), subject_of(line, position), aimed)
    return Roles(subject_of(line, position), objects, aimed)


def _completes(line: Line, trigger: Trigger, position: int) -> bool:
    """Whether a noun group only completes the verb ("fire" in "opened fire"), and is no patient."""
    phrase = line.phrases[position]
    return (
        bool(trigger.verb and trigger.verb.then)
        and trigger.first < phrase.first
        and phrase.head <= trigger.last
        and (
            phrase.last <= trigger.last
            and phrase.first > line.phrases[trigger.phrase].head
            and phrase.head == trigger.last
        )
    )


def _reads_passive(line: Line, position: int, objects: Sequence[int]) -> bool:
    """`A guard killed, two hurt in a blast`: a bare past form with nothing behind it to act on."""
    phrase = line.phrases[position]
    bare = phrase.form == "ed" and phrase.bare
    return bare and not objects and line.kind(position - 1) in ("noun", "adverb", "punctuation", "conjunction")


_TARGETING = frozenset(("on", "against", "at", "targeting", "upon"))
_BETWEEN = frozenset(("with", "between", "against"))


def _noun_roles(line: Line, trigger: Trigger) -> Roles:
    position = trigger.phrase
    noun = trigger.noun
    assert noun is not None  # the caller chose by it
    doers = agents_of(line, position)
    if noun.effect:
        behind = line.word(position + 1) in ("of", "to", "among") and line.kind(position + 2) == "noun"
        return Roles(patients=objects_of(line, position + 1) if behind else ())
    if noun.type == "armed-clash":
        return Roles(doers=reached_by(line, position, _BETWEEN))
    if line.word(position + 1) == "of" and _noun_effect(trigger) and line.kind(position + 2) == "noun":
        return Roles(doers, objects_of(line, position + 1))
    return Roles(doers or _carried_out_by(line, position), aimed_at=reached_by(line, position, _TARGETING))


_CARRYING = frozenset("carry launch mount conduct stage perpetrate orchestrate commit execute make open".split())


def _carried_out_by(line: Line, position: int) -> tuple[int, ...]:
    """The subject of the verb whose object the action is: "rebels carried out a raid"."""
    before = position - 1
    while line.kind(before) == "adverb":
        before -= 1
    if line.kind(before) == "verb" and line.phrases[before].base in _CARRYING and not line.phrases[before].passive:
        return subject_of(line, before)
    return ()


def _harm(sentence: Sentence, trigger: Trigger, roles: Roles, text: str) -> tuple[HarmMention, ...] | None:
    """The harm rows of an action; None where the words say that nobody was harmed ("no one was injured")."""
    verb = trigger.verb
    if trigger.type == "suicide-bombing" and trigger.noun is not None:
        return _bombers(sentence, trigger)
    effect = (verb.object or verb.subject) if verb else _noun_effect(trigger)
    if effect not in EFFECTS:
        return ()
    if trigger.noun is not None and trigger.noun.effect and not roles.patients:
        return None
    rows: list[HarmMention] = []
    for positions in _households(sentence.line, roles.patients):
        if _known_body(sentence.line, positions[0]):
            continue
        row = _harm_row(sentence, positions, effect, text)
        if row is None and _nobody(sentence.line, positions[0]):
            return None
        if row is not None:
            rows += [row, *_parts(sentence, positions[-1], row, text)]
    return tuple(rows)


def _bombers(sentence: Sentence, trigger: Trigger) -> tuple[HarmMention, ...]:
    """The attackers of a suicide attack that was carried out: they count as killed, as the guide says."""
    line = sentence.line
    phrase = line.phrases[trigger.phrase]
    head = line.tokens[phrase.head].lower
    told = line.tokens[phrase.first].lower in ("a", "an", "another", "one") or line.tokens[phrase.first].tag == "number"
    if head not in ("bomber", "bombers", "attacker", "attackers") or not told:
        return ()
    start, end = line.tokens[phrase.first].start, line.tokens[phrase.head].end
    return (HarmMention(Span(start, end), "armed-group", "killed"),)


def _households(line: Line, positions: Sequence[int]) -> list[tuple[int, ...]]:
    """Patients with their own: "a driver and his helper" are told of together."""
    found: list[tuple[int, ...]] = []
    for position in positions:
        chain = of_chain(line, position) if line.kind(position) == "noun" else (position,)
        if found and any(line.word(place) in ("his", "her", "their", "its") for place in chain):
            found[-1] = (*found[-1], position)
        else:
            found.append((position,))
    return found


def _parts(sentence: Sentence, position: int, whole: HarmMention, text: str) -> list[HarmMention]:
    """The rows of those singled out: "nine people, including two guards and a child"."""
    found: list[HarmMention] = []
    for part in _singled_out(sentence.line, position):
        row = _harm_row(sentence, (part,), whole.effect, text)
        if row is not None:
            found.append(replace(row, part_of=whole.span))
    return found


def _singled_out(line: Line, position: int) -> tuple[int, ...]:
    """The noun groups behind "including" after one."""
    if line.kind(position) != "noun":
        return ()
    behind = of_chain(line, position)[-1] + 1
    behind += line.word(behind) in (",", "(")
    return objects_of(line, behind) if line.word(behind) in ("including", "comprising") else ()


def _noun_effect(trigger: Trigger) -> str:
    if trigger.noun is not None and trigger.noun.effect:
        return trigger.noun.effect
    return (
        {"attack": "killed", "abduction": "abducted", "arrest": "arrested"}.get(trigger.type or "", "")
        if trigger.weight < 0.45
        else ""
    )


def _known_body(line: Line, position: int) -> bool:
    """`his body`, `the bodies`: of somebody whose death was told before."""
    phrase = line.phrases[position]
    head = line.tokens[phrase.head].lower
    if head not in ("body", "bodies", "corpse", "corpses"):
        return False
    first = line.tokens[phrase.first]
    return first.lower in ("the", "his", "her", "their", "its", "both") or first.tag == "name"


def _nobody(line: Line, position: int) -> bool:
    if line.word(position) == "no" and line.kind(position) == "noun":
        second = line.tokens[min(line.phrases[position].first + 1, len(line.tokens) - 1)].lower
        return second not in ("fewer", "less", "more")
    return line.word(position) in ("no", "nobody", "none", "neither")


def _harm_row(sentence: Sentence, positions: Sequence[int], effect: Effect, text: str) -> HarmMention | None:
    line, position = sentence.line, positions[0]
    if line.kind(position) == "pronoun" and effect == "released" and line.word(position) in ("he", "she", "him", "her"):
        return HarmMention(span_of(line.phrases[position], line.tokens), "civilians", effect)
    if line.kind(position) != "noun" or _nobody(line, position):
        return None
    people = participants_of(line, position, sentence.names, text)
    group = next((p.group for p in people if p.group), None)
    if group == "property" or _is_thing(line.phrases[position], line):
        return None
    if group is None and not (_stands_for_people(line, position) or any(p.person or p.organisation for p in people)):
        return None
    if effect == "arrested" and group == "civilians" and line.tokens[line.phrases[position].head].lower in _ANYBODY:
        group = "unknown"
    last = of_chain(line, positions[-1])[-1]
    start, end = span_of(line.phrases[position], line.tokens).start, line.tokens[line.phrases[last].last].end
    return HarmMention(Span(start, end), group or "civilians", effect)


_ANYBODY = frozenset("person persons people man men others individual individuals youth youths".split())


def _stands_for_people(line: Line, position: int) -> bool:
    """A numeral or a word such as "others" alone, which takes its people from what was told before; or a body."""
    head = line.tokens[line.phrases[position].head]
    return head.tag in ("number", "determiner") or head.lower in (
        "others",
        "other",
        "body",
        "bodies",
        "more",
        "dozen",
        "dozens",
    )


_THINGS = frozenset(
    "injuries injury damage fire blast attack shots bullet bullets casualties loss losses wounds life lives responsibility toll spot way area dead importance reports report claims names photographs number toll".split()
)


def _is_thing(phrase: Phrase, line: Line) -> bool:
    return line.tokens[phrase.head].lower in _THINGS


def _type(sentence: Sentence, trigger: Trigger) -> EventType | None:
    """The type that the words speak for, sharpened by the weapon thrown or fired."""
    by_means = _by_means(sentence, trigger) if trigger.verb is not None else None
    if by_means is not None:
        return by_means
    if trigger.verb is not None and trigger.type == "bombing":
        kinds = {weapon.kind for weapon in sentence.weapons}
        base = sentence.line.phrases[trigger.phrase].base
        if base in ("hurl", "lob", "throw", "toss", "fling", "explode", "go") and "grenade" in kinds:
            return "grenade"
        if "stone" in kinds and not kinds - {"stone"}:
            return "riot"
    return trigger.type


_MEANS_TYPES: dict[str, EventType] = {
    "aircraft": "air-strike", "drone": "air-strike", "rocket": "shelling", "mortar": "shelling", "artillery": "shelling", "missile": "shelling",
    "bomb": "bombing", "ied": "bombing", "landmine": "bombing", "car-bomb": "bombing", "explosive": "bombing", "grenade": "grenade",
}  # fmt: skip


def _by_means(sentence: Sentence, trigger: Trigger) -> EventType | None:
    """The type that the means tells where it is what acts: "warplanes hit a depot", "a device destroyed a truck"."""
    verb, line = trigger.verb, sentence.line
    if verb is None or verb.object not in ("target", "killed", "wounded") or trigger.type in ("arrest", "abduction"):
        return None
    passive = line.phrases[trigger.phrase].passive
    doers = agents_of(line, trigger.phrase) if passive else subject_of(line, trigger.phrase)
    spans = [span_of(line.phrases[p], line.tokens) for p in doers if line.kind(p) == "noun"]
    kinds = [weapon.kind for span in spans for weapon in sentence.weapons if span.holds(weapon.span)]
    return next((_MEANS_TYPES[kind] for kind in kinds if kind in _MEANS_TYPES), None)


def _evidence(sentence: Sentence, trigger: Trigger, roles: Roles) -> Span:
    """The action word with the noun groups next to it that it acts on or that act."""
    line = sentence.line
    first, last = line.tokens[trigger.first].start, line.tokens[trigger.last].end
    for position in (*roles.doers[:1], *roles.patients[:1]):
        span = span_of(line.phrases[position], line.tokens)
        first, last = min(first, span.start), max(last, span.end)
    if trigger.noun is not None:
        phrase = span_of(line.phrases[trigger.phrase], line.tokens)
        first, last = min(first, phrase.start), max(last, phrase.end)
    return Span(first, last)


def _points_back(line: Line, trigger: Trigger) -> bool:
    """Whether the words point to what was told before: "the blast", "this attack"."""
    if trigger.noun is None or not trigger.noun.continues:
        return False
    return line.tokens[line.phrases[trigger.phrase].first].lower in ("the", "this", "that", "these", "both", "such")


_ORDINALS = frozenset("another second third fourth fifth other separate".split())
_MOTIVES = frozenset(
    "avenge avenging revenge protest protesting retaliation condemn condemning condemned reprisal response anniversary".split()
)


def _opens_another(line: Line, trigger: Trigger) -> bool:
    """Whether the words say that this is another occurrence: "a second blast", "to avenge the killing of"."""
    phrase = line.phrases[trigger.phrase]
    inside = {token.lower for token in line.tokens[phrase.first : trigger.first]}
    before = {token.lower for token in line.tokens[max(trigger.first - 7, 0) : trigger.first]}
    if trigger.noun is None:
        return False
    return bool(inside & _ORDINALS) or (bool(before & _MOTIVES) and _noun_effect(trigger) != "")


def dates_near(sentence: Sentence, trigger: Trigger) -> tuple[DateMention, ...]:
    """The dates of a sentence, the one nearest the action first, without those of somebody's saying so."""
    action = sentence.line.tokens[trigger.first].start
    ranked = sorted((date_rank(sentence, span, action), span) for span in sentence.dates)
    return tuple(DateMention(span) for (penalty, _), span in ranked if penalty == 0)


def is_publication(sentence: Sentence, span: Span) -> bool:
    """Whether a date only says when it was printed: "reports The Daily Star on July 2"."""
    return any(s.kind == "media" and 0 <= span.start - s.span.end <= 2 for s in sentence.speakers)


def date_rank(sentence: Sentence, span: Span, action: int) -> tuple[int, int]:
    """(0 of the event, 1 of somebody's saying so, 2 of publication; distance in characters)."""
    tokens = [token for token in sentence.line.tokens if token.end <= span.start]
    if is_publication(sentence, span):
        return 2, 0
    near = {token.lower for token in tokens[-4:]}
    after = {token.lower for token in sentence.line.tokens if span.end <= token.start}
    following = [token.lower for token in sentence.line.tokens if token.start >= span.end][:3]
    said = bool(near & _SAYING) or any(
        word in ("claimed", "said", "told", "confirmed", "asked", "announced") for word in following[:1]
    )
    return int(said and bool(after or tokens)), abs(span.start - action) + 60 * _is_measured(sentence, span)


def _is_measured(sentence: Sentence, span: Span) -> bool:
    """`a day after`, `two weeks ago`: a distance from another day, which a stated day outranks."""
    words = {token.lower for token in sentence.line.tokens if span.start <= token.start < span.end}
    return bool(words & {"after", "before", "ago", "later", "earlier"})


_SAYING = frozenset(
    "said told confirmed stated announced added claimed says informed released disclosed accused blamed denied rejected".split()
)


def _actors(
    sentence: Sentence, trigger: Trigger, roles: Roles, event_type: EventType | None, text: str
) -> tuple[ActorMention, ...]:
    verb = trigger.verb
    clash = event_type == "armed-clash"
    if verb is not None and verb.object == "when":
        return ()
    if verb is not None and verb.object == "blamed":
        blamed = _mentions(sentence, roles.patients, "perpetrator", text)
        return tuple(actor for actor in blamed if actor.group in ("armed-group", "state-forces"))
    if verb is not None and verb.object == "name":
        return _identified(sentence, trigger, text)
    found = _mentions(sentence, roles.doers, "party" if clash else "perpetrator", text)
    if verb is not None and verb.object == "claim":
        return _claimants(sentence, trigger, found)
    acted_on = () if verb is not None and verb.object in ("weapon", "arms") else roles.patients
    if verb is not None and verb.subject == "surrendered":
        return tuple(_mentions(sentence, roles.patients, "perpetrator", text))
    things = (
        verb is not None
        and verb.object == "target"
        and event_type in ("property-destruction", "bombing", "shelling", "air-strike")
    )
    found += _mentions(sentence, acted_on, "party" if clash else "target", text, things=things)
    singled_out = tuple(part for position in acted_on for part in _singled_out(sentence.line, position))
    found += _mentions(sentence, singled_out, "party" if clash else "target", text)
    found += _mentions(sentence, roles.aimed_at, "party" if clash else "target", text, things=things)
    if (verb is not None and verb.site) or (trigger.noun is not None and trigger.noun.site):
        struck = _mentions(sentence, sites_of(sentence.line, trigger.phrase), "target", text)
        found += [actor for actor in struck if actor.group in ("property", "state-forces", "armed-group")]
    return tuple(found)


def _claimants(sentence: Sentence, trigger: Trigger, found: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The group that takes responsibility, not the person who speaks for it: all groups named before the verb."""
    line = sentence.line
    if line.word(trigger.phrase - 1) == "no" or any(_nobody(line, p) for p in subject_of(line, trigger.phrase)):
        return ()
    start = line.tokens[trigger.first].start
    named = [n for n in sentence.names if n.span.end <= start and n.group in ("armed-group", None)]
    groups = [ActorMention(n.span, "perpetrator", "armed-group") for n in named]
    told = [replace(a, group="armed-group") for a in found if not a.person and a.group in ("armed-group", "unknown")]
    return tuple(told or groups[-1:])


def _identified(sentence: Sentence, trigger: Trigger, text: str) -> tuple[ActorMention, ...]:
    """The persons named by "the dead were identified as X and Y"; their group is open unless the subject tells it."""
    line, position = sentence.line, trigger.phrase
    group = next(
        (
            p.group
            for s in (*subject_of(line, position), *objects_of(line, position))
            for p in participants_of(line, s, sentence.names, text)
            if p.group
        ),
        None,
    )
    found: list[ActorMention] = []
    behind = [p for p in range(position + 1, len(line.phrases)) if line.word(p) == "as"]
    for named in (n for place in behind for n in objects_of(line, place)):
        run = person_run(line.tokens, line.phrases[named]) if line.kind(named) == "noun" else None
        if run is not None and not any(name.span.overlaps(run) for name in sentence.names):
            found.append(ActorMention(run, "target", "unknown" if group in (None, "property") else group, person=True))
    return tuple(found)


def _mentions(
    sentence: Sentence, positions: Sequence[int], role: Role, text: str, *, things: bool = False
) -> list[ActorMention]:
    """The actors at noun groups. A common noun of no known group is nobody, unless `things` may be acted on."""
    found: list[ActorMention] = []
    for position in (p for given in positions for p in _meant(sentence.line, given)):
        if sentence.line.kind(position) != "noun" or _nobody(sentence.line, position):
            continue
        if _is_thing(sentence.line.phrases[position], sentence.line) or _is_weapon(sentence, position):
            continue
        for participant in participants_of(sentence.line, position, sentence.names, text):
            group = participant.group or _unnamed_group(participant, role, things)
            if group == "property" and role == "perpetrator":
                continue
            if group is not None and not _is_no_actor(sentence, participant):
                found.append(ActorMention(participant.span, role, group, participant.person))
    return found


def _meant(line: Line, position: int) -> tuple[int, ...]:
    """A noun group itself; for "they", "he" and "she" the subject that opened the sentence: "Tal has not been seen since he was taken"."""
    if line.kind(position) != "pronoun" or line.word(position) not in ("they", "he", "she"):
        return (position,)
    main = next((p for p, phrase in enumerate(line.phrases) if phrase.kind == "verb" and phrase.form != "ing"), None)
    if main is None or main > position:
        return ()
    return tuple(p for p in subject_of(line, main) if line.kind(p) == "noun")


def _unnamed_group(participant: Participant, role: Role, things: bool) -> Group | None:
    if participant.person or participant.organisation:
        return "civilians" if role == "target" else "unknown"
    return "property" if things else None


def _is_weapon(sentence: Sentence, position: int) -> bool:
    span = span_of(sentence.line.phrases[position], sentence.line.tokens)
    return any(span.holds(weapon.span) and weapon.span.end == span.end for weapon in sentence.weapons)


def _is_no_actor(sentence: Sentence, participant: Participant) -> bool:
    if any(participant.span.overlaps(date) for date in sentence.dates):
        return True
    if any(participant.span.overlaps(s.span) for s in sentence.speakers if s.kind == "media"):
        return True
    if participant.person and any(participant.span.overlaps(w.span) for w in sentence.weapons):
        return True
    if participant.group == "property":
        return any(place.span.overlaps(participant.span) for place in sentence.places)
    return participant.person and any(participant.span == place.span for place in sentence.places)
