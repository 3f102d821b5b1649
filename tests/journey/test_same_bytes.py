"""Twice the same input gives the same bytes: in one process, across processes, and whatever the order of the files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import sourcebook
from sourcebook.cli.main import app
from sourcebook.evaluate.samples import sample_folder

Json = dict[str, Any]
SUFFIXES = (".jsonl", ".csv", ".geojson", ".xlsx", ".html")
SOURCE = Path(sourcebook.__file__).parents[1]


def files_from(folder: Path, paths: Sequence[Path], settings: dict[str, str] | None = None) -> dict[str, bytes]:
    """What `sourcebook code` writes for the paths, by suffix; in a process of its own where it is given settings."""
    outputs = [folder / f"events{suffix}" for suffix in SUFFIXES]
    arguments = ["code", *map(str, paths), "--quiet", *(word for path in outputs for word in ("-o", str(path)))]
    if settings is None:
        run = CliRunner().invoke(app, arguments)
        assert run.exit_code == 0, run.output
    else:
        environment = {**os.environ, "PYTHONPATH": str(SOURCE), **settings}
        program = [sys.executable, "-m", "sourcebook", *arguments]
        process = subprocess.run(program, capture_output=True, text=True, check=False, timeout=120, env=environment)
        assert process.returncode == 0, process.stderr
    return {path.suffix: path.read_bytes() for path in outputs}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample reports that are one file each, at a place that is the same for all tests."""
    folder = tmp_path_factory.mktemp("reports")
    with sample_folder() as samples:
        for path in sorted((samples / "reports").iterdir()):
            (folder / path.name).write_bytes(path.read_bytes())
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def first(reports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a first run writes."""
    return files_from(tmp_path_factory.mktemp("first"), reports)


def test_there_is_something_to_compare(first: dict[str, bytes]) -> None:
    assert len(first[".jsonl"].splitlines()) >= 40
    assert len(set(first.values())) == len(SUFFIXES)


def test_twice_in_one_process(reports: list[Path], first: dict[str, bytes], tmp_path: Path) -> None:
    assert files_from(tmp_path, reports) == first


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kabul", "PYTHONOPTIMIZE": "1"},
    ],
    ids=lambda settings: settings["PYTHONHASHSEED"],
)
def test_in_processes_that_hash_and_tell_the_time_differently(
    settings: dict[str, str], reports: list[Path], first: dict[str, bytes], tmp_path: Path
) -> None:
    again = files_from(tmp_path, reports, settings)
    assert [suffix for suffix in SUFFIXES if again[suffix] != first[suffix]] == []


def test_writing_over_old_files_leaves_nothing_of_them(
    reports: list[Path], first: dict[str, bytes], tmp_path: Path
) -> None:
    for suffix in SUFFIXES:
        (tmp_path / f"events{suffix}").write_bytes(b"old\n" * 500_000)
    assert files_from(tmp_path, reports) == first


def by_report(lines: bytes) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for line in lines.decode().splitlines():
        row = json.loads(line)
        found[row["report"]["id"]].append(row)
    return found


def test_the_order_of_the_files_does_not_change_what_a_report_says(
    reports: list[Path], first: dict[str, bytes], tmp_path: Path
) -> None:
    backwards = files_from(tmp_path, reports[::-1])
    assert by_report(backwards[".jsonl"]) == by_report(first[".jsonl"])
    assert sorted(backwards[".csv"].splitlines()) == sorted(first[".csv"].splitlines())


def test_a_report_says_the_same_alone_and_among_others(
    reports: list[Path], first: dict[str, bytes], tmp_path: Path
) -> None:
    alone: dict[str, list[Json]] = {}
    for number, path in enumerate(reports[::7]):
        folder = tmp_path / str(number)
        folder.mkdir()
        alone |= by_report(files_from(folder, [path])[".jsonl"])
    together = by_report(first[".jsonl"])
    assert alone
    assert {report: together[report] for report in alone} == alone


def test_a_folder_is_its_files_in_order(reports: list[Path], first: dict[str, bytes], tmp_path: Path) -> None:
    assert files_from(tmp_path, [reports[0].parent]) == first
