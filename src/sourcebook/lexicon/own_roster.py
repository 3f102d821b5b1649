"""A user's own roster: a CSV table of actors whose names count before those that ship."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from ..errors import LexiconError, RosterError
from ..records.sectors import SECTOR_GROUPS, SECTORS
from ..records.vocabulary import GROUPS
from .countries import country_by_code
from .known_actors import TOP_OF, ActorIndex, KnownActor, add_names, new_index, shipped_names
from .regimes import Period, read_day

_COLUMNS = ("name", "aliases", "iso3", "sector", "group", "from", "to")
_REQUIRED = ("name", "sector")
_ADVICE = "docs/actors.md tells the columns"
_LARGEST = 50_000_000  # bytes; a roster of a hundred thousand actors has a tenth of it


def read_own_roster(path: Path) -> ActorIndex:
    """The shipped names, with those of the file in their place. Raises RosterError where the file is malformed."""
    try:
        if path.stat().st_size > _LARGEST:
            raise RosterError(f"{path.stat().st_size} bytes", str(path), allowed=f"{_LARGEST} bytes")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RosterError(str(error), str(path), allowed="a CSV file in UTF-8") from error
    rows = csv.DictReader(text.splitlines())
    missing = [column for column in _REQUIRED if column not in (rows.fieldnames or ())]
    unknown = [column for column in rows.fieldnames or () if column not in _COLUMNS]
    if missing or unknown:
        got = f"no column {missing[0]!r}" if missing else f"column {unknown[0]!r}"
        raise RosterError(got, f"{path} line 1", allowed=", ".join(_COLUMNS), advice=_ADVICE)
    index = new_index(below=shipped_names())
    names: dict[str, list[KnownActor]] = {}
    for row in rows:
        where = f"{path} line {rows.line_num}"
        actor = _actor(row, where)
        first = not names.setdefault(actor.name, [])
        names[actor.name].append(actor)
        forms = (actor.name, *_aliases(row))
        add_names(index, actor, [_with_case(form) for form in forms], instead=first)
    return index


def _aliases(row: Mapping[str, str]) -> list[str]:
    return [alias.strip() for alias in (row.get("aliases") or "").split("|") if alias.strip()]


def _with_case(name: str) -> str:
    """An abbreviation, written all in capitals, is marked as one that is read with its case."""
    return f"!{name}" if name.isupper() and " " not in name and len(name) > 1 else name


def _actor(row: Mapping[str, str], where: str) -> KnownActor:
    cells = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    if not cells["name"]:
        raise RosterError("a row without a name", where, advice=_ADVICE)
    iso3 = cells["iso3"].upper()
    if iso3 and (len(iso3) != 3 or country_by_code(iso3) is None):
        raise RosterError(f"iso3 {cells['iso3']!r}", where, allowed="a code of three letters, or nothing")
    sector = next((known for known in SECTORS if known == cells["sector"].upper()), None)
    if sector is None:
        raise RosterError(f"sector {cells['sector']!r}", where, allowed=", ".join(SECTORS))
    group = next((known for known in GROUPS if known == cells["group"]), None)
    if cells["group"] and group is None:
        raise RosterError(f"group {cells['group']!r}", where, allowed=", ".join(GROUPS))
    try:
        period = Period(read_day(cells["from"], where), read_day(cells["to"], where))
    except LexiconError as error:
        raise RosterError(error.got, where, allowed=error.allowed) from None
    top = None if iso3 else TOP_OF.get(sector)
    return KnownActor(cells["name"], "own", iso3 or None, sector, group or SECTOR_GROUPS[sector], top, period)
