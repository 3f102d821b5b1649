"""Time expressions: the words as reports write them, the span that is found, and the interval they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.normalise.dates import DateContext, find_dates, read_publication_date, resolve_date
from sourcebook.records import DateRange, PartialDate, Span, parse_partial

# Thursday 18 May 2017
PUBLISHED = date(2017, 5, 18)
NEWS = DateContext(published=PUBLISHED)
OPEN = DateContext()


def told(day: str, end: str | None = None) -> DateContext:
    """A context in which the event before happened on that day, and nothing else is known."""
    return DateContext(section=DateRange(parse_partial(day), parse_partial(end or day), "day"))


def value_of(text: str, context: DateContext) -> tuple[str, str | None, str | None, str | None]:
    """The first time expression of a text, and what it means."""
    span = find_dates(text)[0]
    value = resolve_date(text, span, context)
    assert value is not None
    assert value.text == span.of(text)
    ends = [None if end is None else str(end) for end in (value.start, value.end)]
    return span.of(text), ends[0], ends[1], value.precision


# text, words of the expression, from, to, precision; without a publication date
WITHOUT_CONTEXT: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("Two died on May 17.", "on May 17", "--05-17", "--05-17", "day"),
    ("Two died on May 17, 2017.", "on May 17, 2017", "2017-05-17", "2017-05-17", "day"),
    ("Two died on May 17 2017.", "on May 17 2017", "2017-05-17", "2017-05-17", "day"),
    ("Two died on May, 17.", "on May, 17", "--05-17", "--05-17", "day"),
    ("Two died on 17 May 2017.", "on 17 May 2017", "2017-05-17", "2017-05-17", "day"),
    ("Two died on 17 May.", "on 17 May", "--05-17", "--05-17", "day"),
    ("Two died on 17th May.", "on 17th May", "--05-17", "--05-17", "day"),
    ("Two died on the 17th of May.", "on the 17th of May", "--05-17", "--05-17", "day"),
    ("Two died on May 17th, 2017.", "on May 17th, 2017", "2017-05-17", "2017-05-17", "day"),
    ("LIMA, 17 MAY 90 (AGENCY)", "17 MAY 90", "1990-05-17", "1990-05-17", "day"),
    ("LIMA, 17 May '05", "17 May '05", "2005-05-17", "2005-05-17", "day"),
    ("REBELS ATTACKED ON 3 JANUARY.", "ON 3 JANUARY", "--01-03", "--01-03", "day"),
    ("Seen 3 January.", "3 January", "--01-03", "--01-03", "day"),
    ("Seen Jan. 3.", "Jan. 3", "--01-03", "--01-03", "day"),
    ("Seen Sept 3.", "Sept 3", "--09-03", "--09-03", "day"),
    ("Lima, 14 Mar (Agency)", "14 Mar", "--03-14", "--03-14", "day"),
    ("Seen 17-May-2017.", "17-May-2017", "2017-05-17", "2017-05-17", "day"),
    ("Seen 17-May-17.", "17-May-17", "2017-05-17", "2017-05-17", "day"),
    ("Seen 17 may 2017.", "17 may 2017", "2017-05-17", "2017-05-17", "day"),
    ("Seen 2017-05-17.", "2017-05-17", "2017-05-17", "2017-05-17", "day"),
    ("Seen on 2017/05/17.", "on 2017/05/17", "2017-05-17", "2017-05-17", "day"),
    ("Seen 17/05/2017.", "17/05/2017", "2017-05-17", "2017-05-17", "day"),
    ("Seen 17.05.2017.", "17.05.2017", "2017-05-17", "2017-05-17", "day"),
    ("Seen 05/17/2017.", "05/17/2017", "2017-05-17", "2017-05-17", "day"),
    ("Seen 03/04/2017.", "03/04/2017", "2017-04-03", "2017-04-03", "day"),
    ("Seen 17/05/17.", "17/05/17", "2017-05-17", "2017-05-17", "day"),
    ("Seen 17/05/98.", "17/05/98", "1998-05-17", "1998-05-17", "day"),
    ("Seen since September 4.", "since September 4", "--09-04", "--09-04", "day"),
    ("The November 25 bomb blast", "November 25", "--11-25", "--11-25", "day"),
    ("at about 8.30 pm of September 28", "September 28", "--09-28", "--09-28", "day"),
    ("at 3 pm on May 3", "on May 3", "--05-03", "--05-03", "day"),
    ("Two died early on May 10.", "early on May 10", "--05-10", "--05-10", "day"),
    ("Two died late on May 10.", "late on May 10", "--05-10", "--05-10", "day"),
    ("Two died on the night of January 11.", "on the night of January 11", "--01-11", "--01-11", "day"),
    ("Two died in the night of January 11.", "in the night of January 11", "--01-11", "--01-11", "day"),
    ("It was the evening of May 24.", "the evening of May 24", "--05-24", "--05-24", "day"),
    ("On the afternoon of July 3 a mine", "On the afternoon of July 3", "--07-03", "--07-03", "day"),
    ("late in the night of May 27", "late in the night of May 27", "--05-27", "--05-27", "day"),
    ("in the early hours of May 27", "in the early hours of May 27", "--05-27", "--05-27", "day"),
    ("in the wee hours of May 27", "in the wee hours of May 27", "--05-27", "--05-27", "day"),
    ("on August 29 midnight", "on August 29 midnight", "--08-29", "--08-29", "day"),
    ("on October 24 morning", "on October 24 morning", "--10-24", "--10-24", "day"),
    ("at dawn on October 24", "at dawn on October 24", "--10-24", "--10-24", "day"),
    ("On Sunday, May 4, a mine", "On Sunday, May 4", "--05-04", "--05-04", "day"),
    ("On Sunday (May 4) a mine", "On Sunday (May 4)", "--05-04", "--05-04", "day"),
    ("Fri 5 May 2017", "Fri 5 May 2017", "2017-05-05", "2017-05-05", "day"),
    ("on October 25 (today) they came", "on October 25", "--10-25", "--10-25", "day"),
    ("on October 25 (yesterday) they came", "on October 25", "--10-25", "--10-25", "day"),
    ("on January 13 today they came", "on January 13", "--01-13", "--01-13", "day"),
    ("last night February 4 they came", "last night February 4", "--02-04", "--02-04", "day"),
    ("yesterday, August 8, they came", "yesterday, August 8", "--08-08", "--08-08", "day"),
    ("held May 3-5 there", "May 3-5", "--05-03", "--05-05", "days"),
    ("held May 3 to 5 there", "May 3 to 5", "--05-03", "--05-05", "days"),
    ("held 3 to 5 May there", "3 to 5 May", "--05-03", "--05-05", "days"),
    ("held 3-5 May 2017 there", "3-5 May 2017", "2017-05-03", "2017-05-05", "days"),
    ("between 3 and 7 May", "between 3 and 7 May", "--05-03", "--05-07", "days"),
    ("between May 3 and 7", "between May 3 and 7", "--05-03", "--05-07", "days"),
    ("between May 3 and June 7", "between May 3 and June 7", "--05-03", "--06-07", "days"),
    ("from May 30 to June 2", "from May 30 to June 2", "--05-30", "--06-02", "days"),
    ("from 30 May to 2 June 2017", "from 30 May to 2 June 2017", "2017-05-30", "2017-06-02", "days"),
    ("from 30 December to 2 January 2017", "from 30 December to 2 January 2017", "2016-12-30", "2017-01-02", "days"),
    ("on January 25 and 26", "on January 25 and 26", "--01-25", "--01-26", "days"),
    ("on January 25, 26 and 27", "on January 25, 26 and 27", "--01-25", "--01-27", "days"),
    ("on the night of 3-4 May", "on the night of 3-4 May", "--05-03", "--05-04", "days"),
    (
        "in the intervening night of May 3 and 4",
        "in the intervening night of May 3 and 4",
        "--05-03",
        "--05-04",
        "days",
    ),
    ("the intervening night of May 3 4", "the intervening night of May 3 4", "--05-03", "--05-04", "days"),
    ("on the night of 30th and 31st May", "on the night of 30th and 31st May", "--05-30", "--05-31", "days"),
    ("on the night between May 3 and 4", "on the night between May 3 and 4", "--05-03", "--05-04", "days"),
    ("from 2017-05-03 to 2017-05-05", "from 2017-05-03 to 2017-05-05", "2017-05-03", "2017-05-05", "days"),
    ("on May 17, 20 people fled", "on May 17", "--05-17", "--05-17", "day"),
    ("on May 17 and 20 people fled", "on May 17", "--05-17", "--05-17", "day"),
    ("in May 2015", "in May 2015", "2015-05", "2015-05", "month"),
    ("in May, 2015", "in May, 2015", "2015-05", "2015-05", "month"),
    ("in early May 2015", "in early May 2015", "2015-05-01", "2015-05-10", "days"),
    ("in mid-May 2015", "in mid-May 2015", "2015-05-10", "2015-05-20", "days"),
    ("in the month of May 2015", "in the month of May 2015", "2015-05", "2015-05", "month"),
    ("last month December 2015", "last month December 2015", "2015-12", "2015-12", "month"),
    ("between May and July 2015", "between May and July 2015", "2015-05", "2015-07", "month"),
    ("in May", "in May", "--05", "--05", "month"),
    ("last December", "last December", "--12", "--12", "month"),
    ("in 2011", "in 2011", "2011", "2011", "year"),
    ("back in 2011", "in 2011", "2011", "2011", "year"),
    ("in the year 2011", "in the year 2011", "2011", "2011", "year"),
    ("in early 2011", "in early 2011", "2011-01", "2011-04", "year"),
    ("between 2009 and 2011", "between 2009 and 2011", "2009", "2011", "year"),
    ("from 2009 to 2011", "from 2009 to 2011", "2009", "2011", "year"),
    ("in 2009-10", "in 2009-10", "2009", "2010", "year"),
    ("in the summer of 2014", "in the summer of 2014", "2014-06", "2014-08", "season"),
    ("in winter 2014", "in winter 2014", "2014-12", "2015-02", "season"),
    ("in the fall of 2014", "in the fall of 2014", "2014-09", "2014-11", "season"),
    ("in spring", "in spring", "--03", "--05", "season"),
    ("in the first week of May 2015", "in the first week of May 2015", "2015-05-01", "2015-05-07", "week"),
    ("in the last week of May 2015", "in the last week of May 2015", "2015-05-25", "2015-05-31", "week"),
    ("on February 30, 2017", "on February 30, 2017", "2017-02", "2017-02", "month"),
    ("on February 29", "on February 29", "--02-29", "--02-29", "day"),
    ("on Friday", "on Friday", None, None, None),
    ("yesterday", "yesterday", None, None, None),
    ("last night", "last night", None, None, None),
    ("the next day", "the next day", None, None, None),
    ("two days ago", "two days ago", None, None, None),
    ("three days earlier", "three days earlier", None, None, None),
    ("last week", "last week", None, None, None),
    ("31/31/2017", "31/31/2017", None, None, None),
]

# as above, for a report published on Thursday 18 May 2017
PUBLISHED_ROWS: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("on May 17", "on May 17", "2017-05-17", "2017-05-17", "day"),
    ("on May 18", "on May 18", "2017-05-18", "2017-05-18", "day"),
    ("on May 19", "on May 19", "2017-05-19", "2017-05-19", "day"),
    ("on May 20", "on May 20", "2016-05-20", "2016-05-20", "day"),
    ("on December 31", "on December 31", "2016-12-31", "2016-12-31", "day"),
    ("on February 29", "on February 29", "2016-02-29", "2016-02-29", "day"),
    ("from December 30 to January 2", "from December 30 to January 2", "2016-12-30", "2017-01-02", "days"),
    ("on May 3 last year", "on May 3 last year", "2016-05-03", "2016-05-03", "day"),
    ("ON 3 JANUARY THIS YEAR", "ON 3 JANUARY THIS YEAR", "2017-01-03", "2017-01-03", "day"),
    ("in May", "in May", "2017-05", "2017-05", "month"),
    ("in August", "in August", "2016-08", "2016-08", "month"),
    ("last May", "last May", "2016-05", "2016-05", "month"),
    ("last April", "last April", "2017-04", "2017-04", "month"),
    ("in March this year", "in March this year", "2017-03", "2017-03", "month"),
    ("since April", "since April", "2017-04", "2017-04", "month"),
    ("last spring", "last spring", "2017-03", "2017-05", "season"),
    ("in the winter", "in the winter", "2016-12", "2017-02", "season"),
    ("today", "today", "2017-05-18", "2017-05-18", "day"),
    ("yesterday", "yesterday", "2017-05-17", "2017-05-17", "day"),
    ("yesterday evening", "yesterday evening", "2017-05-17", "2017-05-17", "day"),
    ("late yesterday", "late yesterday", "2017-05-17", "2017-05-17", "day"),
    ("this morning", "this morning", "2017-05-18", "2017-05-18", "day"),
    ("early this morning", "early this morning", "2017-05-18", "2017-05-18", "day"),
    ("last night", "last night", "2017-05-17", "2017-05-17", "day"),
    ("LAST NIGHT", "LAST NIGHT", "2017-05-17", "2017-05-17", "day"),
    ("late last night", "late last night", "2017-05-17", "2017-05-17", "day"),
    ("last evening", "last evening", "2017-05-17", "2017-05-17", "day"),
    ("tonight", "tonight", "2017-05-18", "2017-05-18", "day"),
    ("tomorrow", "tomorrow", "2017-05-19", "2017-05-19", "day"),
    ("on Thursday", "on Thursday", "2017-05-18", "2017-05-18", "day"),
    ("on Wednesday", "on Wednesday", "2017-05-17", "2017-05-17", "day"),
    ("on Friday", "on Friday", "2017-05-12", "2017-05-12", "day"),
    ("Friday", "Friday", "2017-05-12", "2017-05-12", "day"),
    ("Friday's attack", "Friday", "2017-05-12", "2017-05-12", "day"),
    ("late on Friday", "late on Friday", "2017-05-12", "2017-05-12", "day"),
    ("on Friday night", "on Friday night", "2017-05-12", "2017-05-12", "day"),
    ("in the early hours of Friday", "in the early hours of Friday", "2017-05-12", "2017-05-12", "day"),
    ("last Friday", "last Friday", "2017-05-12", "2017-05-12", "day"),
    ("last Thursday", "last Thursday", "2017-05-11", "2017-05-11", "day"),
    ("this Friday", "this Friday", "2017-05-12", "2017-05-12", "day"),
    ("next Friday", "next Friday", "2017-05-19", "2017-05-19", "day"),
    ("on Friday last week", "on Friday last week", "2017-05-12", "2017-05-12", "day"),
    ("on Monday last week", "on Monday last week", "2017-05-08", "2017-05-08", "day"),
    ("two days ago", "two days ago", "2017-05-16", "2017-05-16", "day"),
    ("2 days ago", "2 days ago", "2017-05-16", "2017-05-16", "day"),
    ("two days back", "two days back", "2017-05-16", "2017-05-16", "day"),
    ("a couple of days ago", "a couple of days ago", "2017-05-16", "2017-05-16", "day"),
    ("a few days ago", "a few days ago", "2017-05-15", "2017-05-17", "days"),
    ("three hours ago", "three hours ago", "2017-05-18", "2017-05-18", "day"),
    ("a week ago", "a week ago", "2017-05-11", "2017-05-11", "day"),
    ("two weeks ago", "two weeks ago", "2017-05-04", "2017-05-04", "day"),
    ("a month ago", "a month ago", "2017-04", "2017-04", "month"),
    ("six months ago", "six months ago", "2016-11", "2016-11", "month"),
    ("a year ago", "a year ago", "2016", "2016", "year"),
    ("this week", "this week", "2017-05-15", "2017-05-18", "week"),
    ("earlier this week", "earlier this week", "2017-05-15", "2017-05-17", "week"),
    ("last week", "last week", "2017-05-08", "2017-05-14", "week"),
    ("next week", "next week", "2017-05-22", "2017-05-28", "week"),
    ("last month", "last month", "2017-04", "2017-04", "month"),
    ("earlier this month", "earlier this month", "2017-05-01", "2017-05-17", "days"),
    ("last year", "last year", "2016", "2016", "year"),
    ("past Friday", "past Friday", "2017-05-12", "2017-05-12", "day"),
    ("in the past week", "in the past week", "2017-05-12", "2017-05-18", "week"),
    ("during the last week", "during the last week", "2017-05-12", "2017-05-18", "week"),
    ("since Saturday", "since Saturday", "2017-05-13", "2017-05-18", "days"),
    ("since May 3", "since May 3", "2017-05-03", "2017-05-18", "days"),
    ("shelled overnight.", "overnight", "2017-05-17", "2017-05-18", "days"),
    ("on Friday and Saturday", "on Friday and Saturday", "2017-05-12", "2017-05-13", "days"),
    (
        "between Friday night and Saturday morning",
        "between Friday night and Saturday morning",
        "2017-05-12",
        "2017-05-13",
        "days",
    ),
    ("on Saturday and Friday", "on Saturday and Friday", "2017-05-12", "2017-05-12", "day"),
    ("over the weekend", "over the weekend", "2017-05-13", "2017-05-14", "days"),
    ("last weekend", "last weekend", "2017-05-13", "2017-05-14", "days"),
    ("within the last 24 hours", "within the last 24 hours", "2017-05-17", "2017-05-18", "days"),
    ("in the past two weeks", "in the past two weeks", "2017-05-05", "2017-05-18", "days"),
    ("on the 5th of this month", "on the 5th of this month", "2017-05-05", "2017-05-05", "day"),
    ("earlier in the day", "earlier in the day", "2017-05-18", "2017-05-18", "day"),
]

# text, the date told before, expected from and to; published on 18 May 2017 or not at all
TOLD_BEFORE: list[tuple[str, str, str, str]] = [
    ("the next day", "2017-05-03", "2017-05-04", "2017-05-04"),
    ("The following day", "2017-05-03", "2017-05-04", "2017-05-04"),
    ("the same day", "2017-05-03", "2017-05-03", "2017-05-03"),
    ("on the same day", "2017-05-03", "2017-05-03", "2017-05-03"),
    ("later that day", "2017-05-03", "2017-05-03", "2017-05-03"),
    ("a day earlier", "2017-05-03", "2017-05-02", "2017-05-02"),
    ("a day before", "--02-18", "--02-17", "--02-17"),
    ("two days after", "--05-18", "--05-20", "--05-20"),
    ("two days later", "2017-05-03", "2017-05-05", "2017-05-05"),
    ("three days earlier", "2017-05-03", "2017-04-30", "2017-04-30"),
    ("the previous night", "2017-05-03", "2017-05-02", "2017-05-02"),
    ("in the previous evening", "--01-26", "--01-25", "--01-25"),
    ("the next morning", "2016-12-31", "2017-01-01", "2017-01-01"),
    ("the next day", "--12-31", "--01-01", "--01-01"),
    ("the day before", "2017-05-03", "2017-05-02", "2017-05-02"),
    ("the night before", "2017-05-03", "2017-05-02", "2017-05-02"),
    ("a month later", "2016-12-31", "2017-01", "2017-01"),
    ("the following Friday", "2017-05-03", "2017-05-05", "2017-05-05"),
]

NO_DATES = [
    "They may march in august company.",
    "He MAY HAVE fled, they may well return.",
    "It came at 3.30 pm and again around 10.30.",
    "It lasted for three hours.",
    "A 28-year-old man fled.",
    "They hold it in two days of fighting.",
    "The March 23 Movement denied it.",
    "He prayed at the Friday Mosque, reports The Sunday Times.",
    "The sun set; The Sun reports it.",
    "The second of them fled with 17 others.",
    "in the 1980s and the 1990's",
    "half past midnight",
    "Flight 2017 and page 1438 and 1,999 people.",
    "Gul Jan, 25, and Muharram Ali and Ramzan Khan fled.",
    "",
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), WITHOUT_CONTEXT)
def test_a_date_is_read_from_its_words_alone(
    text: str, words: str, start: str | None, end: str | None, precision: str | None
) -> None:
    assert value_of(text, OPEN) == (words, start, end, precision)


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), PUBLISHED_ROWS)
def test_a_date_is_read_against_the_publication_date(
    text: str, words: str, start: str | None, end: str | None, precision: str | None
) -> None:
    assert value_of(text, NEWS) == (words, start, end, precision)


@pytest.mark.parametrize(("text", "before", "start", "end"), TOLD_BEFORE)
def test_a_date_is_counted_from_the_one_told_before(text: str, before: str, start: str, end: str) -> None:
    assert value_of(text, told(before))[:3] == (text, start, end)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [span.of(text) for span in find_dates(text)] == []


def resolved(text: str, context: DateContext) -> DateRange:
    value = resolve_date(text, Span(0, len(text)), context)
    assert value is not None
    return value


def test_reasons_say_what_was_inferred() -> None:
    assert resolved("on May 17", NEWS).reasons == ("year taken from the publication date",)
    assert resolved("on May 17", OPEN).reasons == ("year is not stated",)
    assert resolved("on May 17", told("2016-05-02")).reasons == ("year taken from the date told before",)
    assert resolved("03/04/2017", OPEN).reasons == ("day and month in doubt; read day first",)
    assert resolved("on Sunday, May 17, 2017", OPEN).reasons == ("2017-05-17 is a Wednesday, not a Sunday",)
    assert resolved("on Friday", OPEN).reasons == ("no date to count from",)


def test_basis_tells_stated_from_relative() -> None:
    assert resolved("on May 17", NEWS).basis == "stated"
    assert resolved("yesterday", NEWS).basis == "relative"
    assert resolved("on Friday", OPEN).basis == "relative"


def test_a_far_date_told_before_gives_no_year() -> None:
    assert resolved("on May 17", told("2009-11-02")).start == PartialDate(None, 5, 17)
    assert resolved("on January 2", told("2016-12-30")).start == PartialDate(2017, 1, 2)
    assert resolved("on May 17", told("2016-05")).start == PartialDate(2016, 5, 17)


def test_a_relative_day_without_publication_counts_from_the_date_told_before() -> None:
    value = resolved("late last night", told("--10-12"))
    assert str(value.start) == "--10-11"
    assert value.reasons == ("counted from the date told before, as the publication date is not known",)


def test_what_came_days_after_something_dates_that_thing_back() -> None:
    text = "The attack comes two days after a mine went off. Two days after the attack, they left."
    first, second = (resolve_date(text, span, told("2017-05-03")) for span in find_dates(text))
    assert first is not None and second is not None
    assert (str(first.start), str(second.start)) == ("2017-05-01", "2017-05-05")


def test_what_is_dated_days_after_something_dates_that_thing_back() -> None:
    text = "They saw it on 18 August, two days after it was hit. They wrote, two days after the visit, that it burned."
    _, hit, wrote = (resolve_date(text, span, told("2018-08-18")) for span in find_dates(text))
    assert hit is not None and wrote is not None
    assert (str(hit.start), str(wrote.start)) == ("2018-08-16", "2018-08-20")


def test_words_that_are_no_time_give_no_date() -> None:
    assert resolve_date("three soldiers", Span(0, 14), NEWS) is None


def test_a_wider_span_than_the_expression_is_still_read() -> None:
    text = "the attack of May 17 there"
    value = resolve_date(text, Span(4, 26), NEWS)
    assert value is not None
    assert (str(value.start), value.span) == ("2017-05-17", Span(4, 26))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("KABUL, May 3, 2017 (Agency) -- Two", date(2017, 5, 3)),
        ("LIMA, 14 MAR 90 (AGENCY) -- [TEXT]", date(1990, 3, 14)),
        ("Kunduz, 2017-05-03", date(2017, 5, 3)),
        ("KABUL, May 3 (Agency)", None),
        ("KABUL (Agency), Friday", None),
        ("", None),
    ],
)
def test_a_dateline_gives_the_publication_date(words: str, expected: date | None) -> None:
    assert read_publication_date(words) == expected


FORMATS = ["%d %B %Y", "%B %d, %Y", "on %b. %d, %Y", "%Y-%m-%d", "%d/%m/%Y", "the %d of %B, %Y"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS))
def test_every_day_in_every_form_reads_back(day: date, form: str) -> None:
    text = f"Rebels came {day.strftime(form).replace('May.', 'May')}, they said."
    [span] = find_dates(text)
    value = resolve_date(text, span, OPEN)
    assert value is not None
    assert value.start == value.end == PartialDate.of(day)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 360))
def test_a_day_of_the_last_year_gets_its_year_back(published: date, back: int) -> None:
    day = date.fromordinal(published.toordinal() - back)
    value = resolved(day.strftime("on %B %d"), DateContext(published=published))
    assert value.start == PartialDate.of(day)


VOCABULARY = (
    "on the night of May may 17 30 31 and to from between 2017 1438 ' last next Friday week Ramadan Dhul - Qa'dah two "
    "days ago Eid al-Fitr Ashura Christmas Easter weekend Saur Bahman Asad Hamle Pagumen 1396 ۱۷ مايو / أيار mai "
    "8 de around recently fortnight the week ending start of end mid long other past 72 several months 366 رمضان هـ "
    "13 9999 "
    "days ago ( today ) , . AH 00 Feb 17/05/17 0000-00-00 99/99/9999 same year winter first this in 0001-01-01 hours"
)
PIECES = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(st.lists(PIECES, max_size=16).map(" ".join), st.text(max_size=120))
CONTEXTS = st.builds(
    DateContext,
    published=st.one_of(st.none(), st.dates()),
    section=st.sampled_from(
        [
            None,
            *(
                DateRange(parse_partial(day), parse_partial(day), None)
                for day in (None, "--02-29", "0001", "9999-12-31")
            ),
        ]
    ),
)


@given(TEXTS, CONTEXTS)
def test_any_text_gives_spans_in_order_and_values_in_order(text: str, context: DateContext) -> None:
    end = 0
    for span in find_dates(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        value = resolve_date(text, span, context)
        assert value is not None
        assert (value.start is None) == (value.end is None)
        if value.start is not None and value.end is not None:
            first, last = value.start.as_date(), value.end.as_date()
            assert first is None or last is None or first <= last
            assert str(value.start)


def test_long_runs_of_time_words_are_read() -> None:
    """No run of words may make the grammar slow: each of these took minutes under an unbounded repetition."""
    for run in ("May 1" + ", 2" * 20_000, "May " + "early " * 20_000, "the last " * 20_000, "two days " * 20_000):
        assert all(span.end <= len(run) for span in find_dates(run))
