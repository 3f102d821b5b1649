"""Which findings of a report tell of one and the same occurrence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.weights import LEADS, TELLS_EVENT
from ..records import Count, DateRange, Finding, Outline, PartialDate, Reading, Span
from ..records.vocabulary import EventType
from .frames import Frame, Frames, frames_of
from .values import Values

#: Types that a report tells of in one breath: a raid with a bomb, shots and a fire is one occurrence.
_VIOLENT: frozenset[EventType] = frozenset((
    "armed-clash", "attack", "suicide-bombing", "bombing", "grenade", "shelling", "air-strike", "chemical",
    "property-destruction", "sexual-violence",
))  # fmt: skip
_VIOLENT_OR_ABDUCTION = _VIOLENT | {"abduction"}
#: Types that violence told in the same sentence goes with.
_IN_ONE_SENTENCE = _VIOLENT | {"abduction", "arrest", "weapons-seizure", "riot"}
#: Types of which harm told in a later sentence, with no action of its own, may be the harm.
_HARMFUL = _VIOLENT | {"abduction", "riot", "protest"}
#: Types that do no harm, so that harm told beside them is of something else.
_HARMLESS = frozenset(("agreement", "threat", "surrender"))
#: Words that open the telling of something else.
_ELSEWHERE = re.compile(
    r"\W*(?:meanwhile|separately|elsewhere|likewise|similarly|also|further|furthermore|in addition|additionally|"
    r"earlier|in (?:yet )?another|in (?:a )?separate|in a similar|in a different|in the other|on another|at another|"
    r"in a (?:second|third|fourth|fifth|further) |"
    r"another (?:incident|attack|blast|explosion|clash|raid|shooting|operation)|"
    r"(?:on )?the same day|a day (?:earlier|before)|"
    r"(?:\w+ )?(?:hours|minutes|days|weeks|months) (?:later|earlier|before))\b",
    re.IGNORECASE,
)
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_FRONTED = re.compile(
    r"\W*(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+)?[A-Z]|[A-Z][\w'’-]+(?: [\w'’-]+){0,3}:\s)"
)

#: From so many characters on a report is a story of several occurrences, and what is told of another place is another.
#: In the reports coded by hand 1.3 occurrences are told below it and 2.9 above.
STORY = 1100
#: From so many people on one number told twice is one toll: smaller ones come up again by chance.
_LARGE = 6
#: How many occurrences back a finding is taken to add to one. Longer lists are digests, whose items stand alone.
_LOOK_BACK = 40


@dataclass(slots=True)
class Occurrence:
    """Findings of one occurrence while it is being put together; the first is where it was first told."""

    findings: list[Finding]
    frame: Frame

    def types(self) -> set[EventType]:
        """The types that its action words speak for; none where only harm is told."""
        return {finding.type for finding in self.findings if finding.type is not None}

    def is_told_in(self, sentence: Span) -> bool:
        return any(finding.sentence == sentence for finding in self.findings)


def group_findings(outline: Outline, reading: Reading, values: Values) -> list[Occurrence]:
    """The occurrences of a report in the order in which they are first told."""
    frames, text = frames_of(outline), outline.report.text
    found: list[Occurrence] = []
    announcing = _announcing(reading.findings, frames)
    for finding in reading.findings:
        frame = frames.of(finding.sentence)
        if finding.sentence in announcing:
            continue  # "killed in separate incidents": each is told below
        home = None if finding.anew else _home(finding, frame, found, text, values)
        apart = frame.announced in announcing and home is not None and _is_elsewhere(finding, home, text)
        if home is None or apart:
            found.append(Occurrence([finding], frame))
        else:
            home.findings.append(finding)
    return [occurrence for occurrence in found if not _follows_from(occurrence, found)]


def _announcing(findings: Sequence[Finding], frames: Frames) -> set[Span]:
    """The sentences that announced several occurrences of which at least one is then told, with its harm."""
    sure = (f for f in findings if f.harm and not f.continues and f.weight >= TELLS_EVENT)
    announced = (frames.of(finding.sentence).announced for finding in sure)
    return {sentence for sentence in announced if sentence is not None}


def _home(finding: Finding, frame: Frame, told: Sequence[Occurrence], text: str, values: Values) -> Occurrence | None:
    """The occurrence that a finding belongs to; None where it opens one of its own."""
    compatible = [occurrence for occurrence in reversed(told[-_LOOK_BACK:]) if _compatible(finding, occurrence)]
    for occurrence in compatible:
        if occurrence.is_told_in(finding.sentence) and not _other_day(finding, occurrence, text, values):
            return occurrence
    last = next((occurrence for occurrence in compatible if not occurrence.is_told_in(finding.sentence)), None)
    if last is None or finding.continues:
        return last
    retold = next((o for o in compatible if _tells_same_toll(finding, o, values)), None)
    if retold is not None and not _other_day(finding, retold, text, values):
        return retold
    if last.frame.item != frame.item or _opens_anew(finding, last, text, values):
        return None
    return last


def _compatible(finding: Finding, occurrence: Occurrence) -> bool:
    """Whether a finding may tell of an occurrence, by the types of both."""
    types = occurrence.types()
    if not types or finding.type in types:
        return True
    together = occurrence.is_told_in(finding.sentence)
    if finding.type is None:
        return not finding.harm or bool(types & _HARMFUL) or (together and not types & _HARMLESS)
    both = types | {finding.type}
    if both <= _VIOLENT_OR_ABDUCTION:
        return True
    if both <= {"agreement", "abduction"} and any(row.effect == "released" for row in finding.harm):
        return True
    if any(_is_arrest_by_somebody(told) for told in (finding, *occurrence.findings)):
        return False
    return together and both <= _IN_ONE_SENTENCE


def _is_arrest_by_somebody(finding: Finding) -> bool:
    return finding.type == "arrest" and any(actor.role == "perpetrator" for actor in finding.actors)


def _other_day(finding: Finding, occurrence: Occurrence, text: str, values: Values) -> bool:
    """Whether both say a day, and not the same one."""
    if finding.continues or finding.sentence == occurrence.findings[0].sentence:
        return False
    if "abduction" in occurrence.types() and finding.harm and all(row.effect == "released" for row in finding.harm):
        return False  # the release of those taken belongs to their abduction
    ours = _day(finding, values)
    theirs = next((day for told in occurrence.findings if (day := _day(told, values))), None)
    if ours is None or theirs is None:
        weekdays = _weekdays([finding], text), _weekdays(occurrence.findings, text)
        return all(weekdays) and weekdays[0].isdisjoint(weekdays[1])
    return not _may_be_same(ours, theirs)


def _weekdays(findings: Sequence[Finding], text: str) -> set[str]:
    """The days of the week named with findings: all that tells days apart where the year and month are not known."""
    dates = (date.span.of(text).lower() for finding in findings for date in finding.dates)
    return {word for date in dates for word in date.split() if word in _WEEKDAYS}


def _day(finding: Finding, values: Values) -> DateRange | None:
    known = [values.dates[d.span] for d in finding.dates if d.span in values.dates]
    return next((d for d in known if d.start is not None), None)


def _may_be_same(one: DateRange, other: DateRange) -> bool:
    """Whether two stated dates can mean one day: equal, overlapping, or one of them without a year or a day."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return True
    if None not in (one.start.year, other.start.year) and one.start.year != other.start.year:
        return False
    if one.start.month is None or other.start.month is None:
        return True
    first, second = sorted((_days(one.start, one.end), _days(other.start, other.end)))
    return second[0] <= first[1]


