"""Dates that a report states by number and name; with the year inferred where it is not said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ..records import DateRange, PartialDate
from ..records.vocabulary import DatePrecision
from .calendars import hijri_day, hijri_month_of
from .date_arithmetic import latest_year, nearest_year, shift_months, valid_day
from .date_context import DateContext
from .date_grammar import TimeExpression
from .date_words import TimeWord

FROM_PUBLICATION = "year taken from the publication date"
FROM_TOLD_BEFORE = "year taken from the date told before"
NOT_STATED = "year is not stated"
IN_DOUBT = "day and month in doubt; read day first"
TO_COME = "told as to come"
#: How many days ahead of a report a day without a year may lie that the report tells as to come.
_AHEAD = 100
# Two-digit years up to this one are of this century, as '26 is and '90 is not.
_LAST_TWO_DIGIT_YEAR = 40
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(slots=True)
class NamedDay:
    """A day of a month as the words give it, while they are read; the year may come later."""

    month: int
    day: int
    year: int | None = None


def read_days(words: Sequence[TimeWord], months: str) -> list[NamedDay]:
    """The days that the words name, month first or day first; `months` are the classes of month names."""
    days: list[NamedDay] = []
    waiting: list[int] = []
    month, month_first = None, False
    for index, word in enumerate(words):
        if word.kind in months and word.value is not None:
            month, month_first = word.value, not waiting
            days += [NamedDay(month, day) for day in waiting]
            waiting = []
        elif word.kind in "yvz" or (word.kind in "nN" and _is_short_year(words, index, months)):
            for named in days:
                if named.year is None:
                    named.year = _whole_year(word.value or 0)
        elif word.kind in "nN+" and word.value is not None:
            if month_first and month is not None:
                days.append(NamedDay(month, word.value))
            else:
                waiting.append(word.value)
    return days


def _is_short_year(words: Sequence[TimeWord], index: int, months: str) -> bool:
    """Whether the small number at `index` is a year: "May '05", "17-May-17"."""
    if index and words[index - 1].kind == "'":
        return True
    followed = index + 1 < len(words) and words[index + 1].kind in months
    dashed = index > 2 and words[index - 1].kind == "-" and words[index - 2].kind in months
    return dashed and not followed and words[index - 3].kind in "n-"


def _whole_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year <= _LAST_TWO_DIGIT_YEAR else 1900)


def read_absolute(text: str, expression: TimeExpression, context: DateContext) -> DateRange:
    """ "May 17", "3 to 5 May 2017", "17/05/2017": one day or a range of days."""
    words = expression.words
    reasons: tuple[str, ...] = ()
    if any(word.kind == "I" for word in words):
        days, reasons = _numeric_days(text, words)
    else:
        days = read_days(words, "Mmu8")
    if not days:
        return DateRange(None, None, None, reasons=(*reasons, "the calendar has no such day"))
    first, last = days[0], days[-1]
    reasons += _settle_years(first, last, words, context)
    start, end = _partial(first), _partial(last)
    known = start.as_date(), end.as_date()
    if known[0] is not None and known[1] is not None and known[0] > known[1]:
        start, end = end, start
    if start.day is None or end.day is None:
        reasons += ("the month has no such day",)
    elif start == end:
        return DateRange(start, end, "day", reasons=reasons + _weekday_doubt(words, start))
    return DateRange(start, end, "month" if start.day is None and end.day is None else "days", reasons=reasons)


def _numeric_days(text: str, words: Sequence[TimeWord]) -> tuple[list[NamedDay], tuple[str, ...]]:
    """The days of "2017-05-17" or "17/05/2017"; day before month unless that cannot be."""
    days, reasons = [], []
    for word in words:
        if word.kind != "I":
            continue
        numbers, first_is_year = split_numeric(text[word.start : word.end])
        if first_is_year:
            year, month, day = numbers
        else:
            day, month, year = numbers[0], numbers[1], _whole_year(numbers[2])
            if month > 12 and day <= 12:
                day, month = month, day
            elif day <= 12 and day != month:
                reasons.append(IN_DOUBT)
        if valid_day(year, month, day):
            days.append(NamedDay(month, day, year))
    return days, tuple(dict.fromkeys(reasons))


def split_numeric(words: str) -> tuple[tuple[int, int, int], bool]:
    """The three numbers of a date in figures, and whether the year comes first."""
    parts = words.replace("/", "-").replace(".", "-").split("-")
    return (int(parts[0]), int(parts[1]), int(parts[2])), len(parts[0]) == 4


def _settle_years(first: NamedDay, last: NamedDay, words: Sequence[TimeWord], context: DateContext) -> tuple[str, ...]:
    """Give both days a year where it is said or can be inferred; the reasons say how."""
    reasons: tuple[str, ...] = ()
    if last.year is None and first.year is not None:
        last.year = first.year + ((last.month, last.day) < (first.month, first.day))
    if last.year is None:
        last.year, reasons = choose_year(
            words, context, lambda limit: latest_year(last.month, last.day, limit),
            lambda anchor: nearest_year(last.month, last.day, anchor),
        )  # fmt: skip
        if _is_to_come(last, words, context):
            last.year, reasons = (last.year or 0) + 1, (*reasons, TO_COME)
        first.year = last.year
    if first.year is None:
        first.year = last.year
    crosses = (first.month, first.day) > (last.month, last.day)
    if first is not last and first.year is not None and first.year == last.year and crosses and first.year > 1:
        first.year -= 1
    return reasons


def _is_to_come(named: NamedDay, words: Sequence[TimeWord], context: DateContext) -> bool:
    """Whether a day without a year is the coming one: the report says so, or the day of the week that it names."""
    if (
        context.published is None
        or named.year is None
        or not all(valid_day(named.year + ahead_by, named.month, named.day) for ahead_by in (0, 1))
    ):
        return False
    last, coming = date(named.year, named.month, named.day), date(named.year + 1, named.month, named.day)
    if not 0 < (coming - context.published).days <= _AHEAD:
        return False
    weekday = next((word.value for word in words if word.kind in "WV" and word.value is not None), None)
    return context.ahead if weekday is None else coming.weekday() == weekday != last.weekday()


def choose_year(
    words: Sequence[TimeWord],
    context: DateContext,
    latest: Callable[[date], int | None],
    nearest: Callable[[PartialDate], int | None],
) -> tuple[int | None, tuple[str, ...]]:
    """The year of a date that does not say it: "this year", or from the publication, or the date told before."""
    told = said_year(words, context)
    if told is not None:
        return told, (FROM_PUBLICATION,)
    if context.published is not None:
        year = latest(context.published)
        return year, (FROM_PUBLICATION,) if year is not None else (NOT_STATED,)
    if context.told_before is not None:
        year = nearest(context.told_before)
        if year is not None:
            return year, (FROM_TOLD_BEFORE,)
    return None, (NOT_STATED,)


def said_year(words: Sequence[TimeWord], context: DateContext) -> int | None:
    """The year of "this year", "last year", "next year", counted from the publication date."""
    if context.published is None:
        return None
    for before, word in pairwise(words):
        if word.kind == "k" and before.kind in "TLX":
            return context.published.year + {"T": 0, "L": -1, "X": 1}[before.kind]
    return None


def _partial(named: NamedDay) -> PartialDate:
    """The day; its month where the month has no such day."""
    day = named.day if valid_day(named.year, named.month, named.day) else None
    return PartialDate(named.year, named.month, day)


def _weekday_doubt(words: Sequence[TimeWord], when: PartialDate) -> tuple[str, ...]:
    """A reason where the words name a weekday that the day is not."""
    day = when.as_date()
    named = [word.value for word in words if word.kind in "WV" and word.value is not None]
    if day is None or not named or day.weekday() == named[0]:
        return ()
    return (f"{day.isoformat()} is a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[named[0]]}",)


def read_month(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "in May 2015", "last December", "between May and July 2015"."""
    months = [word.value for word in words if word.kind in "Mmu8" and word.value is not None]
    years = [word.value for word in words if word.kind == "y" and word.value is not None]
    first, last = months[0], months[-1]
    reasons: tuple[str, ...] = ()
    if years:
        last_year: int | None = years[-1]
    else:
        forward = words[0].kind == "X" and words[1].kind in "Mm"
        last_year, reasons = choose_year(
            words, context, lambda limit: _year_of_month(last, limit, words[0].kind, forward=forward),
            lambda anchor: anchor.year if anchor.month in (None, last) else None,
        )  # fmt: skip
    first_year = years[0] if len(years) > 1 else last_year
    if len(years) < 2 and first_year is not None and first > last:
        first_year -= 1
    return DateRange(PartialDate(first_year, first), PartialDate(last_year, last), "month", reasons=reasons)


