"""Measuring how places named in an event dataset are found by name and country: villages of the UCDP GED.

UCDP GED gives for each event the name of its place (`where_coordinates`), a precision (1: exactly there) and
coordinates. A name is right when the place found lies within 25 km. Only the name and the country are looked at.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcebook.errors import ColumnError, UnreadableError
from sourcebook.lexicon.countries import country_by_code, country_of
from sourcebook.normalise.gazetteer import Gazetteer
from sourcebook.normalise.gazetteer_place import GazetteerPlace
from sourcebook.normalise.place_search import search_place

from .distance import great_circle

#: What is near enough for a village: the bound of the issue that asked for this.
NEAR = 25.0
_COLUMNS = ("where_prec", "where_coordinates", "latitude", "longitude", "country")


@dataclass(frozen=True, slots=True)
class Village:
    """A distinct name with its place and the events there."""

    name: str
    iso2: str | None
    lat: float
    lon: float
    events: int


@dataclass(frozen=True, slots=True)
class Located:
    """What was found for a village, None where nothing was, and how far that is off (km)."""

    village: Village
    place: GazetteerPlace | None
    how: str
    score: float
    distance: float | None

    @property
    def near(self) -> bool:
        return self.distance is not None and self.distance <= NEAR


def read_villages(path: Path) -> tuple[Village, ...]:
    """The distinct names with precision 1, those of most events first. Raises UnreadableError or ColumnError."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(f"cannot be read ({error})", str(path), "the CSV of UCDP GED") from error
    missing = [column for column in _COLUMNS if not rows or column not in rows[0]]
    if missing:
        raise ColumnError(f"no column {', '.join(missing)}", str(path), ", ".join(_COLUMNS))
    exact = [row for row in rows if row["where_prec"] in ("1", "1.0") and row["where_coordinates"].strip()]
    counts = Counter((row["where_coordinates"].strip(), row["country"]) for row in exact)
    first: dict[tuple[str, str], dict[str, str]] = {}
    for row in exact:
        first.setdefault((row["where_coordinates"].strip(), row["country"]), row)
    return tuple(
        Village(
            name, _iso2(country), float(first[name, country]["latitude"]), float(first[name, country]["longitude"]), n
        )
        for (name, country), n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _iso2(country: str) -> str | None:
    found = country_by_code(country_of(country.partition("(")[0]) or "")
    return found.iso2 if found else None


def locate(villages: Sequence[Village], gazetteer: Gazetteer) -> tuple[Located, ...]:
    """Each village by its name and country alone."""
    return tuple(_locate(village, gazetteer) for village in villages)


def _locate(village: Village, gazetteer: Gazetteer) -> Located:
    match = next(iter(search_place(village.name, gazetteer, village.iso2)), None)
    if match is None:
        return Located(village, None, "", 0.0, None)
    place = match.place
    known = place.lat is not None and place.lon is not None
    distance = great_circle(village.lat, village.lon, place.lat or 0.0, place.lon or 0.0) if known else None
    return Located(village, place, match.how, match.score, distance)
