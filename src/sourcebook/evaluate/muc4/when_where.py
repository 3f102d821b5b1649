"""When and where an incident was, in the notation of MUC-4."""

from __future__ import annotations

import calendar
import re
from datetime import date

from sourcebook.lexicon.countries import countries_named, country_by_code
from sourcebook.records import DateRange, Event, PartialDate, Report

from .locations import chain_of, gazetteer, is_known
from .scheme import muc4_scheme
from .targets import is_told_whole

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

#: Days of the week: the task takes them for no date, as the day of printing may be another than that of writing.
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def date_fill(event: Event) -> str | None:
    """The date of an event; where the report gives none, on or before its own day; None where that is open too."""
    days = _days(event.date) if event.date is not None else None
    published = event.report.published
    if days is None or event.date is None or event.date.basis in ("inherited", "publication") or _vague(event.date):
        return None if published is None else f"- {_written(published)}"
    first, last = days
    return _written(first) if first == last else f"{_written(first)} - {_written(last)}"


def last_day(event: Event) -> date | None:
    """The last day that an event may have been on, where its date is known."""
    days = _days(event.date) if event.date is not None else None
    return days[1] if days else None


def country_of_event(event: Event, home: str | None) -> str | None:
    """ISO 3166-1 code of the country of an event: its place's, else the report's.

    The messages were chosen for nine countries: an event told without a place is taken for one of theirs where the
    report names one.
    """
    place = event.place
    if place is None or place.iso2 is None:
        return home
    return place.iso2 if place.texts or place.iso2 in muc4_scheme()["countries"] else home or place.iso2


def home_of(report: Report, events: tuple[Event, ...], dateline: str | None) -> str | None:
    """The country of the task that a report is about: of most events, its dateline, or the first named."""
    asked = muc4_scheme()["countries"]
    told = [event.place.iso2 for event in events if event.place is not None and event.place.iso2 in asked]
    if told:
        return max(told, key=told.count)
    found = gazetteer().find(dateline.title(), limit=1) if dateline else ()
    if found and found[0].iso2 in asked:
        return found[0].iso2
    named = (country_by_code(iso3) for iso3 in countries_named(report.text))
    return next((country.iso2 for country in named if country is not None and country.iso2 in asked), None)


def location_fill(event: Event, country: str) -> str:
    """The country, and the place in it where the event has one of its own."""
    names = muc4_scheme()["countries"]
    foreign = country_by_code(country)
    head = str(names.get(country) or (foreign.name.upper() if foreign else country))
    if event.place is None or event.place.basis == "inherited":
        return head
    return ": ".join((head, *chain_of(_texts(event, country), country, head, event.report.text)))


def _texts(event: Event, country: str) -> list[str]:
    """The names of an event's place; those in no gazetteer only where a trained reader took them for places."""
    assert event.place is not None
    trusted = is_told_whole(event)
    return [text for text in event.place.texts if trusted or is_known(text, country)]


def _vague(when: DateRange) -> bool:
    """Whether a date is a day of the week alone: "Friday", but not "Friday, 23 June"."""
    text = when.text or ""
    return bool(_WEEKDAY.search(text)) and not any(sign.isdigit() for sign in text)


def _days(when: DateRange) -> tuple[date, date] | None:
    first, last = _first(when.start), _last(when.end or when.start)
    return None if first is None or last is None else (first, last)


def _first(part: PartialDate | None) -> date | None:
    if part is None or part.year is None:
        return None
    return date(part.year, part.month or 1, part.day or 1)


def _last(part: PartialDate | None) -> date | None:
    if part is None or part.year is None:
        return None
    month = part.month or 12
    return date(part.year, month, part.day or calendar.monthrange(part.year, month)[1])


def _written(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"
