"""The offline gazetteer: which places bear a name, where they lie and in which units they lie."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import GazetteerError
from .gazetteer_added import added_path, open_added
from .gazetteer_extra import load_extra
from .gazetteer_files import cache_folder, open_shipped
from .gazetteer_place import GazetteerPlace, area_of, is_unit
from .gazetteer_schema import COORDINATE_UNIT, KINDS, ROUGH_NUMBERS
from .gazetteer_words import numbers_with_words
from .place_aliases import Alias, load_aliases
from .place_names import UNIT_LEVELS, core_words, read_name
from .place_sound import SHORTEST_SOUND, families, family_of, letters_apart, likeness, sound_of

#: Shortest name that may be matched with a letter changed: below, one letter makes another place.
_SHORTEST_SIMILAR = 6
_LONG = 10  # letters that a name of a unit has before two may differ
_DATABASES = (".sqlite", ".db")
_COLUMNS = "p.geonameid, p.name, p.lat, p.lon, p.iso2, p.kind, p.population, p.admin1, p.admin2, p.computed"


class Gazetteer:
    """Lookups by name over the shipped gazetteer and a user's own additions, held open; not to be pickled.

    Answers are cached, so that asking again for a name of the same report costs next to nothing.
    """

    def __init__(self, bases: Sequence[sqlite3.Connection], aliases: Iterable[Alias], *, rough: bool = True) -> None:
        self._bases = tuple(bases)  # what comes later overrides
        self._rough = rough
        self._aliases: dict[str, list[Alias]] = {}
        for alias in aliases:
            self._aliases.setdefault(alias.key, []).append(alias)
        self._named = lru_cache(maxsize=20_000)(self._look_up)
        self._aliased = lru_cache(maxsize=20_000)(self._look_up_aliases)
        self._known = lru_cache(maxsize=100_000)(self._is_known)
        self._place = lru_cache(maxsize=50_000)(self._read_place)
        self._similar = lru_cache(maxsize=20_000)(self._look_for_similar)
        self._sounding = lru_cache(maxsize=20_000)(self._look_for_sound)
        self._units = lru_cache(maxsize=64)(self._read_units)

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; a second time does no harm."""
        for base in self._bases:
            base.close()

    def knows(self, name: str) -> bool:
        """Whether any place bears this name, as written or without its word of level ("Swat District")."""
        return self._known(name)

    def find(self, name: str, *, limit: int = 50, iso2: str | None = None) -> tuple[GazetteerPlace, ...]:
        """The places that bear this name, in one country or all: those of the whole name first, then by population."""
        return self._named(name, iso2)[:limit]

    def aliased(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of which the table of aliases says that they go by this name."""
        return self._aliased(name)

    def similar(self, name: str, iso2: str | None) -> tuple[GazetteerPlace, ...]:
        """Places of the country whose name differs by a letter (two in long names of units); units alone for None."""
        return self._similar(name, iso2)

    def sounds_like(self, name: str, iso2: str | None) -> tuple[GazetteerPlace, ...]:
        """Places whose name, in some romanisation, has the same skeleton of consonants; the likest come first.

        Only for countries whose names have many romanisations; None asks in all of them.
        """
        return self._sounding(name, iso2)

    def with_words(self, words: str, *, limit: int = 10) -> tuple[GazetteerPlace, ...]:
        """Places whose name holds these words, or words that begin so: for a name that is only half known."""
        numbers = numbers_with_words(self._bases, words, cache_folder(), limit)
        return tuple(place for number in numbers if (place := self._place(number)))

    def place(self, geonameid: int) -> GazetteerPlace | None:
        """The place with this number."""
        return self._place(geonameid)

    def country(self, iso2: str) -> GazetteerPlace | None:
        """The country with this ISO 3166 code of two letters."""
        for base in self._bases:
            row = base.execute("SELECT geonameid FROM countries WHERE iso2 = ?", (iso2,)).fetchone()
            if row:
                return self._place(row[0])
        return None

    def country_by_iso3(self, iso3: str) -> GazetteerPlace | None:
        """The country with this ISO 3166 code of three letters."""
        for base in self._bases:
            row = base.execute("SELECT geonameid FROM countries WHERE iso3 = ?", (iso3,)).fetchone()
            if row:
                return self._place(row[0])
        return None

    def _is_known(self, name: str) -> bool:
        for key in read_name(name).keys:
            if any(alias.fits(name) for alias in self._aliases.get(key, ())):
                return True
            found = (base.execute("SELECT 1 FROM names WHERE key = ? LIMIT 1", (key,)) for base in self._bases)
            if any(row.fetchone() for row in found):
                return True
        return False

    def _look_up(self, name: str, iso2: str | None) -> tuple[GazetteerPlace, ...]:
        found: dict[int, GazetteerPlace] = {}
        for key in read_name(name).keys:
            aliased, places = self._by_alias(key, name), self._by_key(key)
            if any(place.kind in ("area", "country") for place in aliased):  # "Donbas" is no by-name of Donetsk
                places = [place for place in places if key in read_name(place.name).keys]
            places = [*aliased, *places]
            kept = (place for place in places if iso2 is None or place.iso2 == iso2)
            for place in sorted(kept, key=lambda place: (-place.population, place.geonameid)):
                found.setdefault(place.geonameid, place)
        return tuple(found.values())

    def _look_up_aliases(self, name: str) -> tuple[GazetteerPlace, ...]:
        return tuple(place for key in read_name(name).keys for place in self._by_alias(key, name))

    def _by_key(self, key: str) -> list[GazetteerPlace]:
        numbers = {
            row[0] for base in self._bases for row in base.execute("SELECT geonameid FROM names WHERE key = ?", (key,))
        }
        return [place for number in numbers if (place := self._place(number))]

    def _by_alias(self, key: str, name: str) -> list[GazetteerPlace]:
        found: list[GazetteerPlace] = []
        for alias in self._aliases.get(key, ()):
            if not alias.fits(name):
                continue
            if alias.kind == "area":
                found.append(area_of(alias))
            elif alias.kind == "country":
                found += [place for place in [self.country(alias.iso2 or "")] if place]
            else:
                found += [
                    place
                    for word in read_name(alias.target).keys[:1]
                    for place in self._by_key(word)
                    if place.kind == alias.kind and place.iso2 == alias.iso2
                ]
        return found

    def _read_place(self, geonameid: int) -> GazetteerPlace | None:
        if geonameid <= ROUGH_NUMBERS and not self._rough:
            return None
        for base in reversed(self._bases):
            row = base.execute(f"SELECT {_COLUMNS} FROM places p WHERE geonameid = ?", (geonameid,)).fetchone()
            if row:
                return self._from_row(row)
        return None

    def _from_row(self, row: tuple[Any, ...]) -> GazetteerPlace:
        number, name, lat, lon, iso2, kind, population, admin1, admin2, computed = row
        return GazetteerPlace(
            geonameid=number,
            name=name,
            lat=None if lat is None else round(lat * COORDINATE_UNIT, 5),
            lon=None if lon is None else round(lon * COORDINATE_UNIT, 5),
            iso2=iso2 or None,
            admin1=self._name_of(admin1),
            admin2=self._name_of(admin2),
            kind=KINDS[kind],
            population=population,
            admin1_id=admin1,
            admin2_id=admin2,
            computed=bool(computed),
        )

    def _name_of(self, geonameid: int | None) -> str | None:
        if geonameid is None:
            return None
        for base in reversed(self._bases):
            row = base.execute("SELECT name FROM places WHERE geonameid = ?", (geonameid,)).fetchone()
            if row:
                return str(row[0])
        return None

    def _look_for_similar(self, name: str, iso2: str | None) -> tuple[GazetteerPlace, ...]:
        read = read_name(name)
        key = read.keys[-1] if read.keys else ""
        if len(key) < _SHORTEST_SIMILAR or read.level == "point":
            return ()
        if iso2 is None:
            places = (self._place(number) for number in dict.fromkeys(self._alike(key)))
            return tuple(place for place in places if place and is_unit(place))
        named_unit = read.level in UNIT_LEVELS
        most = 2 if named_unit and len(key) >= _LONG else 1  # Naseerabad, Nasirabad
        numbers = [number for unit, number in self._units(iso2) if letters_apart(key, unit, most) <= most]
        numbers = numbers if numbers or named_unit else self._alike(key)
        places = (self._place(number) for number in dict.fromkeys(numbers))
        return tuple(place for place in places if place and place.iso2 == iso2)

    def _alike(self, key: str) -> list[int]:
        """Names that share the first letters: what a mistyped name mostly keeps, and the index can give."""
        head = key[: 4 if len(key) > _SHORTEST_SIMILAR + 1 else 3]
        return [
            number
            for base in self._bases
            for other, number in base.execute(
                "SELECT key, geonameid FROM names WHERE key >= ? AND key < ? AND abs(length(key) - ?) <= 1",
                (head, head[:-1] + chr(ord(head[-1]) + 1), len(key)),
            )
            if letters_apart(key, other, 1) <= 1
        ]

    def _look_for_sound(self, name: str, iso2: str | None) -> tuple[GazetteerPlace, ...]:
        family = family_of(iso2)
        asked = (family,) if family else families() if iso2 is None else ()
        core = core_words(name)
        sounds = {sound for one in asked if len(sound := sound_of(core, one)) >= SHORTEST_SOUND}
        numbers = {
            number
            for base in self._bases
            for sound in sounds
            for (number,) in base.execute("SELECT geonameid FROM sounds WHERE sound = ?", (sound,))
        }
        places = [place for number in numbers if (place := self._place(number)) and iso2 in (None, place.iso2)]
        return tuple(
            sorted(
                places, key=lambda place: (-likeness(core, core_words(place.name)), -place.population, place.geonameid)
            )
        )

    def _read_units(self, iso2: str) -> tuple[tuple[str, int], ...]:
        """Keys and numbers of all first- and second-level units of a country."""
        found: list[tuple[str, int]] = []
        for base in self._bases:
            codes = base.execute("SELECT geonameid FROM admins WHERE code > ? AND code < ?", (iso2 + ".", iso2 + "/"))
            for (number,) in codes:
                place = self._place(number)
                found += [(key, number) for key in (read_name(place.name).keys[-1:] if place else ())]
        return tuple(found)


def open_gazetteer(*, extra: Sequence[Path] = (), added: Path | None = None, rough: bool = True) -> Gazetteer:
    """The shipped gazetteer, the user's added one where there is one (`added` names another), and files on top.

    Files are CSV, dumps of GeoNames, or databases that `gazetteer add` made. What comes later overrides.
    `rough` False leaves out the places that we wrote down ourselves, to measure without them.
    Raises GazetteerError where one is missing or damaged, or a row of the user's is malformed.
    """
    bases = [open_shipped()]
    try:
        databases = [path for path in extra if path.suffix in _DATABASES]
        missing = next((path for path in databases if not path.is_file()), None)
        if missing is not None:
            raise GazetteerError("there is no such file", str(missing), "what `sourcebook gazetteer add -o` made")
        kept = [added or added_path(), *databases]
        bases += [base for path in kept if (base := open_added(path)) is not None]
        files = [path for path in extra if path.suffix not in _DATABASES]
        if files:
            bases.append(load_extra(files, bases[0]))
        return Gazetteer(bases, load_aliases(), rough=rough)
    except BaseException:
        for base in bases:
            base.close()
        raise
