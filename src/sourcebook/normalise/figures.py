"""Dates in figures whose year tells that they are Hijri or Solar Hijri: "5/9/1438", "۱۳۹۶/۵/۱۷"."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import DateRange
from .calendars import hijri_year_of
from .date_context import DateContext, because
from .date_words import TimeWord
from .hijri_dates import HIJRI_YEARS, read_hijri_days
from .named_calendars import SOLAR, read_calendar_days
from .other_calendars import PERSIAN_YEARS
from .stated_dates import NamedDay, split_numeric

IN_DOUBT = "lunar or solar Hijri year in doubt"
# Figures of the Persian alphabet, which write 4, 5 and 6 otherwise than Arabic does, begin here.
_PERSIAN_ZERO = 0x06F0


def in_other_calendar(text: str, words: Sequence[TimeWord], context: DateContext) -> DateRange | None:
    """The value of figures in one of the two calendars; None where the year is no such year."""
    days = [_named(text[word.start : word.end]) for word in words if word.kind == "I"]
    if not days or any(named.year not in HIJRI_YEARS for named in days):
        return None
    if _is_solar(text, words, days[0].year or 0, context):
        return read_calendar_days(days[0], days[-1], context, SOLAR)
    value = read_hijri_days(days[0], days[-1], context)
    persian = days[0].year in range(1370, 1420) and context.published is None
    return because(value, IN_DOUBT) if persian and value.start is not None else value


def _named(figures: str) -> NamedDay:
    (one, two, three), first_is_year = split_numeric(figures)
    year, month, day = (one, two, three) if first_is_year else (three, two, one)
    return NamedDay(month, day, year)


def _is_solar(text: str, words: Sequence[TimeWord], year: int, context: DateContext) -> bool:
    """Persian figures, or a year that is nearer to the publication in the solar calendar than in the lunar one."""
    if year not in PERSIAN_YEARS:
        return False
    if any(_PERSIAN_ZERO <= ord(letter) < _PERSIAN_ZERO + 10 for letter in text[words[0].start : words[-1].end]):
        return True
    if context.published is None:
        return False
    solar, lunar = year + 621 - context.published.year, year - hijri_year_of(context.published)
    return abs(solar) < abs(lunar)
