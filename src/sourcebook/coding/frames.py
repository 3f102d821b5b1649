"""What headings and list leads carry into the text under them: place and date, until something stated overrides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..lexicon.weights import STORY
from ..records import DateMention, Outline, PlaceMention, Reading, Segment, Span

_FRAMING = ("heading", "lead", "headline", "dateline")
#: A sentence that announces several occurrences: "five people were killed in separate incidents".
_ANNOUNCES = re.compile(
    r"\b(?:separate|different|various) (?:[\w-]+ ){0,2}"
    r"(?:acts|incidents|attacks|ambushes|shootings|clashes|encounters|blasts|bombings|explosions|operations|raids)\b",
    re.IGNORECASE,
)
#: One that numbers them, which announces if another one is told behind it: "injured in three blasts", "twin blasts".
_NUMBERS = re.compile(
    r"\b(?:two|three|four|five|six|seven|twin|triple|multiple|several) (?:[\w-]+ ){0,3}"
    r"(?:attacks|shootings|clashes|encounters|blasts|bombings|explosions|raids)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|a second|the second|the other) (?:[\w-]+ ){0,2}"
    r"(?:incident|attack|shooting|clash|encounter|blast|bombing|explosion|bomb|raid|bus|vehicle)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a sentence stands: the block it is in, by its index, and the blocks that frame that one, nearest first.

    `item` is what sets its events apart from those of other items: the list item itself, or under a heading the index
    of the block that the paragraph stands in; else None. `announced` is the sentence before it in the block that
    announced several occurrences at once; it frames them too.
    """

    item: int | None
    block: int | None
    above: tuple[Span, ...]
    announced: Span | None = None


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a report's sentences."""

    by_sentence: Mapping[Span, Frame]

    def of(self, sentence: Span) -> Frame:
        """The frame of a sentence or of a stretch of one; an empty one for words outside all sentences."""
        known = self.by_sentence.get(sentence)
        holding = () if known else (frame for span, frame in self.by_sentence.items() if span.holds(sentence))
        return known or next(iter(holding), Frame(None, None, ()))


def frames_of(outline: Outline) -> Frames:
    """The frame of each sentence of a report."""
    frames: dict[Span, Frame] = {}
    announced: dict[int | None, Span] = {}
    for sentence in (segment for segment in outline.segments if segment.kind == "sentence"):
        frame, announcing = _frame(outline, sentence.parent), announced.get(sentence.parent)
        if announcing is not None:
            frame = replace(frame, above=(announcing, *frame.above), announced=announcing)
        elif _announces(sentence.span, outline.report.text):
            announced[sentence.parent] = sentence.span
        frames[sentence.span] = frame
    return Frames(frames)


def _announces(sentence: Span, text: str) -> bool:
    """Whether a sentence tells of several occurrences at once that are told one by one behind it."""
    if _ANNOUNCES.search(text, sentence.start, sentence.end):
        return True
    if len(text) >= STORY:
        return False  # long stories number what is not told one by one
    return bool(_NUMBERS.search(text, sentence.start, sentence.end) and _ANOTHER.search(text, sentence.end))


def _frame(outline: Outline, block: int | None) -> Frame:
    """The frame of the sentences of a block."""
    if block is None:
        return Frame(None, None, ())
    above = _blocks_above(outline, block)
    framing = tuple(segment.span for segment in above if segment.kind in _FRAMING)
    own = outline.segments[block]
    if own.kind == "item":
        return Frame(block, block, framing)
    under_heading = any(segment.kind in ("heading", "lead") for segment in above)
    return Frame(own.parent if under_heading else None, block, framing)


def _blocks_above(outline: Outline, block: int) -> list[Segment]:
    found: list[Segment] = []
    above = outline.segments[block].parent
    while above is not None:
        found.append(outline.segments[above])
        above = outline.segments[above].parent
    return found


def places_above(frame: Frame, reading: Reading) -> tuple[PlaceMention, ...]:
    """The places named in the headings and leads over a sentence."""
    return tuple(place for span in frame.above for place in reading.places if span.holds(place.span))


def dates_above(frame: Frame, reading: Reading) -> tuple[DateMention, ...]:
    """The dates named in the headings and leads over a sentence, nearest first."""
    return tuple(date for span in frame.above for date in reading.dates if span.holds(date.span))
