"""The page on disagreement names every policy, grade, vague word and column that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sourcebook.evaluate.samples import read_sample, sample_folder
from sourcebook.export.incident_tables import STATEMENT_COLUMNS, TABLES, Table
from sourcebook.merge.statements import statements
from sourcebook.merge.tolls import POLICIES, tolls
from sourcebook.merge.tolls.acled import VAGUE_NUMBERS
from sourcebook.merge.tolls.airwars import GRADES
from sourcebook.pipeline import Pipeline
from sourcebook.records import Event, Report
from sourcebook.records.vocabulary import EFFECTS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "disagreement.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_has_a_row(policy: str) -> None:
    assert re.search(rf"^\| `{policy}` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("grade", GRADES)
def test_every_grade_has_a_row(grade: str) -> None:
    assert re.search(rf"^\| {grade} \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("word", "number"), VAGUE_NUMBERS.items())
def test_every_vague_word_has_its_number(word: str, number: int) -> None:
    assert f"| {word} | {number} |" in PAGE


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_table_has_a_row_with_its_columns(table: Table) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{table.name}.csv` |"))
    tolls = {f"{effect}_{bound}" for effect in EFFECTS for bound in ("low", "best", "high")}
    told_above = set(STATEMENT_COLUMNS) if table.name == "statements" else set()
    assert {column for column in table.columns if f"`{column}`" not in row} <= tolls | told_above
    assert table.row in row.replace("`", "")


@pytest.mark.parametrize("column", STATEMENT_COLUMNS)
def test_every_column_of_a_statement_is_told(column: str) -> None:
    assert f"`{column}`" in PAGE


@pytest.fixture(scope="module")
def raid() -> list[Event]:
    """The first event of each of the six reports on the raid on Douentza."""
    pipeline = Pipeline.open()
    with sample_folder() as folder:
        reports = [report for report in read_sample(folder) if isinstance(report, Report)]
    told = [report for report in reports if report.id in {f"s00{number}" for number in range(1, 7)}]
    return [pipeline.code(report).events[0] for report in told]


@pytest.mark.parametrize("policy", [policy for policy in POLICIES if policy != "all"])
def test_the_worked_example_is_what_comes_out(raid: list[Event], policy: str) -> None:
    example = PAGE.partition("### Worked example")[2]
    row = re.search(rf"^\| `{policy}` \| (\d*) ?\| (\d*) ?\| (\d*) ?\|", example, re.MULTILINE)
    assert row is not None
    (toll,) = (t for t in tolls(statements(raid), policy) if t.effect == "killed" and t.who is None)
    assert tuple(int(cell) if cell else None for cell in row.groups()) == (toll.low, toll.best, toll.high)
