"""The journey of a report, in order: segment, extract, normalise, code. The only module that knows the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from . import __version__
from .coding.assemble import code as code_events
from .coding.values import ActorValue, Values
from .errors import ModelError, SourcebookError, UsageError
from .extract.base import Extractor
from .extract.participants import GroupName
from .extract.rules import RuleExtractor
from .extract.sentence import Finders
from .lexicon.countries import countries_mentioned, countries_named, country_by_code
from .lexicon.outlets import find_outlet, looks_like_outlet
from .lexicon.roster import RosterEntry, find_group_names
from .normalise.actor_profile import profile_once
from .normalise.actors import name_actor
from .normalise.counts import read_count
from .normalise.dates import counts_back, find_dates, read_publication_date
from .normalise.gazetteer import Gazetteer, open_gazetteer
from .normalise.places import PlaceContext, resolve_place
from .normalise.report_dates import resolve_dates
from .normalise.toponyms import Toponym, find_toponyms, resolve_toponyms
from .options import EXTRACTORS as EXTRACTORS
from .options import PipelineOptions as PipelineOptions
from .records import (
    CoderStamp,
    Count,
    DateRange,
    Outcome,
    Outline,
    PlaceMention,
    PlaceRef,
    Problem,
    Reading,
    Report,
    Span,
)
from .segment import segment

#: The trained network that comes with the package.
MODEL = Path(__file__).parent / "data" / "model"


def extractor_for_incidents() -> str:
    """The extractor that reads incidents best here: the trained one where its weights are, else the rules."""
    from .extract.model.card import has_model

    return "incidents" if has_model(MODEL) else "rules"


class Pipeline:
    """Codes reports. Holds the gazetteer and the extractor open; make one with `Pipeline.open` and keep it."""

    def __init__(self, extractor: Extractor, gazetteer: Gazetteer, options: PipelineOptions) -> None:
        self._extractor, self._gazetteer, self.options = extractor, gazetteer, options
        self._stamp = CoderStamp(__version__, extractor.name, options.scheme)

    @classmethod
    def open(cls, options: PipelineOptions | None = None) -> Pipeline:
        """A pipeline ready to code. Raises UsageError for an unknown extractor, GazetteerError for a bad gazetteer."""
        options = options or PipelineOptions()
        if options.extractor not in EXTRACTORS:
            raise UsageError(f"extractor {options.extractor!r}", "--extractor", ", ".join(EXTRACTORS))
        gazetteer = open_gazetteer(extra=options.gazetteers)
        return cls(_extractor(options, finders_of(gazetteer)), gazetteer, options)

    def outline(self, report: Report) -> Outline:
        """The parts of a report; a dateline's full date becomes the publication date where none is known."""
        return outline_of(report)

    @property
    def stamp(self) -> CoderStamp:
        """What its events bear: by this a dataset knows which reports this coder has coded."""
        return self._stamp

    def code(self, report: Report) -> Outcome:
        """The events of one report. Whatever goes wrong in it becomes a problem of its outcome.

        Raises what would go wrong in every report alike: UsageError for a damaged gazetteer or word list, OSError.
        """
        try:
            outline = self.outline(report)
            reading = self._extractor.extract([outline])[0]
            if not reading.findings:
                return Outcome(outline.report)
            values = self._values(outline, reading)
            return Outcome(outline.report, code_events(outline, reading, values, self._stamp))
        except (UsageError, OSError, MemoryError):
            raise
        except Exception as error:  # no report may cost the others, whatever rule it trips over
            return Outcome(report, (), (_problem(report, error),))

    def code_all(self, reports: Iterable[Report | Problem]) -> Iterator[Outcome]:
        """Outcomes in the order of the reports; a report that could not be read keeps its place as a problem."""
        for report in reports:
            yield Outcome(None, (), (report,)) if isinstance(report, Problem) else self.code(report)

    def dates(self, report: Report) -> dict[Span, DateRange]:
        """The time expressions of a report with what they mean, as the coder reads them."""
        outline = self.outline(report)
        return _dates(outline, self._extractor.extract([outline])[0])

    def _values(self, outline: Outline, reading: Reading) -> Values:
        report = outline.report
        text = report.text
        home = _country_of_report(report, reading)
        at_home = country_by_code(home or "")
        named: dict[str, PlaceMention] = {}
        for place in reading.places:  # each name once: a long digest has thousands
            named.setdefault(place.span.of(text).casefold(), place)
        everywhere = tuple(named.values())
        told = _countries_told(text)

        @cache
        def toponyms() -> tuple[Toponym, ...]:
            given = [place.span for place in everywhere]
            found = [s for s in find_toponyms(text, self._gazetteer) if not any(s.overlaps(other) for other in given)]
            country = country_by_code(home or "")
            return resolve_toponyms(text, [*given, *found], self._gazetteer, country.iso2 if country else None)

        def resolve(mentions: Iterable[PlaceMention], iso3: str | None) -> PlaceRef:
            country = next((one for one in (country_by_code(iso3 or ""), at_home) if one and one.iso2 in told), at_home)
            context = PlaceContext(everywhere, country.iso2 if country else None, told, toponyms)
            return resolve_place(text, tuple(mentions), context, self._gazetteer)

        actors = _actors(text, reading, _written(outline) or report.published)
        return Values(_dates(outline, reading), _counts(text, reading), actors, resolve)


