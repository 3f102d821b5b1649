"""RSS and Atom: each entry of a feed as a report. The only module that names feedparser.

Only what stands in the feed is read; the pages that its entries link to are not fetched, because nobody named them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any, BinaryIO
from urllib.parse import urljoin

import feedparser

from ..errors import DamagedError, EmptyError, ReportError, TooLargeError
from .compose import report_of_document
from .decode import clean, same_length
from .document import Document
from .html import read_html
from .limits import Limits, too_large
from .markup import measure, tokens
from .options import ReadOptions
from .original import PLAIN, Kept, original_of
from .stream import read_bounded
from .written_date import parse_date

# The parser takes time that grows with these, up to minutes for what is still a small file. Feeds have 10 to 100
# entries, and with all the markup in them some ten thousand tags and references.
_MOST_ENTRIES = 2_000
_MOST_TAGS = 100_000
_MOST_REFERENCES = 500_000
_LONGEST_TAG = 20_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>?")
_HTML = ("text/html", "application/xhtml+xml")


def read_feed(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Kept | ReportError]:
    """One report an entry, in the feed's order; an entry without words is an error and the others go on.

    Raises DamagedError for what is no feed or declares entities, TooLargeError, EmptyError where there is no entry.
    """
    raw = read_bounded(stream, options.limits.markup_bytes, where)
    _refuse_bombs(raw, where, options.limits)
    try:
        # From a stream: the library takes bytes for the name of a file, and words for an address to fetch.
        feed = feedparser.parse(io.BytesIO(raw), resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # the library lets pass whatever codecs, XML and its own lookups raise
        reason = " ".join(str(error).split())[:200]
        raise DamagedError(f"the feed does not parse: {reason}", where, "RSS or Atom") from None
    if not feed.entries:
        if not feed.version:
            raise DamagedError("this is no feed that we know", where, "RSS or Atom")
        raise EmptyError("the feed has no entry", where)
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _kept(entry, feed.feed, where, number, options)
        except ReportError as error:
            yield error


def _refuse_bombs(raw: bytes, where: str, limits: Limits) -> None:
    """A feed has no use for entities of its own, nor for elements nested or strung together by the thousand."""
    plain = raw.replace(b"\0", b"") if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else raw
    if _ENTITY.search(plain):
        raise DamagedError("the feed declares XML entities", where, "a feed as publishing systems write it")
    counted = (
        (len(_ENTRY.findall(plain)), _MOST_ENTRIES, "entries"),
        (plain.count(b"<"), _MOST_TAGS, "tags"),
        (plain.count(b"&"), _MOST_REFERENCES, "references"),
    )
    for count, most, unit in counted:
        if count > most:
            raise too_large("feed", count, most, unit, where)
    page = list(tokens(plain.decode("latin-1")))
    _, depth = measure(page)
    if depth > limits.depth:
        raise TooLargeError(f"elements nest {depth:,} deep", where, f"up to {limits.depth:,}")
    if any(token.name and token.end - token.start > _LONGEST_TAG for token in page):
        raise too_large("tag", None, _LONGEST_TAG, "characters", where)


def _kept(entry: Any, feed: Any, where: str, number: int, options: ReadOptions) -> Kept:
    content, media_type, language = _content(entry)
    place = f"{where}:{number}"
    raw = content.encode("utf-8", errors="replace")
    document = _document(raw, media_type, place, options.limits)
    document = replace(
        document,
        title=_line(entry.get("title")),
        publisher=_publisher(entry, feed) or document.publisher,
        published=_day(entry),
        language=_language(language or feed.get("language")) or document.language,
    )
    report = report_of_document(
        document, raw, where, options, url=_link(entry, feed), row=number, id=_own_id(entry.get("id"))
    )
    return Kept(report, original_of(raw, media_type))


def _content(entry: Any) -> tuple[str, str, str | None]:
    """The fullest text of an entry with its media type and language; its title where it has no other words."""
    parts = [*entry.get("content", ()), *([entry["summary_detail"]] if "summary_detail" in entry else [])]
    full = max(parts, key=lambda part: len(part.get("value") or ""), default=None)
    if full is None or not (full.get("value") or "").strip():
        return entry.get("title") or "", "text/html", None
    kind = full.get("type") if full.get("type") in _HTML else PLAIN
    # Publishing systems declare plain text and put paragraphs in it all the same.
    marked = kind != PLAIN or _MARKUP.search(full["value"])
    return full["value"], "text/html" if marked else PLAIN, full.get("language")


def _document(raw: bytes, media_type: str, where: str, limits: Limits) -> Document:
    if not raw.strip():
        raise EmptyError("the entry has no words", where)
    if media_type == PLAIN:
        return Document(text=clean(raw.decode("utf-8")))
    return read_html(raw, where, limits)


def _day(entry: Any) -> date | None:
    """The day by the publisher's own clock, else in UTC; that of the last change where no other is told."""
    for key in ("published", "updated"):
        if not dict.__contains__(entry, key):  # the library would answer for one key with the other, and warn
            continue
        day = parse_date(str(dict.__getitem__(entry, key) or ""))
        moment: Any = dict.get(entry, f"{key}_parsed")
        if day is not None or moment is not None:
            return day or date(moment[0], moment[1], moment[2])
    return None


def _publisher(entry: Any, feed: Any) -> str | None:
    """Whom an entry says it was taken from; else who publishes the feed; else the feed's title."""
    source = entry.get("source") or {}
    return _line(source.get("title")) or _line(feed.get("publisher")) or _line(feed.get("title"))


def _link(entry: Any, feed: Any) -> str | None:
    """The entry's own address, made whole by the feed's; None for what is no address of the web."""
    link = entry.get("link")
    try:
        whole = urljoin(feed.get("link") or "", link) if link else ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) and len(whole) <= 2_000 else None


def _own_id(said: str | None) -> str | None:
    """The id that the feed gives, unless it is an address or a name made of one: those are long, and kept as such."""
    line = _line(said)
    return line if line and len(line) <= 60 and not re.match(r"[a-z]+:|\w+\.\w+/", line, re.IGNORECASE) else None


def _line(words: Any) -> str | None:
    """One line of plain words, tags and entities taken out; None if blank or too long to be a name."""
    if not isinstance(words, str):
        return None
    line = " ".join(same_length(unescape(_MARKUP.sub(" ", words))).split())
    return line if 0 < len(line) <= 500 else None


def _language(said: Any) -> str | None:
    found = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", said.strip()) if isinstance(said, str) else None
    return found[0].lower() if found else None
