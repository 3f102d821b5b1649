"""The web page: one file that opens from disk, asks the network for nothing, and runs only the script it came with."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from importlib import resources
from typing import Any, BinaryIO

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from .edition import Edition
from .page_record import Json, page_record, shown

_STYLES = ("palette.css", "page.css")
_SCRIPTS = ("page_map.js", "page_time.js", "page.js")


def write_page(edition: Edition, handle: BinaryIO) -> None:
    """Write the page. Style, script, borders and events are all inside it."""
    style = "\n".join(_template(name) for name in _STYLES)
    script = "\n".join(_template(name) for name in _SCRIPTS)
    frame = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    html = frame.from_string(_template("page.html.j2")).render(
        policy=policy(style, script),
        style=Markup(style),
        script=Markup(script),
        events=packed(_content(edition)),
        basemap=embedded(json.loads(_template("basemap.json"))),
        counts=_counts(edition),
        names=edition.names,
        problems=[shown(problem.message) for problem in edition.problems],
    )
    handle.write(html.encode())


def policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, by their hashes, and nothing else.

    `img-src data:` is for the empty icon that keeps a browser from looking for one.
    """
    parts = ["default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'"]
    return "; ".join([*parts, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def embedded(content: Any) -> Markup:
    """JSON that is safe inside a script element: `<`, `>` and `&` only as escapes, so no tag can begin or end in it."""
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(packed.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def packed(content: Any) -> str:
    """JSON as gzip in base 64: the records repeat themselves, and are a tenth as long so. The page unpacks them."""
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(told, mtime=0)).decode()


def _content(edition: Edition) -> list[Json]:
    return [
        page_record(copy, edition.codes_of(copy.event), edition.incidents.get(copy.event.id)) for copy in edition.copies
    ]


def _counts(edition: Edition) -> dict[str, int]:
    """How many events, reports that gave them, and problems."""
    reports = {(copy.event.report.sha256, copy.event.report.id) for copy in edition.copies}
    counts = {"event": len(edition.copies), "report": len(reports), "problem": len(edition.problems)}
    incidents = {edition.incidents[copy.event.id] for copy in edition.copies if copy.event.id in edition.incidents}
    return counts | ({"incident": len(incidents)} if incidents else {})


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _template(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
