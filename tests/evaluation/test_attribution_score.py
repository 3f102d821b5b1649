"""Sources, cues and contents, read by the rules and held against attributions in the form of PolNeAR."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sourcebook.cli.benchmark_attribution import benchmark_json, benchmark_table
from sourcebook.errors import DamagedError, UsageError
from sourcebook.evaluate.attribution.corpus import ROLES, Article, Attributed, read_articles
from sourcebook.evaluate.attribution.score import Reader, score_articles
from sourcebook.records import Span


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _article(text: str, *attributed: tuple[str, str, str]) -> Article:
    """An article whose attributions are given by their words, each of which stands once in the text."""

    def span(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Article("a1", text, tuple(Attributed(dict(zip(ROLES, map(span, told), strict=True))) for told in attributed))


#: (text, source, cue, content): what stands before, behind and inside.
ROWS: list[tuple[str, tuple[str, str, str]]] = [
    ("The mayor said the bridge was closed.", ("The mayor", "said", "the bridge was closed")),
    ("Amir Karo says it rained.", ("Amir Karo", "says", "it rained")),
    ("The bridge was closed, said the mayor.", ("the mayor", "said", "The bridge was closed")),
    (
        "According to two residents, the bridge was closed.",
        ("two residents", "According to", "the bridge was closed"),
    ),
    ('"It is closed. Go home," Omar Tal told them.', ("Omar Tal", "told", '"It is closed. Go home,"')),
    ("The mayor told the council that it rained.", ("The mayor", "told", "that it rained")),
    ("Gen. Amir Karo has denied that it rained.", ("Gen. Amir Karo", "has denied", "that it rained")),
]


@pytest.mark.parametrize(("text", "told"), ROWS, ids=[text for text, _ in ROWS])
def test_the_three_parts_are_found_exactly(text: str, told: tuple[str, str, str], reader: Reader) -> None:
    score = score_articles([_article(text, told)], reader)
    assert {role: (part.right, part.asked) for role, part in score.roles.items()} == dict.fromkeys(ROLES, (1, 1))


def test_one_word_too_many_is_wrong_and_listed(reader: Reader) -> None:
    score = score_articles([_article("The mayor said it rained.", ("The mayor", "said", "rained"))], reader)
    assert score.roles["content"].right == 0
    assert [(missed.role, missed.wanted, missed.words) for missed in score.missed] == [
        ("content", True, "rained"),
        ("content", False, "it rained"),
    ]


def test_speakers_of_the_coder_are_counted_apart_and_pronouns_left_out(reader: Reader) -> None:
    text = "Police said it rained. He added that it was cold."
    article = _article(text, ("Police", "said", "it rained"), ("He", "added", "that it was cold"))
    speakers = score_articles([article], reader).speakers
    assert (speakers.seen, speakers.asked, speakers.backed, speakers.found) == (1, 1, 1, 1)


def test_figures_come_with_their_denominators(reader: Reader) -> None:
    score = score_articles([_article("The mayor said it rained.", ("The mayor", "said", "it rained"))], reader)
    figures = json.loads(benchmark_json(score))
    assert (figures["n"], figures["source_f1"], figures["cue_f1"], figures["content_f1"]) == (1, 1.0, 1.0, 1.0)
    assert benchmark_table(score).startswith("attribution: 1 attributions in 1 articles")


def test_a_file_is_read_with_pieces_and_missing_parts(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    told = {"source": [[[0, 3]]], "cue": [[[4, 6]]], "content": [[[7, 9], [12, 15]]]}
    rows = [{"id": "a", "text": "x" * 20, "attributions": [told, {"source": [], "cue": [[[4, 6]]], "content": []}]}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    (article,) = read_articles(path)
    assert [len(one.pieces["content"]) for one in article.attributed] == [2, 0]


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    with pytest.raises(UsageError, match=r"articles\.jsonl"):
        list(read_articles(path))
    path.write_text('{"id": "a", "text": "x"}\n', encoding="utf-8")
    with pytest.raises(DamagedError, match="line 1"):
        list(read_articles(path))
