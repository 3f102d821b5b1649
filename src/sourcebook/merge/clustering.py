"""Which of the events that may be one occurrence are: groups that agree on the whole, under what must and must not be.

Groups grow from pairs, the surest first, and two groups join while the mean log-odds over all pairs across them is
above zero. A pair that was never compared counts against. All sums are whole numbers, so that the order of the
input cannot change the result, and groups that no link above even odds connects never meet, so that parts can be
clustered apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import log

from ..records import Link

Pair = tuple[str, str]
#: What a pair says at most for and against, in thousandths of log-odds (odds of 400 to 1, and of 1 to 3): one sure pair
#: must not outweigh many others. A pair without a link says as much against: it shared no block, or was too unlikely
#: to keep. Between -500 and -4000 the partition of the GVA articles hardly changes.
_MOST, UNLINKED = 6000, -1000


def pair_of(a: str, b: str) -> Pair:
    """The two ids in sorted order."""
    return (a, b) if a < b else (b, a)


def cluster(
    ids: Iterable[str],
    links: Iterable[Link],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    report_of: Mapping[str, str] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The groups of `ids`, each sorted, sorted by their first.

    `same` and `different` are judged pairs and outrank every link; where they contradict each other, different holds.
    Two events of one report (`report_of`) are different unless they were judged to be the same.
    """
    groups = _Groups(sorted(set(ids)), report_of or {})
    groups.forbid(different)
    groups.join_judged(same)
    groups.weigh(links)
    groups.grow()
    return groups.result()


class _Groups:
    """The groups while they grow. A group goes by its smallest event's place in the sorted ids."""

    def __init__(self, ids: Sequence[str], report_of: Mapping[str, str]) -> None:
        self._ids = ids
        self._index = {event: number for number, event in enumerate(ids)}
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(ids))}
        self._of = list(range(len(ids)))
        self._apart: dict[int, set[int]] = {number: set() for number in range(len(ids))}
        self._sums: dict[int, dict[int, int]] = {number: {} for number in range(len(ids))}
        reports: dict[str, list[int]] = {}
        for event, number in self._index.items():
            if event in report_of:
                reports.setdefault(report_of[event], []).append(number)
        self._of_one_report = {pair for events in reports.values() for pair in combinations(sorted(events), 2)}

    def forbid(self, pairs: Iterable[Pair]) -> None:
        for a, b in self._known(pairs):
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join_judged(self, pairs: Iterable[Pair]) -> None:
        known = sorted(set(self._known(pairs)))
        for a, b in known:
            one, other = sorted((self._of[a], self._of[b]))
            if one != other and other not in self._apart[one]:
                self._join(one, other)
        self._of_one_report -= set(known)
        for a, b in self._of_one_report:
            one, other = self._of[a], self._of[b]
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def weigh(self, links: Iterable[Link]) -> None:
        """Add up the links across the groups that judgements have made."""
        for link in links:
            pair = self._known([(link.first, link.second)])
            a, b = (self._of[number] for number in pair[0]) if pair else (0, 0)
            if a == b:
                continue
            weight = thousandths(link.probability) - UNLINKED
            self._sums[a][b] = self._sums[a].get(b, 0) + weight
            self._sums[b][a] = self._sums[a][b]

    def grow(self) -> None:
        """Join the two groups that agree best, again and again, while any agree."""
        heap = [entry for a in self._sums for b in self._sums[a] if a < b and (entry := self._entry(a, b))]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            _, a, b = entry
            if a not in self._members or b not in self._members or entry != self._entry(a, b):
                continue
            self._join(a, b)
            for other in self._sums[a]:
                renewed = self._entry(min(a, other), max(a, other))
                if renewed:
                    heappush(heap, renewed)

    def result(self) -> tuple[tuple[str, ...], ...]:
        groups = (tuple(self._ids[number] for number in sorted(numbers)) for numbers in self._members.values())
        return tuple(sorted(groups))

    def _known(self, pairs: Iterable[Pair]) -> list[tuple[int, int]]:
        numbered = ((self._index.get(a), self._index.get(b)) for a, b in pairs)
        return [(min(a, b), max(a, b)) for a, b in numbered if a is not None and b is not None and a != b]

    def _entry(self, a: int, b: int) -> tuple[float, int, int] | None:
        """Two groups in the order of joining; None where they may not or do not agree."""
        if b in self._apart[a]:
            return None
        pairs = len(self._members[a]) * len(self._members[b])
        mean = self._sums[a][b] / pairs + UNLINKED
        return (-mean, a, b) if mean > 0 else None

    def _join(self, a: int, b: int) -> None:
        self._members[a] += self._members.pop(b)
        for number in self._members[a]:
            self._of[number] = a
        for other in self._apart.pop(b):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        for other, weight in self._sums.pop(b).items():
            self._sums[other].pop(b)
            if other != a:
                self._sums[a][other] = self._sums[a].get(other, 0) + weight
                self._sums[other][a] = self._sums[a][other]


def thousandths(probability: float) -> int:
    """Log-odds of a probability in thousandths, bounded."""
    if probability <= 0.0 or probability >= 1.0:
        return _MOST if probability >= 1.0 else UNLINKED
    return max(UNLINKED, min(_MOST, round(1000 * log(probability / (1.0 - probability)))))
