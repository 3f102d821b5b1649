"""Which format a file is in: by its suffix, else by how it begins."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["text", "html", "pdf", "docx", "lines", "json", "csv"]

#: What a folder is searched for.
SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
}

_HTML = re.compile(rb"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
_HTML_LATER = re.compile(rb"<(?:!doctype html|html)[\s>]", re.IGNORECASE)
_JSON_LINE = re.compile(rb'\{\s*"')
_JSON_LIST = re.compile(rb"\[\s*\{")


def format_by_content(head: bytes) -> Format:
    """The format that the first bytes of a file show; text where they show none."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    # A comment or an XML declaration may come first, so a later <html> counts where the text begins with a tag.
    if _HTML.match(start) or (start.startswith(b"<") and _HTML_LATER.search(start)):
        return "html"
    if _JSON_LINE.match(start):
        return "lines"
    if _JSON_LIST.match(start):
        return "json"
    return "text"
