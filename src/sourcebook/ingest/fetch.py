"""Fetching an address that the user named: the only module that opens the network.

A server is not trusted: what it sends is bounded in size and time, it is followed to few other addresses, and it cannot
lead from the internet to a machine of the local network, which would lend it the user's place inside.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from .. import __version__
from ..errors import FetchError
from .limits import Limits, too_large

_MOST_REDIRECTS = 5
_SECONDS = 60.0  # for one address with all it leads to; a feed takes one or two
_CONNECT_SECONDS = 10.0
_PIECE = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/pdf, */*;q=0.5"
_ALLOWED = "http://… or https://…"
#: What stands in a path or query as it is; all else is written as %XX.
_PLAIN = "/:?[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the bytes, the address that had them after all redirects, the type it told, and when (UTC)."""

    content: bytes
    url: str
    media_type: str | None
    collected: datetime


def fetch(url: str, limits: Limits, seconds: float = _SECONDS) -> Fetched:
    """The bytes at `url`. Raises FetchError, TooLargeError above `limits.container_bytes`."""
    collected = datetime.now(UTC)
    with _Deadline(url, seconds) as deadline:
        target = _parsed(url, url)
        named_is_local = any(_is_local(address) for address in _addresses(target, url))
        for _ in range(_MOST_REDIRECTS + 1):
            addresses = _addresses(target, url)
            if not named_is_local and any(_is_local(address) for address in addresses):
                raise FetchError(f"it leads to {target.hostname}, a machine of the local network", url)
            with _request(target, addresses, url, deadline) as response:
                if response.status not in _REDIRECTS:
                    return _answer(response, target.geturl(), url, limits, collected)
                target = _next(target, response.getheader("Location"), url)
    raise FetchError(f"it leads on more than {_MOST_REDIRECTS} times", url)


def _parsed(address: str, url: str) -> SplitResult:
    """The parts of an address. Raises FetchError for what is none, or bears a password, which would be kept with it."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError as error:  # UnicodeError too
        raise FetchError(f"this is no address: {error}", url, _ALLOWED) from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(f"{parts.scheme or 'this'} is not fetched", url, _ALLOWED)
    if parts.username is not None or parts.password is not None:
        shown = f"{parts.scheme}://…@{host}"
        raise FetchError("the address bears a name or password", shown, _ALLOWED, "leave it out, it would be kept")
    place = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path, safe=_PLAIN), quote(parts.query, safe=_PLAIN)
    return SplitResult(parts.scheme, place + port, path, query, "")


def _next(target: SplitResult, location: str | None, url: str) -> SplitResult:
    if not location:
        raise FetchError("it leads on without saying where", url)
    return _parsed(urljoin(target.geturl(), location), url)


def _addresses(target: SplitResult, url: str) -> tuple[str, ...]:
    """The numbers of a host: looked up once, and these are then connected to, so that nothing changes in between."""
    try:
        found = socket.getaddrinfo(target.hostname, _port(target), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host {target.hostname} ({_reason(error)})", url) from None
    return tuple(dict.fromkeys(str(place[4][0]) for place in found))


def _port(target: SplitResult) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _is_local(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(number, "ipv4_mapped", None)
    return not (mapped or number).is_global


class _Deadline:
    """A clock over the whole fetch: when it runs out, the connection is cut, whatever it waits for."""

    def __init__(self, url: str, seconds: float) -> None:
        self._url, self._seconds = url, seconds
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._socket: socket.socket | None = None
        self.over = False

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, connected: socket.socket) -> None:
        self._socket = connected
        if self.over:
            self._cut()

    def error(self, error: Exception) -> FetchError:
        got = f"nothing whole came in {self._seconds:g} seconds" if self.over else _reason(error)
        return FetchError(got, self._url, "", "try again later, or save it and name the file")

    def _cut(self) -> None:
        self.over = True
        if self._socket is not None:
            with suppress(OSError):  # it may have ended by itself
                self._socket.shutdown(socket.SHUT_RDWR)


@contextmanager
def _request(
    target: SplitResult, addresses: tuple[str, ...], url: str, deadline: _Deadline
) -> Iterator[http.client.HTTPResponse]:
    """The answer to a GET, while its connection stands."""
    connection = _connection(target)
    try:
        connection.sock = _connected(target, addresses, deadline)
        path = (target.path or "/") + (f"?{target.query}" if target.query else "")
        headers = {"User-Agent": f"sourcebook/{__version__}", "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        connection.request("GET", path, headers=headers)
        yield connection.getresponse()
        if deadline.over:  # a connection that was cut looks like one that the server ended
            raise TimeoutError
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise deadline.error(error) from None
    finally:
        connection.close()


def _connection(target: SplitResult) -> http.client.HTTPConnection:
    """A connection by the host's name, for its headers; its socket is put in by number."""
    kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
    return kind(target.hostname or "", _port(target))


def _connected(target: SplitResult, addresses: tuple[str, ...], deadline: _Deadline) -> socket.socket:
    """A socket to the first address that answers. Raises OSError of the last one."""
    failure: OSError = OSError("no address")
    for address in addresses:
        try:
            plain = socket.create_connection((address, _port(target)), _CONNECT_SECONDS)
        except OSError as error:
            failure = error
            continue
        deadline.watch(plain)
        if target.scheme == "http":
            return plain
        secure = ssl.create_default_context().wrap_socket(plain, server_hostname=target.hostname)
        deadline.watch(secure)
        return secure
    raise failure


def _answer(response: http.client.HTTPResponse, final: str, url: str, limits: Limits, collected: datetime) -> Fetched:
    if response.status != 200:
        raise FetchError(f"the server answered {response.status} {response.reason}".rstrip(), url)
    return Fetched(_body(response, url, limits), final, response.getheader("Content-Type"), collected)


def _body(response: http.client.HTTPResponse, url: str, limits: Limits) -> bytes:
    """The bytes of an answer, unpacked. Raises FetchError where they end too soon, TooLargeError."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"it comes packed as {encoding}", url, "gzip")
    unpacker = None if encoding == "identity" else zlib.decompressobj(wbits=31)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(_PIECE):
        plain = piece if unpacker is None else unpacker.decompress(piece, limits.container_bytes + 1 - size)
        pieces.append(plain)
        size += len(plain)
        if size > limits.container_bytes:
            raise too_large("answer", None, limits.container_bytes, "bytes", url)
    if response.length or (unpacker is not None and not unpacker.eof):
        raise FetchError("the answer ends too soon", url, "", "try again later")
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(words).split())[:200].lower()
