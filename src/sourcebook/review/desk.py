"""The desk: a dataset's store with an index over it, and everything a reviewer asks of the two."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sourcebook.dataset.judged import judgements_by_event
from sourcebook.errors import AbsentError, StoreChangedError, StoreError, UsageError
from sourcebook.records import Event, Incident, Judgement, Link
from sourcebook.store import Store

from .applying import Reviewed, reviewed
from .deciding import Act, Decision, decided, judgements_on, undone
from .filtering import ORDERS, Filter
from .index import DeskIndex, Entry

#: Puts events into incidents again after judgements on which of them are one: the verb `merge` over the store.
Regroup = Callable[[Sequence[str]], None]
#: The chance that an event is right, as this dataset's own judgements have taught it.
Confidence = Callable[[Event], float]

#: Rows that one page of a list has at most.
MOST_ROWS = 200
#: How often an act is made anew because others wrote meanwhile. Each try sees all that they wrote.
_TRIES = 10
#: More events and reports than this are not brought up to date one by one: the index is made anew.
_MOST_AT_ONCE = 2000

__all__ = ["MOST_ROWS", "Confidence", "Decision", "Desk", "EventView", "IncidentView", "Regroup"]


@dataclass(frozen=True, slots=True)
class EventView:
    """One event as the desk shows it: as it stands, its history, its incident, and what it may be one with."""

    reviewed: Reviewed
    report_key: str
    history: tuple[Judgement, ...]
    incident: str | None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident: its events as they stand, with the keys of their reports, and the judgements on which are one."""

    incident: Incident
    events: tuple[EventView, ...]
    history: tuple[Judgement, ...] = field(default=())


