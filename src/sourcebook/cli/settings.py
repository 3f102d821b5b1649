"""Options of the command line turned into the settings of reading and coding, each refused with what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sourcebook.coding.scheme import load_scheme
from sourcebook.errors import UsageError
from sourcebook.ingest import ReadOptions, read_file_facts
from sourcebook.options import PipelineOptions
from sourcebook.records import Source
from sourcebook.records.vocabulary import SOURCE_KINDS


def read_options(
    published: str | None,
    source: str | None,
    source_kind: str | None,
    columns: Sequence[str],
    language: str | None,
    metadata: Path | None = None,
) -> ReadOptions:
    """The settings of reading. Raises UsageError for a value that is none."""
    if source_kind is not None and source_kind not in SOURCE_KINDS:
        raise UsageError(f"{source_kind!r} is no kind of source", "--source-kind", ", ".join(SOURCE_KINDS))
    return ReadOptions(
        published=_day(published),
        source=Source(source, source_kind),
        columns=dict(_column(pair) for pair in columns),
        language=language,
        files={} if metadata is None else read_file_facts(metadata),
    )


def pipeline_options(extractor: str, scheme: str, gazetteers: Sequence[Path]) -> PipelineOptions:
    """The settings of coding. Raises SchemeError for an unknown scheme, before a gazetteer is opened.

    Records bear the scheme's name: the path of a user's own scheme file is nobody else's business.
    """
    return PipelineOptions(extractor=extractor, scheme=load_scheme(scheme).name, gazetteers=tuple(gazetteers))


def refuse_for_dataset(options: Sequence[object]) -> None:
    """Raise UsageError where `code` without reports was given an option that speaks of reading, coding or writing."""
    if any(option is not None for option in options):
        allowed = "--dataset, --workers and --quiet"
        advice = "name reports, or set how a dataset is coded in its sourcebook.toml and write it with `export`"
        raise UsageError("no reports are named, and an option speaks of them", "code", allowed, advice)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", "--published", "YYYY-MM-DD, such as 2017-05-18") from None


def _column(pair: str) -> tuple[str, str]:
    ours, equals, theirs = pair.partition("=")
    if not equals or not ours or not theirs:
        raise UsageError(f"{pair!r} is no pair", "--column", "our name = their name, such as text=body")
    return ours.strip(), theirs.strip()
