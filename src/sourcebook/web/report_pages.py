"""Reports: the list of all, those without an event too, and one report with what was coded in it and what was not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sourcebook.errors import StaleError, UsageError
from sourcebook.export.page_record import is_guarded, shown
from sourcebook.pipeline import outline_of
from sourcebook.records import Report, Span
from sourcebook.review.adding import Addition, add_event
from sourcebook.review.readings import first_date, span_of_words
from sourcebook.review.reports import (
    ORDERS,
    AskedReports,
    ReportView,
    count_by_state,
    count_reports,
    report_after,
    report_lines,
    report_view,
    sources_of_reports,
)

from .choices import CHOICES
from .context import Room, form_of, html, room_of
from .event_form import Stretch, evidence_field, sentence_runs
from .form_values import ROWS, Words, coded_values, no_words, span_of_form
from .lists import Row, row_of
from .rendering import render

router = APIRouter(prefix="/reports")
AtDesk = Annotated[Room, Depends(room_of)]

#: Reports on one page of the list.
PAGE = 50
#: What is asked for, as in the address of the list.
_NAMES = {"state": "state", "source": "source", "q": "words", "order": "order"}
_LEAVE = ("page", "after", "offset", "limit")
#: What the states are called.
STATE_WORDS = {
    "": "All reports", "none": "No event coded", "waiting": "Events not looked at", "done": "Every event looked at",
    "added": "With events that people added", "problems": "With problems", "uncoded": "Not coded yet",
}  # fmt: skip


def asked_reports(parameters: Mapping[str, str]) -> AskedReports:
    """What the address of the list asks for. Raises UsageError, for a name that asks for nothing too."""
    for name in parameters:
        if name not in (*_NAMES, *_LEAVE):
            raise UsageError(f"filter {name[:80]!r}", "reports", ", ".join(_NAMES))
    return AskedReports(**{field: parameters[name] for name, field in _NAMES.items() if parameters.get(name)})


def query_of(asked: AskedReports, **more: str) -> str:
    """What is asked for as a query string."""
    plain = AskedReports()
    pairs = {name: getattr(asked, field) for name, field in _NAMES.items()
             if getattr(asked, field) != getattr(plain, field)}  # fmt: skip
    return urlencode(pairs | more)


@router.get("")
def reports(request: Request, room: AtDesk, page: int = 1) -> HTMLResponse:
    """The list with its filters."""
    asked = asked_reports(request.query_params)
    counts = count_by_state(room.desk.index)
    return html(
        room.page(request, "reports.html.j2", title="Reports", counts=counts, words=STATE_WORDS, orders=tuple(ORDERS),
                  sources=sources_of_reports(room.desk.index), **_list(room, asked, page))
    )  # fmt: skip


@router.get("/rows")
def rows(request: Request, room: AtDesk, page: int = 1) -> HTMLResponse:
    """The list alone, after a filter was changed."""
    asked = asked_reports(request.query_params)
    told = query_of(asked, **({"page": str(page)} if page > 1 else {}))
    return html(render("report_rows.html.j2", **_list(room, asked, page)), headers={"hx-push-url": f"/reports?{told}"})


def _list(room: Room, asked: AskedReports, page: int) -> dict[str, Any]:
    total = count_reports(room.desk.index, asked)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    first = (page - 1) * PAGE
    lines = report_lines(room.desk.index, asked, first, PAGE)
    return {"asked": asked, "query": query_of(asked), "lines": lines, "total": total, "number": page, "pages": pages,
            "first": first, "page_query": lambda number: query_of(asked, page=str(number))}  # fmt: skip


@router.get("/next")
def next_report(request: Request, room: AtDesk, after: str = "") -> Response:
    """On to the next report of the list; back to the list where there is none."""
    asked = asked_reports(request.query_params)
    found = report_after(room.desk.index, asked, after)
    where = f"/reports/{found}" if found is not None else "/reports"
    return RedirectResponse(f"{where}?{query_of(asked)}", 303)


@router.get("/{key}")
def report(request: Request, room: AtDesk, key: str) -> HTMLResponse:
    """One report with its events, and where to begin adding one."""
    asked = asked_reports(request.query_params)
    context = _context(room, report_view(room.desk.store, key))
    return html(room.page(request, "report.html.j2", title="Report", query=query_of(asked), **context))


def _context(room: Room, view: ReportView) -> dict[str, Any]:
    report = view.stored.report
    items = room.desk.index.rows("SELECT * FROM items WHERE report = ?", (view.stored.key,))
    known = {item["id"]: row_of(dict(item)) for item in items}
    guarded = is_guarded(report)
    return {
        "view": view,
        "key": view.stored.key,
        "report": report,
        "headline": shown(report.title or "Untitled report"),
        "guarded": guarded,
        "paragraphs": [] if guarded else _paragraphs(view),
        "events": [_row(known, one.machine.id) for one in view.events],
        "problems": [shown(problem.message) for problem in view.problems],
    }


def _row(known: Mapping[str, Row], id: str) -> Row | None:
    return known.get(id)


def _paragraphs(view: ReportView) -> list[list[Stretch]]:
    """The text, its sentences to be chosen, with the words that carry each event."""
    report = view.stored.report
    sentences = [one.span for one in outline_of(report).segments if one.kind == "sentence"]
    return sentence_runs(report.text, [evidence_field(one.machine) for one in view.events], sentences)


@router.get("/{key}/text")
def text(room: AtDesk, key: str) -> HTMLResponse:
    """The text of an armed group, on asking."""
    return html(render("report_text.html.j2", paragraphs=_paragraphs(report_view(room.desk.store, key))))


@router.get("/{key}/add")
def begin(room: AtDesk, key: str, span: str = "") -> HTMLResponse:
    """The form for an event that is told by a stretch of the report, with the date that the stretch tells."""
    view = report_view(room.desk.store, key)
    report, told = view.stored.report, span_of_form(span)
    words = told.of(report.text)
    if not words.strip():
        raise UsageError(f"[{told.start}, {told.end}]", "span", "words of the report")
    date = first_date(report, told) or dict.fromkeys(("text", "from", "to"))
    return html(render("add.html.j2", key=key, seen=view.version, span=span, words=shown(words), date=date, rows=ROWS,
                       **CHOICES))  # fmt: skip


@router.post("/{key}/events")
async def add(request: Request, room: AtDesk, key: str) -> HTMLResponse:
    """Add an event. Answers with the report as it then stands."""
    form = await form_of(request)
    view = report_view(room.desk.store, key)
    told = span_of_form(form.get("span", ""))
    values = coded_values(form, _words_in(view.stored.report, told))
    addition = Addition(key, room.coder(request), (told.start, told.end), values, form.get("note") or None,
                        form.get("seen") or None)  # fmt: skip
    try:
        event = add_event(room.desk, addition)
    except StaleError:
        now = report_view(room.desk.store, key)
        context = _context(room, now)
        posted = {name: value for name, value in form.items() if name != "seen"}
        return html(render("added_meanwhile.html.j2", form=posted, **context), 409)
    return html(render("report_body.html.j2", done="Added as your event", added=event, **_context(
        room, report_view(room.desk.store, key))))  # fmt: skip


def _words_in(report: Report, near: Span) -> Words:
    """Where words that somebody typed stand in the report, nearest to the stretch that carries the event."""

    def find(typed: str | None) -> dict[str, Any]:
        span = span_of_words(report, typed, near) if typed else None
        return no_words(typed) if span is None else {"text": span.of(report.text), "span": [span.start, span.end]}

    return find


@router.post("/{key}/undo")
async def undo(request: Request, room: AtDesk, key: str) -> HTMLResponse:
    """Take the coder's last act back, whatever it was on."""
    (taken, *_) = room.desk.undo(room.coder(request))
    view = report_view(room.desk.store, key)
    words = {"add": "an event added"}.get(taken.verdict, taken.verdict)
    return html(render("report_body.html.j2", done=f"Taken back: {words}", added=None, **_context(room, view)))
