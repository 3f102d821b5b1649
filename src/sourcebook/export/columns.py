"""The flat columns of an event, shared by the CSV, GeoJSON and Excel writers: name, meaning, value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sourcebook.coding.date_codes import acled_time_precision, gtd_date, ucdp_date_prec
from sourcebook.records import Count, DateRange, Event, Harm, PlaceRef, Span
from sourcebook.records.vocabulary import EFFECTS, Effect, Role

from .edition import Edition
from .wording import actor_words, claim_words, count_words, harm_words, span_words, speaker_words

Cell = str | int | float | None
JOINT = "; "
CODE_PREFIX = "code_"


@dataclass(frozen=True, slots=True)
class Column:
    """One flat column. `value` gives None for what is unknown: an empty cell, never 0."""

    name: str
    meaning: str
    value: Callable[[Event], Cell]


def flat_header(edition: Edition) -> list[str]:
    """The names of the columns, those of the scheme's codes last."""
    return [column.name for column in COLUMNS] + [f"{CODE_PREFIX}{name}" for name in edition.code_names()]


def flat_rows(edition: Edition) -> Iterator[list[Cell]]:
    """The cells of each event, in the order of the header."""
    names = edition.code_names()
    for copy in edition.copies:
        codes = edition.codes_of(copy.event)
        yield [column.value(copy.event) for column in COLUMNS] + [codes.get(name) for name in names]


def joined(parts: Iterable[str]) -> str | None:
    """A list in one cell; an empty list is an empty cell."""
    return JOINT.join(parts) or None


def total(rows: Iterable[Harm], effect: Effect, bound: str) -> int | None:
    """The sum of one bound over the rows of one effect; None without such a row, or where one leaves it open."""
    bounds: list[int | None] = [getattr(row.count, bound) for row in rows if row.effect == effect]
    known = [number for number in bounds if number is not None]
    return sum(known) if known and len(known) == len(bounds) else None


def toll_words(event: Event, *, dash: str = "-") -> str:
    """`5 killed, 2-3 wounded`: the toll by kind of harm."""
    effects = dict.fromkeys(row.effect for row in event.harm)
    counts = {effect: Count(total(event.harm, effect, "low"), total(event.harm, effect, "high")) for effect in effects}
    return ", ".join(f"{count_words(count, dash=dash).removesuffix(' of')} {name}" for name, count in counts.items())


