"""Lists and logs: each entry is told by its own date and place, and a list names its year once."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline

OPERATIONS = """Harvest of operations of the Lions of Kedar, Rabi al-Thani 1441

3 Rabi al-Thani: Detonation of two explosive devices against a foot patrol of the army near Kedar; five were killed.

5 Rabi al-Thani: Assault on a police post in Sirin with light weapons and grenades. Six policemen were killed.

9 Rabi al-Thani: Shelling of the barracks at Tal Hadid with eight mortar rounds.
"""

LOG = """POLICE SITUATION REPORT 14/2021

06 APR 2021, 0930H - Velmar: Unidentified gunmen riding in tandem shot dead Rolan Tadena, 47, in front of his residence.

07 APR 2021, 2115H - Osten, Kelland: One IED exploded along the national highway.

09 APR 2021 - Police: Two rebels were killed in a clash.
"""

BULLETIN = """SITUATION UPDATE No. 12 | 20 February 2022

Highlights
- Shelling in Tal Amra on 15 February killed four civilians.
- Armed men took two aid workers near Kedar on 16 February.

Security
On 16 February, armed men ambushed a convoy near Kedar. Two aid workers were abducted.
"""

Row = tuple[str, str | None, tuple[str, ...]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            OPERATIONS,
            [
                ("bombing", "2019-11-29", ("Kedar",)),
                ("grenade", "2019-12-01", ("Sirin",)),
                ("shelling", "2019-12-05", ("Tal Hadid",)),
            ],
        ),
        (
            LOG,
            [
                ("attack", "2021-04-06", ("Velmar",)),
                ("bombing", "2021-04-07", ("Osten", "Kelland")),
                ("armed-clash", "2021-04-09", ()),
            ],
        ),
    ],
    ids=["operations", "log"],
)
def test_each_entry_has_its_own_date_and_place(text: str, rows: list[Row]) -> None:
    events = Pipeline.open().code(report_from_text(text)).events
    told = [
        (
            e.type,
            str(e.date.start) if e.date else None,
            e.place.texts if e.place and e.place.basis != "inherited" else (),
        )
        for e in events
    ]
    assert told == rows


def test_highlights_are_told_once_and_not_lost() -> None:
    events = Pipeline.open().code(report_from_text(BULLETIN)).events
    told = [(event.type, event.place.texts if event.place else ()) for event in events]
    assert told == [("shelling", ("Tal Amra",)), ("attack", ("Kedar",))]
