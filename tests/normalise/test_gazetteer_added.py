"""The added gazetteer: dumps, zips and p-codes loaded once and kept."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sourcebook.errors import GazetteerError
from sourcebook.normalise.gazetteer import open_gazetteer
from sourcebook.normalise.gazetteer_added import Added, add_files, open_added
from sourcebook.normalise.gazetteer_files import open_shipped

DUMP = (  # columns: id, name, plain name, other names, lat, lon, class, code, country, …
    "910000001\tKafr Tajrib\tKafr Tajrib\tKfar Tajreeb,كفر تجريب"
    "\t35.5\t36.6\tP\tPPL\tSY\t\t07\t\t\t\t120\t\t300\tX\tY\n"
    "910000002\tWadi Tajrib\tWadi Tajrib\t\t35.5\t36.7\tH\tWAD\tSY\t\t07\t\t\t\t0\t\t300\tX\tY\n"
)
PCODES = (
    "admin1Name_en,admin1Name_ar,admin1Pcode,admin3Name_en,admin3Pcode,lat,lon\n"
    "Idlib,إدلب,SY07,Invented Nahiya,SY079901,35.7,36.5\n"
    "Idlib,إدلب,SY07,Second Nahiya,SY079902,,\n"
)


def _add(into: Path, *files: Path) -> tuple[Added, ...]:
    shipped = open_shipped()
    try:
        return add_files(files, into, shipped)
    finally:
        shipped.close()


def test_a_dump_is_kept_and_found_by_name_script_and_sound(tmp_path: Path) -> None:
    dump, into = tmp_path / "SY.txt", tmp_path / "added.sqlite"
    dump.write_text(DUMP, encoding="utf-8")
    assert _add(into, dump) == (Added("SY.txt", 2, 1),)
    with open_gazetteer(added=into) as gazetteer:
        for name in ("Kafr Tajrib", "Kfar Tajreeb", "كفر تجريب"):
            assert [place.geonameid for place in gazetteer.find(name)] == [910000001]
        (heard,) = gazetteer.sounds_like("Kefer Tejrib", "SY")
        assert heard.geonameid == 910000001
        assert not gazetteer.knows("Wadi Tajrib")
        assert gazetteer.find("Damascus")
        assert [place.name for place in gazetteer.with_words("kafr tajr")] == ["Kafr Tajrib"]


def test_a_zip_is_read_and_adding_again_changes_nothing(tmp_path: Path) -> None:
    packed, into = tmp_path / "SY.zip", tmp_path / "added.sqlite"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("readme.txt", "about")
        file.writestr("SY.txt", DUMP)
    _add(into, packed)
    _add(into, packed)
    base = open_added(into)
    assert base is not None
    counts = [base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("places", "sources")]
    base.close()
    assert counts == [1, 2]


def test_p_codes_name_known_divisions_and_add_smaller_ones(tmp_path: Path) -> None:
    table, into = tmp_path / "pcodes.csv", tmp_path / "added.sqlite"
    table.write_text(PCODES, encoding="utf-8")
    assert _add(into, table) == (Added("pcodes.csv", 2, 3),)
    with open_gazetteer(added=into) as gazetteer:
        (idlib,) = gazetteer.find("SY07")
        assert (idlib.kind, idlib.name, idlib.geonameid > 0) == ("adm1", "Idlib", True)
        (small,) = gazetteer.find("Invented Nahiya")
        assert (small.lat, small.lon, small.iso2, small.admin1, small.kind) == (35.7, 36.5, "SY", "Idlib", "area")
        (placeless,) = gazetteer.find("SY079902")
        assert placeless.lat is None


def test_a_table_of_places_can_be_added_too(tmp_path: Path) -> None:
    table, into = tmp_path / "own.csv", tmp_path / "added.sqlite"
    table.write_text("name,lat,lon,iso2\nTajrib Post,35.1,36.1,SY\n", encoding="utf-8")
    _add(into, table)
    more = tmp_path / "more.csv"
    more.write_text("name,lat,lon,iso2\nTajrib Fort,35.2,36.2,SY\n", encoding="utf-8")
    _add(into, more)
    with open_gazetteer(added=into) as gazetteer:
        assert [place.lat for name in ("Tajrib Post", "Tajrib Fort") for place in gazetteer.find(name)] == [35.1, 35.2]


BAD = [
    ("1\tshort\n", "SY.txt", "no column"),
    (DUMP + "910000003\tX\n", "SY.txt", r"line 3.*|2 columns"),
    (DUMP.replace("35.5\t36.6", "north\t36.6"), "SY.txt", "line 1"),
    ("admin1Name_en,admin1Pcode\nIdlib,7\n", "p.csv", "p-code '7'"),
]


@pytest.mark.parametrize(("content", "name", "message"), BAD, ids=[row[2] for row in BAD])
def test_a_bad_file_is_told_and_leaves_nothing(content: str, name: str, message: str, tmp_path: Path) -> None:
    file, into = tmp_path / name, tmp_path / "added.sqlite"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=message):
        _add(into, file)
    assert not into.exists()


def test_a_bad_file_leaves_what_was_added_before(tmp_path: Path) -> None:
    good, bad, into = tmp_path / "SY.txt", tmp_path / "bad.txt", tmp_path / "added.sqlite"
    good.write_text(DUMP, encoding="utf-8")
    bad.write_text(DUMP.replace("910000001", "910000009") + "x\n", encoding="utf-8")
    _add(into, good)
    with pytest.raises(GazetteerError):
        _add(into, bad)
    with open_gazetteer(added=into) as gazetteer:
        assert [place.geonameid for place in gazetteer.find("Kafr Tajrib")] == [910000001]


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no such file"):
        open_gazetteer(extra=[tmp_path / "none.sqlite"])


def test_a_file_that_is_no_database_of_ours_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(b"not a database at all, but long enough to be one, or so it seems" * 40)
    with pytest.raises(GazetteerError, match="delete it"):
        open_gazetteer(added=path)
