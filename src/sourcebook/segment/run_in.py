"""Headlines and datelines that run into the text: what a story whose lines were joined opens with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..records.report import SegmentKind
from .datelines import dateline_end, printed_date_end
from .sentences import sentence_bounds

Part = tuple[SegmentKind, int, int]

_LONGEST = 200  # characters; no headline is longer
_SHORTEST_REST = 60  # characters; a headline stands over more than that
_FEWEST_WORDS = 4
_LONG_WORD = 4  # letters; shorter words are small in titles too
_MOST_SMALL = 0.2  # of the long words of a title; "Rebels shell Harak" in a sentence has more
#: A gap, or a spaced dash, that parts a headline from what stands under it.
_GAP = re.compile(r"(?<![\s.!?…,;:])[ \t\u00a0]{2,}(?=[\"“A-Z0-9])")
_DASH = re.compile(r"\s+[-–—]\s+(?=[\"“(A-Z0-9])")
_STOP = re.compile(r"[.!?…]\s+(?=[\"“A-Z0-9])")
#: What a sentence full of names has and a title does not: "Corporal Omar Tal of the Border Police was killed on May 3."
_SMALL_VERB = re.compile(r"\b(?:was|were|has|have|had|been)\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")


def opening_parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The dateline, headline and second dateline that a story's first paragraph, told in one line, opens with."""
    dated = dateline_end(text, start, end, first=True)
    if dated is not None:
        yield "dateline", start, dated
        start = _next_word(text, dated)
    headline = _headline_end(text, start, end, dated=dated is not None)
    if headline is None:
        return
    yield "headline", start, headline
    start = _next_word(text, headline, "-–—")
    printed = printed_date_end(text, start, end)
    if printed is not None:
        yield "dateline", start, printed


def _next_word(text: str, start: int, marks: str = "") -> int:
    while start < len(text) and (text[start].isspace() or text[start] in marks):
        start += 1
    return start


def _headline_end(text: str, start: int, end: int, *, dated: bool) -> int | None:
    """Where the headline ends that words before the text are: by a gap, a dash behind the date, or its capitals."""
    reach = min(end, start + _LONGEST)
    gap, stop = _GAP.search(text, start, reach), _STOP.search(text, start, reach)
    dash = _DASH.search(text, start, reach) if dated else None
    cuts = [match.start() for match in (gap, dash) if match and not (stop and stop.start() < match.start())]
    if stop is not None and _is_title(text[start : stop.start()]) and not text[start:reach].isupper():
        cuts.append(stop.start() + 1)
    if not cuts or end - min(cuts) < _SHORTEST_REST:
        return None
    words = text[start : min(cuts)]
    return min(cuts) if len(words.split()) >= _FEWEST_WORDS and len(sentence_bounds(words)) == 1 else None


def _is_title(words: str) -> bool:
    """Whether words are written as titles are, each long one with a capital, and with no verb that is not."""
    if _SMALL_VERB.search(words):
        return False
    long_words = [word for word in _WORD.findall(words) if len(word) >= _LONG_WORD]
    small = sum(word[0].islower() for word in long_words)
    return len(long_words) >= _FEWEST_WORDS and small <= _MOST_SMALL * len(long_words)