class Desk:
    """A store and its index. Reads may come from several threads; writes go one after the other."""

    def __init__(
        self,
        store: Store,
        index: DeskIndex,
        *,
        regroup: Regroup = lambda ids: None,
        confidence: Confidence = lambda event: event.confidence,
        war_zones: Sequence[str] = (),
    ) -> None:
        self.store, self.index, self.war_zones = store, index, tuple(war_zones)
        self._regroup, self.confidence = regroup, confidence
        self._writing = threading.RLock()
        self._last = datetime.min.replace(tzinfo=UTC)

    def close(self) -> None:
        self.index.close()

    # reading

    def refresh(self, tell: Callable[[int], None] = lambda number: None) -> bool:
        """Bring the index up to the store, where something was written to it since; whether it was."""
        seq = self.store.head()[0]
        if self.index.fact("seq") == str(seq):
            return False
        with self._writing:
            self.index.rebuild(self._entries(), self.store.listed_reports(), seq, tell)
        return True

    def all_reviewed(self) -> Iterator[tuple[str, Reviewed]]:
        """Every event of the newest codings as people left it, with the key of its report, report by report."""
        judged = self.judged()
        for stored in self.store.events():
            yield stored.report_key, reviewed(stored.event, judged.get(stored.event.id, ()))

    def _entries(self) -> Iterator[Entry]:
        members = {m.event: (i.id, len(i.members)) for i in self.store.incidents() for m in i.members}
        for report_key, stands in self.all_reviewed():
            incident, accounts = members.get(stands.event.id, (None, 1))
            yield Entry(stands, report_key, self.confidence(stands.machine), incident, accounts)

    def judged(self) -> dict[str, list[Judgement]]:
        """All judgements by event; those on an event that was coded anew stand with the one that follows it too."""
        return judgements_by_event(self.store)

    def rows(self, asked: Filter, offset: int = 0, limit: int = 50) -> list[Mapping[str, Any]]:
        """A page of the list that a filter gives, as rows of the index."""
        where, bound = asked.where()
        sql = f"SELECT * FROM items WHERE {where} ORDER BY {ORDERS[asked.order]} LIMIT ? OFFSET ?"
        return [dict(row) for row in self.index.rows(sql, [*bound, min(limit, MOST_ROWS), max(offset, 0)])]

    def count(self, asked: Filter) -> int:
        where, bound = asked.where()
        return int(self.index.rows(f"SELECT count(*) FROM items WHERE {where}", bound)[0][0])

    def after(self, asked: Filter, event_id: str | None) -> str | None:
        """The next event of the list after one of it, in the order of use; the first where that one was the last."""
        where, bound = asked.where()
        order = "ORDER BY rank DESC, n LIMIT 1"
        here = self.index.rows("SELECT rank, n FROM items WHERE id = ?", (event_id or "",))
        if here:
            rank, n = here[0]
            sql = f"SELECT id FROM items WHERE {where} AND (rank < ? OR (rank = ? AND n > ?)) {order}"
            found = self.index.rows(sql, [*bound, rank, rank, n])
            if found:
                return str(found[0][0])
        found = self.index.rows(f"SELECT id FROM items WHERE {where} AND id != ? {order}", [*bound, event_id or ""])
        return str(found[0][0]) if found else None

    def values_of(self, column: str, limit: int = 200) -> list[tuple[str, int]]:
        """The values of a column with how many events have each, the commonest first: what a filter can offer."""
        sources = {
            "reason": "SELECT reason, count(*) FROM reasons GROUP BY 1",
            "actor": "SELECT name, count(*) FROM actors GROUP BY 1",
            **{
                name: f"SELECT {stored}, count(*) FROM items WHERE {stored} IS NOT NULL GROUP BY 1"
                for name, stored in (("type", "type"), ("state", "state"), ("source", "source"), ("country", "iso2"),
                                     ("place_precision", "precision"), ("assigned", "assigned"))
            },
        }  # fmt: skip
        if column not in sources:
            raise UsageError(f"column {column[:40]!r}", "values", ", ".join(sources))
        return [(str(value), number) for value, number in
                self.index.columns(f"{sources[column]} ORDER BY 2 DESC, 1 LIMIT ?", (limit,))]  # fmt: skip

    def event(self, event_id: str) -> EventView:
        """One event with all that is known of it. Raises AbsentError where there is none of that id."""
        shelved = next(iter(self.store.events([event_id], current=False)), None)
        if shelved is None:
            raise AbsentError("no such event", event_id[:80], "the id of an event of this dataset")
        history = judgements_on(self.store, [event_id])
        links = sorted(self.store.links_of([event_id]), key=lambda link: (-link.probability, link.first, link.second))
        return EventView(
            reviewed(shelved.event, history),
            shelved.report_key,
            history,
            self.store.incident_of(event_id),
            tuple(links),
        )

    def incident(self, incident_id: str) -> IncidentView:
        """One incident with its events. Raises AbsentError where there is none of that id."""
        try:
            found = self.store.incident(incident_id)
        except StoreError:
            raise AbsentError("no such incident", incident_id[:80], "the id of an incident of this dataset") from None
        events = tuple(self.event(member.event) for member in found.members)
        seen = {one.id: one for view in events for one in view.history if len(one.events) > 1}
        return IncidentView(found, events, tuple(sorted(seen.values(), key=lambda one: (one.at, one.id))))

    # writing

    def judge(self, *decisions: Decision) -> tuple[Judgement, ...]:
        """Write decisions that are one act: all of them, or none. Raises UsageError for what cannot be decided so.

        Raises StaleError where an event was judged since it was shown, AbsentError where it is not there.
        """
        return self.write(lambda at: decided(self.store, decisions, at)).judgements

    def undo(self, coder: str, judgement_id: str | None = None) -> tuple[Judgement, ...]:
        """Take back a judgement and all that was one act with it; by default the last act of the coder.

        Raises AbsentError where there is nothing to take back, or it is another coder's.
        """
        return self.write(lambda at: undone(self.store, coder, judgement_id, at)).undone

    def write(self, make: Callable[[datetime], Act]) -> Act:
        """Write an act that is made, and checked, against the store as it is. Gives the act that was written.

        Other processes may write to the store too: what they write between check and write makes the act be made anew,
        so that a check holds for them as for the threads of this one.
        """
        with self._writing:
            for last in (False,) * (_TRIES - 1) + (True,):
                since = self.store.head()[0]
                act = make(self._now())
                try:
                    self.store.judge(*act.judgements, added=act.added, since=since)
                    break
                except StoreChangedError:
                    if last:
                        raise
            if act.regroups:
                self._regroup(sorted({event for one in (*act.judgements, *act.undone) for event in one.events}))
            self.catch_up()
            return act

    def _now(self) -> datetime:
        """UTC, later than the newest judgement in the store: the order of judgements is that of their times."""
        last = self.store.last_judged() or datetime.min.replace(tzinfo=UTC)
        self._last = max(datetime.now(UTC), last + timedelta(microseconds=1), self._last + timedelta(microseconds=1))
        return self._last

    # keeping the index up

    def catch_up(self) -> None:
        """Bring the index up to what was written since it was, here or by another process."""
        if self.index.fact("seq") == str(self.store.head()[0]):
            return
        with self._writing:
            known, head = int(self.index.fact("seq") or 0), self.store.head()[0]
            touched = self.store.touched_since(known) if known else None
            if touched is None or len(touched.events) + len(touched.reports) > _MOST_AT_ONCE:
                self.refresh()
                return
            self.index.put_reports(self.store.listed_reports(touched.reports))
            before = touched.events | set(self.index.fellows(touched.events))
            homes = set(self.store.incidents_of(touched.events).values())
            after = {member.event for home in homes for member in self.store.members(home)}
            self._update(sorted(before | after), head)

    def _update(self, ids: Sequence[str], seq: int) -> None:
        """Bring the index's rows of some events up to date; those that count no more leave it."""
        entries = []
        for shelved in self.store.events(ids):
            event = shelved.event
            home = self.store.incident_of(event.id)
            accounts = 1 if home is None else len(self.store.members(home))
            stands = reviewed(event, judgements_on(self.store, [event.id]))
            entries.append(Entry(stands, shelved.report_key, self.confidence(event), home, accounts))
        self.index.put(entries, seq, gone=set(ids) - {entry.reviewed.event.id for entry in entries})
