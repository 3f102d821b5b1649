"""The JSON API: the desk's functions for scripts on this machine. Writes need the token that `/api/session` gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from sourcebook.errors import UsageError
from sourcebook.records import Judgement, event_to_json, report_to_json
from sourcebook.review import numbers
from sourcebook.review.adding import Addition, add_event
from sourcebook.review.applying import STATES
from sourcebook.review.comparison import comparison_of
from sourcebook.review.desk import Decision
from sourcebook.review.filtering import Filter
from sourcebook.review.grouping import accept_incident, move_event, split_event
from sourcebook.review.readings import gregorian_days, place_candidates
from sourcebook.review.reports import AskedReports, count_reports, report_lines, report_view

from . import points as point_columns
from .context import Room, checked_coder, filter_of, room_of
from .lists import row_of
from .security import TOKEN_HEADER

router = APIRouter()
AtDesk = Annotated[Room, Depends(room_of)]
Json = dict[str, Any]

_PAGING = ("offset", "limit", "role")
_ERROR = {"application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}}
_REFUSALS = {403: "no token", 404: "not there", 409: "judged meanwhile", 411: "no length", 413: "too large",
             422: "cannot be done"}  # fmt: skip
router.responses = {code: {"description": words, "content": _ERROR} for code, words in _REFUSALS.items()}


class JudgementIn(BaseModel):
    """A decision on one event or one of its fields; `seen` is the version that the event had when you looked."""

    model_config = ConfigDict(extra="forbid")
    verdict: Literal["accept", "correct", "reject", "flag"]
    coder: str = Field(max_length=80)
    field: str | None = Field(None, max_length=80)
    value: Any = None
    note: str | None = Field(None, max_length=2000)
    blind: bool = False
    seen: str | None = Field(None, max_length=80)


class AdditionIn(BaseModel):
    """An event that a report tells of and no coder had found; `seen` is the version of the report that you looked at.

    `span` are the characters that tell of it, `values` its values by path: `type`, `status`, `date`, `harm.0`, ….
    """

    model_config = ConfigDict(extra="forbid")
    coder: str = Field(max_length=80)
    span: tuple[int, int]
    values: dict[str, Any] = Field(max_length=200)
    note: str | None = Field(None, max_length=2000)
    seen: str | None = Field(None, max_length=80)


class LinkIn(BaseModel):
    """Whether two events are one occurrence."""

    model_config = ConfigDict(extra="forbid")
    verdict: Literal["same", "different"]
    events: tuple[str, str]
    coder: str = Field(max_length=80)


class UndoIn(BaseModel):
    """Whose last act is taken back, or which judgement of theirs."""

    model_config = ConfigDict(extra="forbid")
    coder: str = Field(max_length=80)
    judgement: str | None = Field(None, max_length=80)


class ActIn(BaseModel):
    """What is done with an incident: accept it, split an event off, or move one to another incident."""

    model_config = ConfigDict(extra="forbid")
    act: Literal["accept", "split", "move"]
    coder: str = Field(max_length=80)
    event: str = Field("", max_length=80)
    to: str = Field("", max_length=80)


def asked_of(request: Request) -> Filter:
    """The filter in the query string: see docs/review.md for its names."""
    return filter_of(request, leave=_PAGING)


Asked = Annotated[Filter, Depends(asked_of)]


@router.get("/session")
def session(request: Request, room: AtDesk) -> Json:
    """Who is at the desk, and the header and token that writes need."""
    return {"coder": room.coder(request), "dataset": room.title, "header": TOKEN_HEADER,
            "token": request.app.state.door.token}  # fmt: skip


@router.get("/events")
def events(room: AtDesk, asked: Asked, offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
           limit: Annotated[int, Query(ge=1, le=200)] = 50) -> Json:  # fmt: skip
    """The list that a filter gives, in its order, with the score of each and its parts."""
    rows = [asdict(row_of(item)) for item in room.desk.rows(asked, offset, limit)]
    return {"total": room.desk.count(asked), "offset": offset, "events": rows}


@router.get("/events/{event_id}")
def event(room: AtDesk, event_id: str) -> Json:
    """One event: as it stands, as the machine coded it, every word on it, and its version."""
    view = room.desk.event(event_id)
    reviewed = view.reviewed
    return {
        "event": event_to_json(reviewed.event),
        "machine": event_to_json(reviewed.machine),
        "state": reviewed.state,
        "confidence": room.desk.confidence(reviewed.machine),
        "version": reviewed.version,
        "fields": {path: json.loads(json.dumps(asdict(field), default=str)) for path, field in reviewed.fields.items()},
        "incident": view.incident,
        "text": reviewed.machine.report.text,
        "links": [asdict(link) for link in view.links],
        "judgements": [judgement_json(one) for one in view.history],
    }


def judgement_json(one: Judgement) -> Json:
    return asdict(one) | {"at": one.at.isoformat(), "events": list(one.events)}


@router.post("/events/{event_id}/judgements", status_code=201)
def judge(room: AtDesk, event_id: str, told: JudgementIn) -> Json:
    """Decide on an event or a field."""
    decision = Decision(told.verdict, (event_id,), checked_coder(told.coder), told.field, told.value, told.note,
                        told.blind, told.seen)  # fmt: skip
    return {"judgements": [judgement_json(one) for one in room.desk.judge(decision)]}


@router.get("/reports")
def reports(room: AtDesk, state: str = "", source: str = "", q: str = "", order: str = "came",
            offset: Annotated[int, Query(ge=0, le=10**9)] = 0, limit: Annotated[int, Query(ge=1, le=200)] = 50,
            ) -> Json:  # fmt: skip
    """Reports with how many events each has, how many of them wait, and who judged any; those with no event too."""
    asked = AskedReports(state, source, q, order)
    lines = report_lines(room.desk.index, asked, offset, limit)
    return {"total": count_reports(room.desk.index, asked), "offset": offset, "reports": [asdict(one) for one in lines]}


@router.get("/reports/{key}")
def report(room: AtDesk, key: str) -> Json:
    """One report: its text, its events as they stand, what failed when it was coded, and its version."""
    view = report_view(room.desk.store, key)
    stored = view.stored.report
    return {
        "report": {"key": view.stored.key, **report_to_json(stored)},
        "text": stored.text,
        "coder": view.coder,
        "problems": [asdict(one) for one in view.problems],
        "events": [{"state": one.state, "event": event_to_json(one.event)} for one in view.events],
        "version": view.version,
    }


@router.post("/reports/{key}/events", status_code=201)
def add(room: AtDesk, key: str, told: AdditionIn) -> Json:
    """Add an event that no coder had found. It is taken back like any judgement."""
    coder = checked_coder(told.coder)
    return {"event": add_event(room.desk, Addition(key, coder, told.span, told.values, told.note, told.seen))}


@router.post("/links", status_code=201)
def link(room: AtDesk, told: LinkIn) -> Json:
    """Say of two events that they are one occurrence, or two."""
    made = room.desk.judge(Decision(told.verdict, told.events, checked_coder(told.coder)))
    return {"judgements": [judgement_json(one) for one in made]}


@router.post("/undo", status_code=201)
def undo(room: AtDesk, told: UndoIn) -> Json:
    """Take back a coder's last act, or one judgement with all that was one act with it."""
    return {"undone": [judgement_json(one) for one in room.desk.undo(checked_coder(told.coder), told.judgement)]}


