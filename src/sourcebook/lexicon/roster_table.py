"""The roster of groups as it ships: its rows, and an index of their names by folded words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple

from ..errors import LexiconError
from ..records.vocabulary import Group
from .folding import Word
from .name_index import NameIndex
from .tables import parts_of, read_table, table_names, word_list

_COLUMNS = ("name", "kind", "countries", "aliases", "abbreviations")

#: What kinds of group the roster knows, and which coded group each belongs to.
KIND_GROUPS: Mapping[str, Group] = MappingProxyType(
    {
        "insurgent": "armed-group",
        "militia": "armed-group",
        "vigilante": "armed-group",
        "criminal": "armed-group",
        "alliance": "armed-group",
        "movement": "armed-group",
        "private-military": "armed-group",
        "military": "state-forces",
        "police": "state-forces",
        "paramilitary": "state-forces",
        "intelligence": "state-forces",
        "auxiliary": "state-forces",
        "security-forces": "state-forces",
        "peacekeepers": "state-forces",
        "coalition": "state-forces",
        "government": "state-other",
        "party": "civilians",
        "organisation": "civilians",
    }
)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A group under its neutral name. `countries` are where it is from or at home, ISO3; a transnational one says so.

    `kind` is a key of KIND_GROUPS, or "ambiguous" for a name that several groups bear and the text does not settle:
    then `name` is the words as written and `countries` is empty.
    """

    name: str
    group: Group
    kind: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    transnational: bool = False


class Sense(NamedTuple):
    """One group that a phrase may stand for.

    `raws` are the words of an abbreviation with their case, None for a name. `caution`: 0 stands alone; 1 needs the
    group, or its country, elsewhere in the text ("?" in the table); 2 needs the group itself ("??").
    """

    entry: RosterEntry
    raws: tuple[str, ...] | None
    caution: int


@cache
def roster() -> tuple[RosterEntry, ...]:
    """Every group of the shipped roster, in the order of its tables. Raises LexiconError on an unknown kind."""
    return tuple(_entry(row, table) for table in table_names("groups_") for row in read_table(table, _COLUMNS))


def _entry(row: tuple[str, ...], table: str) -> RosterEntry:
    name, kind, countries, aliases, abbreviations = row
    if kind not in KIND_GROUPS:
        raise LexiconError(f"kind {kind!r}", f"{table}, {name}", allowed=", ".join(KIND_GROUPS))
    codes = parts_of(countries)
    return RosterEntry(
        name=name,
        group=KIND_GROUPS[kind],
        kind=kind,
        countries=tuple(code for code in codes if code != "*"),
        aliases=parts_of(aliases),
        abbreviations=parts_of(abbreviations),
        transnational="*" in codes,
    )


@cache
def roster_index() -> NameIndex[Sense]:
    """The index of all names, aliases and abbreviations, kept. Where two spellings fold alike, the first stands."""
    index = NameIndex[Sense](lambda one, other: one.entry is other.entry)
    for entry in roster():
        for phrase, cased in names_of(entry):
            bare = phrase.rstrip("?")
            index.add(bare, partial(_sense, entry, cased, len(phrase) - len(bare)))
    return index


def names_of(entry: RosterEntry) -> Iterator[tuple[str, bool]]:
    """The names of a group as the table has them, question marks and all, and whether each is read with its case."""
    for name in (entry.name, *entry.aliases):
        yield name, False
    for abbreviation in entry.abbreviations:
        yield abbreviation, True


def _sense(entry: RosterEntry, cased: bool, caution: int, raws: tuple[str, ...]) -> Sense:
    return Sense(entry, raws if cased else None, caution)


def senses_of(words: Sequence[Word], *, all_caps: bool = False, names_need_capital: bool = True) -> tuple[Sense, ...]:
    """The groups that exactly these content words may stand for, case minded as told; empty where none."""
    found = roster_index().senses(tuple(word.key for word in words))
    if not found or not all(word.linked for word in words[1:]):
        return ()
    return tuple(
        sense
        for sense in (_as_written(sense, words, all_caps, names_need_capital) for sense in found)
        if sense is not None
    )


def _as_written(sense: Sense, words: Sequence[Word], all_caps: bool, names_need_capital: bool) -> Sense | None:
    if sense.raws is None:
        first = words[0].raw[0]
        return sense if not names_need_capital or first.isupper() or first.isdigit() else None
    if all_caps:
        common = len(words) == 1 and (
            len(words[0].key) < 3 or words[0].key in word_list("groups", "common_abbreviations")
        )
        return sense._replace(caution=2) if common else sense
    return sense if tuple(word.raw for word in words) == sense.raws else None
