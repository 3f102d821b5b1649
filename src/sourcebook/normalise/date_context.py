"""What a time expression is read against: when the report was published, and the date told before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..records import DateRange, PartialDate


@dataclass(frozen=True, slots=True)
class DateContext:
    """The dates that words such as "yesterday" or "the next day" count from.

    `published` is the report's publication date, `section` the date of the heading or of the event told before. Either
    may be unknown; then what hangs on it stays unknown too. `ahead`: the sentence speaks of what is to come.
    """

    published: date | None = None
    section: DateRange | None = None
    ahead: bool = False

    @property
    def told_before(self) -> PartialDate | None:
        """The last day of the section's date, for counting on from it."""
        return None if self.section is None else self.section.end


#: Years in which one can count to and fro without leaving the calendar; no report was published in others.
_COUNTABLE = range(10, 9990)


def countable(context: DateContext) -> DateContext:
    """The context, without a publication date so near an end of the calendar that it must be a mistake."""
    if context.published is None or context.published.year in _COUNTABLE:
        return context
    return replace(context, published=None)


def unknown(reason: str) -> DateRange:
    """A relative date with nothing to count from."""
    return DateRange(None, None, None, basis="relative", reasons=(reason,))


def single(when: PartialDate | None, reason: str = "no such day in the calendar") -> DateRange:
    """One day, month or year as a range; the precision follows from the parts that are known."""
    if when is None:
        return unknown(reason)
    if when.day is not None:
        return DateRange(when, when, "day", basis="relative")
    return DateRange(when, when, "month" if when.month is not None else "year", basis="relative")


def because(value: DateRange, *reasons: str) -> DateRange:
    """The same date with more reasons."""
    return replace(value, reasons=value.reasons + reasons)
