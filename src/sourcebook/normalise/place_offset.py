"""A point beside a place: "20 km north of X", "ten miles from X", "between X and Y", with how far off it may be."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

#: Numbers as written in words before a distance; larger ones are written in figures.
_WORDS = {word: number for number, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split(), start=1)} | {
    "a": 1, "an": 1, "half": 0.5, "few": 3, "several": 5, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "twenty-five": 25, "thirty-five": 35,
}  # fmt: skip
_KILOMETRES = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
               "mile": 1.609, "miles": 1.609, "m": 0.001, "metre": 0.001, "metres": 0.001, "meter": 0.001,
               "meters": 0.001}  # fmt: skip
_BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
             "west": 270.0, "northwest": 315.0}  # fmt: skip
_MEASURE = re.compile(
    r"(?P<number>\d[\d.,]*|[a-z]+(?:-[a-z]+)?)[ -]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?)\b"
)
_DIRECTION = re.compile(r"\b(?:(north|south)[ -]?)?(east|west|north|south)(?:ern)?\b")
#: "20 km north" is said by road or by sight: it may be off by this share of the distance, and by a kilometre at least.
_SHARE = 0.3
_LEAST = 1.0
_KILOMETRES_A_DEGREE = 111.2
#: Distances beyond this are no place of an event but a remark on where a town lies.
_FARTHEST = 150.0


@dataclass(frozen=True, slots=True)
class Offset:
    """How far, and in which direction (degrees from north), where it is said."""

    distance: float | None
    bearing: float | None

    @property
    def error(self) -> float | None:
        """How far off the point may be, in km; None where no distance is said."""
        if self.distance is None:
            return None
        return self.distance if self.bearing is None else max(_LEAST, self.distance * _SHARE)


def read_offset(words: str) -> Offset:
    """The distance and direction in words such as "about twenty kilometres north-east of"."""
    folded = words.casefold()
    measure, direction = _MEASURE.search(folded), _DIRECTION.search(folded)
    distance = None
    if measure is not None:
        number = _number(measure["number"])
        distance = None if number is None else number * _KILOMETRES[measure["unit"]]
    bearing = None if direction is None else _BEARINGS.get("".join(part or "" for part in direction.groups()))
    return Offset(distance, bearing)


def _number(words: str) -> float | None:
    try:
        return float(words.replace(",", "").rstrip("."))
    except ValueError:
        return _WORDS.get(words)


def moved(lat: float, lon: float, offset: Offset) -> tuple[float, float] | None:
    """The point at that distance and direction; None where either is not said, or it is too far to be meant."""
    if offset.distance is None or offset.bearing is None or offset.distance > _FARTHEST:
        return None
    angle = math.radians(offset.bearing)
    north = offset.distance * math.cos(angle) / _KILOMETRES_A_DEGREE
    east = offset.distance * math.sin(angle) / (_KILOMETRES_A_DEGREE * max(math.cos(math.radians(lat)), 0.01))
    return round(lat + north, 4), round((lon + east + 180.0) % 360.0 - 180.0, 4)


def middle(lat: float, lon: float, other_lat: float, other_lon: float) -> tuple[float, float]:
    """The point half-way between two places."""
    east = (other_lon - lon + 180.0) % 360.0 - 180.0
    return round((lat + other_lat) / 2, 4), round((lon + east / 2 + 180.0) % 360.0 - 180.0, 4)
