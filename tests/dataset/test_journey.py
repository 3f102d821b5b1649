"""The sample set as a dataset, from the first command to the last, in both databases."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from databases import BACKENDS, empty
from line_coder import NOW, kept, second_coder, worked

from sourcebook.dataset import Dataset, Settings, add, code, diff, explain, merge, purge_report
from sourcebook.evaluate.samples import keep_sample, sample_folder
from sourcebook.ingest import Kept
from sourcebook.pipeline import Pipeline
from sourcebook.records import CoderStamp, Judgement, Outcome, Report


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


@cache
def outcome_of(report: Report) -> Outcome:
    return pipeline().code(report)


class Remembered:
    """The usual coder, which codes each report once for all tests, under the version that it is told to have."""

    def __init__(self, version: str = "") -> None:
        usual = pipeline().stamp
        self.stamp = CoderStamp(version or usual.version, usual.model, usual.scheme)

    def code(self, report: Report) -> Outcome:
        return outcome_of(report)


@pytest.fixture(params=BACKENDS)
def dataset(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Dataset]:
    """The sample set, added, coded and merged."""
    with empty(request.param, tmp_path) as address:
        database = address if "://" in address else "sourcebook.sqlite"
        with Dataset.create(tmp_path / "set", Settings(database=database)) as made, sample_folder() as folder:
            done = add(made, keep_sample(folder), NOW)
            assert (done.new, done.problems) == (52, [])
            assert code(made, Remembered).reports == 52
            assert merge(made).changed
            yield made


def occurrences() -> dict[str, set[str]]:
    """The reports that tell each occurrence, the twelve and the minor ones."""
    told: dict[str, set[str]] = defaultdict(set)
    with sample_folder() as folder, (folder / "occurrences.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            told[row["occurrence_id"]].add(row["report_id"])
    return told


def test_the_sample_set_from_the_first_verb_to_the_last(dataset: Dataset) -> None:
    reports_of = {
        incident.id: {stored.event.report.id for stored in dataset.store.events(m.event for m in incident.members)}
        for incident in dataset.store.incidents()
    }
    whole = {name for name, reports in occurrences().items() if reports in reports_of.values()}
    assert {name for name in whole if name.startswith("o")} == {f"o{number:02}" for number in range(1, 13)}
    told_by_several = {frozenset(reports) for reports in occurrences().values() if len(reports) > 1}
    assert {frozenset(reports) for reports in reports_of.values() if len(reports) > 1} == told_by_several

    head = dataset.store.head()
    with sample_folder() as folder:
        assert add(dataset, keep_sample(folder), NOW).new == 0
    assert code(dataset, Remembered).reports == 0
    assert not merge(dataset).changed
    assert dataset.store.head() == head

    raid = next(id for id, reports in reports_of.items() if reports == occurrences()["o01"])
    story = "\n".join(explain(dataset, raid))
    assert "Told by 6 events" in story
    assert "30, Delta Salvation Movement, claimed by perpetrator" in story
    assert "Killed by the policy ucdp: best" in story

    code(dataset, lambda: Remembered("9.9"))
    merge(dataset)
    changes = [change for difference in diff(dataset) for change in difference.changes]
    assert changes == [], "another version that says the same changes nothing but the coder"
    again = {incident.id for incident in dataset.store.incidents()}
    assert again == set(reports_of), "incidents keep their ids"

    hospital = next(s for s in dataset.store.reports() if s.report.id == "s003")
    purge_report(dataset, hospital.key, reason="asked for", by="tests")
    assert "Told by 5 events" in "\n".join(explain(dataset, raid))
    assert list(dataset.store.verify()) == []


def sourcebook(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sourcebook", *arguments],
        capture_output=True, text=True, check=False, timeout=300, cwd=cwd, env={**os.environ, "COLUMNS": "120"},
    )  # fmt: skip


def test_the_commands_say_what_changed_and_end_in_the_right_code(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Gunmen shot two villagers dead near Khar on 4 March 2019, police said.\n")
    (tmp_path / "two.txt").write_text("Two villagers were shot dead near Khar on 4 March 2019, residents said.\n")
    steps = [
        (["status"], 2, ""),
        (["init", "set", "--collector", "Ana", "--war-zone", "ML"], 0, "made a dataset in set"),
        (["init", "set"], 2, ""),
        (["add", "-C", "set", "one.txt", "no.txt"], 1, "1 report had problems; 1 report added"),
        (["add", "-C", "set", "one.txt", "two.txt"], 0, "1 report added, 1 were there already"),
        (["code", "-C", "set", "-o", "x.csv"], 2, ""),
        (["code", "-C", "set"], 0, "2 events from 2 reports"),
        (["code", "-C", "set"], 0, "0 events from 0 reports; all were coded already"),
        (["merge", "-C", "set"], 0, "2 events merged; 1 incident"),
        (["merge", "-C", "set"], 0, "0 events merged; 1 incident; nothing changed"),
        (["status", "-C", "set"], 0, "to do       nothing"),
        (["log", "-C", "set", "--last", "1"], 0, "merge"),
        (["diff", "-C", "set"], 0, "0 reports coded anew: events 0 new, 0 changed, 0 gone, 0 the same"),
        (["sources", "-C", "set"], 0, "unknown"),
        (["verify", "-C", "set"], 0, "all is as the log says: 5 entries"),
        (["explain", "-C", "set", "in-none"], 2, ""),
        (["export", "-C", "set", "in.jsonl", "tables", "kept.warc.gz"], 0, "in.jsonl: 1 incident, tolls by ucdp"),
        (["export", "-C", "set", "--events", "ev.csv", "ev.jsonl"], 0, "ev.csv: 2 events"),
        (["export", "-C", "set", "ev.csv"], 2, ""),
        (["purge", "-C", "set", "--reason", "x"], 2, ""),
        (["add", "-C", "set", "kept.warc.gz"], 0, "0 reports added, 2 were there already"),
    ]
    for arguments, code_expected, words in steps:
        run = sourcebook(*arguments, cwd=tmp_path)
        assert (run.returncode, words in run.stdout) == (code_expected, True), (arguments, run.stdout, run.stderr)
        assert len(run.stderr.splitlines()) == (code_expected != 0), (arguments, run.stderr)
    (incident,) = (json.loads(line) for line in (tmp_path / "in.jsonl").read_text().splitlines())
    told = json.loads(sourcebook("explain", "-C", "set", incident["id"], "--json", cwd=tmp_path).stdout)
    assert told["id"] == incident["id"]
    assert (tmp_path / "tables" / "incidents.csv").is_file()

    database = tmp_path / "set" / "sourcebook.sqlite"
    content = database.read_bytes()
    database.write_bytes(content.replace(b"Gunmen shot two", b"Gunmen shot ten"))
    run = sourcebook("verify", "-C", "set", cwd=tmp_path)
    assert run.returncode == 1
    assert "fault" in run.stderr


def test_what_people_corrected_and_rejected_is_what_is_exported_and_explained(tmp_path: Path) -> None:
    text = "bombing 20 18.0 3 at Gao on the road\nattack 3 40.0 1 at Bamba"
    with worked(tmp_path / "set", [kept(1, text)]) as dataset:
        bomb, raid = (stored.event.id for stored in dataset.store.events())
        dataset.store.judge(Judgement("j1", "correct", (bomb,), "ana", NOW, "type", "grenade"))
        dataset.store.judge(Judgement("j2", "reject", (raid,), "ana", NOW))
        code(dataset, second_coder)
        merge(dataset)
    run = sourcebook("export", "-C", "set", "incidents.jsonl", cwd=tmp_path)
    assert run.stdout.startswith("incidents.jsonl: 1 incident,"), run.stderr
    assert sourcebook("export", "-C", "set", "--events", "events.jsonl", cwd=tmp_path).returncode == 0
    (event,) = (json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines())
    assert event["type"] == "grenade"
    told = sourcebook("explain", "-C", "set", bomb, cwd=tmp_path).stdout
    assert told.startswith("Incident in-")
    assert ": grenade, 2019-03-20" in told
    assert sourcebook("export", "-C", "set", "--gold", "gold.jsonl", cwd=tmp_path).returncode == 0
    assert sourcebook("export", "-C", "set", cwd=tmp_path).returncode == 2


def test_originals_go_out_as_an_archive_and_come_back(tmp_path: Path) -> None:
    from sourcebook.export.warc import Archived, write_warc
    from sourcebook.ingest import ReadOptions, read_kept

    with Dataset.create(tmp_path / "set", Settings(collector="Ana")) as dataset, sample_folder() as folder:
        add(dataset, keep_sample(folder), NOW)
        archived = [
            Archived(dataset.store.original(s.original), dataset.store.collections(s.original), s.report.url)
            for s in dataset.store.reports()
        ]
        for name in ("a.warc.gz", "b.warc.gz"):
            assert write_warc(archived, tmp_path / name, tool="sourcebook", operator="Ana") == 52
    assert (tmp_path / "a.warc.gz").read_bytes() == (tmp_path / "b.warc.gz").read_bytes()
    back = list(read_kept([str(tmp_path / "a.warc.gz")], ReadOptions()))
    originals = {one.original.sha256: one.original for one in back if isinstance(one, Kept)}
    rows = sum(one.original.media_type == "application/json" for one in archived)
    assert len(back) == len(originals) == 52 - rows
    for one in archived:
        if one.original.media_type != "application/json":
            assert originals[one.original.sha256].content == one.original.content
            assert originals[one.original.sha256].collected == NOW
