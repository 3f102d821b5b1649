"""Normalised values: partial dates, date ranges, counts, actors and places, each with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .report import Span
from .sectors import Sector
from .vocabulary import Age, Basis, Calendar, Certainty, DatePrecision, Effect, Group, PlacePrecision, Role, Sex


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which some parts may be unknown: 2017-05-17, --05-17, 2017-05, 2017."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, with `--MM-DD` (RFC 6350, and ISO 8601:2000 before it) while the year is unknown."""
        if self.year is None:
            tail = f"-{self.day:02d}" if self.day is not None else ""
            return f"--{self.month:02d}{tail}"
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    def as_date(self) -> date | None:
        """The calendar day, where all three parts are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def first_day(self) -> date | None:
        """The first day that it may mean; None while the year is unknown."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date | None:
        """The last day that it may mean; None while the year is unknown."""
        if self.year is None or self.day is not None:
            return self.as_date()
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)


#: The reason of a date whose words only tell it roughly: "recently", "in the past few days".
VAGUE_TIME = "vague words, read by UCDP's rules for them"


@dataclass(frozen=True, slots=True)
class DateRange:
    """When it happened, as an interval. `start == end` for a day, a bare month or a bare year.

    `text`/`span` are the words (None where there are none); `basis` says where the value comes from, `reasons` in
    words what was inferred (the year, say).
    """

    start: PartialDate | None
    end: PartialDate | None
    precision: DatePrecision | None
    calendar: Calendar = "gregorian"
    basis: Basis = "stated"
    text: str | None = None
    span: Span | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as a range. None is an open end: "at least five" is (5, None), "up to 10" (None, 10)."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """What a trained reader says of an actor beyond its role.

    `kind` and `effects` are those of MUC-4 targets in small letters ("law enforcement", "some damage"), `description`
    who a named person is, `count` how many they are, both with their words, and `certainty` how sure the report is of
    an organization's part.
    """

    kind: str | None = None
    effects: tuple[str, ...] = ()
    description: str | None = None
    count: Count | None = None
    certainty: Certainty | None = None
    description_span: Span | None = None
    count_text: str | None = None
    count_span: Span | None = None


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Somebody or something that took part: the words, a neutral name where known, role, group, country and sector."""

    text: str
    span: Span
    role: Role
    group: Group
    name: str | None = None
    iso3: str | None = None
    person: bool = False
    part: Part | None = None
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where it happened: the names as written, smallest first, and the gazetteer entry they were resolved to.

    Unresolved is None in every field below `relation`: never (0, 0), never a capital by default.
    """

    texts: tuple[str, ...]
    spans: tuple[Span, ...]
    relation: str = "in"
    name: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    iso2: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: PlacePrecision | None = None
    basis: Basis = "stated"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HarmPart:
    """Some of the people of a row of the toll, singled out: the children of "nine people, including two children"."""

    text: str
    span: Span
    who: Group
    count: Count
    sex: Sex | None = None
    age: Age | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """One group of people and what was done to them: a row of the toll.

    `sex` and `age` where the words say them of all; `parts` are those singled out, who are counted in the row already.
    """

    text: str
    span: Span
    who: Group
    effect: Effect
    count: Count
    sex: Sex | None = None
    age: Age | None = None
    parts: tuple[HarmPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Weapon:
    """A means used in the event, as written, with its kind."""

    text: str
    span: Span
    kind: str
