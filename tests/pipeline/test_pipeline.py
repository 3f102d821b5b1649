"""What the parts come to together: dates by publication, headings that carry, a gazetteer of one's own, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sourcebook
from sourcebook.coding.assemble import code as code_events
from sourcebook.coding.values import Values
from sourcebook.errors import GazetteerError, LexiconError, ReportError, UsageError
from sourcebook.ingest import ReadOptions, read, report_from_text
from sourcebook.normalise.gazetteer import open_gazetteer
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import (
    ActorMention,
    CoderStamp,
    Count,
    Event,
    Finding,
    HarmMention,
    Outcome,
    Outline,
    PartMention,
    Problem,
    Reading,
    Report,
    Source,
    Span,
)

Range = tuple[str | None, str | None]


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def coded(text: str, *, published: date | None = None, source: Source | None = None) -> tuple[Event, ...]:
    outcome = pipeline().code(report_from_text(text, published=published, source=source or Source()))
    assert outcome.problems == ()
    return outcome.events


def days(event: Event) -> Range | None:
    """First and last day, as the record writes them."""
    if event.date is None:
        return None
    return tuple(None if side is None else str(side) for side in (event.date.start, event.date.end))  # type: ignore[return-value]  # two sides, two days


def place_texts(event: Event) -> tuple[str, ...]:
    return () if event.place is None else event.place.texts


# When: the date of publication and what follows from it

CLASH = "Two soldiers were killed in a clash with rebels near Kumbo {when}, the army said."


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("on May 17", None, ("--05-17", "--05-17")),
        ("on May 17", date(2017, 5, 18), ("2017-05-17", "2017-05-17")),
        ("on December 30", date(2018, 1, 2), ("2017-12-30", "2017-12-30")),
        ("on May 17, 2015", date(2017, 5, 18), ("2015-05-17", "2015-05-17")),
        ("on Tuesday", date(2017, 5, 18), ("2017-05-16", "2017-05-16")),
        ("on Tuesday", None, None),
        ("yesterday", date(2017, 3, 1), ("2017-02-28", "2017-02-28")),
        ("in March 2015", None, ("2015-03", "2015-03")),
        ("on 17 Rajab", date(2020, 3, 20), ("2020-03-11", "2020-03-13")),
    ],
)
def test_the_date_of_an_event(when: str, published: date | None, expected: Range | None) -> None:
    (event,) = coded(CLASH.format(when=when), published=published)
    found = days(event)
    assert (None if found == (None, None) else found) == expected


@pytest.mark.parametrize(
    ("dateline", "published", "expected"),
    [
        ("KUMBO, Cameroon, May 18, 2017 (Meridian Press) - ", None, "2017-05-18"),
        ("KUMBO, Cameroon, May 18 (Meridian Press) - ", None, None),
        ("KUMBO, Cameroon, May 18, 2017 (Meridian Press) - ", date(2017, 5, 20), "2017-05-20"),
        ("", date(2017, 5, 20), "2017-05-20"),
        ("", None, None),
    ],
)
def test_a_full_date_in_the_dateline_is_the_publication_date_where_none_is_known(
    dateline: str, published: date | None, expected: str | None
) -> None:
    text = dateline + CLASH.format(when="on Wednesday")
    (event,) = coded(text, published=published)
    assert (None if event.report.published is None else event.report.published.isoformat()) == expected
    assert days(event) == (None if expected is None else ("2017-05-17", "2017-05-17"))


#: Enough words about other things that a report counts as a long story.
TALK = "The council spoke of the market and of the road to the mill, as it does in every season. " * 13


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("May 18, 2017 - ", "2017-05-17"),
        ("Clash kills two soldiers near Kumbo    Meridian Thursday 18 May 2017    ", "2017-05-17"),
        ("18/5/2017 - ", "2017-05-17"),
        ("8/5/2017 - ", "2017-05-24"),  # the day or the month may come first: it does not outweigh what is known
    ],
)
def test_days_count_from_the_day_that_the_dateline_says_it_was_written(opening: str, expected: str) -> None:
    text = opening + CLASH.format(when="on Wednesday")
    (event,) = coded(text, published=date(2017, 5, 29))
    assert days(event) == (expected, expected)
    assert event.report.published == date(2017, 5, 29)


def test_the_day_of_saying_so_is_no_day_of_what_was_done() -> None:
    told = "Police said on Monday rebels had shelled a post in Harak. "
    assert days(coded(told + TALK, published=date(2017, 5, 18))[0]) is None
    done = "Police said shelling on Monday killed two people in Harak. "
    assert days(coded(done + TALK, published=date(2017, 5, 18))[0]) == ("2017-05-15", "2017-05-15")


def test_the_day_on_which_it_was_reported_is_no_day_of_an_event() -> None:
    told = "Rebels shelled a post in Harak, a newspaper reported on Monday. "
    assert days(coded(told, published=date(2017, 5, 18))[0]) is None


def test_a_story_lends_no_day_to_what_was_only_said_on_one() -> None:
    dated, said = "Rebels shelled Harak on Monday. ", "Police said on Wednesday soldiers had stormed a farm in Mosul. "
    *_, last = coded(dated + said + TALK, published=date(2017, 5, 18))
    assert days(last) is None


def test_a_day_of_a_story_counts_before_the_month_around_it() -> None:
    text = "Shelling in Harak last month and on Monday killed two farmers, police said. "
    assert days(coded(text + TALK, published=date(2017, 5, 18))[0]) == ("2017-05-15", "2017-05-15")


def test_a_dateline_that_runs_into_the_text_dates_no_event() -> None:
    text = "Two men die in Harak. HARAK October 18 (Tal Novosti) Rebels shelled a post in Harak. " + TALK
    assert all(days(event) is None for event in coded(text, published=date(2017, 10, 20)))


def test_a_day_of_printing_is_no_day_of_an_event() -> None:
    assert days(coded("(Updated 18 May 2017) " + CLASH.format(when="").replace(" ,", ","))[0]) is None


def test_a_long_story_of_several_days_lends_none_of_them() -> None:
    shelling, strike = "Rebels shelled Harak {when}. ", "Soldiers stormed a farm in Mosul. "
    one, two = coded(shelling.format(when="on May 3, 2017") + TALK + strike)
    assert days(two) == days(one) == ("2017-05-03", "2017-05-03")
    *_, last = coded(shelling.format(when="on May 3, 2017") + TALK + "Rebels shelled Tikrit on May 5, 2017. " + strike)
    assert days(last) is None


def test_today_is_never_the_date() -> None:
    """Without any date said, none is known: not that of the clock, and not that of publication."""
    for published in (None, date(2017, 5, 18)):
        (event,) = coded("Two soldiers were killed in a clash with rebels near Kumbo.", published=published)
        assert event.date is None or event.date.start is None
        assert "no date is stated" in event.review


def test_an_open_year_is_told_to_the_reviewer() -> None:
    (event,) = coded(CLASH.format(when="on May 17"))
    assert "year is not stated" in event.review


def test_published_given_for_a_file_is_used_and_the_documents_own_wins(tmp_path: Path) -> None:
    plain, own = tmp_path / "plain.txt", tmp_path / "own.html"
    text = CLASH.format(when="on May 17")
    plain.write_text(text, encoding="utf-8")
    head = '<meta property="article:published_time" content="2016-05-18T09:00:00Z">'
    own.write_text(f"<html><head>{head}</head><body><p>{text}</p></body></html>", encoding="utf-8")
    options = ReadOptions(published=date(2017, 5, 18))
    outcomes = list(pipeline().code_all(read([str(own), str(plain)], options)))
    assert [days(event) for outcome in outcomes for event in outcome.events] == [
        ("2016-05-17", "2016-05-17"),
        ("2017-05-17", "2017-05-17"),
    ]


def test_this_city_is_that_of_the_dateline() -> None:
    here = "COTABATO CITY -- Gunmen killed a boy in this city."
    elsewhere = "COTABATO CITY -- Gunmen killed a boy in Midsayap."
    assert [place_texts(event) for event in coded(here)] == [("COTABATO CITY",)]
    assert [place_texts(event) for event in coded(elsewhere)] == [("Midsayap",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gunmen killed a boy here on Monday.", ["COTABATO CITY"]),
        ("Gunmen killed a boy on Quezon Street here late on Monday.", ["Quezon Street", "COTABATO CITY"]),
        ("A boy who is from here was killed by gunmen in Midsayap.", ["Midsayap"]),
        ('Gunmen killed a boy in Midsayap. "Here we are safe," his uncle said.', ["Midsayap"]),
    ],
)
def test_here_is_the_town_of_the_dateline(words: str, expected: list[str]) -> None:
    (event,) = coded(f"COTABATO CITY -- {words}")
    assert sorted(place_texts(event)) == sorted(expected)


# Headings and list leads carry place and date, and what is stated overrides them

LIST = """# Weekly summary of the Harak Observatory

