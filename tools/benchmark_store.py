"""Measure how fast a store takes reports and events, in how much memory: python tools/benchmark_store.py [EVENTS].

Needs an installed Sourcebook and no other. The reports are invented: one event each, with a named person in every
fourth, added and coded a thousand at a time. Events a second are of the processor's time, and so is the multiple of
what plain sqlite3 takes to write the events' JSON and nothing else, in the same run. With the URL of an empty
PostgreSQL database in SOURCEBOOK_POSTGRES_EMPTY that is measured too; the time of its server is not in the figure.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from sourcebook.evaluate.merge.synthetic_reports import CODER, words_at
from sourcebook.records import (
    ActorRef,
    CoderStamp,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    PartialDate,
    PlaceRef,
    Problem,
    Report,
    Source,
    content_id,
    event_to_json,
)  # fmt: skip
from sourcebook.records.codec import event_body
from sourcebook.store import Collection, Original, Store

BATCH = 1000
THEN = datetime(2026, 3, 1, tzinfo=UTC)
FILLER = " Shops in the district stayed closed on the next day and traffic was thin, residents said." * 6
Item = tuple[Report, Original, Collection]


def main(count: int) -> None:
    """Print the table."""
    print(f"| what, in batches of {BATCH:,} | events | events a second | times plain sqlite3 | peak memory, MB |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "sourcebook.sqlite")
        plain = write_plain(Path(folder) / "plain.sqlite", count)
        tell("plain sqlite3, the events' JSON alone", count, plain, plain)
        for events in (count // 4, count):
            path = str(Path(folder) / f"{events}.sqlite")
            adding, coding = fill(path, events)
            tell("add_reports, with their bytes", events, adding, plain * events / count)
            tell("add_codings", events, coding, plain * events / count)
            tell("both", events, adding + coding, plain * events / count)
        tell("all events read", count, timed(lambda: read(path)), plain)
        tell("verify", count, timed(lambda: check(path)), plain)
        if url := os.environ.get("SOURCEBOOK_POSTGRES_EMPTY"):
            tell("both into PostgreSQL", count, sum(fill(url, count)), plain)


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def tell(what: str, count: int, seconds: float, plain: float) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {what} | {count:,} | {count / seconds:,.0f} | {seconds / plain:.1f} | {memory:,.0f} |", flush=True)


def samples(count: int) -> Iterator[list[tuple[Item, Event]]]:
    """Batches of invented reports with their events."""
    for first in range(0, count, BATCH):
        yield [sample(number) for number in range(first, min(first + BATCH, count))]


def sample(number: int) -> tuple[Item, Event]:
    person = number % 4 == 0
    target = "Ravel Ostin" if person else "a trader"
    words = f"Gunmen of the Kedari Front shot dead {target} near Khar on 4 March 2019, police said."
    text = f"Bulletin {number}. {words}{FILLER}"
    content = text.encode()
    sha = hashlib.sha256(content).hexdigest()
    report = Report(f"r{number}", sha, text, "Bulletin", Source("Daily Example", "media"), date(2019, 3, 5))

    at = partial(words_at, text)
    day = PartialDate(2019, 3, 4)
    event = Event(
        id="", report=report, type="attack", status="accomplished",
        date=DateRange(day, day, "day", "gregorian", "stated", *at("on 4 March 2019")),
        place=PlaceRef(("Khar",), (at("Khar")[1],), "near", "Khar", 1, 34.73, 71.52, "PK", "Bajaur", None, "near"),
        actors=(
            ActorRef(*at("Kedari Front"), "perpetrator", "armed-group", "Kedari Front"),
            ActorRef(*at(target), "target", "civilians", person=person),
        ),
        harm=(Harm(*at(target), "civilians", "killed", Count(1, 1)),),
        weapons=(), attribution=(), claims=(), evidence=Evidence(*at(words)),
        confidence=0.8, review=(), coder=CODER,
    )  # fmt: skip
    event = replace(event, id=content_id("ev", [sha, report.id, event_body(event)]))
    return (report, Original(sha, content, "text/plain"), Collection(sha, THEN, None, "in", "desk", "0.1.0")), event


def fill(url: str, count: int) -> tuple[float, float]:
    """Seconds for adding all reports, and for adding what was coded of them."""
    adding = coding = 0.0
    with Store.create(url) as store:
        for batch in samples(count):
            keys: list[str | None] = []
            adding += timed(lambda: keys.extend(store.add_reports([item for item, _ in batch])))  # noqa: B023 - run here
            told: list[tuple[str, CoderStamp, list[Event], list[Problem]]] = [
                (str(key), CODER, [event], []) for key, (_, event) in zip(keys, batch, strict=True)
            ]
            coding += timed(lambda: store.add_codings(told))  # noqa: B023 - run here
    return adding, coding


def read(url: str) -> None:
    with Store.open(url) as store:
        for _ in store.events():
            pass


def check(url: str) -> None:
    with Store.open(url) as store:
        assert list(store.verify()) == []


def write_plain(path: Path, count: int) -> float:
    """Seconds for writing the events' JSON with nothing around it, as fast as the library goes."""
    database, spent = sqlite3.connect(path), 0.0
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE events (id TEXT PRIMARY KEY, record TEXT)")
    for batch in samples(count):
        start = time.process_time()
        rows = [(event.id, json.dumps(event_to_json(event))) for _, event in batch]
        with database:
            database.executemany("INSERT INTO events VALUES (?, ?)", rows)
        spent += time.process_time() - start
    database.close()
    return spent


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40_000)
