"""Tolls of several occurrences told as one: "strikes killed 10: three died in one village, and seven in another"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ..records import Finding, HarmMention, Span
from .grouping import Occurrence
from .values import Values

#: So many deaths or more are taken for a sum. That one and two make three may be by chance.
_LEAST = 5


def without_shared_totals(told: Sequence[Occurrence], values: Values) -> list[Occurrence]:
    """The occurrences without the tolls, and parts of these, to which their own and those told next add up."""
    shared = {span for index in range(len(told)) for span in _shared(told, index, values)}
    if not shared:
        return list(told)
    return [replace(one, findings=[_without(finding, shared) for finding in one.findings]) for one in told]


def _without(finding: Finding, shared: set[Span]) -> Finding:
    harm = tuple(row for row in finding.harm if row.span not in shared and row.part_of not in shared)
    return finding if len(harm) == len(finding.harm) else replace(finding, harm=harm)


def _shared(told: Sequence[Occurrence], index: int, values: Values) -> Iterator[Span]:
    """The rows of an occurrence that are sums of a later one of its own and of those of the occurrences behind it."""
    rows = [(finding, row) for finding in told[index].findings for row in finding.harm]
    for finding, whole in rows:
        least = _number(whole, values)
        later = [(one, row) for one, row in rows if one.sentence > finding.sentence and row.effect == whole.effect]
        if least >= _LEAST and any(_adds_up(least, own, told[index + 1 :], values) for own in later):
            yield whole.span


def _adds_up(least: int, own: tuple[Finding, HarmMention], behind: Sequence[Occurrence], values: Values) -> bool:
    """Whether an own smaller number and the first ones of the occurrences told next make up a number."""
    finding, row = own
    firsts = (_first(one, finding.sentence, row, values) for one in behind)
    sums = accumulate(firsts, initial=_number(row, values))
    return 0 < _number(row, values) < least and any(one == least for one in sums)


def _first(occurrence: Occurrence, sentence: Span, like: HarmMention, values: Values) -> int:
    """The number of those whom an occurrence told in or behind a sentence harmed alike; 0 of none."""
    told = (row for f in occurrence.findings if f.sentence >= sentence for row in f.harm if row.effect == like.effect)
    return next((_number(row, values) for row in told), 0)


def _number(row: HarmMention, values: Values) -> int:
    count = values.counts.get(row.count_span or row.span)
    return (count.low or 0) if count is not None else 0
