"""Plain reports of several sentences or deeds: which of them are one event, and what each of them holds."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


def test_institutions_that_speak_are_told_apart(pipeline: Pipeline) -> None:
    text = (
        "A bomb killed 14 people in Velmar on Tuesday, the health directorate said. Two soldiers died on Monday when "
        "their patrol hit a mine near Osten. The army said that it had killed six militants in the clash that followed."
    )
    first, second = pipeline.code(report_from_text(text)).events
    assert [one.text for one in first.attribution] == ["the health directorate"]
    assert [one.text for one in second.attribution] == ["The army"]


# text; of each event the places, the weapons, and the numbers harmed
TWO_EVENTS = [
    (
        "A car bomb killed seven people in Velmar on Sunday, police and medics said, and gunmen shot dead a cleric in "
        "Osten.",
        [(("Velmar",), ["car bomb"], [7]), (("Osten",), [], [1])],
    ),
    (
        "Gunmen killed two policemen in Velmar and rebels shot dead a trader in Osten.",
        [(("Velmar",), [], [2]), (("Osten",), [], [1])],
    ),
    (
        "Rebels attacked a post in Velmar, killing two soldiers, and troops killed three rebels in Osten.",
        [(("Velmar",), [], [2]), (("Osten",), [], [3])],
    ),
    (
        "Troops killed 12 rebels in Velmar on Sunday. Three soldiers had been killed in an ambush in the same area a "
        "week earlier.",
        [(("Velmar",), [], [12]), (("Velmar",), [], [3])],
    ),
    (
        "The army killed two rebels in Velmar on Sunday. Last week rebels killed four soldiers there.",
        [(("Velmar",), [], [2]), (("Velmar",), [], [4])],
    ),
]


@pytest.mark.parametrize(("text", "told"), TWO_EVENTS, ids=lambda value: value if isinstance(value, str) else None)
def test_two_events(pipeline: Pipeline, text: str, told: list[tuple[tuple[str, ...], list[str], list[int]]]) -> None:
    events = pipeline.code(report_from_text(text)).events
    assert [
        (one.place and one.place.texts, [arm.text for arm in one.weapons], [row.count.low for row in one.harm])
        for one in events
    ] == told


@pytest.mark.parametrize(
    "text",
    [
        "Police found the body of a teacher in Velmar on Sunday. He had been shot two days earlier.",
        "A trader died in hospital in Velmar on Sunday. Three others had been killed in the blast a day earlier.",
    ],
)
def test_what_was_before_may_be_the_same(pipeline: Pipeline, text: str) -> None:
    assert len(pipeline.code(report_from_text(text)).events) == 1


def test_a_toll_told_again_of_one_occurrence_stays(pipeline: Pipeline) -> None:
    report = (
        "A bomb killed 10 civilians in Harak on Monday. Three died in hospital, police said. "
        "On Sunday gunmen killed four farmers in Velmar."
    )
    first, second = pipeline.code(report_from_text(report)).events
    assert [(row.effect, row.count.low, row.count.high) for row in first.harm] == [("killed", 10, 10)]
    assert [(row.effect, row.count.low, row.count.high) for row in second.harm] == [("killed", 4, 4)]
