"""The queue: what to look at next, filters, saved views, and whose work it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sourcebook.errors import AbsentError
from sourcebook.review.applying import STATES
from sourcebook.review.filtering import ORDERS, Filter
from sourcebook.review.views import assign, delete_view, save_view, views_of

from .context import CODER_COOKIE, OPENING, Room, checked_coder, filter_of, form_of, html, room_of
from .lists import row_of
from .rendering import render

router = APIRouter()
AtDesk = Annotated[Room, Depends(room_of)]

#: Events on one page of a list.
PAGE = 50
_LEAVE = ("page", "after", "blind")


@router.get("/")
def queue(request: Request, room: AtDesk, page: int = 1) -> HTMLResponse:
    """The list with its filters."""
    asked = filter_of(request, opening=OPENING, leave=_LEAVE)
    context = _list(room, asked, page)
    choices = {name: room.desk.values_of(name) for name in ("type", "source", "country", "reason", "assigned")}
    views = views_of(room.desk.index, room.coder(request))
    return html(
        room.page(request, "queue.html.j2", title="Queue", choices=choices, states=STATES, orders=tuple(ORDERS),
                  views=views, counts=dict(room.desk.values_of("state")), **context)
    )  # fmt: skip


@router.get("/queue/rows")
def rows(request: Request, room: AtDesk, page: int = 1) -> HTMLResponse:
    """The list alone, after a filter was changed."""
    asked = filter_of(request, leave=_LEAVE)
    address = f"/?{asked.query()}" if asked.query() else "/?order=useful"
    return html(render("queue_rows.html.j2", **_list(room, asked, page)), headers={"hx-push-url": address})


def _list(room: Room, asked: Filter, page: int) -> dict[str, object]:
    total = room.desk.count(asked)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    items = room.desk.rows(asked, (page - 1) * PAGE, PAGE)
    return {"asked": asked, "rows": [row_of(item) for item in items], "total": total, "number": page, "pages": pages,
            "first": (page - 1) * PAGE}  # fmt: skip


@router.get("/next")
def next_event(request: Request, room: AtDesk, after: str = "", blind: str = "") -> Response:
    """On to the next event of the list; back to the list where there is none."""
    asked = filter_of(request, opening=OPENING, leave=_LEAVE)
    found = room.desk.after(asked, after or None)
    if found is None:
        return RedirectResponse(f"/?{asked.query()}", 303)
    more = {"blind": "1"} if blind else {}
    return RedirectResponse(f"/events/{found}?{asked.query(**more)}", 303)


@router.post("/coder")
async def be_coder(request: Request) -> Response:
    """Sit down at the desk under a name."""
    name = checked_coder((await form_of(request)).get("coder", ""))
    response = Response(status_code=204, headers={"hx-refresh": "true"})
    response.set_cookie(CODER_COOKIE, name, max_age=31_536_000, httponly=True, samesite="strict")
    return response


@router.post("/views")
async def save(request: Request, room: AtDesk) -> Response:
    """Keep a filter under a name, for the coder."""
    form = await form_of(request)
    asked = filter_from(form.get("query", ""))
    save_view(room.desk.index, room.coder(request), form.get("name", ""), asked)
    return Response(status_code=204, headers={"hx-refresh": "true"})


@router.post("/views/delete")
async def delete(request: Request, room: AtDesk) -> Response:
    name = (await form_of(request)).get("name", "")
    if not delete_view(room.desk.index, room.coder(request), name):
        raise AbsentError("no such view", name[:80], "a view of yours")
    return Response(status_code=204, headers={"hx-refresh": "true"})


@router.post("/assign")
async def assign_list(request: Request, room: AtDesk) -> HTMLResponse:
    """Give the first events of a list to coders, in turn."""
    form = await form_of(request)
    coders = [checked_coder(name) for name in form.get("coders", "").split(",") if name.strip()]
    given = assign(room.desk, filter_from(form.get("query", "")), coders, int(form.get("size") or 0))
    words = ", ".join(f"{number} to {name}" for name, number in given.items())
    return html(render("notice.html.j2", words=f"Assigned: {words}.", kind="done"))


def filter_from(query: str) -> Filter:
    """The filter of a query string that came in a form."""
    from urllib.parse import parse_qsl

    from sourcebook.review.filtering import read_filter

    return read_filter(parse_qsl(query, max_num_fields=100))
