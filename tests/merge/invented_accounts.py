"""Invented accounts of one occurrence, made line by line: who publishes when, what it says, who is cited."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sourcebook.records import (
    ActorRef,
    Attribution,
    Claim,
    CoderStamp,
    Count,
    Event,
    Evidence,
    Harm,
    Report,
    Source,
    Span,
    content_id,
)
from sourcebook.records.vocabulary import Effect, Group, Mode, Role, SourceKind, SpeakerKind

CODER = CoderStamp("0.1.0", "rules", "acled")
Actor = tuple[str, Role, Group]
DOER: Actor = ("Delta Movement", "perpetrator", "armed-group")
#: Both sides of a fight.
FIGHT: tuple[Actor, ...] = (("soldiers", "party", "state-forces"), ("Delta Movement", "party", "armed-group"))


class Row(NamedTuple):
    """One row of a toll: the words, how many, who they were, what was done, and who says so (an index)."""

    words: str
    low: int | None
    high: int | None
    who: Group = "civilians"
    effect: Effect = "killed"
    speaker: int | None = None
    mode: Mode = "reported"


class Speaker(NamedTuple):
    name: str
    kind: SpeakerKind
    mode: Mode = "reported"


class Rival(NamedTuple):
    """What one speaker says of the row `row`, where another says otherwise."""

    row: int
    speaker: int | None
    words: str
    low: int
    high: int


def account(
    publisher: str | None,
    day: int | None,
    rows: Sequence[Row],
    *,
    text: str | None = None,
    kind: SourceKind | None = "media",
    speakers: Sequence[Speaker] = (),
    rivals: Sequence[Rival] = (),
    actors: Sequence[Actor] = (),
    title: str | None = None,
) -> Event:
    """An event of a report of its own, published on a day of May 2018."""
    text = text if text is not None else _text(publisher, day, rows, speakers)
    published = None if day is None else date(2018, 5, day)
    sha = hashlib.sha256(text.encode()).hexdigest()
    name = content_id("r", f"{publisher}|{day}|{title}|{text}")
    report = Report(name, sha, text, title, Source(publisher, kind), published)
    claims = [
        Claim(f"harm.{index}", row.speaker, row.mode)
        for index, row in enumerate(rows)
        if (row.speaker is not None or row.mode != "reported") and index not in {rival.row for rival in rivals}
    ]
    claims += [
        Claim(f"harm.{r.row}", r.speaker, _mode(speakers, r.speaker), r.words, None, Count(r.low, r.high))
        for r in rivals
    ]
    return Event(
        id=content_id("ev", f"{name}|{rows}|{rivals}"),
        report=report,
        type="attack",
        status="accomplished",
        date=None,
        place=None,
        actors=tuple(ActorRef(words, Span(0, 1), role, group) for words, role, group in actors),
        harm=tuple(Harm(r.words, _span(text, r.words), r.who, r.effect, Count(r.low, r.high)) for r in rows),
        weapons=(),
        attribution=tuple(Attribution(s.name, Span(0, 1), s.kind, s.mode) for s in speakers),
        claims=tuple(claims),
        evidence=Evidence(text[:20], Span(0, min(20, len(text)))),
        confidence=0.5,
        review=(),
        coder=CODER,
    )


def _mode(speakers: Sequence[Speaker], speaker: int | None) -> Mode:
    return "reported" if speaker is None else speakers[speaker].mode


def _span(text: str, words: str) -> Span:
    start = max(text.find(words), 0)
    return Span(start, start + len(words))


def _text(publisher: str | None, day: int | None, rows: Sequence[Row], speakers: Sequence[Speaker]) -> str:
    """A text that no other account shares: what it says, between words of its own."""
    own = " ".join(f"{publisher}{day}word{number}" for number in range(20))
    told = " and ".join(f"{row.words} {row.effect}" for row in rows)
    return f"{own}. There were {told}. So said {', '.join(speaker.name for speaker in speakers)}. {own[::-1]}"
