"""The `sourcebook` command: what each command and option means. The work is imported when a command runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .commands_dataset import dataset_app
from .commands_lookup import actors_app, gazetteer_app
from .commands_review import review_app
from .guard import guarded, run_guarded
from .options import (
    BenchmarkExtractor,
    Columns,
    DatasetFolder,
    ExtractorChoice,
    ExtractorName,
    Gazetteers,
    Language,
    Metadata,
    Names,
    OptionalReports,
    Outputs,
    Published,
    SchemeChoice,
    SchemeName,
    SourceKindName,
    SourceName,
)

#: Before the command only: `sourcebook --debug code …`.
DEBUG = "--debug"

app = typer.Typer(
    name="sourcebook",
    help="From reports of political violence to attributed, dated, placed event records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help in plain words: half the start-up time, and it reads as well in a pipe
)


def _version(asked: bool) -> None:
    if asked:
        from sourcebook import __version__

        print(f"sourcebook {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    debug: Annotated[
        bool, typer.Option(DEBUG, help="Before the command: on a fault of our own, print the traceback.")
    ] = False,
) -> None:
    """From reports of political violence to attributed, dated, placed event records."""


@app.command()
@guarded
def code(
    reports: OptionalReports = None,
    output: Outputs = None,
    published: Published = None,
    source: SourceName = None,
    source_kind: SourceKindName = None,
    column: Columns = None,
    language: Language = None,
    metadata: Metadata = None,
    scheme: SchemeChoice = None,
    extractor: ExtractorChoice = None,
    gazetteer: Gazetteers = None,
    names: Names = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table, no progress, no summary.")] = False,
    dataset: DatasetFolder = Path(),
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="Code a dataset on so many processors.")
    ] = 1,
) -> int:
    """Code reports: print the events, and write them to files. Without reports: those of a dataset that wait for it.

    In a terminal the events are shown as a table. Into a pipe, with no -o, they go as JSON Lines.
    Exit code 0: all reports coded; 1: some had problems (one line each on standard error); 2: it could not be done.
    """
    from .settings import pipeline_options, read_options, refuse_for_dataset

    if not reports:
        from .dataset import code_dataset

        reading = (
            output,
            published,
            source,
            source_kind,
            column,
            language,
            metadata,
            scheme,
            extractor,
            gazetteer,
            names,
        )
        refuse_for_dataset(reading)
        return code_dataset(dataset, workers, quiet=quiet)

    from .code import CodeRequest, code_reports

    return code_reports(
        CodeRequest(
            reports=tuple(reports),
            outputs=tuple(output or ()),
            read=read_options(published, source, source_kind, column or (), language, metadata),
            pipeline=pipeline_options(extractor or "rules", scheme or "acled", gazetteer or ()),
            scheme=scheme or "acled",
            names=names,
            quiet=quiet,
        )
    )


@app.command()
@guarded
def demo(
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Where to write the files.")] = Path(
        "sourcebook-demo"
    ),
) -> int:
    """Code the sample reports, and write the events in four forms.

    The reports ship with the package and are invented. The last line compares the events with those coded by hand.
    """
    from .demo import run_demo

    return run_demo(into)


@app.command()
@guarded
def show(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="One file, or - for standard input.")],
    published: Published = None,
    source: SourceName = None,
    source_kind: SourceKindName = None,
    column: Columns = None,
    language: Language = None,
    scheme: SchemeName = "acled",
    extractor: ExtractorName = "rules",
    gazetteer: Gazetteers = None,
) -> int:
    """Print a report with its coded words in colour, and its events."""
    from .settings import pipeline_options, read_options
    from .show import show_report

    return show_report(
        report,
        read_options(published, source, source_kind, column or (), language),
        pipeline_options(extractor, scheme, gazetteer or ()),
        scheme,
    )


@app.command()
@guarded
def schemes(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|FILE]", help="A scheme to print the rules of."),
    ] = None,
) -> int:
    """List the coding schemes, or print the rules of one."""
    from .schemes import list_schemes, print_scheme

    return list_schemes() if name is None else print_scheme(name)


@app.command()
@guarded
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Hand-coded reports (.jsonl).")],
    coded: Annotated[Path, typer.Argument(metavar="CODED", help="Coded events, or reports in the gold's form.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="List the first N disagreements.")] = 0,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Show how well `confidence` says how often events are right.")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw the calibration too: a file that ends in .svg.")
    ] = None,
) -> int:
    """Score coded events against hand-coded ones.

    Prints precision, recall and F1 of every slot, and how many values the gold and the coded events have.
    """
    from .evaluate import EvaluationRequest, print_evaluation

    return print_evaluation(
        EvaluationRequest(gold=gold, coded=coded, as_json=as_json, errors=errors, calibration=calibration, plot=plot)
    )


@app.command()
@guarded
def benchmark(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="attribution, dates, merge, muc4, places, tolls or villages.")
    ],
    data: Annotated[
        Path, typer.Option("--data", metavar="PATH", help="The benchmark's folder or file: muc34, lgl.xml.")
    ],
    more_splits: Annotated[
        list[str] | None, typer.Argument(metavar="[SPLIT]...", help="Further splits, behind that of --split.")
    ] = None,
    split: Annotated[
        list[str] | None, typer.Option("--split", metavar="SPLIT", help="What to measure on: --split tst1 tst2.")
    ] = None,
    responses: Annotated[
        Path | None,
        typer.Option("--responses", metavar="FILE", help="Score these templates (MUC response format) instead."),
    ] = None,
    extractor: BenchmarkExtractor = None,
    fixed_dates: Annotated[
        bool, typer.Option("--fixed-dates", help="Compare dates whole; the scorer of 1992 loses digits.")
    ] = False,
    spans: Annotated[
        str | None,
        typer.Option("--spans", metavar="gold|own", help="places: names as given, or found in the raw text."),
    ] = None,
    gazetteer: Gazetteers = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="List the first N differences.")] = 0,
) -> int:
    """Score the pipeline, or another system's answers, on a public benchmark.

    NAME muc4: 1,500 and more reports on Latin America, 1988-90, with templates filled by hand. The corpus is not ours
    to pass on. Prints the official score (recall, precision, F1 in percent, automatic), newer metrics, and every slot.
    """
    from .benchmark import BenchmarkRequest, run_benchmark

    return run_benchmark(
        BenchmarkRequest(
            benchmark=name,
            data=data,
            splits=(*(split or ()), *(more_splits or ())),
            responses=responses,
            extractor=extractor,
            mended_dates=fixed_dates,
            as_json=as_json,
            errors=errors,
            spans=spans,
            gazetteers=tuple(gazetteer or ()),
        )
    )


app.add_typer(dataset_app)
app.add_typer(review_app)
app.add_typer(actors_app, name="actors")
app.add_typer(gazetteer_app, name="gazetteer")


def main() -> None:
    """Run the command line: the entry point of the `sourcebook` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter the terminal lacks must not end the run
    sys.exit(run_guarded(lambda: app(standalone_mode=False), debug=DEBUG in sys.argv[1:]))


if __name__ == "__main__":
    main()
