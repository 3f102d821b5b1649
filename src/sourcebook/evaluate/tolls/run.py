"""Score the tolls of articles: exact, within a tenth, and how many were answered at all; unanswered counts as wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sourcebook.errors import SourcebookError
from sourcebook.ingest import report_from_text
from sourcebook.records import Event

from ..benchmark import Coder
from .article import ArticleToll, CodedArticle
from .corpora import TollArticle, TollCorpus
from .incident import ToldToll, told_toll, toll_of_incident

#: What a number may differ from that of the gold by to be near enough: a tenth of it.
NEAR = 0.1
#: Where the fields of the corpora stand in a toll.
_FIELDS = {"killed": "killed", "injured": "wounded", "civilians_killed": "civilians", "others_killed": "others"}


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field: of `n` numbers in the gold, the shares answered exactly, within a tenth, and at all."""

    exact: float
    within10: float
    answered: float
    n: int


@dataclass(frozen=True, slots=True)
class Miss:
    """A number that differs from the gold's."""

    corpus: str
    id: str
    field: str
    gold: int
    coded: int | None


@dataclass(frozen=True, slots=True)
class TollScore:
    """The scores of one corpus, or of one way to count it, by field, with what differs."""

    name: str
    n: int
    fields: Mapping[str, FieldScore]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was answered for one article or incident, and what the gold says."""

    id: str
    gold: Mapping[str, int]
    toll: ArticleToll


def score_tolls(corpus: TollCorpus, coder: Coder) -> tuple[TollScore, ...]:
    """Code a corpus and score it: by incident where several articles are on one, and by article."""
    tolls = [(article, _told(article, coder)) for article in corpus.articles]
    by_article = [_Answer(article.id, article.gold, told.toll) for article, told in tolls]
    if len({article.incident for article, _ in tolls}) == len(tolls):
        return (_score(corpus.name, corpus.fields, by_article),)
    in_order = sorted(tolls, key=lambda told: (told[0].incident, told[0].published))
    by_incident = [
        _Answer(incident, articles[0][0].gold, toll_of_incident([told for _, told in articles]))
        for incident, group in groupby(in_order, key=lambda told: told[0].incident)
        if (articles := list(group))
    ]
    return (
        _score(corpus.name, corpus.fields, by_incident),
        _score(f"{corpus.name}_articles", corpus.fields, by_article),
    )


def code_article(article: TollArticle, coder: Coder, published: date | None = None) -> CodedArticle:
    """An article with the events of its text and of its headline, which is coded as a report of its own.

    Raises SourcebookError where the text is none that can be coded.
    """
    events = _events(article.text, article.title, coder, published)
    headline = _events(_headline(article.title), None, coder, published) if article.title.strip() else ()
    return CodedArticle(article.title, article.text, headline, events)


def _told(article: TollArticle, coder: Coder) -> ToldToll:
    """The toll of one article; no answer where it cannot be coded."""
    try:
        return told_toll(article, code_article(article, coder))
    except SourcebookError:
        return told_toll(article, None)


def _headline(title: str) -> str:
    """A headline as a sentence, without the name of the site behind a dash."""
    return title.split(" - ")[0].rstrip(" .") + "."


def _events(text: str, title: str | None, coder: Coder, published: date | None) -> Sequence[Event]:
    return coder.code(replace(report_from_text(text, title=title), published=published)).events


def _score(name: str, fields: Sequence[str], answers: Sequence[_Answer]) -> TollScore:
    scores = {field: _field_score(field, answers) for field in fields}
    misses = [
        Miss(name, answer.id, field, answer.gold[field], coded)
        for answer in answers
        for field in fields
        if field in answer.gold and (coded := getattr(answer.toll, _FIELDS[field])) != answer.gold[field]
    ]
    return TollScore(name, len(answers), scores, tuple(misses))


def _field_score(field: str, answers: Sequence[_Answer]) -> FieldScore:
    pairs = [(a.gold[field], getattr(a.toll, _FIELDS[field])) for a in answers if field in a.gold]
    n = len(pairs)
    if not n:
        return FieldScore(0.0, 0.0, 0.0, 0)
    exact = sum(gold == coded for gold, coded in pairs)
    near = sum(coded is not None and abs(coded - gold) <= NEAR * gold for gold, coded in pairs)
    return FieldScore(exact / n, near / n, sum(coded is not None for _, coded in pairs) / n, n)
