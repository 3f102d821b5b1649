"""Dates in the codes of precision of ACLED, UCDP and GTD."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.coding.date_codes import (
    GtdDate,
    acled_time_precision,
    days_of,
    gtd_date,
    recorded,
    ucdp_date_prec,
)
from sourcebook.records import DateRange, parse_partial
from sourcebook.records.vocabulary import Calendar


def dated(start: str, end: str | None = None, text: str | None = None) -> DateRange:
    return DateRange(parse_partial(start), parse_partial(end or start), None, text=text)


# from, to, first and last day, ACLED, UCDP
ROWS = [
    ("2017-05-17", "2017-05-17", "2017-05-17", "2017-05-17", 1, 1),
    ("2017-05-13", "2017-05-14", "2017-05-13", "2017-05-14", 2, 2),
    ("2017-05-08", "2017-05-13", "2017-05-08", "2017-05-13", 2, 2),
    ("2017-05-08", "2017-05-14", "2017-05-08", "2017-05-14", 2, 3),
    ("2017-05-01", "2017-05-10", "2017-05-01", "2017-05-10", 3, 4),
    ("2017-05", "2017-05", "2017-05-01", "2017-05-31", 3, 4),
    ("2016-02", "2016-02", "2016-02-01", "2016-02-29", 3, 4),
    ("2017-05", "2017-06", "2017-05-01", "2017-06-30", 3, 5),
    ("2014-06", "2014-08", "2014-06-01", "2014-08-31", 3, 5),
    ("2017", "2017", "2017-01-01", "2017-12-31", 3, 5),
    ("2016-12-31", "2017-01-02", "2016-12-31", "2017-01-02", 2, 2),
    ("2009", "2011", "2009-01-01", "2011-12-31", 3, None),
]


@pytest.mark.parametrize(("start", "end", "first", "last", "acled", "ucdp"), ROWS)
def test_precision_follows_from_the_days(
    start: str, end: str, first: str, last: str, acled: int, ucdp: int | None
) -> None:
    value = dated(start, end)
    days = days_of(value)
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)
    assert (acled_time_precision(value), ucdp_date_prec(value)) == (acled, ucdp)


@pytest.mark.parametrize("start", ["--05-17", "--05"])
def test_without_a_year_there_is_no_code(start: str) -> None:
    value = dated(start)
    assert [code(value) for code in (days_of, acled_time_precision, ucdp_date_prec, gtd_date)] == [None] * 4


def test_an_open_date_has_no_code() -> None:
    value = DateRange(None, None, None)
    assert [code(value) for code in (acled_time_precision, ucdp_date_prec, gtd_date)] == [None] * 3


def test_a_hijri_day_is_known_to_three_days() -> None:
    day = parse_partial("2004-03-01")
    value = DateRange(day, day, "day", calendar="hijri")
    days = days_of(value)
    assert days is not None
    assert (days.first, days.last, days.middle) == (date(2004, 2, 29), date(2004, 3, 2), date(2004, 3, 1))
    assert (acled_time_precision(value), ucdp_date_prec(value)) == (2, 2)


@pytest.mark.parametrize(
    ("calendar", "published", "first", "last", "precision"),
    [
        ("hijri", None, "2004-02-29", "2004-03-02", "days"),
        ("hijri", date(2004, 3, 5), "2004-02-29", "2004-03-02", "days"),
        ("hijri", date(2004, 3, 1), "2004-02-29", "2004-03-01", "days"),
        ("gregorian", None, "2004-03-01", "2004-03-01", "day"),
        ("solar-hijri", None, "2004-03-01", "2004-03-01", "day"),
    ],
)
def test_the_record_has_the_days_that_a_hijri_day_may_be(
    calendar: Calendar, published: date | None, first: str, last: str, precision: str
) -> None:
    day = parse_partial("2004-03-01")
    value = recorded(DateRange(day, day, "day", calendar=calendar), published)
    assert value is not None
    assert (str(value.start), str(value.end), value.precision, value.calendar) == (first, last, precision, calendar)
    assert any("2004-03-01 by the tables" in reason for reason in value.reasons) == (calendar == "hijri")
    assert (acled_time_precision(value), ucdp_date_prec(value)) == ((2, 2) if calendar == "hijri" else (1, 1))


def test_hijri_days_that_are_several_stay_as_they_are() -> None:
    value = DateRange(parse_partial("2017-05-31"), parse_partial("2017-06-02"), "days", calendar="hijri")
    assert recorded(value, None) is value
    assert recorded(None, None) is None


def test_gtd_keeps_what_is_known_and_tells_the_rest_in_words() -> None:
    assert gtd_date(dated("2017-05-17")) == GtdDate(2017, 5, 17, None)
    assert gtd_date(dated("2017-05-03", "2017-05-05")) == GtdDate(2017, 5, 0, "2017-05-03 to 2017-05-05")
    words = "in  early May"
    early = gtd_date(dated("2017-05-01", "2017-05-10", words))
    assert early == GtdDate(2017, 5, 0, "2017-05-01 to 2017-05-10 (in early May)")
    assert gtd_date(dated("2017-05-30", "2017-06-02")) == GtdDate(2017, 0, 0, "2017-05-30 to 2017-06-02")
    assert gtd_date(dated("2017")) == GtdDate(2017, 0, 0, "2017-01-01 to 2017-12-31")


@given(st.dates(), st.integers(0, 800))
def test_a_wider_date_never_has_a_better_code(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    narrow = dated(first.isoformat())
    wide = dated(first.isoformat(), last.isoformat())
    codes = [(acled_time_precision(value), ucdp_date_prec(value) or 9) for value in (narrow, wide)]
    assert codes[0] == (1, 1)
    assert codes[1] >= codes[0]
