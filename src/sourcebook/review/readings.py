"""What words that a person selected in a report may mean as the value of a field: dates, places, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sourcebook.dataset.telling import dated
from sourcebook.errors import UsageError
from sourcebook.normalise.calendars import hijri_day, hijri_month_days
from sourcebook.normalise.counts import read_count
from sourcebook.normalise.date_context import DateContext
from sourcebook.normalise.dates import find_dates, resolve_date
from sourcebook.normalise.gazetteer import Gazetteer
from sourcebook.normalise.gazetteer_place import GazetteerPlace
from sourcebook.normalise.named_calendars import ETHIOPIAN, SOLAR, NamedCalendar
from sourcebook.normalise.place_explain import Explained, explain_name
from sourcebook.records import Report, Span

Json = dict[str, Any]

#: Candidates shown for one name: more than nine have no key of their own.
MOST_CANDIDATES = 9
#: The longest stretch that can be the words of one value.
_LONGEST = 300

_PRECISIONS = {"settlement": "settlement", "adm1": "adm1", "adm2": "adm2", "country": "country", "area": "area"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean: its value as the event record has it, its chance among those found, and why."""

    place: Json
    chance: float
    why: str


def words_at(report: Report, span: Span) -> str:
    """The words of a selected stretch. Raises UsageError where the report has none there."""
    if not (0 <= span.start < span.end <= len(report.text) and span.end - span.start <= _LONGEST):
        allowed = f"a stretch of up to {_LONGEST} characters in a text of {len(report.text)}"
        raise UsageError(f"[{span.start}, {span.end}]", "span", allowed)
    return span.of(report.text)


def place_candidates(
    name: str, gazetteer: Gazetteer, country: str | None = None, near: tuple[float, float] | None = None
) -> tuple[Candidate, ...]:
    """The places that a name may mean, the likeliest first, each with its reason in words.

    `country` is a code of two letters, `near` a point that the place should lie by.
    """
    if not name.strip():
        return ()
    iso2 = country.upper() if country and gazetteer.country(country.upper()) else None
    beside = None if near is None else GazetteerPlace(0, "the point", *near, None, None, None, "settlement", 0)
    found = explain_name(name.strip()[:_LONGEST], gazetteer, iso2, beside)
    return tuple(_candidate(one) for one in found[:MOST_CANDIDATES])


def _candidate(found: Explained) -> Candidate:
    place = found.place
    people = f"{place.population:,} people" if place.population else "no number of people known"
    away = "" if found.distance is None else f"; {found.distance:.0f} km from the point"
    rough = "; the centre of its settlements" if place.computed and place.kind != "settlement" else ""
    value = {
        "relation": "in",
        "name": place.name,
        "geonameid": place.geonameid if place.geonameid > 0 else None,
        "lat": place.lat,
        "lon": place.lon,
        "iso2": place.iso2,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "precision": _PRECISIONS.get(place.kind),
    }
    return Candidate(value, round(found.chance, 3), f"found {found.how}; {place.kind}, {people}{rough}{away}")


def date_of_words(report: Report, span: Span) -> Json | None:
    """The date that selected words mean, read against the day of publication or of the dateline; None for none."""
    words = words_at(report, span)
    for found in find_dates(report.text[: span.end + 40]):
        if found.overlaps(span):
            value = resolve_date(report.text, found, DateContext(dated(report).published))
            if value is not None and value.start is not None:
                ends = {"from": str(value.start), "to": str(value.end or value.start)}
                return {"text": words, "span": [span.start, span.end], **ends, "precision": value.precision,
                        "calendar": value.calendar, "reasons": list(value.reasons)}  # fmt: skip
    return None


def first_date(report: Report, within: Span) -> Json | None:
    """The first date that a stretch of a report tells; None where it tells none that can be read."""
    for found in find_dates(report.text[: within.end]):
        if within.holds(found) and found.end - found.start <= _LONGEST:
            value = date_of_words(report, found)
            if value is not None:
                return value
    return None


def span_of_words(report: Report, words: str, near: Span) -> Span | None:
    """Where words stand in a report, in any case of letters: within `near`, else nearest to it; None where nowhere."""
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    if not wanted or len(words) > _LONGEST:
        return None
    found = [Span(*match.span()) for match in re.finditer(wanted, report.text, re.IGNORECASE)]
    return min(found, key=lambda span: (_apart(span, near), span.start), default=None)


def _apart(one: Span, other: Span) -> int:
    """How many characters lie between two spans."""
    return max(0, one.start - other.end, other.start - one.end)


def count_of_words(words: str) -> Json | None:
    """`{"low": 8, "high": 8}` for "eight soldiers"; None where no number is in the words."""
    count = read_count(words)
    return None if count is None else {"low": count.low, "high": count.high}


def gregorian_days(calendar: str, year: int, month: int, day: int | None) -> Json:
    """The Gregorian days of a day or month in another calendar, as a date value, with what is unsure about it.

    Raises UsageError for an unknown calendar and for a day that the calendar does not have.
    """
    convert = _CALENDARS.get(calendar)
    if convert is None:
        raise UsageError(f"calendar {calendar[:40]!r}", "calendar", ", ".join(_CALENDARS))
    found = convert(year, month, day) if 1 <= year <= 9000 else None
    if found is None:
        when = f"{year}-{month}" + ("" if day is None else f"-{day}")
        raise UsageError(f"no {when} in the {calendar} calendar", "date", "a day or month of that calendar")
    first, last, reasons = found
    precision = "month" if day is None else "day" if first == last else "days"
    return {"text": None, "span": None, "from": first.isoformat(), "to": last.isoformat(), "precision": precision,
            "calendar": calendar, "reasons": list(reasons)}  # fmt: skip


_Days = tuple[date, date, Sequence[str]]


def _gregorian(year: int, month: int, day: int | None) -> _Days | None:
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first, first, ()
    after = date(year + month // 12, month % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1), ()


def _hijri(year: int, month: int, day: int | None) -> _Days | None:
    days = hijri_month_days(year, month) if day is None else hijri_day(year, month, day)
    return None if days is None else (days.first, days.last, days.reasons)


def _named(calendar: NamedCalendar) -> Callable[[int, int, int | None], _Days | None]:
    def convert(year: int, month: int, day: int | None) -> _Days | None:
        if not 1 <= month <= 13 or (calendar is SOLAR and month > 12):
            return None
        last = calendar.length(year, month) if day is None else day
        ends = calendar.day(year, month, day or 1), calendar.day(year, month, last)
        return None if None in ends else cast(_Days, (*ends, ()))

    return convert


_CALENDARS: Mapping[str, Callable[[int, int, int | None], _Days | None]] = {
    "gregorian": _gregorian,
    "hijri": _hijri,
    "solar-hijri": _named(SOLAR),
    "ethiopian": _named(ETHIOPIAN),
}
