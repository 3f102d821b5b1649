"""Confidence learnt anew from a dataset's judgements: how often events that the coder gave such a chance were right."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from sourcebook.errors import DamagedError, UsageError
from sourcebook.records import Event
from sourcebook.records.vocabulary import FAMILIES, EventType

from .applying import Reviewed
from .logistic import chance, fit

#: Where a dataset's own calibration is kept, in its folder.
FILE = "confidence.json"
#: Fewer judged events than this say less than what ships with the package.
LEAST = 20
#: Beforehand the shift is taken to be within about 1 in log odds, and the slope within about 1/2 of 1.
_PRIOR, _RIDGE = (0.0, 1.0), (1.0, 4.0)


@dataclass(frozen=True, slots=True)
class Recalibration:
    """The log odds of being right are `shift` + `slope` × those of the coder's own confidence.

    Learnt from `events` judged events, `right` of them right. `before` and `after` are the Brier scores on these
    events with the coder's confidence and with this one: lower is better, and `after` is measured on what it was
    fitted to.
    """

    shift: float
    slope: float
    events: int
    right: int
    before: float
    after: float

    def of(self, confidence: float) -> float:
        """The chance that an event of this confidence is right here."""
        return round(chance((self.shift, self.slope), (1.0, _odds(confidence))), 3)


def recalibrate(judged: Iterable[Reviewed]) -> Recalibration:
    """Refit confidence on the events that people judged: right is what was accepted, or corrected within its type.

    An event is right as evaluate/judging.py has it: it tells of an occurrence, of that type or one of its family.
    Raises UsageError where fewer than `LEAST` events were judged, or all are right, or all wrong.
    """
    verdicts = [(one.machine.confidence, is_right(one)) for one in judged]
    told = [(confidence, outcome) for confidence, outcome in verdicts if outcome is not None]
    right = sum(outcome for _, outcome in told)
    if len(told) < LEAST:
        raise UsageError(f"{len(told)} events are judged", "calibrate", f"{LEAST} and more", "review some more first")
    rows = [((1.0, _odds(confidence)), outcome) for confidence, outcome in told]
    shift, slope = fit(rows, _PRIOR, _RIDGE)
    before = sum((confidence - outcome) ** 2 for confidence, outcome in told) / len(told)
    after = sum((chance((shift, slope), features) - outcome) ** 2 for features, outcome in rows) / len(told)
    return Recalibration(round(shift, 4), round(slope, 4), len(told), right, round(before, 4), round(after, 4))


def is_right(reviewed: Reviewed) -> bool | None:
    """Whether people found the event right; None where they have not said, or do not agree, or added it themselves."""
    if reviewed.machine.coder.by_person:
        return None
    if reviewed.state in ("accepted", "corrected"):
        machine, stands = reviewed.machine.type, reviewed.event.type
        return machine == stands or _family(machine) == _family(stands)
    return False if reviewed.state == "rejected" else None


def _family(kind: EventType) -> str:
    return FAMILIES.get(kind, kind)


def _odds(confidence: float) -> float:
    bounded = min(max(confidence, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def recalibration_json(found: Recalibration) -> str:
    """What is kept in `FILE`."""
    return json.dumps(asdict(found), indent=1) + "\n"


def read_recalibration(path: Path) -> Recalibration | None:
    """The calibration kept in a file; None where there is none. Raises DamagedError for a file that holds none."""
    if not path.is_file():
        return None
    try:
        return Recalibration(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, OSError):
        raise DamagedError("no calibration", str(path), "", "delete it, or run `sourcebook calibrate` again") from None


def confidence_here(found: Recalibration | None) -> Callable[[Event], float]:
    """The chance that an event is right, by the dataset's own calibration where there is one."""
    if found is None:
        return lambda event: event.confidence
    return lambda event: event.confidence if event.coder.by_person else found.of(event.confidence)
