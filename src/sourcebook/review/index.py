"""The desk's index: one row an event as it stands, so that a hundred thousand can be filtered, ranked and paged.

It is made of the store and can be thrown away at any time; what people decide is in the store alone. Only views,
assignments and samples, which are notes of the desk and no content of the record, live here and survive a rebuild.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sourcebook.records import Event
from sourcebook.store import ListedReport

from .applying import Reviewed
from .coded_fields import toll_of
from .queue import kind_of, stakes, uncertainty

#: Changes where the tables of the index do; an index of another version is made anew.
_VERSION = 3

_SCHEMA = """
CREATE TABLE items (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, report TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
  day_from INTEGER, day_to INTEGER, date_precision TEXT, lat REAL, lon REAL, precision TEXT, iso2 TEXT, admin1 TEXT,
  place TEXT, source TEXT, source_kind TEXT, language TEXT, published TEXT, killed INTEGER NOT NULL,
  killed_high INTEGER, wounded INTEGER NOT NULL, confidence REAL NOT NULL, incident TEXT, accounts INTEGER NOT NULL,
  state TEXT NOT NULL, coders TEXT NOT NULL, assigned TEXT, kind TEXT NOT NULL, unsure REAL NOT NULL,
  stakes REAL NOT NULL, rank REAL NOT NULL, search TEXT NOT NULL, record TEXT NOT NULL, added INTEGER NOT NULL
);
CREATE TABLE reasons (n INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE TABLE actors (n INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, grouped TEXT NOT NULL);
CREATE TABLE reports (
  n INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, id TEXT NOT NULL, title TEXT, source TEXT, source_kind TEXT,
  published TEXT, language TEXT, opening TEXT, coder TEXT, problems INTEGER NOT NULL, search TEXT NOT NULL,
  events INTEGER NOT NULL DEFAULT 0, waiting INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0
);
"""
#: Made when the rows are there.
_INDEXES = """
CREATE INDEX items_by_rank ON items (rank DESC, n);
CREATE INDEX items_by_state ON items (state, rank DESC, n);
CREATE INDEX items_by_kind ON items (kind);
CREATE INDEX items_by_incident ON items (incident);
CREATE INDEX items_by_type ON items (type);
CREATE INDEX items_by_source ON items (source);
CREATE INDEX items_by_country ON items (iso2);
CREATE INDEX items_by_accounts ON items (accounts DESC, rank DESC, n, incident);
CREATE INDEX items_by_report ON items (report, state);
CREATE INDEX reasons_by_reason ON reasons (reason, n);
CREATE INDEX reasons_by_item ON reasons (n);
CREATE INDEX actors_by_item ON actors (n);
CREATE INDEX actors_by_name ON actors (name, n);
"""
_NOTES = """
CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS views (name TEXT NOT NULL, coder TEXT NOT NULL, query TEXT NOT NULL,
  PRIMARY KEY (name, coder));
CREATE TABLE IF NOT EXISTS assignments (event TEXT NOT NULL, coder TEXT NOT NULL, purpose TEXT NOT NULL,
  PRIMARY KEY (event, coder, purpose));
"""
_COLUMNS = (
    "id", "report", "type", "status", "day_from", "day_to", "date_precision", "lat", "lon", "precision", "iso2",
    "admin1", "place", "source", "source_kind", "language", "published", "killed", "killed_high", "wounded",
    "confidence", "incident", "accounts", "state", "coders", "assigned", "kind", "unsure", "stakes", "rank", "search",
    "record", "added",
)  # fmt: skip
_REPORT_COLUMNS = (
    "n", "key", "id", "title", "source", "source_kind", "published", "language", "opening", "coder", "problems",
    "search",
)  # fmt: skip
_PUT_REPORT = (
    f"INSERT OR REPLACE INTO reports ({', '.join(_REPORT_COLUMNS)}) VALUES ({', '.join('?' * len(_REPORT_COLUMNS))})"
)
#: How many events each report has, how many of them wait for a person, how many a person added.
_TALLY = (
    "UPDATE reports SET (events, waiting, added) = "
    "(SELECT count(*), coalesce(sum(state = 'unseen'), 0), coalesce(sum(added), 0) FROM items WHERE report = key)"
)
#: Bytes of the file that are read in place: that of 100,000 events has some 120 million.
_MAPPED = 1 << 29
#: How many values one statement compares with.
_BATCH = 500
_PUT = (
    f"INSERT INTO items ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
    "ON CONFLICT (id) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on its way into the index: as it stands, its report's key, its confidence here, and its incident."""

    reviewed: Reviewed
    report_key: str
    confidence: float
    incident: str | None
    accounts: int = 1


class DeskIndex:
    """A SQLite file of rows for the desk. One connection, one user of it at a time."""

    def __init__(self, path: str) -> None:
        """Open or begin the index at `path` (`:memory:` keeps it for this process only)."""
        self._base = sqlite3.connect(path, check_same_thread=False, timeout=30)
        self._base.row_factory = sqlite3.Row
        self._lock = threading.RLock()
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            self._base.close()
            raise

    def _prepare(self) -> None:
        self._base.execute("PRAGMA journal_mode = WAL")  # another desk on the same file reads while this one writes
        self._base.execute(f"PRAGMA mmap_size = {_MAPPED}")  # counts over all rows, without a copy of each page
        with self.writing() as base:
            for statement in _NOTES.split(";"):
                base.execute(statement)
            if self.fact("version") != str(_VERSION):
                self._begin(base)

    def close(self) -> None:
        self._base.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The base for several writes that are done all or not at all, by this process alone."""
        with self._lock, self._base:
            if not self._base.in_transaction:
                self._base.execute("BEGIN IMMEDIATE")
            yield self._base

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._base.execute(sql, values).fetchall()

    def columns(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Bare rows, for answers of a hundred thousand."""
        with self._lock:
            cursor = self._base.cursor()
            cursor.row_factory = None
            return cursor.execute(sql, values).fetchall()

    def first_accounts(self, offset: int, limit: int) -> list[sqlite3.Row]:
        """Of each incident of several accounts the row that is looked at first; the incidents with most accounts first.

        They are walked in the order of an index, which is quicker than putting all incidents in order for one page.
        """
        firsts: dict[str, int] = {}
        with self._lock:
            walked = self._base.execute(
                "SELECT incident, n FROM items WHERE accounts > 1 ORDER BY accounts DESC, rank DESC, n"
            )
            for incident, n in walked:
                firsts.setdefault(incident, n)
                if len(firsts) == offset + limit:
                    break
            walked.close()
            numbers = list(firsts.values())[offset:]
            found = {row["n"]: row for row in self.rows(
                f"SELECT * FROM items WHERE n IN ({', '.join('?' * len(numbers))})", numbers)}  # fmt: skip
        return [found[n] for n in numbers]

    def fact(self, key: str) -> str | None:
        found = self.rows("SELECT value FROM facts WHERE key = ?", (key,))
        return found[0][0] if found else None

    def set_fact(self, key: str, value: str) -> None:
        with self.writing() as base:
            base.execute(
                "INSERT INTO facts VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = ?", (key, value, value)
            )

    def go_by(self, confidence: str) -> None:
        """Say by which confidence events are ranked; where it is another than before, all rows are made anew."""
        if self.fact("confidence") != confidence:
            self.set_fact("seq", "")
            self.set_fact("confidence", confidence)

    def rebuild(
        self,
        entries: Iterable[Entry],
        reports: Iterable[ListedReport],
        seq: int,
        tell: Callable[[int], None] = lambda number: None,
    ) -> None:
        """Make all rows anew from `entries` and `reports`; `seq` is the store's log entry that they are up to."""
        with self.writing() as base:
            self._begin(base)
            base.executemany(_PUT_REPORT, map(_report_row, reports))
            for number, some in enumerate(_batches(entries, _BATCH), start=1):
                self._put_new(base, some, (number - 1) * _BATCH)
                tell((number - 1) * _BATCH + len(some))
            for statement in _INDEXES.split(";"):  # over all rows at once
                base.execute(statement)
            base.execute(
                "UPDATE items SET assigned = (SELECT min(coder) FROM assignments a WHERE a.event = items.id "
                "AND a.purpose = 'queue') WHERE id IN (SELECT event FROM assignments)"
            )
            self._rank(base)
            base.execute(_TALLY)
            base.execute("INSERT OR REPLACE INTO facts VALUES ('seq', ?)", (str(seq),))
        self._base.execute("ANALYZE")

    def put_reports(self, reports: Iterable[ListedReport]) -> None:
        """Bring some reports up to date."""
        listed = list(reports)
        with self.writing() as base:
            base.executemany(_PUT_REPORT, map(_report_row, listed))
            base.executemany(f"{_TALLY} WHERE key = ?", [(report.key,) for report in listed])

    def fellows(self, ids: Collection[str]) -> list[str]:
        """The events that are in one incident with one of these, by the index."""
        found: list[str] = []
        listed = sorted(ids)
        for start in range(0, len(listed), _BATCH):
            batch = listed[start : start + _BATCH]
            marks = ", ".join("?" * len(batch))
            homes = f"SELECT incident FROM items WHERE id IN ({marks}) AND incident IS NOT NULL"
            found += [row[0] for row in self.columns(f"SELECT id FROM items WHERE incident IN ({homes})", batch)]
        return found

    def put(self, entries: Sequence[Entry], seq: int, gone: Iterable[str] = ()) -> None:
        """Bring some rows up to date, take those of `gone` out, and put the ranks right of what is of their kind."""
        with self.writing() as base:
            told = {entry.report_key for entry in entries}
            for event in gone:
                told |= {row[0] for row in base.execute("SELECT report FROM items WHERE id = ?", (event,))}
                self._take_out(base, event)
            for entry in entries:
                self._put(base, entry, self._assigned(entry.reviewed.event.id))
            for kind in {kind_of(entry.reviewed.machine) for entry in entries}:
                self._rank(base, kind)
            base.executemany(f"{_TALLY} WHERE key = ?", [(key,) for key in told])
            base.execute("INSERT OR REPLACE INTO facts VALUES ('seq', ?)", (str(seq),))

    def _take_out(self, base: sqlite3.Connection, event: str) -> None:
        for table in ("reasons", "actors"):
            base.execute(f"DELETE FROM {table} WHERE n IN (SELECT n FROM items WHERE id = ?)", (event,))
        base.execute("DELETE FROM items WHERE id = ?", (event,))

    def _assigned(self, event: str) -> str | None:
        found = self.rows("SELECT min(coder) FROM assignments WHERE event = ? AND purpose = 'queue'", (event,))
        return found[0][0] if found else None

    def _begin(self, base: sqlite3.Connection) -> None:
        for name in ("items", "reasons", "actors", "reports"):
            base.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _SCHEMA.split(";"):
            base.execute(statement)
        base.execute("INSERT OR REPLACE INTO facts VALUES ('version', ?), ('seq', '')", (str(_VERSION),))

    def _put_new(self, base: sqlite3.Connection, entries: Sequence[Entry], before: int) -> None:
        """Rows of events that are not there yet, numbered on from `before`."""
        columns = ("n", *_COLUMNS)
        made = [{"n": number, "assigned": None} | _row(entry) for number, entry in enumerate(entries, before + 1)]
        base.executemany(
            f"INSERT INTO items ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            [[row[name] for name in columns] for row in made],
        )
        for number, entry in enumerate(entries, before + 1):
            self._put_words(base, number, entry.reviewed.event)

    def _put(self, base: sqlite3.Connection, entry: Entry, assigned: str | None) -> None:
        row = _row(entry)
        row["assigned"] = assigned
        base.execute(_PUT, [row[name] for name in _COLUMNS])
        (n,) = base.execute("SELECT n FROM items WHERE id = ?", (row["id"],)).fetchone()
        base.execute("DELETE FROM reasons WHERE n = ?", (n,))
        base.execute("DELETE FROM actors WHERE n = ?", (n,))
        self._put_words(base, n, entry.reviewed.event)

    def _put_words(self, base: sqlite3.Connection, n: int, event: Event) -> None:
        if event.review:
            base.executemany("INSERT INTO reasons VALUES (?, ?)", [(n, reason) for reason in event.review])
        named = {(a.name or _unnamed(a.group), a.role, a.group) for a in event.actors if a.group != "property"}
        if named:
            base.executemany("INSERT INTO actors VALUES (?, ?, ?, ?)", [(n, *one) for one in sorted(named)])

    def _rank(self, base: sqlite3.Connection, kind: str | None = None) -> None:
        """Uncertainty × stakes × novelty; novelty is 1 / √(1 + how many of the kind were judged), as in queue.py."""
        where, values = ("", ()) if kind is None else (" WHERE kind = ?", (kind,))
        seen = dict(
            base.execute(f"SELECT kind, sum(state != 'unseen') FROM items{where} GROUP BY kind", values).fetchall()
        )
        base.executemany(
            "UPDATE items SET rank = unsure * stakes / ? WHERE kind = ?",
            [((1 + count) ** 0.5, name) for name, count in seen.items()],
        )


def _batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    left = iter(entries)
    while some := list(islice(left, size)):
        yield some


def _unnamed(group: str) -> str:
    return f"{group}, unnamed"


def _row(entry: Entry) -> dict[str, Any]:
    reviewed, event = entry.reviewed, entry.reviewed.event
    place, report = event.place, event.report
    weight, _ = stakes(event, alone=entry.accounts < 2)
    unsure = uncertainty(entry.confidence, len(event.review))
    highs = [row.count.high for row in event.harm if row.effect == "killed"]
    day_from, day_to = _days(event)
    return {
        "id": event.id, "report": entry.report_key, "type": event.type, "status": event.status, "day_from": day_from,
        "day_to": day_to, "date_precision": None if event.date is None else event.date.precision,
        "lat": None if place is None else place.lat, "lon": None if place is None else place.lon,
        "precision": None if place is None else place.precision, "iso2": None if place is None else place.iso2,
        "admin1": None if place is None else place.admin1, "place": _place_words(event),
        "source": report.source.name, "source_kind": report.source.kind, "language": report.language,
        "published": None if report.published is None else report.published.isoformat(),
        "killed": toll_of(event, "killed"), "killed_high": None if None in highs else sum(h or 0 for h in highs),
        "wounded": toll_of(event, "wounded"), "confidence": entry.confidence, "incident": entry.incident,
        "accounts": entry.accounts, "state": reviewed.state, "coders": json.dumps(reviewed.coders),
        "kind": kind_of(reviewed.machine), "unsure": unsure, "stakes": weight, "rank": unsure * weight,
        "added": int(reviewed.machine.coder.by_person), "search": _search(event),
        "record": json.dumps(_brief(event), ensure_ascii=False),
    }  # fmt: skip


def _report_row(report: ListedReport) -> tuple[Any, ...]:
    words = "\n".join(part for part in (report.key, report.id, report.title, report.opening, report.source) if part)
    return (report.number, report.key, report.id, report.title, report.source, report.source_kind, report.published,
            report.language, report.opening, report.coder, report.problems, words.casefold())  # fmt: skip


def _days(event: Event) -> tuple[int | None, int | None]:
    """The first and last day that the event may have been on; both None while its year is unknown."""
    if event.date is None:
        return None, None
    start, end = event.date.start, event.date.end or event.date.start
    first, last = start.first_day() if start else None, end.last_day() if end else None
    return (None, None) if first is None or last is None else (first.toordinal(), last.toordinal())


def _place_words(event: Event) -> str | None:
    place = event.place
    if place is None:
        return None
    return place.name or (f"“{place.texts[0]}”" if place.texts else None)


def _brief(event: Event) -> dict[str, Any]:
    """What a row of a list shows beside its columns."""
    return {
        "toll": [[row.effect, row.count.low, row.count.high, row.who] for row in event.harm],
        "actors": [[a.name or "", a.role, a.group] for a in event.actors if not a.person],
        "review": list(event.review),
        "title": event.report.title,
    }


def _search(event: Event) -> str:
    """The words that a search looks through, in small letters."""
    place = event.place
    parts = [event.id, event.report.id, event.report.title, event.report.source.name, event.evidence.text]
    parts += [] if place is None else [place.name, place.admin1, place.admin2, *place.texts]
    parts += [actor.name or actor.text for actor in event.actors]
    return "\n".join(part for part in parts if part).casefold()
