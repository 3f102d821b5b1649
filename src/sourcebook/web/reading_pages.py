"""What words mean, for forms that are being filled in: the places of a name, the days of another calendar."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from sourcebook.errors import UsageError
from sourcebook.lexicon.countries import country_by_code
from sourcebook.review.readings import gregorian_days, place_candidates

from .context import Room, html, room_of
from .event_form import value_words
from .rendering import render

router = APIRouter(prefix="/read")
AtDesk = Annotated[Room, Depends(room_of)]


@router.get("/places")
def places(room: AtDesk, name: str = "", country: str = "") -> HTMLResponse:
    """The places that a name may mean, to choose from."""
    known = country_by_code(country.upper()) if country else None
    found = candidates(room, name, known.iso2 if known else None)
    return html(render("candidates.html.j2", candidates=found, name=name))


@router.get("/days")
def days(calendar: str, year: str = "", month: str = "", day: str = "") -> HTMLResponse:
    """What a day of another calendar comes to."""
    try:
        parts = [int(part) if part.isdecimal() and len(part) < 5 else 0 for part in (year, month, day)]
        found = gregorian_days(calendar, parts[0], parts[1], parts[2] or None)
    except UsageError as error:  # boxes that are still being filled in
        return html(render("notice.html.j2", words=str(error), kind="hint"))
    words = f"{value_words('date', found)}. {'; '.join(found['reasons'])}"
    return html(render("notice.html.j2", words=words, kind="hint"))


def candidates(room: Room, name: str, country: str | None, value: Any = None) -> list[dict[str, Any]]:
    """The places that a name may mean as the template has them; the one that is the value already is chosen."""
    found = place_candidates(name, room.gazetteer(), country)
    here = value.get("geonameid") if isinstance(value, dict) else None
    return [
        {"json": json.dumps(one.place), "place": one.place, "words": value_words("place", one.place), "why": one.why,
         "chance": one.chance, "chosen": here is not None and one.place["geonameid"] == here}
        for one in found
    ]  # fmt: skip
