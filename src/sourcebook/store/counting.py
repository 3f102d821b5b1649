"""Which events count: those of the current coding of a report, and what people added and have not taken back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, or_, select

from . import schema


def current() -> ColumnElement[bool]:
    """Whether an event counts.

    A program's event that tells what a person had added gives way to the person's, while that stands.
    """
    table, told, theirs, cover = (
        schema.current_codings,
        schema.events.alias("told"),
        schema.codings.alias("theirs"),
        schema.covers,
    )
    coded = select(table.c.coding).where(table.c.coding == schema.events.c.coding).exists()
    covered = (
        select(cover.c.number)
        .join(told, told.c.id == cover.c.event)
        .join(theirs, theirs.c.number == told.c.coding)
        .where(cover.c.covered == schema.events.c.id, _stands(theirs))
    )
    return or_(and_(coded, ~covered.exists()), added())


def added() -> ColumnElement[bool]:
    """Whether an event is one that a person added, and that stands."""
    theirs = schema.codings.alias("by_people")
    made = and_(theirs.c.number == schema.events.c.coding, theirs.c.judgement.is_not(None), _stands(theirs))
    return select(theirs.c.number).where(made).exists()


def added_and_stands() -> ColumnElement[bool]:
    """Whether a row of `codings` is an event that a person added, and that stands."""
    return and_(schema.codings.c.judgement.is_not(None), _stands(schema.codings))


def _stands(coding: FromClause) -> ColumnElement[bool]:
    """Whether nobody took back the judgement of a coding; an undo that was itself undone counts for nothing."""
    undo, again = schema.judgements.alias("undo"), schema.judgements.alias("again")
    undone_again = select(again.c.number).where(again.c.undoes == undo.c.id, again.c.verdict == "undo").exists()
    undone = select(undo.c.number).where(undo.c.undoes == coding.c.judgement, undo.c.verdict == "undo", ~undone_again)
    return ~undone.exists()
