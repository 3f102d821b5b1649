"""Days said without their month, in the month and calendar of the date told before."""

from __future__ import annotations

from datetime import date

import pytest

from sourcebook.normalise.dates import DateContext, find_dates, resolve_date
from sourcebook.records import DateRange

PUBLISHED = date(2017, 8, 5)


def _read(text: str) -> list[DateRange]:
    """The dates of a text, each relative to the one before."""
    found: list[DateRange] = []
    for span in find_dates(text):
        value = resolve_date(text, span, DateContext(PUBLISHED, found[-1] if found else None))
        assert value is not None
        found.append(value)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May a mine went off. Likewise, on the 5th, a guard was shot.", "2017-05-05"),
        ("On 3 Dhul-Qa'dah a mine went off. Likewise, on the 5th, a guard was shot.", "2017-07-28"),
        ("On 30 June a mine went off. Likewise, on the 31st, a guard was shot.", "None"),
    ],
)
def test_a_bare_day_is_in_the_month_told_before(text: str, expected: str) -> None:
    assert str(_read(text)[-1].start) == expected


@pytest.mark.parametrize(
    "text", ["They fell on the 5 men, and fled.", "He serves in the 5th, he said.", "on the 12th floor"]
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert find_dates(text) == ()
