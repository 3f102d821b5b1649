"""What the page of an incident makes of its tolls, by the settings of the dataset."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk_factory import fill_store
from missed_reports import report_of
from starlette.testclient import TestClient

from sourcebook.dataset.settings import DATABASE, SETTINGS, Settings, write_settings
from sourcebook.review.opening import opened_desk
from sourcebook.web.app import create_app
from sourcebook.web.context import Room
from sourcebook.web.security import Door

TEXT = "Mortar shells killed several civilians in Aden in Yemen on 3 May 2017, a hospital source said."


@pytest.mark.parametrize(("zones", "several"), [((), 3), (("YE",), 10), (("SY",), 3), (("*",), 10)])
def test_several_are_more_in_a_war_zone_of_the_dataset(tmp_path: Path, zones: tuple[str, ...], several: int) -> None:
    write_settings(tmp_path / SETTINGS, Settings(war_zones=zones))
    fill_store(str(tmp_path / DATABASE), tmp_path, [report_of(1, TEXT)])
    door = Door(8765, "token")
    with opened_desk(tmp_path) as desk, TestClient(create_app(Room(desk, "set", "anna"), door)) as client:
        (incident,) = {str(row["incident"]) for row in desk.index.rows("SELECT incident FROM items", ())}
        page = client.get(f"/incidents/{incident}", headers={"host": "127.0.0.1:8765"})
    assert page.status_code == 200
    told = re.search(r"by the rule of ACLED\D*(\d+)", re.sub(r"<[^>]*>", " ", page.text))
    assert told is not None
    assert int(told[1]) == several
