"""`merge`: the events in no incident yet, and what re-coding and judgements have changed, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..errors import StoreChangedError
from ..merge.merging import collector_at_rest, merge_events
from ..merge.weights import Weights
from ..records.incident import Relation
from ..store import Store
from .comparing import unmerged
from .dataset import Dataset
from .neighbourhood import StoreNeighbourhood

#: How often a merge is made anew because others wrote meanwhile. Each try sees all that they wrote.
_TRIES = 10
#: The relation of an event that is in no incident any more: it says nothing.
_NONE: Relation = "account"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to: how many events are `new` in it and `gone` from it, and how many incidents there are now.

    Events go when their report was coded anew. `changed` where anything was written.
    """

    new: int
    gone: int
    incidents: int
    changed: bool


def merge(
    dataset: Dataset, *, without: Collection[str] = (), weights: Weights | None = None, workers: int = 1
) -> Merged:
    """Merge what is not merged. Merging again changes nothing, and any order of adding gives the same incidents.

    `without` are events that are about to be purged: they are taken out, and the others grouped as if they had never
    been there. With more than one worker, many new events are read and made comparable in processes beside. Raises
    StoreError where others keep writing to the store too.
    """
    with collector_at_rest():
        for _ in range(_TRIES - 1):
            try:
                return _merge(dataset, frozenset(without), weights, workers)
            except StoreChangedError:
                continue
        return _merge(dataset, frozenset(without), weights, workers)


def _merge(dataset: Dataset, without: Collection[str], weights: Weights | None, workers: int) -> Merged:
    store = dataset.store
    since, _ = store.head()
    gone = [*store.outdated_members(), *store.incidents_of(without)]
    around = StoreNeighbourhood(store, without)
    new = around.take(unmerged(dataset, without, workers, weights))
    again = {*_touched_by(store, gone), *around.current(_left_to_do(store))}
    step = merge_events(new, around, again=again, weights=weights)
    out = [(event, None, _NONE) for event in gone]
    memberships = [*out, *step.memberships]
    # With new events only: what was made again for old ones alone is no merge to note.
    kept = around.to_keep() if step.block_keys else ()
    written = store.commit_merge(step.links, memberships, step.pointers, step.block_keys, kept, since=since)
    return Merged(len(step.block_keys), len(gone), store.incident_count(), written is not None)


def _touched_by(store: Store, gone: Iterable[str]) -> set[str]:
    """The events to be clustered anew when some go: those in one incident with them, and those linked to them."""
    listed = set(gone)
    linked = {end for link in store.links_of(listed) for end in (link.first, link.second)}
    incidents = set(store.incidents_of(listed).values())
    beside = {member.event for incident in incidents for member in store.members(incident)}
    return (linked | beside) - listed


def _left_to_do(store: Store) -> set[str]:
    """The events to be clustered anew for what was written since the last merge.

    Those that judgements speak of, also judgements that were taken back, and those that stood beside a purged report's.
    """
    last = max((entry.seq for entry in store.log() if entry.kind == "merge"), default=0)
    since = list(store.log(last))
    beside = {event for entry in since if entry.kind == "purge-report" for event in entry.payload.get("beside", ())}
    fresh = {one for entry in since if entry.kind == "judgement" for one in entry.payload["judgements"]}
    if not fresh:
        return beside
    listed = {judgement.id: judgement for judgement in store.judgements()}
    spoken = [listed[id] for id in fresh if id in listed]
    undone = [listed[judgement.undoes] for judgement in spoken if judgement.undoes in listed]
    return beside | {event for judgement in (*spoken, *undone) for event in judgement.events}
