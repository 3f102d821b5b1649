"""The way back from a span, in words; and what importing the package loads."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sourcebook import ingest
from sourcebook.ingest import locate, report_from_text
from sourcebook.records import Origin, Piece, Report, Span

# Text:      "One two  -  three"  with "One two" on page 1, "three" on page 2, and a mark of ours between.
PAGES = Origin("a.pdf", None, "page", (Piece(0, 7, 10, 17, 1), Piece(12, 17, 3, 8, 2)))
# "killed & hurt" from "killed &amp; hurt": the entity has its origin only as a whole.
MARKUP = Origin("a.html", None, "markup", (Piece(0, 7, 100, 107), Piece(7, 8, 107, 112), Piece(8, 13, 112, 117)))


def report(text: str, origin: Origin) -> Report:
    return Report("r", "0", text, origin=origin)


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(0, 3), "page 1, characters 10-13"),
        (Span(4, 7), "page 1, characters 14-17"),
        (Span(4, 10), "page 1, characters 14-17"),
        (Span(9, 14), "page 2, characters 3-5"),
        (Span(4, 14), "page 1, character 14 to page 2, character 5"),
        (Span(8, 11), "not found in the original"),
        (Span(13, 13), "page 2, characters 4-4"),
    ],
)
def test_pages(span: Span, place: str) -> None:
    assert locate(report("One two  -  three", PAGES), span) == place


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(0, 6), "markup characters 100-106"),
        (Span(7, 8), "markup characters 107-112"),
        (Span(3, 11), "markup characters 103-115"),
        (Span(13, 13), "not found in the markup"),
    ],
)
def test_markup(span: Span, place: str) -> None:
    assert locate(report("killed & hurt", MARKUP), span) == place


def test_plain_text_has_lines() -> None:
    plain = report_from_text("One.\nTwo died.\n")
    assert locate(plain, Span(5, 8)) == "line 2, characters 5-8"
    assert locate(plain, Span(0, 0)) == "line 1, characters 0-0"


def test_the_public_names() -> None:
    told = "Kept Limits Original ReadOptions locate read read_file_facts read_kept report_from_text"
    assert ingest.__all__ == told.split()


def test_importing_loads_no_library_of_a_format() -> None:
    code = "import sys, sourcebook.ingest as i; i.report_from_text('Two died.'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"trafilatura", "lxml", "pypdfium2", "docx", "charset_normalizer"}
    assert not heavy & {name.split(".")[0] for name in loaded}
