"""Options and arguments that several commands share, each with its one line of help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Reports = Annotated[
    list[str],
    typer.Argument(metavar="REPORTS", help="Files, folders, globs, addresses (https://...), or - for standard input."),
]
OptionalReports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REPORTS]",
        help="Files, folders, globs, addresses (https://...), or - for standard input. Without any: the dataset's own.",
        show_default=False,
    ),
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
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata", metavar="FILE.csv", help="What is known of the files: file, id, published, source, title, url."
    ),
]
SchemeName = Annotated[str, typer.Option("--scheme", metavar="NAME|FILE", help="Coding scheme; see `schemes`.")]
ExtractorName = Annotated[
    str, typer.Option("--extractor", metavar="NAME", help="What finds the events: rules or incidents.")
]
SchemeChoice = Annotated[
    str | None, typer.Option("--scheme", metavar="NAME|FILE", help="Coding scheme, by default acled; see `schemes`.")
]
ExtractorChoice = Annotated[
    str | None,
    typer.Option("--extractor", metavar="NAME", help="What finds the events: rules (the default) or incidents."),
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
DatasetFolder = Annotated[
    Path, typer.Option("-C", "--dataset", metavar="DIR", help="The folder of the dataset, if not this one.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Policy = Annotated[
    str | None,
    typer.Option("--policy", metavar="NAME", help="Whose rule makes tolls: ucdp, acled, gtd, airwars or all."),
]
