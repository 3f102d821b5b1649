"""Events that people add: which judgement made a coding, and which events of programs give way to a person's.

A coding of a person has its judgement, that of a program has none. One person may add several events to one report, so
a report may have several codings with one stamp; that a program codes it once is seen to by the writer.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """A column, a table, and the indexes that go with them."""
    op.add_column("codings", sa.Column("judgement", sa.Text))
    op.drop_index("codings_by_report", "codings")
    op.create_index("codings_by_report", "codings", ["report_key"])
    op.create_index("judgements_by_undone", "judgements", ["undoes"])
    op.create_table(
        "covers",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("event", "covered")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("entry", "mark")),
    )
    op.create_index("covers_by_covered", "covers", ["covered", "event"], unique=True)


def downgrade() -> None:
    """The way back would take away what people added."""
    raise NotImplementedError("a store is not taken back to an older version")
