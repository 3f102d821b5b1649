"""Comparables and judgements for tests of the merge: small, and enough to say yes, no and perhaps."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sourcebook.merge.comparable import Comparable
from sourcebook.records import Judgement
from sourcebook.records.judgement import Verdict

DAY = date(2019, 3, 17).toordinal()
NAMES = ("douentza", "konna", "hombori", "mondoro", "bandiagara", "koro", "bankass", "ouenkoro")


def event(
    name: str,
    *,
    day: int = 0,
    names: tuple[str, ...] = NAMES,
    report: str | None = None,
    place: tuple[float, float] = (15.0, -2.95),
    killed: int = 8,
    later: bool = False,
) -> Comparable:
    """An attack at one place; `day` counts from 17 March 2019, and the report follows a day later."""
    return Comparable(
        event=name,
        report=report or f"report of {name}",
        published=DAY + day + 1,
        first=DAY + day,
        last=DAY + day,
        sure=True,
        lat=place[0],
        lon=place[1],
        reach=8.0,
        iso2="ML",
        places=frozenset({f"town at {place}"}),
        type="attack",
        tolls={"killed": (killed, killed)},
        names=frozenset(names),
        rare=names[:6],
        later=later,
    )


def judgement(number: int, verdict: Verdict, *events: str, undoes: str | None = None) -> Judgement:
    """A judgement made in the minute of that number."""
    at = datetime(2020, 1, 1, number // 60, number % 60, tzinfo=UTC)
    return Judgement(f"j{number:03d}", verdict, tuple(sorted(events)), "coder", at, undoes=undoes)
