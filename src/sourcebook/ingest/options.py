"""What the user says about the reports to read, where the reports themselves are silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..errors import UsageError
from ..records import Source
from .file_facts import UNKNOWN_SOURCE, FileFacts
from .limits import Limits

USUAL_LIMITS = Limits()
#: Our names for the columns of a table, each with the usual names it is looked for under, best first.
USUAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "_uuid"),
    "text": ("text", "body", "content", "report", "narrative"),
    "title": ("title", "headline"),
    "published": ("published", "date", "publication_date", "today", "_submission_time"),
    "source": ("source", "publisher", "outlet"),
    "source_kind": ("source_kind",),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Settings of one run of reading.

    `published`, `source` and `language` hold where the document or row is silent. `columns` maps our column names
    (the keys of `USUAL_COLUMNS`) to the user's. `files` says more of
    single files, by their names, and goes before the rest.
    """

    published: date | None = None
    source: Source = UNKNOWN_SOURCE
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = USUAL_LIMITS
    language: str | None = None
    files: Mapping[str, FileFacts] = field(default_factory=dict)


def options_for(options: ReadOptions, facts: FileFacts) -> ReadOptions:
    """The options for one file of which more is known."""
    return replace(
        options,
        published=facts.published or options.published,
        source=Source(facts.source.name or options.source.name, facts.source.kind or options.source.kind),
        language=facts.language or options.language,
    )


def check_options(options: ReadOptions) -> None:
    """Refuse a column option that names none of our columns."""
    for name in options.columns:
        if name not in USUAL_COLUMNS:
            raise UsageError(f"no such column: {name!r}", "columns", ", ".join(USUAL_COLUMNS))
