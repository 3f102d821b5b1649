"""Events with a known answer in any number: occurrences in a war that never was, each told by several reports.

Places are told of as unevenly as real ones (by Zipf's law), half of the events fall on a fifth of the days, and two
occurrences of one day and town are common: that is what makes the merge work hard. A telling leaves words out, adds its
own, may be a day off, know the place only by its district, or give an earlier toll; one in twenty comes weeks later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from random import Random

from sourcebook.lexicon.rarity import rarity
from sourcebook.merge.comparable import Comparable

#: 1 January 2015, and how many days the war lasts for 200,000 events: fewer events, fewer days, as dense.
_START, _DAYS_PER_EVENT = 735_599, 1825 / 200_000
_TOWNS, _PEOPLE, _WORDS = 1200, 20_000, 6000
_TYPES = ("attack", "armed-clash", "bombing", "shelling", "air-strike", "abduction")
_SYLLABLES = "ba do ka li mo nu ra se ti vo za he qu fi ga".split()


@dataclass(frozen=True, slots=True)
class SyntheticEvents:
    """The events in the order in which they were published, and the occurrence that each tells."""

    events: tuple[Comparable, ...]
    occurrence: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Occurrence:
    number: int
    day: int
    town: int
    type: str
    killed: int
    wounded: int
    people: tuple[str, ...]
    ages: tuple[int, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]


def synthetic_events(count: int, seed: int = 1) -> SyntheticEvents:
    """`count` events: some 2.2 tell one occurrence, by a geometric law."""
    random = Random(seed)
    events = sorted(_tellings(count, random), key=lambda told: (told[1].published, told[1].event))
    return SyntheticEvents(tuple(one for _, one in events), {one.event: number for number, one in events})


def _tellings(count: int, random: Random) -> Iterator[tuple[int, Comparable]]:
    towns = list(accumulate(1.0 / (rank + 10) for rank in range(_TOWNS)))
    days = max(30, round(count * _DAYS_PER_EVENT))
    made = occurrence = 0
    while made < count:
        told = _occurrence(occurrence, days, towns, random)
        while made < count:
            yield occurrence, _telling(told, made, random)
            made += 1
            if random.random() < 0.45:
                break
        occurrence += 1


def _occurrence(number: int, days: int, towns: list[float], random: Random) -> _Occurrence:
    day = random.randrange(days)
    if random.random() < 0.5:
        day -= day % 5
    return _Occurrence(
        number,
        _START + day,
        random.choices(range(_TOWNS), cum_weights=towns)[0],
        random.choice(_TYPES),
        min(60, int(random.paretovariate(1.2)) - 1),
        min(200, int(random.paretovariate(1.0)) - 1),
        tuple(f"{_word(random.randrange(300), 2)} {_word(random.randrange(_PEOPLE), 4)}" for _ in range(2)),
        tuple(random.randrange(16, 70) for _ in range(random.randrange(3))),
        tuple(_word(random.randrange(_WORDS), 4) for _ in range(6)),
        tuple(_word(random.randrange(_WORDS), 3) for _ in range(24)),
    )


def _telling(told: _Occurrence, number: int, random: Random) -> Comparable:
    town = _word(told.town, 5)
    later = random.random() < 0.05
    published = told.day + (random.randrange(14, 60) if later else random.choice((0, 0, 1, 1, 1, 2, 3)))
    day = told.day + (random.choice((-1, 1)) if random.random() < 0.08 else 0)
    rough, dated = random.random() < 0.15, random.random() > 0.1
    people = [name for name in told.people if random.random() < (0.8 if later else 0.35)]
    names = [town, *(n for n in told.names if random.random() < 0.6), *(p.split()[1] for p in people)]
    names += [_word(random.randrange(_WORDS), 4) for _ in range(2)]
    words = [*(w for w in told.words if random.random() < 0.5)]
    words += [_word(random.randrange(_WORDS), 3) for _ in range(10)]
    early = random.random() < 0.15
    return Comparable(
        event=f"ev-{number:08d}",
        report=f"rp-{number:08d}",
        source=f"paper {random.randrange(40)}",
        published=published,
        first=day if dated else None,
        last=day if dated else None,
        sure=dated,
        lat=30.0 + (told.town % 40) * 0.13,
        lon=35.0 + (told.town // 40) * 0.13,
        reach=40.0 if rough else 8.0,
        iso2="XX",
        places=frozenset((f"district {told.town % 60}",) if rough else (town, f"district {told.town % 60}")),
        type=told.type if random.random() < 0.8 else "attack",
        tolls={
            effect: (number - early, number - early)
            for effect, number in (("killed", told.killed), ("wounded", told.wounded))
            if number > early and random.random() < 0.85
        },
        persons=frozenset(people),
        ages=frozenset(age for age in told.ages if random.random() < 0.5),
        names=frozenset(names),
        rare=tuple(sorted(set(names[1:]), key=lambda word: (-rarity(word), word))),
        towns=(town,),
        words=tuple(dict.fromkeys(words)),
        norm=sqrt(sum(rarity(word) ** 2 for word in set(words))),
        later=later,
    )


def _word(number: int, syllables: int) -> str:
    """A word for a number: an invented one, the same each time."""
    base = len(_SYLLABLES)
    made = []
    for _ in range(syllables):
        number, rest = divmod(number, base)
        made.append(_SYLLABLES[rest])
    return "x" + "".join(made)
