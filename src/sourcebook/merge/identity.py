"""The ids of incidents: given at birth, carried to the group that holds most of the incident, never lost.

An incident that no group carries on points to where most of it went; one that is born of another points back to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import Pointer, content_id

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Groups with their incidents' ids, those that are not as they were, and the pointers that this makes."""

    changed: tuple[tuple[str, Group], ...]
    pointers: tuple[tuple[str, Pointer], ...]


def name_groups(groups: Sequence[Group], incident_of: Mapping[str, str]) -> Named:
    """Ids for groups of events, some of which belong to incidents already."""
    before: dict[str, set[str]] = {}
    for event, incident in incident_of.items():
        before.setdefault(incident, set()).add(event)
    carried = _carried(groups, incident_of)
    named = [(carried.get(number) or _born(group, incident_of), group) for number, group in enumerate(groups)]
    changed = tuple((incident, group) for incident, group in named if before.get(incident) != set(group))
    return Named(changed, tuple(sorted(_pointers(named, incident_of), key=lambda row: (row[0], row[1].kind))))


def _carried(groups: Sequence[Group], incident_of: Mapping[str, str]) -> dict[int, str]:
    """Which group carries on which incident: the largest overlaps first, then the older name, then the first group."""
    overlaps = Counter(
        (number, incident_of[event]) for number, group in enumerate(groups) for event in group if event in incident_of
    )
    taken: dict[int, str] = {}
    given: set[str] = set()
    for (number, incident), _size in sorted(overlaps.items(), key=lambda row: (-row[1], row[0][1], groups[row[0][0]])):
        if number not in taken and incident not in given:
            taken[number] = incident
            given.add(incident)
    return taken


def _born(group: Group, incident_of: Mapping[str, str]) -> str:
    """The id of a new incident: of its smallest event, and of the incident that this event was in, if in any."""
    founder = group[0]
    return content_id("in", [founder, incident_of[founder]] if founder in incident_of else founder)


def _pointers(named: Sequence[tuple[str, Group]], incident_of: Mapping[str, str]) -> list[tuple[str, Pointer]]:
    alive = {incident for incident, _group in named}
    old = set(incident_of.values())
    went = Counter(
        (incident_of[event], incident) for incident, group in named for event in group if event in incident_of
    )
    pointers: list[tuple[str, Pointer]] = []
    for before in sorted(old - alive):
        into = min((-size, after) for (source, after), size in went.items() if source == before)[1]
        pointers.append((before, Pointer("merged-into", into)))
    for before, after in sorted(went):
        if after not in old and before in alive:
            pointers.append((after, Pointer("split-from", before)))
    return pointers
