"""Serving the desk on this machine: one process on 127.0.0.1, until it is stopped."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from sourcebook.errors import UsageError

from .app import create_app
from .context import Room
from .security import Door

ADDRESS = "127.0.0.1"


def serve(room: Room, port: int) -> None:
    """Serve until interrupted. Port 0 takes a free one. Raises UsageError where the port is taken."""
    with bound(port) as (server, listening, address):
        print(f"The desk is open at {address} (only on this machine). Press Ctrl+C to close it.", flush=True)
        server(room).run(sockets=[listening])


@contextmanager
def bound(port: int) -> Iterator[tuple[_Maker, socket.socket, str]]:
    """A socket on 127.0.0.1, what makes a server for it, and its address."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((ADDRESS, port))
    except OSError as error:
        listening.close()
        got = (error.strerror or "cannot be used").lower()
        raise UsageError(got, f"port {port}", "a free port", "name another with --port, or 0 for any") from None
    port = listening.getsockname()[1]
    try:
        yield _Maker(port), listening, f"http://{ADDRESS}:{port}/"
    finally:
        listening.close()


class _Maker:
    """Makes the server of a port."""

    def __init__(self, port: int) -> None:
        self._port = port

    def __call__(self, room: Room) -> uvicorn.Server:
        app = create_app(room, Door(self._port))
        # No access log: addresses in it carry what was searched for.
        return uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))


@contextmanager
def served(room: Room) -> Iterator[str]:
    """A desk served from a thread of this process, for tests; its address."""
    with bound(0) as (make, listening, address):
        server = make(room)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(10)
