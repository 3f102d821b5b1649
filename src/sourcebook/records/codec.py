"""The JSON form of the event record (`sourcebook/event/1`), and ids made of content."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from .event import SCHEMA, Attribution, Claim, CoderStamp, Event, Evidence
from .report import Report, Source, Span
from .value import ActorRef, Count, DateRange, Harm, HarmPart, Part, PartialDate, PlaceRef, Weapon

Json = dict[str, Any]


def content_id(prefix: str, content: Any) -> str:
    """A short id that is a function of `content` alone: equal content, equal id, on any machine."""
    return f"{prefix}-{hashlib.sha256(_PACKED(content).encode()).hexdigest()[:16]}"


# Made once: `json.dumps` makes one for each call.
_PACKED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def event_to_json(event: Event) -> Json:
    """The record as plain JSON values, in the order in which people read it."""
    return {"schema": SCHEMA, "id": event.id, "report": report_to_json(event.report), **event_body(event)}


def event_body(event: Event) -> Json:
    """The record without its envelope: what the id is a hash of, together with the report's hash."""
    return {
        "type": event.type,
        "status": event.status,
        "date": None if event.date is None else _date(event.date),
        "place": None if event.place is None else _place(event.place),
        "actors": [_actor(actor) for actor in event.actors],
        "harm": [_harm(row) for row in event.harm],
        "weapons": [{"text": w.text, "span": _span(w.span), "kind": w.kind} for w in event.weapons],
        "attribution": [
            {"text": a.text, "span": _span(a.span), "kind": a.kind, "mode": a.mode} for a in event.attribution
        ],
        "claims": [_claim(claim) for claim in event.claims],
        "evidence": {"span": _span(event.evidence.span), "text": event.evidence.text},
        "confidence": round(event.confidence, 3),
        "review": list(event.review),
        **({} if event.act is None else {"act": event.act}),
        "coder": {"version": event.coder.version, "model": event.coder.model, "scheme": event.coder.scheme},
    }


def report_to_json(report: Report) -> Json:
    """Who published what and when; not the text."""
    return {
        "id": report.id,
        "sha256": report.sha256,
        "title": report.title,
        "source": {"name": report.source.name, "kind": report.source.kind},
        "published": None if report.published is None else report.published.isoformat(),
        "url": report.url,
        "language": report.language,
    }


