"""JSON Lines: the working record, one event a line, in the form `sourcebook/event/1`."""

from __future__ import annotations

import json
from typing import BinaryIO

from sourcebook.records import event_to_json

from .edition import Edition
from .wording import encodable


def write_json_lines(edition: Edition, handle: BinaryIO) -> None:
    """One record a line, UTF-8, keys in the record's order; no events, no bytes."""
    for copy in edition.copies:
        line = json.dumps(event_to_json(copy.event), ensure_ascii=False)
        handle.write(f"{encodable(line)}\n".encode())