## Kunduz Province

May 3:
- Gunmen shot dead a teacher in Khanabad.
- A bomb wounded two policemen.
- Three farmers were abducted in Archi on May 1.

## Ghazni Province

May 5:
- A mine killed a shepherd.
"""


@cache
def listed() -> tuple[Event, ...]:
    return coded(LIST, published=date(2019, 5, 8))


def test_each_item_of_a_list_is_an_event_of_its_own() -> None:
    assert [event.type for event in listed()] == ["attack", "bombing", "abduction", "bombing"]


@pytest.mark.parametrize(
    ("index", "day", "texts"),
    [
        (0, "2019-05-03", ("Khanabad", "Kunduz Province")),
        (1, "2019-05-03", ("Kunduz Province",)),
        (2, "2019-05-01", ("Archi", "Kunduz Province")),
        (3, "2019-05-05", ("Ghazni Province",)),
    ],
)
def test_an_item_has_the_date_and_place_of_its_headings(index: int, day: str, texts: tuple[str, ...]) -> None:
    event = listed()[index]
    assert days(event) == (day, day)
    assert place_texts(event) == texts
    assert event.place is not None
    assert event.place.iso2 == "AF"


def test_what_is_inherited_says_so_and_what_is_stated_does_not() -> None:
    bases = [(event.date and event.date.basis, event.place and event.place.basis) for event in listed()]
    assert bases == [
        ("inherited", "stated"),
        ("inherited", "inherited"),
        ("stated", "stated"),
        ("inherited", "inherited"),
    ]
    date_of_item = listed()[1].date
    assert date_of_item is not None
    assert any("heading" in reason for reason in date_of_item.reasons)


SECTIONS = {
    "marked headings": "# {first}\n\n- A bomb wounded two policemen.\n\n# {second}\n\n- A mine killed a shepherd.\n",
    "capitals": "Weekly summary\n\n{FIRST}\n\nA bomb wounded two policemen.\n\n{SECOND}\n\nA mine killed a shepherd.\n",
    "leads": "{first}:\n- A bomb wounded two policemen.\n\n{second}:\n- A mine killed a shepherd.\n",
    "bare lines": "{first}\n- A bomb wounded two policemen.\n\n{second}\n- A mine killed a shepherd.\n",
    "paragraphs": "Weekly\n\n{first}\n\nA bomb wounded two policemen.\n\n{second}\n\nA mine killed a shepherd.\n",
}
PROVINCES = (("Kunduz Province", "Ghazni Province"), ("Kunduz province", "Ghazni province"), ("Kunduz", "Ghazni"))


#: Ways to set off a section that do not carry their place yet.
def section_rows() -> list[Any]:
    rows = []
    for style in SECTIONS:
        for first, second in PROVINCES:
            rows.append(pytest.param(style, first, second, id=f"{style}: {first}"))
    return rows


@pytest.mark.parametrize(("style", "first", "second"), section_rows())
def test_a_section_carries_the_place_that_stands_over_it(style: str, first: str, second: str) -> None:
    names = {"first": first, "second": second, "FIRST": first.upper(), "SECOND": second.upper()}
    found = [
        (event.type, tuple(map(str.title, place_texts(event)))) for event in coded(SECTIONS[style].format(**names))
    ]
    assert found == [("bombing", (first.title(),)), ("bombing", (second.title(),))]


# Where: the gazetteer that ships, and one of the user's own

ALONE = "Gunmen shot dead two farmers in Zorbanda on May 3, 2019."
VILLAGE = "Gunmen shot dead two farmers in Zorbanda village of Kunduz Province on May 3, 2019."


def test_an_unknown_village_is_placed_by_what_is_known_around_it_only() -> None:
    (event,) = coded(VILLAGE)
    assert event.place is not None
    assert event.place.texts[0].startswith("Zorbanda")
    assert event.place.name is None or "Kunduz" in event.place.name
    assert event.place.precision != "settlement"


def test_a_place_that_no_gazetteer_has_stays_unresolved() -> None:
    (event,) = coded(ALONE)
    place = event.place
    assert place is not None
    assert place.texts == ("Zorbanda",)
    assert (place.name, place.geonameid, place.lat, place.lon, place.precision) == (None,) * 5
    assert "place is not resolved" in event.review


def placed_by_own_gazetteer(folder: Path) -> Event:
    """An event in a village that only the user's gazetteer has."""
    own = folder / "villages.csv"
    own.write_text("name,lat,lon,iso2,alternate names\nZorbanda,37.125,68.5,AF,Zor Banda\n", encoding="utf-8")
    with_own = Pipeline.open(PipelineOptions(gazetteers=(own,)))
    (event,) = with_own.code(report_from_text(ALONE.replace(" on", ", Afghanistan, on"))).events
    return event


