"""Points beside a place, as reports tell them."""

from __future__ import annotations

import pytest

import sourcebook
from sourcebook.normalise.place_offset import middle, moved, read_offset

ROWS = [
    ("20 km north of", 20.0, 0.0, 6.0),
    ("about ten kilometres from", 10.0, None, 10.0),
    ("south of", None, 180.0, None),
    ("five miles south-east of", 8.045, 135.0, 2.4),
    ("some 15km to the north-west of", 15.0, 315.0, 4.5),
    ("1,500 metres west of", 1.5, 270.0, 1.0),
    ("a kilometre outside", 1.0, None, 1.0),
    ("in the eastern part of", None, 90.0, None),
]


@pytest.mark.parametrize(("words", "distance", "bearing", "error"), ROWS, ids=[row[0] for row in ROWS])
def test_distance_direction_and_error(
    words: str, distance: float | None, bearing: float | None, error: float | None
) -> None:
    offset = read_offset(words)
    assert offset.distance == (None if distance is None else pytest.approx(distance))
    assert offset.bearing == bearing
    assert offset.error == (None if error is None else pytest.approx(error, abs=0.05))


def test_a_point_is_moved_only_where_both_are_said() -> None:
    assert moved(35.0, 40.0, read_offset("20 km north of")) == (35.1799, 40.0)
    over = moved(0.0, 179.95, read_offset("20 km east of"))
    assert over is not None
    assert over[1] == pytest.approx(-179.8701, abs=1e-3)
    assert moved(35.0, 40.0, read_offset("20 km from")) is None
    assert moved(35.0, 40.0, read_offset("900 km north of")) is None


def test_the_middle_of_a_road_across_the_date_line() -> None:
    assert middle(10.0, 179.0, 12.0, -179.0) == (11.0, -180.0)


def test_an_event_beside_a_town_has_a_point_of_its_own() -> None:
    text = "Gunmen killed two soldiers 20 km north of Kirkuk in Iraq on Monday, police said."
    (event,) = sourcebook.code(text, published="2019-03-05")
    place = event.place
    assert place is not None and place.lat is not None
    assert (place.name, place.precision) == ("Kirkuk", "near")
    assert place.lat == pytest.approx(35.468 + 0.18, abs=0.01)
    assert any("may be 6 km off" in reason for reason in place.reasons)


def test_an_event_between_two_towns_is_half_way() -> None:
    text = "Rebels killed two soldiers on the road between Kunduz and Taloqan in Afghanistan on Monday, police said."
    (event,) = sourcebook.code(text, published="2019-03-05")
    assert event.place is not None
    assert event.place.precision == "near"
    assert any("half-way between" in reason for reason in event.place.reasons)
