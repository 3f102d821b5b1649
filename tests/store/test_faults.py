"""Killed at any moment, by two processes at once, on a full disk: what was reported as done is there, and once."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from databases import BACKENDS, empty
from sqlalchemy import event
from stored_samples import CODER, clash, coded, item

from sourcebook.errors import StoreError
from sourcebook.store import Store

BATCH = 5
#: A child starts from this process as it is, which takes no time, so that many can be killed.
FORK = multiprocessing.get_context("fork")
KILLS = {"sqlite": 60, "postgresql": 10}


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty(request.param, tmp_path) as address:
        Store.create(address).close()
        yield address


def add_and_code(url: str, write: int) -> None:
    """Go on where the store is: code what is not coded, then add and code more, telling of each when it is done."""
    with Store.open(url) as store:
        while True:
            for found in list(store.reports_without(CODER)):
                store.add_codings([(found.key, CODER, [clash(found.report)], [])])
                os.write(write, f"coded {found.key}\n".encode())
            count = store.counts()["reports"]
            for key in store.add_reports([item(number) for number in range(count, count + BATCH)]):
                os.write(write, f"added {key}\n".encode())


def started(work: Callable[[str, int], None], url: str) -> tuple[BaseProcess, int]:
    read, write = os.pipe()
    child = FORK.Process(target=work, args=(url, write))
    child.start()
    os.close(write)
    return child, read


def some_of(read: int, lines: int) -> bytes:
    """What a child says until it has said so many lines."""
    said = b""
    while said.count(b"\n") < lines:
        said += os.read(read, 4096)
    return said


def rest_of(read: int) -> bytes:
    with os.fdopen(read, "rb") as pipe:
        return pipe.read()


def told(said: bytes) -> list[list[str]]:
    """The lines of what a child said; one that was cut short by the kill tells of nothing."""
    return [line.decode().split() for line in said.split(b"\n")[:-1]]


def test_no_kill_loses_or_doubles_what_was_reported_as_done(url: str) -> None:
    chance = random.Random(20261128)
    done: set[tuple[str, str]] = set()
    for _ in range(KILLS["sqlite" if "://" not in url else "postgresql"]):
        child, read = started(add_and_code, url)
        before = some_of(read, chance.randrange(12))
        time.sleep(chance.uniform(0, 0.02))  # a write takes some 5 ms
        child.kill()
        child.join()
        done |= {(what, key) for what, key in told(before + rest_of(read))}
        with Store.open(url) as store:
            counts = store.counts()
            assert sum(what == "added" for what, _ in done) <= counts["reports"]
            assert sum(what == "coded" for what, _ in done) <= counts["events"]
            assert counts["reports"] % BATCH == 0
    with Store.open(url) as store:
        reports = list(store.reports())
        codings = [stored.report_key for stored in store.events()]
        assert {key for what, key in done if what == "added"} <= {stored.key for stored in reports}
        assert {key for what, key in done if what == "coded"} <= set(codings)
        assert [stored.report.id for stored in reports] == [f"r{number}" for number in range(len(reports))]
        assert len(codings) == len(set(codings)) > BATCH
        assert list(store.verify()) == []


def add_all(url: str, write: int) -> None:
    with Store.open(url) as store:
        for start in range(0, 60, BATCH):
            items = [item(number) for number in range(start, start + BATCH)]
            keys = store.add_reports(items)
            store.add_codings(coded(keys, items))
            os.write(write, b"".join(f"added {key}\n".encode() for key in keys if key is not None))


def test_two_that_write_the_same_at_once_neither_lose_nor_fork(url: str) -> None:
    children = [started(add_all, url) for _ in range(3)]
    added = [key for _, read in children for _, key in told(rest_of(read))]
    for child, _ in children:
        child.join()
        assert child.exitcode == 0
    with Store.open(url) as store:
        assert sorted(added) == sorted(stored.key for stored in store.reports())
        assert len(added) == len(list(store.events())) == 60
        entries = list(store.log())
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert list(store.verify()) == []


def filled_up(store: Store) -> int:
    """Add reports until the store takes no more; how many it took."""
    for number in range(10_000):
        try:
            store.add_reports([item(number, "{number} " + os.urandom(2000).hex())])
        except StoreError as error:
            assert "full" in str(error) and "nothing was half written" in str(error)
            return number
    raise AssertionError("the disk never was full")


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    with Store.create(str(tmp_path / "sourcebook.sqlite")) as store:
        store.close()  # the next connection is the first to hear of the limit

        def limit(connection: object, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 200")  # type: ignore[attr-defined]  # a driver's connection

        event.listen(store._engine, "connect", limit)
        count = filled_up(store)
        assert store.counts()["reports"] == count > 0
        assert list(store.verify()) == []
        event.remove(store._engine, "connect", limit)
        store.close()
        assert None not in store.add_reports([item(10_001)])
        assert list(store.verify()) == []


def test_a_small_disk_that_is_full_leaves_what_was_there(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can only be made as root")
    try:
        with Store.create(str(disk / "sourcebook.sqlite")) as store:
            count = filled_up(store)
            assert store.counts()["reports"] == count > 0
            assert list(store.verify()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
