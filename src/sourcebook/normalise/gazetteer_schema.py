"""The tables of a gazetteer, shared by the build of the shipped one, the loader of a user's own and the lookups."""

from __future__ import annotations

from typing import Literal, get_args

#: Rises when the tables change; stored in the file and compared when it is opened.
SCHEMA_VERSION = 2

PlaceKind = Literal["country", "adm1", "adm2", "settlement", "area"]
#: Stored as their index.
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)

#: Coordinates are stored as whole numbers of this many degrees (about a metre), half the size of floats.
COORDINATE_UNIT = 1e-5

#: Numbers at and below this are of places that we wrote down ourselves (`data/rough_places.csv`), roughly.
#: Those between it and 0 are a user's own places and areas.
ROUGH_NUMBERS = -10_000_000_000

#: `admin1` and `admin2` are the geonameids of the units a place lies in (itself, for a unit); `computed` marks
#: coordinates that are the population-weighted centre of the settlements inside, or rough. `names.key` is
#: `place_names.name_key`; `sounds.sound` is `place_sound.sound_of`, for countries whose names have many romanisations.
SCHEMA = """
CREATE TABLE places (geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER, lon INTEGER, iso2 TEXT NOT NULL,
                     kind INTEGER NOT NULL, population INTEGER NOT NULL, admin1 INTEGER, admin2 INTEGER,
                     computed INTEGER NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, geonameid INTEGER NOT NULL, PRIMARY KEY (key, geonameid)) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT NOT NULL, geonameid INTEGER NOT NULL, PRIMARY KEY (sound, geonameid)) WITHOUT ROWID;
CREATE TABLE admins (code TEXT PRIMARY KEY, geonameid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE countries (iso2 TEXT PRIMARY KEY, iso3 TEXT NOT NULL, name TEXT NOT NULL, capital TEXT NOT NULL,
                        geonameid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
