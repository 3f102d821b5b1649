"""`sourcebook demo`: the sample set coded, shown, written in every form, and compared with its hand-coded events."""

from __future__ import annotations

import sys
from pathlib import Path

from sourcebook.errors import OutputError
from sourcebook.evaluate.benchmark import events_by_report
from sourcebook.evaluate.samples import read_sample, sample_folder, score_sample
from sourcebook.pipeline import Pipeline, PipelineOptions

from .code import Run, progress, summary, write_outputs
from .outputs import check_outputs
from .plain import one_line
from .tables import events_table, output_console

#: The files of the demo: the working record, a table, a map layer, and the page that opens offline.
FILES = ("events.jsonl", "events.csv", "events.geojson", "events.html")


def run_demo(into: Path) -> int:
    """Carry out `sourcebook demo` and return its exit code."""
    _make_folder(into)
    outputs = tuple(into / name for name in FILES)
    check_outputs(outputs, ())
    options = PipelineOptions()
    pipeline = Pipeline.open(options)
    run = Run()
    with sample_folder() as folder:
        with progress(quiet=False) as tell:
            for outcome in pipeline.code_all(read_sample(folder)):
                run.add(outcome)
                tell(outcome, run)
        score = score_sample(folder, events_by_report(run.events))
    console = output_console()
    console.print(events_table(run.events, width=console.width))
    write_outputs(outputs, run, scheme=options.scheme, names=None)
    print(summary(run, ()), file=sys.stderr)
    print("\nwrote")
    for path in outputs:
        print(f"  {one_line(str(path))}")
    print(f"agreement with the events coded by hand: all F1 {score.rows['all'].f1:.3f}")
    return run.exit_code


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(error.strerror or "cannot be made", str(folder), "a folder, or a name for one") from None
