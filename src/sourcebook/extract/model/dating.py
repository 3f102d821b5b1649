"""Which date an incident has that no date joined: one told beside it, that of the incident before, or the likeliest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...records import DateMention, Finding, Span
from .incidents import Incident
from .settings import Settings
from .telling import Judged

#: Where the likelihood that the report tells the date stands among those of the attribute "default date".
_STATED = 1


def with_dates(
    findings: Sequence[Finding], told: Mapping[Span, Incident], judged: Judged, settings: Settings
) -> tuple[Finding, ...]:
    """The findings in their order, those without a date with one where the report tells it.

    `told` gives the incident of each by its action.
    """
    found: list[Finding] = []
    for finding in findings:
        span = None if finding.dates else _date_of(finding, found, told[finding.action], judged, settings)
        found.append(finding if span is None else replace(finding, dates=(DateMention(span),)))
    return tuple(found)


def _date_of(
    finding: Finding, before: Sequence[Finding], incident: Incident, judged: Judged, settings: Settings
) -> Span | None:
    if incident.date_beside is not None:
        return judged.mentions[incident.date_beside].span
    stated = float(judged.mean("default date", incident.core)[_STATED])
    span = _continued(finding, before, judged, settings) if stated >= settings.date_continued else None
    return span or (_likeliest(incident, judged, settings) if stated >= settings.date_told else None)


def _continued(finding: Finding, before: Sequence[Finding], judged: Judged, settings: Settings) -> Span | None:
    """The date of the last incident that has one, where the report goes on from it and names no other day between.

    Reports tell one day's incidents in a row and name the day once: "Later", "Elsewhere", "Another group also".
    """
    span = next((one.dates[0].span for one in reversed(before) if one.dates), None)
    if span is None or not 0 <= finding.sentence.start - span.end <= settings.date_reach:
        return None
    between = Span(span.end, finding.sentence.start)
    another = any(mention.role == "date" and mention.span.overlaps(between) for mention in judged.mentions)
    return None if another else span


def _likeliest(incident: Incident, judged: Judged, settings: Settings) -> Span | None:
    dates = [i for i, mention in enumerate(judged.mentions) if mention.role == "date"]
    likely = {i: float(judged.together[i, list(incident.core)].mean()) for i in dates}
    best = max(likely, key=lambda i: likely[i], default=None)
    return None if best is None or likely[best] < settings.date_least else judged.mentions[best].span