def _days(start: PartialDate, end: PartialDate) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and last month and day of a range, without its year; the widest where they are not told."""
    return (start.month or 0, start.day or 0), (end.month or 12, end.day or 31)


def _opens_anew(finding: Finding, occurrence: Occurrence, text: str, values: Values) -> bool:
    """Whether a finding in a later sentence tells of something else: of another day, elsewhere, or by its words."""
    if _other_day(finding, occurrence, text, values) or _ELSEWHERE.match(finding.sentence.of(text)):
        return True
    return _fronts_other_place(finding, occurrence, text) or _parts_story(finding, occurrence, text)


def _parts_story(finding: Finding, occurrence: Occurrence, text: str) -> bool:
    """Whether a finding of a long story surely tells of another place, or of what others did, than told before."""
    if len(text) < STORY or finding.type is None or finding.weight < LEADS:
        return False
    return _is_elsewhere(finding, occurrence, text) or _is_by_others(finding, occurrence, text)


def _is_by_others(finding: Finding, occurrence: Occurrence, text: str) -> bool:
    """Whether both say who did it, and nobody in common."""
    ours, theirs = _doers([finding], text), _doers(occurrence.findings, text)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _tells_same_toll(finding: Finding, occurrence: Occurrence, values: Values) -> bool:
    """Whether both tell one number of people to have suffered the same, too large a one to come up twice by chance."""
    return not _large_tolls([finding], values).isdisjoint(_large_tolls(occurrence.findings, values))


def _large_tolls(findings: Sequence[Finding], values: Values) -> set[tuple[str, Count]]:
    rows = [row for finding in findings for row in finding.harm]
    counted = [(row.effect, values.counts.get(row.count_span or row.span)) for row in rows]
    return {(effect, count) for effect, count in counted if count is not None and (count.low or 0) >= _LARGE}


def _doers(findings: Sequence[Finding], text: str) -> set[str]:
    return {a.span.of(text) for finding in findings for a in finding.actors if a.role == "perpetrator"}


def _fronts_other_place(finding: Finding, occurrence: Occurrence, text: str) -> bool:
    """`In Harak, two men …` after a telling that has a place of its own: another place opens another occurrence."""
    if not finding.places or not _FRONTED.match(finding.sentence.of(text)):
        return False
    theirs = {place.span.of(text) for told in occurrence.findings for place in told.places}
    return bool(theirs) and finding.places[0].span.of(text) not in theirs


def _is_elsewhere(finding: Finding, occurrence: Occurrence, text: str) -> bool:
    """Whether both name places, and none in common."""
    ours = {place.span.of(text) for place in finding.places}
    theirs = {place.span.of(text) for told in occurrence.findings for place in told.places}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _follows_from(occurrence: Occurrence, told: Sequence[Occurrence]) -> bool:
    """Whether an occurrence only goes with violence in the report: arms found after it, threats made with it."""
    types = occurrence.types()
    if types != {"weapons-seizure"} and not (types and types <= {"threat", "protest"}):
        return False
    others = [other for other in told if other is not occurrence]
    other_types = {event_type for other in others for event_type in other.types()}
    if types == {"weapons-seizure"}:
        return bool(other_types & (_VIOLENT | {"arrest"}))
    if not other_types & _VIOLENT_OR_ABDUCTION:
        return False
    placed = any(finding.dates or finding.places for finding in occurrence.findings)
    beside = any(other.is_told_in(finding.sentence) for other in others for finding in occurrence.findings)
    return (beside or not placed) and occurrence is not told[0]
