"""PDF: the lines of each page, traced back to its characters. The only module that names pypdfium2."""

from __future__ import annotations

import re

import pypdfium2
from pypdfium2 import raw as pdfium

from ..errors import DamagedError, LockedError, NoTextError, ReportError
from .blocks import lay_out
from .decode import same_length
from .document import Document
from .limits import Limits, too_large
from .reflow import Line, reflow
from .written_date import parse_pdf_date

_LINE_ENDS = "\r\n"
_SOFT_HYPHEN = "\x02"  # what PDFium puts for a hyphen at a line's end, and then no line end
# On one page. Newspaper pages have some 20,000 letters, and maps some 50,000 objects; a bomb has millions.
_MOST_LETTERS = 200_000
_MOST_DRAWN = 500_000
_NO_TITLE = re.compile(r"microsoft \w+ - .*|untitled.*|document\d*|.*\.(?:docx?|pdf|indd|qxd|rtf|odt)", re.IGNORECASE)


def read_pdf(raw: bytes, where: str, limits: Limits) -> Document:
    """The text of a PDF; origins are characters of its pages as PDFium counts them.

    Raises LockedError, DamagedError, TooLargeError for too many pages, NoTextError for a scan.
    """
    document = _open(raw, where)
    try:
        return _read(document, where, limits)
    except ReportError:
        raise
    except Exception as error:  # PDFium's wrapper raises several kinds for a page that does not parse
        raise DamagedError(f"the PDF does not parse: {error}", where, "a PDF that opens in a reader") from None
    finally:
        document.close()


def _open(raw: bytes, where: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise LockedError(
                "the PDF is encrypted", where, "one without a password", "save an unlocked copy"
            ) from None
        raise DamagedError("the PDF does not parse", where, "a PDF that opens in a reader", "save it anew") from None


def _read(document: pypdfium2.PdfDocument, where: str, limits: Limits) -> Document:
    count = len(document)
    if count > limits.pages:
        raise too_large("PDF", count, limits.pages, "pages", where)
    pages: list[list[Line]] = []
    length = 0
    for index in range(count):
        page = _page_lines(document, index, where)
        length += sum(len(line.text) for line in page)
        if length > limits.text_bytes:
            raise too_large("PDF", None, limits.text_bytes, "characters", where)
        pages.append(page)
    text, pieces = lay_out(reflow(pages))
    if not text.strip():
        got = f"no text on any of its pages ({count}), as in a scan"
        raise NoTextError(got, where, "a PDF with text", "run text recognition on it first")
    title = " ".join(same_length(document.get_metadata_value("Title")).split())
    return Document(
        text=text,
        unit="page",
        pieces=pieces,
        title=None if not title or _NO_TITLE.fullmatch(title) else title,
        published=parse_pdf_date(document.get_metadata_value("CreationDate")),
    )


def _page_lines(document: pypdfium2.PdfDocument, index: int, where: str) -> list[Line]:
    page = document[index]
    drawn = pdfium.FPDFPage_CountObjects(page)
    if drawn > _MOST_DRAWN:  # told before the text is put together, which is what takes time
        raise too_large(f"page {index + 1} of the PDF", drawn, _MOST_DRAWN, "drawn objects", where)
    letters = page.get_textpage()
    try:
        count = letters.count_chars()
        if count > _MOST_LETTERS:
            raise too_large(f"page {index + 1} of the PDF", count, _MOST_LETTERS, "characters", where)
        text = "".join(_letter(pdfium.FPDFText_GetUnicode(letters, at)) for at in range(count))
        lines = []
        start = 0
        while start < count:
            end = start
            while end < count and text[end] not in _LINE_ENDS and text[end] != _SOFT_HYPHEN:
                end += 1
            hyphen = end < count and text[end] == _SOFT_HYPHEN
            shown = text[start:end] + "-" * hyphen
            if shown.strip():
                lines.append(_line(letters, same_length(shown), start, index + 1))
            start = end + 1
        return lines
    finally:
        letters.close()
        page.close()


def _letter(code: int) -> str:
    """A character for a code, always one, so that offsets hold."""
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd" if code else " "


def _line(letters: pypdfium2.PdfTextPage, shown: str, start: int, number: int) -> Line:
    """A line without the spaces around it, and its box: PDFium's own for its first, middle and last letters."""
    text = shown.strip()
    start += len(shown) - len(shown.lstrip())
    left, *_ = letters.get_charbox(start, loose=True)
    _, _, right, _ = letters.get_charbox(start + len(text) - 1, loose=True)
    # Height from the middle: a bullet at the start and a full stop at the end may be set in another font.
    middle = next(at for at in range(len(text) // 2, len(text)) if not text[at].isspace())
    _, bottom, _, top = letters.get_charbox(start + middle, loose=True)
    return Line(text, start, number, left, right, bottom, abs(top - bottom))
