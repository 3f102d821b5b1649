"""How fast the desk is over many events: the sample set's, strewn over towns, districts and years.

    python tools/benchmark_desk.py 100000             # index and pages, in process
    python tools/benchmark_desk.py 100000 --browser   # and in headless Chromium: first paint, frames of the map

Chromium is that of SOURCEBOOK_BROWSER, else `chromium`; it draws without a graphics card.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sourcebook.evaluate.benchmark import sample_reports
from sourcebook.pipeline import Pipeline
from sourcebook.records import Event, PartialDate, PlaceRef
from sourcebook.review.applying import reviewed
from sourcebook.review.desk import Desk
from sourcebook.review.index import DeskIndex, Entry
from sourcebook.store import ListedReport, Store
from sourcebook.web.app import create_app
from sourcebook.web.context import Room
from sourcebook.web.security import Door
from sourcebook.web.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = (
    "/?state=unseen", "/?state=unseen&page=500", "/?q=douentza", "/?type=attack&order=newest", "/reports",
    "/reports?state=none&page=500", "/reports/next?after=rp-5000&state=none", "/map",
    "/api/points", "/numbers", "/incidents", "/incidents?page=300", "/agreement",
)  # fmt: skip
PAINTED = ("/?state=unseen", "/reports", "/incidents", "/map", "/numbers", "/agreement")
#: A war's size: events lie in so many towns, or are known to so many districts only, over six years.
TOWNS, DISTRICTS, DAYS = 20_000, 600, 2200
FIRST_DAY = 735_000  # 13 May 2013
FLAGS = (
    "--no-sandbox --disable-background-networking --disable-component-update --disable-sync --use-gl=angle "
    "--use-angle=swiftshader --enable-unsafe-swiftshader"
).split()


def entries(size: int) -> Iterator[Entry]:
    """As many events as asked for, made of those of the sample set."""
    pipeline = Pipeline.open()
    events = [event for report in sample_reports() for event in pipeline.code(report).events]
    chance = random.Random(7)
    towns = [(chance.uniform(-20, 45), chance.uniform(-15, 60)) for _ in range(TOWNS)]
    for number in range(size):
        event = strewn(events[number % len(events)], number, chance, towns)
        yield Entry(reviewed(event, ()), f"rp-{number}", event.confidence, f"in-{number // 3:016x}", 3)


def strewn(event: Event, number: int, chance: random.Random, towns: list[tuple[float, float]]) -> Event:
    """The event at another place on another day: two in three in a town, the others in a district."""
    exact = chance.random() < 0.66
    lat, lon = towns[int(chance.random() ** 2 * (TOWNS if exact else DISTRICTS))]
    day = PartialDate.of(date.fromordinal(FIRST_DAY + int(chance.random() * DAYS)))
    found = event.place or PlaceRef(("Tarveh",), ())
    place = replace(found, lat=round(lat, 4), lon=round(lon, 4), precision="settlement" if exact else "adm2")
    when = None if event.date is None else replace(event.date, start=day, end=day, precision="day")
    return replace(event, id=f"ev-{number:016x}", place=place, date=when)


def reports(size: int) -> Iterator[ListedReport]:
    """A report for each of the events, and as many without one."""
    for number in range(2 * size):
        source = f"Wire {number % 40}"
        yield ListedReport(number + 1, f"rp-{number}", f"r{number}", f"Report {number}", source, "media", "2019-03-18",
                           "en", coder="rules 1")  # fmt: skip


def in_process(client: TestClient) -> None:
    """Each page from asking to its last byte, the best of three, in the processor's time."""
    for page in PAGES:
        times = []
        for _ in range(3):
            began = time.process_time()
            told = client.get(page, follow_redirects=False)
            times.append(time.process_time() - began)
            assert told.status_code in (200, 303), told.text
        print(f"{page:28} {min(times) * 1000:7.0f} ms {len(told.content) / 1000:9.0f} kB", flush=True)


_PAINT = "(performance.getEntriesByName('first-contentful-paint')[0] || { startTime: 0 }).startTime"
_WATCH = """() => {
  window.gaps = []; window.long = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => window.long.push(one.duration)))
    .observe({ type: "longtask" });
  let last = performance.now();
  const tick = (now) => { window.gaps.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


def in_browser(address: str) -> None:
    """First contentful paint of each page, the best of three, then the frames of the map while it is moved."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("SOURCEBOOK_BROWSER") or shutil.which("chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.set_default_timeout(120_000)
        for name in PAINTED:
            paints = []
            for _ in range(3):
                page.goto(address.rstrip("/") + name)
                page.wait_for_function(f"() => {_PAINT} > 0")
                paints.append(float(page.evaluate(_PAINT)))
            print(f"{name:28} {min(paints):7.0f} ms to first contentful paint", flush=True)
        for name in ("/map?q=nothing-is-like-this", "/map"):
            print(f"{name}: frames in milliseconds", flush=True)
            move_map(page, address.rstrip("/") + name)
        browser.close()


def move_map(page: Page, address: str) -> None:
    """Pan, zoom and brush, and how long the frames took meanwhile."""
    page.goto(address)
    page.wait_for_selector("body[data-map=ready]")
    print(f"map ready after {page.evaluate('performance.now()'):.0f} ms", flush=True)
    box = page.locator("#map canvas").bounding_box()
    time_line = page.locator("#time svg").bounding_box()
    assert box is not None and time_line is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_WATCH)

    def pan() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(60):
            page.mouse.move(x + 4 * step, y + 2 * step)
        page.mouse.up()

    def zoom() -> None:
        page.mouse.move(x, y)
        for step in range(24):
            page.mouse.wheel(0, -120 if step < 12 else 120)
            page.wait_for_timeout(50)

    def brush() -> None:
        middle = time_line["y"] + time_line["height"] / 2
        page.mouse.move(time_line["x"] + 200, middle)
        page.mouse.down()
        for step in range(40):
            page.mouse.move(time_line["x"] + 200 + 5 * step, middle)
        page.mouse.up()
        page.wait_for_timeout(1500)

    nothing = lambda: page.wait_for_timeout(1500)  # noqa: E731  # what the machine does to frames of a still page
    for name, act in (("still", nothing), ("pan", pan), ("zoom", zoom), ("brush", brush)):
        page.evaluate("window.gaps = []; window.long = []")
        act()
        gaps, long = page.evaluate("[window.gaps, window.long]")
        gaps = sorted(gaps)
        print(
            f"{name:6} {len(gaps):4} frames, median {statistics.median(gaps):5.0f} ms, "
            f"95 % within {gaps[int(len(gaps) * 0.95)]:5.0f} ms, longest task {max(long, default=0):5.0f} ms",
            flush=True,
        )


def main() -> None:
    """Make the index, then ask for pages in process, and in a browser where that is wanted."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("events", type=int)
    asked.add_argument("--browser", action="store_true")
    options = asked.parse_args()
    made = list(entries(options.events))
    with tempfile.TemporaryDirectory() as folder, Store.create(str(Path(folder) / "store.sqlite")) as store:
        index = DeskIndex(str(Path(folder) / "desk.sqlite"))
        began = time.process_time()
        index.rebuild(made, reports(options.events), store.head()[0])
        print(f"index of {len(made):,} events: {time.process_time() - began:.1f} s of the processor", flush=True)
        del made
        room = Room(Desk(store, index), "many", "anna")
        in_process(TestClient(create_app(room, Door(1)), base_url="http://127.0.0.1:1"))
        if options.browser:
            with served(room) as address:
                in_browser(address)
        index.close()


if __name__ == "__main__":
    main()
