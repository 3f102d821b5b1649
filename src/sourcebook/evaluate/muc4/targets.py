"""Whom and what an incident hit: the human and physical targets of an event, as the slots of MUC-4 want them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourcebook.lexicon.countries import is_demonym
from sourcebook.lexicon.people import group_of
from sourcebook.records import ActorRef, Count, Event, Harm, Span

from .nations import nation_beside, nation_of, own_nation
from .scheme import first_by_words, has_word, muc4_scheme

#: Words before a noun that only count or point.
_BEFORE = re.compile(
    r"^(?:(?:at|about|around|nearly|almost|some|least|more|most|than|over|up|to|the|a|an|another|other|several|many|few|"
    r"all|no|any|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|of|these|those|his|her|"
    r"their|its|also|now|formerly|--|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)

#: How far before and behind a name the words are looked at that tell who it is.
_REACH = 90


@dataclass(frozen=True, slots=True)
class HumanTarget:
    """A person by name, or people by description; `effects` in the words of the task."""

    name: str | None
    description: str | None
    kind: str
    number: str | None
    nation: str | None
    effects: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """What cross-references call it."""
        return self.name or self.description or ""


@dataclass(frozen=True, slots=True)
class PhysicalTarget:
    """A thing, with its type, how many there were, and what was done to it."""

    words: str
    kind: str
    number: str
    effect: str | None
    nation: str | None = None


def human_targets(event: Event, home: str | None) -> tuple[HumanTarget, ...]:
    """Those who were harmed, then those at whom it was aimed; members of armed groups are no targets of the task."""
    if is_told_whole(event):
        parts = [a for a in event.actors if a.part and _is_hit(a, "people")]
        return _each_once([_of_part(actor, home, event.report.text) for actor in parts])
    text = event.report.text
    aimed_at = [a for a in event.actors if a.role != "perpetrator" and a.group not in ("property", "armed-group")]
    if event.type == "armed-clash":
        aimed_at = [a for a in aimed_at if a.role == "target"]
    found: dict[str, HumanTarget] = {}
    covered: list[ActorRef] = []
    for row in event.harm:
        if row.who in ("armed-group", "property") or row.count.high == 0:
            continue
        persons = [actor for actor in aimed_at if actor.span.overlaps(row.span)]
        covered += persons
        target = _of_harm(row, next((a for a in persons if _is_name(a)), None), text, home, persons)
        known = found.get(target.tag)
        if known is not None:
            target = replace(known, effects=tuple(dict.fromkeys((*known.effects, *target.effects))))
        found[target.tag] = target
    harmed = bool(found)
    for actor in aimed_at:
        if actor in covered or (harmed and not _is_name(actor)):
            continue  # who is only described, beside those who were harmed, is mostly they once more
        target = _of_actor(actor, text, home)
        found.setdefault(target.tag, target)
    return tuple(target for target in found.values() if target.name or is_people(target.description or ""))


def physical_targets(event: Event, home: str | None) -> tuple[PhysicalTarget, ...]:
    """The things that an incident hit, each once."""
    if is_told_whole(event):
        things = [actor for actor in event.actors if actor.part and _is_hit(actor, "property")]
        return tuple(_thing_of_part(actor, home, event.report.text) for actor in things)
    text = event.report.text
    physical = muc4_scheme()["physical"]
    found: dict[str, PhysicalTarget] = {}
    for actor in event.actors:
        if actor.group != "property" or actor.role == "perpetrator":
            continue
        words = bare_noun(actor.text)
        kind = first_by_words(physical["words"], words) or physical["otherwise"]
        effect = first_by_words(physical["effects"], _sentence(text, actor.span))
        nation = nation_beside(actor, home, text)
        found.setdefault(words, PhysicalTarget(words, kind, _number_of(actor.text), effect, nation))
    return tuple(found.values())


def is_told_whole(event: Event) -> bool:
    """Whether a trained reader told the part of every actor, so that nothing is left to conclude."""
    return any(actor.part is not None for actor in event.actors)


def _each_once(targets: Sequence[HumanTarget]) -> tuple[HumanTarget, ...]:
    """Targets without those that only repeat the office of one that is named: "the senator", beside Senator X."""
    offices = [set((target.description or "").lower().split()) for target in targets if target.name]
    return tuple(
        target
        for target in targets
        if target.name or not any(set((target.description or "").lower().split()) <= office for office in offices)
    )


def _is_hit(actor: ActorRef, what: str) -> bool:
    return actor.role == "target" and (actor.group == "property") == (what == "property")


def _of_part(actor: ActorRef, home: str | None, text: str) -> HumanTarget:
    assert actor.part is not None
    kind = _told_kind("human", actor.part.description or actor.text, actor.part.kind or "civilian")
    effects = tuple(effect.upper() for effect in actor.part.effects)
    nation = own_nation(actor, home) or nation_beside(actor, home, text)
    words = " ".join(actor.text.split())
    if actor.person:
        description = actor.part.description or _of_name(actor, text, home).description
        return HumanTarget(words, description, kind, "1", nation, effects)
    return HumanTarget(None, words, kind, _number_of_part(actor), nation, effects)


def _thing_of_part(actor: ActorRef, home: str | None, text: str) -> PhysicalTarget:
    assert actor.part is not None
    effect = next((effect.upper() for effect in actor.part.effects), None)
    kind = _told_kind("physical", actor.text, actor.part.kind or "other")
    nation = nation_beside(actor, home, text)
    return PhysicalTarget(" ".join(actor.text.split()), kind, _number_of_part(actor), effect, nation)


def _told_kind(table: str, words: str, otherwise: str) -> str:
    """The kind that the words themselves tell, else the one that the reader gave."""
    human = muc4_scheme()["human"]
    kind = first_by_words(muc4_scheme()[table]["words"], _head(words))
    if kind is None:
        return otherwise.upper()
    former = table == "human" and has_word(words, human["former"])
    return str(human["former_of"].get(kind, kind) if former else kind)


def _number_of_part(actor: ActorRef) -> str:
    count = actor.part.count if actor.part else None
    told = _number(count, actor.text) if count is not None else None
    return told or _number_of(actor.text)


def unharmed(event: Event) -> str | None:
    """What an event says of nobody having been hurt, in the words of the task."""
    words: dict[str, str] = muc4_scheme()["human"]["unharmed"]
    said = [words[row.effect] for row in event.harm if row.count.high == 0 and row.effect in words]
    return said[-1] if said else None


def bare_noun(words: str) -> str:
    """A phrase without the words before it that count or point, and without what stands in brackets behind it."""
    plain = " ".join(words.split())
    plain = re.sub(r"\s*[\[(].*", "", plain) or plain
    return _BEFORE.sub("", plain) or plain


def is_people(words: str) -> bool:
    """Whether a phrase has a word for people, or for the people of a country: a bare number or a place has not."""
    tokens = re.findall(r"[\w'-]+", words.lower())
    return any(group_of([token]) not in (None, "property") for token in tokens) or is_demonym(words)


def _of_harm(
    row: Harm, named: ActorRef | None, text: str, home: str | None, persons: Sequence[ActorRef]
) -> HumanTarget:
    effects = muc4_scheme()["human"]["effects"]
    done = (effects[row.effect],) if row.effect in effects else ()
    nation = next((nation for actor in persons if (nation := nation_of(actor.iso3, home))), None)
    if named is not None:
        target = _of_name(named, text, home)
        return replace(target, effects=done, nation=nation)
    words = bare_noun(row.text)
    return HumanTarget(None, words, _kind(words, row.who), _number(row.count, row.text), nation, done)


def _of_actor(actor: ActorRef, text: str, home: str | None) -> HumanTarget:
    if _is_name(actor):
        return _of_name(actor, text, home)
    words = bare_noun(actor.text)
    nation = nation_of(actor.iso3, home)
    return HumanTarget(None, words, _kind(words, actor.group), _number_of(actor.text), nation)


def _of_name(actor: ActorRef, text: str, home: str | None) -> HumanTarget:
    """A named person; the description is the office or trade beside the name: "MAYOR X", "X, THE MAYOR OF Y"."""
    behind = re.match(r"\s*,\s*([^,.;()\[\]]{3,80})[,.;]", text[actor.span.end : actor.span.end + _REACH])
    before = re.search(r"(?:^|[,.;:()\[\]\n])([^,.;:()\[\]\n]*)$", text[: actor.span.start][-_REACH:])
    described = next((words for match in (behind, before) if match and (words := _office(match[1]))), None)
    kind = _kind(described or "", actor.group)
    return HumanTarget(" ".join(actor.text.split()), described, kind, "1", nation_of(actor.iso3, home))


def _office(words: str) -> str | None:
    """The words of an office or trade in an apposition, or None: the noun group that ends in a word for people."""
    tokens = bare_noun(_DEED.sub("", words)).split()
    for size in range(min(len(tokens), 6), 0, -1):
        for phrase in (tokens[:size], tokens[-size:]):
            lower = [token.lower() for token in phrase]
            if group_of(lower) not in (None, "property") and not set(lower) & _CLAUSE:
                return bare_noun(" ".join(phrase))
    return None


#: A deed that stands before whom it was done to: "the murder of Governor X".
_DEED = re.compile(
    r"^.*\b(?:murders?|assassinations?|killings?|deaths?|kidnapp?ings?|abductions?|release|attacks?|attempts?|bodies|body|"
    r"threats?|executions?)\s+(?:of|on|against)\s+",
    re.IGNORECASE,
)
#: Words that a noun group does not have: an apposition with one of them is a clause.
_CLAUSE = frozenset(
    "was were is are has have had who that which said by killed wounded and or when in as after before while inside "
    "outside with such against during".split()
)


def _is_name(actor: ActorRef) -> bool:
    words = actor.text.lower().split()
    return actor.person or (len(words) > 1 and actor.name is None and _unknown(words))


def _unknown(words: Sequence[str]) -> bool:
    """Whether none of the words is one for people or bodies: then they are somebody's name."""
    return all(word.replace(".", "").isalpha() and group_of([word]) is None for word in words) and words[0] != "the"


