"""ACLED: the lowest of conflicting counts, and a fixed number for each vague word.

Source: ACLED codebook, "Fatalities": several, many, few or a plural without a number is 3, or 10 in an active war zone;
tens 10, dozens 12, hundreds 100; the most conservative estimate where reports differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sourcebook.records import Count, Event

from .chosen import Chosen
from .independent import Voiced
from .readings import Reading

_PLURAL, _PLURAL_IN_WAR = 3, 10
#: The codebook's numbers for words that count in tens.
VAGUE_NUMBERS = {"tens": 10, "dozens": 12, "hundreds": 100}
#: Words for which the codebook has no number of its own: what they surely say stands.
_AS_READ = frozenset(("scores", "thousands"))


def in_war(events: Iterable[Event], war_zones: Collection[str]) -> bool:
    """Whether an incident was in an active war zone: one of its events is in one of these countries (ISO, two letters).

    The codebook does not list them, and they change: who exports must know. "*" is everywhere.
    """
    return "*" in war_zones or any(event.place is not None and event.place.iso2 in war_zones for event in events)


def choose(voiced: Voiced, *, war: bool = False) -> Chosen:
    """One number: the lowest that an independent voice gives. A party's tally for its enemies alone gives none."""
    coded = [coded_number(reading, war=war) for reading in voiced.sound]
    aside = tuple(f"{r.words}: set aside, a party's own tally for its enemies" for r in voiced.partisan)
    if not coded:
        highest = max((coded_number(reading, war=war).number for reading in voiced.partisan), default=None)
        return Chosen(None, None, highest, aside)
    number = min(reading.number for reading in coded)
    used = [reading for reading in coded if reading.number == number]
    notes = [f"{number}: the lowest count, {reading.words}" for reading in used]
    notes += [f"{r.words}: higher, not used until better is known" for r in coded if r not in used]
    return Chosen(number, number, number, (*notes, *aside))


def coded_number(reading: Reading, *, war: bool) -> Reading:
    """The reading with the number that the codebook sets for a vague word; "up to 10" as 10."""
    if reading.vague is None or reading.vague in _AS_READ:
        return replace(reading, count=Count(reading.number, reading.number))
    number = VAGUE_NUMBERS.get(reading.vague, _PLURAL_IN_WAR if war else _PLURAL)
    return replace(reading, count=Count(number, number))
