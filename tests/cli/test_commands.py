"""The commands as a user calls them: what they print where, the exit codes, and what is refused before work starts."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from stand_ins import TEXT, WordPipeline
from typer.testing import CliRunner

from sourcebook import __version__
from sourcebook.cli.code import CodeRequest, code_reports
from sourcebook.cli.main import app
from sourcebook.cli.settings import pipeline_options
from sourcebook.export import FORMATS
from sourcebook.ingest import ReadOptions
from sourcebook.pipeline import PipelineOptions

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def _word_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command codes with the stand-in instead of the real pipeline."""
    for module in ("code", "show"):
        monkeypatch.setattr(f"sourcebook.cli.{module}.Pipeline", WordPipeline)


def _reports(folder: Path, **texts: str) -> str:
    reports = folder / "reports"
    reports.mkdir()
    for name, text in texts.items():
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(reports)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_into_a_pipe_events_go_as_json_lines(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["code", _reports(tmp_path, a=TEXT, b="The committee met.")])
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["type"] for row in rows] == ["attack"]
    assert result.stderr.strip() == "1 event from 2 reports"


def test_into_a_pipe_names_can_be_withheld(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["code", _reports(tmp_path, a=TEXT), "--no-names"])
    assert json.loads(result.stdout)["schema"] == "sourcebook/event/1"


def test_problems_are_one_line_each_and_exit_with_1(tmp_path: Path) -> None:
    folder = _reports(tmp_path, a=TEXT, b="unreadable", c=TEXT)
    result = RUNNER.invoke(app, ["code", folder])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    problem, last = result.stderr.splitlines()
    assert problem.endswith("b.txt: cannot be coded [31m")
    assert last == "1 report had problems; 2 events from the other 2"


