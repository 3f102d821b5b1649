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
    speaker_words,
    sum_counts,
    toll_words,
    type_words,
)
from sourcebook.records import ActorRef, Count, DateRange, Outcome, PartialDate, Span

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
        (None, None, "–"),
    ],
)
def test_dates(start: PartialDate | None, end: PartialDate | None, words: str) -> None:
    assert date_words(DateRange(start, end, None)) == words


def test_unknown_is_a_dash_never_a_zero() -> None:
    bare = replace(make_event(), date=None, place=None, actors=(), harm=(), attribution=())
    assert date_words(bare.date) == place_words(bare.place) == people_words(bare) == speaker_words(bare) == "–"
    assert toll_words(bare, "killed") == toll_words(bare, "wounded") == "–"


def test_cells_of_an_event() -> None:
    event = make_event()
    assert people_words(event) == "Dawn Front → villagers"
    assert place_words(event.place) == "Khar, PK"
    assert toll_words(event, "killed") == "≥2"
    assert speaker_words(event) == "Police (reported)"
    assert type_words(replace(event, status="attempted")) == "attack (attempted)"


def test_sides_of_a_clash_and_long_lists() -> None:
    sides = tuple(ActorRef(name, Span(0, 1), "party", "armed-group") for name in ("Dawn Front", "Dusk Front"))
    targets = tuple(ActorRef(name, Span(0, 1), "target", "civilians") for name in "abcde")
    event = replace(make_event(), actors=sides + targets)
    assert people_words(event) == "Dawn Front / Dusk Front; – → a, b, c, +2"


@pytest.mark.parametrize("width", [60, 80, 109, 110, 200])
def test_the_table_fits_the_terminal(width: int) -> None:
    console = Console(width=width, file=io.StringIO(), highlight=False, markup=False)
    with console.capture() as capture:
        console.print(events_table([make_event(place="Khar and a very long name of a place " * 3)] * 3, width=width))
    lines = capture.get().splitlines()
    assert max(len(line) for line in lines) <= width
    for words in ("killed", "0.83", "≥2", ["Police", "(reported)"][0]):
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
        "Khar, PK", "≥2 civilians killed", "rifles (firearm)", "confidence 0.83", "look at: year is not stated",
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
