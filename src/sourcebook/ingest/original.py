"""The bytes that a report was read from, kept beside it: what the archive of a dataset holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from ..records import Report

#: The media type of a text kept as UTF-8: a row of a table, or the plain words of an entry of a feed.
PLAIN = "text/plain; charset=utf-8"


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
    """A report and its original; `report.sha256` is always the original's.

    The original of a file with one report is the file. That of a row of a table is the row's text as UTF-8: the whole
    table would be kept anew whenever a row is added to it, and a row read from CSV or from JSON Lines is the same
    report. That of an entry of a feed is its content, and that of a record of an archive its payload.
    """

    report: Report
    original: Original


def original_of(
    content: bytes, media_type: str | None, url: str | None = None, collected: datetime | None = None
) -> Original:
    """`content` under its hash."""
    return Original(hashlib.sha256(content).hexdigest(), content, media_type, url, collected)


def keep_row(report: Report, url: str | None = None, collected: datetime | None = None) -> Kept:
    """A row's report with its text as the original. A lone surrogate, which UTF-8 cannot carry, is kept as it stands."""
    content = report.text.encode("utf-8", errors="surrogatepass")
    return Kept(report, Original(report.sha256, content, PLAIN, url, collected))