def test_quiet_prints_problems_and_nothing_else_beside_the_events(tmp_path: Path) -> None:
    output = tmp_path / "events.jsonl"
    result = RUNNER.invoke(app, ["code", _reports(tmp_path, a=TEXT, b="unreadable"), "-o", str(output), "--quiet"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_outputs_are_written_and_named(tmp_path: Path) -> None:
    outputs = [tmp_path / f"events{suffix}" for suffix in FORMATS]
    arguments = [argument for path in outputs for argument in ("-o", str(path))]
    result = RUNNER.invoke(app, ["code", _reports(tmp_path, a=TEXT), *arguments])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert all(path.stat().st_size for path in outputs)
    for path in outputs:
        assert path.name in result.stderr


def test_in_a_terminal_events_are_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", "160")
    request = CodeRequest((_reports(tmp_path, a=TEXT),), (), ReadOptions(), PipelineOptions())
    assert code_reports(request) == 0
    assert "who → whom" in screen.getvalue()
    assert "Dawn Front → villagers" in screen.getvalue()


def test_progress_is_shown_in_a_terminal_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _reports(tmp_path, a=TEXT, b="unreadable")
    for stream, moves in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setattr("sys.stdout", io.StringIO())
        monkeypatch.setenv("TERM", "xterm")
        assert code_reports(CodeRequest((folder,), (), ReadOptions(), PipelineOptions())) == 1
        assert ("\x1b[" in stream.getvalue()) is moves
        assert "cannot be coded" in stream.getvalue()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "{folder}/none/events.csv"], "there is no folder"),
        (["-o", "{folder}/events.doc"], "unknown format '.doc'; allowed: .jsonl, .csv, .geojson, .xlsx, .html"),
        (["-o", "{folder}/folder.csv"], "is a folder"),
        (["-o", "{folder}/e.csv", "-o", "{folder}/./e.csv"], "named twice"),
        (["-o", "{folder}/own.csv", "{folder}/own.csv"], "is one of the reports"),
        (["--published", "May 5"], "--published: 'May 5' is no date; allowed: YYYY-MM-DD"),
        (["--source-kind", "paper"], "--source-kind: 'paper' is no kind of source; allowed: media, state, "),
        (["--column", "text"], "--column: 'text' is no pair"),
        (["--column", "txt=body"], "allowed: id, text, title, published"),
        (["--scheme", "acld"], "no scheme 'acld'; allowed: acled, gtd, plover, ucdp"),
    ],
)
def test_wrong_usage_is_one_line_exit_2_and_no_work(tmp_path: Path, arguments: list[str], says: str) -> None:
    folder = _reports(tmp_path, a=TEXT)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "own.csv").write_text("id,text\n1,shot\n")
    filled = [argument.format(folder=tmp_path) for argument in arguments]
    before = sorted(tmp_path.rglob("*"))
    result = RUNNER.invoke(app, ["code", folder, *filled])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert says in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_where_no_report_could_be_read_nothing_sounds_like_success(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["code", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "1 report had problems; no other was read"


def test_a_long_table_is_cut_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", screen := Terminal())
    monkeypatch.setattr("sourcebook.cli.code.ROWS_SHOWN", 2)
    folder = _reports(tmp_path, a=TEXT, b=TEXT, c=TEXT)
    assert code_reports(CodeRequest((folder,), (), ReadOptions(), PipelineOptions())) == 0
    assert screen.getvalue().count("Dawn Front") == 2
    assert "… and 1 more: -o FILE writes them all" in screen.getvalue()


def test_an_interrupt_is_exit_130_without_a_traceback(tmp_path: Path) -> None:
    output = tmp_path / "events.jsonl"
    result = RUNNER.invoke(app, ["code", _reports(tmp_path, a="interrupt"), "-o", str(output)])
    assert result.exit_code == 130
    assert result.stderr.splitlines()[-1] == "sourcebook: interrupted; no file was written"
    assert not output.exists()


def test_a_missing_report_is_a_problem_and_the_others_are_coded(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["code", str(tmp_path / "none.txt"), _reports(tmp_path, a=TEXT)])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "none.txt" in result.stderr.splitlines()[0]


def test_version() -> None:
    result = RUNNER.invoke(app, ["--version"])
    assert (result.exit_code, result.stdout.strip()) == (0, f"sourcebook {__version__}")


def test_show_prints_text_and_events(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = RUNNER.invoke(app, ["show", str(path)])
    assert result.exit_code == 0, result.output
    assert "1. attack" in result.stdout
    assert "sub_event_type: Attack" in result.stdout


def test_schemes_lists_them_and_prints_one() -> None:
    listed = RUNNER.invoke(app, ["schemes"])
    assert all(name in listed.stdout for name in ("acled", "gtd", "plover", "ucdp"))
    one = RUNNER.invoke(app, ["schemes", "ucdp"])
    assert "type_of_violence" in one.stdout
    assert RUNNER.invoke(app, ["schemes", "none"]).exit_code == 2


def test_a_scheme_of_ones_own_gives_its_columns_and_its_name_not_its_path(tmp_path: Path) -> None:
    scheme = tmp_path / "mine.toml"
    scheme.write_text(
        'name = "office"\nversion = "1"\ntitle = "Ours"\nsource = "us"\nfields = ["category"]\n'
        '[[rule]]\nwhen = {}\ngive = { category = "all" }\n'
    )
    output = tmp_path / "events.csv"
    arguments = ["--scheme", str(scheme), "-o", str(output)]
    assert RUNNER.invoke(app, ["code", _reports(tmp_path, a=TEXT), *arguments]).exit_code == 0
    header, row = output.read_text(encoding="utf-8").splitlines()
    assert header.endswith(",scheme,code_category")
    assert row.endswith(",acled,all")  # the stand-in stamps what it always does
    shown = RUNNER.invoke(app, ["show", str(tmp_path / "reports" / "a.txt"), "--scheme", str(scheme)])
    assert "category: all" in shown.stdout
    assert pipeline_options("rules", str(scheme), ()).scheme == "office"


def _gold(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "r1", "events": [{"type": "attack", "place": {"texts": ["Khar"]}}]}) + "\n")
    return path


def test_evaluate_prints_the_table_json_and_errors(tmp_path: Path) -> None:
    gold = str(_gold(tmp_path))
    table = RUNNER.invoke(app, ["evaluate", gold, gold])
    assert table.stdout.splitlines()[0].split() == ["slot", "P", "R", "F1", "gold", "coded"]
    assert table.stdout.splitlines()[-1].split() == ["all", "1.000", "1.000", "1.000", "3", "3"]
    as_json = json.loads(RUNNER.invoke(app, ["evaluate", gold, gold, "--json"]).stdout)
    assert as_json["events"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "coded": 1}
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "r1", "events": []}) + "\n")
    errors = RUNNER.invoke(app, ["evaluate", gold, str(other), "--errors", "3"]).stdout
    assert errors.startswith("r1 missed event\n  gold  attack\n  coded None\n")


