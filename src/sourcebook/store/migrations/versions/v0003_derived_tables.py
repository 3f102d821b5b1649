"""Tables in which current codings and the events of a key are looked up, and one for coders that were returned to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sourcebook.store.derived import CODINGS, KEYS

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and fill those that follow from others."""
    op.create_table(
        "returns",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("report_key", sa.Text, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("coding", "entry", "mark")),
    )
    op.create_index("returns_by_report", "returns", ["report_key"])
    coding = sa.Column("coding", sa.BigInteger, nullable=False)
    op.create_table("current_codings", sa.Column("report_key", sa.Text, primary_key=True), coding)
    op.create_index("current_codings_by_coding", "current_codings", ["coding"])
    op.execute(f"INSERT INTO current_codings (report_key, coding) {CODINGS}")
    keys = (sa.Column(name, sa.Text, primary_key=True) for name in ("key", "event"))
    op.create_table("keyed_events", *keys, sqlite_with_rowid=False)
    op.drop_index("block_keys_by_key", "block_keys")
    op.execute(f"INSERT INTO keyed_events (key, event) {KEYS[op.get_bind().dialect.name]} ORDER BY 1, 2")


def downgrade() -> None:
    """Older versions of the package cannot read what this one writes."""
    raise NotImplementedError("a store is not taken down by a migration")
