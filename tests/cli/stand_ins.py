"""Stand-ins for the command line's tests: an invented report, its event, and a pipeline that codes by one word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from record_samples import CODER, at
from sourcebook.pipeline import PipelineOptions
from sourcebook.records import (
    ActorRef,
    Attribution,
    Count,
    DateRange,
    Event,
    Evidence,
    Harm,
    Outcome,
    PartialDate,
    PlaceRef,
    Problem,
    Report,
    Source,
    Span,
    Weapon,
)

TEXT = "Police said gunmen of the Dawn Front shot two villagers with rifles near Khar on March 4."


def span_of(words: str, text: str = TEXT) -> Span:
    return at(text, words)


def make_report(text: str = TEXT, *, id: str = "r1", title: str | None = None) -> Report:
    return Report(id, "0" * 64, text, title=title, source=Source("Valley Post", "media"), published=date(2019, 3, 5))


def make_event(report: Report | None = None, *, actor: str | None = None, place: str = "Khar") -> Event:
    day = PartialDate(2019, 3, 4)
    named = actor is not None
    doer = ActorRef(actor or "Dawn Front", span_of("Dawn Front"), "perpetrator", "armed-group", person=named)
    return Event(
        id="ev-0123456789abcdef",
        report=report or make_report(),
        type="attack",
        status="accomplished",
        date=DateRange(day, day, "day", text="on March 4", span=span_of("on March 4")),
        place=PlaceRef((place,), (span_of("Khar"),), iso2="PK"),
        actors=(doer, ActorRef("villagers", span_of("villagers"), "target", "civilians")),
        harm=(Harm("two villagers", span_of("two villagers"), "civilians", "killed", Count(2, None)),),
        weapons=(Weapon("rifles", span_of("rifles"), "firearm"),),
        attribution=(Attribution("Police", span_of("Police"), "state", "reported"),),
        claims=(),
        evidence=Evidence("shot two villagers", span_of("shot two villagers")),
        confidence=0.83,
        review=("year is not stated",),
        coder=CODER,
    )


class WordPipeline:
    """A pipeline for tests: an event for a report with "shot" in it, a problem for one with "unreadable"."""

    @classmethod
    def open(cls, options: PipelineOptions | None = None) -> WordPipeline:
        return cls()

    def code(self, report: Report) -> Outcome:
        if "unreadable" in report.text:
            where = report.origin.path or report.id
            return Outcome(report, (), (Problem(where, "ReportError", f"{where}: cannot be\ncoded\x1b[31m"),))
        if "interrupt" in report.text:
            raise KeyboardInterrupt
        return Outcome(report, (make_event(report),) if "shot" in report.text else ())

    def code_all(self, reports: Iterable[Report | Problem]) -> Iterator[Outcome]:
        for report in reports:
            yield Outcome(None, (), (report,)) if isinstance(report, Problem) else self.code(report)
