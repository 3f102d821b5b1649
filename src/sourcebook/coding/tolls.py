"""The toll of an occurrence: harm rows told several times become one, parts replace a total that they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Count, Finding, Harm, Span, SpeakerMention
from .rivals import Rival, answered_rows, ranged, rival_rows, rivals_of
from .toll_remainders import by_names, died_of_wounds, may_be_among, without_the_dead, without_the_taken
from .toll_rows import Row, are_others, harm_of_row, in_group, may_be_same, of_the_side, rows_of
from .values import Values


def toll_of(
    findings: Sequence[Finding], values: Values, speakers: Sequence[SpeakerMention], text: str
) -> tuple[tuple[Harm, ...], tuple[Rival, ...]]:
    """The harm rows of one occurrence, each group of people once, in the order told; and the counts that rival them."""
    kept: list[Row] = []
    rivals: list[tuple[Row, Row]] = []
    parts: Parts = {}
    own_word = any(s.kind == "perpetrator" and s.content == Span(0, len(text)) for s in speakers)
    rows = rows_of(findings, values, text, own_word=own_word)
    for sentence in dict.fromkeys(row.sentence for row in rows):
        for effect in dict.fromkeys(row.mention.effect for row in rows):
            told = [row for row in rows if row.sentence == sentence and row.mention.effect == effect]
            answered = answered_rows(told, text)
            told = [row for row in told if not any(row is answer for _, answer in answered)]
            disputed = rival_rows(kept, told, speakers, text)
            told = [row for row in told if not (row.mention.total and any(row is rival for _, rival in disputed))]
            rivals += [*disputed, *answered]
            kept = _with_sentence(kept, told, parts)
    kept = _taken_apart(kept, rows)
    alive = without_the_dead(kept)
    kept = without_the_taken(died_of_wounds(alive, [row for row in alive if any(row is told for told in kept)]))
    kept = by_names(kept, findings)
    settled = [ranged(of_the_side(row, findings), rivals) for row in kept]
    return tuple(harm_of_row(row) for row in settled), rivals_of(kept, rivals)


def _with_sentence(kept: list[Row], told: Sequence[Row], parts: Parts) -> list[Row]:
    """The rows with those of one more sentence and effect taken in."""
    told = _totals_alone(_whole_or_parts(told))
    if _retell(kept, told):
        return kept
    fresh = bool(told) and not any(row.points_back for row in told)
    whole = next(
        (k for k in kept if fresh and k.mention.effect == told[0].mention.effect and _is_made_up(k, told)), None
    )
    if (
        whole is not None
        and all(row.is_name for row in told)
        and {row.mention.who for row in told} <= {whole.mention.who, "civilians", "unknown"}
    ):
        return kept  # "two men were killed … Omar died on the spot and Hamid in hospital": the same two, by name
    if whole is not None:
        return [*(k for k in kept if k is not whole), *told]
    for row in told:
        if _is_part(kept, row, parts):
            continue
        before, kept = kept, _with(kept, row)
        if kept is before or kept == before:
            _take_part(kept, row, parts)
    return kept


def _is_made_up(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether people told of later make up those told before: three rebels and three policemen no "six policemen"."""
    return _sums(whole, parts) and all(may_be_same(whole, part) for part in parts)


def _retell(kept: Sequence[Row], told: Sequence[Row]) -> bool:
    """Whether several groups are all told again: "a civilian and a guard … one guard and another man"."""
    if len(told) < 2 or any(row.mention.total for row in told):
        return False
    left = [k for k in kept if k.mention.effect == told[0].mention.effect and k.sentence != told[0].sentence]
    for row in sorted(told, key=lambda row: row.mention.who == "civilians"):
        again = next((k for k in left if k.mention.who == row.mention.who and k.count == row.count), None)
        again = again or next((k for k in left if may_be_same(k, row) and k.count == row.count), None)
        if again is None or row.anew:
            return False
        left = [k for k in left if k is not again]
    return True


#: How many of those of a row were told of again one by one: "four men were hurt. A man of 43 was shot in the leg."
Parts = dict[Span, int]


def _take_part(kept: Sequence[Row], row: Row, parts: Parts) -> None:
    """Note a smaller number that was taken for some of those told before."""
    whole = next((k for k in kept if k.mention.effect == row.mention.effect and may_be_same(k, row)), None)
    if whole is not None and (row.count.low or 0) < (whole.count.low or 0):
        parts[whole.mention.span] = parts.get(whole.mention.span, 0) + (row.count.low or 0)


