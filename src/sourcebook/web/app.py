"""The desk's web application: routes under one guard, and errors told as pages, fragments or JSON."""

from __future__ import annotations

import logging
from importlib import resources

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from sourcebook import __version__
from sourcebook.errors import AbsentError, SourcebookError, StaleError

from . import agreement_pages, api, event_pages, incident_pages, queue_pages, reading_pages, report_pages, view_pages
from .context import Room
from .rendering import render
from .security import HEADERS, Door, Guard

#: What the pages load, by name: the desk's own files, and those that the exported page is made of too.
_OWN = ("desk.css", "desk.js", "selection.js", "editors.js", "event.js", "report.js", "basemap.js", "map.js")
_VENDORED = ("htmx.min.js", "maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css")
_SHARED = ("palette.css", "page_map.js", "page_time.js", "basemap.json")
_TYPES = {".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json"}


def create_app(room: Room, door: Door) -> FastAPI:
    """The application for one dataset. `door` says where it is served and with which token it is written to."""
    app = FastAPI(
        title="Sourcebook review desk",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # its page would load its script from another host
        redoc_url=None,
    )
    app.state.room, app.state.door = room, door
    for module in (queue_pages, report_pages, event_pages, reading_pages, incident_pages, view_pages, agreement_pages):
        app.include_router(module.router, include_in_schema=False)
    app.include_router(api.router, prefix="/api")
    app.add_api_route("/static/{name}", _static, methods=["GET"], include_in_schema=False)
    app.add_exception_handler(SourcebookError, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)
    app.add_middleware(Guard, door=door)
    return app


def _static(name: str) -> Response:
    """One of the listed files; a name that is not in the lists leads nowhere, whatever is in it."""
    package = resources.files("sourcebook")
    if name in _OWN:
        file = package.joinpath("web", "static", name)
    elif name in _VENDORED:
        file = package.joinpath("web", "static", "vendor", name)
    elif name in _SHARED:
        file = package.joinpath("export", "templates", name)
    else:
        raise HTTPException(404, "no such file")
    kind = _TYPES["." + name.rpartition(".")[2]]
    # Vendored files change with the package only; our own are asked for again in every visit.
    kept = "max-age=86400" if name in _VENDORED or name == "basemap.json" else "no-cache"
    return Response(file.read_bytes(), media_type=kind, headers={"cache-control": kept})


def _refused(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, AbsentError) else 409 if isinstance(error, StaleError) else 422
    return _told(request, status, str(error))


def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:5])
    return _told(request, 422, told)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, error.status_code, str(error.detail))


def _failed(request: Request, error: Exception) -> Response:
    logging.getLogger(__name__).error("%s %s failed", request.method, request.url.path, exc_info=error)
    told = _told(request, 500, f"a fault of the desk's own ({type(error).__name__}); nothing was written")
    told.headers.update({**HEADERS, "cache-control": "no-store"})  # this answer is made outside of the guard
    return told


def _told(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith(("/api", "/static")):
        return JSONResponse({"error": words}, status)
    if request.headers.get("hx-request"):
        return HTMLResponse(render("notice.html.j2", words=words, kind="error"), status)
    page = request.app.state.room.page(request, "error.html.j2", title="Error", status=status, words=words)
    return HTMLResponse(page, status)
