"""Which findings of a report tell of one and the same occurrence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.weights import TELLS_EVENT
from ..records import Finding, Outline, Reading, Span
from ..records.vocabulary import EventType
from .frames import Frame, Frames, frames_of
from .telling_apart import (
    dated_apart,
    is_elsewhere,
    is_told_back,
    other_day,
    parts_story,
    placed_apart,
    shares_place,
    tell_same_toll,
)
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
#: Types of what the police do.
_BY_POLICE = frozenset(("arrest", "surrender", "weapons-seizure"))
#: Words that open the telling of something else.
_ELSEWHERE = re.compile(
    r"\W*(?:meanwhile|in the meantime|on (?:a separate|another) front|later in the day|separately|elsewhere|likewise|"
    r"in (?:a |other |another )?(?:relevant|related|other) developments?|"
    r"similarly|also|further|furthermore|in addition|additionally|"
    r"earlier(?!,? (?:\S+ ){0,4}report)|"
    r"in (?:yet )?another|in (?:a )?separate|in a similar|in a different|in the other|on another|at another|"
    r"in (?:a|the) (?:second|third|fourth|fifth|further) |"
    r"another (?:incident|attack|blast|explosion|clash|raid|shooting|operation)|"
    r"(?:on )?the same day|a day (?:earlier|before)|"
    r"(?:\w+ )?(?:hours|minutes|days|weeks|months) (?:later|earlier|before))\b",
    re.IGNORECASE,
)
#: Words that open with other people: "Another man was shot in Harak".
_OTHER_PEOPLE = re.compile(
    r"\W*(?:another|a (?:second|third|fourth|fifth)) (?!two|three|four|five|six|\d)", re.IGNORECASE
)
_FRONTED = re.compile(
    r"\W*(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+)?[A-Z]|[A-Z][\w'’-]+(?: [\w'’-]+){0,3}:\s)"
)

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

    def is_sure(self) -> bool:
        """Whether its words tell of an event by themselves, or with harm."""
        return any(finding.weight >= TELLS_EVENT or finding.harm for finding in self.findings)

    def is_told_in(self, sentence: Span) -> bool:
        return any(finding.sentence == sentence for finding in self.findings)


def group_findings(outline: Outline, reading: Reading, values: Values) -> list[Occurrence]:
    """The occurrences of a report in the order in which they are first told."""
    frames, text = frames_of(outline), outline.report.text
    found: list[Occurrence] = []
    announcing = _announcing(reading.findings, frames)
    for index, finding in enumerate(reading.findings):
        frame = frames.of(finding.sentence)
        if finding.sentence in announcing:
            continue  # "killed in separate incidents": each is told below
        beside = [one for one in reversed(found[-_LOOK_BACK:]) if one.is_told_in(finding.sentence)]
        turn = next((at for one in beside if (at := dated_apart(finding, one.findings, text, values))), None)
        turn = turn or (placed_apart(finding, beside[0].findings, text) if beside else None)
        if turn is not None:
            again = _with_the_same_people([finding], [one for one in found if not one.is_told_in(finding.sentence)])
            if again is None:
                found.append(Occurrence([], frame))
            (again or found[-1]).findings.append(_side(finding, turn, behind=True))
            for one in found if again else found[:-1]:
                one.findings[:] = [
                    _side(told, turn, behind=False) if told.sentence == finding.sentence else told
                    for told in one.findings
                ]
            continue
        behind = _beside(reading.findings, index)
        home = _with_the_same_people(behind, found)
        if home is None and not finding.anew:
            home = _home(behind, frame, found, text, values)
        apart = frame.announced in announcing and home is not None and is_elsewhere(finding, home.findings, text)
        if home is None or apart:
            found.append(Occurrence([finding], frame))
        else:
            home.findings.append(replace(finding, harm=()) if finding.denied else finding)
    return [occurrence for occurrence in found if not _follows_from(occurrence, found)]


def _tells_death(finding: Finding) -> bool:
    return any(row.effect == "killed" for row in finding.harm)


def _with_the_same_people(beside: Sequence[Finding], told: Sequence[Occurrence]) -> Occurrence | None:
    """The occurrence that harmed the very people of a finding in the same way: it is told again, whatever day is named.

    Where a finding tells no harm, those behind it in its sentence do: "last night they fired on him, killing him".
    """
    first = beside[0]
    rows = {(row.span, row.effect) for row in (first.harm or [row for one in beside for row in one.harm])}
    for occurrence in reversed(told[-_LOOK_BACK:]):
        if any((row.span, row.effect) in rows for one in occurrence.findings for row in one.harm):
            return occurrence
    return None


def _side(finding: Finding, turn: int, *, behind: bool) -> Finding:
    """A finding with the places and means on its own side of the word at which its sentence turns to something else."""
    places = tuple(place for place in finding.places if (place.span.start > turn) == behind)
    weapons = tuple(weapon for weapon in finding.weapons if (weapon.span.start > turn) == behind)
    return replace(finding, places=places or finding.places, weapons=weapons)


def _beside(findings: Sequence[Finding], index: int) -> Sequence[Finding]:
    """A finding with those behind it in its sentence."""
    end = index
    while end < len(findings) and findings[end].sentence == findings[index].sentence:
        end += 1
    return findings[index:end]


def _announcing(findings: Sequence[Finding], frames: Frames) -> set[Span]:
    """The sentences that announced several occurrences of which at least one is then told, with its harm."""
    sure = (f for f in findings if f.harm and not f.continues and (f.weight >= TELLS_EVENT or _tells_death(f)))
    announced = (frames.of(finding.sentence).announced for finding in sure)
    return {sentence for sentence in announced if sentence is not None}


def _home(
    beside: Sequence[Finding], frame: Frame, told: Sequence[Occurrence], text: str, values: Values
) -> Occurrence | None:
    """The occurrence that a finding belongs to; None where it opens one of its own.

    It is the first of those of its sentence that are still to be told of.
    """
    finding = beside[0]
    words = finding.sentence.of(text)
    if finding.continues and (_ELSEWHERE.match(words) or _FRONTED.match(words)):
        finding = next((f for f in beside if not f.continues), finding)  # "Similarly, a man, named as X, was killed"
    compatible = [occurrence for occurrence in reversed(told[-_LOOK_BACK:]) if _compatible(finding, occurrence)]
    if finding.continues and finding.type in _VIOLENT:  # "arms were found at the site of the clash": of the clash told
        compatible = [one for one in compatible if one.types() & _VIOLENT_OR_ABDUCTION] or compatible
    for occurrence in compatible:
        if occurrence.is_told_in(finding.sentence) and not other_day(finding, occurrence.findings, text, values):
            return occurrence
    others = [occurrence for occurrence in compatible if not occurrence.is_told_in(finding.sentence)]
    others.sort(key=lambda one: one.findings[-1].sentence, reverse=True)  # the one told of last
    last = next((one for one in others if _tells_taking_alike(beside, one)), next(iter(others), None))
    last = _at_the_same_place(finding, last, others, text)
    if last is None or finding.continues:
        return last
    same = (occurrence for occurrence in compatible if tell_same_toll(beside, occurrence.findings, text, values))
    retold = next(same, None)
    if retold is not None and not other_day(finding, retold.findings, text, values):
        return retold
    if last.frame.item != frame.item or any(is_told_back(one, last.findings, text) for one in beside):
        return None
    if _opens_anew(finding, last, text, values):
        return None
    return last


def _at_the_same_place(
    finding: Finding, last: Occurrence | None, others: Sequence[Occurrence], text: str
) -> Occurrence | None:
    """The occurrence at whose place a finding is, told in one sentence with the `last`, which is elsewhere."""
    if last is None or not is_elsewhere(finding, last.findings, text):
        return last
    told_with = [one for one in others if one.is_told_in(last.findings[0].sentence)]
    return next((one for one in told_with if shares_place(finding, one.findings, text)), last)


def _tells_taking_alike(beside: Sequence[Finding], occurrence: Occurrence) -> bool:
    """Whether both tell of people freed, or both of people taken: the one day is not the other's."""
    pointed = {"abducted"} if beside[0].continues and beside[0].type == "abduction" else set()  # "the kidnapping"
    ours = pointed or {row.effect for one in beside for row in one.harm} & {"released", "abducted"}
    theirs = {row.effect for told in occurrence.findings for row in told.harm}
    return len(ours) == 1 and ours <= theirs


