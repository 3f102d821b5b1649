"""The commands of the review desk: what each one and each option means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .guard import guarded

review_app = typer.Typer()

DatasetPlace = Annotated[str, typer.Argument(metavar="DIR", help="The dataset's folder, or the URL of its store.")]


@review_app.command()
@guarded
def review(
    dataset: DatasetPlace,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help="Where to serve it on 127.0.0.1; 0 takes a free one."
        ),
    ] = 8765,
    coder: Annotated[
        str | None,
        typer.Option("--coder", metavar="NAME", help="Who judges, as it stands in the record; else your user name."),
    ] = None,
) -> int:
    """Open the review desk of a dataset in your browser: check, correct, merge and split.

    It is served to this machine alone until you press Ctrl+C. Everything that you decide is kept at once.
    """
    from .review import run_review

    return run_review(dataset, port, coder)


@review_app.command()
@guarded
def report(
    dataset: DatasetPlace,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="The page to write.")],
    names: Annotated[bool, typer.Option("--names", help="Keep the names of persons in it.")] = False,
) -> int:
    """Write a dataset as one page to read: incidents, map, timeline and words. It opens without a network."""
    from .review import run_report

    return run_report(dataset, output, names=names)


@review_app.command()
@guarded
def calibrate(
    dataset: DatasetPlace,
    forget: Annotated[bool, typer.Option("--forget", help="Go by the confidence of the coder again.")] = False,
) -> int:
    """Learn from the judgements of a dataset how often events of each confidence are right in it.

    The desk, exports and reports go by it from then on. The store keeps what the coder said.
    """
    from .review import run_calibrate

    return run_calibrate(dataset, forget=forget)
