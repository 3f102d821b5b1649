"""The table of dates beside this test, row by row: what is found, what it means, and what is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sourcebook.normalise.dates import DateContext, find_dates, resolve_date
from sourcebook.records import DateRange, parse_partial

TABLE = Path(__file__).with_name("date_table.tsv")
HEADER = "text\tpublished\ttold before\twords\tfrom\tto\tprecision\tcalendar\tbasis"


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    assert lines[0] == HEADER
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[0]} [{row[1]}]")
def test_without_a_day_to_count_from_nothing_is_counted(row: list[str]) -> None:
    """No date is today's: what counts from a day stays open where neither publication nor an event before is known."""
    text = row[0]
    for span in find_dates(text, vague=True):
        value = resolve_date(text, span, DateContext())
        assert value is not None
        assert value.span == span
        assert value.basis == "stated" or value.start is None
        if value.start is not None and value.start.year is not None:
            assert any(letter.isdigit() for letter in span.of(text)), "a year comes from figures"


def test_the_table_has_three_hundred_rows_each_once() -> None:
    rows = _rows()
    assert len(rows) >= 300
    assert len({tuple(row[:3]) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[0]} [{row[1]}]")
def test_a_row_of_the_table(row: list[str]) -> None:
    text, published, told, words, start, end, precision, calendar, basis = row
    told_before = DateRange(parse_partial(told), parse_partial(told), "day") if told else None
    context = DateContext(date.fromisoformat(published) if published else None, told_before)
    spans = find_dates(text) or find_dates(text, vague=True)
    if not words:
        assert spans == ()
        return
    value = resolve_date(text, spans[0], context)
    assert value is not None
    assert value.text == words
    found = [str(value.start or ""), str(value.end or ""), value.precision or "", value.calendar, value.basis]
    assert found == [start, end, precision, calendar, basis]
    assert start or value.reasons, "an open date says why"