def _year_of_month(month: int, limit: date, lead: str, *, forward: bool) -> int:
    """The year of a bare month: the latest not after `limit`; "last May" is over, "next May" is to come."""
    if forward:
        return limit.year + (month <= limit.month)
    if lead == "T":
        return limit.year
    over = month < limit.month if lead == "L" else month <= limit.month
    return limit.year if over else limit.year - 1


def read_season(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "in the summer of 2014": three months, as seasons go north of the tropics."""
    first = next((word.value for word in words if word.kind == "Z" and word.value), 9)
    years = [word.value for word in words if word.kind == "y"]
    reasons: tuple[str, ...] = ("season counted in months as north of the tropics",)
    if years:
        year = years[0]
    else:
        year, more = choose_year(
            words, context, lambda limit: _year_of_month(first, limit, words[0].kind, forward=words[0].kind == "X"),
            lambda anchor: anchor.year if anchor.month is None else None,
        )  # fmt: skip
        reasons += more
    start = PartialDate(year, first)
    return DateRange(start, shift_months(start, 2), "season", reasons=reasons)


def read_year(words: Sequence[TimeWord]) -> DateRange:
    """ "in 2011", "between 2009 and 2011", "in 2009-10"."""
    first = next(word.value for word in words if word.kind == "y" and word.value is not None)
    last = next(word.value for word in reversed(words) if word.kind in "ynNv+" and word.value is not None)
    if last < 100:
        last += first - first % 100
    return DateRange(PartialDate(first), PartialDate(max(first, last)), "year")


def read_week_of_month(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "in the first week of May": seven days counted from the 1st, or the last seven of the month."""
    if words[-1].kind == "j":
        anchor = PartialDate.of(context.published) if context.published else None
        step = {"L": -1, "T": 0, "X": 1}[words[-2].kind]
        when = None if anchor is None else shift_months(anchor, step)
        month = DateRange(when, when, "month", basis="relative", reasons=() if when else ("the month is not known",))
    else:
        month = read_month([word for word in words if word.kind not in "LX" or words.index(word) > 3], context)
    if month.start is None or month.start.month is None:
        return month
    nth = next((word.value for word in words if word.kind == "r"), None)
    length = next(day for day in (31, 30, 29, 28) if valid_day(month.start.year, month.start.month, day))
    first = length - 6 if nth is None else min(7 * (nth - 1) + 1, length)
    start = replace(month.start, day=first)
    return replace(month, start=start, end=replace(start, day=min(first + 6, length)), precision="week")


def read_day_of_month(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "on the 5th of this month", counted from the publication date, "of the same month" from the date told before."""
    day = next(word.value for word in words if word.kind in "nN" and word.value is not None)
    kind = words[-2].kind
    anchor = PartialDate.of(context.published) if context.published else context.told_before
    anchor = context.told_before if kind == "S" else anchor
    month = None if anchor is None else shift_months(anchor, -1 if kind == "L" else 0)
    if month is None or month.month is None or not valid_day(month.year, month.month, day):
        return DateRange(None, None, None, basis="relative", reasons=("the month is not known",))
    when = replace(month, day=day)
    return DateRange(when, when, "day", basis="relative")


def read_bare_day(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "likewise, on the 5th," in the month, and the calendar, of the date told before."""
    day = words[-1].value
    section = context.section
    told = context.told_before
    if day is None or section is None or told is None:
        return DateRange(None, None, None, basis="relative", reasons=("the month is not known",))
    reasons = ("month of the date told before",)
    if section.calendar == "hijri" and (known := told.as_date()) is not None:
        year, month = hijri_month_of(known)
        found = hijri_day(year, month, day)
        if found is None:
            return DateRange(None, None, None, calendar="hijri", basis="relative", reasons=reasons)
        start, end = PartialDate.of(found.first), PartialDate.of(found.last)
        precision: DatePrecision = "day" if start == end else "days"
        return DateRange(start, end, precision, "hijri", "relative", reasons=(*reasons, *found.reasons))
    if told.month is None or not valid_day(told.year, told.month, day):
        return DateRange(None, None, None, basis="relative", reasons=("the month is not known",))
    when = replace(told, day=day)
    return DateRange(when, when, "day", basis="relative", reasons=reasons)
