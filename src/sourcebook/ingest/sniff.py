"""Which format a file is in: by its suffix, by the media type it came with, else by how it begins."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePath
from typing import Literal

Format = Literal["text", "html", "pdf", "docx", "lines", "json", "csv", "feed", "warc"]

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
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
}
#: What the media types of the web tell. Those that servers give to anything (XML, JSON, plain text) tell nothing.
_MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/warc": "warc",
}
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_WARC = re.compile(rb"WARC/\d")

_HTML = re.compile(rb"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
_HTML_LATER = re.compile(rb"<(?:!doctype html|html)[\s>]", re.IGNORECASE)
_JSON_LINE = re.compile(rb'\{\s*"')
_JSON_LIST = re.compile(rb"\[\s*\{")


def suffix_of(name: str) -> str:
    """The suffix that tells the format: the last one, or both of `.warc.gz`."""
    plain = name.lower()
    return ".warc.gz" if plain.endswith(".warc.gz") else PurePath(plain).suffix


def format_by_media_type(media_type: str | None) -> Format | None:
    """The format that a media type tells, parameters and case aside; None where it tells none."""
    return _MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().lower())


def format_of_address(head: bytes, media_type: str | None, path: str) -> Format:
    """The format of what a server sent. Servers give feeds and archives wrong types, so what these show of themselves
    comes first."""
    shown = format_by_content(head)
    if shown in ("feed", "warc", "pdf"):
        return shown
    return format_by_media_type(media_type) or SUFFIXES.get(suffix_of(path)) or shown


def format_by_content(head: bytes) -> Format:
    """The format that the first bytes of a file show; text where they show none."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if _WARC.match(_unzipped(head)) else "text"
    if _WARC.match(head):
        return "warc"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    # A comment or an XML declaration may come first, so a later <html> counts where the text begins with a tag; an
    # entry of a feed may hold one too, behind the feed's own tag.
    if start.startswith(b"<") and (feed := _FEED.search(start)) and not _HTML_LATER.search(start, 0, feed.start()):
        return "feed"
    if _HTML.match(start) or (start.startswith(b"<") and _HTML_LATER.search(start)):
        return "html"
    if _JSON_LINE.match(start):
        return "lines"
    if _JSON_LIST.match(start):
        return "json"
    return "text"


def _unzipped(head: bytes) -> bytes:
    """The first bytes of what a gzip file holds; nothing where it does not unpack."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""
