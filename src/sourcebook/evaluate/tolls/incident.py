"""The toll of an incident from those of the articles on it, reconciled as the merge does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sourcebook.merge.same_text import text_classes
from sourcebook.merge.statements import specific_of
from sourcebook.merge.tolls import Reading, best_reading
from sourcebook.records import Count

from .article import ArticleToll, CodedArticle, toll_of_article
from .corpora import TollArticle


@dataclass(frozen=True, slots=True)
class ToldToll:
    """An article's toll with what decides how far it is believed: text, title, day, how many other events it tells."""

    toll: ArticleToll
    title: str
    text: str
    published: str
    beside: int


def told_toll(article: TollArticle, coded: CodedArticle | None) -> ToldToll:
    """The toll of an article as it was coded; none where it could not be."""
    toll = ArticleToll() if coded is None else toll_of_article(coded)
    beside = 0 if coded is None else max(0, len(coded.events) - 1)
    return ToldToll(toll, article.title, article.text, article.published, beside)


def toll_of_incident(told: Sequence[ToldToll]) -> ArticleToll:
    """The toll that most independent articles give; of equals the most specific, then the most recent.

    Copies of one text are one voice. Articles have no speakers of their own here, so the policies' rules for parties do
    not come in.
    """
    texts = text_classes([article.text for article in told])
    killed, wounded = _best(told, texts, "killed"), _best(told, texts, "wounded")
    return ArticleToll(killed, wounded, _best(told, texts, "civilians"), _best(told, texts, "others"))


def _best(told: Sequence[ToldToll], texts: Sequence[int], field: str) -> int | None:
    readings = [
        _reading(article, voice, number, headlined=field == "killed" and article.toll.headlined)
        for article, voice in zip(told, texts, strict=True)
        if (number := getattr(article.toll, field)) is not None
    ]
    best = best_reading(readings)
    return None if best is None else best.number


def _reading(article: ToldToll, voice: int, number: int, *, headlined: bool) -> Reading:
    """An article's number; `headlined` where its headline tells it otherwise than as a number: "Man killed"."""
    count = Count(number, number)
    published = date.fromisoformat(article.published[:10]) if article.published else None
    specific = specific_of(count, str(number) if headlined else article.title, article.beside)
    return Reading(count, voice, article.title, published, specific=specific)
