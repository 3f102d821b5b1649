"""Our times in the notation of TIMEX3 (TimeML 1.2.1, after ISO 8601)."""

from __future__ import annotations

from sourcebook.normalise.calendar_times import CalendarTime

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_value(time: CalendarTime) -> str:
    """A day is 1998-02-13, a week 1998-W07, a quarter 1998-Q1, a decade 199, the past PAST_REF."""
    first = time.first
    if first is None:
        return f"{time.unit.upper()}_REF"
    year, week, _ = first.isocalendar()
    match time.unit:
        case "day":
            return first.isoformat()
        case "week":
            return f"{year:04d}-W{week:02d}"
        case "weekend":
            return f"{year:04d}-W{week:02d}-WE"
        case "month":
            return f"{first.year:04d}-{first.month:02d}"
        case "quarter":
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year:04d}-H{(first.month + 5) // 6}"
        case "season":
            return f"{first.year:04d}-{_SEASONS[first.month]}"
        case "year":
            return f"{first.year:04d}"
        case "decade":
            return f"{first.year // 10:03d}"
        case _:
            return f"{first.year // 100:02d}"
