"""Holding every row of every table against the log: what was changed, added or taken away by any other way than ours.

The rows are read as the database has them, without our types, in one transaction: others may write meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Engine, Table, text
from sqlalchemy.exc import DatabaseError

from . import schema
from .chain import GENESIS, columns_of, entry_hash, mark_of, row_digest
from .derived import CODINGS, KEYS, MEMBERS
from .migrating import version_of
from .opening import reading
from .records import Fault

#: Rows that are read at once.
_PAGE = 500
#: The column of each table by which a person would look for a row, where that is not its number.
_KEYS = {"originals": "sha256", "reports": "key", "events": "id", "names": "event", "judgements": "id"}


@dataclass(slots=True)
class _Told:
    """What the log says of one table: its ranges of rows as (entry, first, count, digest), and what purges did.

    `changes` are, for a row's number, the digests before and after each purge; after is None where it was deleted.
    """

    ranges: list[tuple[int, int, int, str]] = field(default_factory=list)
    changes: dict[int, list[tuple[bytes, bytes | None]]] = field(default_factory=dict)


def verify(engine: Engine) -> Iterator[Fault]:
    """Everything that is not as the log says, table by table; nothing where all is well.

    Memory grows with the number of log entries and purged rows, not with the rows.
    """
    with reading(engine) as connection:
        if engine.name == "sqlite":
            yield from _damage(connection)
        try:
            yield from _checked(connection)
        except DatabaseError as error:
            yield Fault("database", "", f"cannot be read to the end: {error.orig}")


def _damage(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong with the file."""
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    # A changed byte can make a text that is none; it must come through, to be told from what was written.
    raw.text_factory = lambda octets: octets.decode("utf-8", "surrogateescape")
    try:
        for (words,) in raw.execute("PRAGMA integrity_check"):
            if words != "ok":
                yield Fault("database", "", words)
    except sqlite3.DatabaseError as error:
        yield Fault("database", "", f"cannot be read to the end: {error}")


def _checked(connection: Connection) -> Iterator[Fault]:
    version = version_of(connection)
    if version != schema.VERSION:
        yield Fault("alembic_version", str(version), f"should be {schema.VERSION}")
    told: dict[str, _Told] = {table.name: _Told() for table in schema.CONTENT}
    yield from _log(connection, told)
    for table in schema.CONTENT:
        yield from _table(connection, table, told[table.name])
    yield from _derived(connection)


