"""OCHA p-codes: the tables of administrative divisions that humanitarians share, as CSV.

The columns differ from country to country: "admin1Name_en", "ADM1_EN", "admin2Pcode", "ADM2_PCODE", with or without
a centre. Divisions of the first and second level that GeoNames has get their p-codes and names as further names;
smaller ones become areas of their own, where the table says where they lie.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from ..errors import GazetteerError
from .gazetteer_schema import COORDINATE_UNIT, KINDS, PlaceKind
from .place_names import core_key, core_words, name_key, strip_articles
from .place_sound import SHORTEST_SOUND, family_of, sound_of

_NAME = re.compile(r"adm(?:in)?(\d)_?(?:name)?(?:_?([a-z]{2,3}|ref|alt\d?\w*))?$")
_PCODE = re.compile(r"adm(?:in)?(\d)_?pcode$")
_LAT = ("lat", "latitude", "center_lat", "centroid_lat", "y", "point_y", "y_coord")
_LON = ("lon", "long", "lng", "longitude", "center_lon", "centroid_lon", "x", "point_x", "x_coord")
_ALLOWED = "a CSV with columns such as admin1Name_en, admin1Pcode, admin2Name_en, admin2Pcode, lat, lon"
_KINDS: Mapping[int, PlaceKind] = {0: "country", 1: "adm1", 2: "adm2"}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table has names, by level, p-codes, by level, and the centre."""

    names: Mapping[int, tuple[int, ...]]
    codes: Mapping[int, int]
    lat: int | None
    lon: int | None


def is_pcode_table(head: str) -> bool:
    """Whether the header of a CSV names p-codes."""
    return any(_PCODE.match(cell.strip().strip('"').casefold()) for cell in re.split("[,;]", head))


def load_pcodes(
    base: sqlite3.Connection, lines: Iterable[str], path: Path, shipped: sqlite3.Connection
) -> tuple[int, int]:
    """Add the divisions of the table; gives the rows read and the divisions named. Raises GazetteerError."""
    text = iter(lines)
    head = next(text, "")
    delimiter = ";" if head.count(";") > head.count(",") else ","
    columns = _columns(next(csv.reader([head], delimiter=delimiter), []))
    seen: dict[str, int] = {}
    rows = 0
    for rows, row in enumerate(csv.reader(text, delimiter=delimiter), start=1):
        above: dict[int, int | None] = {}
        for level in sorted(columns.codes):
            code = row[columns.codes[level]].strip() if columns.codes[level] < len(row) else ""
            if len(code) < 2 or not code[:2].isalpha():
                raise GazetteerError(f"p-code {code!r}", f"{path}, line {rows + 1}", _ALLOWED)
            if code not in seen:
                names = tuple(dict.fromkeys(row[at].strip() for at in columns.names.get(level, ()) if row[at].strip()))
                deepest = level == max(columns.codes)
                spot = _spot(row, columns, f"{path}, line {rows + 1}") if deepest else None
                seen[code] = _add(base, shipped, code, level, names, spot, above)
            above[level] = seen[code]
    return rows, len(seen)


def _columns(head: list[str]) -> _Columns:
    names: dict[int, list[int]] = {}
    codes: dict[int, int] = {}
    cells = [cell.strip().casefold() for cell in head]
    for at, cell in enumerate(cells):
        if match := _PCODE.match(cell):
            codes.setdefault(int(match[1]), at)
        elif match := _NAME.match(cell):
            names.setdefault(int(match[1]), []).append(at)
    lat, lon = (next((cells.index(name) for name in known if name in cells), None) for known in (_LAT, _LON))
    return _Columns({level: tuple(ats) for level, ats in names.items()}, codes, lat, lon)


def _spot(row: list[str], columns: _Columns, where: str) -> tuple[float, float] | None:
    if columns.lat is None or columns.lon is None or not row[columns.lat].strip():
        return None
    try:
        lat, lon = float(row[columns.lat]), float(row[columns.lon])
    except ValueError as error:
        raise GazetteerError(f"coordinates ({error})", where, _ALLOWED) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise GazetteerError(f"coordinates {lat}, {lon}", where, "degrees")
    return lat, lon


def _add(
    base: sqlite3.Connection,
    shipped: sqlite3.Connection,
    code: str,
    level: int,
    names: tuple[str, ...],
    spot: tuple[float, float] | None,
    above: Mapping[int, int | None],
) -> int:
    """Number of the division: that of GeoNames where it has one of this name and level, else one from the p-code."""
    iso2 = code[:2].upper()
    kind = _KINDS.get(level, "area")
    number = _known(shipped, iso2, kind, names, above) if level in _KINDS else None
    if number is None:
        number = -1 - crc32(code.encode())
        scaled = (None, None) if spot is None else tuple(round(degrees / COORDINATE_UNIT) for degrees in spot)
        admin1 = number if level == 1 else above.get(1)
        admin2 = number if level == 2 else above.get(2)
        name = names[0] if names else code
        row = (number, name, *scaled, iso2, KINDS.index(kind), 0, admin1, admin2)
        base.execute("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,1)", row)
    found = {
        (key, number)
        for name in (*names, code)
        for key in (name_key(name), core_key(strip_articles(name)))
        if len(key) > 1
    }
    base.executemany("INSERT INTO raw_names VALUES (?,?)", sorted(found))
    family = family_of(iso2)
    if family is not None:
        sounds = {(sound_of(core_words(name), family), number) for name in names}
        base.executemany(
            "INSERT INTO raw_sounds VALUES (?,?)", sorted(one for one in sounds if len(one[0]) >= SHORTEST_SOUND)
        )
    return number


def _known(
    shipped: sqlite3.Connection, iso2: str, kind: PlaceKind, names: tuple[str, ...], above: Mapping[int, int | None]
) -> int | None:
    if kind == "country":
        row = shipped.execute("SELECT geonameid FROM countries WHERE iso2 = ?", (iso2,)).fetchone()
        return int(row[0]) if row else None
    upper = above.get(1)
    for name in names:
        for key in (name_key(name), core_key(name), core_key(strip_articles(name))):
            row = shipped.execute(
                "SELECT p.geonameid FROM names n JOIN places p USING (geonameid) WHERE n.key = ? AND p.iso2 = ?"
                " AND p.kind = ? AND (? IS NULL OR p.admin1 = ?) ORDER BY 1",
                (key, iso2, KINDS.index(kind), upper if kind == "adm2" else None, upper),
            ).fetchone()
            if row:
                return int(row[0])
    return None
