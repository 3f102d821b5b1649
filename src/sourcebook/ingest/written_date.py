"""Publication dates as columns, markup and file properties write them: read strictly or not at all.

A date needs its year, month and day in the text. 04/05/2017 is the fourth of May to some and the fifth of April to
others, so it is unknown. Nothing here looks at the clock.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>[12][0-9]{3})"
_DAY = r"(?P<day>[0-9]{1,2})"
_FORMS = (
    rf"{_YEAR}(?P<mark>[-/.])(?P<number>[0-9]{{1,2}})(?P=mark){_DAY}(?![0-9])",
    rf"{_YEAR}(?P<number>[0-9]{{2}})(?P<day>[0-9]{{2}})(?![0-9])",
    rf"{_DAY}(?:st|nd|rd|th)?[ -]{{1,3}}(?:of )?{_MONTH},?[ -]{{1,3}}{_YEAR}(?![0-9])",
    rf"{_MONTH} {{1,3}}{_DAY}(?:st|nd|rd|th)?,? {{1,3}}{_YEAR}(?![0-9])",
    rf"{_DAY}\.(?P<number>[0-9]{{1,2}})\.{_YEAR}(?![0-9])",
    rf"(?P<first>[0-9]{{1,2}})(?P<mark>[/-])(?P<second>[0-9]{{1,2}})(?P=mark){_YEAR}(?![0-9])",
)
_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\s*T|,?\s+(?:at\s+)?)[0-9]{1,2}[:.]?[0-9]{2}(?:[:.]?[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,5}\)?)?\s*(?:[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_PDF_FORM = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")


def parse_date(text: str | None) -> date | None:
    """The day that all of `text` writes, a weekday before it and a time of day after it allowed; else None."""
    if text is None or len(text) > 80:  # the longest form with weekday, time and zone has about 50
        return None
    text = text.strip()
    weekday = _WEEKDAY.match(text)
    start = weekday.end() if weekday else 0
    for pattern in _PATTERNS:
        found = pattern.match(text, start)
        if found and (found.end() == len(text) or _TIME.fullmatch(text, found.end())):
            return _day(found)
    return None


def find_date(text: str) -> date | None:
    """The one full date that stands in `text`; None where there is none, or several that differ."""
    if len(text) > 200:  # a line that tells when a page was published is shorter; a paragraph's dates are its events'
        return None
    days = {_day(found) for pattern in _PATTERNS for found in pattern.finditer(text) if _alone(text, found.start())}
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def parse_pdf_date(text: str | None) -> date | None:
    """The day of a PDF date (`D:20170518101500+04'30'`), or of a plain one."""
    found = _PDF_FORM.match(text or "")
    if found is None:
        return parse_date(text)
    return _calendar_day(*(int(part) for part in found.groups()))


def _alone(text: str, start: int) -> bool:
    """False inside a longer number or word."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-/.")


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        return _slashed(int(parts["first"]), int(parts["second"]), year)
    month = _MONTHS.index(parts["month"][:3].lower()) + 1 if parts.get("month") else int(parts["number"])
    return _calendar_day(year, month, int(parts["day"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    """Day and month in either order, where only one order makes a date (or both the same)."""
    readings = {_calendar_day(year, second, first), _calendar_day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
