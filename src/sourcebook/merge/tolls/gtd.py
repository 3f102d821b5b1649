"""GTD: the most recent count, else what most say, else the lowest; perpetrators' claims are set aside.

Source: GTD codebook 2017 (nkill): where reports differ, the most recent is taken; where the latest differ from one
another, the majority; failing that the lowest. A count that rests on a perpetrator's claim is not used. "At least 11"
is 11; where people died and the number is too vague, the field stays empty.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from .chosen import Chosen
from .independent import Voiced


def choose(voiced: Voiced) -> Chosen:
    """One number by the order most recent, majority, lowest; vague words give none."""
    aside = [f"{r.words}: set aside, it rests on a party's claim" for r in voiced.partisan]
    aside += [f"{r.words}: too vague for a number" for r in voiced.sound if r.vague is not None]
    told = [reading for reading in voiced.sound if reading.vague is None]
    if not told:
        return Chosen(None, None, None, tuple(aside))
    day = max(reading.published or date.min for reading in told)
    latest = [reading for reading in told if (reading.published or date.min) == day]
    given = Counter(reading.number for reading in latest)
    most = max(given.values())
    best = min(number for number, times in given.items() if times == most)
    rule = "the most recent" if len(given) == 1 else "the majority of the most recent"
    if list(given.values()).count(most) > 1:
        rule = "the lowest of the most recent"
    notes = [f"{best}: {rule}, {reading.words}" for reading in latest if reading.number == best]
    notes += [f"{r.words}: earlier" if r not in latest else f"{r.words}: not used" for r in told if r.number != best]
    return Chosen(best, best, best, (*notes, *aside))
