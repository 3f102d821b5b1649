"""From findings and values to event records: the last step of reading one report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..lexicon.weights import ADDS_DETAIL, LEADS, STORY, TELLS_EVENT, TELLS_EVENT_WITH_HARM
from ..records import (
    Attribution,
    CoderStamp,
    DateMention,
    DateRange,
    Event,
    Evidence,
    Finding,
    Outline,
    PlaceMention,
    PlaceRef,
    Reading,
    Span,
    content_id,
)
from ..records.codec import event_body
from ..records.value import VAGUE_TIME
from .cast import cast_of
from .confidence import confidence_of, review_reasons
from .date_codes import recorded
from .frames import Frame, dates_above, places_above
from .grouping import Occurrence, group_findings
from .means import weapons_of
from .sources import as_deniers, as_parties, claims_of, speakers_of
from .tolls import toll_of
from .typing import status_of, type_of
from .values import Values
from .whole import whole_events

#: Precisions of a time too long to be that of one occurrence.
_WIDE = frozenset(("month", "season", "year"))
#: Words that open the telling of something of another day, which is not told.
_LOOKS_BACK = re.compile(r"\W*(?:an?|the|one|two|several|some) (?:earlier|previous|similar) ", re.IGNORECASE)
#: Words that open the telling of one more, which may be of any day that the report names.
_FURTHER = re.compile(
    r"\W*in (?:an? (?:second|third|fourth|fifth|further|separate|unrelated)|(?:yet )?another) incident\b",
    re.IGNORECASE,
)
#: Words of a sentence that tells of a death in hospital.
_DIED_LATER = re.compile(
    r"\b(?:hospitals?|(?:wounded|injured) (?:had |have |has )?(?:later )?died|succumbed)\b", re.IGNORECASE
)


def code(outline: Outline, reading: Reading, values: Values, stamp: CoderStamp) -> tuple[Event, ...]:
    """The event records of one report, in the order in which it tells of them."""
    if any(finding.whole for finding in reading.findings):
        return whole_events(outline, reading, values, stamp)
    told = [occurrence for occurrence in group_findings(outline, reading, values) if _is_event(occurrence)]
    return tuple(_event(_Telling(outline, reading, values, told, index), stamp) for index in range(len(told)))


def _is_event(occurrence: Occurrence) -> bool:
    """Whether an occurrence was told of at all: by a strong action word, or with harm to somebody."""
    strongest = max(finding.weight for finding in occurrence.findings)
    harmed = any(finding.harm for finding in occurrence.findings)
    return strongest >= TELLS_EVENT or (harmed and strongest >= TELLS_EVENT_WITH_HARM)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One of the occurrences of a report, with all that was read in the report."""

    outline: Outline
    reading: Reading
    values: Values
    told: Sequence[Occurrence]
    index: int

    @property
    def text(self) -> str:
        return self.outline.report.text

    @property
    def findings(self) -> Sequence[Finding]:
        return self.told[self.index].findings

    @property
    def frame(self) -> Frame:
        return self.told[self.index].frame

    def stated(self, occurrence: Occurrence) -> DateRange | None:
        """The date that an occurrence has of its own."""
        return _stated_date(occurrence, self.values, story=len(self.text) >= STORY)

    def told_before(self) -> Iterator[Occurrence]:
        """The occurrences told before in the same block, nearest first: they lend what is not stated again."""
        for occurrence in reversed(self.told[: self.index]):
            if self.frame.block is None or occurrence.frame.block != self.frame.block:
                return
            yield occurrence


def _event(telling: _Telling, stamp: CoderStamp) -> Event:
    report, values, findings = telling.outline.report, telling.values, telling.findings
    event_type = type_of(findings, report.text)
    speakers = speakers_of(findings, telling.reading, [o.findings for o in telling.told], report.text)
    speakers = as_deniers(speakers, findings, report.text)
    actors = cast_of(findings, event_type, speakers, values, report.text)
    speakers = as_parties(speakers, actors, report.text)
    harm, rivals = toll_of(findings, values, speakers, report.text)
    lead = _lead(findings)
    event = Event(
        id="",
        report=report,
        type=event_type,
        status=status_of(findings, event_type),
        date=recorded(_date(telling), report.published),
        place=_place(telling, next((actor.iso3 for actor in actors if actor.iso3), None)),
        actors=actors,
        harm=harm,
        weapons=weapons_of(findings, event_type, lead.sentence, report.text),
        attribution=tuple(Attribution(s.span.of(report.text), s.span, s.kind, s.mode) for s in speakers),
        claims=claims_of(findings, harm, rivals, speakers),
        evidence=Evidence(lead.evidence.of(report.text), lead.evidence),
        confidence=0.0,
        review=(),
        coder=stamp,
    )
    event = replace(event, review=review_reasons(event, findings, announced=telling.frame.announced is not None))
    event = replace(event, confidence=confidence_of(event, first=telling.index == 0))
    return replace(event, id=content_id("ev", [report.sha256, report.id, event_body(event)]))


def _lead(findings: Sequence[Finding]) -> Finding:
    """The finding that carries the event: the surest one of the first sentence that has a sure one."""
    sure = [finding for finding in findings if finding.weight >= LEADS] or list(findings)
    return max((f for f in sure if f.sentence == sure[0].sentence), key=lambda f: f.weight)


