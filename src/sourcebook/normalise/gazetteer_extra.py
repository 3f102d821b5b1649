"""A user's own gazetteer: a CSV table or a dump of GeoNames, checked row by row and loaded beside the shipped one."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import GazetteerError
from .gazetteer_schema import COORDINATE_UNIT, KINDS, SCHEMA, PlaceKind
from .place_names import core_key, core_words, name_key, strip_articles
from .place_sound import SHORTEST_SOUND, family_of, sound_of

_ALLOWED = (
    "CSV with the columns name, lat, lon, iso2 and if wanted admin1, admin2, alternate names, kind, population, "
    "geonameid; or a GeoNames dump of 19 columns"
)
#: Our name of a column, and what else it may be called.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "iso2": ("iso2", "country", "country code", "countrycode"),
    "admin1": ("admin1",),
    "admin2": ("admin2",),
    "alternates": ("alternate names", "alternatenames", "alternate_names"),
    "kind": ("kind",),
    "population": ("population",),
    "geonameid": ("geonameid",),
}
#: A user's own places are numbered downwards from 0; areas and p-codes have numbers far below (a checksum).
LEAST_OWN = -10_000_000
_REQUIRED = ("name", "lat", "lon", "iso2")
_DUMP_WIDTH = 19
_DUMP_COLUMNS = {
    "geonameid": 0, "name": 1, "lat": 4, "lon": 5, "iso2": 8, "admin1": 10, "admin2": 11, "population": 14,
}  # fmt: skip
#: Feature codes of GeoNames (class A and L); every feature of class P is a settlement, other classes are left out.
_DUMP_KINDS: Mapping[str, PlaceKind] = {"PCLI": "country", "ADM1": "adm1", "ADM2": "adm2", "RGN": "area"}


@dataclass(frozen=True, slots=True)
class _OwnPlace:
    """A row of the user's file, read and checked."""

    name: str
    lat: float | None
    lon: float | None
    iso2: str
    kind: PlaceKind = "settlement"
    admin1: str = ""
    admin2: str = ""
    alternates: tuple[str, ...] = ()
    population: int = 0
    geonameid: int | None = None


@dataclass(slots=True)
class _Loader:
    """Numbers for places without one, and the units that the user's places lie in."""

    base: sqlite3.Connection
    shipped: sqlite3.Connection
    units: dict[tuple[str, int | None, str], int] = field(default_factory=dict)
    last: int = 0

    def add(self, place: _OwnPlace) -> None:
        if place.lat is None:  # more names for a place that is in the gazetteer already
            assert place.geonameid is not None
            self._name(place.geonameid, (place.name, *place.alternates), place.iso2)
            return
        number = place.geonameid if place.geonameid is not None else self._next()
        admin1 = self._unit(place.iso2, None, place.admin1, "adm1")
        admin2 = self._unit(place.iso2, admin1, place.admin2, "adm2")
        if place.kind == "adm1":
            admin1 = number
        if place.kind == "adm2":
            admin2 = number
        self._insert(number, place, admin1, admin2)

    def _insert(self, number: int, place: _OwnPlace, admin1: int | None, admin2: int | None) -> None:
        lat, lon = (None if degrees is None else round(degrees / COORDINATE_UNIT) for degrees in (place.lat, place.lon))
        self.base.execute(
            "INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,0)",
            (number, place.name, lat, lon, place.iso2, KINDS.index(place.kind), place.population, admin1, admin2),
        )
        self._name(number, (place.name, *place.alternates), place.iso2)

    def _name(self, number: int, names: Sequence[str], iso2: str) -> None:
        family = family_of(iso2)
        if family is not None:
            sounds = {sound_of(core_words(name), family) for name in names}
            heard = [(sound, number) for sound in sounds if len(sound) >= SHORTEST_SOUND]
            self.base.executemany("INSERT OR IGNORE INTO sounds VALUES (?,?)", heard)
        keys = {key for name in names for key in (name_key(name), core_key(name), core_key(strip_articles(name)))}
        rows = [(key, number) for key in keys if len(key) > 1]
        self.base.executemany("INSERT OR IGNORE INTO names VALUES (?,?)", rows)

    def _next(self) -> int:
        self.last -= 1
        return self.last

    def _unit(self, iso2: str, above: int | None, name: str, kind: PlaceKind) -> int | None:
        """The unit by code or name: one of the shipped gazetteer if it has it, else one of the user's own."""
        if not name or name == "00":  # GeoNames writes 00 for "no unit"
            return None
        where = (iso2, above, name)
        if where not in self.units:
            self.units[where] = self._shipped_unit(iso2, above, name, kind) or self._own_unit(iso2, above, name, kind)
        return self.units[where]

    def _shipped_unit(self, iso2: str, above: int | None, name: str, kind: PlaceKind) -> int | None:
        code = f"{iso2}.{name}" if kind == "adm1" else f"{self._code(above)}.{name}"
        row = self.shipped.execute("SELECT geonameid FROM admins WHERE code = ?", (code,)).fetchone()
        if not row:
            query = (
                "SELECT p.geonameid FROM names n JOIN places p USING (geonameid)"
                " WHERE n.key IN (?, ?) AND p.iso2 = ? AND p.kind = ? AND (? IS NULL OR p.admin1 = ?) ORDER BY 1"
            )
            keys = (name_key(name), core_key(name))
            row = self.shipped.execute(query, (*keys, iso2, KINDS.index(kind), above, above)).fetchone()
        return int(row[0]) if row else None

    def _code(self, number: int | None) -> str:
        row = self.shipped.execute("SELECT code FROM admins WHERE geonameid = ?", (number,)).fetchone()
        return str(row[0]) if row else ""

    def _own_unit(self, iso2: str, above: int | None, name: str, kind: PlaceKind) -> int:
        number = self._next()
        unit = _OwnPlace(name, None, None, iso2, kind)
        self._insert(number, unit, number if kind == "adm1" else above, number if kind == "adm2" else None)
        return number


