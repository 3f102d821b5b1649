"""Invented sentences read by the rules, for tables of tests: lines of phrases, and readings."""

from __future__ import annotations

from functools import cache

from sourcebook.extract.chunks import chunk
from sourcebook.extract.clauses import Line
from sourcebook.extract.phrases import Phrase
from sourcebook.extract.tokens import tokenise
from sourcebook.ingest import report_from_text
from sourcebook.lexicon.roster import find_group_names
from sourcebook.normalise.dates import find_dates
from sourcebook.pipeline import Pipeline
from sourcebook.records import Event, Reading


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def line_of(text: str) -> Line:
    """The words and phrases of one sentence, with the names and dates in it."""
    tokens = tokenise(text, 0, len(text))
    return Line(tokens, chunk(tokens, find_dates(text), [span for span, _ in find_group_names(text)]))


def words_of(line: Line, phrase: Phrase, text: str) -> str:
    return text[line.tokens[phrase.first].start : line.tokens[phrase.last].end]


def reading_of(text: str) -> Reading:
    """What the rules find in a text, as the pipeline runs them."""
    outline = pipeline().outline(report_from_text(text))
    return pipeline()._extractor.extract([outline])[0]


def events_of(text: str) -> tuple[Event, ...]:
    """The events of a text."""
    outcome = pipeline().code(report_from_text(text))
    assert outcome.problems == ()
    return outcome.events
