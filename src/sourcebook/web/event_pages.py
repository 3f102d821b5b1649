"""The page of one event: its words and its form side by side, editors for every field, and one-key decisions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from sourcebook.errors import StaleError
from sourcebook.export.page_record import is_guarded, shown
from sourcebook.records import Span, event_to_json
from sourcebook.review.applying import machine_value
from sourcebook.review.desk import Decision, EventView
from sourcebook.review.readings import count_of_words, date_of_words, words_at
from sourcebook.review.values import checked_field

from .choices import CHOICES
from .context import OPENING, Room, filter_of, form_of, html, room_of
from .event_form import form_fields, next_path, text_runs, value_words
from .form_values import ROWS, coded_values, span_of_form, value_of_form
from .lists import row_of
from .reading_pages import candidates
from .rendering import render

router = APIRouter(prefix="/events")
AtDesk = Annotated[Room, Depends(room_of)]

#: The keys that some row or value of the record has: what an editor has boxes for.
_KEYS = (
    "text", "span", "texts", "spans", "from", "to", "precision", "name", "iso2", "lat", "lon", "role", "group", "iso3",
    "person", "low", "high", "effect", "who", "kind", "mode",
)  # fmt: skip
_LEAVE = ("blind", "span", "name", "country", "lat", "lon", "part")


@router.get("/{event_id}")
def event(request: Request, room: AtDesk, event_id: str, blind: str = "") -> HTMLResponse:
    """The whole page."""
    view = room.desk.event(event_id)
    asked = filter_of(request, opening=OPENING, leave=_LEAVE)
    place = room.desk.count(asked)
    context = _context(room, view, blind=bool(blind))
    return html(room.page(request, "event.html.j2", title="Event", asked=asked, waiting=place, **context))


def _context(room: Room, view: EventView, *, blind: bool) -> dict[str, Any]:
    reviewed = view.reviewed
    fields = form_fields(reviewed)
    report = reviewed.machine.report
    lit = [field for field in fields if field.part == "evidence"] if blind else fields
    guarded = is_guarded(report)
    return {
        "view": view,
        "event": reviewed.event,
        "state": reviewed.state,
        "fields": fields,
        "report": report,
        "headline": shown(report.title or "Untitled report"),
        "guarded": guarded,
        "paragraphs": [] if guarded else text_runs(report.text, lit),
        "direction": "auto",
        "near": _near(room, view),
        "blind": blind,
        "confidence": room.desk.confidence(reviewed.machine),
        "added_by": next((one.coder for one in view.history if one.verdict == "add"), None),
        "add": {part: next_path(reviewed, part) for part in ("actors", "harm", "weapons", "attribution")},
        "rows": ROWS,
        **CHOICES,
    }


def _near(room: Room, view: EventView) -> dict[str, Any] | None:
    """The event that this one may be one with, where that is least sure and nobody said; None where there is none."""
    mine = view.reviewed.machine.id
    judged = {other for one in view.history if one.verdict in ("same", "different") for other in one.events}
    open_links = [link for link in view.links if not ({link.first, link.second} - {mine}) & judged]
    if not open_links:
        return None
    link = min(open_links, key=lambda link: abs(link.probability - 0.5))
    other = link.second if link.first == mine else link.first
    items = room.desk.index.rows("SELECT * FROM items WHERE id = ?", (other,))
    if not items:
        return None
    reasons = sorted(link.reasons, key=lambda reason: -abs(reason.weight))
    return {"row": row_of(dict(items[0])), "probability": link.probability, "reasons": reasons,
            "together": items[0]["incident"] == view.incident and view.incident is not None}  # fmt: skip


@router.get("/{event_id}/text")
def text(room: AtDesk, event_id: str, blind: str = "") -> HTMLResponse:
    """The text of an armed group, which the page does not hold before somebody asks for it."""
    view = room.desk.event(event_id)
    fields = form_fields(view.reviewed)
    lit = [field for field in fields if field.part == "evidence"] if blind else fields
    told = text_runs(view.reviewed.machine.report.text, lit)
    return html(render("event_text.html.j2", paragraphs=told, fields=fields, direction="auto"))


@router.get("/{event_id}/edit/{path}")
def edit(room: AtDesk, event_id: str, path: str, span: str = "") -> HTMLResponse:
    """The editor of a field, with its value in it, or what the selected words may mean."""
    view = room.desk.event(event_id)
    event = view.reviewed.event
    part = checked_field(view.reviewed.machine, path)
    said = view.reviewed.fields.get(path)
    value = said.value if said is not None else machine_value(event_to_json(view.reviewed.machine), path)
    value = dict(value) if isinstance(value, dict) else value
    if span:
        value = _reading(part, value, event.report, span_of_form(span))
    country = value.get("iso2") if part == "place" and isinstance(value, dict) else None
    name = _name(value) if part == "place" else ""
    found = candidates(room, name, country, value) if part == "place" else []
    row = dict.fromkeys(_KEYS) | (value if isinstance(value, dict) else {})
    context = {
        "row": row,
        "path": path,
        "part": part,
        "value": value,
        "country": country or "",
        "name": name,
        "candidates": found,
    }
    return html(render("edit.html.j2", view=view, **context, **CHOICES))


def _reading(part: str, value: Any, report: Any, span: Span) -> Any:
    words = words_at(report, span)
    base: dict[str, Any] = {"text": words, "span": [span.start, span.end]}
    if part == "date":
        return date_of_words(report, span) or base
    if part == "place":
        return {"texts": [words], "spans": [[span.start, span.end]], "name": None}
    kept = value if isinstance(value, dict) else {}
    if part == "harm":
        return kept | base | (count_of_words(words) or {})
    return kept | base if part in ("actors", "weapons", "attribution") else value


def _name(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    return str((value.get("texts") or [value.get("name") or ""])[0])


@router.post("/{event_id}/judge")
async def judge(request: Request, room: AtDesk, event_id: str) -> Response:
    """One decision: on the whole event, or on one field. Answers with the event as it then stands."""
    form = await form_of(request)
    view = room.desk.event(event_id)
    decision = _decision(form, view, room.coder(request))
    try:
        room.desk.judge(decision)
    except StaleError:
        return html(_merge_view(room, event_id, decision, form), 409)
    return _after(request, room, event_id, f"{DONE[decision.verdict]} · {decision.field or 'event'}")


DONE = {"accept": "Accepted", "correct": "Corrected", "reject": "Rejected", "flag": "Flagged for another look",
        "same": "Same occurrence", "different": "Different occurrences"}  # fmt: skip


def _decision(form: Mapping[str, str], view: EventView, coder: str) -> Decision:
    verdict: Any = form.get("verdict", "")
    path = form.get("field") or None
    value = None
    if verdict == "correct":
        part = checked_field(view.reviewed.machine, path or "")
        value = json.loads(form["value_json"]) if form.get("value_json") else value_of_form(part, form)
    return Decision(verdict, (view.reviewed.machine.id,), coder, path, value, form.get("note") or None,
                    seen=form.get("seen") or None)  # fmt: skip


def _merge_view(room: Room, event_id: str, decision: Decision, form: Mapping[str, str]) -> str:
    """What others said since, beside what was about to be said: nothing is lost, and nothing was written yet."""
    view = room.desk.event(event_id)
    part = (decision.field or "").partition(".")[0]
    mine = value_words(part, decision.value) if decision.verdict == "correct" else DONE.get(decision.verdict, "")
    return render("merge.html.j2", view=view, decision=decision, mine=mine, value_json=json.dumps(decision.value),
                  fields=[field for field in form_fields(view.reviewed) if field.said])  # fmt: skip


def _after(request: Request, room: Room, event_id: str, done: str) -> HTMLResponse:
    view = room.desk.event(event_id)
    return html(render("event_body.html.j2", done=done, **_context(room, view, blind=False)))


@router.post("/{event_id}/link")
async def link(request: Request, room: AtDesk, event_id: str) -> HTMLResponse:
    """Say that two events are one occurrence, or are not."""
    form = await form_of(request)
    verdict: Any = form.get("verdict", "")
    room.desk.judge(Decision(verdict, (event_id, form.get("other", "")), room.coder(request)))
    return _after(request, room, event_id, DONE.get(verdict, ""))


@router.post("/{event_id}/undo")
async def undo(request: Request, room: AtDesk, event_id: str) -> HTMLResponse:
    """Take the coder's last act back, whatever event it was on."""
    form = await form_of(request)
    taken = room.desk.undo(room.coder(request), form.get("judgement") or None)
    where = "" if event_id in taken[0].events else " (on another event)"
    return _after(request, room, event_id, f"Taken back: {DONE.get(taken[0].verdict, taken[0].verdict).lower()}{where}")


@router.post("/{event_id}/blind")
async def code_blind(request: Request, room: AtDesk, event_id: str) -> HTMLResponse:
    """A coder's own values for all fields, given without having seen the machine's."""
    form = await form_of(request)
    coder = room.coder(request)
    if form.get("verdict") == "reject":
        decisions = [Decision("reject", (event_id,), coder, blind=True)]
    else:
        values = coded_values(form)
        decisions = [Decision("correct", (event_id,), coder, path, value, blind=True) for path, value in values.items()]
    room.desk.judge(*decisions)
    return _after(request, room, event_id, "Coded blind: your values beside the machine's")
