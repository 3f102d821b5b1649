"""Articles on incidents, coded by the pipeline: what the merge gets of each, and the toll that each tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sourcebook.errors import SourcebookError
from sourcebook.merge.comparable import Comparable, comparable_of
from sourcebook.merge.passages import main_event
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import Report

from ..benchmark import Coder
from ..tolls.article import CodedArticle
from ..tolls.corpora import TollArticle
from ..tolls.incident import ToldToll, told_toll
from ..tolls.run import code_article

#: So many articles go to a process at a time.
_BATCH = 20


@dataclass(frozen=True, slots=True)
class MergeArticle:
    """An article as the merge compares it, by the occurrence it is mainly about; None where nothing was coded."""

    article: TollArticle
    comparable: Comparable | None
    toll: ToldToll


def code_articles(articles: Sequence[TollArticle], extractor: str, processes: int = 1) -> Iterator[MergeArticle]:
    """Code articles in their order, on several processes if asked."""
    if processes == 1:
        yield from (prepare(article, _coder(extractor)) for article in articles)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(_prepare, articles, [extractor] * len(articles), chunksize=_BATCH)


def prepare(article: TollArticle, coder: Coder) -> MergeArticle:
    """Code one article. Its comparable goes by the article's id: two articles may be one text."""
    published = date.fromisoformat(article.published[:10]) if article.published else None
    try:
        coded = code_article(article, coder, published)
    except SourcebookError:
        return MergeArticle(article, None, told_toll(article, None))
    return MergeArticle(article, _comparable(article, coded), told_toll(article, coded))


def _comparable(article: TollArticle, coded: CodedArticle) -> Comparable | None:
    """Of the occurrence that the article is mainly about: told in its text, or else in its headline alone."""
    if coded.events:
        main = main_event(coded.events)
    elif coded.headline:
        main = main_event(coded.headline)
        report: Report = replace(main.report, text=article.text, title=article.title)
        main = replace(main, report=report)
    else:
        return None
    return replace(comparable_of(main, article.id), event=article.id)


def _prepare(article: TollArticle, extractor: str) -> MergeArticle:
    return prepare(article, _coder(extractor))


@cache
def _coder(extractor: str) -> Pipeline:
    """The pipeline of this process."""
    return Pipeline.open(PipelineOptions(extractor=extractor))
