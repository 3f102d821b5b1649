"""An event as the page shows it: labelled fields with value and words, and the quotes that light up with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sourcebook.records import DateRange, Event, PlaceRef, Report, Span

from .columns import coordinates, toll_words
from .excerpt import Quote, quotes
from .withhold import Copy
from .wording import (
    claim_field_words,
    count_words,
    country_words,
    date_words,
    encodable,
    people_words,
    speaker_of,
)

Json = dict[str, Any]

GROUPS = {
    "state-forces": "State forces",
    "state-other": "State, other",
    "armed-group": "Armed group",
    "civilians": "Civilians",
    "property": "Property",
    "unknown": "Unknown",
}
#: Precisions at which a point on the map stands for the settlement itself, not for some area round it.
EXACT = ("settlement",)
_VAGUE = ("month", "season", "year")
_ADDRESS = re.compile(r"\b(?:(?:https?|ftp)://|www\.|(?:t|telegram)\.me/)[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the page: a coded value, the words it was read from, a remark, and where the words stand."""

    family: str
    label: str
    value: str
    words: str | None = None
    note: str | None = None
    spans: tuple[Span, ...] = ()


def page_record(copy: Copy, codes: dict[str, str | None], incident: str | None = None) -> Json:
    """The event as plain JSON values. Every text in it is for `textContent`; addresses are defanged."""
    event = copy.event
    fields = [*_fields(event), *_code_fields(codes), *_record_fields(event)]
    start, end = _days(event.date)
    here = coordinates(event.place)
    record = {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "when": _when(event.date),
        "from": None if start is None else start.isoformat(),
        "to": None if end is None else end.isoformat(),
        "vague": event.date is not None and event.date.precision in _VAGUE,
        "where": _where(event.place),
        "at": None if here is None else list(here),
        "exact": event.place is not None and event.place.precision in EXACT,
        "toll": toll_words(event, dash="–"),
        "source": event.report.source.name or event.report.id,
        "guarded": is_guarded(event.report),
        "confidence": round(event.confidence, 2),
        "review": list(event.review),
        "report": _report(event),
        "fields": [_field_json(field) for field in fields],
        "quotes": _quotes_json(copy, fields),
    }
    record |= {} if incident is None else {"incident": incident}
    return {key: _shown_all(value) for key, value in record.items()}


def is_guarded(report: Report) -> bool:
    """Whether the words are an armed group's own publication. What others report of its claims is theirs, and shown."""
    return report.source.kind == "armed-group"


def around_addresses(text: str) -> list[str]:
    """The text cut before and behind each address in it, whose shown form is longer than it is."""
    edges = [0, *(edge for found in _ADDRESS.finditer(text) for edge in found.span()), len(text)]
    return [text[start:end] for start, end in pairwise(edges) if start < end]


def shown(text: str) -> str:
    """`text` as the page may show it: encodable, and no address in it can be followed."""
    return _ADDRESS.sub(lambda found: defanged(found.group()), encodable(text))


