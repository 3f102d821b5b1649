"""Whom "five of them" means: the people told of just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Finding, HarmMention, Span
from ..records.vocabulary import Group
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