def _kind(words: str, group: str) -> str:
    human = muc4_scheme()["human"]
    head = _head(words)
    kind = str(first_by_words(human["words"], head) or human["groups"].get(group) or human["otherwise"])
    return str(human["former_of"].get(kind, kind)) if has_word(words, human["former"]) else kind


def _head(words: str) -> str:
    """A noun group up to what stands behind its noun."""
    return re.split(r"\b(?:of|from|in|at|for|who)\b", words, maxsplit=1, flags=re.IGNORECASE)[0] or words


def _number(count: Count, words: str) -> str | None:
    if (count.low, count.high) == (2, None) and not re.search(r"\d|\btwo\b", words, re.IGNORECASE):
        return "PLURAL"
    if count.low is None:
        return None if count.high is None else f"-{count.high}"
    if count.high is None:
        return f"{count.low - 1 if 'more than' in words.lower() else count.low}-"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def _number_of(words: str) -> str:
    """The number that a noun group has by its form alone."""
    head = re.split(r"\b(?:of|from|in|at|for|belonging)\b", words.lower(), maxsplit=1)[0].split()
    last = head[-1] if head else ""
    several = last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    return "PLURAL" if several else "1"


_PLURALS = frozenset("men women children people policemen businessmen clergymen personnel police".split())


def _sentence(text: str, span: Span) -> str:
    begin = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start), 0)
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, span.end)) >= 0]
    return text[begin : min(ends, default=len(text))]
