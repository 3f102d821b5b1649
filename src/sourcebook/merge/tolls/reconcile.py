"""The tolls of an incident under a policy: each effect for all together and for each group, with reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sourcebook.errors import UsageError
from sourcebook.records import Statement, Toll
from sourcebook.records.vocabulary import EFFECTS, GROUPS, Effect, Group

from . import acled, airwars, gtd, ucdp
from .chosen import Chosen
from .independent import Voiced, independent
from .readings import readings_of

#: The policies by name: docs/disagreement.md says what each does and where it comes from.
POLICIES = ("ucdp", "acled", "gtd", "airwars", "all")


def tolls(statements: Sequence[Statement], policy: str = "ucdp", *, war: bool = False) -> tuple[Toll, ...]:
    """The tolls of one incident by a policy, killed first; for each effect all together, then by group where told.

    `war` says that the place was an active war zone, which ACLED's number for "several" depends on. Raises UsageError
    for an unknown policy.
    """
    if policy not in POLICIES:
        raise UsageError(f"toll policy {policy!r}", "--policy", ", ".join(POLICIES))
    return tuple(
        toll
        for effect in EFFECTS
        for who in _groups(statements, effect)
        for toll in _tolls(statements, policy, effect, who, war=war)
    )


def _groups(statements: Sequence[Statement], effect: Effect) -> Sequence[Group | None]:
    told = {s.who for s in statements if s.field == "harm" and s.effect == effect}
    return [None, *(group for group in GROUPS if group in told)] if told else []


def _tolls(
    statements: Sequence[Statement], policy: str, effect: Effect, who: Group | None, *, war: bool
) -> Iterator[Toll]:
    voiced = independent(readings_of(statements, effect, who))
    if policy == "all":
        yield from _every(voiced, effect, who)
        return
    chosen = _choose(voiced, statements, policy, war=war)
    if chosen.reasons or voiced.notes:
        reasons = (*chosen.reasons, *voiced.notes)
        yield Toll(policy, effect, chosen.low, chosen.best, chosen.high, who, chosen.grade, reasons)


def _choose(voiced: Voiced, statements: Sequence[Statement], policy: str, *, war: bool) -> Chosen:
    if policy == "ucdp":
        return ucdp.choose(voiced)
    if policy == "acled":
        return acled.choose(voiced, war=war)
    return gtd.choose(voiced) if policy == "gtd" else airwars.choose(voiced, statements)


def _every(voiced: Voiced, effect: Effect, who: Group | None) -> Iterator[Toll]:
    """Each value that a voice gives, with nothing chosen; best is the number where the voice is no party and exact."""
    for reading in (*voiced.sound, *voiced.replaced, *voiced.partisan):
        best = reading.number if reading.exact and not reading.partisan else None
        why = "a party's own tally for its enemies" if reading.partisan else "one independent voice"
        yield Toll("all", effect, reading.count.low, best, reading.count.high, who, None, (f"{reading.words}: {why}",))
