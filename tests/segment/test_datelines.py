"""Datelines and bylines: each row has a bar where the dateline ends, or none where there is no dateline."""

from __future__ import annotations

import pytest

from sourcebook.records import Report
from sourcebook.segment import segment

ROWS = [
    "KABUL, May 3 (Meridian) - | Three people were killed.",
    "BEIRUT (AP) — | Three people were killed.",
    "MAIDUGURI, Nigeria — | Three people were killed.",
    "MAIDUGURI, Nigeria, Aug. 2 – | Three people were killed.",
    "SAN SALVADOR, 3 JAN 90 (DPA) -- [TEXT] | THREE PEOPLE WERE KILLED.",
    "SAN JOSE (COSTA RICA), 9 JUN 89 (RADIO SOL) -- [COMMUNIQUE] [GENERAL COMMAND] [TEXT] | THREE WERE KILLED.",
    "[FROM THE EVENING BULLETIN] | THREE PEOPLE WERE KILLED.",
    "[TEXT] | THREE PEOPLE WERE KILLED.",
    "Peshawar: | Three people were killed.",
    "QUETTA: | Three people were killed.",
    "Srinagar, May 3 (PTI): | Three people were killed.",
    "Bogotá, 3 de mayo (EFE).- | Tres personas murieron.",
    "LIMA, 4 mayo 2001 (EFE) – | Tres personas murieron.",
    "CROSSVILLE, Tenn. (WATE) – | A boy was killed.",
    "Ouagadougou (Plateau Express) - | Three people were killed.",
    "COTABATO CITY -- | Police held two men.",
    "Gao, Mali — | Three people were killed.",
    "28 July 2015 - | Three people were killed.",
    "Wed 05 Apr 2017 | Three people were killed.",
    "(Reuters) - | Three people were killed.",
    "Thu Feb 5 2015 title: | Rockets hit the old town, killing five people.",
    # not datelines
    "The Lake Vanguard — an armed group — killed three.",
    "Delta Salvation Movement (DSM) - known by its flag - killed three.",
    "Police: three people were killed.",
    "Update: Three people were killed.",
    "On May 3 - a Friday - three people were killed.",
    "THREE PEOPLE WERE KILLED -- AND FIVE WERE HURT -- NEAR TIBU.",
    "5 May 2017 was a quiet day in Gao.",
    "Al-Qaim was shelled.",
    "[TEXT",
    "(",
]


@pytest.mark.parametrize("row", ROWS)
def test_the_dateline_is_a_block_of_its_own(row: str) -> None:
    text = row.replace("| ", "")
    blocks = [part for part in segment(Report("r", "0", text)).segments if part.kind != "sentence"]
    found = [(part.kind, part.span.of(text)) for part in blocks if part.kind != "quotation"]
    if "|" in row:
        dateline, body = row.split(" | ")
        assert found == [("dateline", dateline), ("paragraph", body)]
    else:
        assert found == [("paragraph", text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Nadia Orlov", "byline"),
        ("By Nadia Orlov and Sami Reza in Kabul", "byline"),
        ("BY NADIA ORLOV", "byline"),
        ("Por Ana Ruiz", "byline"),
        ("Staff Reporter", "byline"),
        ("From our correspondent in Gao", "byline"),
        ("Updated: Nov 9, 2016 - 5:36 PM", "dateline"),
        ("18 March 2019", "dateline"),
        ("KABUL, May 3", "dateline"),
        ("BOGOTA RADIO EL MEANDRO IN SPANISH 1130 GMT 13 SEP 2017", "dateline"),
        ("By Tuesday the town was empty.", "paragraph"),
    ],
)
def test_lines_at_the_top(line: str, kind: str) -> None:
    text = f"Three killed in Gao\n\n{line}\n\nThree people were killed when a bomb went off near a bus station."
    kinds = [part.kind for part in segment(Report("r", "0", text)).segments if part.kind != "sentence"]
    assert kinds == ["headline", kind, "paragraph"]
