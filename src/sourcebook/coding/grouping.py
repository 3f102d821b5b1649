"""Which findings of a report tell of one and the same occurrence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..records import DateRange, Finding, Outline, Reading
from ..records.vocabulary import EventType
from .frames import Frame, frames_of
from .values import Values

#: Types that a report tells of in one breath: a raid with a bomb, shots and a fire is one occurrence.
VIOLENT: frozenset[EventType] = frozenset(
    (
        "armed-clash",
        "attack",
        "suicide-bombing",
        "bombing",
        "grenade",
        "shelling",
        "air-strike",
        "chemical",
        "property-destruction",
        "sexual-violence",
    )
)
#: Words that open the telling of something else.
_ELSEWHERE = re.compile(
    r"\W*(?:meanwhile|separately|elsewhere|likewise|similarly|in (?:yet )?another|in (?:a )?separate|in a similar|in a different|"
    r"also\b|further\b|furthermore|in addition|additionally|another (?:incident|attack|blast|explosion|clash|raid|shooting|operation)|also in|in a (?:second|third|fourth|fifth|further) |(?:\w+ )?(?:hours|minutes|days|weeks|months) (?:later|earlier|before)|on the same day|the same day|earlier|in the other|on another|a day (?:earlier|before)|at another)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Group:
    """Findings of one occurrence while it is being put together; the first is where it was first told."""

    findings: list[Finding] = field(default_factory=list)
    frame: Frame | None = None

    def types(self) -> set[EventType]:
        return {finding.type for finding in self.findings if finding.type is not None}


def group_findings(outline: Outline, reading: Reading, values: Values) -> list[Group]:
    """The occurrences of a report in the order in which they are first told."""
    frames = frames_of(outline, reading)
    groups: list[Group] = []
    for finding in reading.findings:
        frame = frames.of(finding.sentence)
        target = _home(finding, frame, groups, outline, values)
        if target is None:
            groups.append(Group([finding], frame))
        else:
            target.findings.append(finding)
    return [group for group in groups if not _follows_from(group, groups)]


def _home(finding: Finding, frame: Frame, groups: list[Group], outline: Outline, values: Values) -> Group | None:
    """The group a finding belongs to; None where it opens one of its own."""
    same_sentence = [g for g in groups if any(f.sentence == finding.sentence for f in g.findings)]
    if finding.anew:
        return None
    for group in reversed(same_sentence):
        if _compatible(finding, group) and not _other_day(finding, group, values):
            return group
    for group in reversed(groups):
        if group in same_sentence or not _compatible(finding, group):
            continue
        if group.frame is not None and group.frame.item != frame.item and not finding.continues:
            return None
        if finding.continues or not _opens_anew(finding, group, outline, values):
            return group
        return None
    return None


def _compatible(finding: Finding, group: Group) -> bool:
    types = group.types()
    if finding.type is None:
        together = any(f.sentence == finding.sentence for f in group.findings) and not types & {
            "agreement",
            "threat",
            "surrender",
        }
        return together or not types or not finding.harm or bool(types & (VIOLENT | {"abduction", "riot", "protest"}))
    if not types:
        return True
    if finding.type in types:
        return True
    if {finding.type} | types <= VIOLENT | {"abduction"}:
        return True
    if {finding.type} | types <= {"agreement", "abduction"} and any(row.effect == "released" for row in finding.harm):
        return True
    if "arrest" in {finding.type} ^ types and any(
        f.type == "arrest" and any(actor.role == "perpetrator" for actor in f.actors)
        for f in (finding, *group.findings)
    ):
        return False
    together = any(f.sentence == finding.sentence for f in group.findings)
    return together and {finding.type} | types <= VIOLENT | {"abduction", "arrest", "weapons-seizure", "riot"}


def _other_day(finding: Finding, group: Group, values: Values) -> bool:
    """Whether both say a day, and not the same one."""
    if "abduction" in group.types() and finding.harm and all(row.effect == "released" for row in finding.harm):
        return False  # the release of those taken belongs to their abduction
    ours, theirs = _day(finding, values), next((d for f in group.findings if (d := _day(f, values))), None)
    if ours is None or theirs is None or finding.sentence == group.findings[0].sentence or finding.continues:
        return False
    return not _may_be_same(ours, theirs)


def _day(finding: Finding, values: Values) -> DateRange | None:
    known = [values.dates[d.span] for d in finding.dates if d.span in values.dates]
    return next((d for d in known if d.start is not None), None)


def _may_be_same(one: DateRange, other: DateRange) -> bool:
    """Whether two stated dates can mean one day: equal, overlapping, or one of them without a year or a day."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return True
    keys = [
        (d.start.year, d.start.month, d.start.day, d.end.month, d.end.day) for d in (one, other) if d.start and d.end
    ]
    years = {key[0] for key in keys if key[0] is not None}
    if len(years) > 1:
        return False
    if any(key[1] is None for key in keys):
        return True
    low, high = sorted((k[1] or 0, k[2] or 0, k[3] or 12, k[4] or 31) for k in keys)
    return (high[0], high[1]) <= (low[2], low[3])


def _opens_anew(finding: Finding, group: Group, outline: Outline, values: Values) -> bool:
    """Whether a finding in a later sentence tells of something else than the group."""
    sentence = finding.sentence.of(outline.report.text)
    if _other_day(finding, group, values):
        return True
    if _ELSEWHERE.match(sentence):
        return True
    return _fronted_place(finding, group, outline)


_FRONTED = re.compile(r"\W*(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+)?[A-Z]")


def _fronted_place(finding: Finding, group: Group, outline: Outline) -> bool:
    """`In Harak, two men …` after a telling that has a place of its own: another place opens another occurrence."""
    text = outline.report.text
    if not finding.places or not _FRONTED.match(finding.sentence.of(text)):
        return False
    theirs = {place.span.of(text) for f in group.findings for place in f.places}
    return bool(theirs) and finding.places[0].span.of(text) not in theirs


def _follows_from(group: Group, groups: Sequence[Group]) -> bool:
    """Whether a group only goes with an act of violence in the report: arms found after it, threats made with it."""
    others = {event_type for other in groups if other is not group for event_type in other.types()}
    types = group.types()
    if types == {"weapons-seizure"}:
        return bool(others & (VIOLENT | {"arrest"}))
    if not types or not types <= {"threat", "protest"} or not others & (VIOLENT | {"abduction"}):
        return False
    sentences = {finding.sentence for other in groups if other is not group for finding in other.findings}
    apart = any(f.dates or f.places for f in group.findings) and not any(
        f.sentence in sentences for f in group.findings
    )
    return not (apart or group is groups[0])
