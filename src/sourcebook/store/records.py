"""What goes into a store and comes out of it, beside the reports and events themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..records import CoderStamp, Event, Problem, Report

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a document as they were got, under their SHA-256 (hexadecimal)."""

    sha256: str
    content: bytes
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """Who got the bytes of an original, when (UTC), from which address or path, and with which version of what tool."""

    sha256: str
    collected: datetime
    url: str | None
    path: str | None
    collector: str
    tool: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report of the store. `key` is a hash of what it says, `added` its log entry, `original` the bytes' SHA-256.

    `number` counts the reports from 1 in the order they came: where to go on reading after this one.
    """

    key: str
    report: Report
    added: int
    original: str
    number: int


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report as a list has it, without its text; `id` is the one it came with.

    `opening` are its first words where it has no title. `coder` is the program that coded it last, by model and
    version, None where none did; `problems` how many it had.
    """

    number: int
    key: str
    id: str
    title: str | None
    source: str | None
    source_kind: str | None
    published: str | None
    language: str | None
    opening: str | None = None
    coder: str | None = None
    problems: int = 0


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event of the store, with its report. `current` is false where the report was coded anew since.

    `coding` is the id of the coding that made it; `number` counts the events from 1 in the order they came.
    """

    event: Event
    report_key: str
    coding: int
    current: bool
    number: int


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's pass over one report: what failed, and the ids of the events it made, in their order.

    `judgement` is the id of that by which a person added the one event; None for a program's pass.
    """

    id: int
    report_key: str
    coder: CoderStamp
    problems: tuple[Problem, ...]
    events: tuple[str, ...]
    at: datetime
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class AddedEvent:
    """An event that a person added to a report, and the id of the judgement by which it was added."""

    judgement: str
    report_key: str
    event: Event


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One write to the store, complete or not there at all.

    `rows` is JSON: for each table the number of its first new row, how many there are, and the SHA-256 over their
    digests. `hash` is the SHA-256 over everything else of the entry, `previous` the hash of the entry before.
    """

    seq: int
    at: datetime
    kind: str
    payload: Json
    rows: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the store that is not as the log says: the table, the row's key or number, and what is wrong."""

    table: str
    key: str
    words: str
