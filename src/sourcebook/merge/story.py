"""An incident told in words: who reports it, where the reports differ, why they were joined, and how the toll came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..records import Event, Incident, Judgement, Link, Report, Statement, Toll
from .agreement import SINGLE, Told, agreed, shown_value, told_values

#: How many reasons of a link are told, and how many links: the strongest first.
_REASONS, _LINKS = 4, 12


def story(
    incident: Incident,
    events: Sequence[Event],
    said: Sequence[Statement],
    counted: Sequence[Toll],
    judgements: Sequence[Judgement] = (),
    *,
    names: bool = False,
) -> tuple[str, ...]:
    """The lines of an incident's story; headings stand at the margin, what belongs under them is indented.

    `events` are those of its members, `said` its statements, `counted` its tolls under one policy. Without `names` no
    words of the reports are quoted, no speaker and no person is named: only sources, groups and coded values.
    """
    by_id = {event.id: event for event in events}
    return (
        *_opening(incident, said),
        *_section("Reports", _reports(incident, by_id, said, relation="account")),
        *_section("Follow-ups, which add nothing by themselves", _reports(incident, by_id, said, relation="follow-up")),
        *_section("All agree on", _agreements(said, names=names)),
        *_section("They differ on", _differences(said, names=names)),
        *_section("How many, claim by claim", _claims(said, names=names)),
        *_tolls(counted),
        *_section("Why these are one", _links(incident.links, by_id)),
        *_section("Where its id went or came from", (f"{p.kind} {p.other}" for p in incident.pointers)),
        *_section("Judgements", _judgements(judgements, names=names)),
    )


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield ""
        yield heading
        yield from (f"  {line}" for line in body)


def _opening(incident: Incident, said: Sequence[Statement]) -> Iterator[str]:
    values = [told.value for field in ("type", "date", "place") if (told := agreed(said, field)) is not None]
    yield f"Incident {incident.id}: {', '.join(values) or 'nothing is known of it'}"
    if not incident.members:
        yield "It has no members any more; see where its id went."
        return
    voices = {s.voice for s in said if s.field == "status"}
    yield f"Told by {_many(len(incident.members), 'event')} of {_many(len(voices), 'independent source')}."


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _reports(
    incident: Incident, events: Mapping[str, Event], said: Sequence[Statement], *, relation: str
) -> Iterator[str]:
    members = [events[m.event] for m in incident.members if m.relation == relation and m.event in events]
    own = {s.event: s for s in said if s.field == "status"}
    for event in sorted(members, key=lambda e: (str(e.report.published or "9999"), e.report.source.name or "", e.id)):
        yield f"{report_words(event.report)}: {event.type}, {event.id}{_standing_behind(own.get(event.id), event)}"


def _standing_behind(own: Statement | None, event: Event) -> str:
    if own is None:
        return ""
    copied = own.published is not None and own.published != event.report.published
    since = f", its text first printed {own.published}" if copied else ""
    return f" (voice {own.voice}{since})"


def report_words(report: Report) -> str:
    """Day, source and kind of source: "2019-03-18 Sahel Wire (media)"."""
    kind = f" ({report.source.kind})" if report.source.kind else ""
    return f"{report.published or 'undated'} {report.source.name or 'no source given'}{kind}"


def _agreements(said: Sequence[Statement], *, names: bool) -> Iterator[str]:
    for field in SINGLE:
        values = told_values(said, field)
        if len(values) == 1 and len(values[0].voices) > 1:
            yield f"{field}: {shown_value(values[0].latest, names=names)}"


def _differences(said: Sequence[Statement], *, names: bool) -> Iterator[str]:
    for field in (*SINGLE, "actors", "weapons"):
        values = told_values(said, field)
        if len(values) > 1:
            yield from (f"{field}: {_by_whom(told, names=names)}" for told in values)


def _by_whom(told: Told, *, names: bool) -> str:
    return f"{shown_value(told.latest, names=names)} ({', '.join(told.sources)})"


def _claims(said: Sequence[Statement], *, names: bool) -> Iterator[str]:
    rows = [s for s in said if s.field == "harm"]
    for effect, group in groupby(rows, key=lambda s: s.effect):
        for s in group:
            speaker = s.speaker if names else s.speaker_kind
            cited = f", {s.mode} by {speaker}" if speaker is not None else ""
            words = f': "{s.words}"' if names and s.words else ""
            apart = "" if s.standing == "toll" else f" [{s.standing}]"
            yield f"{effect} {s.who}: {s.value}{apart}, {s.source.name or 'no source given'}{cited}{words}"


def _tolls(counted: Sequence[Toll]) -> Iterator[str]:
    for toll in counted:
        if toll.who is None:
            heading = f"{toll.effect.capitalize()} by the policy {toll.policy}: {toll_words(toll)}"
            yield from _section(heading, iter(toll.reasons or ("nothing is told",)))


def toll_words(toll: Toll) -> str:
    """The numbers of a toll: "best 9, low 8, high 11", with its grade."""
    numbers = (("best", toll.best), ("low", toll.low), ("high", toll.high))
    told = [f"{name} {number}" for name, number in numbers if number is not None] or ["no number"]
    return ", ".join([*told, *([toll.grade] if toll.grade else [])])


def _links(links: Sequence[Link], events: Mapping[str, Event]) -> Iterator[str]:
    strongest = sorted(links, key=lambda link: (-link.probability, link.first, link.second))
    for link in strongest[:_LINKS]:
        pair = " and ".join(_short(name, events) for name in (link.first, link.second))
        reasons = sorted(link.reasons, key=lambda reason: (-abs(reason.weight), reason.feature))[:_REASONS]
        yield f"{pair}, {link.probability:.2f}: {'; '.join(reason.words for reason in reasons) or 'no reasons kept'}"
    if len(links) > _LINKS:
        yield f"and {len(links) - _LINKS} links more"


def _short(name: str, events: Mapping[str, Event]) -> str:
    return report_words(events[name].report) if name in events else name


def _judgements(judgements: Sequence[Judgement], *, names: bool) -> Iterator[str]:
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        field = f" {judgement.field}" if judgement.field else ""
        note = f": {judgement.note}" if names and judgement.note else ""
        of = ", ".join(judgement.events)
        yield f"{judgement.at:%Y-%m-%d} {judgement.coder}: {judgement.verdict}{field} of {of}{note}"
