"""The toll of an occurrence: harm rows told several times become one, parts replace a total that they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Count, Finding, Harm, HarmMention, Span, SpeakerMention
from ..records.vocabulary import Group
from .values import Values

_ANAPHORIC = re.compile(
    r"(?:the (?!\d)|both\b|they\b|them\b|he\b|she\b|all\b|each\b|those\b|these\b|his\b|her\b|.*\bof (?:them|the )\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:at least|more than|some|about|over|nearly) )?(?:\w+ )?(?:others?|another|more)|(?:at least )?\w+",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:another|\w+ (?:others?|more)|others)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rival:
    """One speaker's number for the harm row at `index`, where another says another."""

    index: int
    count: Count
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A harm mention with its count and place in the telling."""

    mention: HarmMention
    count: Count
    text: str
    sentence: Span


def toll_of(
    findings: Sequence[Finding], values: Values, speakers: Sequence[SpeakerMention], text: str
) -> tuple[tuple[Harm, ...], tuple[Rival, ...]]:
    """The harm rows of one occurrence, each group of people once, in the order told; and the counts that rival them."""
    kept: list[Row] = []
    rivals: list[tuple[Row, Row]] = []
    own_word = any(s.kind == "perpetrator" and s.content == Span(0, len(text)) for s in speakers)
    rows = _dead_only(_rows(findings, values, own_word, text))
    for sentence in dict.fromkeys(row.sentence for row in rows):
        for effect in dict.fromkeys(row.mention.effect for row in rows):
            told = [row for row in rows if row.sentence == sentence and row.mention.effect == effect]
            rivals += _rivals(kept, told, speakers)
            kept = _with_sentence(kept, told)
    kept = [_of_the_side(row, findings) for row in kept]
    ranged = [
        _ranged(row, [rival for known, rival in rivals if known.mention.span == row.mention.span]) for row in kept
    ]
    harm = tuple(Harm(r.text, r.mention.span, r.mention.who, r.mention.effect, r.count) for r in ranged)
    told_twice = {row.mention.span: index for index, row in enumerate(kept)}
    return harm, tuple(
        found
        for known, rival in rivals
        if known.mention.span in told_twice
        for found in _both(told_twice[known.mention.span], known, rival)
    )


_NO_PEOPLE = re.compile(
    r"(?:(?:at least|about|some|more than) )?(?:[\w-]+ )?(?:men|others|bodies|dead|wounded|injured)|[a-z-]+|\d+",
    re.IGNORECASE,
)


def _of_the_side(row: Row, findings: Sequence[Finding]) -> Row:
    """`killing four men` in an act aimed at nobody but soldiers: the men are soldiers."""
    if row.mention.who != "civilians" or not _NO_PEOPLE.fullmatch(row.text):
        return row
    aimed_at = {actor.group for finding in findings for actor in finding.actors if actor.role != "perpetrator"} - {
        "property"
    }
    told = {actor.span for finding in findings for actor in finding.actors if actor.span.overlaps(row.mention.span)}
    others = {a.group for f in findings for a in f.actors if a.role != "perpetrator" and a.span not in told} - {
        "property"
    }
    if "state-forces" in aimed_at and others == {"state-forces"}:
        return replace(row, mention=replace(row.mention, who="state-forces"))
    return row


def _both(index: int, known: Row, rival: Row) -> tuple[Rival, Rival]:
    return tuple(Rival(index, r.count, r.text, r.mention.span) for r in (known, rival))  # type: ignore[return-value]  # two rows, two rivals


def _rivals(kept: Sequence[Row], told: Sequence[Row], speakers: Sequence[SpeakerMention]) -> list[tuple[Row, Row]]:
    """Rows of a sentence that somebody else says, with another number, of people already counted."""
    found: list[tuple[Row, Row]] = []
    for row in told:
        known = next((k for k in reversed(kept) if k.mention.effect == row.mention.effect and _may_be(k, row)), None)
        if known is None or known.count == row.count or _ANAPHORIC.match(row.text) or _MORE.match(row.text):
            continue
        if _disputed(known, row, speakers) and min(known.count.low or 0, row.count.low or 0) > 1:
            found.append((known, row))
    return found


def _disputed(known: Row, row: Row, speakers: Sequence[SpeakerMention]) -> bool:
    """Whether two speakers stand behind the two rows; a party's own word always stands apart."""
    ours = [s for s in speakers if s.kind != "media" and row.sentence.holds(s.span)]
    theirs = [s for s in speakers if s.kind != "media" and known.sentence.holds(s.span)]
    if known.sentence == row.sentence or not ours:
        return False
    return any(s.kind == "perpetrator" for s in ours) or bool(theirs)


