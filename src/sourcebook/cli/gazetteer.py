"""`sourcebook gazetteer`: add places of one's own, say what the gazetteer holds, and look up a name."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from sourcebook.errors import UsageError
from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.normalise.gazetteer_added import add_files, added_path, open_added
from sourcebook.normalise.gazetteer_files import open_shipped
from sourcebook.normalise.gazetteer_place import GazetteerPlace
from sourcebook.normalise.gazetteer_schema import KINDS
from sourcebook.normalise.place_explain import Explained, explain_name, why

from .plain import one_line

_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\Z")
#: Places named where a name is not in the gazetteer and its words are.
_SUGGESTIONS = 5


def add(files: Sequence[Path], into: Path | None) -> int:
    """Add files to the user's gazetteer, and say what came of each."""
    target = into or added_path()
    began = monotonic()
    shipped = open_shipped()
    try:
        added = add_files(files, target, shipped)
    finally:
        shipped.close()
    for one in added:
        print(one_line(f"{one.file}: {one.places:,} places of {one.rows:,} rows"))
    size = target.stat().st_size / 1e6
    print(one_line(f"{target}: {size:.1f} MB, {monotonic() - began:.0f} s"))
    if into is not None:
        print(one_line(f"Use it with --gazetteer {into}"))
    return 0


def info(paths: Sequence[Path], as_json: bool) -> int:
    """What the shipped gazetteer and the added ones hold, and where they are."""
    shipped = open_shipped()
    told = {"shipped": _holds(shipped)}
    shipped.close()
    for path in [added_path(), *paths]:
        base = open_added(path)
        if base is not None:
            told[str(path)] = _holds(base) | {
                "files": [name for (name,) in base.execute("SELECT name FROM sources ORDER BY rowid")]
            }
            base.close()
    if as_json:
        print(json.dumps(told, indent=1, ensure_ascii=False))
        return 0
    for where, holds in told.items():
        print(one_line(where))
        for key, value in holds.items():
            words = ", ".join(value) if isinstance(value, list) else f"{value:,}" if isinstance(value, int) else value
            print(one_line(f"  {key:12} {words}"))
    if len(told) == 1:
        print(one_line(f"nothing added; `sourcebook gazetteer add FILE` would keep it at {added_path()}"))
    return 0


def find(name: str, country: str | None, near: str | None, paths: Sequence[Path], limit: int, as_json: bool) -> int:
    """The places that a name may mean, with the choice explained; 1 where there is none."""
    iso2 = country.upper() if country else None
    with open_gazetteer(extra=tuple(paths)) as gazetteer:
        if iso2 is not None and gazetteer.country(iso2) is None:
            raise UsageError(f"country {country!r}", "--country", "a code of ISO 3166 with two letters, such as SY")
        beside = _near(near, gazetteer, iso2) if near else None
        found = explain_name(name, gazetteer, iso2, beside)
        if as_json:
            print(json.dumps([_json(one) for one in found[:limit]], indent=1, ensure_ascii=False))
        elif found:
            for number, one in enumerate(found[:limit], start=1):
                print(one_line(_told(number, one, beside)))
            print(one_line(why(found, beside, iso2)))
        else:
            _suggest(name, gazetteer, iso2)
    return 0 if found else 1


def _suggest(name: str, gazetteer: Gazetteer, iso2: str | None) -> None:
    print(one_line(f"“{name}” is not in the gazetteer{' of ' + iso2 if iso2 else ''}."))
    words = sorted(name.split(), key=len)
    likely = gazetteer.with_words(name, limit=200) or (gazetteer.with_words(words[-1], limit=200) if words else ())
    likely = tuple(place for place in likely if iso2 in (None, place.iso2))
    for place in sorted(likely, key=lambda place: -place.population)[:_SUGGESTIONS]:
        print(one_line(f"  its words are in: {_where(place)}"))


def _near(words: str, gazetteer: Gazetteer, iso2: str | None) -> GazetteerPlace:
    """The place, or the point, that another is to be near."""
    match = _POINT.match(words)
    if match is not None:
        lat, lon = float(match[1]), float(match[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise UsageError(f"point {words!r}", "--near", "latitude,longitude in degrees, such as 35.34,40.14")
        return GazetteerPlace(0, words, lat, lon, None, None, None, "settlement", 0)
    found = explain_name(words, gazetteer, iso2) or explain_name(words, gazetteer)
    if not found:
        raise UsageError(f"{words!r} is not in the gazetteer", "--near", "a place, or latitude,longitude")
    return found[0].place


def _told(number: int, one: Explained, near: GazetteerPlace | None) -> str:
    place = one.place
    spot = "no coordinates" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f}"
    rough = " (centre)" if place.computed and place.kind != "settlement" else " (rough)" if place.computed else ""
    people = f", {place.population:,} people" if place.population else ""
    away = "" if one.distance is None or near is None else f", {one.distance:.0f} km from {near.name}"
    ident = f", geonameid {place.geonameid}" if place.geonameid > 0 else ""
    return f"{number}. {one.chance:.2f}  {_where(place)}: {place.kind}, {spot}{rough}{people}{ident}{away}; {one.how}"


def _where(place: GazetteerPlace) -> str:
    inside = (place.admin2, place.admin1) if place.kind == "settlement" else (place.admin1,)
    above = [unit for unit in inside if unit and unit != place.name]
    return ", ".join([place.name, *above, *([place.iso2] if place.iso2 else [])])


def _json(one: Explained) -> dict[str, object]:
    place = one.place
    return {
        "name": place.name, "geonameid": place.geonameid if place.geonameid > 0 else None, "kind": place.kind,
        "lat": place.lat, "lon": place.lon, "iso2": place.iso2, "admin1": place.admin1, "admin2": place.admin2,
        "population": place.population, "rough": place.computed, "chance": round(one.chance, 4), "how": one.how,
        "distance_km": None if one.distance is None else round(one.distance, 1),
    }  # fmt: skip


def _holds(base: sqlite3.Connection) -> dict[str, object]:
    counts = dict(base.execute("SELECT kind, count(*) FROM places GROUP BY kind"))
    told: dict[str, object] = {kind: counts[index] for index, kind in enumerate(KINDS) if index in counts}
    told["names"] = base.execute("SELECT count(*) FROM names").fetchone()[0]
    told["file"] = (
        base.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0] or "in memory"
    )
    licence = base.execute("SELECT value FROM meta WHERE key = 'licence'").fetchone()
    if licence:
        told["licence"] = licence[0]
    return told