def _compatible(finding: Finding, occurrence: Occurrence) -> bool:
    """Whether a finding may tell of an occurrence, by the types of both."""
    types = occurrence.types()
    together = occurrence.is_told_in(finding.sentence)
    if not types and not together and finding.type in _BY_POLICE:
        return not any(finding.harm for finding in occurrence.findings)  # people hurt, and later others arrested
    if not types or finding.type in types:
        return True
    if together and finding.type == "arrest" and not _is_told_afresh(occurrence, finding.sentence):
        return False  # "those involved in the attack were arrested"
    if finding.type is None:
        fought = types == {"territory-change"} and any(told.harm for told in occurrence.findings)
        return not finding.harm or fought or bool(types & _HARMFUL) or (together and not types & _HARMLESS)
    both = types | {finding.type}
    if both <= _VIOLENT_OR_ABDUCTION:
        return True
    if both <= {"agreement", "abduction"} and any(row.effect == "released" for row in finding.harm):
        return True
    if finding.type == "arrest" and _only_frees(occurrence):
        return True  # "freed a child … the kidnapper was arrested in the raid"
    if any(_is_arrest_by_somebody(told) for told in (finding, *occurrence.findings)):
        return False
    return together and both <= _IN_ONE_SENTENCE


def _only_frees(occurrence: Occurrence) -> bool:
    """Whether an occurrence is told to have freed people, and not to have harmed any."""
    return {row.effect for told in occurrence.findings for row in told.harm} == {"released"}


