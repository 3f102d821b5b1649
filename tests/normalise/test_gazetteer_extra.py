"""A user's own gazetteer on top of the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcebook.errors import GazetteerError
from sourcebook.normalise.gazetteer import open_gazetteer

TABLE = """name,lat,lon,iso2,admin1,admin2,alternate names,kind
Zarghun Killi,34.81,72.42,PK,Khyber Pakhtunkhwa,Swat District,Zarghoon;زرغون,settlement
Lower Falcon Tehsil,34.9,72.5,pk,03,New Unit,,adm2
"""
DUMP = (
    "900000001\tOud Testdorp\tOud Testdorp\tTestdorp,Het Testdorp\t52.1\t5.2\tP\tPPL\tNL\t\t09\t0352"
    "\t\t\t1200\t\t3\tX\tY\n"
    "900000002\tTestbeek\tTestbeek\t\t52.2\t5.3\tH\tSTM\tNL\t\t09\t\t\t\t0\t\t3\tX\tY\n"
)


def test_a_table_adds_places_in_known_units(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    with open_gazetteer(extra=[path]) as gazetteer:
        (place,) = gazetteer.find("Zarghoon")
        assert (place.name, place.lat, place.lon, place.iso2) == ("Zarghun Killi", 34.81, 72.42, "PK")
        assert (place.admin1, place.admin2) == ("Khyber Pakhtunkhwa", "Swat")
        assert place.geonameid < 0
        assert gazetteer.knows("زرغون")
        (unit,) = gazetteer.find("Lower Falcon Tehsil")
        assert (unit.kind, unit.admin1, unit.admin2) == ("adm2", "Khyber Pakhtunkhwa", "Lower Falcon Tehsil")
        assert gazetteer.find("Peshawar")


def test_a_dump_adds_settlements_and_leaves_streams(tmp_path: Path) -> None:
    path = tmp_path / "NL.txt"
    path.write_text(DUMP, encoding="utf-8")
    with open_gazetteer(extra=[path]) as gazetteer:
        (place,) = gazetteer.find("Het Testdorp")
        assert (place.geonameid, place.admin1, place.population) == (900000001, "Utrecht", 1200)
        assert not gazetteer.knows("Testbeek")


def test_a_row_without_coordinates_adds_names_to_a_known_place(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,lat,lon,iso2,geonameid\nQissa Khwani Town,,,,1168197\n", encoding="utf-8")
    with open_gazetteer(extra=[path]) as gazetteer:
        assert [place.name for place in gazetteer.find("Qissa Khwani Town")] == ["Peshawar"]


BAD = [
    ("name,lat,iso2\nA,1,PK\n", "no column lon"),
    ("", "no column name"),
    ("name,lat,lon,iso2\nA,north,2,PK\n", "line 2"),
    ("name,lat,lon,iso2\nA,1,2,PK\nB,91,2,PK\n", "line 3.*within 90"),
    ("name,lat,lon,iso2\nA,,,PK\n", "line 2"),
    ("name,lat,lon,iso2\nA,0,0,PK\n", "0, 0"),
    ("name,lat,lon,iso2\nA,1,2,Pakistan\n", "two letters"),
    ("name,lat,lon,iso2,kind\nA,1,2,PK,planet\n", "line 2"),
    (DUMP + "12\tshort row\n", "line 3: 2 columns"),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_a_malformed_file_names_row_and_columns(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=message) as caught:
        open_gazetteer(extra=[path])
    assert "name, lat, lon, iso2" in caught.value.allowed


def test_a_missing_or_binary_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        open_gazetteer(extra=[tmp_path / "none.csv"])
    path = tmp_path / "binary.csv"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(GazetteerError):
        open_gazetteer(extra=[path])
