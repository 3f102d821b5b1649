"""Score the merge of articles: pairs, B3, and the tolls of the incidents as found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcebook.merge.memory import Memory

from ..tolls.incident import toll_of_incident
from .articles import MergeArticle
from .score import PairScore, b_cubed, pairwise


@dataclass(frozen=True, slots=True)
class WrongPair:
    """Two articles by their ids: of one incident and not joined, or joined and of two."""

    first: str
    second: str
    joined: bool


@dataclass(frozen=True, slots=True)
class MergeScore:
    """`n` articles, how well they were joined, and the share of incidents whose killed were told exactly.

    `killed` takes the tolls of the incidents as found, `killed_known` those of the gold's incidents.
    """

    n: int
    incidents: int
    pairs: PairScore
    b3: PairScore
    killed: float
    killed_known: float
    wrong: tuple[WrongPair, ...] = ()


def score_merge(articles: Sequence[MergeArticle]) -> MergeScore:
    """Merge the articles and score what comes of it. An article without an event stands alone."""
    memory = Memory()
    memory.merge([one.comparable for one in articles if one.comparable is not None])
    gold = {one.article.id: one.article.incident for one in articles}
    found = {id_: memory.incidents.get(id_, id_) for id_ in gold}
    return MergeScore(
        len(articles),
        len(set(gold.values())),
        pairwise(gold, found),
        b_cubed(gold, found),
        _killed(articles, gold, found),
        _killed(articles, gold, gold),
        _wrong(gold, found),
    )


def _killed(articles: Sequence[MergeArticle], gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """The share of true incidents whose killed are told exactly by the found incident with most of its articles."""
    told: dict[str, list[MergeArticle]] = {}
    for one in sorted(articles, key=lambda one: (one.article.published, one.article.id)):
        told.setdefault(found[one.article.id], []).append(one)
    killed = {incident: toll_of_incident([one.toll for one in group]).killed for incident, group in told.items()}
    true = {one.article.incident: one.article.gold["killed"] for one in articles}
    held: dict[str, Counter[str]] = {}
    for id_, incident in gold.items():
        held.setdefault(incident, Counter())[found[id_]] += 1
    best = {incident: min(counts, key=lambda name: (-counts[name], name)) for incident, counts in held.items()}
    return sum(killed[best[incident]] == number for incident, number in true.items()) / len(true) if true else 0.0


def _wrong(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[WrongPair, ...]:
    groups: dict[str, set[str]] = {}
    for by in (gold, found):
        for id_, group in by.items():
            groups.setdefault(f"{by is gold} {group}", set()).add(id_)
    pairs = {(a, b) for ids in groups.values() for a in ids for b in ids if a < b}
    wrong = ((a, b) for a, b in sorted(pairs) if (gold[a] == gold[b]) != (found[a] == found[b]))
    return tuple(WrongPair(a, b, found[a] == found[b]) for a, b in wrong)
