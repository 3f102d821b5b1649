"""What keeps the desk to this machine and to its own pages: checks of every request, headers of every answer.

The desk serves private material to whoever opens it on this machine. A page of the web, open in the same browser, must
neither read it nor write to it: so Host is checked (DNS rebinding), Origin and a token on every write (CSRF), and the
answers allow no script, style or connection but the desk's own.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-sourcebook-token"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
#: The largest body of a write, in bytes: a judgement is a few hundred.
_LARGEST = 256_000

HEADERS: Mapping[str, str] = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",  # the map draws its pictures itself
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where the desk is served, and the token that its own pages send with every write. New in every run."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))


class Guard:
    """The ASGI layer that turns away what does not come from the desk's own pages, and marks every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = "no-store"
            await send(message)

        refused = refusal(scope["method"], Headers(scope=scope), self._door)
        if refused is not None:
            status, words = refused
            await JSONResponse({"error": words}, status)(scope, receive, send_marked)
            return
        await self._app(scope, receive, send_marked)


def refusal(method: str, headers: Headers, door: Door) -> tuple[int, str] | None:
    """Why a request is turned away: the status and the reason in words; None where it may pass."""
    host = headers.get("host", "")
    if host not in door.hosts:
        return 421, "the desk answers only to 127.0.0.1 and localhost"
    if method in _SAFE_METHODS:
        return None
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return 403, "a write from another origin"
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "a write from another site"
    if not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), door.token.encode()):
        return 403, f"a write without the desk's token in {TOKEN_HEADER}; reload the page"
    if "transfer-encoding" in headers or not headers.get("content-length", "0").isdecimal():
        return 411, "a write without a length"
    if int(headers.get("content-length", "0")[:12]) > _LARGEST:
        return 413, f"a write of more than {_LARGEST:,} bytes"
    return None
