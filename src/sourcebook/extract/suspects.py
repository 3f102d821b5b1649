"""Whose deed it is by who was arrested for it: "arrested two members of the Front over the blast that killed nine"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import ActorMention, Finding

#: What leads from somebody who was arrested to the deed that they are held for.
_HELD_FOR = re.compile(
    r"\b(?:over|for|behind|in connection with|in relation to|involved in|involvement in|linked to|accused of|"
    r"suspected of|suspected in|suspects in|responsible for|part in)\s+(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)


def with_suspects(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings of a sentence with the group of those arrested as the doer of what they were arrested for.

    Police naming a suspect makes the group the perpetrator, as the coding guide has it.
    """
    groups = [
        replace(actor, role="perpetrator")
        for finding in findings
        if finding.type == "arrest" and finding.status == "accomplished"
        for actor in finding.actors
        if actor.role == "target" and actor.group == "armed-group" and not actor.person
    ]
    named = [group for group in groups if group.span.of(text)[:1].isupper()]
    return [_with(finding, named, text) for finding in findings] if named else list(findings)


def _with(finding: Finding, groups: Sequence[ActorMention], text: str) -> Finding:
    if finding.type in (None, "arrest", "surrender", "weapons-seizure") or finding.denied:
        return finding
    if any(actor.role in ("perpetrator", "party") for actor in finding.actors):
        return finding
    held_for = _HELD_FOR.search(text, finding.sentence.start, finding.action.start)
    return replace(finding, actors=(*groups, *finding.actors)) if held_for else finding
