"""Reading a dump of GeoNames as fast as it goes: 19 columns, tab-separated, one country or the whole world.

Settlements, first- and second-level divisions, countries and regions are taken; of 13 million rows that is about half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..errors import GazetteerError
from .gazetteer_schema import COORDINATE_UNIT, KINDS
from .place_names import core_key, core_words, fold_words, has_level_word, strip_articles
from .place_sound import SHORTEST_SOUND, Family, family_of, sound_of

#: Feature codes of GeoNames of class A and L that are taken, with our kinds; every feature of class P is a settlement.
_KINDS = {
    "PCLI": "country", "PCLD": "country", "PCLF": "country", "PCLS": "country", "ADM1": "adm1", "ADM2": "adm2",
    "RGN": "area", "AREA": "area", "CONT": "area",
}  # fmt: skip
#: Settlements that are no more: abandoned, destroyed, historical. Their names stay in reports of war.
_SETTLEMENT = KINDS.index("settlement")
_LONGEST_NAME = 60
#: Columns of a dump.
WIDTH = 19
_ALLOWED = "a GeoNames dump: 19 columns separated by tabs"


class DumpRow(NamedTuple):
    """A place of the dump: the row for the table `places`, and the keys and skeletons to find it by."""

    number: int
    place: tuple[object, ...]
    keys: set[str]
    sounds: set[str]


def read_dump(lines: Iterable[str], where: str, units: Mapping[str, int]) -> Iterator[DumpRow]:
    """The places of a dump. `units` maps GeoNames codes ("SY.04", "SY.04.1234") to geonameids.

    Raises GazetteerError with the line where it is malformed.
    """
    for line, text in enumerate(lines, start=1):
        cells = text.split("\t")
        if len(cells) != WIDTH:
            raise GazetteerError(f"{len(cells)} columns", f"{where}, line {line}", _ALLOWED)
        kind = _SETTLEMENT if cells[6] == "P" else _kind(cells[6], cells[7])
        if kind is not None:
            try:
                yield _row(cells, kind, units)
            except ValueError as error:
                raise GazetteerError(f"malformed row ({error})", f"{where}, line {line}", _ALLOWED) from error


def _kind(feature_class: str, code: str) -> int | None:
    kind = _KINDS.get(code) if feature_class in ("A", "L") else None
    return None if kind is None else next(index for index, known in enumerate(KINDS) if known == kind)


def _row(cells: list[str], kind: int, units: Mapping[str, int]) -> DumpRow:
    number, iso2 = int(cells[0]), cells[8]
    code = f"{iso2}.{cells[10]}"
    admin1 = units.get(code)
    admin2 = units.get(f"{code}.{cells[11]}") if cells[11] else None
    if KINDS[kind] == "adm1":
        admin1 = number
    elif KINDS[kind] == "adm2":
        admin2 = number
    lat, lon = round(float(cells[4]) / COORDINATE_UNIT), round(float(cells[5]) / COORDINATE_UNIT)
    place = (number, cells[1], lat, lon, iso2, kind, int(cells[14] or 0), admin1, admin2)
    family = family_of(iso2)
    names = {cells[1], cells[2], *_others(cells[3])}
    keys: set[str] = set()
    sounds: set[str] = set()
    for name in names:
        if name:
            _find_by(name, family, keys, sounds)
    return DumpRow(number, place, keys, sounds)


def _others(cell: str) -> Iterable[str]:
    """Other names, without links and codes of airports."""
    if not cell:
        return ()
    return (
        name for name in cell.split(",")
        if len(name) <= _LONGEST_NAME and "/" not in name and not (len(name) < 5 and name.isupper())
    )  # fmt: skip


def _find_by(name: str, family: Family | None, keys: set[str], sounds: set[str]) -> None:
    """Add what the name is looked up by; words of level and articles are taken off only where there are some."""
    folded = fold_words(name)
    whole = folded.replace(" ", "")
    if len(whole) < 2 or whole in keys:
        return
    keys.add(whole)
    core = folded
    if has_level_word(folded):
        core = core_words(name)
        keys.add(core.replace(" ", ""))
    if family is None:
        return
    if family == "arabic":
        bare = strip_articles(name)
        if bare != folded:
            keys |= {bare.replace(" ", ""), core_key(bare)}
    sound = sound_of.__wrapped__(core, family)  # each name comes once: the cache would only cost
    if len(sound) >= SHORTEST_SOUND:
        sounds.add(sound)
