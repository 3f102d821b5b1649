"""Reading news whose place names were coded by hand with GeoNames ids: the XML that LGL and TR-News come in.

LGL: Lieberman, Samet and Sankaranarayanan, "Geotagging with local lexicons to build indexes for textually-specified
spatial data", ICDE 2010. Names that the coders could not resolve have no `gaztag`.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sourcebook.errors import DamagedError, UnreadableError
from sourcebook.records import Span

#: Feature codes of countries and first-level divisions: their centres differ by more than 161 km between sources.
_BY_ID = frozenset(("PCL", "PCLD", "PCLF", "PCLH", "PCLI", "PCLIX", "PCLS", "TERR", "ADM1", "ADM1H"))
_ALLOWED = "XML with article elements, each with text and toponyms, as LGL and TR-News are distributed"


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A name coded by hand. `geonameid` None: nobody could say which place it is. `by_id`: distance says nothing."""

    span: Span
    words: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    by_id: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its places. `source` is the publisher's domain, "" where it is not told."""

    id: str
    text: str
    source: str
    places: tuple[GoldPlace, ...]


def read_articles(path: Path) -> tuple[tuple[GoldArticle, ...], str]:
    """The articles of a file, and its SHA-256. Raises UnreadableError or DamagedError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error})", str(path), _ALLOWED) from error
    try:
        articles = tuple(_articles(content, path))
    except (ET.ParseError, ValueError) as error:
        raise DamagedError(f"no such corpus ({error})", str(path), _ALLOWED) from error
    if not articles:
        raise DamagedError("no articles", str(path), _ALLOWED)
    return articles, sha256(content).hexdigest()


def _articles(content: bytes, path: Path) -> Iterator[GoldArticle]:
    for number, article in enumerate(ET.fromstring(content).iter("article"), start=1):
        text = article.findtext("text")
        if text is None:
            raise DamagedError(f"article {number} has no text", str(path), _ALLOWED)
        places = tuple(_place(toponym) for toponym in article.iter("toponym"))
        source = (article.findtext("domain") or "").strip()
        yield GoldArticle(article.get("docid") or str(number), text, source, places)


def _place(toponym: ET.Element) -> GoldPlace:
    span = Span(int(toponym.findtext("start") or ""), int(toponym.findtext("end") or ""))
    words = toponym.findtext("phrase") or ""
    tag = toponym.find("gaztag")
    number = None if tag is None else tag.get("geonameid")
    if tag is None or not number:
        return GoldPlace(span, words)
    lat, lon = (float(value) if (value := tag.findtext(part)) else None for part in ("lat", "lon"))
    return GoldPlace(span, words, int(number), lat, lon, (tag.findtext("fcode") or "") in _BY_ID)
