"""Whatever is changed in a store by other means than its own, `verify` finds it and says in which table and row."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from databases import BACKENDS, empty
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from stored_samples import CODER, NEWER, added, clash, coded, item

from sourcebook.errors import StoreError
from sourcebook.records import Judgement, Link, Pointer, Problem, Reason
from sourcebook.store import AddedEvent, Fault, Store, schema
from sourcebook.store.chain import columns_of, mark_of, row_digest
from sourcebook.store.opening import engine_of

TABLES = [table.name for table in (*schema.CONTENT, schema.log, *schema.DERIVED)]


def fill(store: Store) -> None:
    """Something in every table."""
    items = [item(number) for number in range(4)]
    keys = store.add_reports(items)
    store.add_codings(coded(keys, items))
    store.add_codings([(str(keys[0]), NEWER, [], [Problem("a", "EmptyError", "nothing in it")])])
    ids = sorted(stored.event.id for stored in store.events(current=False) if stored.report_key != keys[3])
    store.commit_merge(
        [Link(ids[0], ids[1], 0.5, (Reason("date", 1.0, "one day"),)), Link(ids[1], ids[2], 0.25)],
        [(ids[0], "in-1", "account"), (ids[1], "in-1", "follow-up"), (ids[2], "in-2", "account")],
        [("in-2", Pointer("split-from", "in-1"))],
        [(ids[0], ["a"]), (ids[1], ["b"])],
        [(ids[0], "1 a", ["kupwara"])],
    )
    at = datetime(2026, 3, 2, tzinfo=UTC)
    store.judge(Judgement("jd-1", "correct", (ids[0],), "ana", at, "place", {"name": "Kupwara"}, "seen on a map"))
    store.add_successors([(ids[0], ids[1])])
    missed = added(clash(items[1][0]))
    store.judge(Judgement("jd-2", "add", (missed.id,), "ana", at), added=[AddedEvent("jd-2", str(keys[1]), missed)])
    store.add_codings(
        [(str(keys[1]), NEWER, [clash(items[1][0], NEWER)], [])], follow=lambda old, new: [(missed.id, new[0].id)]
    )
    store.return_to(CODER)
    store.purge_report(str(keys[3]), reason="sent in error", by="ana")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with something in every table, to be copied."""
    path = tmp_path_factory.mktemp("sound") / "sourcebook.sqlite"
    with Store.create(str(path)) as store:
        fill(store)
        assert list(store.verify()) == []
        assert [name for name in TABLES if not store.counts()[name]] == []
    return path


def faults(path: Path) -> list[Fault]:
    with Store.open(str(path)) as store:
        return list(store.verify())


@dataclass
class Copy:
    path: Path

    def run(self, statement: str, *values: object) -> int:
        with closing(sqlite3.connect(self.path)) as database, database:
            return database.execute(statement, values).rowcount

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.path)) as database:
            database.text_factory = bytes
            return database.execute(statement).fetchall()


@pytest.fixture(scope="module")
def copy(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    yield Copy(tmp_path_factory.mktemp("copy") / "sourcebook.sqlite")


def fresh(copy: Copy, sound: Path) -> None:
    for beside in ("", "-wal", "-shm"):
        Path(f"{copy.path}{beside}").unlink(missing_ok=True)
    shutil.copy(sound, copy.path)


CELLS = [(table.name, column.name) for table in (*schema.CONTENT, schema.log, *schema.DERIVED)
         for column in table.columns]  # fmt: skip


def _row_of(table: str) -> str:
    """What tells the rows of a table in the tests: a table without numbers has a key in each row here."""
    return "CAST(key AS BLOB)" if table == "keyed_events" else "rowid"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CELLS), st.data())
def test_a_changed_byte_is_found_in_its_table_and_row(
    copy: Copy, sound: Path, cell: tuple[str, str], data: st.DataObject
) -> None:
    fresh(copy, sound)
    table, column = cell
    rows = copy.rows(f'SELECT {_row_of(table)}, "{column}", typeof("{column}") FROM {table}')
    number, value, kind = data.draw(st.sampled_from(rows))
    if isinstance(value, bytes) and value:
        place = data.draw(st.integers(0, len(value) - 1))
        octets = bytearray(value)
        octets[place] ^= data.draw(st.integers(1, 255))
        changed: object = bytes(octets)
    elif isinstance(value, int | float):
        changed = value + data.draw(st.sampled_from([-1, 1, 2**20]))
    else:
        changed = b"something where nothing was"
    stored = "CAST(? AS TEXT)" if kind != b"blob" and isinstance(changed, bytes) else "?"
    try:
        copy.run(f'UPDATE {table} SET "{column}" = {stored} WHERE {_row_of(table)} = ?', changed, number)
    except sqlite3.IntegrityError:
        return  # the database itself refuses a number or a key that is there already
    found = faults(copy.path)
    # A changed row of the log, or of memberships, may also make what depends on it wrong: but it is named itself.
    assert table in {fault.table for fault in found}, found
    if "number" not in column and table not in ("log", *(derived.name for derived in schema.DERIVED)):
        assert any(f"row {number}" in fault.key for fault in found), found


