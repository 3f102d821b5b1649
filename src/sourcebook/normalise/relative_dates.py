"""Dates told by their distance: from the day the report was published, or from the date told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..records import DateRange, PartialDate
from .date_arithmetic import shift_days, shift_months
from .date_context import DateContext, because, single, unknown
from .date_words import TimeWord
from .vague_times import vague_time

NO_ANCHOR = "no date to count from"
VAGUE = "the distance is not a number"
COUNTED_BEFORE = "counted from the date told before, as the publication date is not known"


def kinds_of(words: Sequence[TimeWord]) -> str:
    """The classes of the words; "the past week" is "the last week"."""
    return "".join(word.kind for word in words).replace("l", "L")


def _spoken(context: DateContext) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The day on which the report speaks: its publication, else the date told before."""
    if context.published is not None:
        return PartialDate.of(context.published), ()
    return context.told_before, (COUNTED_BEFORE,) if context.told_before is not None else ()


def spoken_day(context: DateContext) -> tuple[date | None, tuple[str, ...]]:
    """The same as a full day, or None where its year is not known."""
    anchor, reasons = _spoken(context)
    return (None if anchor is None else anchor.as_date()), reasons


def read_deictic_day(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "today", "yesterday evening", "last night", "this morning"."""
    anchor, reasons = _spoken(context)
    if anchor is None:
        return unknown(NO_ANCHOR)
    distance = next((word.value for word in words if word.kind == "R"), None)
    if distance is None:
        distance = -1 if "L" in kinds_of(words) else 0
    return because(single(shift_days(anchor, distance)), *reasons)


def read_overnight(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "overnight": the night that ended on the day on which the report speaks."""
    anchor, reasons = _spoken(context)
    day = None if anchor is None else anchor.as_date()
    return unknown(NO_ANCHOR) if day is None else because(_up_to(day, 1), *reasons)


def read_two_weekdays(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "on Friday and Saturday": from the one to the other, if they follow each other within a week."""
    joint = next(index for index, word in enumerate(words) if word.kind in "&t-")
    first, last = read_weekday(words[:joint], context), read_weekday(words[joint + 1 :], context)
    begin, end = (value.start.as_date() if value.start is not None else None for value in (first, last))
    if begin is None or end is None or begin > end:
        return last
    return replace(last, start=first.start, precision="days")


def read_weekday(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "on Friday": the latest not after the publication, as a report speaks of the past; "next" is to come."""
    kinds = kinds_of(words)
    weekday = next(word.value for word in words if word.kind == "W" and word.value is not None)
    anchor, reasons = _spoken(context)
    if "F" in kinds and context.told_before is not None:
        anchor, reasons = context.told_before, ()
    day = None if anchor is None else anchor.as_date()
    if day is None:
        return unknown(NO_ANCHOR)
    if kinds.endswith("w"):
        weeks = {"L": -1, "T": 0, "X": 1}[kinds[-2]]
        distance = weekday - day.weekday() + 7 * weeks
    elif "X" in kinds or "F" in kinds:
        distance = (weekday - day.weekday() - 1) % 7 + 1
    else:
        distance = -((day.weekday() - weekday) % 7)
        over = any(kind in kinds for kind in "LQs")  # also "since Thursday", said on a Thursday
        distance -= 7 if distance == 0 and over else 0
    return because(single(shift_days(PartialDate.of(day), distance)), *reasons)


def read_elapsed(text: str, words: Sequence[TimeWord], context: DateContext, *, back: bool = False) -> DateRange:
    """ "two days ago" counts from the publication; "a day earlier", "two days after" from the date told before.

    `back`: what is told before came so long after what these words date.
    """
    number = next((word.value for word in reversed(words) if word.kind in "qnNν"), None)
    last = words[-1]
    if last.kind == "G":
        anchor, reasons = _spoken(context)
    else:
        anchor, reasons = context.told_before, ()
    if anchor is None:
        return unknown(NO_ANCHOR)
    if words[-2].kind == "μ":
        return because(single(anchor), *reasons)  # a report told minutes later is of that day, or of midnight
    if number is None:
        return because(_vague_window(anchor, words[-2].kind), *reasons) if last.kind == "G" else unknown(VAGUE)
    direction = 1 if text[last.start : last.end].lower() in {"after", "later"} and not back else -1
    return because(_moved(anchor, words[-2].kind, direction * number), *reasons)


def _moved(anchor: PartialDate, unit: str, number: int) -> DateRange:
    """So many hours, days, weeks, months or years from `anchor`, as precise as the unit."""
    if unit in "hdw":
        days = {"h": number // 24 if number >= 0 else -(-number // 24), "d": number, "w": 7 * number}[unit]
        return single(shift_days(anchor, days))
    if unit == "j":
        return single(shift_months(anchor, number))
    if anchor.year is None or not 1 <= anchor.year + number <= 9999:
        return unknown(NO_ANCHOR)
    return single(PartialDate(anchor.year + number))


def read_window(words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "within the last 24 hours", "in the past two weeks": up to the day on which the report speaks."""
    number = next((word.value for word in reversed(words) if word.kind in "qnNν"), None)
    anchor, reasons = _spoken(context)
    unit = words[-1].kind
    if anchor is None:
        return unknown(NO_ANCHOR)
    if number is None:
        return because(_vague_window(anchor, unit), *reasons)
    if unit in "hdw":
        return because(_window_of_days(anchor, unit, number), *reasons)
    start = _moved(anchor, unit, -number)
    if start.start is None:
        return start
    end = replace(anchor, day=None)
    end = replace(end, month=None) if unit == "k" else end
    return DateRange(start.start, end, "month" if unit == "j" else "year", basis="relative", reasons=reasons)


#: Rows of the table of vague times: "the past few days", "the last several weeks".
_VAGUE_WINDOWS = {"h": "24-hours", "d": "recently", "w": "recent-weeks", "j": "past-months"}


def _vague_window(anchor: PartialDate, unit: str) -> DateRange:
    """ "The past few days", "several weeks ago": the row of the table of vague times for this unit."""
    day = anchor.as_date()
    value = vague_time(_VAGUE_WINDOWS[unit], day) if day is not None and unit in _VAGUE_WINDOWS else None
    return unknown(VAGUE) if value is None else value


def _window_of_days(anchor: PartialDate, unit: str, number: int) -> DateRange:
    """As UCDP counts: past days end on the eve of the report, past hours and weeks on its day."""
    back, until = {
        "h": (number // 24 if number <= 48 else -(-number // 24) - 1, 0),
        "d": (number, min(1, number)),
        "w": (7 * number - 1, 0),
    }[unit]
    start, end = shift_days(anchor, -max(back, 1)), shift_days(anchor, -until)
    if start is None or end is None:
        return unknown(NO_ANCHOR)
    return DateRange(start, end, "day" if start == end else "days", basis="relative")


def read_anaphor(text: str, words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "the same day", "the next morning", "the day before": counted from the date told before."""
    kinds = kinds_of(words)
    if kinds.endswith("iDd"):
        return _same(context, fallback=True)
    if "S" in kinds or "C" in kinds:
        return _same(context, fallback=False)
    if context.told_before is None:
        return unknown(NO_ANCHOR)
    if kinds.endswith("W"):
        return read_weekday(words, context)
    back = "Q" in kinds or text[words[-1].start : words[-1].end].lower() in {"before", "ago", "back"}
    return single(shift_days(context.told_before, -1 if back else 1))


def _same(context: DateContext, *, fallback: bool) -> DateRange:
    """The date told before, as it is; "in the day" means the report's own day where nothing was told before."""
    if context.section is not None and context.section.start is not None:
        section = context.section
        return DateRange(section.start, section.end, section.precision, basis="relative")
    if fallback and context.published is not None:
        return single(PartialDate.of(context.published))
    return unknown(NO_ANCHOR)


def read_period(text: str, words: Sequence[TimeWord], context: DateContext) -> DateRange:
    """ "last week", "earlier this month", "last year", "over the weekend"."""
    kinds = kinds_of(words)
    anchor, reasons = _spoken(context)
    row = _row(text, words)
    if row is not None and anchor is not None and (spoken := anchor.as_date()) is not None:
        value = vague_time(row, spoken)
        return unknown(NO_ANCHOR) if value is None else because(value, *reasons)
    if any(kind in kinds for kind in "QFCS") and context.told_before is not None:
        anchor, reasons = context.told_before, ()
    if anchor is None:
        return unknown(NO_ANCHOR)
    steps = -1 if "L" in kinds or "Q" in kinds else 1 if "X" in kinds or "F" in kinds else 0
    unit = words[-1].kind
    if unit in "jk":
        return because(_moved(anchor, unit, steps), *reasons)
    day = anchor.as_date()
    if day is None:
        return unknown(NO_ANCHOR)
    until = day if unit == "w" and steps == 0 and words[0].kind == "E" else None
    return because(_weekend(day, steps) if unit == "x" else _week(day, steps, until), *reasons)


def _row(text: str, words: Sequence[TimeWord]) -> str | None:
    """The row of the table of vague times that the words of a period are, where the calendar says less."""
    kinds, unit = "".join(word.kind for word in words), words[-1].kind
    if unit == "w" and _is_past(words):
        return "past-week"
    if unit == "w" and "e" in kinds and kinds.endswith("Lw") and "late" in text[: words[-1].end].lower():
        return "late-last-week"
    if "l" in kinds and unit in "jk":
        return "past-month" if unit == "j" else "past-year"
    return "earlier-this-month" if kinds[0] == "E" and kinds.endswith("Tj") else None


def _is_past(words: Sequence[TimeWord]) -> bool:
    """Whether a week is one up to now, and not one of the calendar: "the past week", "during the last week"."""
    kinds = "".join(word.kind for word in words)
    return "l" in kinds or (kinds[0] in "ip" and "DL" in kinds)


def _up_to(day: date, days: int) -> DateRange:
    return DateRange(shift_days(PartialDate.of(day), -days), PartialDate.of(day), "days", basis="relative")


def _week(day: date, steps: int, until: date | None) -> DateRange:
    """Monday to Sunday of the week so many weeks from `day`'s, or to the eve of `until`; this week ends with `day`."""
    first = shift_days(PartialDate.of(day), 7 * steps - day.weekday())
    last = None if first is None else shift_days(first, 6)
    if first is None or last is None:
        return unknown(NO_ANCHOR)
    if steps == 0 and until is None:
        last = PartialDate.of(day)
    if until is not None and until.weekday() > 0:
        last = PartialDate.of(until - timedelta(days=1))
    return DateRange(first, last, "week", basis="relative")


def _weekend(day: date, steps: int) -> DateRange:
    """Saturday and Sunday: the latest begun by `day`, or the one after it, or, for "last weekend", one that is over."""
    back = (day.weekday() - 5) % 7
    if steps < 0 and back <= 1:
        back += 7
    saturday = shift_days(PartialDate.of(day), 7 - back if steps > 0 else -back)
    sunday = None if saturday is None else shift_days(saturday, 1)
    if saturday is None or sunday is None:
        return unknown(NO_ANCHOR)
    return DateRange(saturday, sunday, "days", basis="relative")
