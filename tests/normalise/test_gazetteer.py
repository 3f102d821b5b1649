"""The shipped gazetteer: lookups, its cache, and what happens when a file is missing or damaged."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from sourcebook.errors import GazetteerError, LexiconError
from sourcebook.normalise import gazetteer_files
from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer
from sourcebook.normalise.gazetteer_files import cache_folder, open_shipped
from sourcebook.normalise.gazetteer_schema import KINDS
from sourcebook.normalise.place_aliases import Alias, load_aliases, parse_aliases


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with open_gazetteer() as opened:
        yield opened


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return cache_folder()


FIRST = [
    # name as written           place             kind          country first unit
    ("Peshawar", "Peshawar", "settlement", "PK", "Khyber Pakhtunkhwa"),
    ("پېښور", "Peshawar", "settlement", "PK", "Khyber Pakhtunkhwa"),
    ("Swat District", "Swat", "adm2", "PK", "Khyber Pakhtunkhwa"),
    ("NWFP", "Khyber Pakhtunkhwa", "adm1", "PK", "Khyber Pakhtunkhwa"),
    ("Orissa", "Odisha", "adm1", "IN", "Odisha"),
    ("Lashkargah", "Lashkar Gāh", "settlement", "AF", "Helmand"),
    ("Raqqa", "Ar Raqqah", "settlement", "SY", "Ar-Raqqah"),
    ("Burma", "Myanmar", "country", "MM", None),
    ("Ivory Coast", "Ivory Coast", "country", "CI", None),
    ("DR Congo", "Democratic Republic of the Congo", "country", "CD", None),
    ("Donbas", "Donbas", "area", "UA", None),
]


@pytest.mark.parametrize(("name", "place", "kind", "iso2", "admin1"), FIRST)
def test_finds_the_place(gazetteer: Gazetteer, name: str, place: str, kind: str, iso2: str, admin1: str | None) -> None:
    found = next(match for match in gazetteer.find(name) if match.kind == kind)
    assert (found.name, found.iso2, found.admin1) == (place, iso2, admin1)
    assert gazetteer.knows(name)


def test_an_area_across_borders_has_no_country(gazetteer: Gazetteer) -> None:
    assert next(place for place in gazetteer.find("Kashmir") if place.kind == "area").iso2 is None


@pytest.mark.parametrize("name", ["Qqxzv", "", "  ", "kp", "District of", "'); DROP TABLE names; --"])
def test_does_not_know(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.knows(name)
    assert gazetteer.find(name) == ()


def test_find_keeps_to_limit_and_country(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.find("San José", limit=3)) == 3
    assert {place.iso2 for place in gazetteer.find("Hyderabad", iso2="PK")} == {"PK"}


def test_one_letter_off_within_a_country(gazetteer: Gazetteer) -> None:
    assert "Jāfarābād District" in {place.name for place in gazetteer.similar("Jaffarabad District", "PK")}
    assert gazetteer.similar("Wana", "PK") == ()  # four letters are too few to change one


def test_country(gazetteer: Gazetteer) -> None:
    found = gazetteer.country("PK")
    assert found is not None and found.name == "Pakistan" and found.computed
    assert gazetteer.country("XX") is None


def test_no_place_lies_at_zero_zero() -> None:
    base = open_shipped()
    assert base.execute("SELECT count(*) FROM places WHERE lat = 0 AND lon = 0").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM places WHERE (lat IS NULL) != (lon IS NULL)").fetchone() == (0,)
    settled = KINDS.index("settlement")
    assert base.execute("SELECT count(*) FROM places WHERE lat IS NULL AND kind = ?", (settled,)).fetchone() == (0,)
    base.close()


def test_says_what_it_was_made_of() -> None:
    base = open_shipped()
    meta = dict(base.execute("SELECT key, value FROM meta"))
    assert "CC BY 4.0" in meta["licence"]
    assert len(meta["source.admin1CodesASCII.txt"]) == 64
    base.close()


@pytest.mark.parametrize("alias", [alias for alias in load_aliases() if alias.kind != "area"], ids=lambda a: a.name)
def test_every_alias_leads_somewhere(gazetteer: Gazetteer, alias: Alias) -> None:
    kinds = {(place.kind, place.iso2) for place in gazetteer.find(alias.name)}
    assert (alias.kind, alias.iso2) in kinds


@pytest.mark.parametrize("row", ["Foo,planet,PK,Bar,,", "Foo,area,PK,Bar,north,1"])
def test_a_malformed_alias_names_its_row(row: str) -> None:
    with pytest.raises(LexiconError, match="row 2"):
        parse_aliases(f"name,kind,iso2,target,lat,lon\n{row}\n", "aliases.csv")


def test_unpacks_once_into_the_cache(cache: Path) -> None:
    open_shipped().close()
    (kept,) = cache.iterdir()
    written = kept.stat().st_mtime_ns
    open_shipped().close()
    assert [path.stat().st_mtime_ns for path in cache.iterdir()] == [written]


@pytest.mark.parametrize("damage", ["cut", "overwritten", "other version"])
def test_a_damaged_copy_is_made_anew(cache: Path, damage: str) -> None:
    open_shipped().close()
    (kept,) = cache.iterdir()
    content = bytearray(kept.read_bytes())
    if damage == "cut":
        kept.write_bytes(content[:5000])
    elif damage == "overwritten":
        kept.write_bytes(b"\0" * len(content))
    else:
        with sqlite3.connect(kept) as base:
            base.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
        base.close()
    base = open_shipped()
    assert base.execute("SELECT count(*) FROM names WHERE key = 'peshawar'").fetchone()[0] > 0
    base.close()
    assert kept.read_bytes() == bytes(content)


def test_works_in_memory_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a folder")
    monkeypatch.setattr(gazetteer_files, "cache_folder", lambda: blocker / "sourcebook")
    base = open_shipped()
    assert base.execute("SELECT 1 FROM names WHERE key = 'kabul'").fetchone() == (1,)
    base.close()


def test_a_missing_file_is_an_error(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        open_shipped(tmp_path / "none.gz")


@pytest.mark.parametrize("content", [b"", b"short", b"no gzip at all, but long enough"])
def test_a_file_that_is_no_gazetteer_is_an_error(tmp_path: Path, cache: Path, content: bytes) -> None:
    path = tmp_path / "bad.gz"
    path.write_bytes(content)
    with pytest.raises(GazetteerError):
        open_shipped(path)


def test_a_cut_file_is_an_error(tmp_path: Path, cache: Path) -> None:
    shipped = Path(str(resources.files("sourcebook") / "data" / "gazetteer.sqlite.gz"))
    path = tmp_path / "cut.gz"
    path.write_bytes(shipped.read_bytes()[:100_000])
    with pytest.raises(GazetteerError, match="damaged"):
        open_shipped(path)
    assert not cache.exists() or not list(cache.iterdir())


def test_another_schema_is_an_error(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    base.close()
    packed = tmp_path / "other.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    with pytest.raises(GazetteerError, match="another version"):
        open_shipped(packed)


def test_the_cache_may_be_deleted_while_open(cache: Path) -> None:
    base = open_shipped()
    shutil.rmtree(cache, ignore_errors=True)
    open_shipped().close()
    base.close()
