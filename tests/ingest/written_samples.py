"""Small files made by hand for the tests of reading: PDFs written byte by byte, Word documents, zip archives."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

import docx

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\x00\nendstream"
)


def write_pdf(pages: Sequence[Sequence[str]], *, facts: Mapping[str, str] | None = None, trailer: bytes = b"") -> bytes:
    """A PDF with one line of print for each string; an empty one leaves a gap, one that begins with # is large."""
    return _assemble([_print(lines) for lines in pages], facts or {}, trailer)


def write_pdf_bomb(times: int) -> bytes:
    """A small PDF whose one page writes a word over and over."""
    packed = zlib.compress(b"BT /F1 11 Tf 72 700 Td " + b"(killed) Tj " * times + b" ET")
    plain = b"<< /Length 1 >>\nstream\nX\n"
    return _assemble([b"X"], {}, b"").replace(
        plain, b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\n" % (len(packed), packed)
    )


def write_scan() -> bytes:
    """A PDF whose one page is an image."""
    return _assemble([b"q 500 0 0 700 50 50 cm /Im1 Do Q"], {}, b"")


def write_locked_pdf() -> bytes:
    """A PDF whose encryption no empty password opens: the check value in /U is not that of any."""
    key = b"<" + b"41" * 32 + b">"
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O " + key + b" /U " + key + b" /P -4 >> /ID [<41> <41>]"
    return _assemble([_print(["Two soldiers were killed."])], {}, lock)


def _print(lines: Sequence[str]) -> bytes:
    parts, height = [], 780.0
    for line in lines:
        size = 18 if line.startswith("#") else 11
        shown = line.lstrip("# ").encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        if shown:
            parts.append(b"BT /F1 %d Tf 72 %d Td (%s) Tj ET" % (size, height, shown))
        height -= 14
    return b"\n".join(parts)


def _assemble(contents: Sequence[bytes], facts: Mapping[str, str], trailer: bytes) -> bytes:
    pages = [5 + 2 * index for index in range(len(contents))]
    info = b" ".join(b"/%s (%s)" % (key.encode(), value.encode("latin-1")) for key, value in facts.items())
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % page for page in pages)),
        _FONT,
        _IMAGE,
    ]
    for page, content in zip(pages, contents, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % (page + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(b"<< %s >>" % info)
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R %s >>\n" % (len(objects) + 1, len(objects), trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def write_docx() -> bytes:
    """A Word document with a heading, paragraphs, a list and a table."""
    document = docx.Document()
    document.core_properties.title = "Weekly note"
    document.add_heading("Kunar", 1)
    document.add_paragraph("Two soldiers were killed on 3 May.")
    document.add_paragraph("One man was hurt in Asadabad.", style="List Bullet")
    document.add_paragraph("Two were taken in Dangam.", style="List Number")
    table = document.add_table(2, 2)
    for row, column, words in ((0, 0, "Date"), (0, 1, "Dead"), (1, 0, "3 May"), (1, 1, "2")):
        table.cell(row, column).text = words
    document.add_paragraph("Compiled in\tKabul.")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The zip archive with one of its parts replaced or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return packed.getvalue()


def part_of(archive: bytes, name: str) -> bytes:
    """One part of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)
