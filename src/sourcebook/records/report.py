"""What was published: the report, who published it, its parts, and the way from a span back to the original."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .vocabulary import SourceKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` into `Report.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Who published a report. `kind` is None where nobody said and the name does not tell."""

    name: str | None = None
    kind: SourceKind | None = None


OriginUnit = Literal["text", "page", "markup", "paragraph"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of `Report.text` and where it stood in the original.

    `start`/`end` are offsets into the report's text. `origin_start`/`origin_end` are offsets into the
    original's unit: characters of the decoded markup, characters of page `number` (from 1), or characters of
    paragraph `number` of a word-processor file. `number` is None for markup and plain text.
    """

    start: int
    end: int
    origin_start: int
    origin_end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The way back from the text to the bytes it was taken from.

    `path` is the file (or `-`), `row` the line or row number (from 1) in a table of reports, and `pieces`, in
    order of `start`, map the text to pages or markup. Plain text has no pieces: its offsets are its own.
    """

    path: str | None = None
    row: int | None = None
    unit: OriginUnit = "text"
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, with the hash of the bytes it was read from.

    `id` is the id that came with the report, else a short form of the hash. `published` is None when the
    document, the user and the dateline are all silent: never today's date.
    """

    id: str
    sha256: str
    text: str
    title: str | None = None
    source: Source = Source()
    published: date | None = None
    url: str | None = None
    language: str | None = None
    origin: Origin = Origin()


SegmentKind = Literal["headline", "dateline", "byline", "heading", "lead", "paragraph", "item", "sentence", "quotation"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a report.

    Blocks (`headline` … `item`) tile the text in order; `sentence`s lie in a block, `quotation`s in a sentence or
    across several. `parent` is the index, in `Outline.segments`, of the segment it stands under: a block's heading
    or list lead, a sentence's block, a quotation's block. `level` is a heading's depth, from 1; 0 elsewhere.
    """

    kind: SegmentKind
    span: Span
    parent: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """A report with its parts, in reading order: what an extractor gets."""

    report: Report
    segments: tuple[Segment, ...]
