"""What a format's reader hands back: the text, the way back to the original, and what the document says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Piece
from ..records.report import OriginUnit


@dataclass(frozen=True, slots=True)
class Document:
    """One document as its format's reader found it; whatever it does not say is None."""

    text: str
    unit: OriginUnit = "text"
    pieces: tuple[Piece, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
