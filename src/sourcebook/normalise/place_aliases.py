"""Historical and alternative names of places, and areas that are no unit of any state: a table that ships as CSV.

Columns: `name`; `kind` (country, adm1, adm2, settlement: another name of that place; area: a region of its own);
`iso2` (empty for an area across borders); `target` (name of the place in the gazetteer, or the name to give the area);
`lat`, `lon` (rough centre, for areas); `geonameid` (of an area that GeoNames has too, such as a continent). A name in
capitals of five letters or fewer only fits as written ("KP"), one that ends in a full stop only with it ("Ind.").
"""

from __future__ import annotations

import csv
import zlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from ..errors import LexiconError
from .gazetteer_schema import KINDS, PlaceKind
from .place_names import name_key


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a place, or a named area."""

    name: str
    key: str
    kind: PlaceKind
    iso2: str | None
    target: str
    lat: float | None
    lon: float | None
    geonameid: int | None = None

    @property
    def number(self) -> int:
        """That of GeoNames where the table has it, else one below 0 that stays the same from run to run."""
        if self.geonameid is not None:
            return self.geonameid
        return -1 - zlib.crc32(f"{self.target}/{self.iso2}".encode())

    def fits(self, written: str) -> bool:
        """Abbreviations need their capitals and their full stop; other names are compared without regard to them."""
        if self.name.endswith("."):
            return self.name.replace(" ", "") in written.replace(" ", "")
        return not (len(self.name) <= 5 and self.name.isupper()) or self.name in written


@lru_cache(maxsize=1)
def load_aliases() -> tuple[Alias, ...]:
    """The shipped table. Raises LexiconError with the row where it is malformed."""
    text = (resources.files("sourcebook") / "data" / "place_aliases.csv").read_text(encoding="utf-8")
    return parse_aliases(text, "place_aliases.csv")


def parse_aliases(text: str, where: str) -> tuple[Alias, ...]:
    """Aliases from the text of a CSV file with the columns above."""
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(_alias(row, f"{where}, row {number}") for number, row in enumerate(rows, start=2))


def _alias(row: dict[str, str | None], where: str) -> Alias:
    try:
        name, kind, iso2, target = (str(row[column]).strip() for column in ("name", "kind", "iso2", "target"))
        lat, lon = (float(row[column] or "") if row[column] else None for column in ("lat", "lon"))
        number = int(row.get("geonameid") or 0) or None
        known = KINDS[KINDS.index(kind)]
    except (KeyError, ValueError) as error:
        allowed = f"kind: {', '.join(KINDS)}; lat and lon: degrees"
        raise LexiconError(f"malformed row ({error})", where, allowed) from error
    return Alias(name, name_key(name), known, iso2 or None, target, lat, lon, number)
