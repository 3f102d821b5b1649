"""What the accounts of an incident agree on: for each field the values told, that of most voices first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..lexicon.person_names import MASK
from ..records import Statement

#: The fields that have one value for an incident; of actors and weapons each that is told counts.
SINGLE = ("type", "status", "date", "place")


@dataclass(frozen=True, slots=True)
class Told:
    """One value of one field: the independent voices that tell it, their sources by name, and the latest to say so."""

    field: str
    value: str
    voices: frozenset[int]
    sources: tuple[str, ...]
    latest: Statement


def told_values(statements: Sequence[Statement], field: str) -> tuple[Told, ...]:
    """The values of a field, that of most voices first, of equals the one told last; what is denied does not count."""
    by_value: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.field == field and statement.mode != "denied" and statement.standing != "apart":
            by_value.setdefault(statement.value, []).append(statement)
    return tuple(sorted((_told(field, value, said) for value, said in by_value.items()), key=_rank))


def agreed(statements: Sequence[Statement], field: str) -> Told | None:
    """The value that most voices tell; None where nobody tells any."""
    return next(iter(told_values(statements, field)), None)


def _told(field: str, value: str, said: Sequence[Statement]) -> Told:
    sources = sorted({s.source.name or "a report without a source" for s in said})
    latest = max(said, key=lambda s: (s.published or date.min, s.event))
    return Told(field, value, frozenset(s.voice for s in said), tuple(sources), latest)


def _rank(told: Told) -> tuple[int, int, str]:
    return -len(told.voices), -(told.latest.published or date.min).toordinal(), told.value


def shown_value(statement: Statement, *, names: bool) -> str:
    """The value as it may be shown: a person's name only where names are asked for."""
    if names or not statement.person:
        return statement.value
    role, _, rest = statement.value.partition(": ")
    return f"{role}: {MASK} ({rest.rpartition('(')[2]}"
