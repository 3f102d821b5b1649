"""PDF: lines to paragraphs, the way back to pages, and files that are locked, damaged, scanned or too long."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_samples import write_locked_pdf, write_pdf, write_pdf_bomb, write_scan

from sourcebook.errors import DamagedError, LockedError, NoTextError, ReportError, TooLargeError
from sourcebook.ingest import ReadOptions, locate, read
from sourcebook.ingest.document import Document
from sourcebook.ingest.limits import Limits
from sourcebook.ingest.pdf import read_pdf
from sourcebook.records import Problem, Report, Span

FIRST = [
    "Field Coordination Unit, weekly note",
    "",
    "# Situation in Kunar",
    "",
    "Two soldiers were killed on 3 May when armed men opened fire on a check-",
    "point east of Asadabad, the provincial police said. The checkpoint has since",
    "been moved, and three men were taken in for questioning over the shooting.",
    "",
    "- One man was shot in Jalalabad on the way to the market by two men on a",
    "motorcycle, who fled.",
    "- A bomb was defused in Behsud.",
    "",
    "Since that day the road to the north has been closed to lorries and the",
    "Page 1 of 2",
]
SECOND = [
    "Field Coordination Unit, weekly note",
    "",
    "convoys of the relief agencies have had to turn back twice.",
    "Page 2 of 2",
]
EXPECTED = """Field Coordination Unit, weekly note

Situation in Kunar

Two soldiers were killed on 3 May when armed men opened fire on a checkpoint east of Asadabad, the provincial police \
said. The checkpoint has since been moved, and three men were taken in for questioning over the shooting.

- One man was shot in Jalalabad on the way to the market by two men on a motorcycle, who fled.
- A bomb was defused in Behsud.

Since that day the road to the north has been closed to lorries and the convoys of the relief agencies have had to \
turn back twice."""


def pdf(raw: bytes, limits: Limits | None = None) -> Document:
    return read_pdf(raw, "note.pdf", limits or Limits())


def page_texts(raw: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(raw)
    return [page.get_textpage().get_text_range() for page in document]


def test_lines_become_paragraphs_headings_and_items() -> None:
    assert pdf(write_pdf([FIRST, SECOND])).text == EXPECTED


def test_every_piece_is_the_same_characters_on_its_page() -> None:
    raw = write_pdf([FIRST, SECOND])
    pages = page_texts(raw)
    document = pdf(raw)
    assert {piece.number for piece in document.pieces} == {1, 2}
    for piece in document.pieces:
        assert piece.number is not None
        shown = pages[piece.number - 1][piece.origin_start : piece.origin_end]
        assert shown == document.text[piece.start : piece.end]


def test_a_span_leads_back_to_its_page(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(write_pdf([FIRST, SECOND]))
    (report,) = read([str(path)])
    assert isinstance(report, Report)
    pages = page_texts(path.read_bytes())

    def place(words: str) -> str:
        start = report.text.index(words)
        return locate(report, Span(start, start + len(words)))

    at = pages[0].index("Asadabad")
    assert place("Asadabad") == f"page 1, characters {at}-{at + 8}"
    at = pages[1].index("turn back")
    assert place("turn back") == f"page 2, characters {at}-{at + 9}"
    assert place("lorries and the convoys").startswith("page 1, character ")
    assert "to page 2, character 4" in place("lorries and the convoys")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The com-", "mander was killed."], "The commander was killed."),
        (["A security-", "related matter. It is related to security."], "A security-related matter"),
        (["The ex-", "soldier was killed."], "The ex-soldier was killed."),
        (["The Kabul-", "Jalalabad road is closed."], "The Kabul-Jalalabad road"),
        (["From 2016-", "2017 the road was closed."], "From 2016-2017 the road"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], expected: str) -> None:
    assert pdf(write_pdf([lines])).text.startswith(expected)


@pytest.mark.parametrize(
    ("facts", "title", "published"),
    [
        ({"Title": "Weekly note", "CreationDate": "D:20170518101500+04'30'"}, "Weekly note", date(2017, 5, 18)),
        ({"Title": "Microsoft Word - note.docx", "CreationDate": "D:2017"}, None, None),
        ({"Title": "untitled", "CreationDate": "D:20179918"}, None, None),
        ({}, None, None),
    ],
)
def test_title_and_date_of_the_file(facts: dict[str, str], title: str | None, published: date | None) -> None:
    document = pdf(write_pdf([["Two soldiers were killed."]], facts=facts))
    assert (document.title, document.published) == (title, published)


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (write_locked_pdf(), LockedError),
        (write_scan(), NoTextError),
        (write_pdf([[]]), NoTextError),
        (b"%PDF-1.4\nnothing here", DamagedError),
        (b"no PDF at all", DamagedError),
        (write_pdf([FIRST])[:400], DamagedError),
    ],
    ids=["locked", "scanned", "blank", "damaged", "other", "cut"],
)
def test_files_without_readable_text(raw: bytes, error: type[ReportError]) -> None:
    with pytest.raises(error) as caught:
        pdf(raw)
    assert str(caught.value).startswith("note.pdf: ")


def test_too_many_pages_and_too_much_text_are_refused() -> None:
    raw = write_pdf([FIRST, SECOND])
    with pytest.raises(TooLargeError, match="2 pages"):
        pdf(raw, Limits(pages=1))
    with pytest.raises(TooLargeError, match="characters"):
        pdf(raw, Limits(text_bytes=100))
    assert Limits().pages == 2_000


@pytest.mark.parametrize(("times", "unit"), [(50_000, "characters"), (600_000, "drawn objects")])
def test_a_page_that_writes_without_end_is_refused(times: int, unit: str) -> None:
    with pytest.raises(TooLargeError, match=f"page 1 of the PDF has [0-9,]+ {unit}"):
        pdf(write_pdf_bomb(times))


def test_the_files_own_size_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(write_pdf([FIRST]))
    (found,) = read([str(path)], ReadOptions(limits=Limits(container_bytes=100)))
    assert isinstance(found, Problem)
    assert found.kind == "TooLargeError"


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(write_pdf([FIRST])) - 1), st.binary(min_size=1, max_size=12))
def test_a_damaged_pdf_gives_text_or_an_error_of_ours(at: int, noise: bytes) -> None:
    raw = write_pdf([FIRST])
    try:
        document = pdf(raw[:at] + noise + raw[at + len(noise) :])
    except ReportError:
        return
    assert document.text.strip()
