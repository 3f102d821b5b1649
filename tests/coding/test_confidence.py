"""What raises and lowers the confidence of an event, and that it is the fit of its features and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sourcebook.coding.confidence import FEATURES, confidence_of, features_of
from sourcebook.records import ActorRef, CoderStamp, Count, Event, Evidence, Harm, PlaceRef, Report, Span, Weapon

SPAN = Span(0, 5)
BARE = Event(
    id="",
    report=Report("r1", "0" * 64, "Words of an invented report."),
    type="attack",
    status="accomplished",
    date=None,
    place=None,
    actors=(),
    harm=(),
    weapons=(),
    attribution=(),
    claims=(),
    evidence=Evidence("Words", SPAN),
    confidence=0.0,
    review=(),
    coder=CoderStamp("0.1.0", "rules", "acled"),
)
VILLAGERS = ActorRef("villagers", SPAN, "target", "civilians")
TOLL = Harm("two", SPAN, "civilians", "killed", Count(2, 2))
TOWN = PlaceRef(("Khar",), (SPAN,), name="Khar", precision="settlement", basis="stated")


def _told(event: Event, *, first: bool = False) -> set[str]:
    return {name for name, value in zip(FEATURES, features_of(event, first=first), strict=True) if value}


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        ({"harm": (TOLL,)}, "exact toll"),
        ({"place": TOWN}, "own settlement"),
        ({"place": replace(TOWN, precision="near")}, "own settlement"),
        ({"actors": (VILLAGERS,)}, "somebody aimed at"),
        ({"weapons": (Weapon("rifles", SPAN, "firearm"),)}, "weapon"),
        ({"status": "attempted"}, "not carried out"),
    ],
)
def test_what_speaks_for_or_against_an_event(change: dict[str, Any], feature: str) -> None:
    assert _told(replace(BARE, **change)) == {"always", feature}


@pytest.mark.parametrize(
    "change",
    [
        {"harm": (replace(TOLL, count=Count(2, None)),)},
        {"place": replace(TOWN, precision="adm1")},
        {"place": replace(TOWN, basis="inherited")},
        {"place": replace(TOWN, precision=None)},
        {"actors": (replace(VILLAGERS, role="perpetrator"),)},
        {"review": ("no date is stated",)},
        {"review": ("told as background",)},
    ],
)
def test_what_says_nothing_either_way(change: dict[str, Any]) -> None:
    assert _told(replace(BARE, **change)) == {"always"}


def test_the_first_event_of_a_report_is_surer() -> None:
    assert _told(BARE, first=True) == {"always", "first of its report"}
    assert confidence_of(BARE, first=True) > confidence_of(BARE, first=False)


def test_support_raises_and_doubt_lowers() -> None:
    full = replace(BARE, harm=(TOLL,), place=TOWN, actors=(VILLAGERS,), weapons=(Weapon("rifles", SPAN, "firearm"),))
    attempted = replace(full, status="attempted")
    for better, worse in ((full, BARE), (full, attempted)):
        assert confidence_of(better, first=True) > confidence_of(worse, first=True)
    story = replace(full, report=replace(full.report, text="Words. " * 300))
    assert confidence_of(full, first=True) > confidence_of(story, first=True)
    assert 0 < confidence_of(replace(BARE, status="threatened"), first=False) < confidence_of(full, first=True) < 1


@pytest.mark.parametrize(("length", "told"), [(0, 0.0), (300, 0.0), (549, 0.262), (800, 0.426), (500_000, 0.426)])
def test_length_tells_within_bounds_only(length: int, told: float) -> None:
    event = replace(BARE, report=replace(BARE.report, text="x" * length))
    features = dict(zip(FEATURES, features_of(event, first=False), strict=True))
    assert features["long report"] == pytest.approx(told, abs=1e-3)
