"""Airwars: the least and the most that anybody says, with a grade of how sure the harm is.

Source: Airwars' published grading: Confirmed (a belligerent accepted responsibility), Fair (two or more credible
sources), Weak (a single source), Contested (competing claims of responsibility), Discounted (those killed were
combatants).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sourcebook.records import Statement

from .chosen import Chosen
from .independent import Voiced

GRADES = ("Confirmed", "Fair", "Weak", "Contested", "Discounted")
_FIGHT = frozenset(("state-forces", "armed-group"))


def choose(voiced: Voiced, statements: Sequence[Statement]) -> Chosen:
    """The range over all readings; parties' tallies widen it, and give no number alone that would be a best."""
    readings = (*voiced.sound, *voiced.replaced, *voiced.partisan)
    if not readings:
        return Chosen(None, None, None)
    low = min(reading.number for reading in readings)
    high = max(max(reading.number, reading.count.high or 0) for reading in readings)
    grade, why = grade_of(voiced, statements)
    return Chosen(low, None, high, (f"{grade}: {why}", *(reading.words for reading in readings)), grade)


def grade_of(voiced: Voiced, statements: Sequence[Statement]) -> tuple[str, str]:
    """The grade of an incident's harm and the reason for it, in words."""
    harmed = {s.who for s in statements if s.field == "harm" and s.effect in ("killed", "wounded")}
    if harmed and harmed <= _FIGHT:
        return "Discounted", "those harmed are told to be fighters"
    doers = {s.value for s in statements if s.field == "actors" and s.who in _FIGHT and _names_a_doer(s)}
    denied = any(s.field == "type" and s.mode == "denied" for s in statements)
    if len(doers) > 1 or denied:
        return "Contested", "competing claims of who did it" if len(doers) > 1 else "the account is denied"
    if any(s.field == "type" and s.mode == "claimed" for s in statements):
        return "Confirmed", "a belligerent says that it did it"
    voices = {reading.voice for reading in (*voiced.sound, *voiced.replaced)}
    if len(voices) > 1:
        return "Fair", f"{len(voices)} independent sources"
    return "Weak", "a single source" if voices else "no source but a party"


def _names_a_doer(statement: Statement) -> bool:
    """Whether it says by name who did it: "gunmen" and "Soldiers" are no competing claims."""
    words = statement.words or ""
    known = statement.value.partition(": ")[2].rpartition(" (")[0].casefold() not in words.casefold()
    return statement.value.startswith("perpetrator: ") and (known or len(re.findall(r"\b[A-Z]", words)) > 1)
