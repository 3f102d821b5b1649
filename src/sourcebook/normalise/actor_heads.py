"""The head of an actor's phrase: the noun in it, the known name in it, and whom it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ..lexicon.agents import Agent, agent_ending, agent_nouns, modifier_ending
from ..lexicon.folding import is_all_caps
from ..lexicon.known_actors import KnownActor, surnames
from ..lexicon.tables import word_list
from ..records.sectors import Sector
from .actor_countries import Whose
from .actor_phrases import Link, Name, Phrase, Stretch
from .actor_sectors import combined
from .actor_senses import as_of, choose


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a phrase is: a noun, somebody known, or both, with the words for the reasons."""

    stretch: Stretch
    agent: Agent | None = None
    noun: str = ""
    lent: Sector | None = None  # by a word before a noun that says nothing itself: "rebel leader"
    known: KnownActor | None = None
    called: str = ""
    former: bool = False
    behind: bool = False  # the noun stands behind the name: "Hamas gunmen", not "opposition leader Navalny"


def read_head(phrase: Phrase, day: date | None) -> Head:
    """The noun and the known name in the head of the phrase, or where it has neither, in the same behind a comma."""
    for stretch in phrase.stretches:
        if stretch.link not in ("head", "also"):
            continue
        head = _head_of(phrase, stretch, day)
        if head.agent is not None or head.known is not None:
            return head if head.known is not None else _with_leader(phrase, head, day)
    return Head(stretch=phrase.stretches[0])


def _with_leader(phrase: Phrase, head: Head, day: date | None) -> Head:
    """The head with the leader named behind the comma: "Chile's president, Gabriel Boric"."""
    hints: set[Sector] = {head.agent.sector} if head.agent is not None else set()
    for stretch in phrase.stretches:
        if stretch.link == "also" and stretch != head.stretch:
            known, name = _known_in(phrase, stretch, day, hints)
            if known is not None and name is not None and known.kind == "leader":
                return replace(head, known=known, called=phrase.written(name.first, name.last))
    return head


def _head_of(phrase: Phrase, stretch: Stretch, day: date | None) -> Head:
    found = _noun_in(phrase, stretch, day)
    lent = _lent(phrase, stretch, found[0], found[2]) if found is not None else None
    hints: set[Sector] = {lent or found[2].sector} if found is not None else set()
    known, name = _known_in(phrase, stretch, day, hints)
    head = Head(stretch=stretch, known=known, called=phrase.written(name.first, name.last) if name else "", lent=lent)
    if found is None:
        return head
    first, last, agent = found
    former = any(word.key in agent_nouns().former for word in phrase.words[stretch.first : first])
    behind = name is not None and first > name.last
    return replace(head, agent=agent, noun=phrase.written(first, last), former=former, behind=behind)


def _known_in(
    phrase: Phrase, stretch: Stretch, day: date | None, hints: Iterable[Sector] = ()
) -> tuple[KnownActor | None, Name | None]:
    """Somebody known in the stretch, the last first, and the words for them; the words around hint at the office."""
    names = [name for name in phrase.names_in(stretch) if name.senses and name.whose]
    for position, name in reversed(list(enumerate(names))):
        around = {sense[0].sector for other in names[:position] for sense in other.senses}
        known = choose(phrase, name, day, frozenset({*hints, *around}))
        if known is not None:
            return known, name
    return None, None


def _noun_in(phrase: Phrase, stretch: Stretch, day: date | None) -> tuple[int, int, Agent] | None:
    """The last noun of the stretch that the list has, outside names; words behind it may be anybody's name."""
    meant = [name for name in phrase.names_in(stretch) if not name.senses or choose(phrase, name, day) is not None]
    named = {position for name in meant for position in range(name.first, name.last + 1)}
    for last in range(stretch.last, stretch.first - 1, -1):
        if last in named:
            continue
        first = last
        while first > stretch.first and first - 1 not in named:
            first -= 1
        found = agent_ending(phrase.words, last, first)
        if found is not None:
            return last - found[0] + 1, last, found[1]
    return None


def _lent(phrase: Phrase, stretch: Stretch, first: int, agent: Agent) -> Sector | None:
    """The sector that words before a noun lend it, where the noun says none itself."""
    if not agent.transparent:
        return None
    names = [name for name in phrase.names_in(stretch) if name.people is None]  # "Coptic leader": a people lends too
    named = {position for name in names for position in range(name.first, name.last + 1)}
    for last in range(first - 1, stretch.first - 1, -1):
        if last in named:
            continue
        found = modifier_ending(phrase.words, last, stretch.first)
        if found is not None:
            return found[1]
    linked = [name for name in phrase.names_in(stretch) if name.senses and not name.whose]
    return linked[-1].senses[0][0].sector if linked and _linked(phrase, linked[-1]) else None


def _linked(phrase: Phrase, name: Name) -> bool:
    """Whether a group is near those who are meant, so that they are likely of its kind: "al-Qaeda-linked group"."""
    after = name.last + 1
    return after < len(phrase.words) and phrase.words[after].key in word_list("groups", "alike")


def by_surname(phrase: Phrase, head: Head, whose: Whose, day: date | None) -> Head:
    """ "President Barrow": the one leader of that surname, in that country and at that time."""
    last = phrase.words[head.stretch.last]
    if is_all_caps(phrase.text) or not last.raw[0].isupper() or last.key not in surnames():
        return head
    fitting = [
        actor
        for actor in surnames()[last.key]
        if (whose.iso3 is None or actor.iso3 == whose.iso3) and (day is None or actor.period.holds(day))
    ]
    if len({actor.name for actor in fitting}) != 1:
        return head
    return replace(head, known=fitting[-1], called=last.raw)


def owner_of(
    phrase: Phrase, day: date | None, links: tuple[Link, ...] = ("of", "in")
) -> tuple[Sector | None, str] | None:
    """The sector of whom the head belongs to: of "spokesman for the Syrian opposition" OPP."""
    for stretch in phrase.stretches[1:]:
        if stretch.link not in links:
            continue
        known, name = _known_in(phrase, stretch, day)
        found = _noun_in(phrase, stretch, day)
        agent = found[2] if found is not None else None
        if known is not None and name is not None:
            behind = found is not None and found[0] > name.last
            return combined(as_of(known, agent, day), agent, None, behind=behind), phrase.written(name.first, name.last)
        if found is not None and agent is not None and stretch.link == "of":
            lent = _lent(phrase, stretch, found[0], agent)
            if not agent.transparent or lent is not None:
                return lent or agent.sector, phrase.written(stretch.first, stretch.last)
    return None
