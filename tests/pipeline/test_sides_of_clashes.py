"""Who is a side of a clash: the armed, and where nobody armed is told of, those who are said to clash."""

from __future__ import annotations

import pytest

from sourcebook.ingest import report_from_text
from sourcebook.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


@pytest.mark.parametrize(
    ("text", "parties", "targets"),
    [
        ("Herders and farmers clashed in Velmar, leaving 12 dead.", ["Herders", "farmers"], []),
        ("Clashes between herders and farmers in Velmar left 35 dead.", ["herders", "farmers"], []),
        ("Two tribes fought over land near Velmar, leaving nine dead.", ["tribes"], []),
        ("Rival gangs exchanged fire in Velmar, leaving 12 dead.", ["Rival gangs"], []),
        ("Villagers and rebels clashed in Velmar, leaving 12 dead.", ["rebels"], ["Villagers"]),
        ("Troops clashed with rebels in Velmar; three farmers were killed.", ["Troops", "rebels"], ["farmers"]),
    ],
)
def test_who_is_a_side(pipeline: Pipeline, text: str, parties: list[str], targets: list[str]) -> None:
    (event,) = pipeline.code(report_from_text(text)).events
    assert [actor.text for actor in event.actors if actor.role == "party"] == parties
    assert [actor.text for actor in event.actors if actor.role == "target"] == targets


def test_what_was_taken_control_of_is_a_place(pipeline: Pipeline) -> None:
    (event,) = pipeline.code(report_from_text("The Tal Front took control of Rubanda on Tuesday.")).events
    assert event.type == "territory-change"
    assert event.place is not None and event.place.texts == ("Rubanda",)
    assert [actor.text for actor in event.actors] == ["Tal Front"]
