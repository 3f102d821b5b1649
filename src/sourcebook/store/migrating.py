"""Bringing the tables of a store to the version that this package writes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ..errors import StoreError
from . import schema


def version_of(connection: Connection) -> str | None:
    """The version of the tables in the database; None where there is no store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def check_version(connection: Connection, where: str) -> bool:
    """Whether the tables are of our version. Raises StoreError for a newer one, and where there is no store."""
    version = version_of(connection)
    if version is None:
        advice = "make one with `sourcebook init`"
        raise StoreError("the database has no store of Sourcebook in it", where, advice=advice)
    if not version.isdigit() or version > schema.VERSION:
        got = f"the store is of version {version}"
        raise StoreError(got, where, f"up to {schema.VERSION}", "update Sourcebook: pip install --upgrade sourcebook")
    return version == schema.VERSION


def migrate(connection: Connection) -> None:
    """Run the steps that are missing, in the transaction that the connection is in: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
