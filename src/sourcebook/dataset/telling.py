"""Events and incidents as they are told of: with the day of a dateline, and with what else their reports tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from ..records import Event, Incident, Report
from ..store import Store, StoredEvent

#: Incidents read at once.
_PAGE = 200


#: An event as people left it; None where they rejected it. What that means is told by `review`, a layer above.
Stands = Callable[[Event], Event | None]


@dataclass(frozen=True, slots=True)
class ToldIncident:
    """An incident with its events, and how many other events the report of each tells, by event id."""

    incident: Incident
    events: tuple[Event, ...]
    beside: Mapping[str, int]


class EventsOf:
    """Current events of a store with those told beside them. Holds what it read; make one for each task."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_report: dict[str, tuple[Event, ...]] = {}
        self._report_of: dict[str, str] = {}

    def take(self, stored: Iterable[StoredEvent]) -> None:
        """Hold these, which are all the current events of their reports."""
        by_report: dict[str, list[StoredEvent]] = {}
        for one in stored:
            by_report.setdefault(one.report_key, []).append(one)
        for key, told in by_report.items():
            report = dated(told[0].event.report)
            self._by_report[key] = tuple(replace(one.event, report=report) for one in told)
            self._report_of.update({one.event.id: key for one in told})

    def load(self, ids: Iterable[str]) -> None:
        """Read the events of `ids` that are current, with those told beside them, unless they are held already."""
        missing = [id for id in ids if id not in self._report_of]
        if missing:
            keys = {stored.report_key for stored in self._store.events(missing)} - self._by_report.keys()
            self.take(self._store.events(report_keys=sorted(keys)))

    def report_key(self, id: str) -> str | None:
        """The key of an event's report; None for an event that is not current, or was not loaded."""
        return self._report_of.get(id)

    def siblings(self, id: str) -> tuple[Event, ...]:
        """All current events of the report of an event, itself too."""
        key = self._report_of.get(id)
        return () if key is None else self._by_report[key]

    def event(self, id: str) -> Event | None:
        """The event of an id, where it is current and was loaded."""
        return next((event for event in self.siblings(id) if event.id == id), None)

    def forget(self) -> None:
        """Let go of all that is held."""
        self._by_report.clear()
        self._report_of.clear()


def dated(report: Report) -> Report:
    """The report with its dateline's day where no day of publication is known, as its coder reads it.

    It is not stored so: another version may read datelines better, and the report would come in a second time.
    """
    if report.published is not None:
        return report
    from ..pipeline import outline_of  # loads all that codes reports, which merging needs for such a report alone

    return outline_of(report).report


def as_coded(event: Event) -> Event:
    """The event as its coder left it."""
    return event


def told_incidents(
    store: Store, incidents: Iterable[Incident] | None = None, stands: Stands = as_coded
) -> Iterator[ToldIncident]:
    """Incidents (all of them by default) with their events, a page at a time, so that memory stays flat."""
    left = iter(store.incidents() if incidents is None else incidents)
    while page := list(islice(left, _PAGE)):
        events = EventsOf(store)
        events.load(member.event for incident in page for member in incident.members)
        for incident in page:
            coded = [found for m in incident.members if (found := events.event(m.event)) is not None]
            beside = {event.id: len(events.siblings(event.id)) - 1 for event in coded}
            standing = tuple(event for event in map(stands, coded) if event is not None)
            yield ToldIncident(incident, standing, beside)
