"""`sourcebook report`, `calibrate` and `export --gold` over a dataset that a coder has reviewed a part of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import desk_factory as made
import pytest

from page_reader import records_of
from sourcebook.cli.main import app
from sourcebook.dataset import Dataset
from sourcebook.evaluate.gold import read_events
from sourcebook.review.desk import Decision
from sourcebook.review.opening import opened_desk


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset of the sample set in which every second event was rejected and the others accepted."""
    folder = made.sample_dataset(tmp_path / "samples")
    with opened_desk(folder) as desk:
        for number, row in enumerate(desk.rows(made.everything(), 0, 40)):
            desk.judge(Decision("reject" if number % 2 else "accept", (str(row["id"]),), "anna"))
    return folder


def run(*words: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        app(list(words))
    return int(ended.value.code or 0)


def test_a_report_is_one_page_by_incident(dataset: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("report", str(dataset), "-o", str(page)) == 0
    html = page.read_text(encoding="utf-8")
    events = records_of(html)
    with Dataset.open(dataset) as opened:
        counted = opened.store.counts()["current_events"]
    assert len(events) == counted - 20, "rejected events are left out"
    assert len({event["incident"] for event in events}) < len(events)
    assert not re.search(r'(src|href)="(?!data:|#)', html), "it loads nothing"
    # 1,000 incidents of as many accounts each must come to less than 5 MB: the part that grows with them.
    told = len({event["incident"] for event in events})
    grows = len(json.dumps(events, ensure_ascii=False, separators=(",", ":")).encode()) / told
    assert len(html.encode()) - grows * told + grows * 1000 < 5_000_000


def test_gold_is_what_was_wholly_judged(dataset: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert run("export", "-C", str(dataset), "--gold", str(gold)) == 0
    reports = read_events(gold)
    assert 0 < len(reports) < 52


def test_calibration_is_learnt_kept_and_forgotten(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calibrate", str(dataset)) == 0
    assert "20 of 40 judged events were right" in capsys.readouterr().out
    with opened_desk(dataset) as desk:
        row = desk.rows(made.everything(), 0, 1)[0]
        assert row["confidence"] != desk.event(str(row["id"])).reviewed.machine.confidence
        learnt = {str(row["id"]): row["confidence"] for row in desk.rows(made.everything(), 0, 200)}
    told = exported(dataset)
    assert told and all(told[id] == learnt[id] for id in told), "exports tell what the desk tells"
    assert "have taught it" in capsys.readouterr().out
    assert run("calibrate", str(dataset), "--forget") == 0
    assert not (dataset / "confidence.json").exists()
    with opened_desk(dataset) as desk:
        coded = {found.event.id: found.event.confidence for found in desk.store.events()}
        assert {str(row["id"]): row["confidence"] for row in desk.rows(made.everything(), 0, 200)} == coded
    assert exported(dataset) == {id: coded[id] for id in told}


def exported(dataset: Path) -> dict[str, float]:
    """The confidence of each event, as it is exported; the same in the page."""
    files = [dataset / "out.jsonl", dataset / "out.html"]
    assert run("export", str(files[0]), "--events", "-C", str(dataset)) == 0
    assert run("report", str(dataset), "-o", str(files[1])) == 0
    page = records_of(files[1].read_text(encoding="utf-8"))
    rows = {row["id"]: row["confidence"] for row in map(json.loads, files[0].read_text(encoding="utf-8").splitlines())}
    assert {event["id"]: event["confidence"] for event in page} == {id: round(value, 2) for id, value in rows.items()}
    for file in files:
        file.unlink()
    return rows


def test_what_is_no_dataset_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", str(tmp_path), "-o", str(tmp_path / "page.html")) == 2
    assert "no dataset" in capsys.readouterr().err
