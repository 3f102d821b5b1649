"""What the readers of the wide grammar share: what a time is read against, and the parts of a match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..lexicon.word_lists import word_table
from .calendar_times import CalendarTime, Unit, unit_of

_STEPS = {"last": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1}
UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "half": "half",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
#: Two-figure years up to this one are of this century.
_LAST_TWO_DIGIT_YEAR = 40


@dataclass(frozen=True, slots=True)
class Telling:
    """What a time is read against: the day of writing, time and quarter told before, whether it is to come."""

    written: date | None
    told: CalendarTime | None
    quarter: CalendarTime | None
    ahead: bool


Match = re.Match[str]
Reader = Callable[[Match, Telling], CalendarTime | None]


def part(match: Match, *names: str) -> str:
    """The first of the named parts that matched, in small letters with single spaces, else nothing."""
    found = next((part for name in names if (part := match.groupdict().get(name))), "")
    return " ".join(found.lower().split())


def step_of(words: str) -> int:
    return next((step for word, step in _STEPS.items() if word in words.split()), 0)


def year_in(words: str) -> int | None:
    """A year in figures or in words."""
    if words.lstrip("'").isdigit():
        year = int(words.lstrip("'"))
        return year if year > 99 else year + (2000 if year <= _LAST_TWO_DIGIT_YEAR else 1900)
    parts = [part for part in re.split(r"[\s-]+", words) if part not in ("and", "oh", "o")]
    if not parts:
        return None
    values = numbers_in_words()
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(values[part] for part in parts[2:])
    return 100 * values[parts[0]] + sum(values[part] for part in parts[1:])


def numbers_in_words() -> dict[str, int]:
    found: dict[str, int] = word_table("number_words")["units"]
    return found


def unit_in(unit: Unit, year: int, nth: int) -> CalendarTime | None:
    months = {"quarter": 3, "half": 6, "month": 1}[unit]
    return unit_of(date(year, 1 + months * (nth - 1), 1), unit) if 1 <= year <= 9999 else None


def year_of(match: Match, telling: Telling) -> int | None:
    """The year that the words say, in figures or as "last year", or None."""
    said = part(match, "year", "year_behind", "year_of")
    if said:
        return year_in(said)
    whose = part(match, "whose", "whose_behind")
    return telling.written.year + step_of(whose) if whose and telling.written else None