def _shown_all(value: Any) -> Any:
    """The same value with every text in it as the page may show it."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, list):
        return [_shown_all(part) for part in value]
    return {key: _shown_all(part) for key, part in value.items()} if isinstance(value, dict) else value


def defanged(address: str) -> str:
    """`hxxps://example[.]org/a.b`: an address that can be read and not be opened by accident."""
    head, slashes, rest = address.partition("://")
    if not slashes:
        head, rest = "", address
    host, slash, path = rest.partition("/")
    scheme = re.sub("(?i)^http", "hxxp", re.sub("(?i)^ftp", "fxp", head))
    return f"{scheme}{slashes}{host.replace('.', '[.]')}{slash}{path}"


def _days(value: DateRange | None) -> tuple[date | None, date | None]:
    """The first and the last day that a date may mean."""
    if value is None:
        return None, None
    return value.start.first_day() if value.start else None, value.end.last_day() if value.end else None


def _when(value: DateRange | None) -> str:
    if value is None or (value.start is None and value.end is None):
        return "No date"
    ends = [date_words(end) for end in (value.start, value.end) if end is not None]
    return ends[0] if len(set(ends)) == 1 else f"{ends[0]} – {ends[1]}"


def _where(place: PlaceRef | None) -> str:
    if place is None:
        return "No place"
    if place.name is None:
        parts = [f"“{place.texts[0]}”" if place.texts else None, country_words(place.iso2)]
        return ", ".join(part for part in parts if part) or "Not resolved"
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, country_words(place.iso2)) if part))


def _report(event: Event) -> Json:
    report = event.report
    return {
        "id": report.id,
        "title": report.title,
        "source": report.source.name,
        "kind": report.source.kind,
        "published": None if report.published is None else str(report.published),
        "url": None if report.url is None else defanged(report.url),
    }


def _fields(event: Event) -> Iterator[Field]:
    """The coded fields, in the order in which people ask: what, when, where, who, harm, means, who says so."""
    yield Field("what", "Type", _plain(event.type), note=None if event.status == "accomplished" else event.status)
    yield Field("what", "Evidence", "", note="the dotted line in the text", spans=(event.evidence.span,))
    yield _date_field(event.date)
    yield _place_field(event.place)
    for actor in event.actors:
        note = ", ".join(part for part in (GROUPS[actor.group] if actor.name else "", actor.iso3 or "") if part)
        neutral = actor.name or GROUPS[actor.group]
        yield Field("who", actor.role.capitalize(), neutral, actor.text, note or None, (actor.span,))
    for row in event.harm:
        yield Field("harm", row.effect.capitalize(), people_words(row, dash="–"), row.text, spans=(row.span,))
    yield from _rival_fields(event)
    for weapon in event.weapons:
        yield Field("means", "Means", _plain(weapon.kind), weapon.text, spans=(weapon.span,))
    for number, speaker in enumerate(event.attribution):
        told = [claim_field_words(claim, event) for claim in event.claims if claim.speaker == number]
        about = f"on {', '.join(dict.fromkeys(told))}" if told else None
        yield Field("said", "Says so", f"{_plain(speaker.kind)}, {speaker.mode}", speaker.text, about, (speaker.span,))


def _rival_fields(event: Event) -> Iterator[Field]:
    """Numbers that one speaker gives and the field's range does not take over."""
    for claim in event.claims:
        if claim.count is None:
            continue
        speaker = speaker_of(claim, event)
        who = "the report itself" if speaker is None else _plain(speaker.kind).lower()
        spans = () if claim.span is None else (claim.span,)
        note = f"for {claim_field_words(claim, event)}; {claim.mode} by {who}"
        yield Field("harm", "Rival count", count_words(claim.count, dash="–"), claim.text, note, spans)


def _date_field(value: DateRange | None) -> Field:
    if value is None:
        return Field("when", "Date", "No date")
    calendar = (
        ""
        if value.calendar == "gregorian"
        else f"converted from the {value.calendar.replace('-', ' ').title()} calendar"
    )
    basis = "" if value.basis == "stated" else value.basis
    note = "; ".join(part for part in (value.precision or "", basis, calendar, *value.reasons) if part)
    return Field("when", "Date", _when(value), value.text, note or None, () if value.span is None else (value.span,))


def _place_field(place: PlaceRef | None) -> Field:
    if place is None:
        return Field("where", "Place", "No place")
    parts = (place.name, place.admin2, place.admin1, country_words(place.iso2))
    value = ", ".join(dict.fromkeys(part for part in parts if part)) or "Not resolved"
    basis = "" if place.basis == "stated" else place.basis
    kind = {"adm1": "first-level division", "adm2": "second-level division"}.get(place.precision or "", place.precision)
    note = "; ".join(part for part in (kind or "", basis, *place.reasons) if part)
    return Field("where", "Place", value, ", ".join(place.texts) or None, note or None, place.spans)


def _code_fields(codes: dict[str, str | None]) -> Iterator[Field]:
    for column, code in codes.items():
        if code is not None:
            yield Field("code", _plain(column.replace("_", "-")), code)


def _record_fields(event: Event) -> Iterator[Field]:
    coder = event.coder
    yield Field("record", "Coder", f"{coder.version}, {coder.model}", note=f"scheme {coder.scheme}")
    yield Field("record", "Record", event.id, note=f"report {event.report.id}")


def _plain(code: str) -> str:
    """`armed-clash` as `Armed clash`."""
    return code.replace("-", " ").capitalize()


def _field_json(field: Field) -> Json:
    row: Json = {"family": field.family, "label": field.label, "value": field.value}
    row |= {} if field.words is None else {"words": field.words}
    row |= {} if field.note is None else {"note": field.note}
    return row | ({"spans": [[span.start, span.end] for span in field.spans]} if field.spans else {})


def _quotes_json(copy: Copy, fields: list[Field]) -> list[Json]:
    """The quotes; a record read back from JSON Lines has no text, so its evidence alone is quoted."""
    values = [(number, copy.moved(span)) for number, field in enumerate(fields) for span in field.spans]
    found = quotes(copy.event.report.text, values)
    if not found and copy.event.evidence.text:
        number = next(number for number, field in enumerate(fields) if field.label == "Evidence")
        return [{"runs": [[copy.event.evidence.text, [number]]], "cut": [True, True]}]
    return [_quote_json(quote) for quote in found]


def _quote_json(quote: Quote) -> Json:
    runs = [[run.text, list(run.fields)] if run.fields else [run.text] for run in quote.runs]
    return {"runs": runs, "cut": [quote.cut_start, quote.cut_end]}
