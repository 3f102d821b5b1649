"""What one account of an incident says of how many: the rows of one event added up, with who stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcebook.records import Count, Statement
from sourcebook.records.vocabulary import Effect, Group

from ..field_values import count_words

_FIGHTERS = re.compile(
    r"\b(?:attackers?|assailants?|militants?|rebels?|insurgents?|terrorists?|gunm[ae]n|fighters?|bombers?|guerrillas?|"
    r"extremists?|jihadis?ts?|bandits?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How many one account says: `count` of all its rows together, by one voice, told first on `published`.

    `partisan` where a party's tally for its enemies is in it; `partial` where such a tally was left out, so that more
    may have suffered. `vague` is the word that stands for the number ("dozens"). `said_by` names source and kind of
    speaker, never a person. `revised` where it is told as a new total; `specific` as in `Statement`.
    """

    count: Count
    voice: int
    said_by: str
    published: date | None = None
    vague: str | None = None
    partisan: bool = False
    partial: bool = False
    specific: int = 0
    revised: bool = False

    @property
    def number(self) -> int:
        """The number that is surely said: its least, else its most."""
        return self.count.low if self.count.low is not None else self.count.high or 0

    @property
    def exact(self) -> bool:
        return self.vague is None and self.count.low is not None and self.count.low == self.count.high

    @property
    def words(self) -> str:
        """The reading in words for a reason: "9 (Meridian Press, citing the state, 2019-03-21)"."""
        number = f"{self.vague}, read as {count_words(self.count)}" if self.vague else count_words(self.count)
        day = f", {self.published.isoformat()}" if self.published else ""
        return f"{number} ({self.said_by}{day})"


def order_of(reading: Reading) -> tuple[date, bool, int, int, int, str]:
    """By how much a reading outranks others: the more recent, then the more specific, then the larger number."""
    most = reading.count.high if reading.count.high is not None else -1
    return (reading.published or date.min, reading.exact, reading.number, most, reading.specific, reading.said_by)


@dataclass(frozen=True, slots=True)
class Readings:
    """All that is said of one effect (and group): the accounts, the deaths told as more, and what was set aside."""

    accounts: tuple[Reading, ...]
    more: tuple[Reading, ...]
    aside: tuple[str, ...]


def readings_of(statements: Sequence[Statement], effect: Effect, who: Group | None) -> Readings:
    """The readings of one effect, for one group or for all together, in an order that does not depend on that given."""
    fighting = frozenset(s.who for s in statements if s.field in ("actors", "harm") and s.who is not None)
    told = [s for s in statements if s.field == "harm" and s.effect == effect and who in (None, s.who)]
    told.sort(key=lambda s: (s.event, s.row or 0, s.voice, s.value, s.speaker or ""))
    aside = {f"{_value(s)}: set aside, the speaker denies it" for s in told if s.mode == "denied"}
    aside |= {f"{_value(s)}: set aside, told of what came later" for s in told if s.standing == "apart"}
    kept = [s for s in told if s.mode != "denied" and s.count is not None and s.standing != "apart"]
    accounts = _read([s for s in kept if s.standing != "more"], fighting)
    more = _read([s for s in kept if s.standing == "more"], fighting)
    return Readings(tuple(accounts), tuple(more), tuple(sorted(aside)))


def _value(statement: Statement) -> str:
    return f"{statement.value} ({_said_by(statement)})"


def _read(statements: Sequence[Statement], fighting: frozenset[Group]) -> list[Reading]:
    events = sorted({s.event for s in statements})
    found = [
        reading for event in events for reading in _of_event([s for s in statements if s.event == event], fighting)
    ]
    return sorted(set(found), key=lambda reading: (reading.voice, order_of(reading), reading.partisan))


