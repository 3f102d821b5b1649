"""Who reports what: of each source the incidents it tells, alone or with others, and its tolls beside theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..records import Statement
from .tolls import tolls

#: Sources are told apart by their name, or put together by their kind.
By = Literal["name", "kind"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one source (or kind of source) reports.

    `alone` are incidents that nobody else tells, `independent` those on which its word is nobody else's (no copy, no
    wire, no source that others quote too). `types` and `doers` count its incidents, the commonest first. Of the
    `compared` incidents on which both it and others say how many were killed, it has more dead than the others' best in
    `higher`, fewer in `lower`; `killed` and `others_killed` are the sums over them.
    """

    source: str
    incidents: int
    alone: int
    independent: int
    types: tuple[tuple[str, int], ...]
    doers: tuple[tuple[str, int], ...]
    compared: int
    higher: int
    lower: int
    killed: int
    others_killed: int


def source_view(incidents: Sequence[Sequence[Statement]], *, by: By = "name") -> tuple[SourceRow, ...]:
    """A row for each source, those with most incidents first, from the statements of each incident."""
    told: dict[str, list[_Part]] = {}
    for statements in incidents:
        for source, part in _parts(statements, by):
            told.setdefault(source, []).append(part)
    rows = [_row(source, parts) for source, parts in told.items()]
    return tuple(sorted(rows, key=lambda row: (-row.incidents, row.source)))


@dataclass(frozen=True, slots=True)
class _Part:
    """One source's part in one incident."""

    alone: bool
    independent: bool
    types: frozenset[str]
    doers: frozenset[str]
    killed: int | None
    others: int | None


def _parts(statements: Sequence[Statement], by: By) -> Iterator[tuple[str, _Part]]:
    by_source: dict[str, list[Statement]] = {}
    for statement in statements:
        by_source.setdefault(_source(statement, by), []).append(statement)
    for source, own in by_source.items():
        others = [statement for statement in statements if _source(statement, by) != source]
        voices = {s.voice for s in own if s.field == "status"}
        yield (
            source,
            _Part(
                alone=not others,
                independent=not voices & {s.voice for s in others},
                types=frozenset(s.value for s in own if s.field == "type"),
                doers=frozenset(_group_named(s) for s in own if _is_doer(s)),
                killed=_killed(own),
                others=_killed(others),
            ),
        )


def _source(statement: Statement, by: By) -> str:
    value = statement.source.name if by == "name" else statement.source.kind
    return value or "unknown"


def _is_doer(statement: Statement) -> bool:
    """Whether it names a side as having done it; persons are nobody's doers here."""
    sides = statement.who in ("state-forces", "armed-group") and not statement.person
    return sides and statement.field == "actors" and statement.value.startswith("perpetrator: ")


def _group_named(statement: Statement) -> str:
    """The doer without role and group: "Kedari Front" of "perpetrator: Kedari Front (armed-group)"."""
    return statement.value.partition(": ")[2].rpartition(" (")[0]


def _killed(statements: Sequence[Statement]) -> int | None:
    """What is said of the dead; a party's tally stands for itself here, where it is what the source says."""
    toll = next((t for t in tolls(statements) if t.effect == "killed" and t.who is None), None)
    return None if toll is None else toll.best if toll.best is not None else toll.high


def _row(source: str, parts: Sequence[_Part]) -> SourceRow:
    pairs = [(p.killed, p.others) for p in parts if p.killed is not None and p.others is not None]
    return SourceRow(
        source,
        len(parts),
        sum(part.alone for part in parts),
        sum(part.independent for part in parts),
        _counted(value for part in parts for value in part.types),
        _counted(value for part in parts for value in part.doers),
        len(pairs),
        sum(own > others for own, others in pairs),
        sum(own < others for own, others in pairs),
        sum(own for own, _ in pairs),
        sum(others for _, others in pairs),
    )


def _counted(values: Iterator[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
