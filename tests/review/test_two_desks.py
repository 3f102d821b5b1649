"""Two desks on one store, in two processes: who was second is told so, and each sees what the other wrote."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import desk_factory as made
import pytest
from databases import BACKENDS, empty
from two_desks import add_all, judge_all

from sourcebook.dataset import Dataset, Settings, merge
from sourcebook.dataset.settings import SETTINGS, write_settings
from sourcebook.errors import StoreChangedError
from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.records import Judgement
from sourcebook.review.deciding import decided
from sourcebook.review.desk import Decision, Desk
from sourcebook.review.opening import opened_desk
from sourcebook.store import Store

#: Events that both try to judge, each time at once.
ROUNDS = 8


@pytest.fixture(params=BACKENDS)
def folders(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Two folders with one store: the same folder in SQLite, as on one machine; in PostgreSQL one for each machine."""
    with empty(request.param, tmp_path) as url:
        made.fill_store(url, tmp_path, sample_reports()[:12])
        if request.param == "sqlite":
            write_settings(tmp_path / SETTINGS, Settings())
            yield tmp_path, tmp_path
            return
        both = tmp_path / "one", tmp_path / "other"
        for folder in both:
            folder.mkdir()
            write_settings(folder / SETTINGS, Settings(database=url))
        yield both


def _at_once(folders: tuple[Path, Path], work: Callable[..., None], ids: list[str]) -> list[tuple[str, str, str]]:
    """What two processes tell that work on the same ids in step."""
    spawn = multiprocessing.get_context("spawn")
    together, told = spawn.Barrier(2), spawn.Queue()
    both = [spawn.Process(target=work, args=(folder, coder, ids, together, told))
            for folder, coder in zip(folders, ("anna", "ben"), strict=True)]  # fmt: skip
    for process in both:
        process.start()
    for process in both:
        process.join(240)
        assert process.exitcode == 0
    found: list[Any] = []
    while not told.empty():
        found.append(told.get(timeout=10))
    return found


def test_of_two_who_judge_one_event_at_once_one_is_told_so(folders: tuple[Path, Path]) -> None:
    with opened_desk(folders[0]) as desk:
        ids = [str(row["id"]) for row in desk.rows(made.everything(), 0, ROUNDS)]
    told = _at_once(folders, judge_all, ids)
    outcomes = Counter((event, what) for _, event, what in told if what in ("written", "stale"))
    assert outcomes == {(event, what): 1 for event in ids for what in ("written", "stale")}
    assert {what for _, _, what in told} == {"written", "stale", "then {'corrected'}"}, (
        "both lists show what was written"
    )
    with opened_desk(folders[1]) as desk:
        assert all(len(desk.event(event).history) == 1 for event in ids)
        told_at = [one.at for one in desk.store.judgements()]
        assert told_at == sorted(told_at), "the order of times is the order of writing"
        assert list(desk.store.verify()) == []


def test_of_two_who_add_to_one_report_at_once_one_is_told_so(folders: tuple[Path, Path]) -> None:
    with opened_desk(folders[0]) as desk:
        keys = [stored.key for stored in islice(desk.store.reports(), 4)]
        before = desk.count(made.everything())
    told = _at_once(folders, add_all, keys)
    assert Counter(what for *_, what in told) == {"written": len(keys), "stale": len(keys)}
    for folder in folders:
        with opened_desk(folder) as desk:
            assert desk.count(made.everything()) == before + len(keys)
            assert list(desk.store.verify()) == []


def test_an_act_is_checked_again_where_others_wrote_between_check_and_write(desk: Desk, tmp_path: Path) -> None:
    (first, second, *_) = (str(row["id"]) for row in desk.rows(made.everything(), 0, 5))
    with made.open_desk(tmp_path / "sourcebook.sqlite") as other:
        tries = 0

        def busy(at: Any) -> Any:
            nonlocal tries
            tries += 1
            if tries == 1:  # somebody is quicker, on another event
                other.judge(Decision("accept", (first,), "ben"))
            return decided(desk.store, [Decision("accept", (second,), "anna")], at)

        desk.write(busy)
        assert tries == 2
        ordered = [(one.coder, one.at) for one in desk.store.judgements()]
        assert [coder for coder, _ in ordered] == ["ben", "anna"] and ordered[0][1] < ordered[1][1]

        def always(at: Any) -> Any:
            other.judge(Decision("accept", (first,), "ben"))
            return decided(desk.store, [Decision("accept", (second,), "anna")], at)

        with pytest.raises(StoreChangedError):
            desk.write(always)


def test_a_desk_shows_what_others_coded_merged_added_and_purged_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "sourcebook.sqlite"
    made.fill_store(str(path), tmp_path, sample_reports()[:12])
    with made.open_desk(path) as desk, Store.open(str(path)) as store:
        dataset = Dataset(tmp_path, Settings(), store)
        made.add_to(dataset, sample_reports()[12:16])
        merge(dataset)
        (event, *_) = (found.event.id for found in store.events())
        store.judge(Judgement("ju-1", "reject", (event,), "ben", made.THEN))
        desk.catch_up()
        rows = {row["id"]: dict(row) for row in desk.rows(made.everything(), 0, 200)}
        assert set(rows) == {found.event.id for found in store.events()}
        assert rows[event]["state"] == "rejected"
        assert {row["id"]: row["incident"] for row in rows.values()} == {id: store.incident_of(id) for id in rows}
        assert len(desk.index.rows("SELECT * FROM reports")) == 16
        (gone, *_) = (stored.key for stored in store.reports())
        store.purge_report(gone, reason="by mistake", by="ben")
        desk.catch_up()
        assert {row["report"] for row in desk.rows(made.everything(), 0, 200)} == {
            found.report_key for found in store.events()
        }