def load_extra(paths: Sequence[Path], shipped: sqlite3.Connection) -> sqlite3.Connection:
    """The user's files as one database, held in a temporary file that goes with the connection.

    Raises GazetteerError with the file, the row and what it should hold.
    """
    base = sqlite3.connect("", check_same_thread=False)  # "": a temporary file of SQLite's own, in memory while small
    try:
        base.executescript(SCHEMA)
        load_tables(base, paths, shipped)
        base.commit()
    except BaseException:
        base.close()
        raise
    return base


def load_tables(base: sqlite3.Connection, paths: Sequence[Path], shipped: sqlite3.Connection) -> tuple[int, int]:
    """The user's files into a database with our tables; gives how many rows it read and how many of them are places."""
    lowest = base.execute("SELECT min(geonameid) FROM places WHERE geonameid > ?", (LEAST_OWN,)).fetchone()[0]
    loader = _Loader(base, shipped, last=min(lowest or 0, 0))
    rows = places = 0
    for path in paths:
        for place in _rows(path):
            loader.add(place)
            rows += 1
            places += place.lat is not None
    return rows, places


def _rows(path: Path) -> Iterator[_OwnPlace]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            dump = head.count("\t") == _DUMP_WIDTH - 1
            yield from _dump_rows(file, path) if dump else _table_rows(file, path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"cannot be read ({error})", str(path), _ALLOWED) from error


def _table_rows(lines: Iterator[str], path: Path) -> Iterator[_OwnPlace]:
    table = csv.reader(lines)
    head = [column.strip().casefold() for column in next(table, [])]
    at = {ours: head.index(name) for ours, names in _COLUMNS.items() for name in names if name in head}
    missing = [column for column in _REQUIRED if column not in at]
    if missing:
        got = f"no column {', '.join(missing)} (it has {', '.join(head) or 'none'})"
        raise GazetteerError(got, str(path), _ALLOWED)
    for row in table:
        if any(cell.strip() for cell in row):
            cells = {ours: row[column].strip() if column < len(row) else "" for ours, column in at.items()}
            yield _checked(cells, f"{path}, line {table.line_num}")


def _dump_rows(lines: Iterator[str], path: Path) -> Iterator[_OwnPlace]:
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        where = f"{path}, line {number}"
        if len(cells) != _DUMP_WIDTH:
            raise GazetteerError(f"{len(cells)} columns", where, _ALLOWED)
        kind: str | None = "settlement" if cells[6] == "P" else _DUMP_KINDS.get(cells[7])
        if kind:
            row = {ours: cells[column] for ours, column in _DUMP_COLUMNS.items()}
            yield _checked(row | {"alternates": cells[3].replace(",", ";"), "kind": kind}, where)


def _checked(cells: Mapping[str, str], where: str) -> _OwnPlace:
    """One row with its types; an empty coordinate is allowed where the row only adds names to a geonameid."""
    try:
        number = int(cells["geonameid"]) if cells.get("geonameid") else None
        names_only = number is not None and not cells["lat"] and not cells["lon"]
        lat, lon = (None, None) if names_only else (_degrees(cells["lat"], 90), _degrees(cells["lon"], 180))
        kind = KINDS[KINDS.index(cells.get("kind") or "settlement")]  # ValueError where it is no kind
        population = int(cells.get("population") or 0)
        iso2 = cells["iso2"].upper()
        if not cells["name"] or (len(iso2) != 2 and not names_only) or (lat, lon) == (0, 0):
            raise ValueError("no name, no country of two letters, or the coordinates 0, 0")
    except ValueError as error:
        raise GazetteerError(f"malformed row ({error})", where, _ALLOWED) from error
    others = cells.get("alternates", "").replace("|", ";").split(";")
    alternates = tuple(name.strip() for name in others if name.strip())
    places = (cells.get("admin1", ""), cells.get("admin2", ""))
    return _OwnPlace(cells["name"], lat, lon, iso2, kind, *places, alternates, population, number)


def _degrees(text: str, most: int) -> float:
    degrees = float(text)
    if not -most <= degrees <= most:
        raise ValueError(f"{text} is not within {most} degrees")
    return degrees
