"""Which events of an incident tell the occurrence, and which only what came of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records.incident import Relation
from .comparable import Comparable


def relations(members: Sequence[Comparable]) -> Mapping[str, Relation]:
    """How each event of one incident belongs to it: a follow-up tells of later things, and is not the first report.

    An incident has an account always: where all its events tell of later things, the earliest one stands for it.
    """
    earliest = min(members, key=_when)
    accounts = [one for one in members if not one.later] or [earliest]
    first = min(map(_when, accounts))
    return {
        one.event: "follow-up" if one.later and one not in accounts and _when(one) > first else "account"
        for one in members
    }


def _when(one: Comparable) -> tuple[int, str]:
    """When it was published, else the day it is dated."""
    day = one.published if one.published is not None else one.last
    return (10**7 if day is None else day, one.event)
