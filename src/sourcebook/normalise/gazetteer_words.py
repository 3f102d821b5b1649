"""Full text over the names of the gazetteer: places whose name holds these words, for when nobody knows the whole name.

The index of the shipped gazetteer is made when it is first asked (a second or two) and kept in the cache folder; an
added gazetteer has its own inside. Where SQLite lacks its full-text module, nothing is found.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .place_names import fold_words

_TABLE = "CREATE VIRTUAL TABLE words USING fts5(name, content='', tokenize='unicode61')"


def numbers_with_words(bases: Sequence[sqlite3.Connection], words: str, cache: Path, limit: int) -> tuple[int, ...]:
    """Geonameids of places whose name holds all the words, each as a beginning of a word; the shortest names first."""
    query = " ".join(f'"{word}"*' for word in fold_words(words).split())
    if not query:
        return ()
    found: dict[int, None] = {}
    for base in bases:
        index = base if _has_words(base) else _made(base, cache)
        if index is None:
            continue
        try:
            rows = index.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query, limit))
            found |= dict.fromkeys(number for (number,) in rows)
        except sqlite3.Error:
            continue
    return tuple(found)


def _has_words(base: sqlite3.Connection) -> bool:
    return base.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone() is not None


def _made(base: sqlite3.Connection, cache: Path) -> sqlite3.Connection | None:
    """The index of a database without one: from the cache, else made there, else made in memory."""
    row = base.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    path = cache / f"{Path(row[0]).stem}-words.sqlite" if row and row[0] else None
    try:
        if path is not None and path.is_file():
            return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        index = _fill(sqlite3.connect(":memory:"), base)
    except sqlite3.Error:
        return None
    if path is not None:
        _keep(index, path)
    return index


def _fill(index: sqlite3.Connection, base: sqlite3.Connection) -> sqlite3.Connection:
    fill_words(index, base)
    index.commit()
    return index


def fill_words(index: sqlite3.Connection, base: sqlite3.Connection) -> None:
    """Make the index anew in one database from the places of another, or of the same."""
    index.execute("DROP TABLE IF EXISTS words")
    index.execute(_TABLE)
    names = base.execute("SELECT geonameid, name FROM places ORDER BY geonameid")
    index.executemany(
        "INSERT INTO words(rowid, name) VALUES (?,?)", ((number, fold_words(name)) for number, name in names)
    )


def _keep(index: sqlite3.Connection, path: Path) -> None:
    """Write the index beside and put it in place in one step; where that cannot be, it lives as long as this run."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, suffix=".part")
        os.close(handle)
        with sqlite3.connect(scratch) as kept:
            index.backup(kept)
        kept.close()
        Path(scratch).replace(path)
    except (OSError, sqlite3.Error):
        return
