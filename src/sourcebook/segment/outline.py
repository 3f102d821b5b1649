"""The outline of a report: its blocks, with the sentences and quotations in them."""

from __future__ import annotations

from ..records.report import Outline, Report, Segment, SegmentKind, Span
from .blocks import Block, blocks_of
from .lines import layout_of, lines_of
from .nesting import parents_of
from .passages import passages_of
from .quotations import quotations_in
from .sentences import Bounds, sentence_bounds
from .unpunctuated import looks_unpunctuated, unpunctuated_bounds

_ONE_SENTENCE: frozenset[SegmentKind] = frozenset({"dateline", "byline", "heading"})
_RUNNING_TEXT: frozenset[SegmentKind] = frozenset({"paragraph", "item"})


def segment(report: Report) -> Outline:
    """Split a report into its parts, for an extractor to read.

    Blocks come in reading order and hold every non-space character once; each is followed by the sentences and
    quotations in it, by their start. Sentences cover their block, its bullet or number included. A quotation's span
    includes its marks; one that runs over several paragraphs stands with the block it opens in. Never fails; the
    time is linear in the length of the text.
    """
    text = report.text
    lines = lines_of(text)
    layout = layout_of(text, lines)
    blocks = blocks_of(text, report.title, passages_of(text, lines, layout), layout)
    quotations: dict[int, list[Bounds]] = {}
    for start, end, index in quotations_in(text, [(block.start, block.end) for block in blocks]):
        quotations.setdefault(index, []).append((start, end))
    segments: list[Segment] = []
    places: list[int] = []  # of the blocks, in segments
    for index, (block, (parent, level)) in enumerate(zip(blocks, parents_of(blocks), strict=True)):
        places.append(len(segments))
        own = Segment(block.kind, Span(block.start, block.end), None if parent is None else places[parent], level)
        segments.append(own)
        segments.extend(_parts(text, block, quotations.get(index, []), places[-1]))
    return Outline(report, tuple(segments))


def _parts(text: str, block: Block, quotations: list[Bounds], parent: int) -> list[Segment]:
    """The sentences and quotations of one block, by their start."""
    sentences = [(block.start + start, block.start + end) for start, end in _sentences(text, block)]
    parts = [Segment("sentence", Span(*bounds), parent) for bounds in sentences]
    if quotations:
        parts += [Segment("quotation", Span(*bounds), parent) for bounds in quotations]
        parts.sort(key=lambda part: (part.span.start, part.kind != "sentence"))
    return parts


def _sentences(text: str, block: Block) -> list[Bounds]:
    body = text[block.start : block.end]
    if block.kind in _ONE_SENTENCE:
        return [(0, len(body))]
    if block.kind in _RUNNING_TEXT and looks_unpunctuated(body):
        return unpunctuated_bounds(body)
    return sentence_bounds(body)
