"""The incident record: one real occurrence, the events that tell of it, why they were joined, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .report import Source, Span
from .value import Count
from .vocabulary import Effect, Group, Mode, SpeakerKind

#: How an event belongs to an incident: it tells the occurrence, or what came of it later (a death in hospital, an
#: arrest, an anniversary), which adds nothing to the toll by itself.
Relation = Literal["account", "follow-up"]
#: The incident was merged into another, or was split from another.
PointerKind = Literal["merged-into", "split-from"]
#: How a number stands to the toll of an incident: it is the toll as somebody tells it, or a new total that replaces
#: those told before ("bringing the toll to ten"); it is told as more than was counted before (a death in hospital); or
#: it is of a follow-up and no part of the toll (an arrest later).
Standing = Literal["toll", "revised", "more", "apart"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two events being one occurrence.

    `feature` names what was compared, `weight` is what it adds to the log-odds (natural logarithm; negative speaks
    against), `words` tell it to a person: "both on 3 May 2018".
    """

    feature: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two events that may be one occurrence, by their ids in sorted order, how likely that is, and why."""

    first: str
    second: str
    probability: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An event of an incident, by its id, and how it belongs there."""

    event: str
    relation: Relation = "account"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where an incident went or came from, so that an id once given always leads somewhere."""

    kind: PointerKind
    other: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One occurrence. `id` survives re-merging; `members` are sorted by event id, `links` are those inside.

    An incident without members lives on only in its pointers.
    """

    id: str
    members: tuple[Member, ...]
    links: tuple[Link, ...] = ()
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one voice says on one field of an incident: a row of the table of who says what.

    `field` is `type`, `status`, `date`, `place`, `actors`, `weapons`, or `harm` with its effect (and group, in `who`).
    `value` is the value in words that compare equal where the values do. `speaker` is None for the report's own voice.
    Statements with equal `voice` are not independent: one source, or copies of one text. `published` is the day on
    which the words first appeared (a copy has its original's), `row` the index of a harm row in its event: what is put
    differently by two speakers has one row. `standing` says whether a number counts into the toll, and `specific` how
    much the report is about it: 10 where its headline tells the number, less one for each other event it tells.
    `person` where the value names a person.
    """

    field: str
    value: str
    event: str
    source: Source
    mode: Mode
    voice: int
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    words: str | None = None
    span: Span | None = None
    count: Count | None = None
    effect: Effect | None = None
    who: Group | None = None
    published: date | None = None
    row: int | None = None
    standing: Standing = "toll"
    specific: int = 0
    person: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """How many suffered one effect in an incident, by a named policy.

    `best` is None where the policy gives none; `low` and `high` as in `Count`. `who` is None for all groups together.
    `reasons` say in words which statements were used, and which were set aside and why.
    """

    policy: str
    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    who: Group | None = None
    grade: str | None = None
    reasons: tuple[str, ...] = ()
