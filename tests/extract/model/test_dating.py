"""Which date an incident has that no date joined: the reports go on from one day to the next thing told of it."""

from __future__ import annotations

import numpy as np
import pytest

from sourcebook.extract.model.dating import with_dates
from sourcebook.extract.model.incidents import Incident
from sourcebook.extract.model.mentions import Marked
from sourcebook.extract.model.settings import Settings
from sourcebook.extract.model.telling import Judged
from sourcebook.records import DateMention, Finding, Span

TEXT = "Gunmen shot a judge on Monday. Elsewhere, a bank burned. By Friday the bridge at Norhaven was open."
JUDGE, MONDAY, BANK, FRIDAY, BRIDGE = (TEXT.index(w) for w in ("judge", "on Monday", "bank", "Friday", "bridge"))
SENTENCES = [Span(0, 30), Span(31, 56), Span(57, len(TEXT))]
MENTIONS = [
    Marked(Span(JUDGE, JUDGE + 5), "name", 0, 0, 1.0),
    Marked(Span(MONDAY, MONDAY + 9), "date", 1, 2, 1.0),
    Marked(Span(BANK, BANK + 4), "physical", 3, 3, 1.0),
    Marked(Span(FRIDAY, FRIDAY + 6), "date", 4, 4, 1.0),
    Marked(Span(BRIDGE, BRIDGE + 6), "physical", 5, 5, 1.0),
]
MON, FRI = MENTIONS[1].span, MENTIONS[3].span


def judged(stated: float, *, friday: float = 0.0) -> Judged:
    """What the network says: how likely each date is told, and how likely Friday shares an incident with the bridge."""
    together = np.zeros((5, 5), np.float32)
    together[3, 4] = together[4, 3] = friday
    told = np.tile(np.array([1 - stated, stated], np.float32), (5, 1))
    return Judged(TEXT, MENTIONS, {"default date": told}, np.zeros((5, 5), np.float32), together, SENTENCES)


def finding(mention: int, sentence: int, *dates: Span) -> Finding:
    at, where = MENTIONS[mention].span, SENTENCES[sentence]
    return Finding(at, "attack", "accomplished", where, where, dates=tuple(DateMention(date) for date in dates))


SHOT, BURNED, HIT = finding(0, 0, MON), finding(2, 1), finding(4, 2)


def days(found: tuple[Finding, ...]) -> list[Span | None]:
    return [one.dates[0].span if one.dates else None for one in found]


def incidents(*found: Finding, beside: int | None = None) -> dict[Span, Incident]:
    cores = {MENTIONS[core].span: core for core in (0, 2, 4)}
    return {one.action: Incident((cores[one.action],), (), beside) for one in found}


@pytest.mark.parametrize(("stated", "day"), [(0.9, MON), (0.4, MON), (0.1, None)])
def test_an_incident_goes_on_from_the_one_before(stated: float, day: Span | None) -> None:
    found = with_dates([SHOT, BURNED], incidents(SHOT, BURNED), judged(stated), Settings())
    assert days(found) == [MON, day]


def test_another_day_between_ends_what_was_told_of_the_first() -> None:
    found = with_dates([SHOT, HIT], incidents(SHOT, HIT), judged(0.4, friday=0.5), Settings())
    assert days(found) == [MON, MON]  # Friday stands in the sentence itself, and not before it
    later = Finding(HIT.action, HIT.type, HIT.status, Span(BRIDGE, len(TEXT)), HIT.evidence)
    assert days(with_dates([SHOT, later], incidents(SHOT, HIT), judged(0.4), Settings())) == [MON, None]


def test_a_far_incident_does_not_go_on() -> None:
    found = with_dates([SHOT, BURNED], incidents(SHOT, BURNED), judged(0.4), Settings(date_reach=0))
    assert days(found) == [MON, None]


@pytest.mark.parametrize(
    ("stated", "friday", "day"), [(0.9, 0.3, FRI), (0.9, 0.0, None), (0.5, 0.3, None)]
)  # held for told, and likely; not likely; not held for told
def test_the_likeliest_date_is_taken_where_the_report_tells_one(stated: float, friday: float, day: Span | None) -> None:
    found = with_dates([HIT], incidents(HIT), judged(stated, friday=friday), Settings())
    assert days(found) == [day]


def test_a_date_told_beside_comes_first_and_one_that_joined_stays() -> None:
    found = with_dates([SHOT, BURNED], incidents(SHOT, BURNED, beside=3), judged(0.9), Settings())
    assert days(found) == [MON, FRI]