def _rows(connection: Connection, table: Table, number: str) -> Iterator[Mapping[Any, Any]]:
    """All rows in the order of their number."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    query = text(f'SELECT {names} FROM {table.name} WHERE "{number}" > :after ORDER BY "{number}" LIMIT {_PAGE}')
    after = -(2**63)
    while rows := connection.execute(query, {"after": after}).mappings().all():
        yield from rows
        after = rows[-1][number]


def _log(connection: Connection, told: dict[str, _Told]) -> Iterator[Fault]:
    """Follow the chain, and gather what its entries say of the tables."""
    previous, expected = GENESIS, 1
    for row in _rows(connection, schema.log, "seq"):
        seq = row["seq"]
        if seq != expected:
            yield Fault("log", str(expected), f"missing: after entry {expected - 1} comes {seq}")
        elif row["previous"] != previous:
            yield Fault("log", str(seq), "does not follow the entry before it")
        whole = entry_hash(*(row[name] for name in ("seq", "at", "kind", "payload", "rows", "previous")))
        if whole != row["hash"]:
            yield Fault("log", str(seq), "was changed: its hash is another")
        try:
            _gather(seq, row, told)
        except (ValueError, TypeError, KeyError, AttributeError):
            yield Fault("log", str(seq), "cannot be read")
        previous, expected = row["hash"], seq + 1
    if expected == 1:
        yield Fault("log", "1", "missing: the log is empty")


def _gather(seq: int, row: Mapping[Any, Any], told: dict[str, _Told]) -> None:
    for name, (first, count, digest) in json.loads(row["rows"]).items():
        if count:
            told[name].ranges.append((seq, first, count, digest))
    payload = json.loads(row["payload"])
    for name, number, digest in payload.get("removed", ()):
        told[name].changes.setdefault(number, []).append((bytes.fromhex(digest), None))
    for name, number, before, after in payload.get("masked", ()):
        told[name].changes.setdefault(number, []).append((bytes.fromhex(before), bytes.fromhex(after)))


def _table(connection: Connection, table: Table, told: _Told) -> Iterator[Fault]:
    """Hold the rows of a table against the ranges that the log tells, in step."""
    rows, columns = _rows(connection, table, "number"), columns_of(table)
    row, next_number = next(rows, None), 1
    for seq, first, count, digest in told.ranges:
        if first != next_number:
            yield Fault("log", str(seq), f"rows {next_number} to {first - 1} of {table.name} are in no entry")
        whole, sound = hashlib.sha256(), True
        for number in range(first, first + count):
            while row is not None and row["number"] < number:
                yield _unknown(table, row)
                row = next(rows, None)
            there = row if row is not None and row["number"] == number else None
            if there is not None:
                row = next(rows, None)
            fault, written = _row(table, columns, number, there, told.changes.get(number, ()))
            sound = sound and fault is None
            whole.update(written)
            if fault is not None:
                yield fault
        if sound and whole.hexdigest() != digest:
            words = f"differ from what log entry {seq} wrote, and so do their marks"
            yield Fault(table.name, f"rows {first} to {first + count - 1}", words)
        next_number = first + count
    while row is not None:
        yield _unknown(table, row)
        row = next(rows, None)


def _row(
    table: Table,
    columns: tuple[str, ...],
    number: int,
    row: Mapping[Any, Any] | None,
    changes: list[tuple[bytes, bytes | None]] | tuple[()],
) -> tuple[Fault | None, bytes]:
    """What is wrong with one row, and the digest with which it was first written as far as that can be known."""
    first = changes[0][0] if changes else None
    if any(after != before for (_, after), (before, _) in pairwise(changes)):
        return Fault(table.name, f"row {number}", "was changed between two purges"), b""
    last = changes[-1][1] if changes else None
    if row is None:
        if changes and last is None:
            return None, first or b""
        return Fault(table.name, f"row {number}", "missing"), b""
    found = row_digest(table.name, columns, row)
    key = _key(table, row)
    if changes and last is None:
        return Fault(table.name, key, "was purged, and is there again"), first or b""
    if mark_of(found) != row["mark"]:
        return Fault(table.name, key, "was changed: its mark is another"), b""
    if last is not None and found != last:
        return Fault(table.name, key, "was changed: it is not as the purge left it"), b""
    return None, first or found


def _unknown(table: Table, row: Mapping[Any, Any]) -> Fault:
    return Fault(
        table.name, _key(table, row), "is in no entry of the log: added by other means, or the log's end is gone"
    )


def _key(table: Table, row: Mapping[Any, Any]) -> str:
    name = _KEYS.get(table.name)
    return f"row {row['number']}" if name is None else f"row {row['number']} ({row[name]})"


def _derived(connection: Connection) -> Iterator[Fault]:
    """Work out what follows from the tables of content, and hold the derived tables against it."""
    keys = KEYS[connection.dialect.name]
    for table, expected in ((schema.current_members, MEMBERS), (schema.current_codings, CODINGS),
                            (schema.keyed_events, keys)):  # fmt: skip
        found = f"SELECT {', '.join(column.name for column in table.columns)} FROM {table.name}"
        wrong: dict[str, str] = {}
        for words, one, other in (("missing or changed", expected, found), ("added or changed", found, expected)):
            for key, *_ in connection.execute(text(f"{one} EXCEPT {other}")):
                wrong.setdefault(key, words)
        for key, words in wrong.items():
            yield Fault(table.name, str(key), f"{words}: it does not follow from the tables that it is made of")
