"""Place names: the scoring on articles of our own, and floors on the corpora that are at hand. Floors only rise."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from sourcebook.cli.benchmark import BenchmarkRequest, run_benchmark
from sourcebook.errors import DamagedError, UnreadableError, UsageError
from sourcebook.evaluate.places.corpus import read_articles
from sourcebook.evaluate.places.distance import great_circle
from sourcebook.evaluate.places.run import score_places
from sourcebook.evaluate.places.score import calibration_error
from sourcebook.evaluate.places.villages import locate, read_villages
from sourcebook.normalise.gazetteer import open_gazetteer

CORPORA = Path(os.environ.get("SOURCEBOOK_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")

LGL = CORPORA / "places" / "lgl.xml"
LGL_SHA256 = "d251018853e8d0f7f8bf49ca6e042418a26f4718f85e1e5393a5b4ef9ae5f007"
GOLD_FLOORS = {"acc161": 0.876, "exact": 0.842}
#: On the first 100 articles, so that the test stays short; on all 588 it is 0.746.
OWN_ARTICLES = 100
OWN_FLOOR = 0.718

UCDP = CORPORA / "ucdp" / "ged_syria_2016_2019_dev.csv"
UCDP_SHA256 = "24ba03a288bdcc95410107e9351d03e1abec17ccccd565d86db98974c6d86773"
VILLAGE_FLOORS = {"events_25km": 0.82, "names_25km": 0.37}

ARTICLES = """<?xml version="1.0" encoding="utf-8"?>
<articles><article docid="a1"><domain>invented.example</domain><text>Police in Paris, Texas, and in Mali.</text>
<toponyms>
<toponym><start>10</start><end>15</end><phrase>Paris</phrase><gaztag geonameid="4717560"><fcode>PPLA2</fcode>
<lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><start>17</start><end>22</end><phrase>Texas</phrase><gaztag geonameid="4736286"><fcode>ADM1</fcode>
<lat>31.25</lat><lon>-99.25</lon></gaztag></toponym>
<toponym><start>31</start><end>35</end><phrase>Mali</phrase></toponym>
</toponyms></article></articles>
"""
EVENTS = (
    "where_prec,where_coordinates,latitude,longitude,country\n"
    "1.0,Raqqah town,35.95,39.01,Syria\n1.0,Raqqah town,35.95,39.01,Syria\n"
    "1.0,Qxwvzz village,35.0,39.0,Syria\n2.0,Homs city,34.7,36.7,Syria\n"
)


def _checked(path: Path, sha256: str) -> Path:
    if not path.is_file():
        pytest.skip(f"the corpus is not at {path}; set SOURCEBOOK_CORPORA to the folder of corpora")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256, "another file than the floors were measured on"
    return path


def test_given_names_hold_their_floors(capsys: pytest.CaptureFixture[str]) -> None:
    path = _checked(LGL, LGL_SHA256)
    assert run_benchmark(BenchmarkRequest("places", path, as_json=True)) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["n"] == 4462
    assert figures["cross_validated"] is True
    assert {key: figures[key] for key in GOLD_FLOORS if figures[key] < GOLD_FLOORS[key]} == {}


def test_own_names_hold_their_floor() -> None:
    articles, digest = read_articles(_checked(LGL, LGL_SHA256))
    with open_gazetteer() as gazetteer:
        score = score_places(articles[:OWN_ARTICLES], digest, "own", gazetteer)
    assert score.tally.f1 >= OWN_FLOOR


def test_villages_hold_their_floors(capsys: pytest.CaptureFixture[str]) -> None:
    path = _checked(UCDP, UCDP_SHA256)
    assert run_benchmark(BenchmarkRequest("villages", path, as_json=True)) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["n"] == 684
    assert {key: figures[key] for key in VILLAGE_FLOORS if figures[key] < VILLAGE_FLOORS[key]} == {}


def test_units_count_by_id_and_unresolved_gold_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "own.xml"
    path.write_text(ARTICLES, encoding="utf-8")
    articles, digest = read_articles(path)
    with open_gazetteer() as gazetteer:
        tally = score_places(articles, digest, "gold", gazetteer).tally
        own = score_places(articles, digest, "own", gazetteer)
    assert (tally.names, tally.exact, tally.near, tally.unresolvable) == (2, 2, 2, 1)
    assert tally.f1 == 1.0
    assert not own.cross_validated
    assert (own.tally.found, own.tally.spurious) == (2, 0)


def test_the_command_prints_errors_and_denominators(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.xml"
    path.write_text(ARTICLES.replace("4717560", "2988507").replace("33.66", "48.85"), encoding="utf-8")
    assert run_benchmark(BenchmarkRequest("places", path, errors=5)) == 0
    out = capsys.readouterr().out
    assert "a1 “Paris”" in out
    assert "1 of 2; no answer is wrong" in out
    with pytest.raises(UsageError, match="gold, own"):
        run_benchmark(BenchmarkRequest("places", path, spans="all"))


def test_a_corpus_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_articles(tmp_path / "none.xml")
    for content in ("<articles>", "<articles/>", "<articles><article/></articles>", "not xml"):
        (tmp_path / "bad.xml").write_text(content, encoding="utf-8")
        with pytest.raises(DamagedError):
            read_articles(tmp_path / "bad.xml")


def test_villages_are_distinct_names_of_precision_one(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    villages = read_villages(path)
    assert [(village.name, village.events, village.iso2) for village in villages] == [
        ("Raqqah town", 2, "SY"),
        ("Qxwvzz village", 1, "SY"),
    ]
    with open_gazetteer() as gazetteer:
        found = locate(villages, gazetteer)
    assert [one.near for one in found] == [True, False]


def test_distance_and_calibration() -> None:
    assert great_circle(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)
    assert great_circle(0, 179.5, 0, -179.5) == pytest.approx(111.19, abs=0.01)
    assert calibration_error([(1.0, True), (0.0, False)]) == 0.0
    assert calibration_error([(0.75, True), (0.75, False)]) == pytest.approx(0.25)
    assert calibration_error([]) == 0.0
