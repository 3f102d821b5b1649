"""Phrases that name actors, with the country and the sector that a coder would give: floors that only rise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from sourcebook.lexicon.countries import country_by_code
from sourcebook.normalise.actor_cities import city_search
from sourcebook.normalise.actor_profile import ActorSearch, profile_actor
from sourcebook.normalise.gazetteer import open_gazetteer
from sourcebook.records.sectors import SECTORS

TABLE = Path(__file__).with_name("tables") / "actor_phrases.tsv"
#: Part of the table -> the shares of countries and of sectors that must be right. Measured, rounded down.
FLOORS = {"tune": (0.99, 0.99), "held": (0.98, 0.95)}


class Row(NamedTuple):
    phrase: str
    day: date | None
    iso3: str | None
    sector: str
    part: str


def rows() -> list[Row]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = []
    for line in lines[1:]:
        phrase, day, iso3, sector, part = line.split("\t")
        found.append(
            Row(phrase, None if day == "-" else date.fromisoformat(day), None if iso3 == "-" else iso3, sector, part)
        )
    return found


def test_the_table_is_sound() -> None:
    table = rows()
    assert len(table) >= 300
    assert len({row.phrase for row in table}) == len(table)
    assert {row.part for row in table} == set(FLOORS)
    assert {row.sector for row in table} <= set(SECTORS)
    assert all(row.iso3 is None or country_by_code(row.iso3) is not None for row in table)


@pytest.mark.parametrize("part", FLOORS)
def test_phrases_hold_their_floors(part: str) -> None:
    wrong_iso3, wrong_sector = [], []
    table = [row for row in rows() if row.part == part]
    with open_gazetteer() as gazetteer:
        city = city_search(gazetteer)
        for row in table:
            profile = profile_actor(row.phrase, ActorSearch(day=row.day, city=city))
            if profile.iso3 != row.iso3:
                wrong_iso3.append((row.phrase, row.iso3, profile.iso3))
            if profile.sector != row.sector:
                wrong_sector.append((row.phrase, row.sector, profile.sector))
    iso3_floor, sector_floor = FLOORS[part]
    assert 1 - len(wrong_iso3) / len(table) >= iso3_floor, wrong_iso3
    assert 1 - len(wrong_sector) / len(table) >= sector_floor, wrong_sector
