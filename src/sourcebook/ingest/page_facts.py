"""What a web page says of itself: title, publisher, date of publication, address and language.

Everything is read from the markup as it stands. A date guessed from a file, a copyright line or the clock is never
taken; one that the markup does not write in full is unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape

from .decode import same_length
from .markup import Token, attributes
from .written_date import find_date, parse_date

# Names of <meta>, surest first: Open Graph and schema.org, then Dublin Core and what publishing systems write.
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "publication_date",
    "publish-date", "publish_date", "published_time", "pubdate", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date.created",
    "dcterms.date", "dc.date", "date",
)  # fmt: skip
_TITLES = ("og:title", "citation_title", "dcterms.title", "dc.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dcterms.publisher", "dc.publisher", "publisher")
_ARTICLE = re.compile(r"article|report|posting|webpage|liveblog", re.IGNORECASE)
_DATED = re.compile(r"(?:^|[\s_-])(?:date|dateline|publish|published|posted|pubdate|timestamp)(?![a-z])", re.IGNORECASE)
_INLINE = r"<(?!/?(?:b|i|em|strong|span|abbr|time)\b)"
_UPDATED = re.compile(r"updat|modif|expir|event", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d/[01]?\d/[0-3]?\d)(?:/|$)")
_LINKED_DATA = "application/ld+json"
_LONGEST_LINKED_DATA = 500_000  # characters; real ones have a few thousand
_TAGS = 50_000  # a page says what it is near its top


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the markup says; what it does not is None."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None


@dataclass(slots=True)
class _Found:
    """Candidates, gathered in one pass."""

    meta: dict[str, str] = field(default_factory=dict)
    linked: list[dict[str, object]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    title: str = ""
    headline: str = ""
    canonical: str = ""
    language: str = ""


def page_facts(markup: str, page: Iterable[Token]) -> PageFacts:
    """Read what a page says of itself."""
    found = _gather(markup, page)
    publisher = _first(_linked_publishers(found)) or _first(found.meta.get(name) for name in _PUBLISHERS)
    address = _line(found.canonical) or _line(found.meta.get("og:url"))
    titles = [found.meta.get(name) for name in _TITLES]
    return PageFacts(
        title=_first([*titles, found.headline, _without_site(found.title, publisher)]),
        publisher=publisher,
        published=_published(found, address),
        url=address if address and address.startswith(("http://", "https://")) else None,
        language=_language(found.language or found.meta.get("content-language") or found.meta.get("og:locale")),
    )


def _published(found: _Found, address: str | None) -> date | None:
    """The surest date: linked data, <meta>, <time>, a line marked as the date, the address."""
    linked = (row.get("datePublished") for row in found.linked if _ARTICLE.search(str(row.get("@type"))))
    said = [*(value for value in linked if isinstance(value, str)), *(found.meta.get(name) for name in _DATES)]
    for text in [*said, *found.times]:
        if (day := parse_date(text)) is not None:
            return day
    for text in found.shown:
        if (day := find_date(text)) is not None:
            return day
    in_address = _IN_ADDRESS.search(address or "")
    return parse_date(in_address[1]) if in_address else None


def _gather(markup: str, page: Iterable[Token]) -> _Found:
    found = _Found()
    stream = iter(page)
    for count, token in enumerate(stream):
        if count > _TAGS:
            break
        name = token.name
        if name in ("title", "h1", "script"):
            _gather_content(found, name, attributes(markup, token), stream, markup)
        elif name in ("meta", "link", "html"):
            _gather_tag(found, name, attributes(markup, token))
        elif name and not name.startswith("/"):
            _gather_date(found, token, markup)
    return found


def _gather_tag(found: _Found, name: str, marks: dict[str, str]) -> None:
    if name == "meta":
        key = marks.get("property") or marks.get("name") or marks.get("itemprop") or marks.get("http-equiv") or ""
        found.meta.setdefault(key.strip().lower(), marks.get("content", ""))
    elif name == "link" and marks.get("rel", "").lower() == "canonical":
        found.canonical = found.canonical or marks.get("href", "")
    elif name == "html":
        found.language = found.language or marks.get("lang") or marks.get("xml:lang") or ""


def _gather_content(found: _Found, name: str, marks: dict[str, str], stream: Iterator[Token], markup: str) -> None:
    """The words between a tag and its end."""
    parts: list[str] = []
    for token in stream:
        if token.name in (f"/{name}", "body", "script"):
            break
        if not token.name and sum(map(len, parts)) < _LONGEST_LINKED_DATA:
            parts.append(markup[token.start : token.end])
    content = "".join(parts)
    if name == "title":
        found.title = found.title or unescape(content[:2_000])
    elif name == "h1":
        found.headline = found.headline or unescape(content[:2_000])
    elif marks.get("type", "").lower() == _LINKED_DATA:
        found.linked += _linked_data(content)


def _gather_date(found: _Found, token: Token, markup: str) -> None:
    """A <time> and any element marked as the date of the page."""
    marks = attributes(markup, token)
    role = " ".join(marks.get(key, "") for key in ("itemprop", "class", "id"))
    if _UPDATED.search(role):
        return
    stamped = marks.get("datetime") or marks.get("content") or ""
    if token.name == "time" or marks.get("itemprop", "").lower() == "datepublished":
        found.times.append(stamped)
    if (token.name == "time" or _DATED.search(role) or "datePublished" in role) and len(found.shown) < 50:
        line = re.split(_INLINE, markup[token.end : token.end + 300])[0]
        found.shown.append(" ".join(unescape(re.sub(r"<[^>]*>?", " ", line)).split()))


def _linked_data(content: str) -> list[dict[str, object]]:
    """The objects of a JSON-LD block, those in lists and graphs too; none where it does not parse."""
    try:
        waiting: list[object] = [json.loads(content)]
    except (ValueError, RecursionError):
        return []
    objects: list[dict[str, object]] = []
    while waiting and len(objects) < 1_000:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            objects.append(value)
            waiting.append(value.get("@graph"))
    return objects


def _linked_publishers(found: _Found) -> Iterator[str | None]:
    for row in found.linked:
        publisher = row.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        yield name if isinstance(name, str) else None


def _without_site(title: str, publisher: str | None) -> str:
    """`Two killed in Kunar - Example News` without the last part, where that is the publisher's name."""
    if publisher:
        return re.sub(rf"\s+[-–—|»:]\s+{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE)
    return title


def _language(said: str | None) -> str | None:
    """`en` of `en-GB` or `en_GB`."""
    found = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", (said or "").strip())
    return found[0].lower() if found else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((line for value in values if (line := _line(value))), None)


def _line(value: str | None) -> str | None:
    """One line of text, tags left in a title taken out; None if blank or too long to be a name."""
    line = " ".join(same_length(value or "").split())
    return line if 0 < len(line) <= 500 else None
