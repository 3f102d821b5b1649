"""The command groups `sourcebook actors` and `sourcebook gazetteer`: what each command and option means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .guard import guarded
from .options import Gazetteers

actors_app = typer.Typer(help="Who actors are: names, countries and sectors.", no_args_is_help=True)


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