def _rows(findings: Sequence[Finding], values: Values, own_word: bool, text: str) -> list[Row]:
    rows: list[Row] = []
    for mention in (row for finding in findings for row in finding.harm):
        count = values.counts.get(mention.span)
        if count is not None and mention.together:
            count = Count(None, count.high or count.low)  # killed and wounded in one number: at most so many of each
        if (
            count is not None
            and count != Count(0, 0)
            and not any(r.mention.span == mention.span and r.mention.effect == mention.effect for r in rows)
        ):
            sentence = next(f.sentence for f in findings if mention in f.harm)
            rows.append(Row(mention, count, mention.span.of(text), sentence))
    rows.sort(key=lambda row: row.mention.span)
    return _with_groups([_by_owner(row, own_word) for row in rows])


_OURS = re.compile(r"\b(?:our|ours)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:their|his|enemy|adversary)\b", re.IGNORECASE)


def _by_owner(row: Row, own_word: bool) -> Row:
    """In a group's own account "our men" are its own, and "their men" those of the other side."""
    if not own_word or row.mention.who not in ("civilians", "unknown"):
        return row
    who: Group | None = (
        "armed-group" if _OURS.search(row.text) else "state-forces" if _THEIRS.search(row.text) else None
    )
    return replace(row, mention=replace(row.mention, who=who)) if who else row


def _with_groups(rows: Sequence[Row]) -> list[Row]:
    """Rows with "two others" and "another" in the group of those told before them."""
    found: list[Row] = []
    for row in rows:
        before = _meant(found, row) if row.mention.who == "civilians" else None
        if before is not None:
            row = replace(row, mention=replace(row.mention, who=before))
        found.append(row)
    return found


def _meant(told: Sequence[Row], row: Row) -> Group | None:
    """The group of "two others", of "the driver" who was "a police driver" before, and of "Tal" who was "Major Omar Tal"."""
    if told and _OTHERS.fullmatch(row.text):
        return "unknown" if told[-1].mention.who == "state-other" else told[-1].mention.who
    head = row.text.split()[-1]
    known = [r for r in told if re.search(rf"\b{re.escape(head)}\b", r.text)]
    definite = row.text.lower().startswith("the ") or row.text[0].isupper()
    return known[0].mention.who if known and definite else None


def _whole_or_parts(told: Sequence[Row]) -> list[Row]:
    """Those singled out, where they make up the whole; else the whole."""
    found = list(told)
    for row in told:
        parts = [part for part in told if part.mention.part_of == row.mention.span]
        dropped = [row] if _sums(row, parts) else parts
        found = [r for r in found if not any(r is d for d in dropped)]
    return found


def _totals_alone(told: Sequence[Row]) -> list[Row]:
    """A toll so far, and not the death that raised it: "the toll rose to four as an injured soldier died"."""
    totals, others = [row for row in told if row.mention.total], [row for row in told if not row.mention.total]
    if not totals or not others:
        return list(told)
    who = others[0].mention.who
    return [replace(r, mention=replace(r.mention, who=who)) if r.mention.who == "civilians" else r for r in totals]


def _with_sentence(kept: list[Row], told: Sequence[Row]) -> list[Row]:
    """The rows with those of one more sentence and effect taken in."""
    told = _totals_alone(_whole_or_parts(told))
    fresh = bool(told) and not any(_ANAPHORIC.match(row.text) for row in told)
    whole = next((k for k in kept if fresh and k.mention.effect == told[0].mention.effect and _sums(k, told)), None)
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
    if row.mention.total:
        if row.mention.who == "civilians" and len(row.text.split()) <= 3:
            row = replace(
                row, mention=replace(row.mention, who=same[-1].mention.who)
            )  # "rose to four": of the same people
        return [*(k for k in kept if k not in same or not _may_be(k, row) or k.mention.total), row]
    if _ANAPHORIC.match(row.text) and not _other_side(same, row):
        return _sharpened(kept, same[-1], row)
    more = bool(_MORE.match(row.text))
    for known in same:
        if known.count == row.count and _may_be(known, row) and not (more and known.sentence == row.sentence):
            return _sharpened(kept, known, row)
    if row.sentence == same[-1].sentence or more or not _may_be(same[-1], row):
        return [*kept, row]
    return kept


def _other_side(same: Sequence[Row], row: Row) -> bool:
    """`five of the attackers` where only soldiers were counted before: people of another group, singled out by a number."""
    partitive = " of the " in row.text.lower() and not row.text.lower().startswith("the ")
    return partitive and all(not _may_be(k, row) for k in same)


def _ranged(known: Row, rivals: Sequence[Row]) -> Row:
    """The same people counted differently: the smallest number is low, the largest high."""
    numbers = [n for row in (known, *rivals) for n in (row.count.low, row.count.high) if n is not None]
    return replace(known, count=Count(min(numbers), max(numbers))) if rivals else known


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
    return [
        row for row in rows if row.mention.effect != "wounded" or row.mention.span not in dead or row.mention.together
    ]
