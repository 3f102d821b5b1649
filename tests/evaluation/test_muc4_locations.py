"""The chain of places of a template: which name is a division, which a settlement, which a part of one."""

from __future__ import annotations

import pytest

from sourcebook.evaluate.muc4.locations import chain_of


@pytest.mark.parametrize(
    ("texts", "country", "report", "chain"),
    [
        (["Medellin", "Antioquia"], "CO", "", ["ANTIOQUIA (DEPARTMENT)", "MEDELLIN (CITY)"]),
        (["SAN ISIDRO NEIGHBORHOOD", "LIMA"], "PE", "", ["LIMA (CITY)", "SAN ISIDRO (NEIGHBORHOOD)"]),
        (["DEPARTMENT OF META"], "CO", "", ["META (DEPARTMENT)"]),
        (["GUATEMALA CITY"], "GT", "", ["GUATEMALA CITY (CITY)"]),
        (["Cuzco"], "PE", "THEY LEFT THE TOWN OF\nCUZCO", ["CUZCO (TOWN)"]),
        (["AYACUCHO"], "PE", "IN THE DEPARTMENT OF AYACUCHO", ["AYACUCHO (DEPARTMENT)"]),
        (["VENECIA"], "CO", "IN VENECIA MUNICIPALITY", ["VENECIA (MUNICIPALITY)"]),
        (["AREQUIPA CITY"], "PE", "", ["AREQUIPA (CITY)"]),
        (["VENECIA"], "CO", "IN VENECIA, A SMALL VILLAGE NEAR THE ROAD", ["VENECIA (VILLAGE)"]),
        (["PERU"], "PE", "", []),
        (["PERUVIAN"], "PE", "", []),
        ([], "PE", "", []),
    ],
)
def test_places_smallest_first_in_a_chain_out(texts: list[str], country: str, report: str, chain: list[str]) -> None:
    assert chain_of(texts, country, "PERU" if country == "PE" else "COUNTRY", report) == chain
