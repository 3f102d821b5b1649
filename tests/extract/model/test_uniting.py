"""Findings that tell of one incident are made one, and others are not."""

from __future__ import annotations

from dataclasses import replace

from sourcebook.extract.model.uniting import united
from sourcebook.records import ActorMention, DateMention, Finding, HarmMention, PlaceMention, Span

TEXT = "A bomb in Ardale hit the bank on Monday. Two guards in Ardale were hurt. A bus burned in Norhaven on Tuesday."


def _at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


BANK = Finding(
    action=_at("bank"),
    type="bombing",
    status="accomplished",
    sentence=Span(0, 40),
    evidence=Span(0, 40),
    actors=(ActorMention(_at("bank"), "target", "property"),),
    places=(PlaceMention(_at("Ardale")),),
    dates=(DateMention(_at("on Monday")),),
    weight=0.6,
    whole=True,
)
GUARDS = replace(
    BANK,
    action=_at("guards"),
    actors=(ActorMention(_at("guards"), "target", "state-forces"),),
    harm=(HarmMention(_at("Two guards"), "state-forces", "wounded"),),
    places=(PlaceMention(_at("Ardale", 1)),),
    weight=0.9,
)


def test_two_targets_at_one_place_and_time_are_one_incident() -> None:
    (one,) = united([BANK, GUARDS], TEXT)
    assert [actor.span.of(TEXT) for actor in one.actors] == ["bank", "guards"]
    assert [row.span.of(TEXT) for row in one.harm] == ["Two guards"]
    assert one.action == GUARDS.action  # the surest leads


def test_the_same_words_for_somebody_are_kept_once() -> None:
    (one,) = united([BANK, replace(GUARDS, actors=BANK.actors)], TEXT)
    assert one.actors == BANK.actors


def test_another_place_day_type_or_stage_is_another_incident() -> None:
    for other in (
        replace(GUARDS, places=(PlaceMention(_at("Norhaven")),)),
        replace(GUARDS, dates=(DateMention(_at("on Tuesday")),)),
        replace(GUARDS, dates=()),
        replace(GUARDS, type="attack"),
        replace(GUARDS, act="arson"),
        replace(GUARDS, status="attempted"),
    ):
        assert united([BANK, other], TEXT) == (BANK, other)
