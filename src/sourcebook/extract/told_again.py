"""People told of again: whom "he", "them", "the victim", "his body" and a name told before mean in rows of harm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..lexicon.cues import cue_words
from ..records import ActorMention, Finding, HarmMention, Span
from ..records.vocabulary import Effect, Group
from .participants import chain_group, of_chain
from .sentence import Sentence
from .toll_people import phrase_at

#: How many sentences back a pronoun reaches, and how many a description or a name does.
_PRONOUN_REACH, _NAME_REACH = 4, 8
_ONE = frozenset(("he", "him", "she", "her", "his"))
_SEVERAL = frozenset(("they", "them", "both", "their"))
_FEMALE, _MALE = cue_words("people.female"), cue_words("people.male")
_ONE_AGAIN, _SEVERAL_AGAIN = cue_words("told_again.one"), cue_words("told_again.several")
#: Descriptions that say nothing of people who were not told of before.
_ONLY_AGAIN = frozenset(("the victim", "the victims", "the deceased"))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLURAL_NUMBER = re.compile(
    r"\b(?:[2-9]|\d\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|several|some|many|few|scores|"
    r"hundreds)\b",
    re.IGNORECASE,
)
_PLURAL_ENDING = re.compile(r"(?:[^su]s|men|women|people|children|personnel|police|troops|others)$")
_TWO_NAMES = re.compile(r"^[A-Z][^,]* and (?:[A-Z]|(?:his|her|an?|one|two|three|four|five)\b)")
_BODY = re.compile(r"(his|her|their) (?:[\w-]+ ){0,3}(?:body|bodies|corpses?|remains)$", re.IGNORECASE)
_SUCCUMBING: frozenset[Effect] = frozenset(("killed", "wounded", "abducted", "released", "missing"))


@dataclass(frozen=True, slots=True)
class _Known:
    """People told of: their words, in which sentence, whether they are one, and the names that they were given."""

    span: Span
    words: frozenset[str]
    names: frozenset[str]
    who: Group
    effect: Effect | None
    sentence: int
    single: bool


def with_told_again(findings: Sequence[Finding], sentences: Sequence[Sentence], text: str) -> list[Finding]:
    """The findings with rows of people told of before on the words by which they were told first.

    So "A man was shot. He died." is one man, shot and dead. Pronouns that stand for nobody told before are left out.
    """
    index_of = {sentence.span: sentence for sentence in sentences}
    known: list[_Known] = []
    found: list[Finding] = []
    for finding in findings:
        sentence = index_of.get(finding.sentence)
        if sentence is None:
            found.append(finding)
            continue
        harm = _harm_told(finding, known, sentence, text)
        again = _acted_on_again(finding, harm, found)
        settled = replace(finding, harm=tuple(harm), actors=(*finding.actors, *again))
        found.append(settled)
        named = known if harm else _with_names(known, settled, sentence, text)
        known = named + _people_of(settled, sentence, text) if named is known else named
    return found


_ARMED_SIDES = frozenset(("state-forces", "armed-group"))


def _harm_told(finding: Finding, known: Sequence[_Known], sentence: Sentence, text: str) -> list[HarmMention]:
    """The rows of a finding, those of people told of before on the words by which they were told first."""
    doers = [actor for actor in finding.actors if actor.role == "perpetrator"]
    sides = {actor.group for actor in doers if actor.span.start > finding.action.end} & _ARMED_SIDES
    others = [one for one in known if one.who not in sides]  # "they … were killed by the soldiers": not soldiers
    harm: list[HarmMention] = []
    for row in finding.harm:
        people = others if row.span.of(text).lower() in _ONE | _SEVERAL else known
        rows = _told(row, people, sentence, text, [actor.span for actor in doers])
        harm += [told for told in rows if told not in harm]
    return harm


def _pronoun_in(words: str) -> str:
    """The pronoun that words are, or whose bodies they name; empty where they are none."""
    body = _BODY.match(words)
    pronoun = body[1].lower() if body else " ".join(words.lower().split())
    return pronoun if pronoun in _ONE or pronoun in _SEVERAL else ""


def _acted_on_again(finding: Finding, harm: Sequence[HarmMention], before: Sequence[Finding]) -> list[ActorMention]:
    """The people told of again as those taken or freed, where the finding tells only a pronoun: "they had been seized".

    They may be told of in events of their own; what else was done to somebody told of again is mostly of one event.
    """
    if finding.type != "abduction" or any(actor.role == "target" for actor in finding.actors):
        return []
    spans = [row.span for row in harm if not finding.sentence.holds(row.span) or row not in finding.harm]
    told = (actor for one in before for actor in one.actors if actor.role == "target")
    return list(dict.fromkeys(actor for actor in told if any(span.holds(actor.span) for span in spans)))


def _told(
    row: HarmMention, known: Sequence[_Known], sentence: Sentence, text: str, doers: Sequence[Span]
) -> list[HarmMention]:
    """The rows that a row stands for: itself, or those of the people whom it tells of again."""
    words = row.span.of(text)
    lower = " ".join(words.lower().split())
    pronoun = _pronoun_in(words)
    if pronoun:
        people = _by_pronoun(pronoun, row, known, sentence, text)
        if pronoun in _SEVERAL and not any(one.sentence == sentence.index for one in people):
            people = _pair_before(row, sentence, text) or people or _counted_before(row, sentence, text, doers)
        done_to = pronoun in ("him", "her") and row.effect in ("killed", "abducted")
        if not people and (row.effect == "released" or done_to):
            return [row]
        return [replace(row, span=one.span, who=one.who, count_span=None) for one in people]
    people = _by_description(lower, row, known, sentence) or _by_name(words, row, known, sentence)
    if not people:
        return [] if lower in _ONLY_AGAIN else [row]
    if not people[-1].single and _is_single_name(words):
        return [] if people[-1].effect == row.effect else [row]
    return [replace(row, span=one.span, who=_surer(one.who, row.who), count_span=None) for one in people]


def _surer(told: Group, again: Group) -> Group:
    return again if told in ("civilians", "unknown") and again not in ("civilians", "unknown", "property") else told


def _by_pronoun(pronoun: str, row: HarmMention, known: Sequence[_Known], sentence: Sentence, text: str) -> list[_Known]:
    """Those whom a pronoun means: the last people of its number and sex that stand before it."""
    near = [one for one in known if sentence.index - one.sentence <= _PRONOUN_REACH and one.span.end <= row.span.start]
    if pronoun in _ONE:
        other = _FEMALE if pronoun in ("he", "him", "his") else _MALE
        fitting = [one for one in near if one.single and other.isdisjoint(one.words)]
        return fitting[-1:]
    several = [one for one in near if not one.single]
    last = [one for one in near if one.sentence == near[-1].sentence]
    if several and several[-1] in last:
        return several[-1:]
    singles = list({one.span: one for one in last if one.single}.values())
    named = {two.span for one, two in pairwise(singles) if text[one.span.end : two.span.start].strip() == ","}
    singles = [one for one in singles if one.span not in named]  # "an officer, Omar Tal," are one
    if len(singles) > 1:
        return singles[-2:] if pronoun == "both" else singles
    return several[-1:]


def _pair_before(row: HarmMention, sentence: Sentence, text: str) -> list[_Known]:
    """The two people joined by an "and" before "both" and "them": "a guard and his friend … killing both of them"."""
    line = sentence.line
    for first in range(len(line.phrases) - 3, -1, -1):
        if line.kind(first) != "noun" or line.span(first).end > row.span.start:
            continue
        joint = of_chain(line, first)[-1] + 1
        second = joint + 1
        if line.word(joint) != "and" or line.kind(second) != "noun" or line.span(second).end > row.span.start:
            continue
        groups = [chain_group(line, of_chain(line, place)) for place in (first, second)]
        spans = [line.span(first, joint - 1), line.span(second, of_chain(line, second)[-1])]
        if not all(group in _PERSONS for group in groups) or not all(_is_single(span.of(text)) for span in spans):
            continue
        if line.word(second) in ("his", "her"):
            spans, groups = [Span(spans[0].start, spans[1].end)], groups[:1]
        people = zip(spans, groups, strict=True)
        return [_known(span, group or "civilians", None, sentence, text) for span, group in people]
    return []


def _counted_before(row: HarmMention, sentence: Sentence, text: str, doers: Sequence[Span]) -> list[_Known]:
    """The people counted last before "them", whom others did it to: "dragged two men out and shot them"."""
    line = sentence.line
    for place in range(len(line.phrases) - 1, -1, -1):
        if line.kind(place) != "noun" or line.span(place).end > row.span.start:
            continue
        chain = of_chain(line, place)
        span, group = line.span(place, chain[-1]), chain_group(line, chain)
        counted = line.tokens[line.phrases[place].first].tag == "number" and not _is_single(span.of(text))
        if counted and group in _PERSONS and not any(span.overlaps(doer) for doer in doers):
            return [_known(span, group or "civilians", None, sentence, text)]
    return []


_PERSONS = frozenset(("state-forces", "state-other", "armed-group", "civilians"))


def _by_description(lower: str, row: HarmMention, known: Sequence[_Known], sentence: Sentence) -> list[_Known]:
    """Those whom "the victim", "the injured man", "the duo" mean."""
    words = lower.split()
    if len(words) > 4 or words[0] not in ("the", "both", "this", "these") or not len(words) > 1:
        return []
    single = words[-1] in _ONE_AGAIN
    if not single and words[-1] not in _SEVERAL_AGAIN:
        return []
    near = [one for one in known if sentence.index - one.sentence <= _NAME_REACH and one.span.end <= row.span.start]
    fitting = [one for one in near if one.single == single]
    if words[-1] in _MALE | _FEMALE:
        same = _MALE if words[-1] in _MALE else _FEMALE
        fitting = [one for one in fitting if not same.isdisjoint(one.words)]
    if single or fitting:
        return fitting[-1:]
    singles = list({one.span: one for one in near if one.single and one.sentence == near[-1].sentence}.values())
    return singles if len(singles) == 2 else []


def _by_name(words: str, row: HarmMention, known: Sequence[_Known], sentence: Sentence) -> list[_Known]:
    """The person whose name, or a part of it, the words are."""
    told = _names_in(words)
    if not told or _PLURAL_NUMBER.search(words) or not words[0].isupper() or len(told) != len(_WORD.findall(words)):
        return []
    near = [one for one in known if sentence.index - one.sentence <= _NAME_REACH and one.span.end <= row.span.start]
    return [one for one in near if told <= one.names][-1:]


def _is_single_name(words: str) -> bool:
    return bool(words) and words[0].isupper()


def _names_in(words: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(words) if word[0].isupper())


def _people_of(finding: Finding, sentence: Sentence, text: str) -> list[_Known]:
    """The people of a finding: those harmed, then those aimed at of whom no harm is told."""
    whole_last = sorted(finding.harm, key=lambda row: row.part_of is None)  # "they" are all of them
    found = [_known(row.span, row.who, row.effect, sentence, text) for row in whole_last]
    if found and (names := _named_behind(finding, found[-1].span, text)):
        found[-1] = replace(found[-1], names=found[-1].names | names)
        return found
    for actor in finding.actors:
        if actor.role != "target" or actor.group == "property":
            continue
        position = phrase_at(sentence, actor.span.start)
        if sentence.line.kind(position) != "noun":
            continue
        span = sentence.line.span(position, of_chain(sentence.line, position)[-1])
        if not any(span.overlaps(one.span) for one in found) and span.holds(actor.span):
            found.append(_known(span, actor.group, None, sentence, text))
    return found


def _named_behind(finding: Finding, people: Span, text: str) -> frozenset[str]:
    """The names of the persons who are told behind the last people harmed: "two men, identified as X and Y"."""
    behind = (a for a in finding.actors if a.person and a.role == "target" and a.span.start >= people.end)
    return frozenset(name for actor in behind for name in _names_in(actor.span.of(text)))


def _known(span: Span, who: Group, effect: Effect | None, sentence: Sentence, text: str) -> _Known:
    words = span.of(text)
    lower = frozenset(word.lower() for word in _WORD.findall(words))
    return _Known(span, lower, _names_in(words), who, effect, sentence.index, _is_single(words))


def _is_single(words: str) -> bool:
    """Whether the words are of one person: no number above one, and no plural before the first preposition."""
    words = re.sub(r"\s*\([^)]*\)", "", words)  # "Omar Tal (26) and Hamid Kor (28)"
    head = re.split(r"\s(?:of|in|from|at|who|with|by)\s|[(,]", words, maxsplit=1)[0].strip()
    if _TWO_NAMES.search(head):
        return False  # "Omar Tal and Hamid Kor", "a driver and his helper"
    if head.lower().startswith(("a ", "an ", "one ", "another ")):
        return True
    return not _PLURAL_NUMBER.search(re.sub(r"\d+[ -]years?[ -]olds?", "", head)) and not _PLURAL_ENDING.search(head)


def _with_names(known: list[_Known], finding: Finding, sentence: Sentence, text: str) -> list[_Known]:
    """The people told of last with the names that a naming gives them: "the dead were identified as X and Y"."""
    persons = [actor for actor in finding.actors if actor.person and actor.role == "target"]
    if not finding.continues or not persons or not known or sentence.index - known[-1].sentence > 1:
        return known
    names = frozenset(name for actor in persons for name in _names_in(actor.span.of(text)))
    return [*known[:-1], replace(known[-1], names=known[-1].names | names)]
