"""What harm an action word tells, and to whom: one row for each group of people it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.actions import actions
from ..lexicon.cues import cue_words
from ..lexicon.people import group_of
from ..records import HarmMention, Span
from ..records.vocabulary import EFFECTS, Effect, Group
from .clauses import Line
from .complements import ONESELF, enumerated, names_after, objects_of
from .households import households, number_of
from .participants import chain_group, of_chain, participants_of
from .roles import Roles
from .sentence import Sentence
from .subjects import subject_of
from .tokens import Token
from .triggers import Trigger

_THINGS = cue_words("roles.things")
_ANYBODY = cue_words("harm.anybody")
_BODIES = frozenset(("body", "bodies", "corpse", "corpses"))
_STRIKING = frozenset(("shoot", "stab", "hit", "strike", "gun"))
#: Heads of people of all kinds, which a list behind a comma takes apart.
_MADE_UP = frozenset(("people", "persons", "others", "victims", "dead", "personnel"))
#: Heads that stand for people told of before.
_STAND_INS = frozenset(
    (
        "others",
        "other",
        "third",
        "fourth",
        "fifth",
        "body",
        "bodies",
        "more",
        "dozen",
        "dozens",
        "victim",
        "victims",
        "deceased",
    )
)


def harm_of(sentence: Sentence, trigger: Trigger, roles: Roles) -> tuple[HarmMention, ...] | None:
    """The harm rows of an action; None where the words say that nobody was harmed ("no one was injured")."""
    line, noun = sentence.line, trigger.noun
    if noun is not None and noun.type == "suicide-bombing":
        return _bombers(line, trigger)
    if is_suicide(line, trigger):
        return _suicides(line, trigger)
    effect = _effect(line, trigger)
    if effect is None:
        return ()
    if noun is not None and ((noun.effect and not roles.patients) or _is_none_of_it(line, trigger.phrase)):
        return None
    if line.base(trigger.phrase) == "succumb" and not roles.patients:
        return _by_injuries(line, trigger)
    if line.base(trigger.phrase) == "slit" and not roles.patients:
        return _by_owner(line, trigger.phrase + 1)  # "slit their throats"
    if effect == "displaced" and _brings_to_safety(line, trigger):
        return ()
    if effect == "released" and _lets_out_of_jail(line, trigger):
        return None
    told = line.tokens[trigger.last].lower
    struck = effect == "wounded" and (line.base(trigger.phrase) in _STRIKING or told in ("shot", "stabbed"))
    rows: list[HarmMention] = []
    for positions in households(sentence, roles.patients):
        if line.base(trigger.phrase) == "shoot" and told == "down" and _is_no_person(line, positions[0]):
            continue  # "a quadcopter was shot down"
        if is_nobody(line, positions[0]):
            return None
        known = _is_known_body(line, positions[0]) and effect == "killed"
        row = _body(line, positions[0]) if known else _row(sentence, positions, effect)
        if row is not None:
            who = "unknown" if row.who == "civilians" and _is_mixed(line, positions[-1]) else row.who
            row = replace(row, struck=struck, who=who)
            rows += [row, *_parts(sentence, positions[-1], row)]
    if line.base(trigger.phrase) == "succumb" and not rows:
        return _by_injuries(line, trigger)
    return tuple(rows)


def _is_none_of_it(line: Line, position: int) -> bool:
    """Whether a "no" reaches over an "or" to a noun of harm: "no loss of life or injury to troops"."""
    place = position - 1
    if line.word(place) not in ("or", "nor"):
        return False
    while line.kind(place - 1) == "noun" or line.word(place - 1) == "of":
        place -= 1
    return line.word(place) == "no"


def _effect(line: Line, trigger: Trigger) -> Effect | None:
    """What the action does to its patients, where that is harm; "fatally shot" is killed."""
    if trigger.verb is not None:
        told = trigger.verb.object or trigger.verb.subject
    else:
        told = trigger.noun.effect or trigger.noun.of if trigger.noun is not None else ""
    if told == "wounded" and any(token.lower in _TO_DEATH for token in _around(line, trigger)):
        return "killed"
    return next((effect for effect in EFFECTS if effect == told), None)


_TO_DEATH = frozenset(("fatally", "mortally"))


def _around(line: Line, trigger: Trigger) -> Sequence[Token]:
    """The words of a verb group and the one behind it."""
    phrase = line.phrases[trigger.phrase]
    return line.tokens[max(phrase.first - 1, 0) : trigger.last + 2]


_CARED_FOR = frozenset(
    "air hospital hospitals safely medical treatment wounded injured injuries airlifted airlift helicopter".split()
)


def _brings_to_safety(line: Line, trigger: Trigger) -> bool:
    """`the wounded were evacuated by air`: who is taken to safety or to a doctor is not displaced."""
    if line.base(trigger.phrase) != "evacuate":
        return False
    return any(token.lower in _CARED_FOR for token in line.tokens)


#: How many words behind a release tell that a court or a jail let somebody go.
_LET_OUT = 6


def _lets_out_of_jail(line: Line, trigger: Trigger) -> bool:
    """`was released from jail on bail`: by law, and no end of an abduction; not "freed 20 inmates from jail"."""
    behind = [token.lower for token in line.tokens[trigger.last + 1 : trigger.last + 1 + _LET_OUT]]
    if "bail" in behind or "parole" in behind:
        return True
    passive = trigger.verb is not None and line.phrases[trigger.phrase].passive
    return passive and behind[:1] == ["from"] and not {"jail", "prison"}.isdisjoint(behind)


def _by_injuries(line: Line, trigger: Trigger) -> tuple[HarmMention, ...]:
    """`…, succumbed to his injuries`: where the subject is too far off, the injuries tell whose death it is."""
    return _by_owner(line, trigger.phrase + 2)


def _by_owner(line: Line, position: int) -> tuple[HarmMention, ...]:
    """The death of those whose wounds or throats a noun group is: "their injuries"."""
    owner = line.phrases[position].first if line.kind(position) == "noun" else None
    if owner is None or line.tokens[owner].lower not in ("his", "her", "their"):
        return ()
    return (HarmMention(Span(line.tokens[owner].start, line.tokens[owner].end), "civilians", "killed"),)


def _bombers(line: Line, trigger: Trigger) -> tuple[HarmMention, ...]:
    """The attackers of a suicide attack that was carried out: they count as killed, as the guide says."""
    phrase = line.phrases[trigger.phrase]
    first, head = line.tokens[phrase.first], line.tokens[phrase.head]
    told = first.lower in ("a", "an", "another", "one") or first.tag == "number"
    told = told or (first.lower in ("the", "suicide") and not head.lower.endswith("s"))
    if head.lower not in ("bomber", "bombers", "attacker", "attackers") or not told:
        return ()
    return (HarmMention(Span(first.start, head.end), "armed-group", "killed"),)


def is_suicide(line: Line, trigger: Trigger) -> bool:
    """Whether somebody "blew himself up"."""
    return line.base(trigger.phrase) == "blow" and line.word(trigger.phrase + 1) in ONESELF


def _suicides(line: Line, trigger: Trigger) -> tuple[HarmMention, ...]:
    """Whoever "blew himself up", where he is told of for the first time: of an armed group, and dead."""
    told: list[HarmMention] = []
    for place in subject_of(line, trigger.phrase):
        first = line.tokens[line.phrases[place].first]
        if line.kind(place) == "noun" and (first.tag == "number" or first.lower in ("a", "an", "another", "one")):
            told.append(HarmMention(line.span(place), "armed-group", "killed"))
    return tuple(told)


def _parts(sentence: Sentence, position: int, whole: HarmMention) -> list[HarmMention]:
    """The rows of those singled out: "nine people, including two guards and a child"."""
    rows = (_row(sentence, (part,), whole.effect) for part in singled_out(sentence.line, position))
    return [replace(row, part_of=whole.span) for row in rows if row is not None]


def singled_out(line: Line, position: int) -> tuple[int, ...]:
    """Whom a noun group is made up of: "nine people, including two guards", "three people, a nurse and two boys,"."""
    if line.kind(position) != "noun":
        return ()
    behind = of_chain(line, position)[-1] + 1
    opens = line.word(behind) in (",", "(", "-", "–", "—")
    behind += opens
    if line.word(behind) in ("including", "comprising"):
        return tuple(place for place in objects_of(line, behind) if _is_single_group(line, place))
    made_up = line.head(position).lower in _MADE_UP
    parts = tuple(enumerated(line, behind)) if made_up or not opens else ()
    of_others = not made_up and any(_are_others(line, position, part) for part in parts)
    of_others = of_others and sum(number_of(line, part) or 1 for part in parts) != number_of(line, position)
    return parts if len(parts) > 1 and not of_others else ()


def _are_others(line: Line, position: int, part: int) -> bool:
    """Whether people listed behind others are none of them: "four troopers a civilian and a guard"."""
    groups = [chain_group(line, of_chain(line, place)) for place in (position, part)]
    return None not in groups and groups[0] != groups[1]


def _is_mixed(line: Line, position: int) -> bool:
    """Whether nothing tells how many people are of which of their groups: "20 people, including rebels and police"."""
    if line.kind(position) != "noun":
        return False
    behind = of_chain(line, position)[-1] + 1
    behind += line.word(behind) == ","
    if line.word(behind) != "including":
        return False
    listed: list[int] = []
    while line.kind(behind + 1) == "noun" and (not listed or line.word(behind) in (",", "and")):
        listed.append(behind + 1)
        behind += 2
    groups = {chain_group(line, of_chain(line, place)) for place in listed}
    opening = {line.tokens[line.phrases[place].first].tag for place in listed}
    return "armed-group" in groups and len(groups) > 1 and opening.isdisjoint(("number", "determiner"))


def _is_single_group(line: Line, position: int) -> bool:
    """Whether a noun group counts people or names one: not "militants, police and civilians"."""
    phrase = line.phrases[position]
    tags = {token.tag for token in line.tokens[phrase.first : phrase.head]}
    head = line.head(position)
    return not tags.isdisjoint(("number", "determiner")) or head.tag == "name" or not head.lower.endswith("s")


def _is_known_body(line: Line, position: int) -> bool:
    """`his body`, `the bodies`: of somebody whose death was told before; not "the bodies of five men"."""
    if line.head(position).lower not in _BODIES or is_body_of(line, position):
        return False
    first = line.tokens[line.phrases[position].first]
    return first.lower in ("the", "his", "her", "their", "its", "both", "whose") or first.tag == "name"


def is_body_of(line: Line, position: int) -> bool:
    """Whether a noun group is of the bodies of people who are first told of there: "the body of a teacher"."""
    chain = of_chain(line, position) if line.kind(position) == "noun" else ()
    if len(chain) < 2 or line.head(position).lower not in _BODIES:
        return False
    first = line.tokens[line.phrases[chain[1]].first]
    return first.lower in ("a", "an", "another", "at", "several") or first.tag in ("number", "name")


def _body(line: Line, position: int) -> HarmMention | None:
    """`his body was found`: the death of somebody told of, whom `told_again` looks for."""
    told = line.word(position) in ("his", "her", "their")
    return HarmMention(line.span(position), "civilians", "killed") if told else None


def is_nobody(line: Line, position: int) -> bool:
    """Whether a noun group or pronoun says that there was nobody: "no one", "none"; not "no fewer than three"."""
    if line.word(position) == "no" and line.kind(position) == "noun":
        second = line.tokens[min(line.phrases[position].first + 1, len(line.tokens) - 1)].lower
        return second not in ("fewer", "less", "more")
    return line.word(position) in ("no", "nobody", "none", "neither")


def _row(sentence: Sentence, positions: Sequence[int], effect: Effect) -> HarmMention | None:
    """The row of one group of people, told by the noun groups at `positions`; None where they are no people."""
    line = sentence.line
    positions = (_sufferer(line, positions[0]), *positions[1:])
    position = positions[0]
    if _is_told_before(line, position):
        return HarmMention(line.span(position), "civilians", effect)
    if line.kind(position) != "noun" or is_nobody(line, position):
        return None
    if is_thing(line, position) or _is_sum(line, position) or _is_institution(line, position):
        return None
    people = participants_of(line, position, sentence.names)
    group = next((person.group for person in people if person.group), None)
    named = any(person.person or person.organisation for person in people)
    if group == "state-other" and chain_group(line, of_chain(line, position)) == "armed-group":
        group = "armed-group"  # "a cadre of the Harak Council": whatever its name is made of
    if group == "property" or not (group or named or _stands_for_people(line, position, effect)):
        return None
    last = of_chain(line, positions[-1])[-1]
    last += 2 * (line.word(last + 1) == "of" and line.word(last + 2) in ("them", "whom"))  # "one of them"
    words = line.span(position, last)
    counted = _number_told_before(line, position) or _names_for(line, position)
    return HarmMention(words, _group_harmed(line, position, group, effect), effect, count_span=counted)


def _number_told_before(line: Line, position: int) -> Span | None:
    """The number of people that "as many" repeats: "two soldiers and as many rebels"; none of "twice as many"."""
    first = line.phrases[position].first
    if [token.lower for token in line.tokens[first : first + 2]] != ["as", "many"]:
        return None
    if first and line.tokens[first - 1].lower in ("times", "twice", "half"):
        return None
    people = (line.phrases[p] for p in range(position - 1, -1, -1) if group_of(line.words(p)) not in (None, "property"))
    number = next((t for phrase in people for t in line.tokens[phrase.first : phrase.head] if t.tag == "number"), None)
    return None if number is None else Span(number.start, number.end)


def _names_for(line: Line, position: int) -> Span | None:
    """The names by which a plural without a number is counted: "rebels identified as Omar Tal and Hamid Kor"."""
    phrase, head = line.phrases[position], line.head(position)
    if head.tag != "noun" or not head.lower.endswith("s") or line.kind(position) != "noun":
        return None
    if any(token.tag in ("number", "determiner") for token in line.tokens[phrase.first : phrase.head]):
        return None
    names = names_after(line, position)
    return line.span(names[0], names[-1]) if len(names) > 1 else None


_DEEDS = frozenset(
    "death deaths killing killings murder murders whereabouts abduction kidnapping arrest loss release".split()
)


def _sufferer(line: Line, position: int) -> int:
    """`the death of a couple who had been abducted`, `the bodies of a couple`: the couple."""
    chain = of_chain(line, position) if line.kind(position) == "noun" else ()
    of_somebody = len(chain) > 1 and (line.head(position).lower in _DEEDS or is_body_of(line, position))
    return chain[1] if of_somebody else position


def _is_sum(line: Line, position: int) -> bool:
    """Whether a number is of money: "bond was set at $75,000"."""
    first = line.phrases[position].first
    return first > 0 and line.tokens[first - 1].text in ("$", "€", "£", "₹")


_INSTITUTIONS = frozenset("department ministry directorate commission council committee office agency".split())


def _is_institution(line: Line, position: int) -> bool:
    """Whether a noun group names a body that has no limbs: "two officers of the Roads and [Buildings Department]"."""
    phrase = line.phrases[position]
    counted = any(token.tag in ("number", "determiner") for token in line.tokens[phrase.first : phrase.head])
    return line.head(position).lower in _INSTITUTIONS and not counted and len(of_chain(line, position)) == 1


def _is_told_before(line: Line, position: int) -> bool:
    """Whether a pronoun stands for people told of before: "released them"."""
    return line.kind(position) == "pronoun" and line.word(position) in ("he", "she", "him", "her", "they", "them")


def _group_harmed(line: Line, position: int, group: Group | None, effect: Effect) -> Group:
    """Those harmed are civilians unless told otherwise; of people arrested that is not known."""
    if effect == "arrested" and group == "civilians" and line.head(position).lower in _ANYBODY:
        return "unknown"
    return group or "civilians"


def _stands_for_people(line: Line, position: int, effect: Effect) -> bool:
    """A numeral or a word such as "others" alone, which takes its people from what was told before; or a body.

    Whoever is counted and abducted or arrested is somebody too, whatever they are called: "abducted four couriers".
    """
    head = line.head(position)
    if effect in ("abducted", "arrested") and any(
        token.tag == "number" for token in line.tokens[line.phrases[position].first : line.phrases[position].head]
    ):
        return True
    if head.lower in ("a", "an", "the", "this", "that"):
        return False
    if effect in ("killed", "wounded", "abducted", "arrested") and _is_somebody(line, position):
        return True
    return head.tag in ("number", "determiner") or head.lower in _STAND_INS


def _is_no_person(line: Line, position: int) -> bool:
    """Whether what was shot down flew: "a quadcopter", "15 of 20 drones"."""
    chain = of_chain(line, position) if line.kind(position) == "noun" else ()
    return bool(chain) and chain_group(line, chain) is None and _is_unknown_noun(line, chain[-1])


def _is_unknown_noun(line: Line, position: int) -> bool:
    """Whether a noun group has a noun of its own that is in no list of people or things."""
    known = line.kind(position) != "noun" or chain_group(line, of_chain(line, position)) is not None
    return not known and line.head(position).tag == "noun"


def _is_somebody(line: Line, position: int) -> bool:
    """Whether a noun of its own that names no thing is told of by one or by number: "a munshi", "two recruiters"."""
    phrase, head = line.phrases[position], line.head(position)
    first = line.tokens[phrase.first]
    several = head.lower.endswith(("s", "men"))
    counted = first.lower in ("a", "an", "another") if not several else first.tag == "number"
    return counted and phrase.first < phrase.head and head.tag == "noun" and head.text.isalpha()


def is_thing(line: Line, position: int) -> bool:
    """Whether the head of a noun group is neither people nor property: "injuries", "responsibility"."""
    head = line.head(position).lower
    return head in _THINGS or ((head,) in actions().nouns and head not in _STAND_INS)
