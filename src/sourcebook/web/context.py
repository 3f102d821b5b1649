"""What every page is given: the desk, who is at it, and the words of the frame round the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from threading import Lock
from typing import Any, cast

from fastapi import Request
from fastapi.responses import HTMLResponse

from sourcebook.errors import UsageError
from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.review.desk import Desk
from sourcebook.review.filtering import Filter, read_filter

from .rendering import render
from .security import Door

CODER_COOKIE = "sourcebook-coder"
_CODER = re.compile(r"[\w .@+-]{1,40}")
#: The filter that the desk opens with: what nobody has looked at yet.
OPENING = "state=unseen"


class Room:
    """One desk as it is served: the dataset's name, the coder who is at it by default, and the gazetteer, once open."""

    def __init__(self, desk: Desk, title: str, coder: str) -> None:
        self.desk, self.title, self._coder = desk, title, coder
        self._gazetteer: Gazetteer | None = None
        self._lock = Lock()

    def gazetteer(self) -> Gazetteer:
        with self._lock:
            if self._gazetteer is None:
                self._gazetteer = open_gazetteer()
            return self._gazetteer

    def coder(self, request: Request) -> str:
        """Who is at the desk in this browser."""
        told = request.cookies.get(CODER_COOKIE, "")
        return told if _CODER.fullmatch(told) else self._coder

    def page(self, request: Request, template: str, **context: Any) -> str:
        """A whole page, in its frame."""
        door = cast(Door, request.app.state.door)
        frame = {"coder": self.coder(request), "dataset": self.title, "token": door.token, "path": request.url.path}
        return render(template, **frame, **context)


def room_of(request: Request) -> Room:
    """The room that a request is for, its lists brought up to what other processes have written meanwhile."""
    room = cast(Room, request.app.state.room)
    room.desk.catch_up()
    return room


def checked_coder(name: str) -> str:
    """A coder's name as it may stand in a cookie and in the record. Raises UsageError."""
    name = " ".join(name.split())
    if not _CODER.fullmatch(name):
        raise UsageError(f"coder {name[:60]!r}", "coder", "1 to 40 letters, figures, spaces, or . @ + -")
    return name


def filter_of(request: Request, *, opening: str = "", leave: tuple[str, ...] = ()) -> Filter:
    """The filter in the query string, `opening` where there is none; `leave` are parameters of other meaning."""
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name not in leave]
    if not pairs and opening:
        pairs = [tuple(part.split("=")) for part in opening.split("&")]  # type: ignore[misc]  # pairs, by construction
    return read_filter(pairs)


async def form_of(request: Request) -> Mapping[str, str]:
    """The posted form, words only: the desk takes no files."""
    form = await request.form(max_files=0, max_fields=200)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def html(words: str, status: int = 200, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    return HTMLResponse(words, status, headers=dict(headers or {}))
