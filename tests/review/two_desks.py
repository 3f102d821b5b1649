"""A desk in a process of its own: what the tests of two desks on one store start twice."""

from __future__ import annotations

from multiprocessing.synchronize import Barrier
from pathlib import Path
from queue import Queue

from sourcebook.errors import StaleError
from sourcebook.review.adding import Addition, add_event
from sourcebook.review.desk import Decision
from sourcebook.review.opening import opened_desk
from sourcebook.review.reports import report_view


def judge_all(
    folder: Path, coder: str, events: list[str], together: Barrier, told: Queue[tuple[str, str, str]]
) -> None:
    """See every event, wait until the other has seen it too, and correct it; tell what came of each."""
    with opened_desk(folder) as desk:
        for event in events:
            seen = desk.event(event).reviewed.version
            together.wait(60)
            try:
                desk.judge(
                    Decision("correct", (event,), coder, "type", "riot" if coder == "anna" else "protest", seen=seen)
                )
                told.put((coder, event, "written"))
            except StaleError:
                told.put((coder, event, "stale"))
            together.wait(60)
            desk.catch_up()
            states = {row["state"] for row in desk.index.rows("SELECT state FROM items WHERE id = ?", (event,))}
            told.put((coder, event, f"then {states}"))
            together.wait(60)


def add_all(folder: Path, coder: str, reports: list[str], together: Barrier, told: Queue[tuple[str, str, str]]) -> None:
    """The same with an event that is added to each report."""
    with opened_desk(folder) as desk:
        for key in reports:
            seen = report_view(desk.store, key).version
            together.wait(60)
            values = {"type": "attack", "status": "accomplished"}
            try:
                add_event(desk, Addition(key, coder, (0, 20), values, seen=seen))
                told.put((coder, key, "written"))
            except StaleError:
                told.put((coder, key, "stale"))
            together.wait(60)
