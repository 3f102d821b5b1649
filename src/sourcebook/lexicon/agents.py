"""Common nouns for people and bodies and the PLOVER sector that each says: "policemen" is COP, "a tribal elder" ELI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..errors import LexiconError
from ..records.sectors import SECTORS, Sector
from .folding import Word, key_of, phrase_key
from .people import plural
from .word_lists import word_table


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for somebody: its sector, and whether it takes another's ("spokesman for the opposition")."""

    sector: Sector
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class AgentNouns:
    """The shipped nouns by folded words, the words that lend a sector, and the longest of either."""

    heads: Mapping[tuple[str, ...], Agent]
    modifiers: Mapping[tuple[str, ...], Sector]
    former: frozenset[str]
    longest: int


@cache
def agent_nouns() -> AgentNouns:
    """The nouns, read once. Raises LexiconError on an unknown sector."""
    table = word_table("agents")
    heads: dict[tuple[str, ...], Agent] = {}
    for sector, phrase in _rows(table["heads"]):
        _add(heads, phrase, Agent(sector))
    for sector, phrase in _rows(table["transparent"]):
        _add(heads, phrase, Agent(sector, transparent=True))
    modifiers: dict[tuple[str, ...], Sector] = {}
    for sector, phrase in _rows(table["modifiers"]):
        modifiers.setdefault(phrase_key(phrase), sector)
    former = frozenset(key_of(word.strip()) for word in table["former"]["words"].replace("-", ",").split(","))
    return AgentNouns(heads, modifiers, former, max(map(len, (*heads, *modifiers))))


def _rows(section: Mapping[str, str]) -> list[tuple[Sector, str]]:
    rows = []
    for name, phrases in section.items():
        sector = next((known for known in SECTORS if known == name), None)
        if sector is None:
            raise LexiconError(f"sector {name!r}", "agents.toml", allowed=", ".join(SECTORS))
        rows += [(sector, phrase.strip()) for phrase in phrases.split(",") if phrase.strip()]
    return rows


def _add(heads: dict[tuple[str, ...], Agent], phrase: str, agent: Agent) -> None:
    """The phrase and its plural; a transparent reading takes the place of a plain one ("official")."""
    words = phrase.split()
    for form in (words[-1], plural(words[-1])):
        key = phrase_key(" ".join((*words[:-1], form)))
        if agent.transparent:
            heads[key] = agent
        else:
            heads.setdefault(key, agent)


def agent_ending(words: Sequence[Word], last: int, first: int = 0) -> tuple[int, Agent] | None:
    """The longest noun of the list that ends with word `last`, as its number of words and what it says."""
    nouns = agent_nouns()
    for length in range(min(nouns.longest, last - first + 1), 0, -1):
        agent = nouns.heads.get(tuple(word.key for word in words[last - length + 1 : last + 1]))
        if agent is not None:
            return length, agent
    return None


def modifier_ending(words: Sequence[Word], last: int, first: int = 0) -> tuple[int, Sector] | None:
    """The longest word or phrase ending with word `last` that lends its sector to a noun behind it."""
    nouns = agent_nouns()
    for length in range(min(nouns.longest, last - first + 1), 0, -1):
        keys = tuple(word.key for word in words[last - length + 1 : last + 1])
        lent = nouns.modifiers.get(keys)
        if lent is not None:
            return length, lent
        agent = nouns.heads.get(keys)
        if agent is not None and not agent.transparent and agent.sector != "CVL":
            return length, agent.sector  # "local", "national" before a noun lend nothing
    return None
