"""The tables of a store, as SQLAlchemy Core has them. Their names and columns are public: docs/store.md tells them.

Every table of content has `number` (its rows from 1, without gaps but for what was purged), `entry` (the log entry that
wrote the row) and `mark` (the first 63 bits of the row's digest, by which a changed row is found).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Double, Index, Integer, LargeBinary, MetaData, Table, Text

#: The migration that these tables are the outcome of.
VERSION = "0004"
METADATA = MetaData()

# In SQLite only a column of exactly this type is the row's own number, which needs no index beside the table.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _content(name: str, *columns: Column[object] | Index, later: Sequence[Column[object]] = ()) -> Table:
    return Table(
        name,
        METADATA,
        Column("number", _NUMBER, primary_key=True, autoincrement=False),
        *columns,
        Column("entry", BigInteger, nullable=False),
        Column("mark", BigInteger, nullable=False),
        *later,
    )


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[object]:
    return Column(name, BigInteger)


def _maybe(name: str) -> Column[object]:
    return Column(name, Text)


log = Table(
    "log",
    METADATA,
    Column("seq", _NUMBER, primary_key=True, autoincrement=False),
    *(_text(name) for name in ("at", "kind", "payload", "rows", "previous", "hash")),
)

originals = _content(
    "originals",
    _text("sha256"),
    _maybe("media_type"),
    Column("size", BigInteger, nullable=False),
    _text("packing"),
    Column("content", LargeBinary, nullable=False),
    Index("originals_by_hash", "sha256", unique=True),
)
collections = _content(
    "collections",
    _text("sha256"),
    _text("collected"),
    _maybe("url"),
    _maybe("path"),
    _text("collector"),
    _text("tool"),
    Index("collections_by_hash", "sha256"),
)
reports = _content(
    "reports",
    _text("key"),
    _text("external_id"),
    _text("original"),
    _maybe("title"),
    _maybe("source"),
    _maybe("source_kind"),
    _maybe("published"),
    _maybe("url"),
    _maybe("language"),
    _text("text"),
    _text("record"),
    Index("reports_by_key", "key", unique=True),
    Index("reports_by_original", "original"),
)
codings = _content(
    "codings",
    _text("report_key"),
    _text("version"),
    _text("model"),
    _text("scheme"),
    _text("at"),
    _text("problems"),
    Index("codings_by_report", "report_key"),
    later=[_maybe("judgement")],
)
events = _content(
    "events",
    _text("id"),
    _text("report_key"),
    Column("coding", BigInteger, nullable=False),
    _text("type"),
    _text("status"),
    _maybe("date_from"),
    _maybe("date_to"),
    _maybe("date_precision"),
    _maybe("place"),
    _maybe("admin1"),
    _maybe("admin2"),
    _maybe("iso2"),
    Column("lat", Double),
    Column("lon", Double),
    _maybe("place_precision"),
    _maybe("perpetrators"),
    _maybe("targets"),
    _maybe("parties"),
    _number("killed_low"),
    _number("killed_high"),
    _number("wounded_low"),
    _number("wounded_high"),
    _maybe("weapons"),
    Column("confidence", Double, nullable=False),
    _text("evidence"),
    _text("record"),
    Index("events_by_id", "id", unique=True),
    Index("events_by_coding", "coding"),
)
names = _content(
    "names",
    _text("event"),
    _text("field"),
    _text("words"),
    Index("names_by_event", "event"),
)
links = _content(
    "links",
    _text("first"),
    _text("second"),
    Column("probability", Double, nullable=False),
    _text("reasons"),
    Index("links_by_first", "first", "second"),
    Index("links_by_second", "second"),
)
memberships = _content(
    "memberships",
    _text("event"),
    _maybe("incident"),
    _text("relation"),
    Index("memberships_by_event", "event"),
)
pointers = _content(
    "pointers",
    _text("incident"),
    _text("kind"),
    _text("other"),
    Index("pointers_by_incident", "incident", "kind", "other", unique=True),
)
block_keys = _content(
    "block_keys",
    _text("event"),
    _text("key"),
    Index("block_keys_by_event", "event"),
)
comparables = _content(
    "comparables",
    _text("event"),
    _text("version"),
    _text("form"),
    Index("comparables_by_event", "event"),
)
judgements = _content(
    "judgements",
    _text("id"),
    _text("verdict"),
    _text("events"),
    _text("coder"),
    _text("at"),
    _maybe("field"),
    _maybe("value"),
    _maybe("note"),
    _maybe("undoes"),
    Column("blind", BigInteger, nullable=False),
    Index("judgements_by_id", "id", unique=True),
    Index("judgements_by_undone", "undoes"),
)
judged = _content(
    "judged",
    _text("event"),
    _text("judgement"),
    Index("judged_by_event", "event"),
)
returns = _content(
    "returns",
    _text("report_key"),
    Column("coding", BigInteger, nullable=False),
    Index("returns_by_report", "report_key"),
)
successors = _content(
    "successors",
    _text("old"),
    _text("new"),
    Index("successors_by_old", "old", "new", unique=True),
)
covers = _content(
    "covers",
    _text("event"),
    _text("covered"),
    Index("covers_by_covered", "covered", "event", unique=True),
)
purged = _content(
    "purged",
    _text("kind"),
    _text("key"),
    Index("purged_by_key", "key"),
)

#: The tables that the log answers for, in the order in which it lists them.
CONTENT: tuple[Table, ...] = (
    originals, collections, reports, codings, events, names, links, memberships, pointers, block_keys, judgements,
    judged, successors, covers, purged, returns, comparables,
)  # fmt: skip

#: Where each event is now: derived from `memberships`, in which the last row of an event counts.
current_members = Table(
    "current_members",
    METADATA,
    Column("event", Text, primary_key=True),
    _text("incident"),
    _text("relation"),
    Index("current_members_by_incident", "incident"),
)

#: Which coding of each report is current: derived from `codings` and `returns`, whose last row of a report counts.
current_codings = Table(
    "current_codings",
    METADATA,
    Column("report_key", Text, primary_key=True),
    Column("coding", BigInteger, nullable=False),
    Index("current_codings_by_coding", "coding"),
)
#: Which events stand under a key: derived from `block_keys`, whose rows have all keys of an event.
keyed_events = Table(
    "keyed_events",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    sqlite_with_rowid=False,
)
#: The tables that follow from those of content.
DERIVED: tuple[Table, ...] = (current_members, current_codings, keyed_events)
