"""What tells two tellings apart, or shows them to be one: days, places, doers and tolls."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon.actions import actions
from ..lexicon.countries import is_country
from ..lexicon.weights import LEADS, STORY, TELLS_EVENT
from ..records import Count, DateRange, Finding, PartialDate, Span
from .values import Values

_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
#: From so many people on one number told twice is one toll: smaller ones come up again by chance.
_LARGE = 6
#: And from so many on where they are called the same, in so many words: "five employees of".
_SMALL = _CALLED = 3
#: Words that put one occurrence beside another in a sentence.
_ADDS = re.compile(r"\b(?:and|while|whereas|but)\b|;")
#: Precisions of a time short enough to be an occurrence's own; months and years are compared in statistics.
_DAYS: frozenset[str | None] = frozenset(("day", "days", "week"))
#: Types of which a sentence may tell two: deeds, not what goes on until something ends it.
_DEEDS: frozenset[str | None] = frozenset((
    "armed-clash", "attack", "suicide-bombing", "bombing", "grenade", "shelling", "air-strike", "chemical",
    "property-destruction", "sexual-violence", "abduction", "arrest", "protest", "riot", None,
))  # fmt: skip
#: Words that take up the people of the same sentence: "abducted on Monday and his body was found on Friday".
_SAME_PEOPLE = re.compile(
    r"\b(?:his|her|hers|him|their|them|whose|who|body|bodies|died|dead|succumbed|latter)\b", re.IGNORECASE
)
#: The same without bodies, of which a sentence may tell anew: "while a body was found in Harak".
_SAME_AGAIN = re.compile(
    r"\b(?:his|her|hers|him|their|them|whose|who|succumbed|latter|the (?:\w+ )?(?:body|bodies))\b", re.IGNORECASE
)
_ROUND = re.compile(r"\b(?:dozens?|scores|hundreds|thousands)\b", re.IGNORECASE)


def other_day(finding: Finding, told: Sequence[Finding], text: str, values: Values) -> bool:
    """Whether both say a day, and not the same one."""
    if finding.continues or finding.sentence == told[0].sentence:
        return False
    ours = _day(finding, values)
    theirs = next((day for one in told if (day := _day(one, values))), None)
    abducted = any(one.type == "abduction" for one in told)
    if abducted and finding.harm and all(row.effect in ("released", "missing") for row in finding.harm):
        return _tells_release(finding) and _is_days_after(ours, theirs)  # else it belongs to their abduction
    if ours is None or theirs is None:
        weekdays = _weekdays([finding], text), _weekdays(told, text)
        return all(weekdays) and weekdays[0].isdisjoint(weekdays[1])
    if ours.precision == "year" and theirs.precision == "day" and _BACK_IN.match(finding.sentence.of(text)):
        return True  # "… on March 28. In 2009, a bomb had gone off at his house": not the same year
    return not _may_be_same(ours, theirs) and not _is_night_before(ours, theirs)


_BACK_IN = re.compile(r"\W*(?:back |earlier,? )?in (?:19|20)\d\d\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:last (?:night|evening)|this (?:morning|evening|afternoon)|tonight)\b", re.IGNORECASE)


def _is_night_before(one: DateRange, other: DateRange) -> bool:
    """Whether one is told from the other's day, a day apart: "killed on May 9 … came to his house last night"."""
    if not any(_NIGHT.search(date.text or "") for date in (one, other)):
        return False
    first, second = ((date.start.month, date.start.day) for date in (one, other) if date.start is not None)
    if None in (*first, *second) or first[0] != second[0]:
        return False
    return abs((first[1] or 0) - (second[1] or 0)) <= 1


