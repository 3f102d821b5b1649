"""The store, held open: each method one read, or one write that is a log entry and a transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, inspect

from .. import __version__
from ..errors import StoreChangedError, StoreError
from ..records import CoderStamp, Incident, Judgement, Link, Member, Pointer, Report
from . import changes, following, grouping, incidents, purging, reading, schema, verifying, writing
from .chain import GENESIS, Entry, last_entry
from .grouping import Membership
from .migrating import check_version, migrate, version_of
from .opening import engine_of, shown
from .opening import reading as read_transaction
from .opening import writing as write_transaction
from .records import (
    AddedEvent,
    Coding,
    Collection,
    Fault,
    Json,
    ListedReport,
    LogEntry,
    Original,
    StoredEvent,
    StoredReport,
)
from .scrubbing import mark_unscrubbed, scrub, unscrubbed

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """A dataset's database. Methods that write return when it is on the disk; an exception means nothing was written.

    All of them raise StoreError. One store may be used by several threads, one database by several processes.
    """

    def __init__(self, engine: Engine, clock: Clock = _now) -> None:
        self._engine = engine
        self._clock = clock

    @classmethod
    def create(cls, url: str, *, clock: Clock = _now) -> Store:
        """Make a store at a path or URL where there is none."""
        store = cls(engine_of(url), clock)
        with store._on_error_closed(), write_transaction(store._engine) as connection:
            if version_of(connection) is not None:
                raise StoreError("there is a store already", store.where, advice="go on with it, or name another place")
            if store._engine.name == "sqlite" and inspect(connection).get_table_names():
                raise StoreError("the file is another database", store.where, advice="name another place")
            migrate(connection)
            payload = {"id": uuid.uuid4().hex, "tool": __version__, "schema": schema.VERSION}
            Entry(connection, clock()).close("created", payload)
        return store

    @classmethod
    def open(cls, url: str, *, clock: Clock = _now) -> Store:
        """Open the store at a path or URL, and bring its tables to our version if they are older."""
        engine = engine_of(url)
        if engine.name == "sqlite" and not Path(str(engine.url.database)).is_file():
            raise StoreError("there is no such file", shown(engine.url), advice="make a store with `sourcebook init`")
        store = cls(engine, clock)
        with store._on_error_closed():
            with read_transaction(engine) as connection:
                ours, unfinished = check_version(connection, store.where), unscrubbed(connection)
            if not ours:
                with write_transaction(engine) as connection:
                    migrate(connection)
                    entry = Entry(connection, clock())
                    entry.close("migrated", {"schema": schema.VERSION, "tool": __version__})
            if unfinished:
                scrub(engine)
        return store

    def _on_error_closed(self) -> _ClosedOnError:
        return _ClosedOnError(self)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def where(self) -> str:
        """The path or address, without a password."""
        return shown(self._engine.url)

    # Writing.

    def add_reports(self, items: Sequence[tuple[Report, Original, Collection]]) -> tuple[str | None, ...]:
        """Add reports with their bytes; for each its key, or None where it was there already or has been purged."""
        told: list[tuple[str | None, ...]] = []

        def add(entry: Entry) -> Json:
            told.append(writing.add_reports(entry, items))
            return {"reports": sum(key is not None for key in told[0])}

        self._write("reports", add)
        return told[0]

    def add_codings(self, items: Sequence[writing.Coded], *, follow: following.Follow | None = None) -> int:
        """Add codings as (report key, coder, events, problems); how many were new. A coder codes a report once.

        Where a report was coded before, `follow` says which events of the new coding tell what those of the old told.
        """
        told: list[int] = []

        def add(entry: Entry) -> Json:
            first = entry.next_number(schema.codings)
            told.append(writing.add_codings(entry, items))
            if follow is not None and told[0]:
                following.add_following(entry, (key for key, *_ in items), first, follow)
            coders = {coder for _, coder, _, _ in items}
            stamps = sorted([coder.version, coder.model, coder.scheme] for coder in coders)
            return {"codings": told[0], "coders": stamps}

        self._write("codings", add)
        return told[0]

    def commit_merge(
        self,
        links: Iterable[Link] = (),
        memberships: Sequence[Membership] = (),
        pointers: Iterable[tuple[str, Pointer]] = (),
        block_keys: Iterable[tuple[str, str]] = (),
        *,
        since: int | None = None,
    ) -> LogEntry | None:
        """Write all that one step of a merge decided. None where that changes nothing.

        `since` is the log entry up to which the step knew the store: StoreChangedError, and nothing written, where more
        than reports came after it.
        """

        def add(entry: Entry) -> Json:
            self._check_unchanged(entry, since, ("reports",))
            grouping.add_links(entry, links)
            grouping.add_memberships(entry, memberships)
            grouping.add_pointers(entry, pointers)
            grouping.add_block_keys(entry, block_keys)
            return {}

        return self._write("merge", add)

    def _check_unchanged(self, entry: Entry, since: int | None, unless: Sequence[str]) -> None:
        kind = None if since is None else reading.changed_since(entry.connection, since, unless)
        if kind is not None:
            raise StoreChangedError(f"it was changed meanwhile ({kind})", self.where, "", "run it again")

    def add_links(self, links: Iterable[Link]) -> LogEntry | None:
        """Add links between events; of two between the same events the later one counts."""
        return self.commit_merge(links=links)

    def add_block_keys(self, pairs: Iterable[tuple[str, str]]) -> LogEntry | None:
        """Note keys under which events are looked up, as (event id, key)."""
        return self.commit_merge(block_keys=pairs)

    def assign(
        self, memberships: Sequence[Membership], pointers: Iterable[tuple[str, Pointer]] = ()
    ) -> LogEntry | None:
        """Put events into incidents as (event id, incident id or None, relation)."""
        return self.commit_merge(memberships=memberships, pointers=pointers)

    def judge(
        self, *judgements: Judgement, added: Sequence[AddedEvent] = (), since: int | None = None
    ) -> LogEntry | None:
        """Add what a person decided in one act: all of it or nothing. None where all of it is there already.

        `added` are the events that the act adds. `since` is the log entry up to which the person had seen the store:
        StoreChangedError, and nothing written, where more than reports and merges came after it.
        """

        def add(entry: Entry) -> Json:
            self._check_unchanged(entry, since, ("reports", "merge"))
            for judgement in judgements:
                writing.judge(entry, judgement)
            for one in added:
                writing.add_event(entry, one)
            said = sorted({one.verdict for one in judgements})
            coders = sorted({one.coder for one in judgements})
            return {"judgements": [one.id for one in judgements], "verdicts": said, "coders": coders}

        return self._write("judgement", add)

    def add_successors(self, pairs: Iterable[tuple[str, str]]) -> LogEntry | None:
        """Say which event of a newer coding tells what one of an older coding told, as (old id, new id)."""

        def add(entry: Entry) -> Json:
            writing.add_successors(entry, pairs)
            return {}

        return self._write("successors", add)

    def purge_report(self, key: str, *, reason: str, by: str) -> LogEntry:
        """Take a report away for good, with all that was made of it; it does not come back by being added again."""
        return self._purge(
            "purge-report", lambda entry: {**purging.purge_report(entry, key), "reason": reason, "by": by}
        )

    def purge_name(self, name: str, *, reason: str, by: str) -> LogEntry:
        """Blot out a person's name wherever it stands. Raises StoreError where it stands nowhere."""

        def purge(entry: Entry) -> Json:
            told = purging.purge_name(entry, name)
            if entry.empty:
                raise StoreError("the name stands nowhere in the store", self.where)
            return {**told, "reason": purging.masked_reason(reason, name), "by": by}

        return self._purge("purge-name", purge)

    def _purge(self, kind: str, purge: Callable[[Entry], Json]) -> LogEntry:
        def purge_and_note(entry: Entry) -> Json:
            mark_unscrubbed(entry.connection)
            return purge(entry)

        done = self._write(kind, purge_and_note)
        assert done is not None, "a purge leaves at least its marker"
        scrub(self._engine)
        return done

    def _write(self, kind: str, add: Callable[[Entry], Json]) -> LogEntry | None:
        """One transaction, one log entry; neither where nothing was to be written."""
        with write_transaction(self._engine) as connection:
            entry = Entry(connection, self._clock())
            payload = add(entry)
            return None if entry.empty else entry.close(kind, {**payload, "tool": __version__})

    # Reading.

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
        """All codings of a report, the newest last."""
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
        """Events in the order they came: those of `ids`, of a report, after a number. See `reading.events`."""
        return reading.events(
            self._engine,
            ids,
            report_key=report_key,
            report_keys=report_keys,
            only_current=current,
            after=after,
            limit=limit,
        )

    def event(self, id: str) -> StoredEvent:
        """The event of an id, current or not."""
        for found in self.events([id], current=False):
            return found
        raise StoreError(f"there is no event {id}", self.where)

    def unmerged(self) -> Iterator[StoredEvent]:
        """The current events that no merge has put into an incident yet."""
        return reading.unmerged(self._engine)

    def outdated_members(self) -> Iterator[str]:
        """Ids of the events that are in an incident though they do not count any more."""
        return reading.outdated_members(self._engine)

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
        """How many reports a coder has not coded yet."""
        return reading.uncoded(self._engine, coder)

    def events_with_keys(self, keys: Iterable[str]) -> set[str]:
        """Ids of the current events that were noted under one of these keys."""
        return incidents.events_with_keys(self._engine, keys)

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

    def counts(self) -> dict[str, int]:
        """How many rows each table has, and how many current events and incidents there are."""
        return reading.counts(self._engine)

    def verify(self) -> Iterator[Fault]:
        """Everything in the store that is not as its log says."""
        return verifying.verify(self._engine)


class _ClosedOnError:
    """Lets go of a store that could not be opened: an open file would stay locked on some systems."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            self._store.close()
