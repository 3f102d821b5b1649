"""Blocks: what each passage is (headline, dateline, byline, heading, lead, paragraph or item), in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ..records.report import SegmentKind
from .datelines import dateline_end, is_byline, is_date_line, opens_entry
from .headings import heading_style, lead_form, lead_start
from .lines import Layout, ends_finished
from .marks import Mark
from .passages import Passage
from .run_in import Part, opening_parts
from .sentences import sentence_bounds

_RULE = re.compile(r"[-=_*~\s]{3,}")
_LONGEST_HEADLINE = 200  # characters
_MOST_HEADLINE_LINES = 3
_LONGEST_TITLE = 400  # characters of a report's title that we look for in its text
_SHORTEST_BODY = 60  # characters; a first line is a headline only over something as long, or over a sentence
_LONGEST_CREDIT = 320  # characters
_OPENING = 8  # passages in which headline, byline and date lines are looked for
_WITHOUT_DEPTH = ("title", "capitals", "bold")
_DIGEST_REACH = 2  # passages between two entries of one digest


@dataclass(frozen=True, slots=True)
class Block:
    """One block: offsets, and what is needed to find what it stands under (style, depth, form, indent, mark)."""

    kind: SegmentKind
    start: int
    end: int
    style: str = ""
    depth: int = 0
    indent: int = 0
    mark: Mark | None = None


def blocks_of(text: str, title: str | None, passages: Sequence[Passage], layout: Layout) -> list[Block]:
    """Tell the passages apart. The blocks hold every non-space character of the text once."""
    opening, taken, start = _opening_blocks(text, title, passages)
    found = list(opening)
    if taken < len(passages):
        rest = passages[taken]
        if start > rest.start:  # a title or date was cut off the passage's front
            rest = Passage(start, rest.end, rest.lines, 0, rest.indent)
        passages = [*passages[:taken], rest, *passages[taken + 1 :]]
    digest = _digest_entries(text, passages)
    for index in range(taken, len(passages)):
        found.extend(_blocks_in(text, passages, index, layout, first=index == taken, in_digest=index in digest))
    return _with_depths(found)


def _with_depths(blocks: Sequence[Block]) -> list[Block]:
    """Headings whose style tells no depth: one directly over another of its style is the higher of the two."""
    return [
        replace(block, depth=1 if after and after.kind == "heading" and after.style == block.style else 2)
        if block.kind == "heading" and block.style in _WITHOUT_DEPTH
        else block
        for block, after in zip_longest(blocks, blocks[1:])
    ]


def _opening_blocks(text: str, title: str | None, passages: Sequence[Passage]) -> tuple[list[Block], int, int]:
    """Headline, bylines and date lines at the top; the index of the first passage of the body, and where it starts."""
    found: list[Block] = []
    headline = False
    for index, passage in enumerate(passages[:_OPENING]):
        words = passage.words(text) if passage.end - passage.start <= _LONGEST_CREDIT else ""
        titled = [] if headline else _titled_blocks(text, title, passage)
        if titled:
            headline = True
            found.extend(titled)
            if titled[-1].end < passage.end:
                return found, index, _next_word(text, titled[-1].end)
        elif words and is_byline(words):
            found.append(Block("byline", passage.start, passage.end))
        elif words and is_date_line(words):
            found.append(Block("dateline", passage.start, passage.end))
        elif not headline and _is_headline(text, passages, index):
            headline = True
            found.append(Block("headline", passage.start, passage.end))
        else:
            return found, index, passage.start
    taken = min(len(passages), _OPENING)
    return found, taken, passages[taken].start if taken < len(passages) else len(text)


def _titled_blocks(text: str, title: str | None, passage: Passage) -> list[Block]:
    """The report's title where the passage begins with it, after a dateline perhaps; nothing where it does not."""
    pattern = _title_pattern(title)
    if pattern is None:
        return []
    cut = _title_end(text, pattern, passage.start, passage.end)
    if cut is not None:
        return [Block("headline", passage.start, cut)]
    dated = dateline_end(text, passage.start, passage.end, first=True)
    start = _next_word(text, dated) if dated else passage.end
    cut = _title_end(text, pattern, start, passage.end)
    if dated is None or cut is None:
        return []
    return [Block("dateline", passage.start, dated), Block("headline", start, cut)]