@pytest.mark.parametrize("table", TABLES)
def test_every_row_that_is_taken_away_is_found(copy: Copy, sound: Path, table: str) -> None:
    for (number,) in Copy(sound).rows(f"SELECT {_row_of(table)} FROM {table}"):
        fresh(copy, sound)
        assert copy.run(f"DELETE FROM {table} WHERE {_row_of(table)} = ?", number) == 1
        found = faults(copy.path)
        assert table in {fault.table for fault in found} or (table == "log" and found), (number, found)


@pytest.mark.parametrize("table", list(schema.CONTENT), ids=lambda table: table.name)
def test_a_row_that_is_added_is_found_whatever_its_mark(copy: Copy, sound: Path, table: object) -> None:
    assert isinstance(table, type(schema.events))
    for number in (0, -3, 1000):
        fresh(copy, sound)
        with closing(sqlite3.connect(copy.path)) as database, database:
            database.row_factory = sqlite3.Row
            row = dict(database.execute(f"SELECT * FROM {table.name} LIMIT 1").fetchone())
            for key in ("sha256", "key", "id", "report_key", "incident", "old", "covered"):
                if key in row:
                    row[key] += "x"
            row["number"] = number
            row["mark"] = mark_of(row_digest(table.name, columns_of(table), row))
            signs = ", ".join("?" * len(row))
            database.execute(f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({signs})", tuple(row.values()))
        (fault, *_) = [fault for fault in faults(copy.path) if fault.table == table.name]
        assert f"row {number}" in fault.key


@pytest.mark.parametrize("table", [schema.events, schema.reports, schema.names], ids=lambda table: table.name)
def test_a_row_whose_mark_was_made_to_fit_is_found_too(copy: Copy, sound: Path, table: object) -> None:
    assert isinstance(table, type(schema.events))
    fresh(copy, sound)
    column = {"events": "evidence", "reports": "text", "names": "words"}[table.name]
    with closing(sqlite3.connect(copy.path)) as database, database:
        database.row_factory = sqlite3.Row
        row = dict(database.execute(f"SELECT * FROM {table.name} WHERE number = 2").fetchone())
        row[column] = "other words"
        mark = mark_of(row_digest(table.name, columns_of(table), row))
        database.execute(f"UPDATE {table.name} SET {column} = ?, mark = ? WHERE number = 2", (row[column], mark))
    assert any(fault.table == table.name and fault.key.startswith("rows 1 to ") for fault in faults(copy.path))


def test_a_log_whose_end_was_cut_is_found_by_what_it_wrote(copy: Copy, sound: Path) -> None:
    fresh(copy, sound)
    copy.run("DELETE FROM log WHERE seq >= 5")
    assert {"memberships", "links", "judgements"} <= {fault.table for fault in faults(copy.path)}


def test_a_purged_row_that_comes_back_is_found(copy: Copy, sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "sourcebook.sqlite"
    with Store.create(str(path)) as store:
        keys = store.add_reports([item(0), item(1)])
        with closing(sqlite3.connect(path)) as database, database:
            database.row_factory = sqlite3.Row
            row = dict(database.execute("SELECT * FROM reports WHERE number = 1").fetchone())
            store.purge_report(str(keys[0]), reason="", by="ana")
            signs = ", ".join("?" * len(row))
            database.execute(f"INSERT INTO reports ({', '.join(row)}) VALUES ({signs})", tuple(row.values()))
        assert [fault.words for fault in store.verify()] == ["was purged, and is there again"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_byte_of_the_file_that_changes_what_is_read_is_found(copy: Copy, sound: Path, data: st.DataObject) -> None:
    """Bytes of free space say nothing, and so nothing is wrong there: what can be read is the same."""
    content = bytearray(sound.read_bytes())
    place = data.draw(st.integers(4096, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    fresh(copy, sound)
    copy.path.write_bytes(content)
    try:
        found = bool(faults(copy.path))
    except StoreError:
        found = True  # it does not even open
    if not found:
        assert _all_rows(copy.path) == _all_rows(sound)


def _all_rows(path: Path) -> list[list[tuple[object, ...]]]:
    return [Copy(path).rows(f"SELECT * FROM {table}") for table in TABLES]


@pytest.mark.parametrize("backend", BACKENDS)
def test_changes_are_found_in_either_database(backend: str, tmp_path: Path) -> None:
    with empty(backend, tmp_path) as url, Store.create(url) as store:
        fill(store)
        assert list(store.verify()) == []
        engine = engine_of(url)
        with engine.begin() as connection:
            connection.execute(text("UPDATE events SET confidence = confidence + 0.001 WHERE number = 1"))
            connection.execute(text("DELETE FROM names WHERE number = 2"))
            connection.execute(text("UPDATE current_members SET incident = 'in-9' WHERE incident = 'in-2'"))
        engine.dispose()
        found = [(fault.table, fault.key.split(" (")[0]) for fault in store.verify()]
        assert found[:2] == [("events", "row 1"), ("names", "row 2")]
        assert [table for table, _ in found[2:]] == ["current_members"]
