"""Reading the tables of names that ship with the package, and the lists of words around names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..errors import LexiconError
from .folding import key_of

_FOLDER = ("data", "lexicon")


def table_names(prefix: str) -> tuple[str, ...]:
    """The shipped tables whose name starts with `prefix`, sorted."""
    folder = files("sourcebook").joinpath(*_FOLDER)
    return tuple(sorted(part.name for part in folder.iterdir() if part.name.startswith(prefix)))


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rows of one shipped table, each with as many cells as `columns`.

    Raises LexiconError when the table is missing, its header is not `columns`, or a row has another width.
    """
    place = files("sourcebook").joinpath(*_FOLDER, name)
    try:
        lines = place.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(str(error), name, advice="install the package again") from error
    header_seen = False
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not header_seen:
            if cells != columns:
                raise LexiconError(f"header {cells}", f"{name} line {number}", allowed="\\t".join(columns))
            header_seen = True
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{len(cells)} cells", f"{name} line {number}", allowed=f"{len(columns)} cells")
        yield cells


def parts_of(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several, separated by `|`."""
    return tuple(cell.split("|")) if cell else ()


@cache
def _word_lists() -> dict[str, dict[str, str]]:
    text = files("sourcebook").joinpath("lexicon", "actor_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def word_list(section: str, name: str) -> frozenset[str]:
    """One list of the shipped words around names, as keys."""
    return frozenset(key_of(word) for word in _word_lists()[section][name].split())
