"""From reports to a reliability plot: the sample set coded by one command, its confidence measured by another."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from typer.testing import CliRunner

from sourcebook.cli.main import app
from sourcebook.evaluate.samples import sample_folder

RUNNER = CliRunner()


def test_confidence_is_measured_from_end_to_end(tmp_path: Path) -> None:
    assert RUNNER.invoke(app, ["demo", "--into", str(tmp_path)]).exit_code == 0
    coded, plot = tmp_path / "events.jsonl", tmp_path / "calibration.svg"
    with sample_folder() as folder:
        files = [str(folder / "gold.jsonl"), str(coded)]
        run = RUNNER.invoke(app, ["evaluate", *files, "--calibration", "--json", "--plot", str(plot)])
        again = RUNNER.invoke(app, ["evaluate", *files, "--plot", str(tmp_path / "again.svg")])
    assert (run.exit_code, again.exit_code) == (0, 0)
    found = json.loads(run.stdout)["calibration"]
    assert found["events"] == len(coded.read_text(encoding="utf-8").splitlines())
    assert sum(row["right"] for row in found["bins"]) == found["right"]
    assert found["mean_confidence"] < found["share_right"]  # these are reports that the rules were written with
    assert str(found["events"]) in "".join(ElementTree.parse(plot).getroot().itertext())
    assert plot.read_bytes() == (tmp_path / "again.svg").read_bytes()
