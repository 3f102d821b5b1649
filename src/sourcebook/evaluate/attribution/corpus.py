"""Articles with their attributions, as PolNeAR has them: one JSON line an article, with offsets into its text.

`{"id", "text", "attributions": [{"source": [...], "cue": [...], "content": [...]}]}`. Each role is a list of spans,
each span a list of pieces `[start, end]`, since a quotation may be interrupted by its speaker.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sourcebook.errors import DamagedError, UsageError
from sourcebook.records import Span

Role = Literal["source", "cue", "content"]

#: The three parts of an attribution, in the order of the table.
ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: the pieces of each of its parts; a part may be missing."""

    pieces: Mapping[Role, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with everything that it attributes to somebody."""

    id: str
    text: str
    attributed: tuple[Attributed, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file. Raises UsageError where it cannot be read, DamagedError where a line is malformed."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(error), str(path), "a file in the form of polnear_dev.jsonl") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _article(line, f"{path}, line {number}")


def _article(line: str, where: str) -> Article:
    try:
        row = json.loads(line)
        return Article(str(row["id"]), str(row["text"]), tuple(_attributed(told) for told in row["attributions"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedError(f"no article with attributions ({error!r})", where, "id, text and attributions") from None


def _attributed(told: Mapping[str, Any]) -> Attributed:
    return Attributed(
        {role: tuple(Span(start, end) for span in told[role] for start, end in span if end > start) for role in ROLES}
    )
