"""What a table says of the files to read: who published each, when, under which title, from where."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import UsageError
from ..records import Source
from ..records.vocabulary import SOURCE_KINDS

UNKNOWN_SOURCE = Source()
_ALLOWED = "a .csv with a column `file`, and any of id, published, source, source_kind, title, url, language"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of one file beside its words. It holds where the file itself is silent; None is not known."""

    id: str | None = None
    published: date | None = None
    source: Source = UNKNOWN_SOURCE
    title: str | None = None
    url: str | None = None
    language: str | None = None


def read_file_facts(path: Path) -> Mapping[str, FileFacts]:
    """The facts by name of file, without its folder, from a table in UTF-8.

    Raises UsageError for a file that cannot be read, a row without a file, a file named twice, a date that is none and
    a kind of source that is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"cannot be read ({error})", str(path), _ALLOWED) from None
    facts: dict[str, FileFacts] = {}
    for number, row in enumerate(rows, start=2):
        name = Path((row.get("file") or "").strip()).name
        if not name or name in facts:
            got = f"{name!r} stands there twice" if name else "no file"
            raise UsageError(got, f"{path}, line {number}", _ALLOWED)
        facts[name] = _facts(row, f"{path}, line {number}")
    return facts


def _facts(row: Mapping[str, str | None], where: str) -> FileFacts:
    cells = {name: (cell or "").strip() or None for name, cell in row.items() if isinstance(cell, str | None)}
    kind = cells.get("source_kind")
    if kind is not None and kind not in SOURCE_KINDS:
        raise UsageError(f"{kind!r} is no kind of source", where, ", ".join(SOURCE_KINDS))
    return FileFacts(
        id=cells.get("id"),
        published=_day(cells.get("published"), where),
        source=Source(cells.get("source"), kind),
        title=cells.get("title"),
        url=cells.get("url"),
        language=cells.get("language"),
    )


def _day(text: str | None, where: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", where, "YYYY-MM-DD, such as 2017-05-18") from None
