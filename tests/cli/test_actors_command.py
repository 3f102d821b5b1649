"""`sourcebook actors find`: words and JSON, one phrase or many, a day, a roster of one's own, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from sourcebook.cli.main import app

RUNNER = CliRunner()


def test_a_phrase_is_told_in_words() -> None:
    result = RUNNER.invoke(app, ["actors", "find", "Houthi fighters"])
    assert result.exit_code == 0
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()[1:]]
    told = dict(lines)
    assert (told["iso3"], told["sector"], told["group"], told["ucdp"]) == ("YEM", "REB", "armed-group", "Ansarallah")
    assert "“Houthi” is Houthi movement (Ansar Allah): REB" in told["why"]


def test_a_phrase_is_told_as_json() -> None:
    result = RUNNER.invoke(app, ["actors", "find", "the government of Afghanistan", "--date", "2022-05-01", "--json"])
    told = json.loads(result.stdout)
    assert (told["name"], told["iso3"], told["sector"]) == ("Government of Afghanistan", "AFG", "GOV")
    assert told["group"] == "state-other"
    assert "Taliban" in told["regime"]
    assert told["parts"] == []
    assert told["why"]


def test_bodies_of_states_have_the_names_that_others_use() -> None:
    result = RUNNER.invoke(app, ["actors", "find", "Burmese policemen", "--json"])
    known = json.loads(result.stdout)["known"]
    assert known == {"ucdp": "Government of Myanmar (Burma)", "acled": "Police Forces of Myanmar"}
    result = RUNNER.invoke(app, ["actors", "find", "the Kremlin", "--json"])
    assert "known" not in json.loads(result.stdout)


def test_phrases_are_read_one_a_line_and_keep_their_place() -> None:
    phrases = "policemen\n\nTurkish and Russian troops\nMarlon Quist\n"
    result = RUNNER.invoke(app, ["actors", "find", "-", "--json"], input=phrases)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["text"] for row in rows] == ["policemen", "", "Turkish and Russian troops", "Marlon Quist"]
    assert [row["sector"] for row in rows] == ["COP", None, "MIL", None]
    assert [part["iso3"] for part in rows[2]["parts"]] == ["TUR", "RUS"]


def test_joined_actors_are_told_below_each_other() -> None:
    result = RUNNER.invoke(app, ["actors", "find", "police and protesters"])
    assert "\n  police\n    sector  COP\n" in result.stdout
    assert "\n  protesters\n    sector  OPP\n" in result.stdout


def test_a_roster_of_ones_own_counts_first(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,sector,iso3\nDelta Salvation Movement,REB,MLI\n", encoding="utf-8")
    result = RUNNER.invoke(app, ["actors", "find", "Delta Salvation Movement men", "--roster", str(own), "--json"])
    assert json.loads(result.stdout)["iso3"] == "MLI"


def test_what_is_not_rightly_given_is_refused_in_one_line(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["actors", "find", "police", "--date", "yesterday"])
    assert result.exit_code == 2
    assert result.stderr == "sourcebook: --date: date 'yesterday'; allowed: YYYY-MM-DD\n"
    result = RUNNER.invoke(app, ["actors", "find", "police", "--roster", str(tmp_path / "none.csv")])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