def outline_of(report: Report) -> Outline:
    """The parts of a report; a dateline's full date becomes the publication date where none is known."""
    outline = segment(report)
    written = _written(outline) if report.published is None else None
    return outline if written is None else replace(outline, report=replace(report, published=written))


def finders_of(gazetteer: Gazetteer) -> Finders:
    """What extractors are lent: finders of dates, known groups and outlets, and the gazetteer's names."""
    return Finders(find_dates, _group_names, _outlet, gazetteer.knows, counts_back)


def _extractor(options: PipelineOptions, finders: Finders) -> Extractor:
    if options.extractor == "rules":
        return RuleExtractor(finders)
    try:
        from .extract.model.extractor import IncidentExtractor  # the network takes its time to load
    except ImportError as error:  # no wheel for this machine, or an installation without its dependencies
        missing = error.name or str(error)
        raise ModelError(f"{missing} is not installed", "--extractor incidents", "", f"pip install {missing}") from None

    return IncidentExtractor(options.model or MODEL, finders)


def _problem(report: Report, error: Exception) -> Problem:
    where = report.origin.path or report.id
    row = "" if report.origin.row is None else f", row {report.origin.row}"
    kind = type(error).__name__
    foreseen = isinstance(error, SourcebookError)
    told = str(error) if foreseen else f"could not be coded ({kind}: {error}); tell the authors"
    return Problem(where, kind, " ".join(f"{where}{row}: {told}".split()))


def _group_names(text: str) -> tuple[GroupName, ...]:
    return tuple(GroupName(span, entry.group) for span, entry in _groups_told(text))


@lru_cache(maxsize=1)  # of one report twice: where its groups stand, and what country they speak for
def _groups_told(text: str) -> tuple[tuple[Span, RosterEntry], ...]:
    return find_group_names(text)


def _outlet(name: str) -> str | None:
    known = find_outlet(name)
    if known is not None:
        return known.kind
    return "media" if looks_like_outlet(name) else None


def _countries_told(text: str) -> frozenset[str]:
    """ISO 3166-1 codes of the countries that a report names, by their people or by their groups too."""
    groups = (entry.countries[0] for _, entry in _groups_told(text) if len(entry.countries) == 1)
    known = (country_by_code(iso3) for iso3 in (*countries_named(text), *groups))
    return frozenset(country.iso2 for country in known if country is not None)


def _country_of_report(report: Report, reading: Reading) -> str | None:
    """ISO3 of the country that the report's groups, else its outlets, speak for, where they speak for one only."""
    groups = [entry.countries for _, entry in _groups_told(report.text)]
    told = Counter(countries[0] for countries in groups if len(countries) == 1)
    if told:
        return told.most_common(1)[0][0]
    names = [speaker.span.of(report.text) for speaker in reading.speakers if speaker.kind == "media"]
    outlets = [find_outlet(name) for name in (*names, report.source.name or "")]
    homes = {outlet.iso3 for outlet in outlets if outlet is not None and outlet.iso3}
    return homes.pop() if len(homes) == 1 else None


def _written(outline: Outline) -> date | None:
    """The full date of a dateline: the day on which the report speaks, whatever day it was filed or fetched under.

    Beside a known day of publication, figures whose order is in doubt ("4.5.2017") say nothing.
    """
    known = outline.report.published is not None
    datelines = (part.span.of(outline.report.text) for part in outline.segments if part.kind == "dateline")
    dates = (read_publication_date(words, sure=known) for words in datelines)
    return next((written for written in dates if written is not None), None)


def _dates(outline: Outline, reading: Reading) -> dict[Span, DateRange]:
    report = outline.report
    return resolve_dates(
        report.text, [mention.span for mention in reading.dates], _written(outline) or report.published
    )


def _counts(text: str, reading: Reading) -> dict[Span, Count]:
    spans = {row.count_span or row.span: row.span for finding in reading.findings for row in finding.harm}
    parts = (actor.part for finding in reading.findings for actor in finding.actors if actor.part is not None)
    spans |= {part.counted: part.counted for part in parts if part.counted is not None}
    described = _described(reading)
    told = {span: words.of(text).lower() if words in described else words.of(text) for words, span in spans.items()}
    counts = {span: read_count(words) for span, words in told.items()}
    return {span: count for span, count in counts.items() if count is not None}


def _described(reading: Reading) -> set[Span]:
    """Words that an extractor knows to describe and not to name: "JESUITS" are several, in capitals too."""
    actors = [actor for finding in reading.findings if finding.whole for actor in finding.actors if not actor.person]
    parts = [actor.part.counted for actor in actors if actor.part is not None and actor.part.counted is not None]
    return {*parts, *(actor.span for actor in actors)}


def _actors(text: str, reading: Reading, day: date | None) -> dict[Span, ActorValue]:
    found: dict[Span, ActorValue] = {}
    countries = countries_mentioned(text)
    for finding in reading.findings:
        for actor in finding.actors:
            if actor.span not in found:
                words = actor.span.of(text)
                named = name_actor(words, actor.group, countries=countries, day=day)
                profile = profile_once(words, day)
                iso3 = named.iso3
                if iso3 is None and named.name is None and not actor.person:  # a villager may bear a leader's name
                    iso3 = profile.iso3
                found[actor.span] = ActorValue(named.name, iso3, named.group, profile.sector)
    return found
