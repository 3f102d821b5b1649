"""People told of again, in invented reports: a pronoun, a description or a name is no second victim."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


def _rows(pipeline: Pipeline, text: str) -> list[tuple[str, int | None, int | None]]:
    events = pipeline.code(report_from_text(text)).events
    return sorted((row.effect, row.count.low, row.count.high) for event in events for row in event.harm)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A man was shot in Harak on Monday. He died in hospital.", [("killed", 1, 1)]),
        ("A man was shot in Harak. He was pronounced dead at a hospital.", [("killed", 1, 1)]),
        ("A 19-year-old woman was shot in Harak. The victim died at the scene.", [("killed", 1, 1)]),
        ("Rebels abducted a trader on May 3. They shot him dead later.", [("abducted", 1, 1), ("killed", 1, 1)]),
        (
            "Rebels had abducted Omar Tal two months ago and his body was found near Harak on April 4.",
            [("abducted", 1, 1), ("killed", 1, 1)],
        ),
        (
            "Gunmen opened fire at a constable and his brother, killing them on the spot.",
            [("killed", 1, 1), ("killed", 1, 1)],
        ),
        (
            "Two men, identified as Omar Tal and Hamid Kor, were killed by a mine. Omar died on the spot while Hamid "
            "succumbed to his injuries.",
            [("killed", 2, 2)],
        ),
        ("Gunmen shot and injured Omar Tal in Harak. Tal succumbed to his injuries.", [("killed", 1, 1)]),
        ("Two men attacked a shop in Harak. They were arrested.", []),
    ],
)
def test_people_told_again_are_counted_once(
    pipeline: Pipeline, text: str, rows: list[tuple[str, int | None, int | None]]
) -> None:
    assert _rows(pipeline, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Four people were shot, two of them fatally.", [("killed", 2, 2), ("wounded", 2, 2)]),
        ("Four people were shot in Harak. A 20-year-old man died at the scene.", [("killed", 1, 1), ("wounded", 3, 3)]),
        ("A woman was killed and two men were shot.", [("killed", 1, 1), ("wounded", 2, 2)]),
        (
            "Three clerks were injured in the firing by rebels. One of the injured later died.",
            [("killed", 1, 1), ("wounded", 2, 2)],
        ),
        ("A student was fatally shot and another teenager injured in Harak.", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("The rebel shot his wife. He then shot her son.", [("wounded", 1, 1), ("wounded", 1, 1)]),
        (
            "Four men were injured in a shooting. A 43-year-old man was shot in the leg. Two 30-year-old men suffered "
            "gunshot wounds. Another 30-year-old man was shot in the hand.",
            [("wounded", 4, 4)],
        ),
        ("Six people were shot and one person was stabbed to death.", [("killed", 1, 1), ("wounded", 6, 6)]),
    ],
)
def test_the_dead_are_not_wounded_too(
    pipeline: Pipeline, text: str, rows: list[tuple[str, int | None, int | None]]
) -> None:
    assert _rows(pipeline, text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Omar Tal and Hamid Kor were killed by rebels.", [("killed", 2, 2)]),
        ("Omar Tal, and three others were killed by police.", [("killed", 4, 4)]),
        ("Rebels killed a policeman, a teacher and a guard.", [("killed", 1, 1)] * 3),
        ("Ten Police and Frontier men were injured.", [("wounded", 10, 10)]),
        ("Eight were killed and seven others, including a woman and two boys sustained injuries.", [("wounded", 7, 7)]),
        ("Police arrested 16 rebels in Harak and 42 in Kor.", [("arrested", 16, 16), ("arrested", 42, 42)]),
        ("About 18 to 20 workers were abducted by rebels.", [("abducted", 18, 20)]),
        ("The rebels took seven people hostage.", [("abducted", 7, 7)]),
        ("A trader killed in Harak, Omar Tal, a clerk and member of a council, was buried.", [("killed", 1, 1)]),
    ],
)
def test_who_is_told_of_together(pipeline: Pipeline, text: str, rows: list[tuple[str, int | None, int | None]]) -> None:
    told = _rows(pipeline, text)
    assert [row for row in told if row[0] == rows[0][0]] == rows


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Three rebels were killed in a raid on May 3. Earlier it was reported that two rebels were killed.", 2, 3),
        ("Five people were killed in a blast on May 3. However, a doctor said eight people were killed.", 5, 8),
    ],
)
def test_numbers_set_against_each_other_are_a_range(pipeline: Pipeline, text: str, low: int, high: int) -> None:
    assert _rows(pipeline, text) == [("killed", low, high)]


def test_nobody_shoots_himself_by_shooting_at_others(pipeline: Pipeline) -> None:
    assert _rows(pipeline, "Two men shot at him.") == []
    assert _rows(pipeline, "The teenager accidentally shot himself.") == [("wounded", 1, 1)]
