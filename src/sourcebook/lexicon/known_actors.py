"""Everybody whom the shipped tables know by name: bodies, leaders, groups and outlets, each with country and sector."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Literal, NamedTuple

from ..errors import LexiconError
from ..records.sectors import KIND_SECTORS, SECTOR_GROUPS, SECTORS, TOP_LEVELS, Sector, TopLevel
from ..records.vocabulary import Group, SourceKind
from .folding import Word, phrase_key
from .group_facts import facts_of, group_facts
from .name_index import NameIndex
from .outlets import Outlet, outlets
from .regimes import ALWAYS, Period, read_day
from .roster_table import RosterEntry, names_of, roster
from .tables import parts_of, read_table, word_list
from .words import common_words

#: What somebody is known as: a named body, a person, a group of the roster, a publisher, a row of the user's own.
KnownKind = Literal["body", "leader", "group", "outlet", "own"]

_BODY_COLUMNS = ("name", "iso3", "sector", "top", "aliases")
_LEADER_COLUMNS = ("name", "iso3", "sector", "from", "to", "aliases", "office")
_OUTLET_SECTORS: Mapping[SourceKind, Sector] = {
    "media": "JRN", "state": "JRN", "ngo": "NGO", "igo": "IGO", "armed-group": "REB",
}  # fmt: skip
#: Letters from which on an abbreviation is written as a word too: "Nato", "Farc", "Isis".
_SPOKEN = 4
#: Words in the name of what the table of outlets calls a state's, and which is no outlet.
_OFFICE_WORDS = frozenset({"ministry", "commission", "bureau", "relation"})
#: What stands in the place of a country for those of none.
TOP_OF: Mapping[Sector, TopLevel] = {"IGO": "IGO", "NGO": "NGO"}


@dataclass(frozen=True, slots=True)
class KnownActor:
    """Somebody known by name. `iso3` is where they are from or at home; None for those of many countries.

    `top` is PLOVER's code in the place of a country. `period` is when a leader held `office`, or a group was active.
    """

    name: str
    kind: KnownKind
    iso3: str | None
    sector: Sector
    group: Group
    top: TopLevel | None = None
    period: Period = ALWAYS
    office: str = ""
    countries: tuple[str, ...] = ()


class Sense(NamedTuple):
    actor: KnownActor
    raws: tuple[str, ...] | None  # the letters of an abbreviation, whose case counts
    caution: int  # 0 stands alone, 1 needs its country elsewhere, 2 needs to be introduced


#: Who may be meant, by folded words.
ActorIndex = NameIndex[Sense]


def bodies() -> Iterable[tuple[KnownActor, tuple[str, ...]]]:
    """The named bodies with their other names. Raises LexiconError on an unknown code."""
    for name, iso3, sector_name, top_name, aliases in read_table("bodies.tsv", _BODY_COLUMNS):
        sector = _sector(sector_name, f"bodies.tsv, {name}")
        top = next((known for known in TOP_LEVELS if known == top_name), None)
        if top_name and top is None:
            raise LexiconError(f"top {top_name!r}", f"bodies.tsv, {name}", allowed=", ".join(TOP_LEVELS))
        if not iso3 and top is None:
            top = TOP_OF.get(sector)
        if top in ("IGO", "UNO", "EUR"):
            sector = "IGO"  # a court or a police of many countries is theirs before all
        yield KnownActor(name, "body", iso3 or None, sector, SECTOR_GROUPS[sector], top), parts_of(aliases)


def leaders() -> Iterable[tuple[KnownActor, tuple[str, ...]]]:
    """Public leaders, one row an office, with their other names."""
    for name, iso3, sector_name, start, end, aliases, office in read_table("leaders.tsv", _LEADER_COLUMNS):
        where = f"leaders.tsv, {name}"
        sector = _sector(sector_name, where)
        period = Period(read_day(start, where), read_day(end, where))
        top: TopLevel | None = None if iso3 else ("IMG" if sector == "REB" else "IGO")
        yield (
            KnownActor(name, "leader", iso3 or None, sector, SECTOR_GROUPS[sector], top, period, office),
            parts_of(aliases),
        )


def _sector(name: str, where: str) -> Sector:
    sector = next((known for known in SECTORS if known == name), None)
    if sector is None:
        raise LexiconError(f"sector {name!r}", where, allowed=", ".join(SECTORS))
    return sector


def of_group(entry: RosterEntry) -> KnownActor:
    """A row of the roster as somebody known: at home in the first of its countries, unless it belongs to many."""
    facts = facts_of(entry.name)
    home = entry.countries[0] if entry.countries else None
    if facts.home is not None:
        home = facts.home or None
    elif entry.kind in ("coalition", "peacekeepers"):
        home = None
    top: TopLevel | None = None
    if home is None:
        top = "IGO" if entry.kind in ("coalition", "peacekeepers") else "IMG"
    sector = KIND_SECTORS[entry.kind]
    return KnownActor(
        entry.name, "group", home, facts.sector or sector, entry.group, top, facts.active, countries=entry.countries
    )


def _of_outlet(outlet: Outlet) -> KnownActor:
    sector = _OUTLET_SECTORS.get(outlet.kind, "JRN")
    if outlet.kind == "state" and _OFFICE_WORDS & set(phrase_key(outlet.name)):
        sector = "GOV"
    iso3 = None if sector == "IGO" else outlet.iso3
    return KnownActor(outlet.name, "outlet", iso3, sector, SECTOR_GROUPS[sector], None if iso3 else TOP_OF.get(sector))


def new_index(below: ActorIndex | None = None) -> ActorIndex:
    """An empty index of actors, above another one."""
    return NameIndex[Sense](_same, below)


def add_names(index: ActorIndex, actor: KnownActor, names: Iterable[str], *, instead: bool = False) -> None:
    """Let the names stand for the actor: beside others who bear them, or in the place of these (`instead`).

    "!" before a name or "?" behind it mean what they mean in the tables: read with its case; needs its country.
    """
    for name in names:
        caution = len(name) - len(name.rstrip("?"))
        index.add(name.lstrip("!").rstrip("?"), partial(_sense, actor, name.startswith("!"), caution), instead=instead)


def _sense(actor: KnownActor, cased: bool, caution: int, raws: tuple[str, ...]) -> Sense:
    return Sense(actor, raws if cased else None, caution)


def _same(one: Sense, other: Sense) -> bool:
    if one.actor is other.actor and one.actor.kind == "group":
        return True  # as in the roster, the first of two spellings that fold alike stands
    return (one.actor.name, one.actor.period, one.raws) == (other.actor.name, other.actor.period, other.raws)


@cache
def shipped_names() -> ActorIndex:
    """The index of all names in the shipped tables, read on first use."""
    index = new_index()
    for actor, aliases in bodies():
        add_names(index, actor, (actor.name, *aliases))
    other_names: dict[str, tuple[str, ...]] = {}
    persons = list(leaders())
    for actor, aliases in persons:
        other_names[actor.name] = (*other_names.get(actor.name, ()), *aliases)
    for actor, _aliases in persons:
        add_names(index, actor, (actor.name, *other_names[actor.name]))
    _add_roster(index)
    for outlet in outlets():
        known = _of_outlet(outlet)
        add_names(index, known, (outlet.name, *outlet.aliases, *(f"!{letters}" for letters in outlet.abbreviations)))
    return index


def _add_roster(index: ActorIndex) -> None:
    actors = {entry.name: of_group(entry) for entry in roster()}
    for entry in roster():
        add_names(index, actors[entry.name], (f"!{name}" if cased else name for name, cased in names_of(entry)))
    for name, facts in group_facts().items():
        add_names(index, actors[name], facts.native)


@cache
def surnames() -> Mapping[str, tuple[KnownActor, ...]]:
    """Leaders by the key of the last word of their name, for "President Barrow"."""
    found: dict[str, list[KnownActor]] = {}
    for actor, _aliases in leaders():
        words = phrase_key(actor.name)
        if len(words) > 1:
            found.setdefault(words[-1], []).append(actor)
    return {surname: tuple(actors) for surname, actors in found.items()}


def named_at(words: Sequence[Word], first: int, index: ActorIndex) -> tuple[int, tuple[Sense, ...]] | None:
    """The longest known name that begins with word `first`, as its number of words and who may be meant."""
    most = index.longest(words[first].key)
    if not most:
        return None
    for length in range(min(most, len(words) - first), 0, -1):
        run = words[first : first + length]
        if not all(word.linked or len(before.raw) == 1 for before, word in pairwise(run)):
            continue  # a full stop ends a name, but not after "W."
        if all(word.raw[0].islower() for word in (run[0], run[-1])):  # other scripts know no capitals
            continue
        found = index.senses(tuple(word.key for word in run))
        if not found:
            continue
        raws = tuple(word.raw for word in run)
        spoken = tuple(raw.upper() if raw.istitle() and len(raw) >= _SPOKEN else raw for raw in raws)
        fitting = tuple(sense for sense in found if sense.raws is None or sense.raws in (raws, spoken))
        if length == 1 and _is_plain_word(words, first):
            fitting = tuple(sense for sense in fitting if sense.raws is None or sense.actor.kind != "outlet")
        if fitting:
            return length, fitting
    return None


def _is_plain_word(words: Sequence[Word], position: int) -> bool:
    """Whether letters that could be an outlet's are a common word beside others: "AIR FORCE", "an AIR raid".

    Set in capitals by itself or before somebody who reports it may be the outlet: "AIR", "an AIR correspondent".
    """
    if words[position].raw.lower() not in common_words():
        return False
    beside = words[position + 1 : position + 2]
    return any(word.linked and word.key not in word_list("outlets", "after") for word in beside)
