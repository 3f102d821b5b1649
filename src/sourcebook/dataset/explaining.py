"""`explain`: the story of an incident in words, and what it is told from."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import StoreError, UsageError
from ..merge.statements import statements
from ..merge.story import story
from ..merge.tolls import POLICIES, in_war, tolls
from ..merge.voices import voices
from ..records import Event, Incident, Judgement, Statement, Toll
from .dataset import Dataset
from .neighbourhood import StoreNeighbourhood
from .telling import Stands, ToldIncident, as_coded, told_incidents


@dataclass(frozen=True, slots=True)
class Parts:
    """An incident with its events, who says what, the tolls of one policy, and what people have judged.

    `told` is what all of it was made of.
    """

    incident: Incident
    events: tuple[Event, ...]
    said: tuple[Statement, ...]
    counted: tuple[Toll, ...]
    judgements: tuple[Judgement, ...]
    told: ToldIncident


def explain(
    dataset: Dataset, id: str, *, policy: str | None = None, names: bool = False, stands: Stands = as_coded
) -> tuple[str, ...]:
    """The lines of an incident's story. See `incident_parts` for `id`, `policy`, `stands` and what is raised."""
    parts = incident_parts(dataset, id, policy=policy, stands=stands)
    return story(parts.incident, parts.events, parts.said, parts.counted, parts.judgements, names=names)


def incident_parts(dataset: Dataset, id: str, *, policy: str | None = None, stands: Stands = as_coded) -> Parts:
    """All that an incident is told from. `id` is its id, one that it was merged from, or that of an event in it.

    `stands` gives each event as people left it; by default all are as they were coded.

    Raises StoreError where there is none, UsageError for an unknown policy.
    """
    chosen = policy or dataset.settings.policy
    if chosen not in POLICIES:
        raise UsageError(f"{chosen!r} is no policy", "--policy", ", ".join(POLICIES))
    incident = _incident(dataset, id)
    (told,) = told_incidents(dataset.store, [incident], stands)
    said = statements_of(told)
    war = in_war(told.events, dataset.settings.war_zones)
    judged = StoreNeighbourhood(dataset.store).judged([event.id for event in told.events])
    return Parts(incident, told.events, said, tolls(said, chosen, war=war), tuple(judged), told)


def statements_of(told: ToldIncident) -> tuple[Statement, ...]:
    """Who says what of an incident."""
    relations = {member.event: member.relation for member in told.incident.members}
    return statements(told.events, relations, voices(told.events), told.beside)


def _incident(dataset: Dataset, id: str) -> Incident:
    """The incident of an id, followed to where it was merged into."""
    store = dataset.store
    if id.startswith("ev-"):
        id = _incident_of_event(dataset, id)
    seen: set[str] = set()
    found = store.incident(id)
    while not found.members and found.id not in seen:
        seen.add(found.id)
        into = [pointer.other for pointer in found.pointers if pointer.kind == "merged-into"]
        if not into:
            break
        found = store.incident(into[-1])
    return found


def _incident_of_event(dataset: Dataset, id: str) -> str:
    event = dataset.store.event(id).event.id
    for current in StoreNeighbourhood(dataset.store).current([event]):
        incident = dataset.store.incident_of(current)
        if incident is not None:
            return incident
    raise StoreError(f"the event {id} is in no incident", dataset.store.where, "", "run `sourcebook merge`")
