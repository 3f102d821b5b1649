"""The type and status of an occurrence, from all that was told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon.actions import weapons
from ..lexicon.weights import LEADS, NAMES_MEANS, PLANTED
from ..records import Finding
from ..records.vocabulary import EventType, Status

#: Of several types told of one occurrence the first here wins: the most violent and most telling of what was done.
RANK: tuple[EventType, ...] = (
    "suicide-bombing", "chemical", "air-strike", "armed-clash", "shelling", "grenade", "bombing", "sexual-violence",
    "attack", "abduction", "property-destruction", "riot", "territory-change", "surrender", "arrest", "weapons-seizure",
    "protest", "agreement", "threat", "other",
)  # fmt: skip
#: Those that say better than a clash what was done, although two sides fought.
_GRAVEST = frozenset(RANK[: RANK.index("sexual-violence")])


def type_of(findings: Sequence[Finding], text: str) -> EventType:
    """The one type of an occurrence. Harm alone, with nothing said of how, is an attack."""
    told = {finding.type for finding in findings if finding.type is not None}
    if not told:
        return _by_weapons(findings) or "attack"
    strong = {f.type for f in findings if f.type is not None and f.weight >= LEADS} or told
    if any(weapon.kind == "suicide-vest" for finding in findings for weapon in finding.weapons):
        return "suicide-bombing"
    if strong & {"attack", "property-destruction"} and not strong & _GRAVEST and _clash(findings, text):
        return "armed-clash"
    if {"attack", "property-destruction"} <= strong and not any(finding.harm for finding in findings):
        strong = strong - {"attack"}
    if "agreement" in strong and not any(row.effect in ("killed", "wounded") for f in findings for row in f.harm):
        return "agreement"
    chosen = next(event_type for event_type in RANK if event_type in strong)
    if chosen in ("property-destruction", "attack", "bombing") and _by_a_crowd(findings, text):
        return "riot"
    if chosen == "armed-clash" and _with_a_crowd(findings, text):
        return "riot"
    if chosen == "bombing" and "weapons-seizure" in told and _never_went_off(findings):
        return "weapons-seizure"
    if chosen == "attack":
        return _by_weapons(findings) or chosen
    return chosen


def _never_went_off(findings: Sequence[Finding]) -> bool:
    """Whether a bomb was only laid or meant: nobody was harmed, and nothing tells that one exploded."""
    bombing = (finding for finding in findings if finding.type == "bombing")
    return not any(f.harm for f in findings) and all(f.status == "attempted" or f.weight <= PLANTED for f in bombing)


_AMBUSH = re.compile(r"ambush", re.IGNORECASE)
#: A group's own among those harmed, and a deed that both sides did.
_OUR = re.compile(r"\bour\b", re.IGNORECASE)
_FOUGHT = re.compile(r"\bafter an? (?:\w+ )?fight\b", re.IGNORECASE)
_CROWD = re.compile(r"crowd|mob|protest|demonstrat|rioter|irate|angry", re.IGNORECASE)


def _by_a_crowd(findings: Sequence[Finding], text: str) -> bool:
    """Whether a crowd of civilians did it."""
    doers = [actor for f in findings for actor in f.actors if actor.role == "perpetrator"]
    return any(actor.group == "civilians" and _CROWD.search(actor.span.of(text)) for actor in doers)


def _with_a_crowd(findings: Sequence[Finding], text: str) -> bool:
    """Whether a crowd of civilians was one side, and no armed group the other: "protesters clashed with police"."""
    actors = [actor for finding in findings for actor in finding.actors]
    crowd = any(actor.group == "civilians" and _CROWD.search(actor.span.of(text)) for actor in actors)
    return crowd and not any(actor.group in ("armed-group", "unknown") for actor in actors)


def _clash(findings: Sequence[Finding], text: str) -> bool:
    """Whether state forces and armed men fought: one side harmed the other, or both have people killed or wounded."""
    pairs = {(actor.role, actor.group) for finding in findings for actor in finding.actors}
    rows = [row for finding in findings for row in finding.harm if row.effect in ("killed", "wounded")]
    harmed = {row.who if not _OUR.search(row.span.of(text)) else "armed-group" for row in rows}
    sides = ("perpetrator", "armed-group") in pairs and "state-forces" in harmed | {group for _, group in pairs}
    if sides and any(_FOUGHT.search(finding.sentence.of(text)) for finding in findings):
        return True
    if "armed-group" in harmed:
        if "state-forces" not in harmed and any(_AMBUSH.search(f.action.of(text)) for f in findings):
            return False  # those who were ambushed had no time to fight
        return "state-forces" in harmed or ("perpetrator", "state-forces") in pairs
    return {"state-forces", "unknown"} <= harmed and ("perpetrator", "unknown") in pairs


def _by_weapons(findings: Sequence[Finding]) -> EventType | None:
    """The most violent type that the means speak for."""
    kinds = [weapon.kind for finding in findings if finding.weight >= NAMES_MEANS for weapon in finding.weapons]
    types = {weapons().types[kind] for kind in kinds if kind in weapons().types}
    return next((event_type for event_type in RANK if event_type in types), None)


def status_of(findings: Sequence[Finding], event_type: EventType) -> Status:
    """Done if anything was done; else tried; else threatened."""
    if event_type == "threat":
        return "threatened"
    told = (
        [f for f in findings if f.type == event_type] or [f for f in findings if f.type is not None] or list(findings)
    )
    statuses = {finding.status for finding in told}
    if event_type == "weapons-seizure" and any(f.status == "attempted" for f in findings if f.type == "bombing"):
        return "attempted"
    if "attempted" in statuses and not any(finding.harm for finding in findings):
        return "attempted"
    return next(status for status in ("accomplished", "attempted", "threatened") if status in statuses)
