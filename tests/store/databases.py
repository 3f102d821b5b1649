"""Empty databases for tests: a file for SQLite, and on a PostgreSQL server a database of its own for each test."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

#: The address of a PostgreSQL server on which tests may make databases, as `.ci/run` starts one.
SERVER = os.environ.get("SOURCEBOOK_POSTGRES", "")
BACKENDS = ("sqlite", "postgresql")


@contextmanager
def empty(backend: str, folder: Path) -> Iterator[str]:
    """The address of a database with nothing in it."""
    if backend == "sqlite":
        yield str(folder / "sourcebook.sqlite")
        return
    if not SERVER:
        pytest.skip("no PostgreSQL: set SOURCEBOOK_POSTGRES to the URL of a server on which databases may be made")
    address = make_url(SERVER).set(drivername="postgresql+psycopg")
    server = create_engine(address, isolation_level="AUTOCOMMIT")
    name = f"sourcebook_{uuid.uuid4().hex[:12]}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield address.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()
