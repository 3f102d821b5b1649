"""How far a fill of a response agrees with one of the key, as the official scorer decides without asking a person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from .templates import HUMAN_TYPE, PHYSICAL_TYPE, Alternative, Fill, Slot

Credit = Literal["full", "half", "none"]

#: Words that the scorer strikes out before it compares. It does so wherever they stand, even at the end of a long word
#: ("21 JAN" becomes "2JAN"), and so takes 21, 22 and 25 JAN for one day: the known slip that `mended_dates` undoes.
_PREMODIFIERS = re.compile(
    "(?:A|THE|AN|THIS|THAT|THESE|THOSE|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|[1-9]|10|MORE|MOST|MANY|SEVERAL|"
    "SOME|ALL|FEW|ANY|ANOTHER|OTHER|CERTAIN|OF) "
)
_WORD = re.compile(r"[^\W_]+")

#: The slots whose values count as agreeing, while templates are paired, if they have a word in common.
_TYPES_BY_WORD = (PHYSICAL_TYPE, HUMAN_TYPE)


@dataclass(slots=True)
class Comparison:
    """How fills are compared, and which fills of a template were already found to agree.

    `mended_dates` compares dates whole. `by_word` is the looser comparison by which templates are paired. `links` are
    pairs of forms, response and key, of fills that earned credit: cross-references to them agree.
    """

    mended_dates: bool = False
    by_word: bool = False
    links: set[tuple[str, str]] = field(default_factory=set)

    def credit(self, slot: Slot, key: Fill, response: Fill) -> Credit:
        """The credit that one fill of a response earns for one of the key."""
        best: Credit = "none"
        for one in key.alternatives:
            for other in response.alternatives:
                found = self._credit(slot, one, other)
                if found == "full":
                    return "full"
                best = found if found == "half" else best
        return best

    def link(self, key: Fill, response: Fill) -> None:
        """Remember that two fills answer to each other."""
        for one in key.values():
            self.links |= {(bare(form), bare(one)) for form in response.values()}

    def _credit(self, slot: Slot, key: Alternative, response: Alternative) -> Credit:
        if self.by_word and (slot.kind == "string" or slot.name in _TYPES_BY_WORD):
            with_tags = slot.kind != "string"
            return "full" if _words(key, with_tags) & _words(response, with_tags) else "none"
        if self._same_value(slot, key, response):
            if self._same_tag(key, response):
                return "full"
            return "none" if response.tags else "half"
        return "half" if _partly(slot, key, response) else "none"

    def _same_value(self, slot: Slot, key: Alternative, response: Alternative) -> bool:
        whole = slot.kind == "date" and self.mended_dates
        return len(key.parts) == len(response.parts) and all(
            _share(one, other, whole=whole) for one, other in zip(key.parts, response.parts, strict=True)
        )

    def _same_tag(self, key: Alternative, response: Alternative) -> bool:
        if not key.tags or not response.tags:
            return not key.tags and not response.tags
        if _share(key.tags, response.tags):
            return True
        return any((bare(ours), bare(theirs)) in self.links for ours in response.tags for theirs in key.tags)


@lru_cache(maxsize=1 << 16)
def bare(form: str) -> str:
    """Words as the scorer compares them: capitals, single spaces, no premodifiers."""
    return _PREMODIFIERS.sub("", _spaced(form)).strip()


@cache
def partial_credit() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """For each slot, what a response may say for half of the credit, and the values of the key that it stands for."""
    text = files("sourcebook").joinpath("data", "muc4", "partial_credit.toml").read_text(encoding="utf-8")
    return {
        slot: {said: frozenset(meant) for said, meant in rows.items()} for slot, rows in tomllib.loads(text).items()
    }


def _share(one: frozenset[str], other: frozenset[str], *, whole: bool = False) -> bool:
    read = _spaced if whole else bare
    return not {read(form) for form in one}.isdisjoint(read(form) for form in other)


def _partly(slot: Slot, key: Alternative, response: Alternative) -> bool:
    """A vaguer value, whatever its tag; the right country where the key has a place in it."""
    if slot.kind == "location":
        return len(key.parts) > 1 and _share(key.parts[0], response.parts[0])
    vaguer = partial_credit().get(slot.name, {})
    return any(not vaguer.get(_spaced(said), frozenset()).isdisjoint(key.parts[0]) for said in response.parts[0])


def _words(way: Alternative, with_tags: bool) -> set[str]:
    forms = (*way.parts[0], *(way.tags if with_tags else ()))
    return {word for form in forms for word in _WORD.findall(bare(form))}


def _spaced(form: str) -> str:
    return " ".join(form.upper().split())
