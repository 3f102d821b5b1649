"""What can be asked of a store: each method one read, as the store is at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from ..errors import StoreError
from ..records import CoderStamp, Incident, Judgement, Link, Member
from . import changes, following, incidents, reading, sizes, stored_events, verifying
from .chain import GENESIS, last_entry
from .opening import reading as read_transaction
from .opening import shown
from .records import Coding, Collection, Fault, ListedReport, LogEntry, Original, StoredEvent, StoredReport


class Reads:
    """The reading half of a store. All of it raises StoreError where the database fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def where(self) -> str:
        """The path or address, without a password."""
        return shown(self._engine.url)

    def report(self, key: str) -> StoredReport:
        """The report of a key."""
        return reading.report(self._engine, key)

    def reports(self, after: int = 0, limit: int | None = None) -> Iterator[StoredReport]:
        """The reports in the order they came, those after the number `after`."""
        return reading.reports(self._engine, after, limit)

    def reports_without(self, coder: CoderStamp) -> Iterator[StoredReport]:
        """The reports that a coder has not coded yet; codings may be added while they are read."""
        return reading.reports_without(self._engine, coder)

    def original(self, sha256: str) -> Original:
        """The bytes under a hash, which are hashed again on the way."""
        return reading.original(self._engine, sha256)

    def collections(self, sha256: str) -> tuple[Collection, ...]:
        """How the bytes under a hash were got, each time."""
        return reading.collections(self._engine, sha256)

    def codings(self, report_key: str) -> tuple[Coding, ...]:
        """All codings of a report, the current one last."""
        return reading.codings(self._engine, report_key)

    def events(
        self,
        ids: Iterable[str] | None = None,
        report_key: str | None = None,
        report_keys: Iterable[str] | None = None,
        current: bool = True,
        after: int = 0,
        limit: int | None = None,
    ) -> Iterator[StoredEvent]:
        """Events in the order they came: those of `ids`, of a report, after a number. See `stored_events.events`."""
        return stored_events.events(
            self._engine,
            ids,
            report_key=report_key,
            report_keys=report_keys,
            current=current,
            after=after,
            limit=limit,
        )

    def event(self, id: str) -> StoredEvent:
        """The event of an id, current or not."""
        for found in self.events([id], current=False):
            return found
        raise StoreError(f"there is no event {id}", self.where)

    def unmerged(self, first: int = 0, last: int | None = None) -> Iterator[StoredEvent]:
        """The current events that no merge has put into an incident yet; with bounds, those of these numbers."""
        return stored_events.unmerged(self._engine, first, last)

    def unmerged_lots(self, size: int) -> Iterator[tuple[int, int]]:
        """The same in lots of some `size`, as first and last number: the events of a report are in one."""
        return stored_events.unmerged_lots(self._engine, size)

    def current_reports(self, event_ids: Iterable[str]) -> dict[str, str]:
        """The keys of the reports of those of these events that are current."""
        return stored_events.current_reports(self._engine, event_ids)

    def outdated_members(self) -> Iterator[str]:
        """Ids of the events that are in an incident though they do not count any more."""
        return stored_events.outdated_members(self._engine)

    def successors(self, old: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For events of older codings the ids of those that tell the same in a newer one."""
        return following.successors(self._engine, old)

    def predecessors(self, new: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For events of newer codings the ids of those of older ones that told the same."""
        return following.predecessors(self._engine, new)

    def covers(self, covered: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For events of programs the ids of those that people had added and that tell the same."""
        return following.covers(self._engine, covered)

    def uncoded(self, coder: CoderStamp) -> int:
        """For how many reports the current coding is none of this coder's."""
        return sizes.uncoded(self._engine, coder)

    def events_by_key(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Ids of the current events that were noted under each of these keys; keys without any are left out."""
        return incidents.events_by_key(self._engine, keys)

    def comparables(self, event_ids: Iterable[str], version: str) -> dict[str, list[Any]]:
        """Those of these events that are kept as they are compared, made by this version: what was given to be kept."""
        return incidents.comparables(self._engine, event_ids, version)

    def links_of(self, event_ids: Iterable[str]) -> Iterator[Link]:
        """The links of these events with any other, sorted; of each pair the last one noted."""
        return incidents.links_of(self._engine, event_ids)

    def incident_of(self, event_id: str) -> str | None:
        """The incident that an event is in."""
        return self.incidents_of([event_id]).get(event_id)

    def incidents_of(self, event_ids: Iterable[str]) -> dict[str, str]:
        """The incident of each of these events that is in one."""
        return incidents.incidents_of(self._engine, event_ids)

    def members(self, incident_id: str) -> tuple[Member, ...]:
        """The members of an incident, sorted by their events' ids."""
        return incidents.members(self._engine, [incident_id]).get(incident_id, ())

    def incident(self, id: str) -> Incident:
        """The incident of an id, with its pointers, which are not followed."""
        return incidents.incident(self._engine, id)

    def incidents(self, offset: int = 0, limit: int | None = None) -> Iterator[Incident]:
        """The incidents that have members, sorted by id."""
        return incidents.incidents(self._engine, offset, limit)

    def judgements(self, event_ids: Iterable[str] | None = None) -> Iterator[Judgement]:
        """The judgements in the order they came; with `event_ids` those that speak of one of these."""
        return reading.judgements(self._engine, event_ids)

    def reports_with_added(self) -> frozenset[str]:
        """Keys of the reports to which people added events that count."""
        return changes.reports_with_added(self._engine)

    def last_judged(self) -> datetime | None:
        """When the newest judgement was made."""
        return changes.last_judged(self._engine)

    def touched_since(self, seq: int) -> changes.Touched | None:
        """What the log entries after `seq` touched; None where something was purged, so that all may be otherwise."""
        return changes.touched_since(self._engine, seq)

    def listed_reports(self, keys: Iterable[str] | None = None) -> Iterator[ListedReport]:
        """All reports, or those of `keys`, without their texts, each with the program that coded it last."""
        return changes.listed_reports(self._engine, keys)

    def log(self, after: int = 0) -> Iterator[LogEntry]:
        """The log's entries in order, those after `after`."""
        return reading.log(self._engine, after)

    def head(self) -> tuple[int, str]:
        """The number and hash of the last log entry: write it down elsewhere, and nobody can cut or rewrite the log."""
        with read_transaction(self._engine) as connection:
            last = last_entry(connection)
        return (0, GENESIS) if last is None else (last["seq"], last["hash"])

    def incident_count(self) -> int:
        """How many incidents have members."""
        return sizes.incident_count(self._engine)

    def counts(self) -> dict[str, int]:
        """How many rows each table has, and how many current events and incidents there are."""
        return sizes.counts(self._engine)

    def verify(self) -> Iterator[Fault]:
        """Everything in the store that is not as its log says."""
        return verifying.verify(self._engine)
