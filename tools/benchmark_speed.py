"""Measure speed and memory, and print the table of docs/performance.md: python tools/benchmark_speed.py [REPORTS…].

Needs an installed Sourcebook and no other. REPORTS are files or folders of your own to measure beside the sample set, a
gold file whose rows carry a text among them. Every figure is the best of several runs: what else the machine does
can only make a run slower. Times of whole commands also stand as multiples of what Python needs to start and do
nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcebook import Pipeline, Report

ROUNDS = 5
#: Reports are coded for so long in a round, so that a small set is not over before the clock has ticked.
SECONDS = 2.0
ONE_REPORT = "Gunmen shot dead two villagers near Khar in Bajaur District, Pakistan, on 4 March 2019, police said.\n"


def main(paths: Sequence[str]) -> None:
    # Commands first: Linux counts the memory of the process that starts a command as the command's own, so this one
    # must not have loaded anything yet.
    commands = command_rows()
    print("| reports | number | words each | reports a second | words a second |\n|---|---|---|---|---|")
    print("\n".join(coding_rows(paths)) + "\n")
    print("| command | seconds | times an empty Python | peak memory, MB |\n|---|---|---|---|")
    print("\n".join(commands))


def coding_rows(paths: Sequence[str]) -> list[str]:
    """A row for the sample set and one for each of `paths`."""
    from sourcebook import Pipeline, ReadOptions, Report, read
    from sourcebook.evaluate.samples import read_sample, sample_folder

    pipeline = Pipeline.open()
    with sample_folder() as folder:
        rows = [coding_speed("sample set", [r for r in read_sample(folder) if isinstance(r, Report)], pipeline)]
    for path in paths:
        reports = [report for report in read([path], ReadOptions()) if isinstance(report, Report)]
        rows.append(coding_speed(Path(path).name, reports, pipeline))
    return rows


def coding_speed(name: str, reports: Sequence[Report], pipeline: Pipeline) -> str:
    """A row on coding alone: one process, reports read and gazetteer open beforehand."""
    words = sum(len(report.text.split()) for report in reports) / len(reports)
    times = [_round_of(reports, pipeline) for _ in range(ROUNDS)]
    speed = 1 / min(times)
    return f"| {name} | {len(reports):,} | {words:.0f} | {speed:,.0f} | {speed * words:,.0f} |"


def _round_of(reports: Sequence[Report], pipeline: Pipeline) -> float:
    """Seconds a report, over whole passes through the reports."""
    start, passes = time.perf_counter(), 0
    while time.perf_counter() - start < SECONDS:
        for report in reports:
            pipeline.code(report)
        passes += 1
    return (time.perf_counter() - start) / (passes * len(reports))


def command_rows() -> list[str]:
    """A row for each whole command, from the shell's call to its end."""
    empty, _ = _best(lambda: _run([sys.executable, "-c", "pass"]))
    command = [sys.executable, "-m", "sourcebook"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(ONE_REPORT, encoding="utf-8")
        fresh = Path(folder) / "cache"

        def first_use() -> tuple[float, float]:
            for kept in fresh.rglob("*.sqlite"):
                kept.unlink()
            return _run([*command, "code", str(report)], XDG_CACHE_HOME=str(fresh), LOCALAPPDATA=str(fresh))

        measured = {
            "`python -c pass`": (empty, None),
            "`sourcebook --help`": _best(lambda: _run([*command, "--help"])),
            "`sourcebook code`, one report": _best(lambda: _run([*command, "code", str(report)])),
            "the same on first use: the gazetteer is unpacked": _best(first_use),
            "`sourcebook demo`": _best(lambda: _run([*command, "demo", "--into", folder])),
        }
    return [
        f"| {name} | {seconds:.2f} | {seconds / empty:.0f} | {'' if memory is None else f'{memory:.0f}'} |"
        for name, (seconds, memory) in measured.items()
    ]


def _best(measure: Callable[[], tuple[float, float]]) -> tuple[float, float]:
    """The shortest time, and the memory of the run that took most."""
    runs = [measure() for _ in range(ROUNDS)]
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def _run(command: Sequence[str], **environment: str) -> tuple[float, float]:
    """Seconds from start to end of a command, and its peak memory in MB."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    # Linux counts ru_maxrss in kilobytes, macOS in bytes.
    return seconds, usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    main(sys.argv[1:])
