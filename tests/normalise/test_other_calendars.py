"""Solar Hijri and Ethiopian days, Easter and other holidays: known days, and what must hold of all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.lexicon.hijri_months import hijri_month_name
from sourcebook.lexicon.holiday_names import LONGEST_HOLIDAY, holiday_named, holiday_rules
from sourcebook.normalise.calendars import hijri_day
from sourcebook.normalise.date_words import classify
from sourcebook.normalise.dates import DateContext, find_dates, resolve_date
from sourcebook.normalise.holidays import holiday_days, orthodox_easter, western_easter
from sourcebook.normalise.other_calendars import (
    PERSIAN_YEARS,
    ethiopian_day,
    ethiopian_month_length,
    persian_day,
    persian_month_length,
    persian_new_year,
)
from sourcebook.records import PartialDate

# Nowruz as Iran kept it; leap years of the Solar Hijri calendar have 366 days.
NOWRUZ = {
    1357: "1978-03-21", 1375: "1996-03-20", 1380: "2001-03-21", 1391: "2012-03-20", 1395: "2016-03-20",
    1396: "2017-03-21", 1399: "2020-03-20", 1400: "2021-03-21", 1403: "2024-03-20", 1404: "2025-03-21",
}  # fmt: skip
LEAP_YEARS = [1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408]

# Easter Sunday of the Western and of the Eastern churches.
EASTER = {
    1989: ("1989-03-26", "1989-04-30"), 2000: ("2000-04-23", "2000-04-30"), 2008: ("2008-03-23", "2008-04-27"),
    2014: ("2014-04-20", "2014-04-20"), 2015: ("2015-04-05", "2015-04-12"), 2016: ("2016-03-27", "2016-05-01"),
    2017: ("2017-04-16", "2017-04-16"), 2019: ("2019-04-21", "2019-04-28"), 2024: ("2024-03-31", "2024-05-05"),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), NOWRUZ.items())
def test_nowruz(year: int, day: str) -> None:
    assert persian_new_year(year) == date.fromisoformat(day)


def test_leap_years_of_the_solar_hijri_calendar() -> None:
    assert [year for year in range(1354, 1409) if persian_month_length(year, 12) == 30] == LEAP_YEARS


@given(st.sampled_from(PERSIAN_YEARS[:-1]))
def test_solar_hijri_days_follow_one_another(year: int) -> None:
    days = [
        persian_day(year, month, day)
        for month in range(1, 13)
        for day in range(1, persian_month_length(year, month) + 1)
    ]
    first = persian_new_year(year)
    assert first is not None
    assert days == [first + timedelta(days=number) for number in range(len(days))]
    assert persian_new_year(year + 1) == first + timedelta(days=len(days))


@given(st.integers(1, 3000))
def test_ethiopian_days_follow_one_another(year: int) -> None:
    first, following = ethiopian_day(year, 1, 1), ethiopian_day(year + 1, 1, 1)
    assert first is not None
    days = [ethiopian_day(year, m, d) for m in range(1, 14) for d in range(1, ethiopian_month_length(year, m) + 1)]
    assert days == [first + timedelta(days=number) for number in range(len(days))]
    assert following == first + timedelta(days=len(days))


def test_days_that_a_calendar_lacks_are_none() -> None:
    assert persian_day(1396, 12, 30) is None
    assert persian_day(1396, 13, 1) is None
    assert persian_day(999, 1, 1) is None
    assert ethiopian_day(2010, 13, 6) is None
    assert ethiopian_day(2011, 13, 6) == date(2019, 9, 11)
    assert ethiopian_day(0, 1, 1) is None


@pytest.mark.parametrize(("year", "days"), EASTER.items())
def test_easter(year: int, days: tuple[str, str]) -> None:
    assert (western_easter(year).isoformat(), orthodox_easter(year).isoformat()) == days


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    west, east = western_easter(year), orthodox_easter(year)
    assert west.weekday() == east.weekday() == 6
    assert date(year, 3, 22) <= west <= date(year, 4, 25)
    assert date(year, 4, 3) <= east <= date(year, 5, 10)


@pytest.mark.parametrize(
    ("words", "year", "first", "last"),
    [
        ("Eid al-Fitr", 2017, "2017-06-25", "2017-06-27"),
        ("Eid ul-Adha", 2016, "2016-09-11", "2016-09-14"),
        ("Ashura", 2016, "2016-10-11", "2016-10-11"),
        ("Mawlid", 2016, "2016-12-11", "2016-12-11"),
        ("Nowruz", 2020, "2020-03-20", "2020-03-20"),
        ("Thanksgiving", 1998, "1998-11-26", "1998-11-26"),
        ("Memorial Day", 1999, "1999-05-31", "1999-05-31"),
        ("Labor Day", 1998, "1998-09-07", "1998-09-07"),
        ("Good Friday", 2016, "2016-03-25", "2016-03-25"),
        ("Orthodox Easter", 2016, "2016-05-01", "2016-05-01"),
        ("New Year’s Eve", 2015, "2015-12-31", "2015-12-31"),
    ],
)
def test_a_holiday_of_a_year(words: str, year: int, first: str, last: str) -> None:
    number = holiday_named(words)
    assert number is not None
    days = holiday_days(number, year)[0]
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


def test_a_hijri_holiday_may_fall_twice_or_not_at_all_in_a_year() -> None:
    number = holiday_named("Ashura")
    assert number is not None
    assert [days.first.isoformat() for days in holiday_days(number, 2009)] == ["2009-01-07", "2009-12-27"]
    assert all(holiday_days(number, year) for year in range(1990, 2030))


@pytest.mark.parametrize("rule", holiday_rules(), ids=lambda rule: rule["name"])
def test_every_spelling_is_one_word_of_the_grammar(rule: dict[str, list[str]]) -> None:
    for spelling in rule["spellings"]:
        words = classify(f"on {spelling} 2017")
        assert "".join(word.kind for word in words) == "oBy", spelling
        assert len(classify(spelling.replace(" ", " . "))) <= 2 * LONGEST_HOLIDAY


@given(st.integers(1343, 1500), st.integers(1, 12), st.data())
def test_hijri_days_are_those_of_hijridate(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, Hijri(year, month, 1).month_length()))
    expected = date(*Hijri(year, month, day).to_gregorian().datetuple())
    found = hijri_day(year, month, day)
    assert found is not None
    assert found.first == found.last == expected
    text = f"They came on {day} {hijri_month_name(month)} {year}."
    value = resolve_date(text, find_dates(text)[0], DateContext())
    assert value is not None
    assert value.start == value.end == PartialDate.of(expected)


def test_every_month_of_the_tables_begins_where_hijridate_says() -> None:
    for year in range(1343, 1501):
        for month in range(1, 13):
            found = hijri_day(year, month, 1)
            assert found is not None
            assert found.first == date(*Hijri(year, month, 1).to_gregorian().datetuple())
