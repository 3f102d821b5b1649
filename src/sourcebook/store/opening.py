"""Opening the database: addresses, drivers, what a connection must be told, transactions, and errors in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from ..errors import StoreError

#: How long a writer waits for another one, in seconds. The longest single write that we measured takes under 20.
PATIENCE = 60
#: The key of the advisory lock that writers to one PostgreSQL database take in turn: "sourcebk" in ASCII.
_LOCK = int.from_bytes(b"sourcebk")
_WRITING = "sourcebook_writing"


def engine_of(url: str) -> Engine:
    """The engine for a path or URL: a file is SQLite, `postgresql://…` PostgreSQL. Raises StoreError."""
    address = _address(url)
    try:
        if address.get_backend_name() == "sqlite":
            return _sqlite(address)
        # Reads of one transaction see one state, as they do in SQLite.
        return create_engine(address, isolation_level="REPEATABLE READ", pool_pre_ping=True)
    except ModuleNotFoundError as error:
        advice = "pip install 'sourcebook[postgres]'"
        raise StoreError("the driver for PostgreSQL is not installed", shown(address), advice=advice) from error


def _address(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=str(Path(url).absolute()))
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError("the address cannot be read", "store", "a path, or postgresql://USER@HOST/NAME") from error
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "postgresql+psycopg") or not address.database:
        raise StoreError(f"got {shown(address)}", "store", "a path, or postgresql://USER@HOST/NAME")
    return address


def shown(address: URL) -> str:
    """An address as it may be printed: without the password, and for SQLite the path alone."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return address.set(drivername="postgresql").render_as_string(hide_password=True)


def _sqlite(address: URL) -> Engine:
    engine = create_engine(address, connect_args={"timeout": PATIENCE, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _: object) -> None:
        # FULL: what was reported as done survives a power cut too. WAL: readers and writers do not wait for each other.
        # Secure delete: what a purge takes away is overwritten.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # Whoever reads first and writes later may find that another has written between: so a writer says it at once.
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that has the store to itself: committed at the end of the block, or nothing of it is there."""
    with translated(engine), engine.connect() as plain:
        options: dict[str, Any] = {_WRITING: True}
        if engine.name == "postgresql":
            # The lock is the transaction's first statement, and what is read after it must be what the last one wrote.
            options["isolation_level"] = "READ COMMITTED"
        connection = plain.execution_options(**options)
        with connection.begin():
            if engine.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one state of the store, whatever others write meanwhile."""
    with translated(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Errors of the database as a StoreError that says what can be done."""
    try:
        yield
    except DBAPIError as error:
        raise _in_our_words(str(error.orig), shown(engine.url)) from error
    except UnicodeDecodeError as error:
        # The sqlite3 module cannot even say what SQLite found: its words quote a damaged page.
        raise _in_our_words("malformed", shown(engine.url)) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the database failed: {error}", shown(engine.url)) from error


#: What the databases say, and what it means to the user.
_MEANINGS = (
    ("database or disk is full", "the disk is full", "free some space and run it again: nothing was half written"),
    ("no space left", "the disk is full", "free some space and run it again: nothing was half written"),
    ("database is locked", "another process is writing to the store", "run it again when that one is done"),
    ("not a database", "the file is no store of Sourcebook", "name another file, or a new one"),
    ("malformed", "the file is damaged", "restore it from a backup; `sourcebook verify` says what is wrong"),
    ("unable to open", "the file cannot be opened", "check that its folder is there and may be written to"),
    ("readonly", "the file may not be written to", "check whose it is"),
    ("no such table", "the database has no store of Sourcebook in it", "make one with `sourcebook init`"),
    ("does not exist", "the database, or its tables, are not there", "make them with `createdb` and `sourcebook init`"),
    ("connection refused", "no PostgreSQL server answers", "check that it runs, its host and its port"),
)


def _in_our_words(said: str, where: str) -> StoreError:
    for words, got, advice in _MEANINGS:
        if words in said.lower():
            return StoreError(got, where, advice=advice)
    return StoreError(f"the database failed: {said}", where)
