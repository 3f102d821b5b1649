"""Notes of the desk that are no content of the record: saved views, and which coder looks at which events."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from sourcebook.errors import UsageError

from .desk import Desk
from .filtering import Filter, read_filter
from .index import DeskIndex

#: The most events given out at once.
_MOST = 10_000
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Notes:
    """How many saved views there are, and how many events are given to coders, to look at and to code twice."""

    views: int
    assigned: int
    sample: int


def notes_in(path: Path) -> Notes | None:
    """The notes that the desk's file at `path` holds; None where it holds none, or there is no such file."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            (views,) = base.execute("SELECT count(*) FROM views").fetchone()
            given = dict(base.execute("SELECT purpose, count(DISTINCT event) FROM assignments GROUP BY 1").fetchall())
    except sqlite3.Error:
        return None  # a file that cannot be read holds nothing that could be kept
    found = Notes(views, given.get("queue", 0), given.get("sample", 0))
    return found if found != Notes(0, 0, 0) else None


def save_view(index: DeskIndex, coder: str, name: str, asked: Filter) -> None:
    """Keep a filter under a name for a coder; a view of that name is replaced."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise UsageError(f"name {name[:80]!r}", "view", f"1 to {_LONGEST_NAME} characters")
    with index.writing() as base:
        base.execute("INSERT OR REPLACE INTO views VALUES (?, ?, ?)", (name, coder, asked.query()))


def delete_view(index: DeskIndex, coder: str, name: str) -> bool:
    """Forget a view; whether there was one."""
    with index.writing() as base:
        return base.execute("DELETE FROM views WHERE coder = ? AND name = ?", (coder, name)).rowcount > 0


def views_of(index: DeskIndex, coder: str) -> list[tuple[str, Filter]]:
    """A coder's views by name."""
    rows = index.rows("SELECT name, query FROM views WHERE coder = ? ORDER BY name", (coder,))
    return [(row["name"], read_filter(parse_qsl(row["query"]))) for row in rows]


def assign(desk: Desk, asked: Filter, coders: Sequence[str], size: int) -> dict[str, int]:
    """Give the first `size` events of a list to `coders` in turn, in place of whoever had them; how many each got."""
    if not coders or not 1 <= size <= _MOST:
        raise UsageError(
            f"{size} events to {len(coders)} coders", "assign", f"1 to {_MOST:,} events, one coder or more"
        )
    ids = ids_of(desk, asked, size)
    given = [(event, coders[number % len(coders)]) for number, event in enumerate(ids)]
    with desk.index.writing() as base:
        base.executemany("DELETE FROM assignments WHERE event = ? AND purpose = 'queue'", [(event,) for event in ids])
        base.executemany("INSERT INTO assignments VALUES (?, ?, 'queue')", given)
        base.executemany("UPDATE items SET assigned = ? WHERE id = ?", [(coder, event) for event, coder in given])
    return {coder: sum(got == coder for _, got in given) for coder in dict.fromkeys(coders)}


def ids_of(desk: Desk, asked: Filter, limit: int) -> list[str]:
    """The ids of the first events of a list, in the order of use."""
    where, bound = asked.where()
    rows = desk.index.columns(f"SELECT id FROM items WHERE {where} ORDER BY rank DESC, n LIMIT ?", [*bound, limit])
    return [row[0] for row in rows]
