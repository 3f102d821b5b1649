"""The reader of each format that holds one report, imported on use, and with it the library it needs."""

from __future__ import annotations

from collections.abc import Callable

from .document import Document
from .limits import Limits
from .sniff import Format

DocumentReader = Callable[[bytes, str, Limits], Document]

#: The media type that each format is kept and archived under.
MEDIA_TYPES: dict[Format, str] = {
    "text": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def most_bytes(kind: Format, limits: Limits) -> int:
    """How many bytes of a file of this format are read."""
    bounds = {"text": limits.text_bytes, "html": limits.markup_bytes}
    return bounds.get(kind, limits.container_bytes)


def document_reader(kind: Format) -> DocumentReader:
    """What turns the bytes of one report into its text; for every other format the reader of plain text."""
    if kind == "html":
        from .html import read_html

        return read_html
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf
    if kind == "docx":
        from .docx import read_docx

        return read_docx
    from .plain import read_plain

    return read_plain
