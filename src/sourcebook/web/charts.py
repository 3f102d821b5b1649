"""Charts as numbers that a template puts into SVG: tolls as ranges against each other, bars with whiskers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.export.page_record import shown
from sourcebook.export.wording import count_words
from sourcebook.records import Count, Statement, Toll
from sourcebook.review.numbers import Tally

#: Pixels of the drawing: the words left of it, the scale, and a row.
LEFT, WIDE, ROW = 250, 620, 24


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One voice's number, or a policy's: where its range lies on the scale. `open` ends have no number."""

    words: str
    number: str
    x1: float
    x2: float
    dot: float | None
    open: bool
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class TollChart:
    """The numbers of one effect, and the marks of their scale."""

    effect: str
    rows: tuple[RangeRow, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def height(self) -> int:
        return 30 + ROW * len(self.rows)


def toll_chart(
    effect: str, said: Sequence[Statement], policies: Sequence[tuple[str, Toll]], names: Mapping[str, str]
) -> TollChart:
    """Every statement's number as a range, then what each policy makes of them, on one scale."""
    ends = [end for one in said if one.count for end in (one.count.low, one.count.high) if end is not None]
    ends += [end for _, toll in policies for end in (toll.low, toll.high) if end is not None]
    most = max([1, *ends])
    rows = [_said(one, names, most) for one in said]
    rows += [_policy(policy, toll, most) for policy, toll in policies]
    return TollChart(effect, tuple(rows), tuple((_x(tick, most), f"{tick:,}") for tick in _ticks(most)))


def _said(one: Statement, names: Mapping[str, str], most: int) -> RangeRow:
    assert one.count is not None
    source = names.get(one.event, "")
    words = f"{shown(one.speaker)}, in {source}" if one.speaker else source
    kind = "claimed" if one.mode in ("claimed", "denied") or one.speaker_kind == "perpetrator" else "range"
    title = f"{words}: {one.value} ({one.mode})" + (f" · “{shown(one.words)}”" if one.words else "")
    return _row(words, one.count, most, kind, title)


def _policy(policy: str, toll: Toll, most: int) -> RangeRow:
    title = "; ".join(shown(reason) for reason in toll.reasons) or "no reasons given"
    made = _row(f"by the rule of {policy.upper()}", Count(toll.low, toll.high), most, "policy", title)
    if toll.best is None:
        return made
    number = f"{toll.best:,}" + (f" ({made.number})" if toll.low != toll.high else "")
    return RangeRow(made.words, number, made.x1, made.x2, _x(toll.best, most), made.open, made.kind, made.title)


def _row(words: str, count: Count, most: int, kind: str, title: str) -> RangeRow:
    low = 0 if count.low is None else count.low
    high = most if count.high is None else count.high
    dot = _x(low, most) if count.low == count.high else None
    open_end = None in (count.low, count.high)
    number = count_words(count, dash="–")
    return RangeRow(words, number, _x(low, most), _x(high, most), dot, open_end, kind, title)


def _x(number: int, most: int) -> float:
    return round(LEFT + WIDE * number / most, 1)


def _ticks(most: int) -> list[int]:
    step = 10 ** max(0, math.floor(math.log10(most)))
    step = max(1, step // 5 if most / step < 2 else step // 2 if most / step < 5 else step)
    return list(range(0, most + 1, step))


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of events: how many were coded, how many of them are likely right, and between which bounds."""

    name: str
    events: int
    x: float
    width: float
    likely: float
    low: float
    high: float
    words: str
    toll: str


def bars(tallies: Iterable[Tally], wide: int = 330) -> list[Bar]:
    """Horizontal bars on one scale."""
    listed = list(tallies)
    most = max((tally.events for tally in listed), default=1)
    return [
        Bar(
            shown(tally.name), tally.events, 0, wide * tally.events / most, wide * tally.right / most,
            wide * tally.low / most, wide * tally.high / most, right_words(tally), toll_words(tally),
        )
        for tally in listed
    ]  # fmt: skip


def right_words(tally: Tally) -> str:
    """`7.4 likely right (5.1 to 9.0 of 9)`"""
    return f"{tally.right:.1f} likely right ({tally.low:.1f} to {tally.high:.1f} of {tally.events})"


def toll_words(tally: Tally) -> str:
    """`12–15 killed`: added up over reports, so that an occurrence told twice counts twice."""
    high = (
        "and more"
        if tally.killed_high is None
        else ""
        if tally.killed_high == tally.killed
        else f"–{tally.killed_high}"
    )
    return f"{tally.killed}{' ' if high == 'and more' else ''}{high} killed"
