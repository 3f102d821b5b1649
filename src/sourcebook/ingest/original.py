"""The bytes that a report was read from, kept beside it: what the archive of a dataset holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..records import Report

#: The media types of what is kept as UTF-8: plain words, and a row of a table.
PLAIN = "text/plain; charset=utf-8"
ROW = "application/json"


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes under their SHA-256, where they were got and when.

    `url` is where the network or an archive had them, `collected` (UTC) when; both None for a file at hand, which says
    neither of itself.
    """

    sha256: str
    content: bytes
    media_type: str | None = None
    url: str | None = None
    collected: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A report and its original.

    The original of a file with one report is the file. That of an entry of a feed is its content, and that of a record
    of an archive its payload. That of a row of a table is the whole row, columns that we have no use for too, as a JSON
    object: the table itself would be kept anew whenever a row is added to it. `report.sha256` is the original's, save
    for rows, where it is that of the text: a row is one report from CSV and JSON Lines, with more columns or fewer.
    """

    report: Report
    original: Original


def original_of(
    content: bytes, media_type: str | None, url: str | None = None, collected: datetime | None = None
) -> Original:
    """`content` under its hash."""
    return Original(hashlib.sha256(content).hexdigest(), content, media_type, url, collected)


def keep_row(report: Report, row: Mapping[str, object]) -> Kept:
    """A row's report with all its cells. A lone surrogate, which UTF-8 cannot carry, is kept as it stands."""
    content = json.dumps(row, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
    return Kept(report, original_of(content, ROW))
