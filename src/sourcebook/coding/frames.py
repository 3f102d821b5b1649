"""What headings and list leads carry into the text under them: place, date and actor, until something stated overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..records import DateMention, Outline, PlaceMention, Reading, Segment, Span

_FRAMING = ("heading", "lead", "headline", "dateline")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a sentence stands: the list item or digest paragraph it is in, and the blocks above it, nearest first.

    `item` is the index of the block where each block tells of something of its own, else None; `block` that of the block.
    """

    item: int | None
    block: int | None
    above: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a report's sentences."""

    by_sentence: Mapping[Span, Frame]

    def of(self, sentence: Span) -> Frame:
        """The frame of a sentence; an empty one for a sentence that the outline lacks."""
        return self.by_sentence.get(sentence, Frame(None, None, ()))


def frames_of(outline: Outline, reading: Reading) -> Frames:
    """The frame of each sentence of a report."""
    found: dict[Span, Frame] = {}
    for segment in outline.segments:
        if segment.kind != "sentence":
            continue
        block = segment.parent
        above = tuple(parent.span for parent in _ancestors(outline, block) if parent.kind in _FRAMING)
        kind = None if block is None else outline.segments[block].kind
        under_heading = any(parent.kind in ("heading", "lead") for parent in _ancestors(outline, block))
        item = block if kind == "item" else (_section(outline, block) if under_heading else None)
        found[segment.span] = Frame(item, block, above)
    return Frames(found)


def _section(outline: Outline, block: int | None) -> int | None:
    """The heading a paragraph stands under, as the mark of its section."""
    if block is None:
        return None
    return outline.segments[block].parent


def _ancestors(outline: Outline, block: int | None) -> list[Segment]:
    found: list[Segment] = []
    while block is not None:
        segment = outline.segments[block]
        block = segment.parent
        if block is not None:
            found.append(outline.segments[block])
    return found


def places_above(frame: Frame, reading: Reading) -> tuple[PlaceMention, ...]:
    """The places named in the headings and leads over a sentence."""
    return tuple(place for span in frame.above for place in reading.places if span.holds(place.span))


def dates_above(frame: Frame, reading: Reading) -> tuple[DateMention, ...]:
    """The dates named in the headings and leads over a sentence, nearest first."""
    return tuple(date for span in frame.above for date in reading.dates if span.holds(date.span))
