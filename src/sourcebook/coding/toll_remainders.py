"""What the rows of a toll leave of one another: the wounded without the dead, those named for those not counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.weights import ADDS_DETAIL
from ..records import Count, Finding
from .toll_rows import Row, are_others, may_be_same


def by_names(kept: Sequence[Row], findings: Sequence[Finding]) -> list[Row]:
    """The one plural without a number in the number of those named: "rebels … The slain were identified as X and Y"."""
    naming = [f for f in findings if f.continues and f.weight <= ADDS_DETAIL]
    persons = {actor.span for finding in naming for actor in finding.actors if actor.person and actor.role == "target"}
    open_rows = [row for row in kept if row.count == Count(2, None) and not _SOME.search(row.text)]
    if len(open_rows) != 1 or len(persons) < 2:
        return list(kept)
    named = Count(len(persons), len(persons))
    return [replace(row, count=named) if row is open_rows[0] else row for row in kept]


_SOME = re.compile(r"\b(?:several|some|few|many|number|couple|two)\b", re.IGNORECASE)


def without_the_taken(rows: Sequence[Row]) -> list[Row]:
    """Without those "missing" who are told to have been abducted."""
    taken = sum(row.count.low or 0 for row in rows if row.mention.effect == "abducted")
    return [row for row in rows if row.mention.effect != "missing" or (row.count.low or 0) > taken]


def without_the_dead(rows: Sequence[Row]) -> list[Row]:
    """Those shot without those of them who died: of "four people were shot, two fatally" two are wounded."""
    found: list[Row] = []
    for row in rows:
        dead = [other for other in rows if may_be_among(other, row)] if row.mention.struck else []
        number = sum(other.count.low or 0 for other in dead)
        if not dead or row.count.low is None or number > row.count.low:
            found.append(row)
        elif number < row.count.low:
            high = None if row.count.high is None else row.count.high - number
            found.append(replace(row, count=Count(row.count.low - number, high)))
    return found


def may_be_among(dead: Row, struck: Row) -> bool:
    """Whether the dead are some of those of whom it is only said that they were shot."""
    if dead.mention.effect != "killed" or dead.mention.total or dead.count.high is None:
        return False
    if not may_be_same(dead, struck) or are_others(dead, struck) or dead.adds or struck.adds:
        return False
    return dead.sentence != struck.sentence or dead.is_bare


def died_of_wounds(rows: Sequence[Row], whole: Sequence[Row]) -> list[Row]:
    """Those wounded without those of them who died later: "one of the injured succumbed".

    `whole` are the rows of which nobody was taken off yet.
    """
    found = list(rows)
    for dead in rows:
        hurt = _wounded_before(dead, whole) if dead.mention.effect == "killed" else None
        if hurt is None or hurt.count.low is None or hurt.count.low != hurt.count.high or dead.count.low is None:
            continue
        rest = hurt.count.low - dead.count.low
        if rest > 0 and dead.count.low == dead.count.high:
            found = [replace(row, count=Count(rest, rest)) if row is hurt else row for row in found]
    return found


def _wounded_before(dead: Row, rows: Sequence[Row]) -> Row | None:
    """The wounded of whom some died: "one of the injured", "two of them succumbed", or one by name."""
    hurts = [row for row in rows if row.mention.effect == "wounded"]
    hurts = [row for row in hurts if row.sentence != dead.sentence or dead.is_of_them]
    if dead.is_of_wounded:
        return next(iter(hurts), None)
    if dead.is_name:
        return next((row for row in hurts if set(dead.text.split()) <= set(row.text.split())), None)
    told = [row for row in rows if row.mention.span < dead.mention.span]
    last = max(told, key=lambda row: row.mention.span, default=None)
    return last if dead.is_of_them and last is not None and any(last is row for row in hurts) else None