def test_a_gazetteer_of_the_users_own_adds_the_village(tmp_path: Path) -> None:
    place = placed_by_own_gazetteer(tmp_path).place
    assert place is not None
    assert (place.name, place.iso2, place.precision, place.geonameid) == ("Zorbanda", "AF", "settlement", None)
    assert [place.lat, place.lon] == pytest.approx([37.125, 68.5], abs=0.001)


def test_the_reviewer_is_not_sent_to_a_place_that_was_found(tmp_path: Path) -> None:
    assert "place is not resolved" not in placed_by_own_gazetteer(tmp_path).review


def test_a_place_of_the_users_own_needs_no_country_beside_it(tmp_path: Path) -> None:
    own = tmp_path / "villages.csv"
    own.write_text("name,lat,lon,iso2\nZorbanda,37.125,68.5,AF\n", encoding="utf-8")
    (event,) = Pipeline.open(PipelineOptions(gazetteers=(own,))).code(report_from_text(ALONE)).events
    assert event.place is not None
    assert event.place.name == "Zorbanda"


def test_a_gazetteer_that_cannot_be_read_stops_the_pipeline(tmp_path: Path) -> None:
    broken = tmp_path / "villages.csv"
    broken.write_text("name,lat\nZorbanda,north\n", encoding="utf-8")
    for path in (broken, tmp_path / "none.csv"):
        with pytest.raises(GazetteerError, match=path.name):
            Pipeline.open(PipelineOptions(gazetteers=(path,)))


