"""Hijri dates in English transliteration: the spellings, the conversion, and what is left open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.lexicon.hijri_months import fold, hijri_month, hijri_month_name
from sourcebook.normalise.calendars import hijri_day, hijri_month_days, hijri_year_of, latest_hijri_year
from sourcebook.normalise.dates import DateContext, find_dates, read_publication_date, resolve_date
from sourcebook.records import DateRange, PartialDate

OPEN = DateContext()
# 12 Shawwal 1438
NEWS = DateContext(published=date(2017, 7, 6))


def read(text: str, context: DateContext = OPEN) -> tuple[str, DateRange]:
    span = find_dates(text)[0]
    value = resolve_date(text, span, context)
    assert value is not None
    return span.of(text), value


SPELLINGS: list[tuple[str, int]] = [
    ("Muharram", 1),
    ("Moharram", 1),
    ("Muḥarram", 1),
    ("Muharam", 1),
    ("Safar", 2),
    ("Ṣafar", 2),
    ("Rabi al-Awwal", 3),
    ("Rabi' al-Awwal", 3),
    ("Rabiʿ al-Awwal", 3),
    ("Rabi ul Awwal", 3),
    ("Rabi-ul-Awal", 3),
    ("Rabiul Awwal", 3),
    ("Rabi I", 3),
    ("Rabi' al-Thani", 4),
    ("Rabi ath-Thani", 4),
    ("Rabi us-Sani", 4),
    ("Rabi al-Akhir", 4),
    ("Rabi II", 4),
    ("Jumada al-Ula", 5),
    ("Jumada al-Awwal", 5),
    ("Jamadi-ul-Awwal", 5),
    ("Jumada I", 5),
    ("Jumada al-Thani", 6),
    ("Jumada al-Akhirah", 6),
    ("Jamadi us-Sani", 6),
    ("Jumada ath-Thaniyah", 6),
    ("Jumada II", 6),
    ("Rajab", 7),
    ("Shaban", 8),
    ("Sha'ban", 8),
    ("Shaʿbān", 8),
    ("Sha’baan", 8),
    ("Ramadan", 9),
    ("Ramadhan", 9),
    ("Ramzan", 9),
    ("Ramaḍān", 9),
    ("Shawwal", 10),
    ("Shawal", 10),
    ("Shawwāl", 10),
    ("Dhul-Qa'dah", 11),
    ("Dhu al-Qi'dah", 11),
    ("Dhu'l-Qa'da", 11),
    ("Dhul Qadah", 11),
    ("Zul Qada", 11),
    ("Zulqada", 11),
    ("Zil-Qad", 11),
    ("Zi Qaeda", 11),
    ("Thul-Qi'dah", 11),
    ("Dhul-Hijjah", 12),
    ("Dhu al-Hijja", 12),
    ("Zul Hijja", 12),
    ("Zilhaj", 12),
    ("Zil Hajj", 12),
    ("Thul-Hijjah", 12),
]


@pytest.mark.parametrize(("name", "number"), SPELLINGS)
def test_every_spelling_names_its_month(name: str, number: int) -> None:
    expected = hijri_day(1438, number, 7)
    assert expected is not None
    words, value = read(f"They met on 7 {name} 1438 in Herat.")
    assert words == f"on 7 {name} 1438"
    assert (value.start, value.end) == (PartialDate.of(expected.first), PartialDate.of(expected.last))
    assert (value.calendar, value.precision) == ("hijri", "day")


# text, words, from, to, precision
STATED: list[tuple[str, str, str, str, str]] = [
    ("on 1 Ramadan 1438", "on 1 Ramadan 1438", "2017-05-27", "2017-05-27", "day"),
    ("on Ramadan 1, 1438", "on Ramadan 1, 1438", "2017-05-27", "2017-05-27", "day"),
    ("on the 1st of Ramadan 1438 AH", "on the 1st of Ramadan 1438 AH", "2017-05-27", "2017-05-27", "day"),
    ("on 1 Ramadan 1438H", "on 1 Ramadan 1438H", "2017-05-27", "2017-05-27", "day"),
    ("on 1 Ramadan 1438 Hijri", "on 1 Ramadan 1438 Hijri", "2017-05-27", "2017-05-27", "day"),
    ("on Friday, 7 Ramadan 1438", "on Friday, 7 Ramadan 1438", "2017-06-02", "2017-06-02", "day"),
    ("ON 1 RAMADAN 1438", "ON 1 RAMADAN 1438", "2017-05-27", "2017-05-27", "day"),
    ("on the night of 1 Ramadan 1438", "on the night of 1 Ramadan 1438", "2017-05-27", "2017-05-27", "day"),
    ("30 Shawwal 1438", "30 Shawwal 1438", "2017-07-23", "2017-07-24", "days"),
    ("29 Shawwal 1438", "29 Shawwal 1438", "2017-07-23", "2017-07-23", "day"),
    ("5-7 Ramadan 1438", "5-7 Ramadan 1438", "2017-05-31", "2017-06-02", "days"),
    ("5 to 7 Ramadan 1438", "5 to 7 Ramadan 1438", "2017-05-31", "2017-06-02", "days"),
    ("5 and 6 Ramadan 1438", "5 and 6 Ramadan 1438", "2017-05-31", "2017-06-01", "days"),
    ("between 5 and 7 Ramadan 1438", "between 5 and 7 Ramadan 1438", "2017-05-31", "2017-06-02", "days"),
    ("from 12 to 18 Shawwal 1438", "from 12 to 18 Shawwal 1438", "2017-07-06", "2017-07-12", "days"),
    ("from 28 Ramadan to 3 Shawwal 1438", "from 28 Ramadan to 3 Shawwal 1438", "2017-06-23", "2017-06-27", "days"),
    ("28 Dhul-Hijjah to 2 Muharram 1439", "28 Dhul-Hijjah to 2 Muharram 1439", "2017-09-19", "2017-09-22", "days"),
    ("in Ramadan 1438", "in Ramadan 1438", "2017-05-27", "2017-06-24", "month"),
    ("the month of Ramadan 1438", "the month of Ramadan 1438", "2017-05-27", "2017-06-24", "month"),
    ("on 01/09/1438", "on 01/09/1438", "2017-05-27", "2017-05-27", "day"),
    ("1438-09-01", "1438-09-01", "2017-05-27", "2017-05-27", "day"),
    ("1 Ramadan 1338", "1 Ramadan 1338", "1920-05-18", "1920-05-20", "days"),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), STATED)
def test_a_stated_hijri_date_becomes_gregorian_days(
    text: str, words: str, start: str, end: str, precision: str
) -> None:
    found, value = read(text)
    assert (found, str(value.start), str(value.end), value.precision) == (words, start, end, precision)
    assert value.calendar == "hijri"
    assert value.reasons


# text, from, to, for a report published on 6 July 2017, which is 12 Shawwal 1438
INFERRED: list[tuple[str, str, str]] = [
    ("on 12 Shawwal", "2017-07-06", "2017-07-06"),
    ("on 13 Shawwal", "2017-07-07", "2017-07-07"),
    ("on 15 Shawwal", "2016-07-20", "2016-07-20"),
    ("on 27 Ramadan", "2017-06-22", "2017-06-22"),
    ("on the 27th of Ramzan", "2017-06-22", "2017-06-22"),
    ("on 1 Dhul-Hijjah", "2016-09-02", "2016-09-02"),
    ("5-7 Ramadan", "2017-05-31", "2017-06-02"),
    ("from 12 to 18 Sha'ban", "2017-05-08", "2017-05-14"),
    ("during Ramadan", "2017-05-27", "2017-06-24"),
    ("in the holy month of Ramadan", "2017-05-27", "2017-06-24"),
]


@pytest.mark.parametrize(("text", "start", "end"), INFERRED)
def test_the_hijri_year_is_taken_from_the_publication(text: str, start: str, end: str) -> None:
    words, value = read(text, NEWS)
    assert (words, str(value.start), str(value.end)) == (text, start, end)
    assert value.reasons[0] == "Hijri year taken from the publication date"


@pytest.mark.parametrize("text", [row[0] for row in INFERRED])
def test_without_a_publication_date_the_hijri_year_stays_open(text: str) -> None:
    words, value = read(text)
    assert words == text
    assert (value.start, value.end, value.precision, value.calendar) == (None, None, None, "hijri")
    assert value.reasons == ("Hijri year is not stated",)


def test_a_day_that_the_month_lacks_says_so() -> None:
    _, value = read("30 Shawwal 1438")
    assert "Shawwal 1438 has 29 days" in value.reasons[0]


def test_a_converted_day_says_that_sighting_differs() -> None:
    _, value = read("29 Shawwal 1438")
    assert "local sighting may differ by a day" in value.reasons[0]


def test_no_calendar_has_a_31st_of_a_hijri_month() -> None:
    _, value = read("31 Shawwal 1438")
    assert (value.start, value.calendar) == (None, "hijri")


@pytest.mark.parametrize(
    "text", ["Shaban Ali and Rajab Khan", "a Muharram procession", "the Rabbi II said", "Safer roads"]
)
def test_names_that_look_like_months_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_a_hijri_dateline_gives_the_publication_date() -> None:
    assert read_publication_date("Kandahar, 12 Shawwal 1438 (Agency)") == date(2017, 7, 6)


def test_folding_leaves_what_spellings_share() -> None:
    assert fold("Dhu'l") == fold("dhul") == "dhul"
    assert fold("Qa‘dah") == fold("Qada") == "qada"
    assert hijri_month(["Dhu", "al", "Qa'dah"]) == 11
    assert hijri_month(["Qa'dah"]) is None
    assert len({hijri_month_name(number) for number in range(1, 13)}) == 12


MONTHS = st.tuples(st.integers(1343, 1500), st.integers(1, 12))


@given(MONTHS, st.integers(1, 30))
def test_every_tabulated_day_reads_back(month: tuple[int, int], day: int) -> None:
    year, number = month
    first = Hijri(year, number, 1)
    _, value = read(f"on {day} {hijri_month_name(number)} {year} AH")
    if day <= first.month_length():
        converted = Hijri(year, number, day).to_gregorian()
        expected = PartialDate(converted.year, converted.month, converted.day)
        assert value.start == value.end == expected
    else:
        assert value.precision == "days"


def test_every_tabulated_day_is_converted_once_in_order() -> None:
    """All 55,990 days of the tables, without the text around them."""
    expected = date(1924, 8, 1)
    for year in range(1343, 1501):
        for month in range(1, 13):
            days = hijri_month_days(year, month)
            assert days is not None
            assert days.first == expected
            last = hijri_day(year, month, (days.last - days.first).days + 1)
            assert last is not None
            assert last.first == last.last == days.last
            expected = days.last + timedelta(days=1)
    assert expected == date(2077, 11, 17)


@given(MONTHS)
def test_the_arithmetic_calendar_is_within_two_days_of_the_tables(month: tuple[int, int]) -> None:
    """Only a check of the formula: outside of the tables it is what we have."""
    from sourcebook.normalise.calendars import _EPOCH, _tabular_days

    tabulated = hijri_day(*month, 1)
    assert tabulated is not None
    reckoned = _EPOCH + timedelta(days=_tabular_days(*month) + 1)
    assert abs((reckoned - tabulated.first).days) <= 2


@given(st.dates(date(1925, 1, 1), date(2077, 1, 1)), st.integers(1, 12), st.integers(1, 29))
def test_the_inferred_year_is_the_latest_that_is_not_later(limit: date, month: int, day: int) -> None:
    year = latest_hijri_year(month, day, limit)
    this, following = hijri_day(year, month, day), hijri_day(year + 1, month, day)
    assert this is not None
    assert following is not None
    assert this.first <= limit < following.first
    assert abs(hijri_year_of(limit) - year) <= 1


@given(st.integers(-5, 20_000), st.integers(-1, 14), st.integers(-1, 33))
def test_no_hijri_day_is_an_error(year: int, month: int, day: int) -> None:
    days = hijri_day(year, month, day)
    assert days is None or days.first <= days.last