@router.get("/incidents/{incident_id}")
def incident(room: AtDesk, incident_id: str) -> Json:
    """One incident: its events as they stand, its links with their reasons, and where it came from or went."""
    view = room.desk.incident(incident_id)
    return {
        "incident": json.loads(json.dumps(asdict(view.incident))),
        "events": [event_to_json(one.reviewed.event) for one in view.events],
        "judgements": [judgement_json(one) for one in view.history],
    }


@router.post("/incidents/{incident_id}", status_code=201)
def act(room: AtDesk, incident_id: str, told: ActIn) -> Json:
    """Accept an incident, split an event off, or move one."""
    coder = checked_coder(told.coder)
    if told.act == "accept":
        made = accept_incident(room.desk, incident_id, coder)
    elif told.act == "split":
        made = split_event(room.desk, incident_id, told.event, coder)
    else:
        made = move_event(room.desk, incident_id, told.event, told.to, coder)
    return {"judgements": [judgement_json(one) for one in made]}


@router.get("/points", response_class=Response, responses={200: {"content": {"application/octet-stream": {}}}})
def points(room: AtDesk, asked: Asked) -> Response:
    """All points of a filter as columns of 32-bit integers; `/api/points/form` says which."""
    return Response(point_columns.points(room.desk.index, asked), media_type="application/octet-stream")


@router.get("/points/form")
def points_form() -> Json:
    """The columns of `/api/points`, and what their codes mean."""
    return {"columns": point_columns.COLUMNS, "no_day": point_columns.NO_DAY, "codes": point_columns.CODES}


@router.get("/points/{number}")
def point(room: AtDesk, number: Annotated[int, PathParameter(ge=0, le=2**31)]) -> Json:
    """The event of a point."""
    found = room.desk.index.rows("SELECT * FROM items WHERE n = ?", (number,))
    if not found:
        raise UsageError(f"no point {number}", "points", "the number of a point in /api/points")
    return asdict(row_of(dict(found[0])))


@router.get("/numbers")
def numbers_json(room: AtDesk, asked: Asked, role: Literal["perpetrator", "target", "party"] = "perpetrator") -> Json:
    """Events by month, source and actor, with how many of them are likely right."""
    index = room.desk.index
    return {
        "months": [asdict(tally) for tally in numbers.by_month(index, asked)],
        "sources": [asdict(tally) for tally in numbers.by_source(index, asked)],
        "actors": [asdict(tally) for tally in numbers.by_actor(index, asked).get(role, ())],
    }


@router.get("/agreement")
def agreement(room: AtDesk) -> Json:
    """Krippendorff's alpha by field between people, and of the machine with people, with 95 % intervals."""
    found = comparison_of(room.desk)
    return {"fields": [asdict(one) for one in found.fields], "open": [asdict(one) for one in found.disagreements],
            "months": found.months, "found": asdict(found.found)}  # fmt: skip


@router.get("/places")
def places(room: AtDesk, name: Annotated[str, Query(min_length=1, max_length=200)],
           country: Annotated[str | None, Query(max_length=2)] = None) -> Json:  # fmt: skip
    """The places that a name may mean, each with its chance and why."""
    return {"places": [asdict(one) for one in place_candidates(name, room.gazetteer(), country)]}


@router.get("/days")
def days(calendar: str, year: Annotated[int, Query(ge=1, le=9000)], month: Annotated[int, Query(ge=1, le=13)],
         day: Annotated[int | None, Query(ge=1, le=31)] = None) -> Mapping[str, Any]:  # fmt: skip
    """A day or month of another calendar in Gregorian days."""
    return gregorian_days(calendar, year, month, day)


@router.get("/values/{column}")
def values(room: AtDesk, column: str) -> Json:
    """The values of a column with how many events have each, for filters."""
    return {"values": room.desk.values_of(column), "states": STATES if column == "state" else None}
