"""The chain: digests of rows and of log entries, and the one way in which rows are written.

A store's history is a list of entries, each a transaction. An entry names, for each table, how many rows it wrote and
the SHA-256 over their digests; its hash takes in the hash of the entry before. So nobody can change, add or take away
anything that an entry speaks of without changing every hash after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from . import schema
from .records import Json, LogEntry

#: What the first entry has for the hash before it.
GENESIS = "0" * 64
#: Columns that a digest leaves out: it is what the mark is made of.
_OUTSIDE = "mark"

#: How many values one statement compares with: both databases take more, and no longer run faster.
BATCH = 500
#: How many rows are held before they are written: a merge writes hundreds of thousands.
_ROWS = 5000

Row = dict[str, Any]


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, ASCII (a lone surrogate has an encoding there)."""
    return _CANONICAL(value)


def _of_bytes(value: Any) -> Json:
    return {"bytes": hashlib.sha256(value).hexdigest()}


# Made once: `json.dumps` makes one for each call, which takes as long as a row's own work.
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_of_bytes).encode


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns that a row's digest takes in, in the order in which it does."""
    return tuple(sorted(column.name for column in table.columns if column.name != _OUTSIDE))


def row_digest(table: str, columns: Sequence[str], row: Mapping[str, Any]) -> bytes:
    """The SHA-256 of a row. Empty columns are left out, so that a later version can add one without a new history."""
    parts: list[Any] = [table]
    for column in columns:
        value = row.get(column)
        if value is not None:
            parts += (column, value)
    return hashlib.sha256(canonical(parts).encode("ascii")).digest()


def mark_of(digest: bytes) -> int:
    """The first 63 bits of a digest: what fits a signed whole number in both databases."""
    return int.from_bytes(digest[:8]) >> 1


def entry_hash(seq: int, at: str, kind: str, payload: str, rows: str, previous: str) -> str:
    """The hash of a log entry, over its columns as they are stored."""
    return hashlib.sha256(canonical([seq, at, kind, payload, rows, previous]).encode("ascii")).hexdigest()


@lru_cache(maxsize=64)
def time_text(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def entry_of(row: Mapping[Any, Any]) -> LogEntry:
    """A row of the log as a record."""
    at, payload = datetime.fromisoformat(row["at"]), json.loads(row["payload"])
    return LogEntry(row["seq"], at, row["kind"], payload, row["rows"], row["previous"], row["hash"])


def last_entry(connection: Connection) -> Row | None:
    """The newest row of the log; None in a store that is being made."""
    found = connection.execute(select(schema.log).order_by(schema.log.c.seq.desc()).limit(1)).mappings().first()
    return None if found is None else dict(found)


class Entry:
    """A log entry that is being written, within a transaction that has the store to itself."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self.connection = connection
        last = last_entry(connection)
        self.seq = 1 if last is None else last["seq"] + 1
        self.at = time_text(at)
        self._previous = GENESIS if last is None else last["hash"]
        self._next = _next_numbers(last)
        self._first = dict(self._next)
        self._digests: dict[str, Any] = {}
        self._removed: list[tuple[str, int, str]] = []
        self._masked: list[tuple[str, int, str, str]] = []

    def next_number(self, table: Table) -> int:
        """The number that the table's next row will get."""
        return self._next[table.name]

    def add(self, table: Table, rows: Iterable[Row]) -> int:
        """Write rows; each gets its number, this entry and its mark. Returns how many there were."""
        columns, number = columns_of(table), self._next[table.name]
        digests = self._digests.setdefault(table.name, hashlib.sha256())
        values, written = itemgetter(*(column.name for column in table.columns)), []
        for row in rows:
            whole = {**row, "number": number, "entry": self.seq}
            digest = row_digest(table.name, columns, whole)
            digests.update(digest)
            whole["mark"] = mark_of(digest)
            written.append(values(whole))
            number += 1
            if len(written) == _ROWS:
                self._insert(table, written)
                written = []
        if written:
            self._insert(table, written)
        added = number - self._next[table.name]
        self._next[table.name] = number
        return added

    def _insert(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        self.connection.exec_driver_sql(_insertion(table, self.connection.dialect.paramstyle), rows)

    def remove(self, table: Table, condition: ColumnElement[bool]) -> int:
        """Take rows away for good, noting what their digests were. Only a purge may. Returns how many there were."""
        columns, numbers = columns_of(table), []
        for row in self.connection.execute(select(table).where(condition).order_by(table.c.number)).mappings():
            numbers.append(row["number"])
            self._removed.append((table.name, row["number"], row_digest(table.name, columns, dict(row)).hex()))
        for start in range(0, len(numbers), BATCH):
            self.connection.execute(delete(table).where(table.c.number.in_(numbers[start : start + BATCH])))
        return len(numbers)

    def rewrite(self, table: Table, row: Mapping[str, Any], changes: Row) -> None:
        """Put other words into a row, noting its digest before and after. Only a purge may."""
        columns = columns_of(table)
        before, after = (row_digest(table.name, columns, whole) for whole in (row, {**row, **changes}))
        self._masked.append((table.name, row["number"], before.hex(), after.hex()))
        changed = update(table).where(table.c.number == row["number"]).values(**changes, mark=mark_of(after))
        self.connection.execute(changed)

    @property
    def empty(self) -> bool:
        """Whether nothing was written, taken away or changed."""
        return self._next == self._first and not self._removed and not self._masked

    def _digest_of(self, table: str) -> str:
        return self._digests[table].hexdigest() if table in self._digests else ""

    def close(self, kind: str, payload: Json) -> LogEntry:
        """Write the entry itself: the last thing before the transaction is committed."""
        summary = {
            name: [first, self._next[name] - first, self._digest_of(name)] for name, first in self._first.items()
        }
        done = {"removed": self._removed, "masked": self._masked}
        payload = {**payload, **{key: value for key, value in done.items() if value}}
        row: Row = {"seq": self.seq, "at": self.at, "kind": kind, "payload": canonical(payload)}
        row |= {"rows": canonical(summary), "previous": self._previous}
        row["hash"] = entry_hash(**row)
        self.connection.execute(insert(schema.log), [row])
        return entry_of(row)


@cache
def _insertion(table: Table, style: str) -> str:
    """The statement by which rows are written, as the driver takes it: SQLAlchemy's own way takes twice as long."""
    sign = "%s" if style == "pyformat" else "?"
    columns = [column.name for column in table.columns]
    names, values = ", ".join(f'"{name}"' for name in columns), ", ".join(sign for _ in columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({values})"


def _next_numbers(last: Row | None) -> dict[str, int]:
    """The next number of each table. From the log, not the tables: what was purged keeps its number."""
    summary = {} if last is None else json.loads(last["rows"])
    nexts = {}
    for table in schema.CONTENT:
        first, count, _ = summary.get(table.name, (1, 0, ""))
        nexts[table.name] = first + count
    return nexts
