"""Findings that the network kept apart and that tell of one incident: of one kind, on one day, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ...records import ActorMention, Finding, HarmMention, WeaponMention

_Told = TypeVar("_Told", ActorMention, HarmMention, WeaponMention)


def united(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """The findings, those alike in all that tells incidents apart made one. Another target makes no other incident.

    The guide of MUC-4 asks for this: several targets hit at one place and time are one incident. People and things are
    told apart before, as they stand in fewer words there.
    """
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_signs(finding, text), []).append(finding)
    return tuple(_one(group, text) for group in alike.values())


def _signs(finding: Finding, text: str) -> tuple[object, ...]:
    """What tells one incident from another: what was done, where in the words of the report, and which of its dates."""
    places = frozenset(place.span.of(text).casefold() for place in finding.places)
    days = [date.span for date in finding.dates]
    return (finding.type, finding.act, finding.status, places, *days[:1])


def _one(group: Sequence[Finding], text: str) -> Finding:
    """The surest of some findings, with all that the others have beside it."""
    lead = max(group, key=lambda finding: finding.weight)
    return replace(
        lead,
        actors=_each_once((actor for finding in group for actor in finding.actors), text),
        harm=_each_once((row for finding in group for row in finding.harm), text),
        weapons=_each_once((weapon for finding in group for weapon in finding.weapons), text),
    )


def _each_once(told: Iterable[_Told], text: str) -> tuple[_Told, ...]:
    """Mentions without those that say the same with the same words elsewhere."""
    kept: dict[tuple[object, ...], _Told] = {}
    for mention in told:
        said = mention.effect if isinstance(mention, HarmMention) else getattr(mention, "role", None)
        kept.setdefault((mention.span.of(text).casefold(), said), mention)
    return tuple(kept.values())
