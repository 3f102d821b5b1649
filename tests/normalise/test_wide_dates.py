"""Every time that a text names: which words are found, and what they mean on a day of writing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.normalise.calendar_times import MONTHS, CalendarTime, Unit, unit_of
from sourcebook.normalise.looking_ahead import looks_ahead
from sourcebook.normalise.wide_dates import find_times

# A Thursday.
WRITTEN = date(2017, 5, 18)

# text, words found, unit, first day
ROWS: list[tuple[str, str, str | None, str | None]] = [
    ("They met on May 3.", "on May 3", "day", "2017-05-03"),
    ("They will meet on June 30.", "on June 30", "day", "2017-06-30"),
    ("They met on September 30.", "on September 30", "day", "2016-09-30"),
    ("They met on Friday.", "Friday", "day", "2017-05-12"),
    ("They will meet on Friday.", "Friday", "day", "2017-05-19"),
    ("They plan to meet on Friday.", "Friday", "day", "2017-05-19"),
    ("Friday's meeting was short.", "Friday", "day", "2017-05-12"),
    ("They met last Thursday.", "last Thursday", "day", "2017-05-11"),
    ("They meet next Thursday.", "next Thursday", "day", "2017-05-25"),
    ("They met yesterday.", "yesterday", "day", "2017-05-17"),
    ("They left last week.", "last week", "week", "2017-05-08"),
    ("They leave next week.", "next week", "week", "2017-05-22"),
    ("They met over the weekend.", "over the weekend", "weekend", "2017-05-13"),
    ("They met earlier this month.", "earlier this month", "month", "2017-05-01"),
    ("They met in March.", "March", "month", "2017-03-01"),
    ("They met in November.", "November", "month", "2016-11-01"),
    ("They met last May.", "last May", "month", "2016-05-01"),
    ("They met in mid-March 2015.", "mid-March 2015", "month", "2015-03-01"),
    ("They met in June last year.", "June last year", "month", "2016-06-01"),
    ("Sales fell in the third quarter.", "the third quarter", "quarter", "2016-07-01"),
    ("Sales fell in the third quarter of 2015.", "the third quarter of 2015", "quarter", "2015-07-01"),
    ("First-quarter sales fell.", "First-quarter", "quarter", "2017-01-01"),
    ("Sales fell in the first half of 2016.", "the first half of 2016", "half", "2016-01-01"),
    ("Sales fell in Q3 2015.", "Q3 2015", "quarter", "2015-07-01"),
    ("They met in Jan 2015.", "Jan 2015", "month", "2015-01-01"),
    ("They met last summer.", "last summer", "season", "2016-06-01"),
    ("They met in the winter of 2014.", "the winter of 2014", "season", "2014-12-01"),
    ("They left in 1996.", "1996", "year", "1996-01-01"),
    ("They left in nineteen ninety-six.", "nineteen ninety-six", "year", "1996-01-01"),
    ("They left in two thousand five.", "two thousand five", "year", "2005-01-01"),
    ("They left last year.", "last year", "year", "2016-01-01"),
    ("They leave next year.", "next year", "year", "2018-01-01"),
    ("Sales in fiscal 2016 fell.", "fiscal 2016", "year", "2016-01-01"),
    ("They left in the 1990s.", "the 1990s", "decade", "1990-01-01"),
    ("They left in the early '80s.", "the early '80s", "decade", "1980-01-01"),
    ("A 19th century house burned.", "19th century", "century", "1800-01-01"),
    ("They left two years ago.", "two years ago", "year", "2015-01-01"),
    ("They left a decade ago.", "a decade ago", "year", "2007-01-01"),
    ("They left six months ago.", "six months ago", "month", "2016-11-01"),
    ("They left ten days ago.", "ten days ago", "day", "2017-05-08"),
    ("They left several years ago.", "several years ago", "past", None),
    ("They left recently.", "recently", "past", None),
    ("They are here now.", "now", "present", None),
    ("The current talks failed.", "current", "present", None),
    ("They may leave in the near future.", "in the near future", "future", None),
    ("They met on Thanksgiving.", "Thanksgiving", "day", "2016-11-24"),
    ("They met at Easter 2016.", "Easter 2016", "day", "2016-03-27"),
]

NO_TIMES = [
    "They march on; it may rain.",
    "He has 1990 shares at $1998.",
    "Some 2000 people fled, 1900 of them on foot.",
    "The futures market fell.",
    "",
]


@pytest.mark.parametrize(("text", "words", "unit", "first"), ROWS)
def test_a_time_is_found_and_read(text: str, words: str, unit: str | None, first: str | None) -> None:
    found = find_times(text, WRITTEN)
    assert [one.span.of(text) for one in found] == [words]
    time = found[0].time
    assert time is not None
    assert (time.unit, None if time.first is None else time.first.isoformat()) == (unit, first)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(text, WRITTEN) == []


def test_a_year_earlier_is_measured_by_the_quarter_told_before() -> None:
    text = "Sales rose in the third quarter of 2015 from a year earlier."
    assert find_times(text, WRITTEN)[1].time == CalendarTime("quarter", date(2014, 7, 1))
    assert find_times("Sales rose from a year earlier.", WRITTEN)[0].time == CalendarTime("year", date(2016, 1, 1))


def test_the_next_day_is_counted_from_the_time_told_before() -> None:
    times = find_times("They met on May 3, 2016. The next day they left.", WRITTEN)
    assert times[1].time == CalendarTime("day", date(2016, 5, 4))


def test_without_a_day_of_writing_only_what_is_stated_is_read() -> None:
    times = find_times("They met on May 3, 2016, on Friday, last year and in the 1990s.", None)
    assert [None if one.time is None else one.time.unit for one in times] == ["day", None, None, "decade"]


@pytest.mark.parametrize(
    ("text", "words", "ahead"),
    [
        ("They will meet Friday.", "Friday", True),
        ("They said they will meet Friday.", "Friday", True),
        ("They met Friday.", "Friday", False),
        ("The meeting is scheduled for Friday.", "Friday", True),
        ("They will meet. They left Friday.", "Friday", False),
        ("On Friday they will meet.", "Friday", True),
    ],
)
def test_what_is_to_come(text: str, words: str, ahead: bool) -> None:
    start = text.index(words)
    assert looks_ahead(text, start, start + len(words)) is ahead


WORDS = (
    "now Friday last next year the third quarter of 1999 '80s nineteen ninety six Easter ago two days weekend this "
    "past morning half recently May 3 , . fiscal year-ago earlier Feb. 29 9999 0 century 12th fall 02/30/2011 that day"
)
TEXTS = st.one_of(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join), st.text(max_size=100))


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_gives_times_in_order_and_each_has_its_words(text: str, written: date | None) -> None:
    end = 0
    for found in find_times(text, written):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        if found.time is not None and found.time.first is not None and found.time.last is not None:
            assert found.time.first <= found.time.last


@given(st.dates(), st.sampled_from([*MONTHS, "day", "week", "weekend"]), st.integers(-3, 3))
def test_a_unit_holds_its_day_and_units_follow_one_another(day: date, unit: Unit, steps: int) -> None:
    here, there = unit_of(day, unit), unit_of(day, unit, steps)
    if here is None or here.first is None:
        return
    assert here.first <= day
    if unit != "weekend" and here.last is not None:
        assert day <= here.last
    if there is not None and there.first is not None:
        assert unit_of(there.first, unit) == there
