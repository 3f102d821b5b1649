"""The first tables of a store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
#: The tables of content and their columns between `number` and `entry`. `?`: may be empty. What is not text: `:n` whole
#: numbers, `:f` numbers, `:b` bytes.
_TABLES = {
    "originals": "sha256 media_type? size:n packing content:b",
    "collections": "sha256 collected url? path? collector tool",
    "reports": "key external_id original title? source? source_kind? published? url? language? text record",
    "codings": "report_key version model scheme at problems",
    "events": (
        "id report_key coding:n type status date_from? date_to? date_precision? place? admin1? admin2? iso2? "
        "lat:f? lon:f? place_precision? perpetrators? targets? parties? killed_low:n? killed_high:n? "
        "wounded_low:n? wounded_high:n? weapons? confidence:f evidence record"
    ),
    "names": "event field words",
    "links": "first second probability:f reasons",
    "memberships": "event incident? relation",
    "pointers": "incident kind other",
    "block_keys": "event key",
    "judgements": "id verdict events coder at field? value? note? undoes? blind:n",
    "judged": "event judgement",
    "successors": "old new",
    "purged": "kind key",
}
#: Index, table, columns, and whether it is unique.
_INDEXES = (
    ("originals_by_hash", "originals", ["sha256"], True),
    ("collections_by_hash", "collections", ["sha256"], False),
    ("reports_by_key", "reports", ["key"], True),
    ("reports_by_original", "reports", ["original"], False),
    ("codings_by_report", "codings", ["report_key", "version", "model", "scheme"], True),
    ("events_by_coding", "events", ["coding"], False),
    ("events_by_id", "events", ["id"], True),
    ("names_by_event", "names", ["event"], False),
    ("links_by_first", "links", ["first", "second"], False),
    ("links_by_second", "links", ["second"], False),
    ("memberships_by_event", "memberships", ["event"], False),
    ("pointers_by_incident", "pointers", ["incident", "kind", "other"], True),
    ("block_keys_by_event", "block_keys", ["event"], False),
    ("block_keys_by_key", "block_keys", ["key"], False),
    ("judgements_by_id", "judgements", ["id"], True),
    ("judged_by_event", "judged", ["event"], False),
    ("successors_by_old", "successors", ["old", "new"], True),
    ("purged_by_key", "purged", ["key"], False),
)

_VIEW = """
CREATE VIEW incident_events AS
SELECT m.incident, m.relation, e.id AS event, e.type, e.status, e.date_from, e.date_to, e.date_precision,
    e.place, e.admin1, e.admin2, e.iso2, e.lat, e.lon, e.place_precision, e.perpetrators, e.targets, e.parties,
    e.killed_low, e.killed_high, e.wounded_low, e.wounded_high, e.weapons, e.confidence, e.evidence,
    r.source, r.source_kind, r.published, r.title, r.url, r.language, r.key AS report_key
FROM current_members m JOIN events e ON e.id = m.event JOIN reports r ON r.key = e.report_key
"""


def upgrade() -> None:
    """Make all tables, their indexes and the view."""
    texts = [_column(name) for name in ("at", "kind", "payload", "rows", "previous", "hash")]
    op.create_table("log", _numbered("seq"), *texts)
    for table, columns in _TABLES.items():
        own = [_column(said) for said in columns.split()]
        op.create_table(table, _numbered("number"), *own, _column("entry:n"), _column("mark:n"))
    for index, table, names, unique in _INDEXES:
        op.create_index(index, table, names, unique=unique)
    key = sa.Column("event", sa.Text, primary_key=True)
    op.create_table("current_members", key, _column("incident"), _column("relation"))
    op.create_index("current_members_by_incident", "current_members", ["incident"])
    op.execute(_VIEW)


def downgrade() -> None:
    """There is no way back from the first step but to delete the database."""
    raise NotImplementedError("a store is not taken down by a migration")


def _numbered(name: str) -> sa.Column[int]:
    return sa.Column(name, _NUMBER, primary_key=True, autoincrement=False)


def _column(said: str) -> sa.Column[object]:
    name, _, kind = said.removesuffix("?").partition(":")
    types = {"": sa.Text, "n": sa.BigInteger, "f": sa.Double, "b": sa.LargeBinary}
    return sa.Column(name, types[kind], nullable=said.endswith("?"))
