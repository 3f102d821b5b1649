"""Which mentions of a text belong to one incident: those hit are grouped, and the rest is joined to the groups."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from ...records import Span
from .arrays import Floats, Whole
from .mentions import Marked
from .nearness import sentence_of, weighed
from .settings import Settings

#: Who and what was hit makes an incident; where a text names nothing of the kind, what it was done with or who did it.
CORE = ("physical", "name", "description")
SECOND_CORE = (("instrument",),)
#: How likely a date in a sentence of the core must be to date an incident that no date joined: .03 reads dates of TST1
#: and TST2 at 50.8, .1 at 49.5, 0 at 46.8.
_DATE_BESIDE = 0.03


@dataclass(frozen=True, slots=True)
class Incident:
    """Indices of the mentions of one incident: its core, and what was joined to it with how surely it belongs.

    `date_beside` is the likeliest date told in a sentence with the core: it dates the incident where no other does, and
    is not sure enough to tell two incidents apart.
    """

    core: tuple[int, ...]
    joined: tuple[tuple[int, float], ...]
    date_beside: int | None = None


def incidents_of(
    mentions: Sequence[Marked], together: Floats, sentences: Sequence[Span], settings: Settings
) -> list[Incident]:
    """The incidents of a text in the order in which they are first told. `together`: how likely two share one."""
    core: list[int] = []
    for roles in (CORE, *SECOND_CORE):
        core = [i for i, mention in enumerate(mentions) if mention.role in roles]
        if core:
            break
    near = weighed(together, mentions, sentences, settings)
    groups = _grouped(core, near, settings.same_incident)
    taken = {i for group in groups for i in group}
    at = sentence_of(mentions, sentences)
    return [
        Incident(tuple(group), _joined(group, taken, mentions, near, settings), _date_beside(group, mentions, near, at))
        for group in groups
    ]


def _grouped(core: Sequence[int], together: Floats, least: float) -> list[list[int]]:
    """Average-link agglomeration: the two groups that are most alike become one while they are alike enough."""
    groups = [[i] for i in core]
    sums = together[np.ix_(core, core)].astype(np.float64)  # of the likelihoods between each two groups
    above = np.triu(np.ones_like(sums, dtype=bool), 1)  # each two groups once
    while (count := len(groups)) > 1:
        sizes = [len(group) for group in groups]
        alike = np.where(above[:count, :count], sums / np.outer(sizes, sizes), -1.0)
        one, other = (int(at) for at in np.argwhere(alike == alike.max())[-1])
        if alike[one, other] < least:
            break
        groups[one] = sorted(groups[one] + groups.pop(other))
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sums = np.delete(np.delete(sums, other, axis=0), other, axis=1)
    return sorted(groups)


def _joined(
    group: Sequence[int], taken: AbstractSet[int], mentions: Sequence[Marked], together: Floats, settings: Settings
) -> tuple[tuple[int, float], ...]:
    """The other mentions that belong to a group surely enough for their role; one may belong to several groups."""
    found: list[tuple[int, float]] = []
    for i in (i for i in range(len(mentions)) if i not in taken):
        own = float(together[i, list(group)].mean())
        if own >= settings.join.get(mentions[i].role, 1.0):
            found.append((i, own))
    return tuple(found)


def _date_beside(group: Sequence[int], mentions: Sequence[Marked], together: Floats, at: Whole) -> int | None:
    """The likeliest of the dates that stand in one sentence with a mention of a group."""
    told_in = {int(at[i]) for i in group}
    dates = [i for i, mention in enumerate(mentions) if mention.role == "date" and int(at[i]) in told_in]
    likely = {i: float(together[i, list(group)].mean()) for i in dates}
    best = max(likely, key=lambda i: likely[i], default=None)
    return best if best is not None and likely[best] >= _DATE_BESIDE else None
