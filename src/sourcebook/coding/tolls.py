"""The toll of an occurrence: harm rows told several times become one, parts replace a total that they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Count, Finding, Harm, HarmMention, Span
from .values import Values

_ANAPHORIC = re.compile(r"(?:the (?!\d)|both\b|they\b|them\b|he\b|she\b|all\b|each\b|those\b|these\b|his\b|her\b|.*\bof (?:them|the )\b)", re.IGNORECASE)
_OTHERS = re.compile(r"(?:(?:at least|more than|some|about|over|nearly) )?(?:\w+ )?(?:others?|another|more)|(?:at least )?\w+", re.IGNORECASE)
_MORE = re.compile(r"(?:another|\w+ (?:others?|more)|others)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A harm mention with its count and place in the telling."""

    mention: HarmMention
    count: Count
    text: str
    sentence: Span


def toll_of(findings: Sequence[Finding], values: Values, text: str) -> tuple[Harm, ...]:
    """The harm rows of one occurrence, each group of people once, in the order in which they are told."""
    kept: list[Row] = []
    rows = _rows(findings, values, text)
    for sentence in dict.fromkeys(row.sentence for row in rows):
        for effect in dict.fromkeys(row.mention.effect for row in rows):
            told = [row for row in rows if row.sentence == sentence and row.mention.effect == effect]
            kept = _with_sentence(kept, told)
    return tuple(Harm(r.text, r.mention.span, r.mention.who, r.mention.effect, r.count) for r in _dead_only(kept))


def _rows(findings: Sequence[Finding], values: Values, text: str) -> list[Row]:
    rows: list[Row] = []
    for mention in (row for finding in findings for row in finding.harm):
        count = values.counts.get(mention.span)
        if count is not None and count != Count(0, 0) and not any(r.mention.span == mention.span and r.mention.effect == mention.effect for r in rows):
            sentence = next(f.sentence for f in findings if mention in f.harm)
            rows.append(Row(mention, count, mention.span.of(text), sentence))
    rows.sort(key=lambda row: row.mention.span)
    return _with_groups(rows)


def _with_groups(rows: Sequence[Row]) -> list[Row]:
    """Rows with "two others" and "another" in the group of those told before them."""
    found: list[Row] = []
    for row in rows:
        if found and _OTHERS.fullmatch(row.text) and row.mention.who == "civilians":
            before = found[-1].mention.who
            row = replace(row, mention=replace(row.mention, who="unknown" if before == "state-other" else before))
        found.append(row)
    return found


def _with_sentence(kept: list[Row], told: Sequence[Row]) -> list[Row]:
    """The rows with those of one more sentence and effect taken in."""
    whole = next((k for k in kept if told and k.mention.effect == told[0].mention.effect and _sums(k, told)), None)
    if whole is not None:
        return [*(k for k in kept if k is not whole), *told]
    for row in told:
        kept = _with(kept, row)
    return kept


def _with(kept: list[Row], row: Row) -> list[Row]:
    same = [k for k in kept if k.mention.effect == row.mention.effect]
    if any(k.mention.span.overlaps(row.mention.span) for k in same):
        return kept
    if not same:
        return [*kept, row]
    if _ANAPHORIC.match(row.text):
        return _sharpened(kept, same[-1], row)
    more = bool(_MORE.match(row.text))
    for known in same:
        if known.count == row.count and _may_be(known, row) and not (more and known.sentence == row.sentence):
            return _sharpened(kept, known, row)
    if row.sentence == same[-1].sentence or more or not _may_be(same[-1], row):
        return [*kept, row]
    return kept


def _may_be(known: Row, row: Row) -> bool:
    """Whether two rows can mean the same people, by their group."""
    one, other = known.mention.who, row.mention.who
    return one == other or "unknown" in (one, other) or "civilians" in (one, other)


def _sharpened(kept: list[Row], known: Row, row: Row) -> list[Row]:
    """The same people told again: a group that the first telling left open is taken from the second."""
    if known.mention.who in ("civilians", "unknown") and row.mention.who not in ("civilians", "unknown", "property"):
        if row.count == known.count:
            better = replace(known, mention=replace(known.mention, who=row.mention.who))
            return [better if k is known else k for k in kept]
    return kept


def _sums(whole: Row, parts: Sequence[Row]) -> bool:
    if len(parts) < 2 or whole.count.low is None or whole.count.low != whole.count.high:
        return False
    lows = [part.count.low for part in parts]
    return all(low is not None for low in lows) and sum(low or 0 for low in lows) == whole.count.low


def _dead_only(rows: Sequence[Row]) -> list[Row]:
    """Without the wounds of those who died of them."""
    dead = {row.mention.span for row in rows if row.mention.effect == "killed"}
    return [row for row in rows if row.mention.effect != "wounded" or row.mention.span not in dead]
