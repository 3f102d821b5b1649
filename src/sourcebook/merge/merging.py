"""Merging new events into what is there: only their neighbourhood is touched, and the result is that of all at once.

Why it is the same: which pairs are compared, and what a comparison says, is a function of the two events alone; the
groups are made anew for whole parts of the graph of links (all events that links above even odds, or judgements,
connect), and groups never cross such parts.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from sys import intern
from typing import Protocol

from ..records import Judgement, Link, Pointer
from ..records.incident import Relation
from .blocking import Keyed, worth_comparing
from .clustering import UNLINKED, Pair, cluster
from .comparable import Comparable
from .comparing import Comparing, reason_of
from .following import relations
from .identity import Named, name_groups
from .judged import Judged, judged_pairs
from .weights import Weights, shipped_weights

#: Links with lower log-odds are not kept: to the clustering they say what a pair says that was never compared.
KEPT = UNLINKED / 1000
#: New events whose surroundings are asked for at once.
_BATCH = 500


class Neighbourhood(Protocol):
    """What is asked of a store. Events that are no longer current are in none of the answers."""

    def events_by_key(self, keys: Collection[str]) -> Mapping[str, Collection[str]]: ...
    def comparables(self, ids: Collection[str]) -> Sequence[Comparable]: ...
    def links_of(self, ids: Collection[str]) -> Sequence[Link]: ...
    def incidents_of(self, ids: Collection[str]) -> Mapping[str, str]: ...
    def judged(self, ids: Collection[str]) -> Sequence[Judgement]: ...


@dataclass(frozen=True, slots=True)
class MergeStep:
    """What one merge changes: rows to add, each a fact of its own; `memberships` are (event, incident, relation).

    `block_keys` are the new events with the keys under which they are to be found from now on.
    """

    links: tuple[Link, ...] = ()
    memberships: tuple[tuple[str, str | None, Relation], ...] = ()
    pointers: tuple[tuple[str, Pointer], ...] = ()
    block_keys: tuple[tuple[str, tuple[str, ...]], ...] = ()


def merge_events(
    new: Iterable[Keyed],
    around: Neighbourhood,
    *,
    again: Collection[str] = (),
    weights: Weights | None = None,
) -> MergeStep:
    """Merge `new` events, and cluster those in `again` anew: judged since, or linked to an event that is gone.

    `new` may still be in the making: each is compared with those before it when it comes.
    """
    weights = weights or shipped_weights()
    fresh: dict[str, Comparable] = {}
    with collector_at_rest():
        links, keys = _links(new, fresh, around, weights)
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
    return MergeStep(
        tuple(links), tuple(_memberships(named, known)), named.pointers, tuple(zip(fresh, keys, strict=True))
    )


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """What a merge makes has no cycles, and looking for some among millions of objects took a fifth of a large one."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Part:
    events: set[str]
    links: tuple[Link, ...]
    judged: Judged


class _Found:
    """Events in the order in which they came, and which of them stand under a key."""

    def __init__(self) -> None:
        # By their numbers: a comparable is dear to hash, and its id too, as often as one event is found for another.
        self._under: dict[str, list[int]] = {}
        self._events: list[Comparable] = []
        self.keys: list[tuple[str, ...]] = []

    def __len__(self) -> int:
        return len(self._events)

    def near(self, keys: Iterable[str], until: int | None = None) -> list[Comparable]:
        """The events that stand under any of some keys, or those of them that came before the one numbered `until`."""
        numbers: set[int] = set()
        for key in keys:
            if key in self._under:
                numbers.update(self._under[key])
        return [self._events[number] for number in numbers if until is None or number < until]

    def add(self, one: Comparable, keys: Iterable[str]) -> None:
        number = len(self._events)  # one object for all keys: there are millions of them
        self._events.append(one)
        self.keys.append(tuple(map(intern, keys)))
        for key in self.keys[-1]:
            self._under.setdefault(key, []).append(number)


def compared_among(events: Iterable[Keyed], lot: int, weights: Weights | None = None) -> list[Keyed]:
    """The events of a lot with the links that they have with each other: work that can be done in another process."""
    weights = weights or shipped_weights()
    found, compared = _Found(), []
    for told in events:
        compared.append(told._replace(lot=lot, links=tuple(_links_of(told.one, found.near(told.near), weights))))
        found.add(told.one, told.own)
    return compared


def _links(
    new: Iterable[Keyed], fresh: dict[str, Comparable], around: Neighbourhood, weights: Weights
) -> tuple[list[Link], list[tuple[str, ...]]]:
    """The links of the new events, each with those before it and with those around, sorted; and the keys of each.

    Puts the events into `fresh`.
    """
    here, links = _Found(), dict[Pair, Link]()
    lot, start = None, 0
    left = iter(new)
    while batch := list(islice(left, _BATCH)):
        fresh |= {told.one.event: told.one for told in batch}
        outside = _outside({told.one.event: told.near for told in batch}, fresh, around)
        for told in batch:
            if told.lot != lot:
                lot, start = told.lot, len(here)
            others = here.near(told.near, None if lot is None else start)
            others += outside.get(told.one.event, {}).values()
            made = (*_links_of(told.one, others, weights), *_as_here(told.links, fresh))
            links |= {(link.first, link.second): link for link in made}
            here.add(told.one, told.own)
    return [link for _, link in sorted(links.items())], here.keys


def _as_here(links: Iterable[Link], fresh: Mapping[str, Comparable]) -> Iterator[Link]:
    """Links that were made elsewhere, of the same objects as those made here; none with an event that did not come."""
    for link in links:
        if link.first in fresh and link.second in fresh:
            reasons = tuple(reason_of(reason.feature, reason.weight, reason.words) for reason in link.reasons)
            first, second = fresh[link.first].event, fresh[link.second].event
            yield Link(first, second, link.probability, reasons)


def _outside(
    looked_up: Mapping[str, Sequence[str]], fresh: Mapping[str, Comparable], around: Neighbourhood
) -> dict[str, dict[str, Comparable]]:
    """What is around each of some new events, asked for at once: each question to a store takes its time."""
    by_key = around.events_by_key({key for keys in looked_up.values() for key in keys})
    if not by_key:
        return {}
    ids = sorted({event for events in by_key.values() for event in events if event not in fresh})
    known = {one.event: one for one in around.comparables(ids)}
    return {
        event: {other: known[other] for key in keys for other in by_key.get(key, ()) if other in known}
        for event, keys in looked_up.items()
    }


def _links_of(one: Comparable, others: Iterable[Comparable], weights: Weights) -> Iterator[Link]:
    """The links of an event with others of its blocks that are worth keeping."""
    comparing = Comparing(one, weights)
    for other in others:
        if one.report != other.report and worth_comparing(one, other):
            link = comparing.link_above(other, KEPT)
            if link is not None:
                yield link


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
