"""The store, held open: each method that writes is a log entry and a transaction; `Reads` has those that read."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, inspect

from .. import __version__
from ..errors import StoreChangedError, StoreError
from ..records import CoderStamp, Judgement, Link, Pointer, Report
from . import grouping, purging, reading, schema, writing
from .chain import Entry
from .following import Follow, add_following
from .grouping import KeptComparable, Membership
from .migrating import check_version, migrate, version_of
from .opening import engine_of, shown
from .opening import reading as read_transaction
from .opening import writing as write_transaction
from .reads import Reads
from .records import AddedEvent, Collection, Json, LogEntry, Original
from .scrubbing import mark_unscrubbed, scrub, unscrubbed

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Store(Reads):
    """A dataset's database. Methods that write return when it is on the disk; an exception means nothing was written.

    All of them raise StoreError. One store may be used by several threads, one database by several processes.
    """

    def __init__(self, engine: Engine, clock: Clock = _now) -> None:
        super().__init__(engine)
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

    # Writing.

    def add_reports(self, items: Sequence[tuple[Report, Original, Collection]]) -> tuple[str | None, ...]:
        """Add reports with their bytes; for each its key, or None where it was there already or has been purged."""
        told: list[tuple[str | None, ...]] = []

        def add(entry: Entry) -> Json:
            told.append(writing.add_reports(entry, items))
            return {"reports": sum(key is not None for key in told[0])}

        self._write("reports", add)
        return told[0]

    def add_codings(self, items: Sequence[writing.Coded], *, follow: Follow | None = None) -> int:
        """Add codings as (report key, coder, events, problems); how many were new. A coder codes a report once.

        Where a report was coded before, `follow` says which events of the new coding tell what those of the old told.
        """
        told: list[int] = []

        def add(entry: Entry) -> Json:
            before = writing.current_codings(entry.connection, (key for key, *_ in items))
            made = writing.add_codings(entry, items)
            told.append(len(made))
            if follow is not None:
                add_following(entry, before, made, follow)
            return {"codings": told[0], "coders": writing.stamps_of(coder for _, coder, _, _ in items)}

        self._write("codings", add)
        return told[0]

    def return_to(self, coder: CoderStamp, *, follow: Follow | None = None, most: int = 500) -> int:
        """Make what a coder made of reports current again where another coder's coding is; of how many reports.

        So many at most: call it until there are none. `follow` is as for `add_codings`.
        """
        told: list[int] = []

        def add(entry: Entry) -> Json:
            made = writing.return_to(entry, coder, most)
            told.append(len(made))
            if follow is not None:
                before = {key: coding for key, coding, _ in made}
                add_following(entry, before, [(key, coding) for key, _, coding in made], follow)
            return {"returned": told[0], "coders": writing.stamps_of([coder])}

        self._write("codings", add)
        return told[0]

    def commit_merge(
        self,
        links: Iterable[Link] = (),
        memberships: Sequence[Membership] = (),
        pointers: Iterable[tuple[str, Pointer]] = (),
        block_keys: Iterable[tuple[str, Iterable[str]]] = (),
        comparables: Iterable[KeptComparable] = (),
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
            grouping.add_comparables(entry, comparables)
            return {}

        return self._write("merge", add)

    def _check_unchanged(self, entry: Entry, since: int | None, unless: Sequence[str]) -> None:
        kind = None if since is None else reading.changed_since(entry.connection, since, unless)
        if kind is not None:
            raise StoreChangedError(f"it was changed meanwhile ({kind})", self.where, "", "run it again")

    def add_links(self, links: Iterable[Link]) -> LogEntry | None:
        """Add links between events; of two between the same events the later one counts."""
        return self.commit_merge(links=links)

    def add_block_keys(self, keyed: Iterable[tuple[str, Iterable[str]]]) -> LogEntry | None:
        """Note keys under which events are looked up, as (event id, its keys)."""
        return self.commit_merge(block_keys=keyed)

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


class _ClosedOnError:
    """Lets go of a store that could not be opened: an open file would stay locked on some systems."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            self._store.close()
