"""The user's added gazetteer: one database in the user's data folder, beside the shipped one; `gazetteer add` fills it.

Dumps of GeoNames are read as a stream and written in batches, and the indexes are made once at the end, so that the
whole dump of the world (13 million rows) needs minutes and little memory.
"""

from __future__ import annotations

import io
import os
import sqlite3
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO

from ..errors import GazetteerError
from .gazetteer_dump import WIDTH, read_dump
from .gazetteer_extra import load_tables
from .gazetteer_pcodes import is_pcode_table, load_pcodes
from .gazetteer_schema import SCHEMA, SCHEMA_VERSION
from .gazetteer_words import fill_words
from .place_names import FOLDING
from .place_sound import SOUNDING

#: Rows written at a time: more does not make it faster, and this many take a few megabytes.
_BATCH = 20_000
_ALLOWED = "allCountries.zip, XX.zip or XX.txt of GeoNames; a CSV of OCHA p-codes; or a CSV with name, lat, lon, iso2"
_RAW = """
CREATE TEMP TABLE raw_names (key TEXT NOT NULL, geonameid INTEGER NOT NULL);
CREATE TEMP TABLE raw_sounds (sound TEXT NOT NULL, geonameid INTEGER NOT NULL);
"""
_MERGE = (
    "INSERT OR IGNORE INTO names SELECT key, geonameid FROM raw_names ORDER BY key, geonameid",
    "INSERT OR IGNORE INTO sounds SELECT sound, geonameid FROM raw_sounds ORDER BY sound, geonameid",
)
_SOURCES = "CREATE TABLE sources (name TEXT NOT NULL, places INTEGER NOT NULL, bytes INTEGER NOT NULL)"


@dataclass(frozen=True, slots=True)
class Added:
    """What a file brought: rows read, places kept of them."""

    file: str
    rows: int
    places: int


def added_path() -> Path:
    """Where it is kept: `sourcebook` under XDG_DATA_HOME or ~/.local/share; on Windows under LOCALAPPDATA."""
    windows = sys.platform == "win32"
    named = os.environ.get("LOCALAPPDATA" if windows else "XDG_DATA_HOME")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home raises where there is none
    return (Path(named) if named else home / ".local" / "share") / "sourcebook" / "gazetteer-added.sqlite"


def open_added(path: Path) -> sqlite3.Connection | None:
    """The added gazetteer for reading, None where there is none. Raises GazetteerError for another version's."""
    if not path.is_file():
        return None
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        known = dict(base.execute("SELECT key, value FROM meta"))
    except sqlite3.Error as error:
        raise GazetteerError(f"cannot be read ({error})", str(path), "", "delete it and add the files again") from error
    if {key: known.get(key) for key in _stamp()} != _stamp():
        base.close()
        raise GazetteerError(
            "made by another version of Sourcebook", str(path), "", "delete it and add the files again"
        )
    return base


def add_files(files: Sequence[Path], into: Path, shipped: sqlite3.Connection) -> tuple[Added, ...]:
    """Add the files to the gazetteer at `into`, which is made where it is missing. All of them, or none.

    Raises GazetteerError for a file that is no gazetteer, with the line.
    """
    into.parent.mkdir(parents=True, exist_ok=True)
    existing = open_added(into)
    if existing is not None:
        existing.close()
    fresh = not into.exists()
    base = sqlite3.connect(into, isolation_level=None)
    try:
        base.execute("PRAGMA temp_store = FILE")
        base.execute("PRAGMA cache_size = -100000")  # 100 MB
        base.execute("PRAGMA synchronous = OFF")
        base.executescript(_RAW)
        base.execute("BEGIN")
        if fresh:
            _create(base)
        added = tuple(_add(base, file, shipped) for file in files)
        for statement in _MERGE:
            base.execute(statement)
        fill_words(base, base)
        base.execute("COMMIT")
    except BaseException:
        base.close()
        if fresh:
            into.unlink(missing_ok=True)
        raise
    base.close()
    return added


def _stamp() -> dict[str, str]:
    return {"schema": str(SCHEMA_VERSION), "folding": str(FOLDING), "sounding": str(SOUNDING)}


def _create(base: sqlite3.Connection) -> None:
    for statement in (*SCHEMA.split(";"), _SOURCES):
        if statement.strip():
            base.execute(statement)
    base.executemany("INSERT INTO meta VALUES (?,?)", sorted(_stamp().items()))


def _add(base: sqlite3.Connection, file: Path, shipped: sqlite3.Connection) -> Added:
    try:
        with _lines(file) as (lines, head):
            if head.count("\t") == WIDTH - 1:
                rows, places = _add_dump(base, lines, file, shipped)
            elif is_pcode_table(head):
                rows, places = load_pcodes(base, lines, file, shipped)
            else:
                rows, places = load_tables(base, [file], shipped)
        size = file.stat().st_size
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"cannot be read ({error})", str(file), _ALLOWED) from error
    base.execute("INSERT INTO sources VALUES (?,?,?)", (file.name, places, size))
    return Added(file.name, rows, places)


@contextmanager
def _lines(file: Path) -> Iterator[tuple[IO[str], str]]:
    """The lines of the file, or of the dump inside a zip, and the first of them."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            inside = [
                name for name in packed.namelist() if name.endswith((".txt", ".csv")) and "readme" not in name.lower()
            ]
            if len(inside) != 1:
                raise GazetteerError(f"{len(inside)} tables in the zip", str(file), _ALLOWED)
            with packed.open(inside[0]) as raw:
                head = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="").readline()
            with packed.open(inside[0]) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""), head
        return
    with file.open(encoding="utf-8-sig", newline="") as lines:
        head = lines.readline()
        lines.seek(0)
        yield lines, head


def _add_dump(
    base: sqlite3.Connection, lines: Iterable[str], file: Path, shipped: sqlite3.Connection
) -> tuple[int, int]:
    units = dict(shipped.execute("SELECT code, geonameid FROM admins"))
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int]] = []
    sounds: list[tuple[str, int]] = []
    counted = count(1)
    kept = 0
    for row in read_dump((line for line, _ in zip(lines, counted, strict=False)), str(file), units):
        kept += 1
        places.append(row.place)
        number = row.number
        names.extend([(key, number) for key in row.keys])
        sounds.extend([(sound, number) for sound in row.sounds])
        if len(places) >= _BATCH:
            _write(base, places, names, sounds)
    _write(base, places, names, sounds)
    return next(counted) - 1, kept


def _write(
    base: sqlite3.Connection,
    places: list[tuple[object, ...]],
    names: list[tuple[str, int]],
    sounds: list[tuple[str, int]],
) -> None:
    base.executemany("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,0)", places)
    base.executemany("INSERT INTO raw_names VALUES (?,?)", names)
    base.executemany("INSERT INTO raw_sounds VALUES (?,?)", sounds)
    for batch in (places, names, sounds):
        batch.clear()
