"""What a report tells twice is one occurrence and one toll; what it tells in one breath may be "
"two. Invented reports."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


Toll = list[tuple[str, str, int | None, int | None]]


def _told(pipeline: Pipeline, text: str) -> list[tuple[str, Toll]]:
    events = pipeline.code(report_from_text(text)).events
    return [
        (event.type, sorted((row.effect, row.who, row.count.low, row.count.high) for row in event.harm))
        for event in events
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A clerk was shot dead by rebels in Harak on October 23. They barged into his house last night "
            "and fired upon "
            "him, killing him on the spot.",
            [("attack", [("killed", "civilians", 1, 1)])],
        ),
        (
            "Three rebels were killed in an encounter with the army in Harak on May 7. Three weapons were "
            "recovered from the "
            "encounter site.",
            [("armed-clash", [("killed", "armed-group", 3, 3)])],
        ),
        (
            "Rebels killed a person in Harak on July 6. Police found the bullet ridden body on July 7.",
            [("attack", [("killed", "civilians", 1, 1)])],
        ),
        (
            "A militant was killed in a gunfight in Harak on May 3. A suicide vest was seized from the site.",
            [("armed-clash", [("killed", "armed-group", 1, 1)])],
        ),
        (
            "Two commanders of the rebels were killed in a separate encounter with the army in Harak on May 26.",
            [("armed-clash", [("killed", "armed-group", 2, 2)])],
        ),
        (
            "A former rebel was shot dead in Harak on May 4. He was a cadre of the Front, who had "
            "surrendered last year.",
            [("attack", [("killed", "civilians", 1, 1)])],
        ),
    ],
)
def test_told_again_is_the_same_occurrence(pipeline: Pipeline, text: str, told: list[tuple[str, Toll]]) -> None:
    assert _told(pipeline, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Three soldiers were injured when men hurled a grenade at their post in Harak on March 18. The "
            "four suspects "
            "involved in the attack have been arrested.",
            [("grenade", [("wounded", "state-forces", 3, 3)]), ("arrest", [("arrested", "unknown", 4, 4)])],
        ),
        (
            "Two Kedari rebels, who triggered the landmine blast on January 8 that killed two soldiers, "
            "were arrested in "
            "Harak on February 19.",
            [("bombing", [("killed", "state-forces", 2, 2)]), ("arrest", [("arrested", "armed-group", 2, 2)])],
        ),
        (
            "One person was killed and two soldiers were injured in two blasts in Harak District on May 2. "
            "Omar Tal was "
            "killed in an explosion at Kor. Later another blast occurred in Sorad injuring two soldiers.",
            [("bombing", [("killed", "civilians", 1, 1)]), ("bombing", [("wounded", "state-forces", 2, 2)])],
        ),
    ],
)
def test_told_in_one_breath_may_be_two(pipeline: Pipeline, text: str, told: list[tuple[str, Toll]]) -> None:
    assert _told(pipeline, text) == told


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "At least four persons, including two policemen and two militants, were killed in a clash in Harak.",
            [("killed", "armed-group", 2, 2), ("killed", "state-forces", 2, 2)],
        ),
        (
            "Three persons, including a policeman, were killed in a clash in Harak. A police constable, Omar Tal, was "
            "killed on the spot. In the retaliatory fire two rebels were killed.",
            [("killed", "armed-group", 2, 2), ("killed", "state-forces", 1, 1)],
        ),
        (
            "One civilian and a trooper were killed in an encounter at Harak. It left one trooper and "
            "another civilian dead.",
            [("killed", "civilians", 1, 1), ("killed", "state-forces", 1, 1)],
        ),
        (
            "Fifteen soldiers were killed in an ambush in Harak. One civilian also died in the crossfire.",
            [("killed", "civilians", 1, 1), ("killed", "state-forces", 15, 15)],
        ),
        (
            "Omar Tal was kidnapped in Harak after rebels had killed him, officials feared. Rebels killed "
            "16 people there.",
            [("abducted", "civilians", 1, 1), ("killed", "civilians", 16, 16)],
        ),
        (
            "Rebels attacked a camp in Harak, in which three soldiers were injured. However, five soldiers sustained "
            "injuries, Superintendent Omar Tal said.",
            [("wounded", "state-forces", 3, 5)],
        ),
    ],
)
def test_wholes_and_their_parts(pipeline: Pipeline, text: str, toll: Toll) -> None:
    assert sorted(row for _, rows in _told(pipeline, text) for row in rows) == toll
