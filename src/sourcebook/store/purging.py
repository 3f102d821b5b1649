"""Taking a report, or a person's name, out of the store for good. What stays is a log entry that says so.

A purge is the one thing that takes rows away or changes them. Its entry has the digests of what was there, so that the
chain still holds; it has none of the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, or_, select

from ..errors import StoreError
from ..lexicon.person_names import name_forms, name_parts, name_pattern, other_words
from . import schema
from .chain import Entry
from .grouping import remove_events_from_keys, remove_keys_with
from .records import Json
from .rows import event_of, readable, report_of
from .writing import batches, known

#: What stands for each letter of a name: as many as it has, so that every span still leads where it led.
_BLOT = "█"
#: The columns in which a name can stand as plain words, and those in which it can stand within JSON.
_WORDS = {
    "collections": ("url", "path"),
    "reports": ("external_id", "title", "source", "url", "text"),
    "events": ("place", "perpetrators", "targets", "parties", "weapons", "evidence"),
    "judgements": ("note",),
}
_JSON = {
    "reports": ("record",),
    "codings": ("problems",),
    "events": ("record",),
    "names": ("words",),
    "links": ("reasons",),
    "judgements": ("value",),
}
_TABLES = tuple(table for table in schema.CONTENT if table.name in {*_WORDS, *_JSON})
#: Rows that are read at once.
_PAGE = 200


def purge_report(entry: Entry, key: str) -> Json:
    """Take away a report, its bytes unless another report has them too, its events, and all that was made of these."""
    found = entry.connection.execute(select(schema.reports.c.original).where(schema.reports.c.key == key)).first()
    if found is None:
        raise StoreError(f"there is no report {key}", "purge")
    ids = list(entry.connection.execute(select(schema.events.c.id).where(schema.events.c.report_key == key)).scalars())
    beside = sorted(_beside(entry.connection, ids))
    for batch in batches(ids):
        _purge_events(entry, batch)
    for table in (schema.codings, schema.returns, schema.events):
        entry.remove(table, table.c.report_key == key)
    entry.connection.execute(delete(schema.current_codings).where(schema.current_codings.c.report_key == key))
    entry.remove(schema.reports, schema.reports.c.key == key)
    gone = [{"kind": "report", "key": key}]
    if not known(entry.connection, schema.reports.c.original, [found.original]):
        gone.append(_purge_original(entry, found.original))
    entry.add(schema.purged, gone)
    return {"report": key, "events": len(ids), **({"beside": beside} if beside else {})}


def _beside(connection: Connection, ids: list[str]) -> set[str]:
    """The events that were grouped with these, which is to be done anew: those in one incident, and those linked."""
    found: set[str] = set()
    links, here, others = schema.links, schema.current_members, schema.current_members.alias()
    for batch in batches(ids):
        mine = select(here.c.incident).where(here.c.event.in_(batch))
        found |= set(connection.execute(select(others.c.event).where(others.c.incident.in_(mine))).scalars())
        for ends in connection.execute(select(links.c.first, links.c.second).where(links.c.first.in_(batch))):
            found |= set(ends)
        for ends in connection.execute(select(links.c.first, links.c.second).where(links.c.second.in_(batch))):
            found |= set(ends)
    return found - set(ids)


def _purge_events(entry: Entry, ids: list[str]) -> None:
    """What hangs on some events. A judgement goes when it speaks of no event that is left."""
    entry.remove(schema.links, or_(schema.links.c.first.in_(ids), schema.links.c.second.in_(ids)))
    entry.remove(schema.successors, or_(schema.successors.c.old.in_(ids), schema.successors.c.new.in_(ids)))
    entry.remove(schema.covers, or_(schema.covers.c.event.in_(ids), schema.covers.c.covered.in_(ids)))
    for table in (schema.names, schema.memberships):
        entry.remove(table, table.c.event.in_(ids))
    remove_events_from_keys(entry, ids)
    entry.remove(schema.comparables, schema.comparables.c.event.in_(ids))
    current = schema.current_members
    entry.connection.execute(delete(current).where(current.c.event.in_(ids)))
    judged = list(entry.connection.execute(select(schema.judged.c.judgement).where(schema.judged.c.event.in_(ids))))
    entry.remove(schema.judged, schema.judged.c.event.in_(ids))
    made = {row.judgement for row in judged}
    lost = made - known(entry.connection, schema.judged.c.judgement, made)
    entry.remove(schema.judgements, schema.judgements.c.id.in_(lost))


def _purge_original(entry: Entry, sha256: str) -> dict[str, str]:
    entry.remove(schema.originals, schema.originals.c.sha256 == sha256)
    entry.remove(schema.collections, schema.collections.c.sha256 == sha256)
    return {"kind": "original", "key": sha256}


def purge_name(entry: Entry, name: str) -> Json:
    """Blot out a person's name wherever it stands, and take away the bytes of the reports it stands in.

    In these reports single parts of the name go too, unless a place or a group there is called so.
    """
    everywhere = name_pattern(set(name_forms(name)), ())
    if everywhere is None or len(name.strip()) < 2:
        raise StoreError(f"got {name!r}", "purge", "a name")
    touched = _reports_with(entry.connection, everywhere)
    patterns = {key: _pattern_within(entry.connection, key, name) for key in touched}
    event_reports = _event_reports(entry.connection, touched)
    for table in _TABLES:
        for row in _rows(entry.connection, table):
            key = row.get("report_key") or event_reports.get(row.get("event", ""), "")
            pattern = patterns.get(row["key"] if table is schema.reports else key, everywhere)
            if changes := _blotted(table, row, pattern):
                entry.rewrite(table, row, changes)
    remove_keys_with(entry, event_reports, {part.casefold() for part in name_parts(name)})
    for batch in batches(event_reports):
        # Whole: they were made of words that are others now.
        entry.remove(schema.comparables, schema.comparables.c.event.in_(batch))
    originals = _originals_of(entry.connection, touched)
    entry.add(schema.purged, [_purge_original(entry, sha256) for sha256 in originals])
    return {"reports": len(touched), "originals": len(originals)}


def masked_reason(reason: str, name: str) -> str:
    """A reason as it may stand in the log: without the name that it is about."""
    pattern = name_pattern(set(name_forms(name)), ())
    return reason if pattern is None else pattern.sub(_blot, reason)


def _blot(found: re.Match[str]) -> str:
    return _BLOT * len(found.group())


def _reports_with(connection: Connection, pattern: re.Pattern[str]) -> set[str]:
    """Keys of the reports that a name stands in, in the report itself or in what was coded of it."""
    found = {row["key"] for row in _rows(connection, schema.reports) if _blotted(schema.reports, row, pattern)}
    return found | {
        row["report_key"] for row in _rows(connection, schema.events) if _blotted(schema.events, row, pattern)
    }


def _pattern_within(connection: Connection, key: str, name: str) -> re.Pattern[str]:
    """The name and its parts, less the parts that something else coded in the report is called by."""
    others: set[str] = set()
    row = connection.execute(select(schema.reports).where(schema.reports.c.key == key)).mappings().one()
    report = report_of(row)
    for told in connection.execute(select(schema.events).where(schema.events.c.report_key == key)).mappings():
        others |= other_words(event_of(told, report, ()))
    pattern = name_pattern(set(name_forms(name)), set(name_parts(name)) - others)
    assert pattern is not None, "a name has a form"
    return pattern


def _event_reports(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The reports of the events of some reports."""
    table = schema.events
    found: dict[str, str] = {}
    for batch in batches(keys):
        query = select(table.c.id, table.c.report_key).where(table.c.report_key.in_(batch))
        found |= {row.id: row.report_key for row in connection.execute(query)}
    return found


