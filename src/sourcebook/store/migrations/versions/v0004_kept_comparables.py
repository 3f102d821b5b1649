"""A table of events as merging compares them, so that they need not be made comparable again for each new event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table. It is filled as merging comes upon the events."""
    op.create_table(
        "comparables",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("event", "version", "form")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("entry", "mark")),
    )
    op.create_index("comparables_by_event", "comparables", ["event"])


def downgrade() -> None:
    """Older versions of the package would not take what is kept away in a purge."""
    raise NotImplementedError("a store is not taken down by a migration")