def dated_apart(finding: Finding, told: Sequence[Finding], text: str, values: Values) -> int | None:
    """Where one sentence turns from what was told to another day: "killed two on Monday and | shot one on Tuesday".

    None where it does not: each side has to have its own action and its own day, joined by a word that adds.
    """
    first = next((one for one in reversed(told) if one.sentence == finding.sentence), None)
    freed = first is not None and first.type == "abduction" and _tells_release(finding)
    if first is not None and freed and _is_days_after(_day(first, values), _day(finding, values)):
        return first.dates[0].span.end
    if first is None or not (first.dates and finding.dates):
        return None
    taken = _is_abduction_apart(finding, first)
    if not taken and (finding.continues or finding.weight < TELLS_EVENT):
        return None
    if not {finding.type, *(one.type for one in told)} <= _DEEDS:
        return None  # a ceasefire concluded on one day and broken on another is one matter
    if tuple(finding.action.of(text).lower().split()) in actions().nouns:
        return None  # a noun may sum up what was told
    days = first.dates[0].span, finding.dates[0].span
    one, other = (values.dates.get(day) for day in days)
    if days[0] == days[1] or one is None or other is None or not {one.precision, other.precision} <= _DAYS:
        return None
    end, begin = max(first.action.end, days[0].end), min(finding.action.start, days[1].start)
    if taken and end <= begin and not _may_be_same(one, other):
        return end
    if _is_arrest_of_doers(finding, first) and not _may_be_same(one, other):
        return max(first.action.end, min(day.end for day in days))
    joint = _joint(text, end, begin, days[1])
    if joint is None or _may_be_same(one, other) or _SAME_PEOPLE.search(text, joint.end, finding.action.end):
        return None
    return joint.start


#: When something else was, reckoned back from what is told: "a week earlier", "the previous day", "last month".
_EARLIER = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|several|a few|some|\d{1,2}) (?:days?|weeks?|months?|years?) "
    r"(?:earlier|before|previously|ago)|(?:the|on the) (?:previous|preceding) (?:day|night|week|month|year)|"
    r"the (?:day|night|week|month|year) before(?=[.,;])|(?:last|earlier this|earlier that) (?:week|month|year))\b",
    re.IGNORECASE,
)
#: People told of for the first time, and not besides others.
_FRESH = re.compile(
    r"(?!(?:the|he|she|they|his|her|their|both|all)\b)(?!.*\b(?:others?|more|of them|another)\b)", re.IGNORECASE
)


def is_told_back(finding: Finding, told: Sequence[Finding], text: str) -> bool:
    """Whether a later sentence goes back to an earlier deed: "Three guards had been killed a week earlier"."""
    if finding.type not in _DEEDS or not finding.harm or finding.continues or finding.weight < TELLS_EVENT:
        return False
    sentences = finding.sentence.of(text), told[0].sentence.of(text)
    when, before = (_EARLIER.search(sentence) for sentence in sentences)
    if when is None or before is not None:
        return False
    back = finding.action.of(text).lower().startswith("had ") or when[0].lower().startswith("last ")
    people = finding.harm[0].span
    return back and finding.sentence.holds(people) and _FRESH.match(people.of(text)) is not None


_ADDS_CLAUSE = re.compile(r"\b(?:while|whereas)\b|;")
#: Last words of names of places so wide that what is told before may be in them.
_WIDE = frozenset("district province agency division state region valley capital".split())


def placed_apart(finding: Finding, told: Sequence[Finding], text: str) -> int | None:
    """Where one sentence turns from what was told to another place: "was shot in Harak while | two were shot in Kor".

    None where it does not: each side has to have its own deed that harms people and a place behind it.
    """
    if finding.type is None or finding.continues or not finding.harm or finding.weight < TELLS_EVENT:
        return None
    deeds = [one for one in told if one.sentence == finding.sentence and one.type is not None and one.harm]
    if not deeds or not {finding.type, *(one.type for one in deeds)} <= _DEEDS:
        return None
    begin = min(finding.action.start, finding.harm[0].span.start)
    joints = list(_ADDS_CLAUSE.finditer(text, deeds[-1].action.end, begin))
    joints = joints or _joined_deed(finding, deeds, text, begin)
    if not joints or _SAME_AGAIN.search(text, joints[-1].end(), finding.action.end):
        return None
    turn = joints[-1].start()
    opening = min(deeds[0].harm[0].span.start, *(one.action.start for one in told if one.sentence == finding.sentence))
    before = [p.span.of(text) for p in finding.places if opening < p.span.start < turn]
    behind = [p.span.of(text) for p in finding.places if p.span.start > turn]
    if not before or not behind or behind[0].lower().split()[-1] in _WIDE:
        return None
    return turn if _words(before).isdisjoint(_words(behind)) else None