def _originals_of(connection: Connection, keys: Iterable[str]) -> list[str]:
    table, found = schema.reports, set()
    for batch in batches(keys):
        found |= set(connection.execute(select(table.c.original).where(table.c.key.in_(batch))).scalars())
    return sorted(known(connection, schema.originals.c.sha256, found))


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """All rows, a page at a time, so that they may be changed meanwhile."""
    after = 0
    while True:
        query = select(table).where(table.c.number > after).order_by(table.c.number).limit(_PAGE)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        if not rows:
            return
        yield from rows
        after = rows[-1]["number"]


def _blotted(table: Table, row: Mapping[str, Any], pattern: re.Pattern[str]) -> dict[str, str]:
    """The columns of a row that a name stands in, with the name blotted out."""
    changes = {}
    for column in _WORDS.get(table.name, ()):
        words = row[column]
        if words is not None and (hidden := pattern.sub(_blot, words)) != words:
            changes[column] = hidden
    for column in _JSON.get(table.name, ()):
        value = None if row[column] is None else json.loads(row[column])
        if (blotted := _within(value, lambda words: pattern.sub(_blot, words))) != value:
            changes[column] = readable(blotted)
    return changes


def _within(value: Any, hide: Callable[[str], str]) -> Any:
    """A JSON value with `hide` done to each of its texts."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {key: _within(inner, hide) for key, inner in value.items()}
    if isinstance(value, list):
        return [_within(inner, hide) for inner in value]
    return value