def _is_told_afresh(occurrence: Occurrence, sentence: Span) -> bool:
    """Whether a sentence tells of an occurrence, and does not only point back to it."""
    return any(f.sentence == sentence and (not f.continues or f.type in (None, "arrest")) for f in occurrence.findings)


def _is_arrest_by_somebody(finding: Finding) -> bool:
    return finding.type == "arrest" and any(actor.role == "perpetrator" for actor in finding.actors)


def _opens_anew(finding: Finding, occurrence: Occurrence, text: str, values: Values) -> bool:
    """Whether a finding in a later sentence tells of something else: of another day, elsewhere, or by its words."""
    if other_day(finding, occurrence.findings, text, values) or _ELSEWHERE.match(finding.sentence.of(text)):
        return True
    if _OTHER_PEOPLE.match(finding.sentence.of(text)) and is_elsewhere(finding, occurrence.findings, text):
        return True
    return _fronts_other_place(finding, occurrence, text) or parts_story(finding, occurrence.findings, text)


def _fronts_other_place(finding: Finding, occurrence: Occurrence, text: str) -> bool:
    """`In Harak, two men …` after a telling that has a place of its own: another place opens another occurrence."""
    if not finding.places or not _FRONTED.match(finding.sentence.of(text)):
        return False
    theirs = {place.span.of(text) for told in occurrence.findings for place in told.places}
    return bool(theirs) and finding.places[0].span.of(text) not in theirs


def _follows_from(occurrence: Occurrence, told: Sequence[Occurrence]) -> bool:
    """Whether an occurrence only goes with violence in the report: arms found after it, threats made with it."""
    types = occurrence.types()
    if types != {"weapons-seizure"} and not (types and types <= {"threat", "protest"}):
        return False
    others = [other for other in told if other is not occurrence and other.is_sure()]
    if types == {"weapons-seizure"}:
        others = [other for other in others if other.frame.item == occurrence.frame.item]
    other_types = {event_type for other in others for event_type in other.types()}
    if types == {"weapons-seizure"}:
        return bool(other_types & (_VIOLENT | {"arrest"}))
    if not other_types & _VIOLENT_OR_ABDUCTION:
        return False
    placed = any(finding.dates or finding.places for finding in occurrence.findings)
    beside = any(other.is_told_in(finding.sentence) for other in others for finding in occurrence.findings)
    return (beside or not placed) and occurrence is not told[0]