def _title_pattern(title: str | None) -> re.Pattern[str] | None:
    """The title's words with any marks between them; a dash or stop after them goes with them."""
    words = re.findall(r"\w+", title or "")
    if title is None or not words or len(title) > _LONGEST_TITLE:
        return None
    between = r"\W{1,4}".join(re.escape(word) for word in words)
    return re.compile(rf"#{{0,6}}\s*\W?{between}(?!\w)[\"'”’)]?\s?[.:]?(?:\s?[-–—|]+(?!\S))?", re.IGNORECASE)


def _title_end(text: str, pattern: re.Pattern[str], start: int, end: int) -> int | None:
    match = pattern.match(text, start, end)
    return start + len(match.group().rstrip()) if match else None


def _next_word(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _is_headline(text: str, passages: Sequence[Passage], index: int) -> bool:
    passage = passages[index]
    length = passage.end - passage.start
    if passage.mark or passage.lines > _MOST_HEADLINE_LINES or length > _LONGEST_HEADLINE:
        return False
    below = passages[index + 1 : index + 4]
    if not any(one.end - one.start >= _SHORTEST_BODY or ends_finished(one.words(text)) for one in below):
        return False
    words = passage.words(text)
    if _RULE.fullmatch(words) or words[-1] in ":;," or dateline_end(text, passage.start, passage.end, first=True):
        return False
    if words.startswith("#"):
        level = words[: len(words) - len(words.lstrip("#"))] + " "
        return not any(text.startswith(level, one.start) for one in passages[index + 1 :])
    if lead_start(text, passages, index) is not None or len(sentence_bounds(words)) > 1:
        return False
    return not ends_finished(words) or (words[-1] in "?!" and passages[index + 1].gap > 0)


def _digest_entries(text: str, passages: Sequence[Passage]) -> set[int]:
    """Indices of the passages that open with a place or date and a colon, near others that do."""
    opening = [
        index
        for index, passage in enumerate(passages)
        if not passage.mark and opens_entry(text, passage.start, passage.end)
    ]
    entries: set[int] = set()
    for one, other in pairwise(opening):
        if other - one <= _DIGEST_REACH:
            entries |= {one, other}
    return entries


def _blocks_in(
    text: str, passages: Sequence[Passage], index: int, layout: Layout, *, first: bool, in_digest: bool
) -> Iterator[Block]:
    passage = passages[index]
    start, end = passage.start, passage.end
    if end - start <= _LONGEST_CREDIT and is_byline(text[start:end]):
        yield Block("byline", start, end)
        return
    style = heading_style(text, passages, index, layout)
    lead = None if style and style.family != "title" else lead_start(text, passages, index)
    if lead is not None and passage.mark is None:
        cut = start if lead >= 0 else start + sentence_bounds(text[start:end])[-1][0]
        if cut > start:
            yield Block("paragraph", start, start + len(text[start:cut].rstrip()), indent=passage.indent)
        yield Block("lead", cut, end, style=lead_form(text[cut:end]), indent=passage.indent)
    elif style is not None:
        yield Block("heading", start, end, style=style.family, depth=style.depth)
    elif passage.mark is not None:
        yield Block("item", start, end, indent=passage.indent, mark=passage.mark)
    elif in_digest:
        yield Block("item", start, end, style="digest")
    else:
        cut = start
        for kind, begin, cut in _openings(text, passage, first=first):
            yield Block(kind, begin, cut)
        if cut < end:
            yield Block("paragraph", _next_word(text, cut), end, indent=passage.indent)


def _openings(text: str, passage: Passage, *, first: bool) -> Iterator[Part]:
    """The dateline that a paragraph opens with; of a report's first one, told in one line, a headline too."""
    if first and passage.lines == 1:
        yield from opening_parts(text, passage.start, passage.end)
        return
    cut = dateline_end(text, passage.start, passage.end, first=first)
    if cut is not None:
        yield "dateline", passage.start, cut
