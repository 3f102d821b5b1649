"""UCDP's table of vague times, row by row, and the data that it is read from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.coding.date_codes import days_of, ucdp_date_prec, ucdp_days
from sourcebook.lexicon.word_lists import word_table
from sourcebook.normalise.dates import DateContext, resolve_date
from sourcebook.normalise.vague_times import vague_time
from sourcebook.records import Span

LINES = Path(__file__).with_name("ucdp_times.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_rule_of_ucdp(row: list[str]) -> None:
    _, words, spoken, first, last, precision = row
    value = resolve_date(words, Span(0, len(words)), DateContext(date.fromisoformat(spoken)))
    assert value is not None
    days = days_of(value)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat(), ucdp_date_prec(value)) == (first, last, int(precision))


def test_a_report_without_a_time_is_three_days_back() -> None:
    days = ucdp_days(None, date(2017, 5, 18))
    assert days is not None
    assert (days.first, days.last, days.length) == (date(2017, 5, 16), date(2017, 5, 18), 3)
    assert ucdp_days(None, None) is None


@pytest.mark.parametrize("name", list(word_table("vague_times")["times"]))
def test_the_code_that_the_table_gives_follows_from_the_days(name: str) -> None:
    value = vague_time(name, date(2017, 5, 18))
    assert value is not None
    assert ucdp_date_prec(value) == word_table("vague_times")["times"][name]["date_prec"]


@given(st.sampled_from(list(word_table("vague_times")["times"])), st.dates())
def test_vague_times_are_in_order_on_any_day(name: str, spoken: date) -> None:
    value = vague_time(name, spoken)
    if value is not None:
        days = days_of(value)
        assert days is not None
        assert days.first <= days.last
