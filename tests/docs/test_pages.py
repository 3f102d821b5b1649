"""The pages of the documentation: all in the index, and the files shown in the how-to work as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sourcebook.cli.main import app
from sourcebook.coding.scheme import parse_scheme
from sourcebook.evaluate.gold import read_events
from sourcebook.ingest import ReadOptions, read
from sourcebook.normalise.gazetteer import open_gazetteer
from sourcebook.records import Report

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md"])
HOW_TO = (DOCS / "howto.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get: lower case, signs dropped, spaces to hyphens."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path) if path else page
        assert found.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in _anchors(found), f"{page.name} links to {target}"


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"\]\(([^)#]+\.md)\)", index))
    assert listed == {page.name for page in DOCS.glob("*.md")} - {"README.md"}


def test_the_readme_leads_to_the_index() -> None:
    assert "](docs/README.md)" in README


def test_the_figures_of_the_readme_are_those_of_the_page_on_accuracy() -> None:
    accuracy = (DOCS / "accuracy.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| \**(\w+)\** \| [^|]+ \| [^|]+ \| \**(\.\d+)\** \|", accuracy, re.MULTILINE))
    told = re.search(r"F1 is (\.\d+) over all values: (\.\d+) on which events there are, (\.\d+) on the tolls", README)
    assert told
    assert told.groups() == (rows["all"], rows["events"], rows["harm"])


def test_the_demo_begins_as_the_readme_shows(tmp_path: Path) -> None:
    shown = re.search(r"begins so:\n+```\n(.*?)\n…\n```", README, re.DOTALL)
    assert shown and shown[1]
    printed = CliRunner().invoke(app, ["demo", "--into", str(tmp_path)]).output
    assert [line.rstrip() for line in printed.splitlines()][: len(shown[1].splitlines())] == shown[1].splitlines()


def _blocks(language: str, page: str = HOW_TO) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def test_the_table_of_the_how_to_is_read(tmp_path: Path) -> None:
    (tmp_path / "clippings.csv").write_text(_blocks("csv")[0], encoding="utf-8")
    reports = list(read([str(tmp_path / "clippings.csv")], ReadOptions()))
    assert [report.id for report in reports if isinstance(report, Report)] == ["c01", "c02"]
    assert all(isinstance(report, Report) and report.published and report.title for report in reports)


def test_the_places_of_the_how_to_are_found(tmp_path: Path) -> None:
    (tmp_path / "villages.csv").write_text(_blocks("csv")[1], encoding="utf-8")
    assert open_gazetteer(extra=[tmp_path / "villages.csv"]).knows("Zor Kili")


def test_the_scheme_of_the_how_to_is_one() -> None:
    (scheme,) = (parse_scheme(block, "howto.md") for block in _blocks("toml"))
    assert scheme.fields == ("category", "urgent")


def test_the_gold_of_the_how_to_is_read(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(_blocks("json")[0], encoding="utf-8")
    gold = read_events(tmp_path / "gold.jsonl")
    assert {report: len(events) for report, events in gold.items()} == {"c01": 1, "c02": 0}


PROGRAMS = [*_blocks("python"), *_blocks("python", (ROOT / "README.md").read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", PROGRAMS, ids=("text", "files", "readme"))
def test_the_programs_shown_run(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "c01.txt").write_text("Gunmen shot dead two villagers near Khar on Monday, police said.")
    exec(compile(block, "howto.md", "exec"), {})