def _date(telling: _Telling) -> DateRange | None:
    """The event's own date; else that of an event told before it, or its heading's; else the report's first.

    In a long story that tells of several days, an event without a day of its own may be of any of them.
    """
    stated = telling.stated(telling.told[telling.index])
    if stated is not None:
        return stated
    opening = telling.findings[0].sentence.of(telling.text)
    if _LOOKS_BACK.match(opening):
        return None
    one_day = _tells_of_one_day(telling)
    if _FURTHER.match(opening) and not one_day:
        return None
    if len(telling.text) >= STORY and _tells_day_of_saying(telling):
        return None
    own_days = len(telling.text) < STORY or (one_day and not telling.reading.said)
    before = (telling.stated(occurrence) for occurrence in telling.told_before() if own_days)
    inherited, reason = next((date for date in before if date is not None), None), "the event told before"
    if inherited is not None and not _is_to_the_day(inherited):
        return None
    if inherited is None:
        inherited, reason = _first_date(dates_above(telling.frame, telling.reading), telling.values), "the heading"
    if inherited is None and own_days:
        others = (one for one in telling.told[telling.index + 1 :] if not _is_alike(telling, one))
        later = {date.span for date in map(telling.stated, others) if date is not None}
        dates = [d for d in (*_dates(telling.told[0].findings), *telling.reading.dates) if d.span not in later]
        inherited, reason = _first_date(dates, telling.values), "the report's first date"
    if inherited is None:
        return None
    return replace(inherited, basis="inherited", reasons=(*inherited.reasons, f"from {reason}"))


def _tells_day_of_saying(telling: _Telling) -> bool:
    """Whether the first sentence of an event names only the day on which somebody told of it."""
    first = telling.findings[0].sentence
    return any(first.holds(date.span) for date in telling.reading.said)


def _is_alike(telling: _Telling, later: Occurrence) -> bool:
    """Whether what is told later may be the same told again: an act of the same type, at no other place."""
    own = telling.told[telling.index]
    here, there = ({p.span.of(telling.text) for f in one.findings for p in f.places} for one in (own, later))
    return not own.types().isdisjoint(later.types()) and not (here and there and here.isdisjoint(there))


def _is_to_the_day(date: DateRange) -> bool:
    """Whether a date is exact enough to be that of another event too: "on Friday", not "in 2011", "in recent days"."""
    return date.precision in ("day", "days") and VAGUE_TIME not in date.reasons


def _tells_of_one_day(telling: _Telling) -> bool:
    """Whether all dates of the report that could be read are the same."""
    dates = (telling.values.dates.get(mention.span) for mention in telling.reading.dates)
    return len({(date.start, date.end) for date in dates if date is not None and date.start is not None}) < 2


def _stated_date(occurrence: Occurrence, values: Values, *, story: bool) -> DateRange | None:
    """The first date told of an occurrence; in a `story` its first day before any month or year told around it."""
    adding = [f for f in occurrence.findings if f.continues and f.weight <= ADDS_DETAIL]  # "it took place on May 3"
    told = _dates((*adding, *occurrence.findings))
    stated = _first_date(told, values)
    if not story or stated is None or stated.precision not in _WIDE:
        return stated
    known = (values.dates.get(mention.span) for mention in told)
    return next((d for d in known if d is not None and d.start is not None and _is_to_the_day(d)), stated)


def _dates(findings: Sequence[Finding]) -> list[DateMention]:
    return [date for finding in findings for date in finding.dates]


def _first_date(mentions: Sequence[DateMention], values: Values) -> DateRange | None:
    """The first of the dates that could be read."""
    known = (values.dates[mention.span] for mention in mentions if mention.span in values.dates)
    return next((date for date in known if date.start is not None), None)


def _place(telling: _Telling, country: str | None) -> PlaceRef | None:
    """The event's own place, which headings may complete; else, as for dates, one that is told before it."""
    above = places_above(telling.frame, telling.reading)
    own = _places(telling.findings, telling.text)
    if own:
        return telling.values.resolve_place([*own, *above], country)
    inherited, reason = _inherited_places(telling, above)
    place = telling.values.resolve_place(inherited, country)
    if not inherited:
        return place if place.iso2 else None
    return replace(place, basis="inherited", reasons=(*place.reasons, reason))


def _inherited_places(telling: _Telling, above: Sequence[PlaceMention]) -> tuple[list[PlaceMention], str]:
    """The places of an event that states none of its own, and why they are taken for its places."""
    nearest = next(telling.told_before(), None)
    before = _places(nearest.findings, telling.text) if nearest is not None else []
    if before:
        return before, "from the event told before"
    if above:
        return list(above), "from the heading"
    return _places(telling.told[0].findings, telling.text) or _first_places(telling), "from the report's first place"


def _first_places(telling: _Telling) -> list[PlaceMention]:
    """The places of the first sentence that names any; where a report was written is not where it happened."""
    told = [place for place in telling.reading.places if place.relation != "dateline"]
    sentences = [s.span for s in telling.outline.segments if s.kind == "sentence"]
    first = next((s for s in sentences if told and s.holds(told[0].span)), None)
    return told[:1] if first is None else [place for place in told if first.holds(place.span)]


def _places(findings: Sequence[Finding], text: str) -> list[PlaceMention]:
    """The places of findings, each once: where something was done, not where one of the wounded died of it later."""
    told = [f for f in findings if f.type is not None or not _DIED_LATER.search(f.sentence.of(text))]
    found: dict[Span, PlaceMention] = {}
    for place in (place for finding in told or findings for place in finding.places):
        found.setdefault(place.span, place)
    return list(found.values())
