"""Addresses: fetched from a server on this machine; what a server may not do to us."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from written_archives import RAID, RSS

from sourcebook.errors import FetchError, ReportError, TooLargeError
from sourcebook.ingest import Kept, Limits, ReadOptions, read_kept
from sourcebook.ingest.fetch import fetch
from sourcebook.records import Problem

PAGE = f"<html><body><p>{RAID}</p></body></html>".encode()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.send_response(302)
            target = self.path.removeprefix("/to/").replace("%2F", "/")
            self.send_header("Location", target if ":" in target else f"/{target or 'to/'}")
            self.end_headers()
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):  # it is cut off, as it should be
                for _ in range(100):
                    self.wfile.write(b"a")
                    time.sleep(0.05)
        elif path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"only this")
        else:
            self._answer(path)

    def _answer(self, path: str) -> None:
        answers = {
            "/page": (PAGE, "text/html", ""),
            "/feed": (RSS, "text/html", ""),
            "/gzip": (gzip.compress(PAGE), "text/html", "gzip"),
            "/bomb": (gzip.compress(b"a" * 3_000_000), "text/html", "gzip"),
            "/half": (gzip.compress(PAGE)[:-9], "text/html", "gzip"),
            "/br": (PAGE, "text/html", "br"),
            "/empty": (b"", "text/plain", ""),
        }
        content, media_type, encoding = answers.get(path, (b"", "", ""))
        self.send_response(200 if path in answers else 404)
        self.send_header("Content-Type", media_type)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving.daemon_threads = True
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_an_address_is_read_as_a_file_is_with_where_and_when(server: str) -> None:
    before = datetime.now(UTC)
    (page,) = read_kept([f"{server}/page"], ReadOptions())
    assert isinstance(page, Kept)
    assert (page.report.text, page.report.url) == (RAID, f"{server}/page")
    assert page.report.source.name == "127.0.0.1"
    assert page.original.content == PAGE
    assert page.original.url == f"{server}/page"
    assert page.original.collected is not None
    assert before <= page.original.collected <= datetime.now(UTC)


def test_a_feed_at_an_address_with_a_wrong_type(server: str) -> None:
    raid, *_ = read_kept([f"{server}/feed"], ReadOptions())
    assert isinstance(raid, Kept)
    assert (raid.report.published, raid.report.url) == (date(2019, 3, 4), "https://delta.example/news/1?a=1&b=2")
    assert raid.original.url == f"{server}/feed"


def test_redirects_are_followed_and_the_last_address_is_told(server: str) -> None:
    assert fetch(f"{server}/to/page", Limits()).url == f"{server}/page"
    assert fetch(f"{server}/gzip", Limits()).content == PAGE


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/nothing", FetchError, "answered 404"),
        ("/to/", FetchError, "leads on more than"),
        ("/to/file:%2F%2F%2Fetc%2Fpasswd", FetchError, "file is not fetched"),
        ("/short", FetchError, "too soon"),
        ("/half", FetchError, "too soon"),
        ("/br", FetchError, "packed as br"),
        ("/bomb", TooLargeError, "more than 1,000,000"),
    ],
)
def test_what_a_server_may_not_do(server: str, path: str, kind: type[ReportError], words: str) -> None:
    with pytest.raises(kind, match=words):
        fetch(f"{server}{path}", Limits(container_bytes=1_000_000))


def test_a_slow_server_is_cut_off(server: str) -> None:
    with pytest.raises(FetchError, match=r"in 0\.3 seconds"):
        fetch(f"{server}/slow", Limits(), seconds=0.3)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://user:secret@127.0.0.1/", "name or password"),
        ("http://", "not fetched"),
        ("http://127.0.0.1:99999999/", "no address"),
        ("http://[::1/", "no address"),
        ("http://no-such-host.invalid/", "no host"),
        ("http://127.0.0.1:1/", "refused"),
    ],
)
def test_what_is_no_address_is_a_problem_and_the_rest_goes_on(server: str, url: str, words: str) -> None:
    problem, page = read_kept([url, f"{server}/page"], ReadOptions())
    assert isinstance(problem, Problem)
    assert problem.kind == "FetchError"
    assert words in problem.message
    assert "secret" not in problem.message
    assert isinstance(page, Kept)


def test_the_internet_cannot_lead_into_the_local_network(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = socket.getaddrinfo
    port = int(server.rpartition(":")[2])
    # A host of the internet, as far as its number tells, which this machine answers for.
    numbers = {"news.example": "9.9.9.9"}
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: looked_up(numbers.get(host, "127.0.0.1"), *a, **k))
    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda place, *a: connect(("127.0.0.1", place[1]), *a))
    assert fetch(f"http://news.example:{port}/page", Limits()).content == PAGE
    with pytest.raises(FetchError, match="local network"):
        fetch(f"http://news.example:{port}/to/http:%2F%2Frouter.example:{port}%2Fpage", Limits())


def test_no_other_module_opens_the_network() -> None:
    from pathlib import Path

    import sourcebook

    names = ("import socket", "import http.client", "import urllib.request", "import requests", "import httpx")
    allowed = {"fetch.py"}
    for path in Path(sourcebook.__file__).parent.rglob("*.py"):
        if path.name not in allowed and "web" not in path.parts:
            assert not any(name in path.read_text(encoding="utf-8") for name in names), path
