"""`sourcebook benchmark dates` as it is typed, on an invented document."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from sourcebook.cli.main import app

DOCUMENT = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2017-05-18" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>'
    '<TEXT>They left on <TIMEX3 tid="t1" type="DATE" value="2017-05-12">Friday</TIMEX3> and '
    '<TIMEX3 tid="t2" type="DATE" value="PRESENT_REF">already</TIMEX3> wept.</TEXT></TimeML>'
)


def _run(folder: Path, *arguments: str) -> tuple[int, str]:
    (folder / "a.tml").write_text(DOCUMENT, encoding="utf-8")
    ran = CliRunner().invoke(app, ["benchmark", "dates", "--data", str(folder), *arguments])
    return ran.exit_code, ran.output


def test_figures_are_fractions_with_their_number(tmp_path: Path) -> None:
    code, output = _run(tmp_path, "--json")
    scores = json.loads(output)
    assert code == 0
    assert (scores["n"], scores["found"], scores["documents"]) == (2, 1, 1)
    assert scores["value_f1"] == scores["span_f1"] == 2 / 3


def test_the_table_says_what_it_counts_and_mistakes_come_first(tmp_path: Path) -> None:
    code, output = _run(tmp_path, "--errors", "5")
    assert code == 0
    assert output.startswith("a missed: already\n  marked PRESENT_REF, found None, in: They left on Friday and already")
    assert "dates in 1 documents: 2 marked as DATE, 1 found" in output
    assert "value F1  0.667" in output


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["benchmark", "dates", "--data", str(tmp_path)])
    assert ran.exit_code == 2
    assert "no TimeML document" in ran.output
