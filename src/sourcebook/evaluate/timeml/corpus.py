"""Read TimeML documents: the text, the day on which it was written, and the time expressions marked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from sourcebook.errors import DamagedError, UsageError
from sourcebook.records import Span

#: The part of a document that is annotated.
_TEXT = "TEXT"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A document type or an entity could make the parser read other files, or grow without end; TimeML needs neither.
_REFUSED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as marked: where, of which type, with which value in the notation of TIMEX3."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """One document: its name, the text that is annotated, the day of writing, the expressions in the text."""

    name: str
    text: str
    written: date | None
    timexes: tuple[Timex, ...]


def read_documents(folder: Path) -> tuple[TimeDocument, ...]:
    """All `.tml` documents in a folder, and in those below it, in the order of their paths.

    Raises UsageError where there are none, DamagedError where one is not TimeML.
    """
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise UsageError("no TimeML document", str(folder), "a folder of .tml files", "name it with --data")
    return tuple(read_document(path) for path in paths)


def read_document(path: Path) -> TimeDocument:
    """One document. Raises DamagedError where it is not XML or has no TEXT."""
    try:
        source = path.read_text(encoding="utf-8")
        if _REFUSED.search(source):
            raise DamagedError("a document type declaration", str(path), "TimeML without one")
        root = ElementTree.fromstring(source)
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise DamagedError(f"not XML ({error})", str(path), "a TimeML document") from None
    body = root.find(f".//{_TEXT}")
    if body is None:
        raise DamagedError("no TEXT element", str(path), "a TimeML document")
    text, timexes = _read(body, 0)
    return TimeDocument(path.stem, text, _written(root), tuple(timexes))


def _read(element: ElementTree.Element, start: int) -> tuple[str, list[Timex]]:
    """The text of an element that begins at `start`, and the expressions in it, outer ones first."""
    text, timexes = element.text or "", []
    for child in element:
        begin = start + len(text)
        inner, within = _read(child, begin)
        if child.tag == "TIMEX3":
            span = Span(begin, begin + len(inner))
            timexes.append(Timex(span, child.get("type", ""), child.get("value", "")))
        timexes += within
        text += inner + (child.tail or "")
    return text, timexes


def _written(root: ElementTree.Element) -> date | None:
    """The day of the expression that says when the document was made."""
    made = (timex for timex in root.iter("TIMEX3") if timex.get("functionInDocument") == "CREATION_TIME")
    days = (_DAY.match(timex.get("value", "")) for timex in made)
    return next((date.fromisoformat(day[0]) for day in days if day), None)