def _coded(folder: Path, **more: Any) -> Path:
    path = folder / "coded.jsonl"
    event = {"type": "attack", "place": {"texts": ["Khar"]}, **more}
    path.write_text("".join(json.dumps({"report": {"id": name}, **event}) + "\n" for name in ("r1", "r1")))
    return path


def test_evaluate_shows_the_calibration_where_it_is_asked_for(tmp_path: Path) -> None:
    files = [str(_gold(tmp_path)), str(_coded(tmp_path, confidence=0.9))]
    assert "ECE" not in RUNNER.invoke(app, ["evaluate", *files]).stdout
    lines = RUNNER.invoke(app, ["evaluate", *files, "--calibration"]).stdout.splitlines()
    table = [line.split() for line in lines[lines.index("") + 1 :]]
    assert table[0] == ["confidence", "n", "mean", "right", "95", "%"]
    assert table[1] == ["0.0-0.1", "0", "-", "-"]
    assert table[10][:4] == ["0.9-1.0", "2", "0.900", "0.500"]  # the second tells of the same event again
    assert table[11][:4] == ["all", "2", "0.900", "0.500"]
    assert [row[:2] for row in table[12:]] == [["ECE", "0.400"], ["Brier", "0.410"]]


def test_evaluate_prints_the_calibration_as_json(tmp_path: Path) -> None:
    files = [str(_gold(tmp_path)), str(_coded(tmp_path, confidence=0.9))]
    told = json.loads(RUNNER.invoke(app, ["evaluate", *files, "--calibration", "--json"]).stdout)
    assert told["events"]["coded"] == 2
    found = told["calibration"]
    assert found["ece"] == pytest.approx(0.4)
    assert set(found) == {
        *("ece", "ece_by_chance", "brier", "events", "right", "mean_confidence", "share_right", "interval_95", "bins")
    }
    assert [row["events"] for row in found["bins"]] == [0] * 9 + [2]
    assert found["bins"][0]["share_right"] is None
    nobody = tmp_path / "none.jsonl"
    nobody.write_text(json.dumps({"id": "r1", "events": []}) + "\n")
    told = json.loads(RUNNER.invoke(app, ["evaluate", files[0], str(nobody), "--calibration", "--json"]).stdout)
    assert (told["calibration"]["ece"], told["calibration"]["events"]) == (None, 0)


def test_evaluate_draws_the_calibration(tmp_path: Path) -> None:
    files = [str(_gold(tmp_path)), str(_coded(tmp_path, confidence=0.9))]
    plot = tmp_path / "plot.svg"
    run = RUNNER.invoke(app, ["evaluate", *files, "--plot", str(plot)])
    assert run.exit_code == 0
    assert "\nECE " in run.stdout  # a plot is of a calibration: it need not be asked for twice
    assert plot.read_text(encoding="utf-8").startswith("<svg ")


@pytest.mark.parametrize(
    ("confidence", "arguments", "message", "code"),
    [
        (None, ["--calibration"], "report r1, event 1: no confidence", 1),
        (83, ["--calibration"], "report r1, event 1: confidence is 83; allowed: a number from 0 to 1", 1),
        (0.9, ["--plot", "{folder}/plot.png"], "unknown format '.png'; allowed: .svg", 2),
        (0.9, ["--plot", "{folder}/no/plot.svg"], "there is no folder", 2),
    ],
)
def test_evaluate_refuses_what_cannot_be_calibrated_or_drawn(
    confidence: object, arguments: list[str], message: str, code: int, tmp_path: Path
) -> None:
    files = [str(_gold(tmp_path)), str(_coded(tmp_path, confidence=confidence))]
    run = RUNNER.invoke(app, ["evaluate", *files, *(word.format(folder=tmp_path) for word in arguments)])
    assert run.exit_code == code
    assert message in run.stderr
    assert not run.stdout


def test_evaluate_names_the_line_of_what_is_wrong(tmp_path: Path) -> None:
    gold = _gold(tmp_path)
    gold.write_text(gold.read_text() + "{\n")
    result = RUNNER.invoke(app, ["evaluate", str(gold), str(gold)])
    assert result.exit_code == 1
    assert "line 2: not JSON" in result.stderr
