"""Verbs and nouns that tell of an occurrence, and the names of weapons: read from data, indexed for lookup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..errors import LexiconError
from ..records.vocabulary import EVENT_TYPES, EventType
from .people import plural
from .weights import HARM_NOUN
from .word_lists import word_table

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionVerb:
    """What a verb tells of. Fields as explained at the top of actions.toml."""

    type: EventType | None
    weight: float
    then: tuple[Words, ...] = ()
    object: str = ""
    subject: str = ""
    about: str = ""
    reach: frozenset[str] = frozenset()
    site: bool = False
    by: str = ""
    how: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionNoun:
    """What a noun tells of. Fields as explained at the top of actions.toml.

    `continues` says that with "the" or "this" before it the noun points back to the occurrence told before. A noun of
    harm ("the death of …") has no type, but an `effect`.
    """

    type: EventType | None
    weight: float
    continues: bool
    effect: str = ""
    of: str = ""
    site: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Actions:
    """All action words. Verbs by base, in the order of the file; nouns by word sequence."""

    verbs: dict[str, tuple[ActionVerb, ...]]
    nouns: dict[Words, ActionNoun]
    continuing: frozenset[Words]


@dataclass(frozen=True, slots=True)
class Weapons:
    """Names of weapons by word sequence, and what their kinds tell.

    `modifiers` are words that lengthen a name, `speaking` the kinds whose bare mention tells the means, `outright` the
    names of other kinds that do so too, `types` the event type that the use of a kind speaks for.
    """

    kinds: dict[Words, str]
    modifiers: frozenset[str]
    speaking: frozenset[str]
    outright: frozenset[Words]
    types: dict[str, EventType]


@cache
def actions() -> Actions:
    """The action words, read once. Raises LexiconError where a type is unknown."""
    rows = word_table("actions")
    verbs: dict[str, list[ActionVerb]] = {}
    for row in rows["verb"]:
        verb = _verb(row)
        for base in row["verbs"]:
            verbs.setdefault(base, []).append(verb)
    continuing = frozenset(_sequences(rows["continues"]["words"]))
    nouns: dict[Words, ActionNoun] = {}
    for row in rows["noun"]:
        nouns |= {key: _noun(row, key in continuing) for key in _sequences(row["words"])}
    for row in rows["harm"]:
        nouns |= dict.fromkeys(_sequences(row["words"]), ActionNoun(None, HARM_NOUN, False, row["effect"]))
    return Actions({base: tuple(found) for base, found in verbs.items()}, nouns, continuing)


def _sequences(listed: Iterable[str]) -> tuple[Words, ...]:
    return tuple(tuple(words.split()) for words in listed)


def _noun(row: dict[str, Any], continues: bool) -> ActionNoun:
    return ActionNoun(
        type=_checked(row["type"]),
        weight=row["weight"],
        continues=continues,
        of=row.get("of", ""),
        site=row.get("site", False),
        by=row.get("by", ""),
    )


def _verb(row: dict[str, Any]) -> ActionVerb:
    return ActionVerb(
        type=_checked(row["type"]) if row["type"] else None,
        weight=row["weight"],
        then=_sequences(row.get("then", ())),
        object=row.get("object", ""),
        subject=row.get("subject", ""),
        about=row.get("about", ""),
        reach=frozenset(row.get("reach", ())),
        how=frozenset(row.get("how", ())),
        site=row.get("site", False),
        by=row.get("by", ""),
    )


def _checked(name: str, table: str = "actions") -> EventType:
    for known in EVENT_TYPES:
        if known == name:
            return known
    allowed = ", ".join(EVENT_TYPES)
    raise LexiconError(f"event type {name!r}", f"lexicon/{table}.toml", allowed, "correct the word list")


@cache
def weapons() -> Weapons:
    """The names of weapons, singular and plural, read once. Raises LexiconError where an event type is unknown."""
    rows = word_table("weapons")
    kinds: dict[Words, str] = {}
    for kind, names in rows["kinds"].items():
        for words in _sequences(names):
            kinds[words] = kind
            kinds.setdefault((*words[:-1], plural(words[-1])), kind)
    types = {kind: _checked(name, "weapons") for name, listed in rows["types"].items() for kind in listed}
    speaking, names = frozenset(rows["speaks"]["kinds"]), list(_sequences(rows["speaks"]["names"]))
    outright = frozenset((*names, *((*words[:-1], plural(words[-1])) for words in names)))
    return Weapons(kinds, frozenset(rows["modifiers"]), speaking, outright, types)
