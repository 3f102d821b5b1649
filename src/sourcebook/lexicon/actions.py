"""Verbs and nouns that tell of an occurrence, and the names of weapons: read from data, indexed for lookup."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..errors import LexiconError
from ..records.vocabulary import EVENT_TYPES, EventType
from .people import plural

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionVerb:
    """What a verb tells of. Fields as explained at the top of actions.toml."""

    type: EventType | None
    weight: float
    then: tuple[Words, ...] = ()
    object: str = ""
    subject: str = ""
    agent: str = "subject"
    about: str = ""
    reach: frozenset[str] = frozenset()
    site: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class ActionNoun:
    """What a noun tells of."""

    type: EventType | None
    weight: float
    continues: bool
    effect: str = ""
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
    """Names of weapons by word sequence, words that lengthen them, and the kinds whose bare mention tells the means."""

    kinds: dict[Words, str]
    modifiers: frozenset[str]
    speaking: frozenset[str]


def _rows(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def actions() -> Actions:
    """The action words, read once. Raises LexiconError where a type is unknown."""
    rows = _rows("actions.toml")
    verbs: dict[str, list[ActionVerb]] = {}
    for row in rows["verb"]:
        verb = _verb(row)
        for base in row["verbs"]:
            verbs.setdefault(base, []).append(verb)
    continuing = frozenset(tuple(words.split()) for words in rows["continues"]["words"])
    nouns: dict[Words, ActionNoun] = {}
    for row in rows["noun"]:
        for words in row["words"]:
            key = tuple(words.split())
            site, by = row.get("site", False), row.get("by", "")
            nouns[key] = ActionNoun(_checked(row["type"]), row["weight"], key in continuing, site=site, by=by)
    for row in rows["harm"]:
        for words in row["words"]:
            nouns[tuple(words.split())] = ActionNoun(None, 0.4, False, row["effect"])
    return Actions({base: tuple(found) for base, found in verbs.items()}, nouns, continuing)


def _verb(row: dict[str, Any]) -> ActionVerb:
    return ActionVerb(
        type=_checked(row["type"]) if row["type"] else None,
        weight=row["weight"],
        then=tuple(tuple(words.split()) for words in row.get("then", ())),
        object=row.get("object", ""),
        subject=row.get("subject", ""),
        agent=row.get("agent", "subject"),
        about=row.get("about", ""),
        reach=frozenset(row.get("reach", ())),
        site=row.get("site", False),
        by=row.get("by", ""),
    )


def _checked(name: str) -> EventType:
    for known in EVENT_TYPES:
        if known == name:
            return known
    raise LexiconError(f"event type {name!r}", "lexicon/actions.toml", ", ".join(EVENT_TYPES), "correct the word list")


@cache
def weapons() -> Weapons:
    """The names of weapons, singular and plural, read once."""
    rows = _rows("weapons.toml")
    kinds: dict[Words, str] = {}
    for kind, names in rows["kinds"].items():
        for name in names:
            words = tuple(name.split())
            kinds[words] = kind
            kinds.setdefault((*words[:-1], plural(words[-1])), kind)
    return Weapons(kinds, frozenset(rows["modifiers"]), frozenset(rows["speaks"]["kinds"]))
