"""The sample set's hand-coded events as records, and which of them tell one occurrence."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sourcebook.merge.comparable import Comparable, comparable_of
from sourcebook.normalise.gazetteer import Gazetteer
from sourcebook.normalise.places import PlaceContext, resolve_place
from sourcebook.records import (
    ActorRef,
    Count,
    DateRange,
    Event,
    Harm,
    PlaceMention,
    PlaceRef,
    Report,
    Span,
    parse_partial,
)
from sourcebook.records.event import Attribution, CoderStamp, Evidence

from ..gold import read_events
from ..samples import read_sample

_BY_HAND = CoderStamp("by hand", "", "")


def sample_comparables(folder: Path, gazetteer: Gazetteer) -> Mapping[str, tuple[Comparable, str]]:
    """The hand-coded events by id as they are compared, each with its occurrence."""
    with (folder / "occurrences.csv").open(encoding="utf-8", newline="") as handle:
        told = {f"{row['report_id']}.{row['event_index']}": row["occurrence_id"] for row in csv.DictReader(handle)}
    gold = read_events(folder / "gold.jsonl")
    reports = [report for report in read_sample(folder) if isinstance(report, Report)]
    found: dict[str, tuple[Comparable, str]] = {}
    for report in reports:
        events = [_event(report, row, number, gazetteer) for number, row in enumerate(gold.get(report.id, ()))]
        found.update({one.id: (comparable_of(one, report.id, events), told[one.id]) for one in events})
    return found


def _event(report: Report, row: Mapping[str, Any], number: int, gazetteer: Gazetteer) -> Event:
    evidence = _span(report.text, row["evidence"])
    return Event(
        id=f"{report.id}.{number}",
        report=report,
        type=row["type"],
        status=row["status"],
        date=_date(report.text, row["date"]),
        place=_place(report.text, row["place"], gazetteer),
        actors=tuple(
            ActorRef(a["text"], _span(report.text, a["text"], evidence), a["role"], a["group"])
            for a in row.get("actors") or ()
        ),
        harm=tuple(
            Harm(h["text"], _span(report.text, h["text"], evidence), h["who"], h["effect"], Count(h["low"], h["high"]))
            for h in row.get("harm") or ()
        ),
        weapons=(),  # the hand-coded events have their words, no kinds
        attribution=tuple(
            Attribution(a["text"], _span(report.text, a["text"], evidence), a["kind"], a["mode"])
            for a in row.get("attribution") or ()
        ),
        claims=(),
        evidence=Evidence(evidence.of(report.text), evidence),
        confidence=1.0,
        review=(),
        coder=_BY_HAND,
    )


def _span(text: str, words: str, otherwise: Span | None = None) -> Span:
    """Where the words stand in the text, nearest to the evidence; there, if they do not stand as they are."""
    starts = list(_starts(text.casefold(), words.casefold()))
    if not starts:
        return otherwise or Span(0, 1)
    start = min(starts, key=lambda at: abs(at - otherwise.start)) if otherwise else starts[0]
    return Span(start, start + len(words))


def _starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0 and words:
        yield at
        at = text.find(words, at + 1)


def _date(text: str, row: Mapping[str, Any] | None) -> DateRange | None:
    if not row:
        return None
    start, end = (parse_partial(row[key]) if row.get(key) else None for key in ("from", "to"))
    precision = None if start is None else "day" if start.day is not None else "month" if start.month else "year"
    span = _span(text, row["text"]) if row.get("text") else None
    return DateRange(start, end, precision, text=row.get("text"), span=span)  # type: ignore[arg-type]


def _place(text: str, row: Mapping[str, Any] | None, gazetteer: Gazetteer) -> PlaceRef | None:
    if not row or not row.get("texts"):
        return None
    spans: Sequence[Span] = [_span(text, words) for words in row["texts"]]
    context = PlaceContext((), row.get("iso2"), toponyms=tuple)
    return resolve_place(text, tuple(PlaceMention(span) for span in spans), context, gazetteer)
