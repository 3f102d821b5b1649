"""How fast the desk's pages are over many events: copies of the sample set's, indexed and asked for as a browser does.

python tools/benchmark_desk.py 100000
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.pipeline import Pipeline
from sourcebook.review.applying import reviewed
from sourcebook.review.desk import Desk
from sourcebook.review.index import DeskIndex, Entry
from sourcebook.store import ListedReport, Store
from sourcebook.web.app import create_app
from sourcebook.web.context import Room
from sourcebook.web.security import Door

PAGES = (
    "/?state=unseen", "/?state=unseen&page=500", "/?q=douentza", "/?type=attack&order=newest", "/map", "/api/points",
    "/numbers", "/incidents", "/reports", "/reports?state=none&page=500", "/reports/next?after=rp-5000&state=none",
)  # fmt: skip


def entries(size: int) -> Iterator[Entry]:
    """As many events as asked for, made of those of the sample set."""
    pipeline = Pipeline.open()
    events = [event for report in sample_reports() for event in pipeline.code(report).events]
    for number in range(size):
        event = replace(events[number % len(events)], id=f"ev-{number:016x}")
        yield Entry(reviewed(event, ()), f"rp-{number}", event.confidence, f"in-{number // 3:016x}", 3)


def reports(size: int) -> Iterator[ListedReport]:
    """A report for each of the events, and as many without one."""
    for number in range(2 * size):
        source = f"Wire {number % 40}"
        yield ListedReport(number + 1, f"rp-{number}", f"r{number}", f"Report {number}", source, "media", "2019-03-18",
                           "en", coder="rules 1")  # fmt: skip


def main(size: int) -> None:
    """Print how long the index takes to make, and each page from asking to its last byte: the best of three."""
    with tempfile.TemporaryDirectory() as folder, Store.create(str(Path(folder) / "store.sqlite")) as store:
        index = DeskIndex(str(Path(folder) / "desk.sqlite"))
        began = time.perf_counter()
        index.rebuild(entries(size), reports(size), store.head()[0])
        print(f"index of {size:,} events: {time.perf_counter() - began:.1f} s")
        client = TestClient(
            create_app(Room(Desk(store, index), "many", "anna"), Door(1)), base_url="http://127.0.0.1:1"
        )
        for page in PAGES:
            times = []
            for _ in range(3):
                began = time.perf_counter()
                told = client.get(page, follow_redirects=False)
                times.append(time.perf_counter() - began)
                assert told.status_code in (200, 303), told.text
            print(f"{page:28} {min(times) * 1000:7.0f} ms {len(told.content) / 1000:9.0f} kB")
        index.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