def _is_part(kept: Sequence[Row], row: Row, parts: Parts) -> bool:
    """Whether "another" goes on with telling of a number one by one."""
    number = row.count.low or 0
    for whole in kept:
        same = whole.mention.effect == row.mention.effect and may_be_same(whole, row) and whole.sentence != row.sentence
        told = parts.get(whole.mention.span, 0) + (_dead_told_since(kept, whole, row) if whole.mention.struck else 0)
        if same and row.adds and told and told + number <= (whole.count.low or 0):
            parts[whole.mention.span] = parts.get(whole.mention.span, 0) + number
            return True
    return False


def _dead_told_since(kept: Sequence[Row], whole: Row, row: Row) -> int:
    """How many of a number of people shot were said to be dead between its telling and another row's."""
    later = (k for k in kept if whole.sentence.start < k.sentence.start <= row.sentence.start)
    return sum(k.count.low or 0 for k in later if may_be_among(k, whole))


def _whole_or_parts(told: Sequence[Row]) -> list[Row]:
    """Those singled out, where they make up the whole; else the whole."""
    found = list(told)
    for row in told:
        parts = tuple(part for part in told if part.mention.part_of == row.mention.span)
        if not parts:
            continue
        if _sums(row, parts) or _sums_at_least(row, parts):
            found = [r for r in found if r is not row]
        else:
            found = [replace(r, parts=parts) if r is row else r for r in found if not any(r is part for part in parts)]
    return found


def _totals_alone(told: Sequence[Row]) -> list[Row]:
    """A toll so far, and not the death that raised it: "the toll rose to four as an injured soldier died"."""
    totals, others = [row for row in told if row.mention.total], [row for row in told if not row.mention.total]
    if not totals or not others:
        return list(told)
    return [in_group(row, others[0].mention.who) if row.mention.who == "civilians" else row for row in totals]


def _taken_apart(kept: list[Row], rows: Sequence[Row]) -> list[Row]:
    """Wholes of no group ("three persons, including a policeman") in their parts, where those told later make it up."""
    for whole in [row for row in kept if row.is_of_anybody or row.is_bare]:
        later = _told_later(whole, rows)
        besides = [row for row in later if row.mention.part_of != whole.mention.span]
        sums = _sums if whole.count.high is not None else _sums_at_least
        parts = next((told for told in (later, besides) if sums(whole, told)), None)
        if parts is not None and {part.mention.who for part in parts} != {whole.mention.who}:
            spans = {part.mention.span for part in parts}
            left = [row for row in kept if row is not whole and row.mention.span not in spans]
            kept = sorted([*left, *parts], key=lambda row: row.mention.span)
    return kept


