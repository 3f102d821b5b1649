"""Templates as the metrics of the 2020s see them: a type and five roles, each with who or what fills it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .templates import INDIVIDUAL, INSTRUMENT, NAME, ORGANIZATION, PHYSICAL, TYPE, Template

#: The five roles by the names that these metrics give them. Victims are only those that have a name.
ROLES: Mapping[str, str] = {
    "PerpInd": INDIVIDUAL,
    "PerpOrg": ORGANIZATION,
    "Target": PHYSICAL,
    "Victim": NAME,
    "Weapon": INSTRUMENT,
}

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_SIGNS = re.compile(r"[^\w\s]|_")

#: The names of one filler of a role, any of which is right.
Filler = frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """One template: its types (more than one where people could not decide), and the fillers of each role."""

    types: tuple[str, ...]
    fillers: Mapping[str, tuple[Filler, ...]]

    @property
    def size(self) -> int:
        """How many values it states: the type and every filler."""
        return 1 + sum(len(fillers) for fillers in self.fillers.values())


def roles_of(templates: Sequence[Template], words: str | None = None) -> tuple[Roles, ...]:
    """The templates of one message, equal ones once; optional ones and optional fills count like all others.

    With the `words` of the message, only names that stand in them word for word are kept, as in the data sets that
    these metrics are used on.
    """
    text = None if words is None else _flat(words)
    found: dict[tuple[object, ...], Roles] = {}
    for template in templates:
        fillers = {role: _fillers(template, slot, text) for role, slot in ROLES.items()}
        types = tuple(dict.fromkeys(value.lower() for fill in template.fills(TYPE) for value in fill.values()))
        found.setdefault((types, *fillers.values()), Roles(types, fillers))
    return tuple(found.values())


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name as these metrics compare it: small letters, no articles, no signs."""
    return " ".join(_ARTICLES.sub(" ", _SIGNS.sub("", name.lower())).split())


def _fillers(template: Template, slot: str, text: str | None) -> tuple[Filler, ...]:
    kept = (
        frozenset(plain(name) for name in fill.values() if text is None or _flat(name) in text) - {""}
        for fill in template.fills(slot)
    )
    return tuple(dict.fromkeys(filler for filler in kept if filler))


def _flat(words: str) -> str:
    """Words in small letters and single spaces, with round brackets for square ones, as in those data sets."""
    return " ".join(words.lower().replace("[", "(").replace("]", ")").split())
