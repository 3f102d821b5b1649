"""`sourcebook code`: read, code, show and write, with one line for each problem."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from sourcebook.coding.scheme import codes_for, load_scheme
from sourcebook.export import write
from sourcebook.export.withhold import copies
from sourcebook.ingest import ReadOptions, read
from sourcebook.pipeline import Pipeline, PipelineOptions
from sourcebook.records import Event, Outcome, Problem, event_to_json

from .outputs import check_outputs
from .plain import many, one_line

#: Events shown in a terminal; more than this nobody reads there.
ROWS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class CodeRequest:
    """One call of `sourcebook code`. `scheme` is a name or a path.

    `names` None leaves names to the format: files made for others withhold them.
    """

    reports: tuple[str, ...]
    outputs: tuple[Path, ...]
    read: ReadOptions
    pipeline: PipelineOptions
    scheme: str = "acled"
    names: bool | None = None
    quiet: bool = False


@dataclass(slots=True)
class Run:
    """What a run has come to so far."""

    reports: int = 0
    failed: int = 0
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.reports += 1
        self.failed += bool(outcome.problems)
        self.events += outcome.events
        self.problems += outcome.problems

    @property
    def exit_code(self) -> int:
        return 1 if self.problems else 0


Teller = Callable[[Outcome, Run], None]


def code_reports(request: CodeRequest) -> int:
    """Carry out `sourcebook code` and return its exit code. Raises UsageError, before any work, where it cannot."""
    check_outputs(request.outputs, request.reports)
    pipeline = Pipeline.open(request.pipeline)
    piped = not sys.stdout.isatty() and not request.outputs
    outcomes = pipeline.code_all(read(request.reports, request.read))
    run = Run()
    with progress(quiet=request.quiet) as tell:
        for outcome in outcomes:
            run.add(outcome)
            tell(outcome, run)
            if piped and request.names is not False:
                print_lines(outcome.events, sys.stdout)
    if piped and request.names is False:
        # A person coded in one report is masked in all, so nothing can go out before the last.
        print_lines([copy.event for copy in copies(run.events, names=False)], sys.stdout)
    elif sys.stdout.isatty() and not request.quiet:
        _print_table(run.events, names=request.names is not False)
    write_outputs(request.outputs, run, scheme=request.scheme, names=request.names)
    if not request.quiet:
        print(summary(run, request.outputs), file=sys.stderr)
    return run.exit_code


def print_lines(events: Iterable[Event], stream: TextIO) -> None:
    """The events as JSON Lines, as a .jsonl file has them."""
    for event in events:
        # Only ASCII can be relied on in a pipe, whatever its encoding; the escapes read back as the same text.
        stream.write(json.dumps(event_to_json(event)) + "\n")
    stream.flush()


def write_outputs(outputs: Sequence[Path], run: Run, *, scheme: str, names: bool | None) -> None:
    """Write every file that was asked for, each whole or not at all."""
    codebook = load_scheme(scheme)
    for path in outputs:
        write(
            run.events, path, names=names, codes=lambda event: codes_for(codebook, event), problems=tuple(run.problems)
        )


def summary(run: Run, outputs: Sequence[Path]) -> str:
    """The last line: what was coded and written; with problems, that first and nothing that sounds like success."""
    written = f"; wrote {', '.join(one_line(str(path)) for path in outputs)}" if outputs else ""
    events = many(len(run.events), "event")
    if run.failed:
        coded = run.reports - run.failed
        if not coded:
            return f"{many(run.failed, 'report')} had problems; no other was read{written}"
        return f"{many(run.failed, 'report')} had problems; {events} from the other {coded}{written}"
    return f"{events} from {many(run.reports, 'report')}{written}"


@contextmanager
def progress(*, quiet: bool) -> Iterator[Teller]:
    """Say how far the work is, in a terminal only, and print problems as they come up, one line each."""
    if quiet or not sys.stderr.isatty():
        yield _tell_problems
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from .tables import error_console

    columns = SpinnerColumn(), TextColumn("reports {task.completed}, events {task.fields[events]}"), TimeElapsedColumn()
    with Progress(*columns, console=error_console(), transient=True) as bar:
        task = bar.add_task("", total=None, events=0)

        def tell(outcome: Outcome, run: Run) -> None:
            for problem in outcome.problems:
                bar.console.print(one_line(problem.message), soft_wrap=True)
            bar.update(task, completed=run.reports, events=len(run.events))

        yield tell


def _tell_problems(outcome: Outcome, run: Run) -> None:
    for problem in outcome.problems:
        print(one_line(problem.message), file=sys.stderr)


def _print_table(events: Sequence[Event], *, names: bool) -> None:
    from .tables import output_console, print_events

    shown = [copy.event for copy in copies(events, names=names)]
    print_events(output_console(), shown, most=ROWS_SHOWN, rest="-o FILE writes them all")
