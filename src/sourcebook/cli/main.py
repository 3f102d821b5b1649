"""The `sourcebook` command: what each command and option means. The work is imported when a command runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .guard import guarded, run_guarded

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

Reports = Annotated[
    list[str], typer.Argument(metavar="REPORTS", help="Files, folders, globs, or - for standard input.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD) of reports that state none."),
]
SourceName = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Who published the reports that do not say."),
]
SourceKindName = Annotated[
    str | None,
    typer.Option("--source-kind", metavar="KIND", help="media, state, armed-group, ngo, igo, witness or other."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="OURS=THEIRS", help="Where a table keeps a column of ours: --column text=body."),
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Language of reports that do not say (en, fr, ...)."),
]
SchemeName = Annotated[str, typer.Option("--scheme", metavar="NAME|FILE", help="Coding scheme; see `schemes`.")]
ExtractorName = Annotated[
    str, typer.Option("--extractor", metavar="NAME", help="What finds the events: rules or incidents.")
]
BenchmarkExtractor = Annotated[
    str | None,
    typer.Option(
        "--extractor", metavar="NAME", help="What finds the events: incidents where its network is, or rules."
    ),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE", help="Places of your own, beside the shipped gazetteer."),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", metavar="FILE", help="A .jsonl, .csv, .geojson, .xlsx or .html file. Repeatable."),
]
Names = Annotated[
    bool | None,
    typer.Option(
        "--names/--no-names",
        help="Keep or withhold persons' names. By default .jsonl and the screen keep them, other files do not.",
        show_default=False,
    ),
]


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
    reports: Reports,
    output: Outputs = None,
    published: Published = None,
    source: SourceName = None,
    source_kind: SourceKindName = None,
    column: Columns = None,
    language: Language = None,
    scheme: SchemeName = "acled",
    extractor: ExtractorName = "rules",
    gazetteer: Gazetteers = None,
    names: Names = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table, no progress, no summary.")] = False,
) -> int:
    """Code reports: print the events, and write them to files.

    In a terminal the events are shown as a table. Into a pipe, with no -o, they go as JSON Lines.
    Exit code 0: all reports coded; 1: some had problems (one line each on standard error); 2: it could not be done.
    """
    from .code import CodeRequest, code_reports
    from .settings import pipeline_options, read_options

    return code_reports(
        CodeRequest(
            reports=tuple(reports),
            outputs=tuple(output or ()),
            read=read_options(published, source, source_kind, column or (), language),
            pipeline=pipeline_options(extractor, scheme, gazetteer or ()),
            scheme=scheme,
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
    name: Annotated[str, typer.Argument(metavar="NAME", help="attribution, dates, muc4, places, tolls or villages.")],
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


actors_app = typer.Typer(help="Who actors are: names, countries and sectors.", no_args_is_help=True)
app.add_typer(actors_app, name="actors")


@actors_app.command(name="find")
@guarded
def find_actors(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="The words for an actor, or - for one a line.")],
    day: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day on which they were what they were.")
    ] = None,
    roster: Annotated[
        Path | None, typer.Option("--roster", metavar="FILE", help="Actors of your own (.csv), before those that ship.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one object a phrase.")] = False,
) -> int:
    """Say who a phrase means: neutral name, country, PLOVER sector, coded group, and why.

    What the words do not tell is left out, in JSON null. Joined actors ("police and protesters") are told one by one.
    """
    from .actors import FindRequest, run_find

    return run_find(FindRequest(phrase=phrase, day=day, roster=roster, as_json=as_json))


gazetteer_app = typer.Typer(no_args_is_help=True, help="Look up places, and add places of your own.")
app.add_typer(gazetteer_app, name="gazetteer")


@gazetteer_app.command("add")
@guarded
def gazetteer_add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES", help="GeoNames dumps (allCountries.zip, XX.zip, XX.txt), p-codes or tables (.csv)."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.sqlite", help="Keep them there, not in your data folder."),
    ] = None,
) -> int:
    """Add places to your own gazetteer, which is used beside the shipped one from then on.

    Takes dumps of GeoNames (of the whole world in minutes), tables of OCHA p-codes, and tables with name, lat, lon and
    iso2.
    """
    from .gazetteer import add

    return add(files, output)


@gazetteer_app.command("info")
@guarded
def gazetteer_info(
    gazetteer: Gazetteers = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> int:
    """Say what the gazetteer holds, from which files, and where it is kept."""
    from .gazetteer import info

    return info(gazetteer or (), as_json)


@gazetteer_app.command("find")
@guarded
def gazetteer_find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any romanisation or script.")],
    near: Annotated[
        str | None, typer.Option("--near", metavar="PLACE|LAT,LON", help="Prefer what lies near this place or point.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="ISO2", help="Only in this country (two letters).")
    ] = None,
    gazetteer: Gazetteers = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Show so many at most.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> int:
    """Find the places that a name may mean, and explain the choice.

    Each line: how likely, the place with its units and country, kind, coordinates, and how the name was matched.
    Exit code 1 where there is none.
    """
    from .gazetteer import find

    return find(name, country, near, gazetteer or (), limit, as_json)


def main() -> None:
    """Run the command line: the entry point of the `sourcebook` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter the terminal lacks must not end the run
    sys.exit(run_guarded(lambda: app(standalone_mode=False), debug=DEBUG in sys.argv[1:]))


if __name__ == "__main__":
    main()
