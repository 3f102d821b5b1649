"""An incident as it may be written: what its accounts say and agree on, its tolls, with names kept or withheld."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sourcebook.lexicon.person_names import MASK
from sourcebook.merge.agreement import agreed, shown_value
from sourcebook.merge.statements import statements
from sourcebook.merge.tolls import in_war, tolls
from sourcebook.merge.voices import voices
from sourcebook.records import Event, Incident, PlaceRef, Report, Statement, Toll

from .withhold import Copy, copies, hiders


@dataclass(frozen=True, slots=True)
class Merged:
    """An incident with its events, their reports' texts included.

    `beside` tells how many other events the report of each tells, by event id; none where it is not told.
    """

    incident: Incident
    events: tuple[Event, ...]
    beside: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of one incident. `reports` are those of its events, by event id."""

    incident: Incident
    reports: Mapping[str, Report]
    places: Mapping[str, PlaceRef]
    said: tuple[Statement, ...]
    counted: tuple[Toll, ...]

    def value(self, name: str) -> str | None:
        """The value of a field that most independent voices tell."""
        found = agreed(self.said, name)
        return None if found is None else found.value

    @property
    def place(self) -> PlaceRef | None:
        """The place that most independent voices tell, as the latest account has it."""
        found = agreed(self.said, "place")
        return None if found is None else self.places.get(found.latest.event)

    @property
    def voices(self) -> int:
        """How many independent sources tell the incident by their own word."""
        return len({s.voice for s in self.said if s.field == "status"})


def written(
    incidents: Sequence[Merged], *, policy: str, names: bool, war_zones: Collection[str] = ()
) -> Iterator[Written]:
    """The incidents in the order of their ids, with their tolls by a policy; without `names` every person is masked.

    `war_zones` are the countries (ISO, two letters; "*" for all) where the policy `acled` takes "several" as 10.
    A person coded in any event is masked in all. Raises UsageError for an unknown policy.
    """
    events = list({event.id: event for merged in incidents for event in merged.events}.values())
    masked = {event.id: copy for event, copy in zip(events, copies(events, names=names), strict=True)}
    hide = {} if names else hiders(events)
    for merged in sorted(incidents, key=lambda merged: merged.incident.id):
        relations = {member.event: member.relation for member in merged.incident.members}
        said = statements(merged.events, relations, voices(merged.events), merged.beside)
        shown = said if names else tuple(_masked(s, hide[s.event], masked[s.event]) for s in said)
        found = [masked[event.id].event for event in merged.events]
        yield Written(
            merged.incident,
            {event.id: event.report for event in found},
            {event.id: event.place for event in found if event.place is not None},
            shown,
            tolls(shown, policy, war=in_war(merged.events, war_zones)),
        )


def _masked(statement: Statement, hide: Callable[[str], str], copy: Copy) -> Statement:
    """The statement without names of persons; its span lies in the text of the copy."""
    words = MASK if statement.person else statement.words and hide(statement.words)
    return replace(
        statement,
        value=hide(shown_value(statement, names=False)),
        words=words,
        speaker=statement.speaker and hide(statement.speaker),
        source=copy.event.report.source,
        span=statement.span and copy.moved(statement.span),
    )
