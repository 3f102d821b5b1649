"""Views of the whole set: the map with its timeline, and numbers with how unsure they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from sourcebook.review import numbers

from .charts import bars
from .context import Room, filter_of, html, room_of

router = APIRouter()
AtDesk = Annotated[Room, Depends(room_of)]


@router.get("/map")
def map_page(request: Request, room: AtDesk) -> HTMLResponse:
    """The map; its points come from `/api/points` with the same filter."""
    asked = filter_of(request)
    unplaced = room.desk.count(asked) - room.desk.index.rows(
        f"SELECT count(*) FROM items WHERE {asked.where()[0]} AND lat IS NOT NULL", asked.where()[1]
    )[0][0]  # fmt: skip
    types = room.desk.values_of("type")
    return html(room.page(request, "map.html.j2", title="Map", asked=asked, unplaced=unplaced, types=types))


@router.get("/numbers")
def numbers_page(request: Request, room: AtDesk) -> HTMLResponse:
    """Events by month, source and actor, with how many of them are likely right."""
    asked = filter_of(request)
    index = room.desk.index
    months = numbers.by_month(index, asked)
    whole = list(numbers.months_between(months[0].name, months[-1].name)) if months else []
    known = {tally.name: tally for tally in months}
    if len(whole) > 240:  # a stray year must not make a chart of a thousand empty months
        whole = [tally.name for tally in months]
    filled = [known.get(name) or numbers.Tally(name, 0, 0, 0, 0, 0, 0) for name in whole]
    undated = room.desk.count(asked) - sum(tally.events for tally in months)
    actors = numbers.by_actor(index, asked)
    by = {
        "Perpetrators": bars(actors.get("perpetrator", ())),
        "Targets": bars(actors.get("target", ())),
        "Parties to clashes": bars(actors.get("party", ())),
        "Sources": bars(numbers.by_source(index, asked)),
    }
    return html(
        room.page(request, "numbers.html.j2", title="Numbers", asked=asked, months=filled, undated=undated, by=by,
                  total=room.desk.count(asked), most=max((tally.events for tally in filled), default=1))
    )  # fmt: skip
