"""From a document, or a row of a table, and the user's options to a Report: what stands in the document comes first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from ..errors import UsageError
from ..records import Origin, Report, Source
from ..records.vocabulary import SOURCE_KINDS, SourceKind
from .document import Document
from .file_facts import UNKNOWN_SOURCE
from .limits import Limits, check_text
from .options import ReadOptions
from .written_date import parse_date


def report_of_document(
    document: Document,
    raw: bytes,
    where: str,
    options: ReadOptions,
    *,
    url: str | None = None,
    row: int | None = None,
    id: str | None = None,
) -> Report:
    """The report that some bytes hold, its hash that of the bytes, its id theirs too unless one came with it.

    `url` is where the bytes were got, `row` which part of the file at `where` they are. What they say of themselves
    comes first, then the options; the host of the address is the publisher where neither tells.
    """
    check_text(document.text, where, options.limits)
    digest = hashlib.sha256(raw).hexdigest()
    source = _source(document.publisher, None, options.source)
    return Report(
        id=id or _short(digest),
        sha256=digest,
        text=document.text,
        title=document.title,
        source=Source(_host(url), source.kind) if source.name is None else source,
        published=document.published or options.published,
        url=_address(document.url, url),
        language=document.language or options.language,
        origin=Origin(path=where, row=row, unit=document.unit, pieces=document.pieces),
    )


def report_of_row(row: Mapping[str, str | None], where: str, number: int, options: ReadOptions) -> Report:
    """The report that one row of a table holds; `row` goes by our column names, and has a `text`."""
    text = row["text"] or ""
    check_text(text, f"{where}:{number}", options.limits)
    digest = text_hash(text)
    return Report(
        id=row.get("id") or _short(digest),
        sha256=digest,
        text=text,
        title=row.get("title"),
        source=_source(row.get("source"), source_kind(row.get("source_kind")), options.source),
        published=parse_date(row.get("published")) or (None if row.get("published") else options.published),
        url=row.get("url"),
        language=row.get("language") or options.language,
        origin=Origin(path=where, row=number),
    )


def report_from_text(
    text: str,
    *,
    id: str | None = None,
    published: date | None = None,
    source: Source = UNKNOWN_SOURCE,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Report:
    """A report from a string in hand, taken as it is. Raises EmptyError and TooLargeError as reading a file does."""
    if not isinstance(text, str):
        raise UsageError(f"got {type(text).__name__}", "text", "a str", "decode bytes first")
    check_text(text, "text", Limits())
    digest = text_hash(text)
    return Report(
        id=id or _short(digest),
        sha256=digest,
        text=text,
        title=title,
        source=source,
        published=published,
        url=url,
        language=language,
    )


def text_hash(text: str) -> str:
    """SHA-256 of the UTF-8 bytes; a lone surrogate, which UTF-8 cannot carry, is hashed as it stands."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def source_kind(word: str | None) -> SourceKind | None:
    """The kind of source that a column says, in any case and with spaces for hyphens; None for other words."""
    said = (word or "").strip().lower().replace("_", "-").replace(" ", "-")
    return next((kind for kind in SOURCE_KINDS if kind == said), None)


def _address(said: str | None, fetched: str | None) -> str | None:
    """The address that a page gives as its own, unless it was got from another host, which it cannot speak for."""
    return said if said is not None and (fetched is None or _host(said) == _host(fetched)) else fetched


def _host(url: str | None) -> str | None:
    """The host of an address without `www.`; None where it has none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _short(digest: str) -> str:
    return digest[:12]


def _source(name: str | None, kind: SourceKind | None, option: Source) -> Source:
    """The document's own source, or the option where it is silent. A kind stays with the name that it was given for."""
    if name is None:
        return Source(option.name, kind or option.kind)
    same = option.name is None or option.name.casefold() == name.casefold()
    return Source(name, kind or (option.kind if same else None))
