"""Reports as the desk lists and shows them: those with no event too, for that is where events are missed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sourcebook.errors import AbsentError, StoreError, UsageError
from sourcebook.records import Problem, content_id
from sourcebook.store import Store, StoredReport

from .applying import Reviewed, reviewed
from .deciding import judgements_on
from .index import DeskIndex

#: What can be asked for, and how it is told in SQL.
STATES: Mapping[str, str] = {
    "": "1",
    "none": "events = 0",
    "waiting": "waiting > 0",
    "done": "events > 0 AND waiting = 0",
    "added": "added > 0",
    "problems": "problems > 0",
    "uncoded": "coder IS NULL",
}
ORDERS: Mapping[str, str] = {
    "came": "n",
    "newest": "published IS NULL, published DESC, n",
    "oldest": "published IS NULL, published, n",
    "source": "source IS NULL, source, n",
}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AskedReports:
    """Which reports are asked for, and their order; `words` are looked for in title or first words, source and id."""

    state: str = ""
    source: str = ""
    words: str = ""
    order: str = "came"

    def __post_init__(self) -> None:
        for value, allowed, what in ((self.state, STATES, "state"), (self.order, ORDERS, "order")):
            if value not in allowed:
                raise UsageError(f"{what} {value[:80]!r}", "reports", ", ".join(filter(None, allowed)))

    def where(self) -> tuple[str, list[str]]:
        """The condition in SQL and the values bound in it."""
        parts, bound = [f"({STATES[self.state]})"], []
        if self.source:
            parts.append("source = ?")
            bound.append(self.source[:_LONGEST])
        if self.words.strip():
            parts.append("instr(search, ?)")
            bound.append(self.words.strip().casefold()[:_LONGEST])
        return " AND ".join(parts), bound


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list: how many events it has, how many of them wait for a person, and who judged any."""

    key: str
    id: str
    title: str | None
    source: str | None
    source_kind: str | None
    published: str | None
    opening: str | None
    coder: str | None
    problems: int
    events: int
    waiting: int
    added: int
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its events as they stand, what failed when it was coded, and the version of all that.

    The version changes with every judgement on an event of the report, and with every event that comes or goes.
    """

    stored: StoredReport
    events: tuple[Reviewed, ...]
    coder: str | None
    problems: tuple[Problem, ...]
    version: str


def count_reports(index: DeskIndex, asked: AskedReports) -> int:
    where, bound = asked.where()
    return int(index.columns(f"SELECT count(*) FROM reports WHERE {where}", bound)[0][0])


def report_lines(index: DeskIndex, asked: AskedReports, offset: int, limit: int) -> list[ReportLine]:
    """A page of the list."""
    where, bound = asked.where()
    rows = index.rows(
        f"SELECT * FROM reports WHERE {where} ORDER BY {ORDERS[asked.order]} LIMIT ? OFFSET ?",
        [*bound, limit, max(offset, 0)],
    )
    coders = _coders_of(index, [row["key"] for row in rows])
    return [_line(row, coders.get(row["key"], set())) for row in rows]


def _coders_of(index: DeskIndex, keys: Sequence[str]) -> dict[str, set[str]]:
    marks = ", ".join("?" * len(keys))
    told: dict[str, set[str]] = {}
    for row in index.rows(f"SELECT report, coders FROM items WHERE report IN ({marks})", keys):
        told.setdefault(row["report"], set()).update(json.loads(row["coders"]))
    return told


def _line(row: Any, coders: set[str]) -> ReportLine:
    kept = {field.name: row[field.name] for field in fields(ReportLine) if field.name != "coders"}
    return ReportLine(**kept, coders=tuple(sorted(coders)))


def count_by_state(index: DeskIndex) -> dict[str, int]:
    """How many reports there are of each state that can be asked for, in one pass."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in STATES.values())
    return dict(zip(STATES, index.columns(f"SELECT {sums} FROM reports")[0], strict=True))


def sources_of_reports(index: DeskIndex) -> list[tuple[str, int]]:
    """Who published reports, with how many, the most first."""
    rows = index.columns(
        "SELECT source, count(*) FROM reports WHERE source IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200"
    )
    return [(str(source), number) for source, number in rows]


def report_view(store: Store, key: str) -> ReportView:
    """One report. Raises AbsentError where there is none of that key."""
    try:
        stored = store.report(key)
    except StoreError:
        raise AbsentError("no such report", key[:80], "the key of a report of this dataset") from None
    events = tuple(
        sorted(
            (reviewed(one.event, judgements_on(store, [one.event.id])) for one in store.events(report_key=key)),
            key=lambda one: one.machine.evidence.span,
        )
    )
    programs = [coding for coding in store.codings(key) if coding.judgement is None]
    version = content_id("v", sorted([one.machine.id, one.version] for one in events))
    last = programs[-1] if programs else None
    coder = None if last is None else f"{last.coder.model} {last.coder.version}"
    return ReportView(stored, events, coder, () if last is None else last.problems, version)


def report_after(index: DeskIndex, asked: AskedReports, key: str) -> str | None:
    """The report after one in a list; the first where that one is not in it; None where it is the last."""
    where, bound = asked.where()
    listed = f"SELECT key, row_number() OVER (ORDER BY {ORDERS[asked.order]}) AS place FROM reports WHERE {where}"
    after = "coalesce((SELECT place FROM listed WHERE key = ?), 0)"
    sql = f"WITH listed AS ({listed}) SELECT key FROM listed WHERE place > {after} ORDER BY place LIMIT 1"
    found = index.columns(sql, [*bound, key])
    return str(found[0][0]) if found else None
