"""Pairs and B3 by hand-counted examples, and the benchmark on articles that a stand-in prepared."""

from __future__ import annotations

import pytest

from sourcebook.evaluate.merge.articles import MergeArticle
from sourcebook.evaluate.merge.run import score_merge
from sourcebook.evaluate.merge.score import b_cubed, pairwise
from sourcebook.evaluate.merge.synthetic import synthetic_events
from sourcebook.evaluate.tolls.article import ArticleToll
from sourcebook.evaluate.tolls.corpora import TollArticle
from sourcebook.evaluate.tolls.incident import ToldToll
from sourcebook.merge.memory import Memory


@pytest.mark.parametrize(
    ("gold", "found", "pairs", "b3"),
    [
        ("aab", "xxy", (1.0, 1.0), (1.0, 1.0)),
        ("aab", "xyz", (1.0, 0.0), (1.0, 2 / 3)),
        ("aab", "xxx", (1 / 3, 1.0), (5 / 9, 1.0)),
        ("aabb", "xyxy", (0.0, 0.0), (0.5, 0.5)),
    ],
)
def test_pairs_and_b3(gold: str, found: str, pairs: tuple[float, float], b3: tuple[float, float]) -> None:
    true, told = ({str(n): group for n, group in enumerate(groups)} for groups in (gold, found))
    assert (pairwise(true, told).precision, pairwise(true, told).recall) == pytest.approx(pairs)
    assert (b_cubed(true, told).precision, b_cubed(true, told).recall) == pytest.approx(b3)


def test_an_article_without_an_event_stands_alone_and_tolls_are_those_of_what_was_found() -> None:
    def article(name: str, incident: str, killed: int | None) -> MergeArticle:
        told = TollArticle(name, incident, "", "", "2020-01-01", {"killed": 1, "injured": 0})
        return MergeArticle(told, None, ToldToll(ArticleToll(killed), "", name, "2020-01-01", 0))

    score = score_merge([article("a", "1", 1), article("b", "1", 1), article("c", "2", 4)])
    assert (score.n, score.incidents) == (3, 2)
    assert (score.pairs.recall, score.killed, score.killed_known) == (0.0, 0.5, 0.5)
    assert [(pair.first, pair.second, pair.joined) for pair in score.wrong] == [("a", "b", False)]


def test_synthetic_events_are_the_same_each_time_and_merge_nearly_as_they_were_made() -> None:
    made = synthetic_events(400)
    assert made == synthetic_events(400)
    assert len(made.events) == len(made.occurrence) == 400
    memory = Memory()
    memory.merge(made.events)
    assert pairwise(made.occurrence, memory.incidents).f1 > 0.9
