"""Making sure that purged words are gone from the database's files, and not only from its tables.

SQLite leaves what was deleted in free space of its file and in the journal beside it; PostgreSQL keeps old rows until
they are vacuumed. A purge that was cut short here is finished when the store is next opened.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, text

from ..errors import StoreError
from . import schema
from .opening import shown, translated


def mark_unscrubbed(connection: Connection) -> None:
    """Note, in the transaction of a purge, that its words are still in the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA user_version = 1")


def unscrubbed(connection: Connection) -> bool:
    """Whether a purge was cut short before its words were out of the file."""
    return connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA user_version").scalar() == 1


def scrub(engine: Engine) -> None:
    """Rewrite the database without what was deleted. Needs as much free space as the database has."""
    with translated(engine):
        if engine.name == "sqlite":
            _scrub_file(engine)
        else:
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                for table in (*schema.CONTENT, *schema.DERIVED):
                    connection.execute(text(f"VACUUM FULL {table.name}"))


def _scrub_file(engine: Engine) -> None:
    pooled = engine.raw_connection()
    raw = pooled.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    try:
        raw.execute("VACUUM")
        raw.execute("PRAGMA user_version = 0")
        (busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raw.execute("PRAGMA user_version = 1")
    except sqlite3.Error:
        pooled.invalidate()
        raise
    finally:
        pooled.close()
    if busy:
        advice = "close what has it open; the next command that opens the store does the rest"
        raise StoreError("the words are out of the tables, but not yet out of the file", shown(engine.url), "", advice)