# Problems

GOOD = report_from_text(CLASH.format(when="on May 17, 2017"), id="good")


def test_outcomes_come_in_the_order_of_the_reports() -> None:
    gone = Problem("b.txt", "UnreadableError", "b.txt: no such file or folder")
    outcomes = list(pipeline().code_all([GOOD, gone, report_from_text("The council met.", id="quiet")]))
    assert [outcome.report.id if outcome.report else None for outcome in outcomes] == ["good", None, "quiet"]
    assert [len(outcome.events) for outcome in outcomes] == [1, 0, 0]
    assert outcomes[1] == Outcome(None, (), (gone,))


def test_reports_are_coded_as_they_are_asked_for() -> None:
    """A run over a million reports must not wait for, or hold, all of them."""
    asked: list[str] = []

    def endless() -> Iterator[Report]:
        while True:
            asked.append("one more")
            yield GOOD

    outcomes = pipeline().code_all(endless())
    assert next(outcomes).events
    assert next(outcomes).events
    assert len(asked) == 2


def _failing_with(error: Exception) -> Callable[[Outline, Reading, Values, CoderStamp], tuple[Event, ...]]:
    """Coding that fails for the report "bad"."""

    def failing(outline: Outline, reading: Reading, values: Values, stamp: CoderStamp) -> tuple[Event, ...]:
        if outline.report.id == "bad":
            raise error
        return code_events(outline, reading, values, stamp)

    return failing


