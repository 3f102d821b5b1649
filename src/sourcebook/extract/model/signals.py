"""What the rules see in a text, laid on its word pieces: the network reads it beside the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from ...lexicon.people import group_of
from ...records import Finding, Reading, Span
from ..participants import GroupName
from .arrays import Floats

_ACTIONS: Mapping[str, tuple[str, ...]] = {
    "clash": ("armed-clash",),
    "attack": ("attack", "sexual-violence"),
    "explosion": ("bombing", "grenade", "suicide-bombing", "shelling", "chemical"),
    "air strike": ("air-strike",),
    "abduction": ("abduction",),
    "destruction": ("property-destruction",),
    "custody": ("arrest", "surrender", "weapons-seizure"),
    "talk": ("threat", "protest", "agreement", "riot", "territory-change", "other"),
}

#: The signals, in the order of the network's inputs.
SIGNALS: tuple[str, ...] = (
    *(f"action {name}" for name in _ACTIONS), "action harm", "not accomplished", "background",
    "perpetrator", "target", "party", "person",
    *(f"actor {group}" for group in ("state-forces", "state-other", "armed-group", "civilians", "property", "unknown")),
    "harm killed", "harm wounded", "harm abducted", "harm other", "weapon", "place", "dateline", "date",
    "speaker", "claimed", "accused", "denied", "telling sentence",
    *(f"word {group}" for group in ("state-forces", "state-other", "armed-group", "civilians", "property")),
    "armed group", "other group",
)  # fmt: skip
_INDEX = {name: index for index, name in enumerate(SIGNALS)}
_ACTION_OF = {kind: f"action {name}" for name, kinds in _ACTIONS.items() for kind in kinds}
_MODES = {"claimed": "claimed", "accused": "accused", "suspected": "accused", "denied": "denied"}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

#: One signal over a stretch of a text.
Signal = tuple[int, int, int]


def signals_of(text: str, reading: Reading, names: Iterable[GroupName]) -> list[Signal]:
    """The signals of a text as start, end and index, from what the rules read in it and the words it has."""
    found = [(span.start, span.end, _INDEX[name]) for span, name in _read(reading)]
    found += [
        (n.span.start, n.span.end, _INDEX["armed group" if n.group == "armed-group" else "other group"]) for n in names
    ]
    for word in _WORD.finditer(text):
        name = _word_signal(word[0].lower())
        if name is not None:
            found.append((word.start(), word.end(), _INDEX[name]))
    return found


def laid_on(signals: Iterable[Signal], offsets: Sequence[tuple[int, int]]) -> Floats:
    """The signals of each word piece: pieces x signals, 1 where the piece begins in the stretch."""
    found = np.zeros((len(offsets), len(SIGNALS)), np.float32)
    starts = np.array([start for start, _ in offsets], np.int64)
    for begin, end, index in signals:
        first, last = np.searchsorted(starts, (begin, end))
        found[first:last, index] = 1.0
    return found


def _read(reading: Reading) -> Iterator[tuple[Span, str]]:
    for finding in reading.findings:
        yield from _of_finding(finding)
    for place in reading.places:
        yield place.span, "dateline" if place.relation == "dateline" else "place"
    for date in reading.dates:
        yield date.span, "date"
    for speaker in reading.speakers:
        yield speaker.span, "speaker"
        if speaker.mode in _MODES:
            yield speaker.content, _MODES[speaker.mode]


def _of_finding(finding: Finding) -> Iterator[tuple[Span, str]]:
    yield finding.action, _ACTION_OF.get(finding.type or "", "action harm")
    if finding.weight >= 0.5:
        yield finding.sentence, "telling sentence"
    if finding.status != "accomplished":
        yield finding.action, "not accomplished"
    if finding.background:
        yield finding.action, "background"
    for actor in finding.actors:
        yield actor.span, actor.role
        yield actor.span, f"actor {actor.group}"
        if actor.person:
            yield actor.span, "person"
    for row in finding.harm:
        name = f"harm {row.effect}"
        yield row.span, name if name in _INDEX else "harm other"
    for weapon in finding.weapons:
        yield weapon.span, "weapon"


@lru_cache(maxsize=50_000)
def _word_signal(word: str) -> str | None:
    name = f"word {group_of([word])}"
    return name if name in _INDEX else None
