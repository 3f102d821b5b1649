"""Publication dates: read strictly, or unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.ingest.written_date import find_date, parse_date, parse_pdf_date

DAY = date(2017, 5, 18)


@pytest.mark.parametrize(
    "text",
    [
        "2017-05-18",
        "2017-5-18",
        "2017/05/18",
        "2017.05.18",
        "20170518",
        "2017-05-18T10:15:00Z",
        "2017-05-18 10:15",
        "2017-05-18T10:15:00.123+04:30",
        "18 May 2017",
        "18th of May, 2017",
        "18-May-2017",
        "May 18, 2017",
        "MAY 18 2017",
        "18.05.2017",
        "18/05/2017",
        "05/18/2017",
        "Thu, 18 May 2017 10:15:00 GMT",
        "Thursday 18 May 2017 at 10:15 pm",
        " 2017-05-18\n",
    ],
)
def test_full_dates_are_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "today",
        "yesterday",
        "May 18",
        "May 2017",
        "2017",
        "18/05/17",
        "04/05/2017",
        "2017-13-01",
        "2017-02-30",
        "0000-00-00",
        "1495065600",
        "circa 18 May 2017",
        "18 May 2017 or later",
        "2017-05-18-19",
        "18 Mai 2017",
        "9" * 5_000,
    ],
)
def test_anything_else_is_unknown(text: str | None) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d %B} {day.year}") == day
    assert parse_pdf_date(f"D:{day:%Y%m%d}000000") == day
    assert find_date(f"Published on {day:%d %b} {day.year}, 10:04") == day


@given(st.text(max_size=60))
def test_no_text_is_a_crash(text: str) -> None:
    for read_it in (parse_date, find_date, parse_pdf_date):
        assert read_it(text) is None or isinstance(read_it(text), date)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Posted: May 18, 2017 | By our reporter", DAY),
        ("18 May 2017 (updated 18/05/2017)", DAY),
        ("May 18, 2017; updated May 19, 2017", None),
        ("No. 12017-05-181", None),
        ("A long paragraph. " * 20 + "18 May 2017", None),
    ],
)
def test_one_date_in_a_line(text: str, day: date | None) -> None:
    assert find_date(text) == day
