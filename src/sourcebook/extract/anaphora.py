"""Whom "five of them" means: the people told of just before; and whose cadres fight: those told to have fought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Finding, HarmMention, Span
from ..records.vocabulary import EventType, Group
from .participants import chain_group, of_chain
from .sentence import Sentence

_OF_THEM = re.compile(r".*\b(?:of them|them|they)", re.IGNORECASE)
_PEOPLE: frozenset[Group] = frozenset(("state-forces", "state-other", "armed-group", "civilians", "unknown"))


def with_antecedents(
    findings: Sequence[Finding], sentence: Sentence, before: Sequence[Sentence], text: str
) -> list[Finding]:
    """The findings with "of them" in the group of the people named last, in the sentence or the two before it."""
    found: list[Finding] = []
    for finding in findings:
        harm = tuple(_settled(row, sentence, before, text) for row in finding.harm)
        found.append(replace(finding, harm=harm) if harm != finding.harm else finding)
    return found


def _settled(row: HarmMention, sentence: Sentence, before: Sequence[Sentence], text: str) -> HarmMention:
    if row.who != "civilians" or not _OF_THEM.fullmatch(row.span.of(text)):
        return row
    for near in (sentence, *reversed(before[-2:])):
        group = _last_people(near, row.span)
        if group is not None:
            return replace(row, who=group)
    return row


def _last_people(sentence: Sentence, until: Span) -> Group | None:
    """The group of the last plural people of a sentence before a span; of its first where it stands before that one."""
    line = sentence.line
    earlier = sentence.span.end <= until.start
    groups: list[Group] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind != "noun" or line.tokens[phrase.last].end > until.start:
            continue
        group = chain_group(line, of_chain(line, position))
        if group in _PEOPLE and line.head(position).lower not in ("others", "them", "another"):
            groups.append(group)
    if not groups:
        return None
    return groups[0] if earlier else groups[-1]


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
    fought = {
        word
        for finding in findings
        if finding.type in _BY_FORCE
        for actor in finding.actors
        if actor.role in ("perpetrator", "party") and actor.group in ("civilians", "armed-group") and not actor.person
        for word in _NAME_WORD.findall(actor.span.of(text))
    }
    return [replace(f, harm=tuple(_as_fighters(row, fought, text) for row in f.harm)) for f in findings]


def _as_fighters(row: HarmMention, fought: set[str], text: str) -> HarmMention:
    words = row.span.of(text)
    if row.who != "civilians" or not _CADRES.search(words):
        return row
    return row if fought.isdisjoint(_NAME_WORD.findall(words)) else replace(row, fights=True)