def coordinates(place: PlaceRef | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, WGS84; None where the place has none on the globe."""
    if place is None or place.lat is None or place.lon is None:
        return None
    # The comparison is also false for NaN, which neither JSON nor Excel can carry.
    return (place.lat, place.lon) if -90 <= place.lat <= 90 and -180 <= place.lon <= 180 else None


def _of_date(read: Callable[[DateRange], Cell]) -> Callable[[Event], Cell]:
    return lambda event: None if event.date is None else read(event.date)


def _gtd_words(value: DateRange) -> str | None:
    coded = gtd_date(value)
    return None if coded is None else coded.approximate


def _of_place(read: Callable[[PlaceRef], Cell]) -> Callable[[Event], Cell]:
    return lambda event: None if event.place is None else read(event.place)


def _of_role(role: Role) -> Callable[[Event], Cell]:
    return lambda event: joined(actor_words(actor) for actor in event.actors if actor.role == role)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _spans(spans: Iterable[Span]) -> str | None:
    return joined(span_words(span) for span in spans)


def _toll(effect: Effect) -> tuple[Column, Column]:
    """The two columns of one kind of harm."""
    low = Column(f"{effect}_low", f"people {effect}, at least", lambda event: total(event.harm, effect, "low"))
    high = Column(f"{effect}_high", f"people {effect}, at most", lambda event: total(event.harm, effect, "high"))
    return low, high


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "id of the record, a hash of what it says", lambda e: e.id),
    Column("report_id", "id of the report", lambda e: e.report.id),
    Column("report_sha256", "hash of the report's bytes", lambda e: e.report.sha256),
    Column("source", "who published the report", lambda e: e.report.source.name),
    Column("source_kind", "kind of publisher", lambda e: e.report.source.kind),
    Column("published", "day of publication", lambda e: _text(e.report.published)),
    Column("title", "title of the report", lambda e: e.report.title),
    Column("url", "address of the report", lambda e: e.report.url),
    Column("language", "language of the report", lambda e: e.report.language),
    Column("type", "type of event", lambda e: e.type),
    Column("status", "accomplished, attempted or threatened", lambda e: e.status),
    Column("date_text", "the date as written", _of_date(lambda d: d.text)),
    Column("date_from", "first day, as precise as known", _of_date(lambda d: _text(d.start))),
    Column("date_to", "last day, as precise as known", _of_date(lambda d: _text(d.end))),
    Column("date_precision", "how exact the date is", _of_date(lambda d: d.precision)),
    Column("date_calendar", "calendar of the date as written", _of_date(lambda d: d.calendar)),
    Column("date_basis", "where the date comes from", _of_date(lambda d: d.basis)),
    Column("date_notes", "what was inferred about the date", _of_date(lambda d: joined(d.reasons))),
    Column("date_acled", "how exact the date is, ACLED's time_precision", _of_date(acled_time_precision)),
    Column("date_ucdp", "how exact the date is, UCDP's date_prec", _of_date(ucdp_date_prec)),
    Column("date_gtd", "GTD's approxdate, where the day is not known", _of_date(_gtd_words)),
    Column("date_span", "where the date stands", _of_date(lambda d: None if d.span is None else span_words(d.span))),
    Column("place_texts", "names as written, smallest first", _of_place(lambda p: joined(p.texts))),
    Column("place_relation", "how the event lies to the place", _of_place(lambda p: p.relation)),
    Column("place_name", "name in the gazetteer", _of_place(lambda p: p.name)),
    Column("geonameid", "GeoNames id", _of_place(lambda p: p.geonameid)),
    Column("latitude", "degrees north, WGS84", _of_place(lambda p: (coordinates(p) or (None, None))[0])),
    Column("longitude", "degrees east, WGS84", _of_place(lambda p: (coordinates(p) or (None, None))[1])),
    Column("country_iso2", "country, ISO 3166-1 alpha-2", _of_place(lambda p: p.iso2)),
    Column("admin1", "first-level division", _of_place(lambda p: p.admin1)),
    Column("admin2", "second-level division", _of_place(lambda p: p.admin2)),
    Column("place_precision", "how exact the coordinates are", _of_place(lambda p: p.precision)),
    Column("place_basis", "where the place comes from", _of_place(lambda p: p.basis)),
    Column("place_notes", "why this place, or why none", _of_place(lambda p: joined(p.reasons))),
    Column("place_spans", "where the place names stand in the text", _of_place(lambda p: _spans(p.spans))),
    Column("perpetrators", "who did it, with group", _of_role("perpetrator")),
    Column("targets", "who or what suffered it, with group", _of_role("target")),
    Column("parties", "the sides of a clash or an accord, with group", _of_role("party")),
    Column("actor_spans", "where the actors stand, in the record's order", lambda e: _spans(a.span for a in e.actors)),
    *(column for effect in EFFECTS for column in _toll(effect)),
    Column("harm", "each row of the toll in words", lambda e: joined(harm_words(row) for row in e.harm)),
    Column("harm_texts", "each row of the toll as written", lambda e: joined(row.text for row in e.harm)),
    Column("harm_spans", "where the toll stands in the text", lambda e: _spans(row.span for row in e.harm)),
    Column("weapons", "means as written, with kind", lambda e: joined(f"{w.text} [{w.kind}]" for w in e.weapons)),
    Column("weapon_spans", "where the means stand in the text", lambda e: _spans(w.span for w in e.weapons)),
    Column("attribution", "who says so: kind and mode", lambda e: joined(speaker_words(a) for a in e.attribution)),
    Column("attribution_spans", "where the speakers stand", lambda e: _spans(a.span for a in e.attribution)),
    Column("claims", "who says what of which field", lambda e: joined(claim_words(c, e) for c in e.claims)),
    Column("evidence", "the words that carry the event", lambda e: e.evidence.text),
    Column("evidence_start", "first character of the evidence", lambda e: e.evidence.span.start),
    Column("evidence_end", "character after the evidence", lambda e: e.evidence.span.end),
    Column("confidence", "chance, estimated, that a person would code it too", lambda e: round(e.confidence, 3)),
    Column("review", "why a person should look at it", lambda e: joined(e.review)),
    Column("coder_version", "version of the coder", lambda e: e.coder.version),
    Column("coder_model", "extractor or model", lambda e: e.coder.model),
    Column("scheme", "coding scheme", lambda e: e.coder.scheme),
)
