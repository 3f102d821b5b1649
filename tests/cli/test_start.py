"""Starting: `--help` loads no heavy library, the core runs without any, and a closed pipe ends quietly."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

NETWORK = ("onnxruntime", "tokenizers", "numpy")
HEAVY = (
    "lxml",
    "trafilatura",
    "pypdfium2",
    "docx",
    "jinja2",
    "xlsxwriter",
    "hijridate",
    "rapidfuzz",
    "sqlalchemy",
    "alembic",
    "feedparser",
    "warcio",
    *NETWORK,
)
BLOCKED = ("typer", "rich", "click", "trafilatura", "lxml", "pypdfium2", "docx", "xlsxwriter", "jinja2", *NETWORK)
CORE = ("records", "lexicon", "segment", "extract", "normalise", "coding", "pipeline", "evaluate")


def _python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("arguments", [["--help"], ["code", "--help"], ["benchmark", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import json, sys\nsys.argv = ['sourcebook', *sys.argv[1:]]\nfrom sourcebook.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as leaving:\n    assert not leaving.code\n"
        "print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
        "print(json.dumps(sorted(name for name in sys.modules if name.startswith('sourcebook.'))))"
    )
    run = _python(program, *arguments)
    assert run.returncode == 0, run.stderr
    *_, loaded, ours = run.stdout.splitlines()
    assert not set(HEAVY) & set(json.loads(loaded))
    assert {"sourcebook.pipeline", "sourcebook.ingest", "sourcebook.export"}.isdisjoint(json.loads(ours))


def test_import_sourcebook_loads_no_other_module_of_ours() -> None:
    run = _python("import sourcebook, sys; print([n for n in sys.modules if n.startswith('sourcebook.')])")
    assert run.stdout.strip() == "[]"


def test_merging_loads_nothing_that_reads_or_codes_reports() -> None:
    run = _python("import sourcebook.cli.merging, sys; print(*sys.modules)")
    assert run.returncode == 0, run.stderr
    loaded = set(run.stdout.split())
    assert "sourcebook.merge.merging" in loaded
    assert {f"sourcebook.{part}" for part in ("pipeline", "ingest", "extract", "segment")}.isdisjoint(loaded)


def test_the_core_codes_a_report_with_every_heavy_library_blocked() -> None:
    program = (
        "import importlib, pkgutil, sys\n"
        f"for name in {BLOCKED!r}:\n    sys.modules[name] = None\n"
        "import sourcebook\n"
        f"for part in {CORE!r}:\n"
        "    module = importlib.import_module(f'sourcebook.{part}')\n"
        "    for found in pkgutil.walk_packages(getattr(module, '__path__', []), module.__name__ + '.'):\n"
        "        if not found.name.startswith('sourcebook.extract.model'):\n"
        "            importlib.import_module(found.name)\n"
        "print(len(sourcebook.code('Two soldiers were killed in a clash with gunmen near Khar on 4 March 2019.')))"
    )
    run = _python(program)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 1


def test_a_machine_without_the_library_of_the_network_is_told_so_in_one_line() -> None:
    program = (
        "import sys\nsys.modules['onnxruntime'] = None\n"
        "from sourcebook.cli.main import main\n"
        "sys.argv = ['sourcebook', 'code', '--extractor', 'incidents', '-']\nmain()"
    )
    run = _python(program)
    assert run.returncode == 2
    assert run.stderr.startswith("sourcebook: --extractor incidents: onnxruntime is not installed; ")
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["nope"], "sourcebook: No such command 'nope'; see sourcebook --help"),
        (["code"], "sourcebook: code: no reports are named, and . is no dataset; allowed: REPORTS, or -C"),
        (["code", "--nope", "a.txt"], "sourcebook: No such option: --nope"),
    ],
)
def test_what_cannot_be_meant_is_one_line(arguments: list[str], line: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "sourcebook", *arguments], capture_output=True, text=True, check=False, timeout=120
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert run.stderr.replace("python -m sourcebook", "sourcebook").startswith(line)


def test_without_a_command_the_help_is_printed() -> None:
    run = subprocess.run([sys.executable, "-m", "sourcebook"], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 2
    assert "Commands:" in run.stderr


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_our_own_is_one_line_and_a_traceback_on_request_only(debug: bool) -> None:
    program = (
        "import sys, sourcebook.cli.schemes as schemes\n"
        "def fail(): raise AttributeError('no\\nsuch')\n"
        "schemes.list_schemes = fail\n"
        "from sourcebook.cli.main import main\n"
        "sys.argv = ['sourcebook', *sys.argv[1:]]\n"
        "main()"
    )
    run = _python(program, *(["--debug"] if debug else []), "schemes")
    assert ("Traceback" in run.stderr) is debug
    if not debug:
        assert run.returncode == 2
        assert run.stderr.startswith("sourcebook: a fault of its own: AttributeError: no such; ")
        assert len(run.stderr.splitlines()) == 1


def test_a_closed_pipe_ends_quietly() -> None:
    run = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m sourcebook schemes acled | head -1"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert run.stderr == ""
    assert run.stdout.startswith("ACLED")


def test_an_ascii_terminal_gets_the_table_with_marks_for_what_it_lacks() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "sourcebook", "schemes"],
        capture_output=True, check=False, timeout=120, env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert b"acled" in run.stdout