def _told_later(whole: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows behind a whole that may be of its people, each group of them once."""
    found: list[Row] = []
    for row in rows:
        other = row.mention.effect == whole.mention.effect and not row.mention.span.overlaps(whole.mention.span)
        behind = row.mention.span.start > whole.mention.span.start
        retold = any((row.mention.who, row.count) == (part.mention.who, part.count) for part in found)
        named = row.is_name and any(part.count == row.count for part in found)
        if other and behind and not retold and not named and not row.points_back and row.count != whole.count:
            found.append(row)
    return found


def _sums_at_least(whole: Row, parts: Sequence[Row]) -> bool:
    """`At least four people, including two guards and two rebels`: parts of several groups that make up the least."""
    closed = replace(whole, count=Count(whole.count.low, whole.count.low))
    of_several = whole.count.high is None and len({part.mention.who for part in parts}) > 1
    return of_several and (_sums(closed, parts) or _nearly_sums(whole.count.low or 0, parts))


#: Of a great number the groups told may leave a few out: "at least 70, 30 of them soldiers and 39 rebels".
_GREAT, _LEFT_OUT = 20, 0.05


def _nearly_sums(least: int, parts: Sequence[Row]) -> bool:
    told = sum(part.count.low or 0 for part in parts)
    return least >= _GREAT and least * (1 - _LEFT_OUT) <= told <= least


def _sums(whole: Row, parts: Sequence[Row]) -> bool:
    if len(parts) < 2 or whole.count.low is None or whole.count.low != whole.count.high:
        return False
    lows = [part.count.low for part in parts if part.count.low is not None]
    return len(lows) == len(parts) and sum(lows) == whole.count.low


def _with(kept: list[Row], row: Row) -> list[Row]:
    """The rows with one more of the same occurrence, unless it tells of people already counted."""
    same = [k for k in kept if k.mention.effect == row.mention.effect]
    if any(k.mention.span.overlaps(row.mention.span) for k in same):
        return kept
    if not same:
        return [*kept, row]
    if row.mention.total:
        return _with_total(kept, same, row)
    if all(are_others(known, row) for known in same):
        return [*kept, row]
    if any(row.follows(known) or row.is_listed_with(known) or row.is_joined_by(known) for known in same):
        return [*kept, row]
    if row.points_back and len(same) > 1 and any(known.mention.who == row.mention.who for known in same):
        return kept  # "the constable": the policeman of "a policeman and a guard"
    if row.points_back and not _is_other_side(same, row):
        return _sharpened(kept, same[-1], row)
    hedged = next((known for known in same if _hedges(row, known)), None)
    if hedged is not None:
        return [row if k is hedged else k for k in kept]
    for known in same:
        if are_others(known, row):
            continue
        if row.anew and not known.adds and known.sentence != row.sentence:
            continue
        beside = row.adds or row.action == known.action or row.joined_to(known) or row.is_of_another_kind(known)
        counted_here = known.sentence == row.sentence and beside
        if known.count == row.count and may_be_same(known, row) and not counted_here:
            return _sharpened(kept, known, row)
    if _raises(row, same):
        return [*(k for k in kept if not any(k is one for one in same)), row]
    is_new = row.adds or row.points_back or row.sentence == same[-1].sentence
    return [*kept, row] if is_new or not any(may_be_same(known, row) for known in same) else kept


def _raises(row: Row, same: Sequence[Row]) -> bool:
    """Whether a later sentence counts more people than the one told of before: "Omar was shot … killed two persons"."""
    if row.adds or row.points_back or len(same) != 1 or row.sentence == same[0].sentence or row.count.low is None:
        return False
    return same[0].count == Count(1, 1) and row.count.low > 1 and row.is_of_anybody and may_be_same(same[0], row)


_BOUND = re.compile(
    r"(?:at least|no (?:fewer|less) than|not less than|a minimum of)\b|.*\b(?:or more|and above)$", re.IGNORECASE
)


def _hedges(row: Row, known: Row) -> bool:
    """Whether a telling bounds a bare number told before, as stories do with headlines: "at least ten civilians"."""
    bound, bare = row.count, known.count
    same_number = bound.low is not None and bound.low == bare.low == bare.high and bound.high is None
    if not _BOUND.match(row.text):
        return False  # "his guards" says less than "two guards"
    return same_number and len(row.text.split()) > 2 and not row.adds and may_be_same(known, row)


def _with_total(kept: Sequence[Row], same: Sequence[Row], row: Row) -> list[Row]:
    """The rows with a toll so far in the place of the counts told before it; an earlier toll stays beside it."""
    if row.mention.who == "civilians" and len(row.text.split()) <= 3:
        row = in_group(row, same[-1].mention.who)  # "rose to four": of the same people
    taken_in = [k for k in same if may_be_same(k, row) and not k.mention.total]
    return [*(k for k in kept if not any(k is taken for taken in taken_in)), row]


def _is_other_side(same: Sequence[Row], row: Row) -> bool:
    """`five of the attackers` where only soldiers were counted before: people of another group, singled out."""
    words = row.text.lower()
    if " of them" in words:
        return row.mention.who != "civilians" and all(known.mention.who != row.mention.who for known in same)
    partitive = " of the " in words and not words.startswith("the ")
    return partitive and all(not may_be_same(known, row) or row.is_of_attackers_on(known) for known in same)


def _sharpened(kept: list[Row], known: Row, row: Row) -> list[Row]:
    """The same people told again: a group that the first telling left open is taken from the second."""
    tells_more = row.mention.who not in ("civilians", "unknown", "property")
    if known.mention.who not in ("civilians", "unknown") or not tells_more or row.count != known.count:
        return kept
    better = in_group(known, row.mention.who)
    return [better if k is known else k for k in kept]
