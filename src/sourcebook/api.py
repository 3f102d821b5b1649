"""The Python door: code one text in hand, with the settings that the command line has by default."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sourcebook.errors import ReportError, UsageError
from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import Event, Source


def code(
    text: str,
    *,
    published: date | str | None = None,
    source: Source | str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> list[Event]:
    """The events that one report tells of, in its order; empty where it tells of none.

    `published` (a date, or ISO 8601 as text) is what relative and partial dates are resolved by. Raises UsageError for
    a date that is none, and ReportError where the text cannot be read or coded.
    """
    report = report_from_text(
        text,
        published=_day(published),
        source=Source(source) if isinstance(source, str) else source or Source(),
        title=title,
        url=url,
        language=language,
    )
    outcome = _default_pipeline().code(report)
    if outcome.problems:
        problem = outcome.problems[0]
        raise ReportError(problem.message, advice="the other parts of the report were not coded either")
    return list(outcome.events)


@lru_cache(maxsize=1)
def _default_pipeline() -> Pipeline:
    """The pipeline with default settings, opened once a process: the gazetteer stays open between calls."""
    return Pipeline.open(PipelineOptions())


def _day(published: date | str | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except (TypeError, ValueError):
        raise UsageError(f"{published!r} is no date", "published", "a date, or YYYY-MM-DD") from None
