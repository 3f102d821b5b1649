"""Words by which writers praise their own side or run down another, and the few that name somebody all the same."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..errors import LexiconError
from ..records.vocabulary import GROUPS, Group
from .folding import phrase_key


class Epithet(NamedTuple):
    """What an epithet tells: the neutral name it stands for, the coded group, the country; None where it tells none."""

    stands_for: str | None
    group: Group | None
    iso3: str | None


@cache
def epithets() -> dict[tuple[str, ...], Epithet]:
    """Every epithet of the shipped table by its folded words. Raises LexiconError on an unknown group."""
    table = files("sourcebook").joinpath("lexicon", "epithets.toml").read_text(encoding="utf-8")
    found: dict[tuple[str, ...], Epithet] = {}
    for row in tomllib.loads(table)["epithet"]:
        group = row.get("group")
        if group is not None and group not in GROUPS:
            raise LexiconError(f"group {group!r}", "epithets.toml", allowed=", ".join(GROUPS))
        for words in row["words"]:
            found[phrase_key(words)] = Epithet(row.get("stands_for"), group, row.get("iso3"))
    return found