_AND = re.compile(r"\band\b")


def _joined_deed(finding: Finding, deeds: Sequence[Finding], text: str, begin: int) -> list[re.Match[str]]:
    """The "and" that joins a deed with a doer of its own to another's: "a bomb killed two, | and gunmen shot a man"."""
    doers = [actor.span.start for actor in finding.actors if actor.role == "perpetrator" and actor.span.start < begin]
    before = {actor.span for one in deeds for actor in one.actors if actor.role == "perpetrator"}
    joints = list(_AND.finditer(text, deeds[-1].action.end, min(doers, default=deeds[-1].action.end)))
    own = joints and {actor.span for actor in finding.actors if actor.role == "perpetrator"}.isdisjoint(before)
    return joints[-1:] if own and not text[joints[-1].end() : min(doers)].strip(" ") else []


def _words(names: Sequence[str]) -> set[str]:
    return (
        {word for name in names for word in name.lower().split()} - _WIDE - {"town", "city", "area", "road", "village"}
    )


#: From so many days on a release is an event of its own, as an abduction "days earlier" is in the coding guide.
_LATER = 3


def _tells_release(finding: Finding) -> bool:
    return any(row.effect == "released" for row in finding.harm)


def _is_days_after(one: DateRange | None, other: DateRange | None) -> bool:
    """Whether two days are told, some days apart; a month counts from its end, and a year only where both are told."""
    ends = [told.end for told in (one, other) if told is not None and told.end is not None and told.end.month]
    if len(ends) < 2:
        return False
    years = 12 * _MONTH * ((ends[0].year or 0) - (ends[1].year or 0)) if ends[0].year and ends[1].year else 0
    days = [_MONTH * (end.month or 0) + (_MONTH if end.day is None else end.day) for end in ends]
    return abs(years + days[0] - days[1]) >= _LATER


#: Days of a month, near enough to tell days apart.
_MONTH = 30


def _joint(text: str, end: int, begin: int, day: Span) -> Span | None:
    """The word between `end` and `begin` that adds what is told behind it, or the `day` where that goes on with it."""
    if end > begin:
        return None
    added = _ADDS.search(text, end, begin)
    if added is not None:
        return Span(added.start(), added.end())
    return day if day.of(text).lower().endswith("after") else None  # "on May 10, two days after shells fell"


def _is_abduction_apart(finding: Finding, first: Finding) -> bool:
    """`A boy who was abducted on May 3 was freed on May 9`: the taking of people of whom something else is told too."""
    taken = [{row.span for row in one.harm if row.effect == "abducted"} for one in (finding, first)]
    others = [{row.span for row in one.harm if row.effect != "abducted"} for one in (first, finding)]
    return any(people and people <= told for people, told in zip(taken, others, strict=True)) and not all(taken)


def _is_arrest_of_doers(finding: Finding, first: Finding) -> bool:
    """`Two men, who laid the mine on May 3, were arrested on May 9`: an arrest told together with what it is for."""
    return finding.type == "arrest" and first.type not in (None, "arrest", "weapons-seizure", "surrender")


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


def parts_story(finding: Finding, told: Sequence[Finding], text: str) -> bool:
    """Whether a finding of a long story surely tells of another place, or of what others did, than told before."""
    if len(text) < STORY or finding.type is None or finding.weight < LEADS:
        return False
    first = [one for one in told if one.sentence == told[0].sentence]
    if _places_differ(finding, first, text) or is_elsewhere(finding, told, text):
        return True
    return _is_by_others(finding, told, text)


