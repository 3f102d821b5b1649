"""What was purged is out of the database's files, and a purge that was cut short is finished later."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stored_samples import TRADER, coded, item

from sourcebook.errors import StoreError
from sourcebook.store import Store

TEXT = "Bulletin {number}. Gunmen shot at Ghulam Nabi Darzan, a trader, near Khar. Darzan, of the Zor quarter, lived."


def files(path: Path) -> bytes:
    return b"".join(found.read_bytes() for found in path.parent.iterdir())


def filled(path: Path) -> tuple[Store, list[str]]:
    store = Store.create(str(path))
    items = [item(0), *(item(number, TEXT) for number in range(1, 60))]
    keys = store.add_reports(items)
    store.add_codings(coded(keys[:1], items[:1]))
    for stored in store.events():
        store.commit_merge(block_keys=[(stored.event.id, ["Darzan"])], comparables=[(stored.event.id, "1", ["Darzan"])])
    return store, [str(key) for key in keys]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sourcebook.sqlite"


def test_no_byte_of_a_purged_name_is_left_in_the_files(path: Path) -> None:
    store, _ = filled(path)
    with store:
        assert b"Darzan" in files(path)
        store.purge_name(TRADER, reason="asked for", by="ana")
        assert b"Darzan" not in files(path)
        assert b"Zor quarter" in files(path)
        assert list(store.verify()) == []


def test_no_byte_of_a_purged_report_is_left_in_the_files(path: Path) -> None:
    store, keys = filled(path)
    with store:
        key = store.add_reports([item(1000, "{number}: the Ostin letter, uncompressed")])[0]
        assert b"Ostin letter" in files(path)
        store.purge_report(str(key), reason="sent in error", by="ana")
        assert b"Ostin letter" not in files(path)
        for key in keys:
            store.purge_report(key, reason="sent in error", by="ana")
        assert b"Darzan" not in files(path)
        assert list(store.verify()) == []


def test_words_that_an_open_reader_holds_are_told_of_and_gone_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcebook.store.opening.PATIENCE", 0.1)
    store, _ = filled(path)
    with store, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM reports").fetchone()
        with pytest.raises(StoreError, match="not yet out of the file"):
            store.purge_name(TRADER, reason="", by="ana")
        assert not any("Darzan" in stored.report.text for stored in store.reports())
    with Store.open(str(path)) as again:
        assert b"Darzan" not in files(path)
        assert list(again.verify()) == []


def test_a_purge_that_was_killed_before_its_end_is_finished_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, keys = filled(path)
    with monkeypatch.context() as patched:
        patched.setattr("sourcebook.store.store.scrub", lambda engine: None)
        for key in keys:
            store.purge_report(key, reason="", by="ana")
    store.close()
    assert _unfinished(path)
    with Store.open(str(path)):
        assert not _unfinished(path)
        assert b"Darzan" not in files(path)


def _unfinished(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA user_version").fetchone()[0])
