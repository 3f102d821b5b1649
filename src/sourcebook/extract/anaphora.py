"""Whom "five of them" means: the people told of just before; and whose cadres fight: those told to have fought."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from ..lexicon.people import group_of
from ..lexicon.titles import ORGANISATION_WORDS
from ..records import Finding, HarmMention, Span
from ..records.vocabulary import EventType, Group
from .clauses import Line
from .headcounts import NUMBER, pattern
from .participants import chain_group, of_chain
from .sentence import Sentence
from .spoken_of import body_meant, stands_for_body

_OF_THEM = re.compile(r".*\b(?:of them|them|they)", re.IGNORECASE)
_NUMBER_ALONE = pattern(rf"(?:{NUMBER}|another)(?: others?| more)?")
_PEOPLE: frozenset[Group] = frozenset(("state-forces", "state-other", "armed-group", "civilians", "unknown"))


def with_antecedents(
    findings: Sequence[Finding], sentence: Sentence, before: Sequence[Sentence], text: str
) -> list[Finding]:
    """The findings with "of them" in the group of the people named last, in the sentence or the two before it."""
    found: list[Finding] = []
    harmed = [row for finding in findings for row in finding.harm]
    for finding in findings:
        doers = {actor.group for actor in finding.actors if actor.role == "perpetrator"} - {"unknown", "civilians"}
        harm = tuple(_settled(_as_the_fallen(row, harmed, text), sentence, before, text, doers) for row in finding.harm)
        found.append(replace(finding, harm=harm) if harm != finding.harm else finding)
    return found


def _settled(
    row: HarmMention, sentence: Sentence, before: Sequence[Sentence], text: str, doers: Set[Group]
) -> HarmMention:
    own = _body_of_own(row, sentence) if row.who in ("civilians", "state-forces") else None
    if own is not None:
        return replace(row, who=own)
    if row.who != "civilians" or not _OF_THEM.fullmatch(row.span.of(text)):
        return row
    for near in (sentence, *reversed(before[-2:])):
        group = _last_people(near, row.span, doers)
        if group is not None:
            return replace(row, who=group)
    return row


def _as_the_fallen(row: HarmMention, harmed: Sequence[HarmMention], text: str) -> HarmMention:
    """`killed three rebels and arrested two`: a bare number of people arrested behind rebels who fell is of rebels."""
    if row.who != "civilians" or row.effect != "arrested" or not _NUMBER_ALONE.fullmatch(row.span.of(text)):
        return row
    fallen = [one for one in harmed if one.effect in ("killed", "wounded") and one.span.end <= row.span.start]
    last = max(fallen, key=lambda one: one.span, default=None)
    return replace(row, who="armed-group") if last is not None and last.who == "armed-group" else row


def _body_of_own(row: HarmMention, sentence: Sentence) -> Group | None:
    """The group of the body of which "its men" are: "four of its fighters died"."""
    line = sentence.line
    for position, phrase in enumerate(line.phrases):
        if line.tokens[phrase.first].start == row.span.start and stands_for_body(line, position):
            body = body_meant(line, position, sentence.index, sentence.names, sentence.body)
            if body is not None:
                return body.group
            # No body is named before them, but their own noun tells: "three of its soldiers died, the army said".
            group = group_of(line.words(of_chain(line, position)[-1])[-1:])
            return group if group in ("state-forces", "armed-group") else None
    return None


def _last_people(sentence: Sentence, until: Span, doers: Set[Group]) -> Group | None:
    """The group of the last plural people of a sentence before a span; of its first where it stands before that one.

    Those who did it are not meant ("the police returned fire and killed four of them"), nor who laid what went off
    ("when a mine laid by rebels exploded, killing one of them").
    """
    line = sentence.line
    earlier = sentence.span.end <= until.start
    groups: list[Group] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind != "noun" or line.tokens[phrase.last].end > until.start:
            continue
        group = chain_group(line, of_chain(line, position))
        if group in _PEOPLE and group not in doers and _may_be_several(line, position):
            groups.append(group)
    if not groups:
        return None
    return groups[0] if earlier else groups[-1]


def _may_be_several(line: Line, position: int) -> bool:
    """Whether "of them" may mean the people of a noun group: several, not "others", and not the agent of a passive."""
    head = line.head(position).lower
    single = line.word(position) in ("a", "an", "one", "another") or head in _OFFICES
    return not single and head not in ("others", "them", "another") and line.word(position - 1) != "by"


_OFFICES = frozenset(
    "superintendent inspector officer official spokesman spokesperson commander chief leader minister".split()
)


_CADRES = re.compile(r"\b(?:cadres?|activists?|members?|leaders?|operatives?)\b", re.IGNORECASE)
_NAME_WORD = re.compile(r"\b[A-Z][A-Za-z]+\b")
#: Types of what somebody did to others by force: who did it is no bystander of the report.
_BY_FORCE: frozenset[EventType | None] = frozenset(
    ("armed-clash", "attack", "bombing", "grenade", "suicide-bombing", "shelling", "riot", "property-destruction")
)


def with_fighters(findings: Sequence[Finding], text: str) -> list[Finding]:
    """The findings with a party's cadres as armed where the report tells that they hacked, bombed or clashed.

    The coding guide takes them for civilians otherwise.
    """
    fought = [
        _own_words(actor.span.of(text))
        for finding in findings
        if finding.type in _BY_FORCE
        for actor in finding.actors
        if actor.role in ("perpetrator", "party") and actor.group in ("civilians", "armed-group") and not actor.person
    ]
    return [replace(f, harm=tuple(_as_fighters(row, fought, text) for row in f.harm)) for f in findings]


def _own_words(words: str) -> frozenset[str]:
    """The capitalised words by which a party is told from others: not "Party", "Front" or "National"."""
    return frozenset(word for word in _NAME_WORD.findall(words) if word.lower() not in ORGANISATION_WORDS)


def _as_fighters(row: HarmMention, fought: Sequence[frozenset[str]], text: str) -> HarmMention:
    words = row.span.of(text)
    if row.who != "civilians" or not _CADRES.search(words):
        return row
    names = _own_words(words)
    same = any(
        party and names and (party <= names or names <= party or _short(party) & _short(names)) for party in fought
    )
    return replace(row, fights=True) if same else row


def _short(names: frozenset[str]) -> frozenset[str]:
    """The abbreviations among names: "JeI", "ICS"."""
    return frozenset(word for word in names if sum(letter.isupper() for letter in word) > 1)