def _places_differ(finding: Finding, told: Sequence[Finding], text: str) -> bool:
    """Whether each names a place that the other does not, whatever province they have in common."""
    ours, theirs = _places([finding], told, text)
    return bool(ours - theirs and theirs - ours)


def is_elsewhere(finding: Finding, told: Sequence[Finding], text: str) -> bool:
    """Whether both name places, and none in common."""
    ours, theirs = _places([finding], told, text)
    return bool(ours and theirs) and ours.isdisjoint(theirs) and not shares_place(finding, told, text)


def shares_place(finding: Finding, told: Sequence[Finding], text: str) -> bool:
    """Whether both name the same place first, the smallest that they tell."""
    ours = _words([finding.places[0].span.of(text)]) if finding.places else set()
    theirs = (_words([one.places[0].span.of(text)]) for one in told if one.places)
    return bool(ours) and any(words and (ours <= words or words <= ours) for words in theirs)


_Name = frozenset[str]


def _places(findings: Sequence[Finding], told: Sequence[Finding], text: str) -> tuple[set[_Name], set[_Name]]:
    """The places of two tellings, without countries where either names a place: a country is not elsewhere than it."""
    ours, theirs = ({p.span.of(text) for one in tellings for p in one.places} for tellings in (findings, told))
    near = [{place for place in places if not is_country(place, capital=False)} for places in (ours, theirs)]
    compared = near if any(near) else [ours, theirs]
    return {_name(place) for place in compared[0]}, {_name(place) for place in compared[1]}


def _is_by_others(finding: Finding, told: Sequence[Finding], text: str) -> bool:
    """Whether both say who did it, and nobody in common: "the regime" may be "the Tarid regime"."""
    ours, theirs = _doers([finding], text), _doers(told, text)
    return bool(ours and theirs) and not any(one <= other or other <= one for one in ours for other in theirs)


_NAME_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: Words of kind with which a name is told or without.
_KINDS = frozenset("the of city town village neighbourhood neighborhood area".split())


def _name(words: str) -> _Name:
    """The words by which a name is compared: "the towns of Harak" and "Harak town" have the same."""
    told = frozenset(word.removesuffix("s") for word in _NAME_WORD.findall(words.casefold()))
    return told - _KINDS or told


def _doers(findings: Sequence[Finding], text: str) -> set[_Name]:
    return {_name(a.span.of(text)) for finding in findings for a in finding.actors if a.role == "perpetrator"}


def tell_same_toll(findings: Sequence[Finding], told: Sequence[Finding], text: str, values: Values) -> bool:
    """Whether both tell one number of people to have suffered the same, too large a one to come up twice by chance."""
    if not _large_tolls(findings, text, values).isdisjoint(_large_tolls(told, text, values)):
        return True
    ours, theirs = _counts(findings, values), _counts(told, values)
    return len({effect for effect, _ in ours}) > 1 and ours <= theirs  # "one was killed and two were hurt", again


def _counts(findings: Sequence[Finding], values: Values) -> set[tuple[str, Count | None]]:
    """What was suffered by how many."""
    rows = (row for finding in findings for row in finding.harm)
    return {(row.effect, values.counts.get(row.count_span or row.span)) for row in rows}


def _large_tolls(findings: Sequence[Finding], text: str, values: Values) -> set[tuple[str, Count, str]]:
    """The large numbers with what they suffered; smaller ones with the words behind them too: "five employees of"."""
    found: set[tuple[str, Count, str]] = set()
    for row in (row for finding in findings for row in finding.harm if not _ROUND.search(row.span.of(text))):
        count = values.counts.get(row.count_span or row.span)
        if count is None or (count.low or 0) < _SMALL:
            continue
        words = row.span.of(text).lower().split()[:_CALLED]
        found |= {(row.effect, count, " ".join(words))} if len(words) == _CALLED else set()
        found |= {(row.effect, count, "")} if (count.low or 0) >= _LARGE else set()
    return found
