"""Merging new events into what is there: only their neighbourhood is touched, and the result is that of all at once.

Why it is the same: which pairs are compared, and what a comparison says, is a function of the two events alone; the
groups are made anew for whole parts of the graph of links (all events that links above even odds, or judgements,
connect), and groups never cross such parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..records import Judgement, Link, Pointer
from ..records.incident import Relation
from .blocking import block_keys, near_keys, worth_comparing
from .clustering import UNLINKED, Pair, cluster
from .comparable import Comparable
from .comparing import compare, log_odds
from .following import relations
from .identity import Named, name_groups
from .judged import Judged, judged_pairs
from .weights import Weights, shipped_weights

#: Links with lower log-odds are not kept: to the clustering they say what a pair says that was never compared.
KEPT = UNLINKED / 1000


class Neighbourhood(Protocol):
    """What is asked of a store. Events that are no longer current are in none of the answers."""

    def events_with_keys(self, keys: Collection[str]) -> set[str]: ...
    def comparables(self, ids: Collection[str]) -> Sequence[Comparable]: ...
    def links_of(self, ids: Collection[str]) -> Sequence[Link]: ...
    def incidents_of(self, ids: Collection[str]) -> Mapping[str, str]: ...
    def judged(self, ids: Collection[str]) -> Sequence[Judgement]: ...


@dataclass(frozen=True, slots=True)
class MergeStep:
    """What one merge changes: rows to add, each a fact of its own; `memberships` are (event, incident, relation)."""

    links: tuple[Link, ...] = ()
    memberships: tuple[tuple[str, str | None, Relation], ...] = ()
    pointers: tuple[tuple[str, Pointer], ...] = ()
    block_keys: tuple[tuple[str, str], ...] = ()


def merge_events(
    new: Sequence[Comparable],
    around: Neighbourhood,
    *,
    again: Collection[str] = (),
    weights: Weights | None = None,
) -> MergeStep:
    """Merge `new` events, and cluster those in `again` anew: judged since, or linked to an event that is gone."""
    weights = weights or shipped_weights()
    fresh = {one.event: one for one in new}
    keys = {one.event: block_keys(one) for one in fresh.values()}
    links = _links(fresh, keys, around, weights)
    part = _connected(set(fresh) | set(again), links, around)
    known = {one.event: one for one in around.comparables(sorted(part.events - set(fresh)))} | fresh
    groups = cluster(
        known,
        part.links,
        same=part.judged.same,
        different=part.judged.different,
        report_of={one.event: one.report for one in known.values()},
    )
    named = name_groups(groups, around.incidents_of(sorted(known)))
    rows = tuple((event, key) for event, own in keys.items() for key in own)
    return MergeStep(tuple(links), tuple(_memberships(named, known)), named.pointers, rows)


@dataclass(frozen=True, slots=True)
class _Part:
    events: set[str]
    links: tuple[Link, ...]
    judged: Judged


def _links(
    fresh: Mapping[str, Comparable], keys: Mapping[str, Sequence[str]], around: Neighbourhood, weights: Weights
) -> list[Link]:
    """The links of the new events, each with those before it and with those around, sorted."""
    here: dict[str, list[str]] = {}
    links: list[Link] = []
    for one in fresh.values():
        looked_up = near_keys(one)
        near: set[str] = set()
        for key in looked_up:
            if key in here:
                near.update(here[key])
        others = [fresh[other] for other in near]
        # Not `- fresh.keys()`: Python would walk through all of `fresh` for each event.
        outside = {event for event in around.events_with_keys(looked_up) if event not in fresh}
        others.extend(around.comparables(sorted(outside)) if outside else ())
        links.extend(link for other in others if (link := _link(one, other, weights)) is not None)
        for key in keys[one.event]:
            here.setdefault(key, []).append(one.event)
    return sorted(links, key=lambda link: (link.first, link.second))


def _link(one: Comparable, other: Comparable, weights: Weights) -> Link | None:
    """The link of two events of a block, if it is worth keeping."""
    if one.report == other.report or not worth_comparing(one, other):
        return None
    return compare(one, other, weights) if log_odds(one, other, weights, KEPT) > KEPT else None


def _connected(seeds: set[str], links: Sequence[Link], around: Neighbourhood) -> _Part:
    """All that links above even odds and judgements connect with the seeds, with every link among them."""
    mine: dict[str, list[Link]] = {}
    for link in links:
        mine.setdefault(link.first, []).append(link)
        mine.setdefault(link.second, []).append(link)
    found: set[str] = set()
    kept: dict[Pair, Link] = {}
    judgements: dict[str, Judgement] = {}
    front = set(seeds)
    while front:
        found |= front
        ids = sorted(front)
        touching = [*around.links_of(ids), *(link for event in ids for link in mine.get(event, ()))]
        kept.update({(link.first, link.second): link for link in touching})
        told = around.judged(ids)
        judgements.update({judgement.id: judgement for judgement in told})
        reached = {end for link in touching if link.probability > 0.5 for end in (link.first, link.second)}
        front = (reached | {event for judgement in told for event in judgement.events}) - found
    inside = tuple(link for pair, link in sorted(kept.items()) if found.issuperset(pair))
    return _Part(found, inside, judged_pairs(judgements.values()))


def _memberships(named: Named, known: Mapping[str, Comparable]) -> Iterable[tuple[str, str, Relation]]:
    """Where each event of a group that changed belongs, and how."""
    for incident, group in named.changed:
        told = relations([known[event] for event in group])
        for event in group:
            yield event, incident, told[event]
