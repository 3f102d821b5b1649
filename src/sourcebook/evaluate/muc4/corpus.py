"""The MUC-4 corpus as it is distributed: the messages of a split as reports, and the keys that answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sourcebook.errors import EmptyError, UsageError
from sourcebook.ingest import report_from_text
from sourcebook.records import Report, Source

from .keys import read_lines, read_templates
from .templates import Templates

#: Where the splits lie below the folder of the distribution.
_SPLITS_BELOW = Path("TASK") / "CORPORA"

#: The line that opens a message: its id and, in the development set, the site that had to answer it.
_ID_LINE = re.compile(r"([A-Z]+\d?-MUC\d-\d{4})(?:\s+\([^)]*\))?\s*$")

#: "CITY (COUNTRY), 3 JAN 90 (SOURCE) --": what the task's own description of the header allows.
_DATELINE = re.compile(
    r"(?P<place>[^,()\[\]]*?)\s*(?:\((?P<country>[^)]*)\))?\s*,\s*(?P<date>NO DATE|[A-Z0-9 ]+?)\s*"
    r"(?:[\[(](?P<source>[^)]*)\))?\s*--"
)
#: What stands between the dateline and the words: the kind of text, who speaks, and at last how much of it this is.
_MARKS = re.compile(r"(?:[^\n]*?\[(?:TEXT|EXCERPTS?|SUMMARY)\])?\s*")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2}|\d{4})$")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

#: A year of two figures is one of this century: the reports are from 1988 to 1990.
_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a message says before its words; None where it does not.

    `country` is told only outside the nine countries that the task is about.
    """

    place: str | None = None
    country: str | None = None
    published: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """One part of the corpus: its messages as reports, and the templates that people filled for each of them."""

    name: str
    reports: tuple[Report, ...]
    keys: Templates


def read_split(folder: Path, name: str) -> Split:
    """A split (`dev`, `tst1`, `tst2`, …) of the distribution's folder `muc34`.

    Raises UsageError where there is none of that name, EmptyError where its files hold no message.
    """
    place = _splits_folder(folder) / name
    if not place.is_dir():
        raise UsageError(f"no split {name!r}", str(folder), ", ".join(split_names(folder)) or "the folder muc34")
    files = sorted(path for path in place.iterdir() if path.is_file())
    keys = [path for path in files if path.name.startswith("key-")]
    if not keys:
        raise UsageError("no key file in it", str(place), "files key-…")
    texts = [path for path in files if path.name.startswith(name) and not path.name.endswith(".mixed-case")]
    reports: dict[str, Report] = {}
    for path in texts:
        reports |= {report.id: report for report in read_messages(path) if report.id not in reports}
    if not reports:
        raise EmptyError("no message in it", str(place), "files that hold lines such as TST1-MUC3-0001")
    return Split(name, tuple(reports.values()), read_templates(keys))


def split_names(folder: Path) -> tuple[str, ...]:
    """The splits that lie in a folder of the distribution."""
    splits = _splits_folder(folder)
    found = (path for path in splits.iterdir() if path.is_dir()) if splits.is_dir() else ()
    return tuple(sorted(path.name for path in found if any(path.glob("key-*"))))


def read_messages(path: Path) -> Iterator[Report]:
    """The messages of one file of texts, each a report with the date and the source of its header."""
    for message, lines in _messages(read_lines(path)):
        text = reflow(lines)
        header = read_header(text)
        report = report_from_text(text, id=message, published=header.published, source=Source(header.source))
        yield replace(report, language="en")


def reflow(lines: Sequence[str]) -> str:
    """The paragraphs of a message, each in one line: the lines were cut at the width of a terminal."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def read_header(text: str) -> Header:
    """The place, the country, the date and the source that a message begins with."""
    found = _DATELINE.match(text)
    if found is None:
        return Header()
    return Header(found["place"] or None, found["country"], _day(found["date"]), found["source"])


def body_of(text: str) -> str:
    """The words of a message behind its header."""
    found = _DATELINE.match(text)
    rest = text[found.end() :] if found else text
    marks = _MARKS.match(rest)
    return rest[marks.end() :] if marks else rest


def _messages(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    message, kept = "", list[str]()
    for line in lines:
        opened = _ID_LINE.fullmatch(line.rstrip())
        if opened is None:
            kept.append(line)
            continue
        if message:
            yield message, kept
        message, kept = opened[1], []
    if message:
        yield message, kept


def _splits_folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise UsageError("no such folder", str(folder), "the folder muc34 of the MUC-4 distribution")
    below = folder / _SPLITS_BELOW
    return below if below.is_dir() else folder


def _day(words: str) -> date | None:
    found = _DAY.match(words)
    if found is None or found[2] not in _MONTHS:
        return None
    year = int(found[3]) + (_CENTURY if len(found[3]) == 2 else 0)
    try:
        return date(year, _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
