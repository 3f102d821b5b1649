"""`sourcebook benchmark muc4` as it is typed, on a distribution of two invented messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from muc4_factory import block
from typer.testing import CliRunner

from sourcebook.cli.main import app

TEXTS = """TST1-MUC3-9001

   CUSCO, 5 MAR 89 (RADIO ALBA) -- [TEXT] GUERRILLAS KILLED TWO PEASANTS IN
CUSCO, PERU, ON 3 MARCH 1989, POLICE REPORTED.

TST1-MUC3-9002

   LIMA, 6 MAR 89 -- [TEXT] IT RAINED.
"""
KEY = block(
    type="ATTACK", stage="ACCOMPLISHED", description='"PEASANTS"', human_effect='DEATH: "PEASANTS"', date="03 MAR 89"
).replace("DEV", "TST1")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, texts, key in (("tst1", TEXTS, KEY), ("tst2", TEXTS, KEY)):
        folder = tmp_path / "TASK" / "CORPORA" / name
        folder.mkdir(parents=True)
        (folder / f"{name}-muc3").write_text(texts.replace("TST1", name.upper()))
        rest = block("*").replace("DEV", "TST1").replace("9001", "9002")
        (folder / f"key-{name}.v1").write_text((key + "\n" + rest).replace("TST1", name.upper()))
    return tmp_path


def _run(*arguments: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, ["benchmark", *arguments])
    return ran.exit_code, ran.output


def test_the_pipeline_is_scored(data: Path) -> None:
    code, output = _run("muc4", "--data", str(data), "--split", "tst1", "tst2", "--extractor", "rules", "--json")
    scores = json.loads(output)
    assert (code, scores["messages"], scores["splits"]) == (0, 4, ["tst1", "tst2"])
    assert set(scores["official"]["all_templates"]) == {"r", "p", "f"}
    assert scores["official"]["slots"]["HUM TGT: DESCRIPTION"]["f"] == 100
    assert scores["official"]["text_filtering"] == {"r": 100, "p": 100}
    assert {"gtt", "ceaf_ree", "ceaf_rme_phi3"} < set(scores)


def test_other_answers_are_scored_and_their_differences_listed(data: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers"
    answers.write_text(KEY.replace("03 MAR 89", "07 MAR 89"))
    common = ("muc4", "--data", str(data), "--split", "tst1", "--responses", str(answers))
    code, output = _run(*common, "--errors", "3")
    assert code == 0
    assert "ALL TEMPLATES                   100.0  100.0  100.0" in output
    code, output = _run(*common, "--errors", "3", "--fixed-dates")
    assert output.startswith("TST1-MUC3-9001 INCIDENT: DATE\n  key   03 MAR 89\n  coded 07 MAR 89\n")
    assert "ALL TEMPLATES                    80.0   80.0   80.0" in output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("muc9", "--data", "."), "no benchmark 'muc9'; allowed: "),
        (("muc4", "--data", "nowhere"), "nowhere: no such folder"),
        (("muc4", "--data", "DATA", "--split", "tst8"), "no split 'tst8'; allowed: tst1, tst2"),
        (("muc4", "--data", "DATA", "--responses", "nowhere"), "nowhere: No such file"),
        (("muc4", "--data", "DATA", "--split", "tst2", "--responses", "KEY"), "no message of these splits"),
    ],
)
def test_what_cannot_be_done_is_told(data: Path, arguments: tuple[str, ...], told: str) -> None:
    paths = {"DATA": str(data), "KEY": str(data / "TASK" / "CORPORA" / "tst1" / "key-tst1.v1")}
    code, output = _run(*(paths.get(argument, argument) for argument in arguments))
    assert code == 2
    assert told in output
