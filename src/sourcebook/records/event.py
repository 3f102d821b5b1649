"""The event record: one report's account of one occurrence, made of claims, and all that one report came to."""

from __future__ import annotations

from dataclasses import dataclass

from .report import Report, Span
from .value import ActorRef, Count, DateRange, Harm, PlaceRef, Weapon
from .vocabulary import Act, EventType, Mode, SpeakerKind, Status

SCHEMA = "sourcebook/event/1"
#: Stands as the model of events that people added.
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody the report names as the source of the event or of a part of it."""

    text: str
    span: Span
    kind: SpeakerKind
    mode: Mode


@dataclass(frozen=True, slots=True)
class Claim:
    """One speaker's word on one field.

    `field` is a path in the event (`type`, `date`, `harm.0`); `speaker` indexes `Event.attribution`, None is the
    report's own voice. `count`, `text` and `span` stand only where speakers put different numbers on the field.
    """

    field: str
    speaker: int | None
    mode: Mode
    text: str | None = None
    span: Span | None = None
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The shortest stretch of the report that carries the event."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class CoderStamp:
    """Which coder made a record: package version, extractor and its model, and scheme.

    An event that a person added has `PERSON` for its model; who it was stands in the judgement that added it.
    """

    version: str
    model: str
    scheme: str

    @property
    def by_person(self) -> bool:
        return self.model == PERSON


@dataclass(frozen=True, slots=True)
class Event:
    """One report's account of one occurrence. `id` is a hash of what it says, so coding twice changes nothing."""

    id: str
    report: Report
    type: EventType
    status: Status
    date: DateRange | None
    place: PlaceRef | None
    actors: tuple[ActorRef, ...]
    harm: tuple[Harm, ...]
    weapons: tuple[Weapon, ...]
    attribution: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    evidence: Evidence
    confidence: float
    review: tuple[str, ...]
    coder: CoderStamp
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What failed for one report: `kind` is the error's name, `where` the file or row, `message` the whole line."""

    where: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one report came to. `report` is None where it could not even be read."""

    report: Report | None
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
