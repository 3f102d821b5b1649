"""What holds of every outline, whatever the text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.records import Outline, Report
from sourcebook.segment import segment

PARTS = ("sentence", "quotation")

# Fragments that the rules look for, so that random texts reach the corners of the rules.
LAYOUT = ["\n", "\n\n", "\r\n", "\f", "\u2028", "\x1c", "  ", "\t", " ", "\ufeff", "\u200b"]
LIST_MARKS = ["- ", "* ", "• ", "1. ", "2) ", "(a) ", "b. ", "2.3 ", "IV. ", "# ", "## ", "----", "====", "**Bold**"]
STOPS = [":", ".", ". ", "...", "?", "!", "؟ ", "۔ ", "। ", ",", '"', "“", "”", "«", "»", "‘", "’", "'"]
DATELINES = [
    "[TEXT] ",
    "[FROM THE EVENING BULLETIN]",
    "(Reuters) - ",
    "KABUL, May 3 (AP) — ",
    "BEIRUT — ",
    "Peshawar: ",
]
ABBREVIATIONS = ["Gen. ", "U.S. ", "a.m. ", "No. 5 ", "3.30 pm", "District.The "]
LINES = ["By Nadia Orlov", "Staff Reporter", "On 5 Ramadan:", "Khorasan Province:", "NORTHERN FRONT"]
WORDS = ["Three soldiers were killed", "Police said", "reports The Kunar Post", "The", "In", "al-Rashid", "5"]
LETTERS = ["ß", "İ", "ﬁ", "قتل ثلاثة جنود"]
FRAGMENTS = st.sampled_from([*LAYOUT, *LIST_MARKS, *STOPS, *DATELINES, *ABBREVIATIONS, *LINES, *WORDS, *LETTERS])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(FRAGMENTS, max_size=40).map("".join),
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=6)), max_size=40).map(" ".join),
)
TITLES = st.one_of(st.none(), st.text(max_size=20), FRAGMENTS)


def outline_of(text: str, title: str | None = None) -> Outline:
    return segment(Report("r", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text, title=title))


@settings(max_examples=400, deadline=None)
@given(TEXTS, TITLES)
def test_spans_lie_in_the_text_and_hold_something(text: str, title: str | None) -> None:
    for part in outline_of(text, title).segments:
        assert 0 <= part.span.start < part.span.end <= len(text)
        words = part.span.of(text)
        assert words == words.strip()


@settings(max_examples=400, deadline=None)
@given(TEXTS, TITLES)
def test_blocks_tile_the_text(text: str, title: str | None) -> None:
    place = 0
    for block in (part for part in outline_of(text, title).segments if part.kind not in PARTS):
        assert block.span.start >= place
        assert not text[place : block.span.start].strip()
        place = block.span.end
    assert not text[place:].strip()


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_sentences_cover_their_block(text: str) -> None:
    segments = outline_of(text).segments
    for index, block in enumerate(segments):
        if block.kind in PARTS:
            continue
        place = block.span.start
        for part in (part for part in segments if part.parent == index and part.kind == "sentence"):
            assert block.span.holds(part.span)
            assert part.span.start >= place
            assert not text[place : part.span.start].strip()
            place = part.span.end
        assert place == block.span.end


@settings(max_examples=400, deadline=None)
@given(TEXTS, TITLES)
def test_parents_come_first_and_are_of_a_kind_that_stands_over_others(text: str, title: str | None) -> None:
    segments = outline_of(text, title).segments
    for index, part in enumerate(segments):
        if part.kind in PARTS:
            assert part.parent is not None
        if part.parent is None:
            assert part.level == (1 if part.kind == "heading" else 0)
            continue
        assert part.parent < index
        over = segments[part.parent]
        if part.kind in PARTS:
            assert over.kind not in PARTS
        else:
            assert over.kind in ("heading", "lead", "item")
        if part.kind == "heading":
            assert part.level == over.level + 1


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_quotations_do_not_overlap_and_open_in_their_block(text: str) -> None:
    segments = outline_of(text).segments
    place = 0
    for part in (part for part in segments if part.kind == "quotation"):
        assert part.span.start >= place
        assert part.parent is not None
        assert segments[part.parent].span.start <= part.span.start < segments[part.parent].span.end
        place = part.span.end


@settings(max_examples=100, deadline=None)
@given(TEXTS, TITLES)
def test_the_same_text_gives_the_same_outline(text: str, title: str | None) -> None:
    assert outline_of(text, title) == outline_of(text, title)


def test_a_report_without_words_has_no_parts() -> None:
    assert outline_of("").segments == ()
    assert outline_of(" \n\t\r\n ").segments == ()


@pytest.mark.parametrize("unit", ["a", "[", "A (", "1.1.", "Aaa ", "“a ", "A. B. ", "said The ", "  a"])
def test_a_line_of_a_million_characters_is_one_block(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    blocks = [part for part in outline_of(text).segments if part.kind not in PARTS]
    assert [part.span.of(text) for part in blocks] == [text.strip()]
