"""Events made comparable in lots, here and in processes beside: the same events, in the same order."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from line_coder import NOW, first_coder, many_reports

from sourcebook.dataset import Dataset, add, code, comparing
from sourcebook.dataset.processes import processes
from sourcebook.errors import WorkerError
from sourcebook.merge.memory import Memory
from sourcebook.merge.merging import merge_events


def test_events_made_comparable_in_other_processes_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(comparing, "_LOT", 3)
    with Dataset.create(tmp_path / "set") as dataset:
        add(dataset, many_reports(20), NOW)
        code(dataset, first_coder)
        here = list(comparing.unmerged(dataset))
        aside = list(comparing.unmerged(dataset, workers=3))
        assert [(found.one, found.own, found.near) for found in aside] == [(f.one, f.own, f.near) for f in here]
        assert merge_events(aside, Memory()) == merge_events(here, Memory())
        assert len({found.lot for found in aside}) > 1
        assert len(here) == 24
        some = {here[0].one.event, here[9].one.event}
        assert [found.one.event for found in comparing.unmerged(dataset, some, workers=2)] == [
            found.one.event for found in here if found.one.event not in some
        ]


def test_lots_come_in_their_order_wherever_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made_here = threading.Event()

    def there(first: int, last: int) -> bytes:
        made_here.wait(10)  # so that the first lot is not done when the others were begun
        return zlib.compress(pickle.dumps([(first, "there")]))

    def here(first: int, last: int) -> list[Any]:
        made_here.set()
        return [(first, "here")]

    monkeypatch.setattr(comparing, "_packed_lot", there)
    with ThreadPoolExecutor(1) as pool:
        made: Any = comparing._side_by_side(pool, here, [(number, number) for number in range(9)], ahead=2)
        lots = list(made)
    assert [first for lot in lots for first, _ in lot] == list(range(9))
    assert {where for lot in lots for _, where in lot} == {"here", "there"}


def _ends() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _begins() -> None:
    """What a process begins with where there is nothing to open."""


def test_a_process_that_is_killed_is_told_of_with_what_to_do() -> None:
    with pytest.raises(WorkerError, match="--workers 1"), processes(1, _begins) as pool:
        pool.submit(_ends).result()
