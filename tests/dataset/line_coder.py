"""A coder for tests that takes no time: a line of a report is an event. And a dataset small enough to be killed often.

A line has type, day of March 2019, latitude and the number of killed: "attack 17 15.0 8 at Douentza". Places and groups
are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sourcebook.dataset import Dataset, Settings, add, code, merge
from sourcebook.ingest import Kept, report_from_text
from sourcebook.ingest.original import PLAIN, original_of
from sourcebook.records import (
    ActorRef,
    CoderStamp,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    Outcome,
    PartialDate,
    PlaceRef,
    Problem,
    Report,
    Source,
    Span,
    content_id,
)
from sourcebook.records.codec import event_body

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_LINE = re.compile(r"(?P<type>\S+) (?P<day>\d+) (?P<lat>[\d.]+) (?P<killed>\d+) at (?P<place>\w+).*")


@dataclass(frozen=True)
class LineCoder:
    """Codes lines. Version 2 reads bombings as suicide bombings, and no longer sees what is a rumour."""

    version: str = "1"

    @property
    def stamp(self) -> CoderStamp:
        return CoderStamp(self.version, "lines", "acled")

    def code(self, report: Report) -> Outcome:
        if "unreadable" in report.text:
            return Outcome(report, (), (Problem(report.id, "ReportError", f"{report.id}: cannot be coded"),))
        events = (self._event(report, found) for found in _LINE.finditer(report.text))
        if self.version == "1":
            return Outcome(report, tuple(events))
        return Outcome(report, tuple(event for event in events if "rumour" not in event.evidence.text))

    def _event(self, report: Report, found: re.Match[str]) -> Event:
        kind = found["type"]
        if kind == "bombing" and self.version == "2":
            kind = "suicide-bombing"
        day = PartialDate(2019, 3, int(found["day"]))
        place, killed = Span(*found.span("place")), Span(*found.span("killed"))
        number = int(found["killed"])
        event = Event(
            id="",
            report=report,
            type=kind,  # type: ignore[arg-type]  # the tests write the types of the vocabulary
            status="accomplished",
            date=DateRange(day, day, "day", text=found["day"], span=Span(*found.span("day"))),
            place=PlaceRef(
                (found["place"],), (place,), name=found["place"], lat=float(found["lat"]), lon=-2.9, iso2="ML",
                precision="settlement",
            ),
            actors=(ActorRef(found["place"], place, "target", "civilians"),),
            harm=(Harm(found["killed"], killed, "civilians", "killed", Count(number, number)),),
            weapons=(),
            attribution=(),
            claims=(),
            evidence=Evidence(found.group(), Span(*found.span())),
            confidence=0.9,
            review=(),
            coder=self.stamp,
        )  # fmt: skip
        return replace(event, id=content_id("ev", [report.sha256, report.id, event_body(event)]))


def first_coder() -> LineCoder:
    return LineCoder("1")


def second_coder() -> LineCoder:
    return LineCoder("2")


def kept(number: int, text: str, day: int = 18) -> Kept:
    """A report with its bytes; `day` of March 2019 is when it was published."""
    report = report_from_text(text, id=f"r{number}", published=date(2019, 3, day), source=Source(f"Wire {number}"))
    return Kept(report, original_of(text.encode(), PLAIN))


#: Towns far from each other; each occurrence is told by three reports.
TOWNS = ("Konna", "Hombori", "Mondoro", "Koro", "Bankass", "Ouenkoro", "Dinangourou", "Sofara")


def many_reports(count: int) -> Iterator[Kept]:
    """Reports on as many occurrences as there are towns, several on each, and some on two."""
    for number in range(count):
        town = number % len(TOWNS)
        lines = [f"attack {10 + town} {10 + town}.0 {town + 3} at {TOWNS[town]} in the night, said wire {number}"]
        if number % 5 == 0:
            lines.append(f"bombing 25 {30 + town}.0 2 at {TOWNS[-1 - town]} on the road, said wire {number}")
        yield kept(number, "\n".join(lines), 26)


def worked(folder: Path, found: Iterable[Kept | Problem], coder: LineCoder | None = None) -> Dataset:
    """A dataset in which these reports are added, coded and merged; open."""
    dataset = Dataset.create(folder, Settings())
    add(dataset, found, NOW)
    code(dataset, lambda: coder or LineCoder())
    merge(dataset)
    return dataset


def groups(dataset: Dataset) -> dict[str, frozenset[str]]:
    """The events of each incident."""
    return {
        incident.id: frozenset(member.event for member in incident.members) for incident in dataset.store.incidents()
    }
