"""Incidents: all accounts side by side, who says what, why they were put together, and taking that apart again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from sourcebook.dataset.explaining import statements_of
from sourcebook.dataset.telling import told_incidents
from sourcebook.errors import UsageError
from sourcebook.export.page_record import is_guarded, shown
from sourcebook.merge.tolls import POLICIES, in_war, tolls
from sourcebook.records import Statement
from sourcebook.review.desk import EventView, IncidentView
from sourcebook.review.grouping import accept_incident, move_event, split_event

from .charts import TollChart, toll_chart
from .context import Room, form_of, html, room_of
from .event_form import form_fields, plain, text_runs
from .lists import row_of
from .rendering import render

router = APIRouter(prefix="/incidents")
AtDesk = Annotated[Room, Depends(room_of)]

PAGE = 50


@router.get("")
def incidents(request: Request, room: AtDesk, page: int = 1) -> HTMLResponse:
    """The incidents of several accounts, those with the most first."""
    desk = room.desk
    total = int(desk.index.columns("SELECT count(DISTINCT incident) FROM items WHERE accounts > 1")[0][0])
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    items = desk.index.first_accounts((page - 1) * PAGE, PAGE)
    return html(room.page(request, "incidents.html.j2", title="Incidents", rows=[row_of(dict(item)) for item in items],
                          total=total, number=page, pages=pages))  # fmt: skip


@router.get("/{incident_id}")
def incident(request: Request, room: AtDesk, incident_id: str) -> HTMLResponse:
    """One incident."""
    context = _context(room, room.desk.incident(incident_id))
    return html(room.page(request, "incident.html.j2", title="Incident", **context))


def _context(room: Room, view: IncidentView) -> dict[str, Any]:
    relations = {member.event: member.relation for member in view.incident.members}
    stands = {one.reviewed.machine.id: one.reviewed.event for one in view.events if one.reviewed.state != "rejected"}
    (told,) = told_incidents(room.desk.store, [view.incident], lambda event: stands.get(event.id))
    said = statements_of(told)
    names = {one.reviewed.event.id: _source(one) for one in view.events}
    return {
        "incident": view.incident,
        "cards": [_card(one, relations[one.reviewed.event.id]) for one in view.events],
        "rows": _who_says_what(said, names),
        "charts": _charts(said, names, war=in_war(told.events, room.desk.war_zones)),
        "links": [
            {"first": names.get(link.first, ""), "second": names.get(link.second, ""), "probability": link.probability,
             "reasons": sorted(link.reasons, key=lambda reason: -abs(reason.weight))}
            for link in sorted(view.incident.links, key=lambda link: -link.probability)
        ],
        "history": view.history,
        "moves": _moves(view),
    }  # fmt: skip


def _source(view: EventView) -> str:
    report = view.reviewed.machine.report
    return shown(report.source.name or report.id)


def _card(view: EventView, relation: str) -> dict[str, Any]:
    reviewed = view.reviewed
    fields = form_fields(reviewed)
    report = reviewed.machine.report
    guarded = is_guarded(report)
    evidence = reviewed.machine.evidence
    return {
        "id": reviewed.event.id,
        "source": _source(view),
        "kind": report.source.kind or "",
        "published": report.published,
        "title": shown(report.title or "Untitled report"),
        "state": reviewed.state,
        "relation": relation,
        "what": plain(reviewed.event.type),
        "fields": [one for one in fields if one.editable and not one.gone and one.part in ("date", "place", "harm")],
        "guarded": guarded,
        "paragraphs": [] if guarded else text_runs(report.text, fields),
        "evidence": shown(evidence.text),
    }  # fmt: skip


#: The fields of the table, in the order in which people ask.
_FIELDS = ("type", "status", "date", "place", "actors", "weapons", "harm")


def _who_says_what(said: Sequence[Statement], names: dict[str, str]) -> list[dict[str, Any]]:
    """The statements by field and value: who says it, and whether it is another voice."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for one in sorted(said, key=lambda one: _FIELDS.index(one.field) if one.field in _FIELDS else 99):
        label = f"{one.effect or one.field}" + (f", {one.who}" if one.who else "")
        row = rows.setdefault((label, one.value), {"field": plain(label), "value": shown(one.value), "by": [],
                                                   "voices": set()})  # fmt: skip
        speaker = shown(one.speaker) if one.speaker else None
        row["by"].append({"source": names.get(one.event, ""), "speaker": speaker, "mode": one.mode, "event": one.event})
        row["voices"].add(one.voice)
    return [row | {"voices": len(row["voices"])} for row in rows.values()]


def _charts(said: Sequence[Statement], names: dict[str, str], *, war: bool) -> list[TollChart]:
    """For each effect the numbers of all voices drawn against each other, and what each policy makes of them."""
    charts = []
    for effect in ("killed", "wounded", "abducted", "missing", "arrested", "displaced"):
        numbers = [one for one in said if one.field == "harm" and one.effect == effect and one.count is not None]
        if not numbers:
            continue
        by_policy = [
            (policy, toll) for policy in POLICIES if policy != "all" for toll in tolls(said, policy, war=war)
            if toll.effect == effect and toll.who is None
        ]  # fmt: skip
        charts.append(toll_chart(effect, numbers, by_policy, names))
    return charts


def _moves(view: IncidentView) -> list[dict[str, str]]:
    words = {"merged-into": "merged into", "split-from": "split from"}
    return [{"words": words[one.kind], "other": one.other} for one in view.incident.pointers]


@router.get("/{incident_id}/text/{event_id}")
def text(room: AtDesk, incident_id: str, event_id: str) -> HTMLResponse:
    """The text of an armed group, on asking."""
    view = room.desk.event(event_id)
    fields = form_fields(view.reviewed)
    told = text_runs(view.reviewed.machine.report.text, fields)
    return html(render("event_text.html.j2", paragraphs=told, fields=fields, direction="auto"))


@router.post("/{incident_id}/{act}")
async def act(request: Request, room: AtDesk, incident_id: str, act: str) -> HTMLResponse:
    """Accept the incident, take an account out of it, move one to another, or undo one's last act."""
    form = await form_of(request)
    coder, event = room.coder(request), form.get("event", "")
    if act == "accept":
        accept_incident(room.desk, incident_id, coder)
        done = "Accepted as one occurrence"
    elif act == "split":
        split_event(room.desk, incident_id, event, coder, form.get("note"))
        done = "Taken out: an incident of its own"
    elif act == "move":
        move_event(room.desk, incident_id, event, form.get("to", "").strip(), coder, form.get("note"))
        done = "Moved"
    elif act == "undo":
        room.desk.undo(coder)
        done = "Taken back"
    else:
        raise UsageError(f"act {act[:40]!r}", "incident", "accept, split, move or undo")
    view = room.desk.incident(incident_id)
    return html(render("incident_body.html.j2", done=done, **_context(room, view)))
