"""Headings and list leads: which passages stand over others, and in what style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import FINAL_MARKS, Layout, ends_finished
from .marks import Mark
from .passages import Passage

_HASHES = re.compile(r"(#{1,6})\s+\S")
_BOLD = re.compile(r"(\*\*|__)[^*_\n]{2,100}\1:?")
_CHAPTER = re.compile(r"(?i:part|chapter|section|annex|appendix|sección|capítulo)\s+(?:[0-9]{1,3}|[IVX]{1,5}|[A-Z])\b")
_MONTH_OR_DAY = re.compile(
    r"(?i)\b(?:[0-9]{1,2}(?:st|nd|rd|th)?|jan\w*|feb\w*|march|april|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|"
    r"muharram|safar|rabi\w*|jumad\w*|rajab|sha.?ban|ramadh?an|shaww?al|d?h?z?u\w*.(?:al.)?(?:qa|hi)\w*|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_SPEECH_END = re.compile(
    r"(?i)\b(?:said|says|say|read|reads|added|adds|stated|states|wrote|writes|asked|continued|tweeted|quote|dijo)\s*:$"
)

_LONGEST_HEADING = 100  # characters
_MOST_WORDS = 14
_LONGEST_TITLE = 70  # characters, for lines that only their shortness and the blank lines around tell
_MOST_TITLE_WORDS = 10
_TITLES_IN_A_ROW = 3
_LONGEST_LEAD = 200  # characters; of a longer paragraph only the last sentence is the lead
_MOST_LEAD_WORDS = 12


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """How a heading is set off (`family`) and how deep its own marking says it is (`depth`, from 1)."""

    family: str
    depth: int


def heading_style(text: str, passages: Sequence[Passage], index: int, layout: Layout) -> HeadingStyle | None:
    """The style of the passage as a heading; None where it is none. The last passage stands over nothing."""
    passage = passages[index]
    if passage.end - passage.start > _LONGEST_HEADING + 10 or index + 1 == len(passages):
        return None
    words = passage.words(text)
    if match := _HASHES.match(words):
        return HeadingStyle("markdown", len(match[1]))
    if passage.underline:
        return HeadingStyle("underline", 1 if passage.underline == "=" else 2)
    if passage.lines > 1 or len(words) > _LONGEST_HEADING or len(words.split()) > _MOST_WORDS:
        return None
    if _BOLD.fullmatch(words):
        return HeadingStyle("bold", 1)
    if words[-1] in ":;," or ends_finished(words):
        return None
    if passage.mark is not None:
        return _numbered_style(passages, index, passage.mark)
    if _CHAPTER.match(words):
        return HeadingStyle("chapter", 1)
    return _plain_style(text, passages, index, layout)


def _numbered_style(passages: Sequence[Passage], index: int, mark: Mark) -> HeadingStyle | None:
    """A numbered line stands over text unless its neighbours are of the same row: then it is an item."""
    before = passages[index - 1].mark if index else None
    after = passages[index + 1].mark
    in_a_list = (index > 0 and not passages[index].gap) or (after is not None and not passages[index + 1].gap)
    if mark.style in ("bullet", "hour") or in_a_list:
        return None
    if mark.precedes(after) or (before is not None and before.precedes(mark) and mark.style != "numbers"):
        return None
    if after is not None and after.style == mark.style and after.depth == mark.depth:
        return None
    return HeadingStyle("number" if mark.style == "numbers" else mark.style, mark.depth)


def _plain_style(text: str, passages: Sequence[Passage], index: int, layout: Layout) -> HeadingStyle | None:
    """Lines without any mark: capitals, or short with nothing else around."""
    passage, after = passages[index], passages[index + 1]
    words = passage.words(text)
    letters = sum(1 for letter in words if letter.isalpha())
    if letters < 3 or words[0] in "[(\"'“‘«" or words[-1] in '"”’»]':
        return None
    if words == words.upper() != words.lower() and not layout.in_capitals:
        return HeadingStyle("capitals", 1)
    if not _is_title(text, passage):
        return None
    if (passage.gap or index == 0) and after.gap:
        longer = after.mark is not None or after.end - after.start > len(words)
        return HeadingStyle("title", 1) if longer or _is_title(text, after) else None
    if layout.width is not None:
        return None
    rest = [one for one in passages[index + 1 : index + 1 + _TITLES_IN_A_ROW] if not _is_title(text, one)]
    if not rest:
        return None
    below = rest[0]
    over_text = below.end - below.start > _LONGEST_TITLE // 2 and ends_finished(below.words(text)[-6:])
    return HeadingStyle("title", 1) if over_text and not below.mark else None


def _is_title(text: str, passage: Passage) -> bool:
    """Whether the passage is short enough for a heading that nothing else marks, and does not end as text does."""
    if passage.end - passage.start > _LONGEST_TITLE or passage.lines > 1 or passage.mark is not None:
        return False
    words = passage.words(text)
    opens = words[0].isupper() or words[0].isdigit()
    return opens and len(words.split()) <= _MOST_TITLE_WORDS and words[-1] not in ":;," and not ends_finished(words)


def lead_start(text: str, passages: Sequence[Passage], index: int) -> int | None:
    """Where the lead in this passage begins; None where there is none, -1 where only its last sentence is one."""
    if index + 1 == len(passages):
        return None
    passage, after = passages[index], passages[index + 1]
    last = text[max(passage.start, passage.end - 4) : passage.end].rstrip(" -–—")
    if last.endswith((":", "：")):
        if after.mark is not None:
            return passage.start if passage.end - passage.start <= _LONGEST_LEAD else -1
        short = passage.end - passage.start <= _LONGEST_LEAD
        words = passage.words(text) if short else ""
        if short and len(words.split()) <= _MOST_LEAD_WORDS and not _SPEECH_END.search(words):
            return passage.start
        return None
    if after.mark is None or after.gap or passage.lines > 1 or passage.end - passage.start > _LONGEST_TITLE:
        return None
    words = passage.words(text)
    plain = words[-1] not in FINAL_MARKS + ',;"”' and len(words.split()) <= _MOST_TITLE_WORDS and words[0].isupper()
    return passage.start if plain else None


def lead_form(words: str) -> str:
    """Leads of one form are neighbours, of different forms stand one under the other: dates, and the rest."""
    return "date" if _MONTH_OR_DAY.search(words[:_LONGEST_LEAD]) else "plain"
