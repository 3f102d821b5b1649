"""Tolls of whole articles, on invented ones: what counts as the main occurrence, and how answers are scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sourcebook.cli.benchmark import BenchmarkRequest, run_benchmark
from sourcebook.errors import UsageError
from sourcebook.evaluate.tolls.article import ArticleToll, CodedArticle, toll_of_article
from sourcebook.evaluate.tolls.corpora import read_corpora
from sourcebook.evaluate.tolls.headline import counts_hurt, told_dead
from sourcebook.evaluate.tolls.incident import ToldToll, toll_of_incident
from sourcebook.evaluate.tolls.run import score_tolls
from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


def _toll(pipeline: Pipeline, title: str, text: str) -> tuple[int | None, int | None]:
    headline = pipeline.code(report_from_text(f"{title}.")).events
    events = pipeline.code(report_from_text(text, title=title)).events
    toll = toll_of_article(CodedArticle(title, text, headline, events))
    return toll.killed, toll.wounded


@pytest.mark.parametrize(
    ("title", "text", "toll"),
    [
        ("Man dies after shooting", "A man was shot in Harak on Monday. He died in hospital.", (1, 0)),
        ("Four shot in Harak", "Four people were shot in Harak. A 20-year-old man died at the scene.", (1, 3)),
        ("Two wounded", "Two people were wounded when a man opened fire in Harak.", (0, 2)),
        ("Double homicide in Harak", "Police are looking for a suspect.", (2, 0)),
        (
            "Rebels kill nine",
            "Nine people were killed in a raid on Harak. Two people were killed in Kor in May.",
            (9, 0),
        ),
        ("Four shot, one dead in Harak", "Four men were shot in Harak, and one of them died.", (1, 3)),
        ("Two adults, six children dead in Harak", "A family was killed in Harak.", (8, 0)),
        (
            "Five wounded in Harak",
            "Five people were wounded by gunmen in Harak. " + "The street was busy. " * 40 + "A man was killed in Kor.",
            (0, 5),
        ),
        ("New school opens", "A new school opened in Harak.", (None, None)),
    ],
)
def test_the_toll_of_an_article(pipeline: Pipeline, title: str, text: str, toll: tuple[int | None, int | None]) -> None:
    assert _toll(pipeline, title, text) == toll


def _told(killed: int | None, wounded: int | None, *, day: int, title: str = "", beside: int = 0) -> ToldToll:
    text = f"An article written on day {day} of {killed} and {wounded} in Harak." * 2
    return ToldToll(ArticleToll(killed, wounded), title, text, f"2016-01-{day:02d}", beside)


def test_an_incident_has_the_toll_that_most_articles_give() -> None:
    told = [_told(1, 2, day=1), _told(2, 1, day=2), _told(1, 2, day=3), _told(None, None, day=4)]
    assert toll_of_incident(told) == ArticleToll(1, 2, None, None)


def test_of_two_tolls_given_equally_often_the_more_specific_holds_then_the_later() -> None:
    assert toll_of_incident([_told(1, 0, day=1), _told(2, 0, day=2)]).killed == 2
    assert toll_of_incident([_told(1, 0, day=1), _told(2, 0, day=2, beside=3)]).killed == 1
    assert toll_of_incident([_told(3, 0, day=1, title="Three dead in Harak"), _told(2, 0, day=2)]).killed == 3


def test_nobody_killed_is_no_count_once_a_death_is_told() -> None:
    assert toll_of_incident([_told(0, 1, day=1), _told(0, 1, day=2), _told(1, 0, day=3)]).killed == 1


def test_an_article_whose_headline_tells_of_the_dead_without_a_number_is_more_specific() -> None:
    headlined = ToldToll(ArticleToll(1, 0, headlined=True), "Man killed in Harak", "One was killed.", "2016-01-01", 0)
    assert toll_of_incident([headlined, _told(2, 0, day=2)]).killed == 1


@pytest.mark.parametrize(
    ("headline", "dead", "hurt"),
    [
        ("2 adults, six children dead in Harak", 8, False),
        ("4 shot near Harak, one dead", 1, True),
        ("Three dead, 22 wounded over weekend", 3, True),
        ("Gunman kills six people", 6, False),
        ("Boy, 7, killed in Harak", None, False),
        ("Father of 5 killed", None, False),
        ("Family of 5 killed", 5, False),
        ("Man killed 3 days after release", None, False),
        ("6-year-old killed", None, False),
        ("Man dies after shooting", None, False),
    ],
)
def test_what_a_headline_says_in_figures(headline: str, dead: int | None, hurt: bool) -> None:
    assert (told_dead(headline), counts_hurt(headline)) == (dead, hurt)


def _corpus(folder: Path) -> Path:
    gva = folder / "gva"
    gva.mkdir()
    texts = ["Two men were killed in Harak on Monday.", "Three men were killed in Harak, police now say."]
    articles = [
        {"id": f"a{n}", "incident": "7", "title": "", "published": f"2015-01-0{n}", "text": text}
        for n, text in enumerate(texts, start=1)
    ]
    incident = {"incident": "7", "killed": 3, "injured": 0}
    (gva / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    (gva / "incidents.jsonl").write_text(json.dumps(incident), encoding="utf-8")
    fakes = folder / "fakes"
    fakes.mkdir()
    coded = {"civilians": "11", "non_civilians": "0"}
    row = {"id": "f1", "title": "", "text": "Ten civilians were killed in a raid on Harak.", "coded": coded}
    (fakes / "dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder


def test_a_corpus_is_scored_by_incident_and_by_article(tmp_path: Path, pipeline: Pipeline) -> None:
    scores = {s.name: s for corpus in read_corpora(_corpus(tmp_path)) for s in score_tolls(corpus, pipeline)}
    assert set(scores) == {"fakes", "gva", "gva_articles"}
    assert scores["gva"].fields["killed"].exact == 1.0
    assert scores["gva_articles"].fields["killed"].exact == 0.5
    civilians = scores["fakes"].fields["civilians_killed"]
    assert (civilians.exact, civilians.within10, civilians.answered, civilians.n) == (0.0, 1.0, 1.0, 1)


def test_the_command_prints_json_by_corpus_and_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_benchmark(BenchmarkRequest("tolls", _corpus(tmp_path), as_json=True)) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["gva"]["killed"] == {"exact": 1.0, "within10": 1.0, "answered": 1.0, "n": 1}
    assert told["n"] == 4


def test_the_command_lists_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_benchmark(BenchmarkRequest("tolls", _corpus(tmp_path), errors=1))
    assert "fakes f1: civilians_killed, gold 11, coded 10" in capsys.readouterr().out


def test_a_folder_without_a_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no corpus of tolls"):
        read_corpora(tmp_path)
