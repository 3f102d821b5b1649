"""Which codings and events count: a program's newest of a report, and what people added and have not taken back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, or_, select

from . import schema


def by_people() -> ColumnElement[bool]:
    """Whether a row of `codings` is an event that a person added."""
    return schema.codings.c.judgement.is_not(None)


def counts() -> ColumnElement[bool]:
    """Whether a row of `codings` counts."""
    table, later = schema.codings, schema.codings.alias("later")
    newer = and_(later.c.report_key == table.c.report_key, later.c.number > table.c.number, later.c.judgement.is_(None))
    newest = ~select(later.c.number).where(newer).exists()
    return or_(and_(table.c.judgement.is_(None), newest), and_(by_people(), _stands(table)))


def current() -> ColumnElement[bool]:
    """Whether an event counts, in a query that joins `events` with `codings`.

    A program's event that tells what a person had added gives way to the person's, while that stands.
    """
    told, theirs, cover = schema.events.alias("told"), schema.codings.alias("theirs"), schema.covers
    covered = (
        select(cover.c.number)
        .join(told, told.c.id == cover.c.event)
        .join(theirs, theirs.c.number == told.c.coding)
        .where(cover.c.covered == schema.events.c.id, _stands(theirs))
    )
    return and_(counts(), ~covered.exists())


def _stands(coding: FromClause) -> ColumnElement[bool]:
    """Whether nobody took back the judgement of a coding; an undo that was itself undone counts for nothing."""
    undo, again = schema.judgements.alias("undo"), schema.judgements.alias("again")
    undone_again = select(again.c.number).where(again.c.undoes == undo.c.id, again.c.verdict == "undo").exists()
    undone = select(undo.c.number).where(undo.c.undoes == coding.c.judgement, undo.c.verdict == "undo", ~undone_again)
    return ~undone.exists()
