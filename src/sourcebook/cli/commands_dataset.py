"""The commands of a dataset, from `init` to `export`: what each command and option means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .guard import guarded
from .options import (
    AsJson,
    Columns,
    DatasetFolder,
    Language,
    Metadata,
    Policy,
    Published,
    Reports,
    SourceKindName,
    SourceName,
)

dataset_app = typer.Typer()

HERE = Path()
PersonsNames = Annotated[
    bool, typer.Option("--names/--no-names", help="Show or withhold the names of persons.", show_default=False)
]


@dataset_app.command()
@guarded
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Its folder; made if it is not there.")],
    database: Annotated[
        str | None,
        typer.Option("--db", metavar="URL", help="postgresql://USER@HOST/NAME in place of a file in the folder."),
    ] = None,
    collector: Annotated[
        str, typer.Option("--collector", metavar="NAME", help="Who adds reports: stands with their bytes.")
    ] = "",
    extractor: Annotated[
        str, typer.Option("--extractor", metavar="NAME", help="What finds the events: rules or incidents.")
    ] = "rules",
    scheme: Annotated[
        str, typer.Option("--scheme", metavar="NAME|FILE", help="Coding scheme; see `schemes`.")
    ] = "acled",
    policy: Annotated[
        str, typer.Option("--policy", metavar="NAME", help="Whose rule makes tolls: ucdp, acled, gtd, airwars or all.")
    ] = "ucdp",
    war_zone: Annotated[
        list[str] | None,
        typer.Option("--war-zone", metavar="ISO2", help='A country at war: there, acled takes "several" as 10.'),
    ] = None,
) -> int:
    """Make a dataset: a folder with its settings and its database."""
    from .dataset import InitRequest, init_dataset

    return init_dataset(InitRequest(folder, database, collector, extractor, scheme, policy, tuple(war_zone or ())))


@dataset_app.command()
@guarded
def add(
    reports: Reports,
    dataset: DatasetFolder = HERE,
    published: Published = None,
    source: SourceName = None,
    source_kind: SourceKindName = None,
    column: Columns = None,
    language: Language = None,
    metadata: Metadata = None,
    as_json: AsJson = False,
) -> int:
    """Add reports, with their bytes, to a dataset: files, tables, feeds, web archives, addresses.

    Adding again changes nothing. Exit code 1 where some could not be read.
    """
    from .dataset import add_reports
    from .settings import read_options

    options = read_options(published, source, source_kind, column or (), language, metadata)
    return add_reports(dataset, reports, options, as_json=as_json)


@dataset_app.command()
@guarded
def merge(
    dataset: DatasetFolder = HERE,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="Processes, where many events are new.")
    ] = 2,
    as_json: AsJson = False,
) -> int:
    """Merge the events that tell of one occurrence into incidents: those that are new, or were coded anew."""
    from .merging import merge_events

    return merge_events(dataset, workers, as_json=as_json)


@dataset_app.command()
@guarded
def status(dataset: DatasetFolder = HERE, as_json: AsJson = False) -> int:
    """Say how much is in a dataset, and what is left to do."""
    from .dataset import print_status

    return print_status(dataset, as_json=as_json)


@dataset_app.command()
@guarded
def log(
    dataset: DatasetFolder = HERE,
    last: Annotated[int, typer.Option("--last", metavar="N", min=0, help="The last N entries; 0 for all.")] = 20,
    as_json: AsJson = False,
) -> int:
    """Show what was written to a dataset, entry by entry, each with its hash."""
    from .dataset import print_log

    return print_log(dataset, last, as_json=as_json)


@dataset_app.command()
@guarded
def verify(dataset: DatasetFolder = HERE, as_json: AsJson = False) -> int:
    """Check every byte of a dataset against its log. Exit code 1 where something was changed."""
    from .dataset import verify_dataset

    return verify_dataset(dataset, as_json=as_json)


@dataset_app.command()
@guarded
def diff(
    dataset: DatasetFolder = HERE,
    names: PersonsNames = False,
    as_json: AsJson = False,
) -> int:
    """Say what the newest coding of each report tells otherwise than the one before: new, changed, gone."""
    from .telling import print_differences

    return print_differences(dataset, names=names, as_json=as_json)


@dataset_app.command()
@guarded
def explain(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident, or of an event in one.")],
    dataset: DatasetFolder = HERE,
    policy: Policy = None,
    names: PersonsNames = False,
    as_json: AsJson = False,
) -> int:
    """Tell the story of an incident: which reports, where they differ, why they were joined, how the toll came."""
    from .telling import explain_incident

    return explain_incident(dataset, incident, policy, names=names, as_json=as_json)


@dataset_app.command()
@guarded
def sources(
    dataset: DatasetFolder = HERE,
    by_kind: Annotated[bool, typer.Option("--by-kind", help="Kinds of sources in place of names.")] = False,
    as_json: AsJson = False,
) -> int:
    """Show who reports what: incidents told, alone or with others, and tolls beside those of others."""
    from .telling import print_sources

    return print_sources(dataset, by_kind=by_kind, as_json=as_json)


@dataset_app.command()
@guarded
def purge(
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; stands in the log for good.")],
    dataset: DatasetFolder = HERE,
    report: Annotated[
        str | None, typer.Option("--report", metavar="KEY", help="The report (rp-...) to take out, with all of it.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The person whose name is to be blotted out.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who asks for it; stands in the log.")] = "",
) -> int:
    """Take a report, or a person's name, out of a dataset for good. A marker in the log stays."""
    from .dataset import purge_from

    return purge_from(dataset, report, name, reason=reason, by=by)


@dataset_app.command()
@guarded
def export(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILES", help="A folder or .jsonl of incidents, .warc.gz of originals, or events."),
    ] = None,
    dataset: DatasetFolder = HERE,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE.jsonl", help="What people judged, as hand-coded reports.")
    ] = None,
    events: Annotated[
        bool, typer.Option("--events", help="Events, one a report and occurrence, in the forms of `code -o`.")
    ] = False,
    policy: Policy = None,
    names: Annotated[
        bool | None,
        typer.Option(
            "--names/--no-names",
            help="Keep or withhold persons' names. By default only .jsonl of events keeps them.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Write a dataset to files: its incidents, its events, the originals of its reports, or what people judged.

    Events and incidents are as people left them: corrected, and without those that they rejected.
    """
    from .exporting import ExportRequest, export_dataset

    return export_dataset(ExportRequest(tuple(files or ()), dataset, events, policy, names, gold))
