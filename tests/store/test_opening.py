"""Addresses, drivers and versions; the tables as migrations leave them; what other programs see in the file."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from databases import BACKENDS, empty
from stored_samples import coded, item

from sourcebook.errors import StoreError
from sourcebook.store import Store, schema
from sourcebook.store.chain import Entry
from sourcebook.store.opening import engine_of, shown


def test_a_postgresql_address_is_given_our_driver_and_shown_without_the_password() -> None:
    engine = engine_of("postgresql://ana:secret@example.org/events")
    assert engine.driver == "psycopg"
    assert shown(engine.url) == "postgresql://ana:***@example.org/events"


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://", "sqlite://", "://", "http://example.org/a"])
def test_other_addresses_are_refused_with_what_is_allowed(url: str) -> None:
    with pytest.raises(StoreError, match="allowed: a path, or postgresql://"):
        engine_of(url)


def test_a_missing_driver_is_told_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'sourcebook\[postgres\]'"):
        engine_of("postgresql://example.org/events")


def test_no_server_is_told_in_our_words() -> None:
    with pytest.raises(StoreError, match="no PostgreSQL server answers"):
        Store.open("postgresql://ana@localhost:1/events")


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    content = b"hello, this is no database at all" * 99
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Store.open(str(path))
    assert path.read_bytes() == content


def test_another_database_is_not_made_into_a_store(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE mine (a)")
    with pytest.raises(StoreError, match="another database"):
        Store.create(str(path))
    with pytest.raises(StoreError, match="no store of Sourcebook"):
        Store.open(str(path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.create(str(tmp_path / "none" / "sourcebook.sqlite"))


@pytest.mark.parametrize("backend", BACKENDS)
def test_migrations_make_the_tables_that_the_code_knows(backend: str, tmp_path: Path) -> None:
    with empty(backend, tmp_path) as url:
        Store.create(url).close()
        engine = engine_of(url)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, schema.METADATA) == []
        engine.dispose()


@pytest.mark.parametrize("backend", BACKENDS)
def test_incidents_are_one_flat_view(backend: str, tmp_path: Path) -> None:
    with empty(backend, tmp_path) as url, Store.create(url) as store:
        items = [item(0)]
        store.add_codings(coded(store.add_reports(items), items))
        (stored,) = store.events()
        store.assign([(stored.event.id, "in-1", "account")])
        engine = engine_of(url)
        with engine.connect() as connection:
            (row,) = connection.exec_driver_sql("SELECT * FROM incident_events").mappings()
        engine.dispose()
        assert (row["incident"], row["date_from"], row["lat"], row["iso2"]) == ("in-1", "2017-05-17", 34.45, "IN")
        tolls = [row[f"{effect}_{bound}"] for effect in ("killed", "wounded") for bound in ("low", "high")]
        assert tolls == [5, 5, 2, None]
        assert (row["place"], row["source"], row["confidence"]) == ("Chowkibal", "Daily Example", 0.81)


def test_every_table_and_column_is_told_in_the_docs() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
    for table in (*schema.CONTENT, schema.log, *schema.DERIVED):
        assert f"### `{table.name}`" in page
        section = page.split(f"### `{table.name}`")[1].split("\n#")[0]
        for column in table.columns:
            if column.name not in ("number", "entry", "mark"):
                assert f"`{column.name}`" in section, f"{table.name}.{column.name}"


def test_a_file_whose_tables_are_called_by_no_words_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    Store.create(str(path)).close()
    content = path.read_bytes()
    assert content.count(b"CREATE TABLE log") == 1
    path.write_bytes(content.replace(b"CREATE TABLE log", b"CREATE TABLE \xc5\xc5\xc5"))
    with pytest.raises(StoreError, match="the file is damaged"):
        Store.open(str(path))


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_store_of_the_first_version_is_brought_up_to_date(backend: str, tmp_path: Path) -> None:
    with empty(backend, tmp_path) as url:
        with Store.create(url) as store:
            items = [item(0), item(1)]
            store.add_codings(coded(store.add_reports(items), items))
            ids = [stored.event.id for stored in store.events()]
            engine = engine_of(url)
            with engine.begin() as connection:
                entry = Entry(connection, datetime(2026, 3, 1, tzinfo=UTC))
                entry.add(schema.block_keys, [{"event": ids[0], "key": "a"}, {"event": ids[0], "key": "b"}])
                entry.close("merge", {})
                for index in ("codings_by_report", "judgements_by_undone", "covers_by_covered"):
                    connection.exec_driver_sql(f"DROP INDEX {index}")
                connection.exec_driver_sql("ALTER TABLE codings DROP COLUMN judgement")
                for table in ("covers", "returns", "current_codings", "keyed_events", "comparables"):
                    connection.exec_driver_sql(f"DROP TABLE {table}")
                columns = "report_key, version, model, scheme"
                connection.exec_driver_sql(f"CREATE UNIQUE INDEX codings_by_report ON codings ({columns})")
                connection.exec_driver_sql("CREATE INDEX block_keys_by_key ON block_keys (key)")
                connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
            engine.dispose()
        with Store.open(url) as store:
            assert [stored.event.id for stored in store.events()] == ids
            assert store.events_by_key(["a", "b", "c"]) == {"a": [ids[0]], "b": [ids[0]]}
            assert list(store.log())[-1].kind == "migrated"
            assert store.add_block_keys([(ids[0], ["a", "b"])]) is None
            assert store.commit_merge(comparables=[(ids[0], "1", ["a"])]) is not None
            assert list(store.verify()) == []