def test_a_failure_in_one_report_is_its_problem_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shield over extracting and coding: what goes wrong with one report must not end the run."""
    monkeypatch.setattr("sourcebook.pipeline.code_events", _failing_with(AttributeError("cannot be")))
    bad = report_from_text(CLASH.format(when="on May 17"), id="bad")
    outcomes = list(pipeline().code_all([GOOD, bad, GOOD]))
    assert [len(outcome.events) for outcome in outcomes] == [1, 0, 1]
    assert [len(outcome.problems) for outcome in outcomes] == [0, 1, 0]
    (problem,) = outcomes[1].problems
    assert (problem.where, problem.kind) == ("bad", "AttributeError")
    assert problem.message == "bad: could not be coded (AttributeError: cannot be); tell the authors"


@pytest.mark.parametrize("error", [GazetteerError("bad"), LexiconError("bad"), OSError("gone"), MemoryError()])
def test_what_would_fail_in_every_report_ends_the_run(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcebook.pipeline.code_events", _failing_with(error))
    with pytest.raises(type(error)):
        pipeline().code(report_from_text(CLASH.format(when="on May 17"), id="bad"))


# The Python door


def test_code_of_a_text_is_the_pipelines_events() -> None:
    text = CLASH.format(when="on May 17")
    assert sourcebook.code(text, published="2017-05-18") == list(coded(text, published=date(2017, 5, 18)))


def test_code_refuses_what_it_cannot_use() -> None:
    with pytest.raises(UsageError, match="no date"):
        sourcebook.code("Two men were killed.", published="May 17")
    with pytest.raises(ReportError):
        sourcebook.code(" \n ")


def test_the_publisher_goes_into_the_record() -> None:
    (event,) = coded(CLASH.format(when="on May 17"), source=Source("Harak Post", "media"))
    assert event.report.source == Source("Harak Post", "media")
    assert isinstance(event.report, Report)


@pytest.mark.parametrize("scheme", ["acled", "ucdp"])
def test_the_stamp_names_version_extractor_and_scheme(scheme: str) -> None:
    (event,) = Pipeline.open(PipelineOptions(scheme=scheme)).code(GOOD).events
    assert (event.coder.version, event.coder.scheme) == (sourcebook.__version__, scheme)
    assert event.coder.model


class Knowing:
    """Stands in for an extractor that knows which words name somebody and which describe people."""

    name = "knowing"

    def extract(self, outlines: Sequence[Outline]) -> list[Reading]:
        return [Reading((self._finding(outline.report.text),)) for outline in outlines]

    def _finding(self, text: str) -> Finding:
        people = [(Span(0, text.index(" AND")), False), (Span(text.index("JAN"), text.index(" DIED")), True)]
        actors = [ActorMention(span, "target", "civilians", named, PartMention("civilian")) for span, named in people]
        harm = tuple(HarmMention(span, "civilians", "killed") for span, _ in people)
        whole = Span(0, len(text))
        return Finding(whole, "attack", "accomplished", whole, whole, tuple(actors), harm, whole=True)


def test_people_described_in_capitals_are_as_many_as_in_small_letters() -> None:
    knowing = Pipeline(Knowing(), open_gazetteer(), PipelineOptions())
    (event,) = knowing.code(report_from_text("JESUITS AND JAN DOMBROW DIED.")).events
    assert [row.count for row in event.harm] == [Count(2, None), Count(1, 1)]
