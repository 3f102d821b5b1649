"""Agreement: drawing a sample to be coded twice, alpha by field with its interval, and settling what differs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from sourcebook.errors import UsageError
from sourcebook.export.page_record import shown
from sourcebook.records import event_to_json
from sourcebook.review.applying import SETTLED
from sourcebook.review.coded_fields import CODED_FIELDS
from sourcebook.review.comparison import comparison_of, draw, sample_of, settle

from .context import Room, checked_coder, form_of, html, room_of
from .event_form import value_words
from .lists import days_words
from .queue_pages import filter_from
from .rendering import render

router = APIRouter(prefix="/agreement")
AtDesk = Annotated[Room, Depends(room_of)]


@router.get("")
def agreement(request: Request, room: AtDesk) -> HTMLResponse:
    """How far coders agree, what is left to settle, and the sample."""
    found = comparison_of(room.desk)
    coder = room.coder(request)
    sample = sample_of(room.desk.index)
    mine = [event for event, name in sample if name == coder and (event, coder) not in found.done]
    return html(
        room.page(request, "agreement.html.j2", title="Agreement", found=found, mine=mine,
                  progress=_progress(sample, found.done), open=[_open(room, one) for one in found.disagreements[:100]],
                  settled=SETTLED)
    )  # fmt: skip


def _progress(sample: list[tuple[str, str]], done: frozenset[tuple[str, str]]) -> list[tuple[str, int, int]]:
    names = sorted({name for _, name in sample})
    return [
        (name, sum(pair in done for pair in sample if pair[1] == name), sum(n == name for _, n in sample))
        for name in names
    ]


def _open(room: Room, one: Any) -> dict[str, Any]:
    view = room.desk.event(one.event)
    words = [(name, _words(one.field, value)) for name, value in one.words]
    return {"event": one.event, "field": one.field, "words": words, "title": shown(view.reviewed.machine.report.title or
            one.event), "settable": CODED_FIELDS[one.field].part in ("type", "status", "date", "place")}  # fmt: skip


def _words(field: str, value: Any) -> str:
    if value is None:
        return "none"
    if field == "date":
        return days_words(value, value)
    return shown(str(value))


@router.post("/sample")
async def sample(request: Request, room: AtDesk) -> Response:
    """Draw events by lot from a filter, to be coded by each of the coders without seeing the machine's answer."""
    form = await form_of(request)
    coders = [checked_coder(name) for name in form.get("coders", "").split(",") if name.strip()]
    size = form.get("size", "")
    if not size.isdecimal() or len(coders) < 2:
        raise UsageError(
            f"{size or 'no'} events for {len(coders)} coders", "sample", "a number, and two coders or more"
        )
    draw(room.desk, filter_from(form.get("query", "")), int(size), coders)
    return Response(status_code=204, headers={"hx-refresh": "true"})


@router.post("/settle")
async def settle_one(request: Request, room: AtDesk) -> Response:
    """Settle a field on which coders differ by taking one coder's value, or the machine's, for good."""
    form = await form_of(request)
    settle(room.desk, form.get("event", ""), form.get("field", ""), form.get("winner", ""), room.coder(request),
           form.get("note") or "")  # fmt: skip
    view = room.desk.event(form.get("event", ""))
    part = CODED_FIELDS[form.get("field", "")].part
    words = (
        value_words(part, event_to_json(view.reviewed.event).get(part)) if part not in ("actors", "harm") else "rows"
    )
    return html(render("notice.html.j2", words=f"Settled: {words}", kind="done"), headers={"hx-refresh": "true"})
