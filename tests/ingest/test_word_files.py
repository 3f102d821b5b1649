"""Word documents: blocks, the way back to paragraphs, and archives that are bombs, locked or reach outside."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_samples import part_of, with_part, write_docx

from sourcebook.errors import DamagedError, LockedError, NoTextError, ReportError, TooLargeError
from sourcebook.ingest.document import Document
from sourcebook.ingest.docx import read_docx
from sourcebook.ingest.limits import Limits
from sourcebook.ingest.locate import locate
from sourcebook.records import Origin, Report, Span

MAIN = "word/document.xml"
EXPECTED = """Kunar

Two soldiers were killed on 3 May.

- One man was hurt in Asadabad.
- Two were taken in Dangam.

Date | Dead
3 May | 2

Compiled in\tKabul."""


def word(raw: bytes, limits: Limits | None = None) -> Document:
    return read_docx(raw, "note.docx", limits or Limits())


def changed(old: str, new: str, part: str = MAIN) -> bytes:
    raw = write_docx()
    content = part_of(raw, part).decode()
    assert old in content
    return with_part(raw, part, content.replace(old, new, 1).encode())


def test_headings_items_and_rows_stand_on_lines_of_their_own() -> None:
    document = word(write_docx())
    assert document.text == EXPECTED
    assert document.title == "Weekly note"


def test_the_date_of_the_librarys_template_is_no_date() -> None:
    assert word(write_docx()).published is None
    assert word(changed("2013-12-23", "2017-05-18", "docProps/core.xml")).published == date(2017, 5, 18)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("soldiers", "paragraph 2, characters 4-12"),
        ("Asadabad", "paragraph 3, characters 20-28"),
        ("3 May | 2", "paragraph 7, character 0 to paragraph 8, character 1"),
        ("Kabul", "paragraph 9, characters 12-17"),
    ],
)
def test_a_span_leads_back_to_its_paragraph(words: str, place: str) -> None:
    document = word(write_docx())
    report = Report("n", "0", document.text, origin=Origin("note.docx", None, "paragraph", document.pieces))
    start = document.text.rindex(words)
    assert locate(report, Span(start, start + len(words))) == place


def test_text_stands_as_after_accepting_all_changes() -> None:
    run = "<w:r><w:t>Two soldiers were killed on 3 May.</w:t></w:r>"
    added = '<w:ins w:id="1" w:author="x"><w:r><w:t>Three men fled.</w:t></w:r></w:ins>'
    gone = '<w:del w:id="2" w:author="x"><w:r><w:delText>Gone.</w:delText></w:r></w:del>'
    assert "\n\nThree men fled.\n\n" in word(changed(run, added + gone)).text


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (with_part(write_docx(), MAIN, b" " * 5_000_000), TooLargeError),
        (with_part(write_docx(), "word/media/image.bin", b"\0" * 5_000_000), TooLargeError),
        (changed("<w:document", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document'), DamagedError),
        (changed("Two soldiers", "&a;", MAIN), DamagedError),
        (with_part(write_docx(), MAIN, b"<w:document" + b"<a>" * 100_000), DamagedError),
        (with_part(write_docx(), "[Content_Types].xml", b"broken"), DamagedError),
        (write_docx()[:2_000], DamagedError),
        (b"PK\x03\x04 broken", DamagedError),
        (b"no zip", DamagedError),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, DamagedError),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), LockedError),
    ],
    ids=["bomb", "media", "entity", "undefined", "depth", "types", "cut", "header", "other", "old", "locked"],
)
def test_archives_that_are_not_read(raw: bytes, error: type[ReportError]) -> None:
    with pytest.raises(error) as caught:
        word(raw)
    assert str(caught.value).startswith("note.docx: ")
    assert "\n" not in str(caught.value)


def test_a_document_without_text_says_so() -> None:
    content = part_of(write_docx(), MAIN).decode()
    start, end = content.index("<w:body>") + len("<w:body>"), content.index("</w:body>")
    with pytest.raises(NoTextError):
        word(with_part(write_docx(), MAIN, (content[:start] + content[end:]).encode()))


def test_sizes_are_bounded_before_anything_is_unpacked() -> None:
    with pytest.raises(TooLargeError, match="unpacked"):
        word(write_docx(), Limits(unpacked_bytes=1_000))
    with pytest.raises(TooLargeError, match="characters"):
        word(write_docx(), Limits(text_bytes=20))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=12))
def test_a_damaged_document_gives_text_or_an_error_of_ours(at: int, noise: bytes) -> None:
    raw = write_docx()
    at %= len(raw)
    try:
        document = word(raw[:at] + noise + raw[at + len(noise) :])
    except ReportError:
        return
    assert document.text.strip()
