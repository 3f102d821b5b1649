"""`sourcebook demo`: the sample set coded, shown, written in every form, and compared with its hand-coded events."""

from __future__ import annotations

from pathlib import Path

from sourcebook.errors import OutputError
from sourcebook.evaluate.benchmark import events_by_report
from sourcebook.evaluate.samples import read_sample, sample_folder, score_sample
from sourcebook.export import FORMATS
from sourcebook.pipeline import Pipeline, PipelineOptions

from .code import Run, progress, summary, write_outputs
from .outputs import check_outputs
from .plain import one_line
from .tables import output_console, print_events

#: The files of the demo: the working record, a table, a map layer, and the page that opens offline.
FILES = ("events.jsonl", "events.csv", "events.geojson", "events.html")

#: Events shown on the screen: enough to see what they are, and the names of the files still in sight.
ROWS_SHOWN = 20


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
    write_outputs(outputs, run, scheme=options.scheme, names=None)
    print_events(output_console(), run.events, most=ROWS_SHOWN, rest=f"{one_line(str(outputs[-1]))} has them all")
    print(f"{summary(run, ())}; wrote")
    for path in outputs:
        print(f"  {one_line(str(path))}: {FORMATS[path.suffix].purpose}")
    agreement = score.rows["all"].f1
    print(f"compared with the events coded by hand: F1 {agreement:.3f} over all values, where 1 is full agreement")
    return run.exit_code


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        got = (error.strerror or "cannot be made").lower()
        raise OutputError(got, str(folder), "", "name a folder that can be written: --into FOLDER") from None
