"""The desk: a dataset's store with an index over it, and everything a reviewer asks of the two."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sourcebook.dataset.judged import judgements_by_event
from sourcebook.errors import AbsentError, StaleError, StoreError, UsageError
from sourcebook.records import Event, Incident, Judgement, Link, content_id
from sourcebook.records.judgement import VERDICTS, Verdict
from sourcebook.store import Store

from .applying import Reviewed, reviewed, standing, version_of
from .filtering import ORDERS, Filter
from .index import DeskIndex, Entry
from .values import checked_field, checked_value

#: Puts events into incidents again after judgements on which of them are one: the verb `merge` over the store.
Regroup = Callable[[Sequence[str]], None]
#: The chance that an event is right, as this dataset's own judgements have taught it.
Confidence = Callable[[Event], float]

#: Rows that one page of a list has at most.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides: a judgement without id and time. `seen` is the version of the event as it was shown."""

    verdict: Verdict
    events: tuple[str, ...]
    coder: str
    field: str | None = None
    value: Any = None
    note: str | None = None
    blind: bool = False
    seen: str | None = None


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
    ) -> None:
        self.store, self.index = store, index
        self._regroup, self._confidence = regroup, confidence
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
            self.index.rebuild(self._entries(), seq, tell)
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
            yield Entry(stands, report_key, self._confidence(stands.machine), incident, accounts)

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
        history = self._judgements([event_id])
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

    def _judgements(self, ids: Sequence[str]) -> tuple[Judgement, ...]:
        """What was said of these events, and of those of older codings that they follow."""
        asked, front = set(ids), set(ids)
        while front:
            front = {old for before in self.store.predecessors(front).values() for old in before} - asked
            asked |= front
        return tuple(sorted(self.store.judgements(asked), key=lambda one: (one.at, one.id)))

    # writing

    def judge(self, *decisions: Decision) -> tuple[Judgement, ...]:
        """Write decisions that are one act: all of them, or none. Raises UsageError for what cannot be decided so.

        Raises StaleError where an event was judged since it was shown, AbsentError where it is not there.
        """
        with self._writing:
            at = self._now()
            made = [self._checked(decision, at) for decision in decisions]
            self.store.judge(*made)
            self._follow(made)
            return tuple(made)

    def undo(self, coder: str, judgement_id: str | None = None) -> tuple[Judgement, ...]:
        """Take back a judgement and all that was one act with it; by default the last act of the coder.

        Raises AbsentError where there is nothing to take back, UsageError for another coder's judgement.
        """
        with self._writing:
            mine = [one for one in standing(self.store.judgements()) if one.coder == coder]
            chosen = mine[-1:] if judgement_id is None else [one for one in mine if one.id == judgement_id]
            if not chosen:
                got = "nothing to take back" if judgement_id is None else "no standing judgement of yours"
                raise AbsentError(got, judgement_id or coder, "a judgement that you made and have not taken back")
            act = [one for one in mine if one.at == chosen[0].at]
            at = self._now()
            made = [self._judgement("undo", one.events, coder, at, field=one.field, undoes=one.id) for one in act]
            self.store.judge(*made)
            self._follow([*act, *made])
            return tuple(act)

    def _now(self) -> datetime:
        """UTC, later than the desk's last judgement: the order of judgements is that of their times."""
        self._last = max(datetime.now(UTC), self._last + timedelta(microseconds=1))
        return self._last

    def _checked(self, decision: Decision, at: datetime) -> Judgement:
        if decision.verdict not in VERDICTS or decision.verdict == "undo":
            raise UsageError(f"verdict {decision.verdict!r}", "judgement", ", ".join(VERDICTS))
        if not decision.coder.strip() or len(decision.coder) > 80:
            raise UsageError(f"coder {decision.coder[:80]!r}", "judgement", "the name that you are known by here")
        ids = tuple(sorted(set(decision.events)))
        several = decision.verdict in ("same", "different")
        if len(ids) != (2 if several else 1):
            wanted = "two events" if several else "one event"
            raise UsageError(f"{len(ids)} events", f"verdict {decision.verdict}", wanted)
        events = {one.event.id: one.event for one in self.store.events(ids, current=False)}
        for missing in set(ids) - set(events):
            raise AbsentError("no such event", missing[:80], "the id of an event of this dataset")
        shown = decision.events[0]
        if decision.seen is not None and version_of(self._judgements([shown])) != decision.seen:
            raise StaleError("somebody judged it since you saw it", shown, "", "look at both, and decide again")
        value, path = None, None
        if not several and decision.field is not None:
            path = decision.field
            checked_field(events[ids[0]], path)
        if decision.verdict == "correct":
            if path is None:
                raise UsageError("no field", "verdict correct", "the path of the field that is corrected")
            value = checked_value(events[ids[0]], path, decision.value)
        note = None if not decision.note else decision.note.strip()[:2000] or None
        return self._judgement(
            decision.verdict, ids, decision.coder.strip(), at, field=path, value=value, note=note, blind=decision.blind
        )

    def _judgement(self, verdict: Verdict, events: tuple[str, ...], coder: str, at: datetime, **more: Any) -> Judgement:
        made = Judgement("", verdict, events, coder, at, **more)
        content = [verdict, events, coder, at.isoformat(), made.field, made.value, made.note, made.undoes, made.blind]
        return replace(made, id=content_id("ju", content))

    def _follow(self, made: Sequence[Judgement]) -> None:
        """Put incidents right after judgements on which events are one, and the index after all."""
        touched = {event for one in made for event in one.events}
        before = self._with_fellows(touched)
        if any(len(one.events) > 1 for one in made):
            self._regroup(sorted(touched))
        self.update(sorted(before | self._with_fellows(touched)))

    def _with_fellows(self, ids: set[str]) -> set[str]:
        homes = set(self.store.incidents_of(ids).values())
        return ids | {member.event for home in homes for member in self.store.members(home)}

    def update(self, ids: Sequence[str]) -> None:
        """Bring the index's rows of some events up to date."""
        with self._writing:
            entries = []
            for shelved in self.store.events(ids):
                event = shelved.event
                home = self.store.incident_of(event.id)
                accounts = 1 if home is None else len(self.store.members(home))
                stands = reviewed(event, self._judgements([event.id]))
                entries.append(Entry(stands, shelved.report_key, self._confidence(event), home, accounts))
            self.index.put(entries, self.store.head()[0])