def event_from_json(row: Json) -> Event:
    """The record back from its JSON form. The report comes back without text or origin, which JSON does not carry."""
    return Event(
        id=row["id"],
        report=_report_back(row["report"]),
        type=row["type"],
        status=row["status"],
        date=None if row["date"] is None else _date_back(row["date"]),
        place=None if row["place"] is None else _place_back(row["place"]),
        actors=tuple(_actor_back(actor) for actor in row["actors"]),
        harm=tuple(_harm_back(harm) for harm in row["harm"]),
        weapons=tuple(Weapon(w["text"], Span(*w["span"]), w["kind"]) for w in row["weapons"]),
        attribution=tuple(Attribution(**{**a, "span": Span(*a["span"])}) for a in row["attribution"]),
        claims=tuple(_claim_back(claim) for claim in row["claims"]),
        evidence=Evidence(row["evidence"]["text"], Span(*row["evidence"]["span"])),
        confidence=row["confidence"],
        review=tuple(row["review"]),
        coder=CoderStamp(**row["coder"]),
        act=row.get("act"),
    )


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span_back(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(pair[0], pair[1])


def _date(value: DateRange) -> Json:
    return {
        "text": value.text,
        "span": _span(value.span),
        "from": None if value.start is None else str(value.start),
        "to": None if value.end is None else str(value.end),
        "precision": value.precision,
        "calendar": value.calendar,
        "basis": value.basis,
        "reasons": list(value.reasons),
    }


def _date_back(row: Json) -> DateRange:
    return DateRange(
        start=parse_partial(row["from"]),
        end=parse_partial(row["to"]),
        precision=row["precision"],
        calendar=row["calendar"],
        basis=row["basis"],
        text=row["text"],
        span=_span_back(row["span"]),
        reasons=tuple(row["reasons"]),
    )


def parse_partial(text: str | None) -> PartialDate | None:
    """`2017-05-17`, `--05-17`, `2017-05`, `2017` or None, read back."""
    if text is None:
        return None
    if text.startswith("--"):
        month, _, day = text[2:].partition("-")
        return PartialDate(None, int(month), int(day) if day else None)
    parts = [int(part) for part in text.split("-")]
    return PartialDate(*parts)


def _place(place: PlaceRef) -> Json:
    return {
        "texts": list(place.texts),
        "spans": [_span(span) for span in place.spans],
        "relation": place.relation,
        "name": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "iso2": place.iso2,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "precision": place.precision,
        "basis": place.basis,
        "reasons": list(place.reasons),
    }


def _place_back(row: Json) -> PlaceRef:
    spans = tuple(Span(*span) for span in row["spans"])
    return PlaceRef(**{**row, "texts": tuple(row["texts"]), "spans": spans, "reasons": tuple(row["reasons"])})


def _actor(actor: ActorRef) -> Json:
    return {
        "text": actor.text,
        "span": _span(actor.span),
        "name": actor.name,
        "role": actor.role,
        "group": actor.group,
        "iso3": actor.iso3,
        "person": actor.person,
        **({} if actor.sector is None else {"sector": actor.sector}),
        **({} if actor.part is None else {"part": _part(actor.part)}),
    }


def _part(part: Part) -> Json:
    row: Json = {"kind": part.kind, "effects": list(part.effects), "certainty": part.certainty}
    row["description"] = row["count"] = None
    if part.description is not None:
        row["description"] = {"text": part.description, "span": _span(part.description_span)}
    if part.count is not None:
        words = {"text": part.count_text, "span": _span(part.count_span)}
        row["count"] = {**words, "low": part.count.low, "high": part.count.high}
    return row


def _actor_back(row: Json) -> ActorRef:
    part = None if "part" not in row else _part_back(row["part"])
    return ActorRef(**{**row, "span": Span(*row["span"]), "part": part})


def _part_back(row: Json) -> Part:
    description, count = row["description"] or {}, row["count"]
    return Part(
        kind=row["kind"],
        effects=tuple(row["effects"]),
        description=description.get("text"),
        count=None if count is None else Count(count["low"], count["high"]),
        certainty=row["certainty"],
        description_span=_span_back(description.get("span")),
        count_text=None if count is None else count["text"],
        count_span=None if count is None else _span_back(count["span"]),
    )


def _harm(row: Harm) -> Json:
    parts = {"parts": [_harm_part(part) for part in row.parts]} if row.parts else {}
    return {
        "text": row.text,
        "span": _span(row.span),
        "who": row.who,
        "effect": row.effect,
        "low": row.count.low,
        "high": row.count.high,
        **_described(row),
        **parts,
    }


def _harm_part(part: HarmPart) -> Json:
    row: Json = {"text": part.text, "span": _span(part.span), "who": part.who}
    return {**row, "low": part.count.low, "high": part.count.high, **_described(part)}


def _described(row: Harm | HarmPart) -> Json:
    """Sex and age, which are there only where the words say them."""
    return {key: value for key, value in (("sex", row.sex), ("age", row.age)) if value is not None}


def _harm_back(row: Json) -> Harm:
    parts = tuple(
        HarmPart(p["text"], Span(*p["span"]), p["who"], Count(p["low"], p["high"]), p.get("sex"), p.get("age"))
        for p in row.get("parts", ())
    )
    count = Count(row["low"], row["high"])
    return Harm(
        row["text"], Span(*row["span"]), row["who"], row["effect"], count, row.get("sex"), row.get("age"), parts
    )


def _claim(claim: Claim) -> Json:
    row: Json = {"field": claim.field, "speaker": claim.speaker, "mode": claim.mode}
    if claim.count is not None:
        row |= {"text": claim.text, "span": _span(claim.span), "low": claim.count.low, "high": claim.count.high}
    return row


def _claim_back(row: Json) -> Claim:
    count = Count(row["low"], row["high"]) if "low" in row else None
    return Claim(row["field"], row["speaker"], row["mode"], row.get("text"), _span_back(row.get("span")), count)


def _report_back(row: Json) -> Report:
    published = None if row["published"] is None else date.fromisoformat(row["published"])
    kept = {key: row[key] for key in ("id", "sha256", "title", "url", "language")}
    return Report(text="", source=Source(**row["source"]), published=published, **kept)