def _of_event(statements: Sequence[Statement], fighting: frozenset[Group]) -> Iterator[Reading]:
    """One reading for an account whose speakers agree, else one for each who puts a number differently."""
    rows: dict[int | None, list[Statement]] = {}
    for statement in statements:
        rows.setdefault(statement.row, []).append(statement)
    disputing = {s.voice for told in rows.values() if len({s.count for s in told}) > 1 for s in told}
    voices: Sequence[int | None] = sorted(disputing) or (None,)
    for voice in voices:
        chosen = [_chosen(told, voice, fighting) for told in rows.values()]
        yield from _added_up(chosen, fighting)


def _chosen(told: Sequence[Statement], voice: int | None, fighting: frozenset[Group]) -> Statement:
    """What a voice says on a row; where it is silent, what others say who are no party to it."""
    own = [s for s in told if s.voice == voice]
    return (own or [s for s in told if not _is_partisan(s, fighting)] or list(told))[0]


def _added_up(rows: Sequence[Statement], fighting: frozenset[Group]) -> Iterator[Reading]:
    partisan = [row for row in rows if _is_partisan(row, fighting)]
    rest = [row for row in rows if row not in partisan]
    if rest:
        yield replace(_sum(rest), partial=bool(partisan))
    if partisan:
        yield replace(_sum(rows), partisan=True, voice=partisan[0].voice, said_by=_said_by(partisan[0]))


def _sum(rows: Sequence[Statement]) -> Reading:
    counts = [row.count for row in rows if row.count is not None]
    highs = [count.high for count in counts]
    low = sum(count.low or 0 for count in counts) if any(count.low is not None for count in counts) else None
    high = None if None in highs else sum(high for high in highs if high is not None)
    main = max(rows, key=_weight)
    words = [word for row in rows if (word := vague_word(row)) is not None]
    return Reading(
        Count(low, high),
        main.voice,
        _said_by(main),
        main.published,
        words[0] if words else None,
        specific=main.specific,
        revised=any(row.standing == "revised" for row in rows),
    )


def _weight(row: Statement) -> tuple[int, int, int]:
    """By how much a row stands for its account: the most people, of equals the voice numbered first."""
    low, high = (row.count.low, row.count.high) if row.count is not None else (None, None)
    return low or 0, high or 0, -row.voice


#: Words that stand for a number of which nothing is said but that it is a plural of something.
_VAGUE = re.compile(
    r"\b(several|some|many|(?:a )?few|numerous|various|multiple|countless|a number|"
    r"tens|dozens|scores|hundreds|thousands)\b(?! \d)",
    re.IGNORECASE,
)


def vague_word(statement: Statement) -> str | None:
    """The word that stands for the number, "dozens" of "dozens of villagers"; None where a number is told."""
    count = statement.count
    if count is None or count.low is None or count.high is not None or statement.words is None:
        return None
    found = _VAGUE.search(statement.words)
    if found is not None:
        return found[1].lower()
    bare_plural = count.low == 2 and not re.search(r"\d|\btwo\b|\bpair\b|\bcouple\b|\bone\b", statement.words, re.I)
    return "a plural" if bare_plural else None


def _is_partisan(statement: Statement, fighting: frozenset[Group]) -> bool:
    """Whether a party to the fighting counts here those of the other side, or those whom it is said to have harmed."""
    own_word = statement.speaker is None
    if statement.speaker_kind == "perpetrator" or (own_word and statement.source.kind == "armed-group"):
        return statement.who != "armed-group"
    if statement.speaker_kind == "state" or (own_word and statement.source.kind == "state"):
        attackers = statement.who == "unknown" and bool(_FIGHTERS.search(statement.words or ""))
        return "state-forces" in fighting and (statement.who == "armed-group" or attackers)
    return False


_SPEAKERS = {
    "state": "the state",
    "perpetrator": "a party to it",
    "media": "another medium",
    "witness": "witnesses",
    "ngo": "an organisation",
    "other": "another source",
    "unknown": "a source of unknown kind",
}


def _said_by(statement: Statement) -> str:
    source = statement.source.name or "a report without a source"
    return source if statement.speaker_kind is None else f"{source}, citing {_SPEAKERS[statement.speaker_kind]}"
