"""Cells, tables and marked text: what is in them, that they fit, and that no report drives the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from stand_ins import TEXT, make_event, make_report

from sourcebook.cli.plain import one_line, same_length
from sourcebook.cli.show import coded_spans, marked_text, report_view
from sourcebook.cli.tables import events_table, plain_table
from sourcebook.cli.words import (
    count_words,
    date_words,
    people_words,
    place_words,
    report_words,
    shortened,
    speaker_words,
    speakers_words,
    sum_counts,
    toll_lines,
    type_words,
)
from sourcebook.records import (
    ActorRef,
    Attribution,
    Claim,
    Count,
    DateRange,
    Origin,
    Outcome,
    PartialDate,
    PlaceRef,
    Span,
)
from sourcebook.records.vocabulary import Mode, PlacePrecision


def _place(
    text: str, name: str, precision: PlacePrecision, *, wider: str = "", admin1: str | None = None, relation: str = "in"
) -> PlaceRef:
    texts = (text, wider) if wider else (text,)
    return PlaceRef(texts, (Span(0, 1),) * len(texts), relation, name, iso2="PK", admin1=admin1, precision=precision)


ESCAPES = "\x1b[31mred\x1b[0m\x07\x9b2J\u202egnp.exe\x7f\r"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(3, 3), "3"),
        (Count(5, 7), "5–7"),
        (Count(5, None), "≥5"),
        (Count(None, 10), "≤10"),
        (Count(None, None), "?"),
        (Count(0, 0), "0"),
    ],
)
def test_counts(count: Count, words: str) -> None:
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ([Count(2, 2), Count(1, 3)], Count(3, 5)),
        ([Count(2, None), Count(1, 1)], Count(3, None)),
        ([Count(None, 4), Count(1, 1)], Count(1, 5)),
        ([Count(None, None)], Count(None, None)),
    ],
)
def test_a_sum_keeps_what_is_known_and_leaves_open_what_is_not(counts: list[Count], total: Count) -> None:
    assert sum_counts(counts) == total


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (PartialDate(2019, 3, 4), PartialDate(2019, 3, 4), "2019-03-04"),
        (PartialDate(None, 3, 4), PartialDate(None, 3, 4), "--03-04"),
        (PartialDate(2019, 3, 4), PartialDate(2019, 3, 6), "2019-03-04/2019-03-06"),
        (None, PartialDate(2019, 3, 6), "../2019-03-06"),
        (None, None, ""),
    ],
)
def test_dates(start: PartialDate | None, end: PartialDate | None, words: str) -> None:
    assert date_words(DateRange(start, end, None)) == words


def test_what_is_unknown_is_left_empty_never_a_zero() -> None:
    bare = replace(make_event(), date=None, place=None, actors=(), harm=(), attribution=())
    assert date_words(bare.date) == place_words(bare.place) == people_words(bare) == speakers_words(bare) == ""
    assert toll_lines(bare) == []


def test_cells_of_an_event() -> None:
    event = make_event()
    assert people_words(event) == "Dawn Front → villagers"
    assert toll_lines(event) == ["≥2 killed"]
    assert speakers_words(event) == "Police"
    assert type_words(replace(event, status="attempted")) == "attack (attempted)"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PlaceRef(("Khar",), (Span(0, 4),)), "“Khar”"),
        (PlaceRef(("Khar",), (Span(0, 4),), iso2="PK"), "“Khar”, Pakistan"),
        (PlaceRef((), (), iso2="PK", precision="country"), "Pakistan"),
        (_place("Khar", "Khar", "settlement", admin1="Khyber Pakhtunkhwa"), "Khar, Khyber Pakhtunkhwa, Pakistan"),
        (_place("Khar", "Khar", "near", relation="near"), "near Khar, Pakistan"),
        (_place("Kabul", "Kabul", "settlement", admin1="Kabul"), "Kabul, Pakistan"),
        (_place("Zor Kili", "Bajaur", "adm2", wider="Bajaur District"), "“Zor Kili”, Bajaur, Pakistan"),
        (_place("Bajaur District", "Bajaur", "adm2", wider="the north"), "Bajaur, Pakistan"),
        (_place("NWFP", "Khyber Pakhtunkhwa", "adm1"), "Khyber Pakhtunkhwa, Pakistan"),
        (_place("Pakistan", "Pakistan", "country"), "Pakistan"),
        (PlaceRef((), ()), ""),
    ],
)
def test_places(place: PlaceRef, words: str) -> None:
    assert place_words(place) == words


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("Police", "reported", "Police"),
        ("The Movement", "claimed", "the Movement (claimed)"),
        ("Theodore", "denied", "Theodore (denied)"),
    ],
)
def test_speakers(text: str, mode: Mode, words: str) -> None:
    assert speaker_words(Attribution(text, Span(0, 1), "other", mode)) == words


def test_where_speakers_differ_each_number_stands_under_the_toll() -> None:
    event = make_event()
    rivals = (
        Claim("harm.0", 0, "claimed", "thirty", Span(0, 1), Count(30, 30)),
        Claim("harm.0", None, "reported", "eleven", Span(0, 1), Count(11, None)),
        Claim("type", 0, "reported"),
    )
    assert toll_lines(replace(event, claims=rivals)) == ["≥2 killed", "  30 claimed", "  ≥11 reported"]
    wounded = replace(event.harm[0], effect="wounded", count=Count(4, 4))
    assert toll_lines(replace(event, harm=(*event.harm, wounded))) == ["≥2 killed", "4 wounded"]


def test_sides_of_a_clash_and_long_lists() -> None:
    sides = tuple(ActorRef(name, Span(0, 1), "party", "armed-group") for name in ("Dawn Front", "Dusk Front"))
    targets = tuple(ActorRef(name, Span(0, 1), "target", "civilians") for name in "abcde")
    event = replace(make_event(), actors=sides + targets)
    assert people_words(event) == "Dawn Front / Dusk Front; → a, b, c +2"
    assert people_words(replace(event, actors=targets[:4])) == "→ a, b, c, d"


@pytest.mark.parametrize(
    ("id", "origin", "words"),
    [
        ("r1", Origin("reports/one.txt"), "r1"),
        ("0" * 12, Origin("reports/one.txt"), "one.txt"),
        ("0" * 12, Origin("table.csv", row=7), "table.csv, row 7"),
        ("0" * 12, Origin("-"), "000000000000"),
        ("0" * 12, Origin(), "000000000000"),
        ("0" * 12, Origin("a very long name of a file.txt"), "a very long name…"),
        ("r\x1b[31m", Origin(), "r [31m"),
    ],
)
def test_a_report_goes_by_its_id_else_by_its_file(id: str, origin: Origin, words: str) -> None:
    assert report_words(replace(make_report(id=id), origin=origin), 20) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [("Dawn Front", "Dawn Front"), ("the fourth brigade", "the fourth…"), ("Brandschutzverband", "Brandschutzve…")],
)
def test_long_names_are_cut_at_a_word(name: str, words: str) -> None:
    assert shortened(name, 14) == words


@pytest.mark.parametrize("width", [60, 80, 139, 140, 200])
def test_the_table_fits_the_terminal(width: int) -> None:
    console = Console(width=width, file=io.StringIO(), highlight=False, markup=False)
    with console.capture() as capture:
        console.print(events_table([make_event(place="Khar and a very long name of a place " * 3)] * 3, width=width))
    lines = capture.get().splitlines()
    assert max(len(line) for line in lines) <= width
    for words in ("killed", "0.83", "≥2", "Police"):
        assert words in capture.get()


def test_words_of_a_report_are_neither_markup_nor_emoji_nor_escapes() -> None:
    event = make_event(actor=f"[bold]Front[/bold] :bomb: {ESCAPES}")
    console = Console(width=200, file=io.StringIO(), highlight=False, markup=False, force_terminal=True, no_color=True)
    with console.capture() as capture:
        console.print(events_table([event], width=200))
        console.print(plain_table(("a",), [("[red]x[/red]",)]))
    assert "[bold]Front[/bold] :bomb:" in " ".join(capture.get().split())
    assert "[red]x[/red]" in capture.get()
    assert "\x1b[31m" not in capture.get()
    assert not set("\x07\x9b\x7f\u202e") & set(capture.get())


@given(st.text())
def test_plain_text_holds_no_control_character(text: str) -> None:
    controls = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e"}
    assert not controls & set(one_line(text))
    assert not (controls - {"\n"}) & set(same_length(text))
    assert len(same_length(text)) == len(text)
    one_line(text).encode()


def test_marked_text_styles_the_coded_words_and_no_others() -> None:
    event = make_event()
    marked = marked_text(TEXT, [event])
    assert marked.plain == TEXT
    styled = {(TEXT[s.start : s.end], s.style) for s in marked.spans}
    assert ("two villagers", "bold red") in styled
    assert ("Khar", "bold blue") in styled
    assert ("shot two villagers", "underline") in styled
    assert len(marked.spans) == len(list(coded_spans(event)))


@pytest.mark.parametrize("width", [80, 160])
def test_show_names_every_part_of_an_event(width: int) -> None:
    report = make_report(TEXT + ESCAPES, title="Two die near Khar")
    console = Console(width=width, file=io.StringIO(), highlight=False, markup=False)
    with console.capture() as capture:
        view = report_view(Outcome(report, (make_event(report),)), report, ["event_type: Battles"], width=width)
        console.print(view)
    shown = " ".join(capture.get().split())
    for words in (
        "Two die near Khar · Valley Post · 2019-03-05 · r1", "1. attack", "event_type: Battles", "2019-03-04",
        "“Khar”, Pakistan", "killed at least 2 civilians", "rifles (firearm)", "confidence 0.83",
        "look at year is not stated", "perpetrator Dawn Front (armed-group)", "says Police (state, reported)",
    ):  # fmt: skip
        assert words in shown
    assert "\x1b" not in capture.get()
    assert max(len(line) for line in capture.get().splitlines()) <= width


def test_show_says_so_where_there_is_no_event() -> None:
    report = make_report("The committee met.")
    console = Console(width=80, file=io.StringIO())
    with console.capture() as capture:
        console.print(report_view(Outcome(report), report, [], width=80))
    assert "no events" in capture.get()
