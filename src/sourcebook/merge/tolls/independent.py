"""One reading for each independent voice: its latest, with the deaths that were told as more taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcebook.records import Count

from .readings import Reading, Readings, order_of


@dataclass(frozen=True, slots=True)
class Voiced:
    """The readings a policy chooses from, one a voice: `sound` ones, and `partisan` ones, which never set best alone.

    `replaced` are those told before a new total, which only widen a range. `notes` say what was set aside or added.
    """

    sound: tuple[Reading, ...]
    partisan: tuple[Reading, ...]
    notes: tuple[str, ...]
    replaced: tuple[Reading, ...] = ()


def independent(readings: Readings) -> Voiced:
    """The latest reading of each voice; whole accounts before those from which a party's tally was left out."""
    sound = [reading for reading in readings.accounts if not reading.partisan]
    kept, notes = _whole(sound)
    kept, silent = _known(kept)
    kept, replaced = _not_replaced(kept)
    kept, again = _latest(kept)
    voices = {reading.voice for reading in kept}
    replaced, _ = _latest([reading for reading in replaced if reading.voice not in voices])
    partisan, of_parties = _latest([reading for reading in readings.accounts if reading.partisan])
    more, of_more = _latest([reading for reading in readings.more if not reading.partisan])
    kept, added = _with_more(kept, more)
    notes += [f"{r.words}: a later report gives a new total" for r in replaced]
    notes = [*readings.aside, *notes, *silent, *again, *of_parties, *of_more, *added]
    return Voiced(tuple(kept), tuple(partisan), tuple(dict.fromkeys(notes)), tuple(replaced))


def _whole(readings: Sequence[Reading]) -> tuple[list[Reading], list[str]]:
    """The readings that count everybody; the others where there are none such."""
    whole = [reading for reading in readings if not reading.partial]
    if not whole:
        return list(readings), []
    notes = [f"{r.words}: set aside, without a party's tally it is no whole count" for r in readings if r.partial]
    return whole, list(dict.fromkeys(notes))


def _known(readings: Sequence[Reading]) -> tuple[list[Reading], list[str]]:
    """Without "nobody" told before a first death was known: early reports say fewer."""
    someone = max((_day(reading) for reading in readings if reading.number), default=date.min)
    early = [reading for reading in readings if not reading.number and _day(reading) < someone]
    notes = [f"{r.words}: set aside, told before anybody was known to have suffered it" for r in early]
    return [reading for reading in readings if reading not in early], notes


def _not_replaced(readings: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The readings from the last new total on ("bringing the toll to ten"), and those told before it."""
    new_total = max((_day(reading) for reading in readings if reading.revised), default=date.min)
    before = [reading for reading in readings if _day(reading) < new_total]
    return [reading for reading in readings if reading not in before], before


def _day(reading: Reading) -> date:
    """When it was told; what has no date is taken to be old."""
    return reading.published or date.min


def _latest(readings: Sequence[Reading]) -> tuple[list[Reading], list[str]]:
    """Of each voice what it said last, and on one day what is more specific."""
    by_voice: dict[int, list[Reading]] = {}
    for reading in sorted(readings, key=order_of):
        by_voice.setdefault(reading.voice, []).append(reading)
    notes = [
        f"{earlier.words}: not counted again, one voice with {told[-1].words}"
        for told in by_voice.values()
        for earlier in told[:-1]
    ]
    return sorted((told[-1] for told in by_voice.values()), key=order_of), list(dict.fromkeys(notes))


def _with_more(readings: Sequence[Reading], more: Sequence[Reading]) -> tuple[list[Reading], list[str]]:
    """Accounts with those who died later; the same death told by several is one, so the largest number is added."""
    if not more:
        return list(readings), []
    later = max(more, key=lambda reading: (reading.number, order_of(reading)))
    if not readings:
        return [replace(later, count=Count(later.count.low, None))], []
    found = [_plus(reading, later) if _day(reading) < _day(later) else reading for reading in readings]
    if found == list(readings):
        return found, [f"{later.words}: died later, told before the accounts that are counted, so in them already"]
    return found, [f"{later.words}: died later, added to the counts told before"]


def _plus(reading: Reading, later: Reading) -> Reading:
    low, high = reading.count.low, reading.count.high
    more = Count(None if low is None else low + later.number, None if high is None else high + later.number)
    return replace(reading, count=more)


def best_of(readings: Sequence[Reading]) -> Reading | None:
    """The reading whose number most voices give; among equals the most specific, the most recent, the larger."""
    given = Counter(reading.number for reading in readings)
    return max(readings, key=lambda r: (given[r.number], r.specific, order_of(r)), default=None)


def best_reading(accounts: Sequence[Reading]) -> Reading | None:
    """The reading that is believed of several accounts of one occurrence: `best` as UCDP's policy has it."""
    return best_of(independent(Readings(tuple(accounts), (), ())).sound)
