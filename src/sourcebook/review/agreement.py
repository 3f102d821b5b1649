"""Krippendorff's alpha: how far coders agree beyond chance, for any level of measurement and with values missing.

After Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), whose worked examples the tests hold it to. Our
own, since the package that is in common use is under the GPL.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sourcebook.errors import UsageError

#: Names; ranks; numbers whose differences count; numbers whose ratios count and whose zero is nothing.
Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = get_args(Level)

#: Draws of the bootstrap: the ends of a 95 % interval then rest on 25 draws each.
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha over units of which at least two coders gave a value, with a 95 % bootstrap interval.

    1 is full agreement, 0 what chance gives. `alpha` is None where nothing can be paired or no two values differ, so
    that there is nothing to tell agreement from; `low` and `high` also where too few draws had an alpha.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    values: int


def agreement(units: Sequence[Sequence[Hashable]], level: Level, *, draws: int = DRAWS, seed: int = 0) -> Agreement:
    """The agreement over `units`: for each thing coded, the values given to it, None where a coder gave none.

    The interval is the middle 95 % of `draws` samples of as many units, drawn with replacement. Raises UsageError for
    an unknown level, and for values that have no such level (words as numbers, ratios of negative numbers).
    """
    pairable = [tuple(value for value in unit if value is not None) for unit in units]
    pairable = [unit for unit in pairable if len(unit) > 1]
    _check(pairable, level)
    found = _alpha(pairable, level)
    low, high = (None, None) if found is None else _interval(pairable, level, draws, random.Random(seed))
    return Agreement(found, low, high, len(pairable), sum(map(len, pairable)))


def _check(units: Sequence[Sequence[Hashable]], level: Level) -> None:
    if level not in LEVELS:
        raise UsageError(f"level {level!r}", "agreement", ", ".join(LEVELS))
    if level == "nominal":
        return
    for value in (value for unit in units for value in unit):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UsageError(f"value {value!r}", f"agreement on level {level}", "numbers")
        if level == "ratio" and value < 0:
            raise UsageError(f"value {value!r}", "agreement on level ratio", "numbers from 0 on")


def _alpha(units: Sequence[Sequence[Hashable]], level: Level) -> float | None:
    """1 - observed / expected disagreement; None where no disagreement is to be expected."""
    totals = Counter(value for unit in units for value in unit)
    size = sum(totals.values())
    if size < 2:
        return None
    measured = _measured(totals, level)
    expected = _disagreement(Counter(_moved(totals, measured)), level) / (size - 1)
    if expected == 0:
        return None
    seen: dict[tuple[Hashable, ...], float] = {}
    observed = 0.0
    for unit in units:
        if unit not in seen:  # two coders give the same few pairs over and over
            counts = Counter({measured[value]: 0 for value in unit})
            counts.update(measured[value] for value in unit)
            seen[tuple(unit)] = _disagreement(counts, level) / (len(unit) - 1)
        observed += seen[tuple(unit)]
    return 1 - observed / expected


def _measured(totals: Mapping[Hashable, int], level: Level) -> dict[Hashable, Hashable]:
    """What each value is compared by: itself, and on the ordinal level its middle rank among all values."""
    if level != "ordinal":
        return {value: value for value in totals}
    below, ranks = 0.0, {}
    for value in sorted(totals):  # type: ignore[type-var]  # numbers, as _check has seen
        ranks[value] = below + totals[value] / 2
        below += totals[value]
    return dict(ranks)


def _moved(totals: Mapping[Hashable, int], measured: Mapping[Hashable, Hashable]) -> dict[Hashable, int]:
    return {measured[value]: count for value, count in totals.items()}


def _disagreement(counts: Mapping[Hashable, int], level: Level) -> float:
    """The sum of differences over all ordered pairs of the values counted."""
    size = sum(counts.values())
    if level == "nominal":
        return float(size**2 - sum(count**2 for count in counts.values()))
    numbers: list[tuple[float, int]] = [(float(value), count) for value, count in counts.items()]  # type: ignore[arg-type]
    if level == "ratio":
        return sum(
            first * second * ((a - b) / (a + b)) ** 2
            for a, first in numbers
            for b, second in numbers
            if a != b  # of two zeros neither is more
        )
    middle = sum(value * count for value, count in numbers) / size
    return 2 * size * sum(count * (value - middle) ** 2 for value, count in numbers)


def _interval(
    units: Sequence[Sequence[Hashable]], level: Level, draws: int, chance: random.Random
) -> tuple[float | None, float | None]:
    found = [_alpha(chance.choices(units, k=len(units)), level) for _ in range(draws)]
    # A draw in which all values are equal has no alpha; it stands for full agreement as much as for none.
    drawn = sorted(value for value in found if value is not None)
    if len(drawn) < max(draws / 2, 1):
        return None, None
    reach = round(0.025 * (len(drawn) - 1))
    return drawn[reach], drawn[len(drawn) - 1 - reach]
