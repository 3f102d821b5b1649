"""Killed at any moment, by several at once, on a full disk: nothing that was reported done is lost or counted twice."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from line_coder import NOW, first_coder, groups, many_reports, second_coder, worked
from sqlalchemy import event as events_of_engine

from sourcebook.dataset import Dataset, add, adding, code, coding, merge
from sourcebook.errors import StoreError

REPORTS, LOT = 16, 4
#: A child starts from this process as it is, libraries loaded, which takes some 10 ms, so that many can be killed.
FORK = multiprocessing.get_context("fork")
KILLS = 200


@pytest.fixture(autouse=True)
def _small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many writes to be killed between, and in."""
    monkeypatch.setattr(adding, "_REPORTS", LOT)
    monkeypatch.setattr(coding, "_BATCH", LOT)


@pytest.fixture
def folders() -> Iterator[Path]:
    """A folder in memory where there is one: a kill loses nothing that the system holds, and a loaded disk is slow."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def work(folder: Path, write: int) -> None:
    """All verbs in turn, telling of each lot when it is reported as done."""

    def say(words: str) -> None:
        os.write(write, f"{words}\n".encode())

    with Dataset.open(folder) as dataset:
        add(dataset, many_reports(REPORTS), NOW, lambda done: say(f"reports {done.new + done.known}"))
        code(dataset, first_coder, tell=lambda done: say(f"codings {done.reports}"))
        merge(dataset)
        say("merged 1")
        code(dataset, second_coder, tell=lambda done: say(f"second {done.reports}"))
        merge(dataset)
        say("finished 1")


def started(target: Callable[[Path, int], None], folder: Path) -> tuple[BaseProcess, int]:
    read, write = os.pipe()
    child = FORK.Process(target=target, args=(folder, write))
    child.start()
    os.close(write)
    return child, read


def said_by(read: int) -> dict[str, int]:
    """The last number told under each word; a line that was cut short tells nothing."""
    with os.fdopen(read, "rb") as pipe:
        lines = pipe.read().split(b"\n")[:-1]
    return {words.split()[0].decode(): int(words.split()[1]) for words in lines}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, frozenset[str]]:
    """The incidents as they are where nothing is killed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "set"
    with worked(folder, many_reports(REPORTS)) as dataset:
        code(dataset, second_coder)
        merge(dataset)
        return groups(dataset)


def check(folder: Path, before: dict[str, int], said: dict[str, int]) -> dict[str, int]:
    """What was told is there, and nothing is there twice. The number of rows."""
    with Dataset.open(folder) as dataset:
        now = dataset.store.counts()
        assert now["reports"] >= max(before["reports"], said.get("reports", 0))
        codings = before["codings"] + said.get("codings", 0) + said.get("second", 0)
        assert REPORTS * 2 >= now["codings"] >= codings
        ids = [stored.report.id for stored in dataset.store.reports()]
        assert len(ids) == len(set(ids)) == now["reports"]
        assert now["reports"] % LOT == now["codings"] % LOT == 0, "a lot is there whole or not at all"
        if "finished" in said:
            assert now["unmerged_events"] == 0
        return now


def check_finished(folder: Path, undisturbed: dict[str, frozenset[str]]) -> None:
    with Dataset.open(folder) as dataset:
        assert list(dataset.store.verify()) == []
        assert dataset.store.counts()["reports"] == REPORTS
        assert dataset.store.counts()["codings"] == 2 * REPORTS
        assert list(dataset.store.outdated_members()) == []
        assert set(groups(dataset).values()) == set(undisturbed.values())


def test_two_hundred_kills_lose_nothing_and_double_nothing(
    folders: Path, undisturbed: dict[str, frozenset[str]]
) -> None:
    chance = random.Random(20261128)
    empty = folders / "empty"
    Dataset.create(empty).close()
    hits = finished = 0
    whole = 0.5  # seconds that the work takes where it is not killed; measured as the test goes
    while hits < KILLS:
        folder = folders / f"set{finished}"
        shutil.copytree(empty, folder)
        done = {"reports": 0, "codings": 0}
        said: dict[str, int] = {}
        while "finished" not in said:
            child, read = started(work, folder)
            start = time.monotonic()
            if chance.random() < 0.92:  # now and then one may end, however fast or slow the machine is
                child.join(chance.uniform(0, 0.6 * whole))
                child.kill()
            child.join()
            said = said_by(read)
            hits += child.exitcode == -9
            assert child.exitcode in (0, -9)
            if child.exitcode == 0:
                whole = time.monotonic() - start
            done = check(folder, done, said)
        check_finished(folder, undisturbed)
        shutil.rmtree(folder)
        finished += 1
    assert finished > 1


def test_three_at_once_do_what_one_does(folders: Path, undisturbed: dict[str, frozenset[str]]) -> None:
    folder = folders / "set"
    Dataset.create(folder).close()
    children = [started(work, folder) for _ in range(3)]
    assert all("finished" in said_by(read) for _, read in children)
    for child, _ in children:
        child.join()
        assert child.exitcode == 0
    check_finished(folder, undisturbed)


def test_a_disk_that_fills_up_is_told_and_the_next_run_goes_on(
    folders: Path, undisturbed: dict[str, frozenset[str]]
) -> None:
    folder = folders / "set"
    Dataset.create(folder).close()

    def all_done(pages: int) -> bool:
        """All verbs on a disk that has room for so many pages; whether it was enough."""
        with Dataset.open(folder) as dataset:

            def limit(connection: object, _: object) -> None:
                connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]  # a driver's own

            events_of_engine.listen(dataset.store._engine, "connect", limit)
            dataset.store.close()  # the next connection is the first to hear of the limit
            try:
                add(dataset, many_reports(REPORTS), NOW)
                for coder in (first_coder, second_coder):
                    code(dataset, coder)
                    merge(dataset)
            except StoreError as error:
                assert "the disk is full" in str(error)
                return False
            return True

    done = {"reports": 0, "codings": 0}
    pages = (folder / "sourcebook.sqlite").stat().st_size // 4096
    full = 0
    while not all_done(pages):
        done = check(folder, done, {})
        full += 1
        pages += 3
    assert full > 3
    check_finished(folder, undisturbed)
