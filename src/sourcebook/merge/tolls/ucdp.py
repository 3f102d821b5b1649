"""UCDP: low is the most conservative figure, best the most reliable, high the highest that is reliable.

Source: UCDP GED codebook 23.1 (number rules). That claims beyond reason are kept out of even the high estimate is the
codebook's rule; where reason ends is not, and is set here.
"""

from __future__ import annotations

from collections.abc import Sequence

from .chosen import Chosen
from .independent import Voiced, best_of
from .readings import Reading

#: How many times the highest sound count a party's own tally may be and still be the high estimate: ours, not UCDP's.
_REASONABLE = 2


def choose(voiced: Voiced) -> Chosen:
    """Best is what most independent voices say last, low and high the extremes of the sound ones."""
    best = best_of(voiced.sound)
    if best is None:
        return Chosen(None, None, _highest(voiced.partisan), _aside(voiced.partisan, "best and low need another voice"))
    sound = (*voiced.sound, *voiced.replaced)
    low = min(reading.number for reading in sound)
    sound_high = max(_most(reading) for reading in sound)
    reasonable = [r for r in voiced.partisan if r.number <= _REASONABLE * sound_high]
    beyond = [r for r in voiced.partisan if r not in reasonable]
    high = max([sound_high, *(_most(reading) for reading in reasonable)])
    notes = [
        f"best {best.number}: {best.words}, as most independent sources say; of equals the most specific and recent"
    ]
    notes += [f"within low and high: {reading.words}" for reading in sound if reading != best]
    notes += _aside(reasonable, "used for high alone")
    notes += _aside(beyond, f"set aside, more than {_REASONABLE} times any other count")
    return Chosen(low, best.number, high, tuple(notes))


def _most(reading: Reading) -> int:
    return max(reading.number, reading.count.high or 0)


def _highest(readings: Sequence[Reading]) -> int | None:
    return max((_most(reading) for reading in readings), default=None)


def _aside(readings: Sequence[Reading], why: str) -> tuple[str, ...]:
    return tuple(f"{reading.words}: a party's own tally for its enemies, {why}" for reading in readings)
