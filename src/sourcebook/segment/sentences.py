"""Sentences: where one ends and the next begins, in text with its punctuation."""

from __future__ import annotations

import re

from .stops import (
    BEFORE_NUMBER,
    EXPLAINING,
    MONTHS_AND_DAYS,
    OPENERS,
    OPENERS_IN_CAPITALS,
    SOMETIMES,
    TIME_ZONES,
    TITLES,
    WORDS_TOO,
)

Bounds = tuple[int, int]

_STOP = re.compile(r"[.!?…؟۔।॥。！？]+[\"'”’»›)\]}]*")
_CASELESS_STOP = re.compile(r"[؟۔।॥。！？]")
_SPACES = re.compile(r"\s*")
_OPENING_MARKS = re.compile(r"[\s\"'“‘„«‹(\[{¿¡*•#–—-]*")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-Z]")
_WIDE_GAP = re.compile(r"(?<![\s.!?…,;:])[ \t\u00a0]{2,}(?=\S)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LIST_MARK = re.compile(r"\W{0,3}(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|[A-Za-z]|[ivxIVX]{1,5})")
_NEXT_SENTENCE = re.compile(r"[\"'“‘«(\[]?(?:[A-Z][a-z’']+|A|I)(?=[\s,])")
_NEXT_SENTENCE_IN_CAPITALS = re.compile(r"[\"'“‘«(\[]?[A-Z]{2,}(?=[\s,])")

_LONGEST_ENTRY_MARK = 8  # characters; an hour or number set off by a gap belongs to what follows
_LONGEST_ABBREVIATION = 16  # characters looked at before a stop: longer words are no abbreviations


def sentence_bounds(body: str) -> list[Bounds]:
    """Start and end of every sentence of one block; together they cover all of its non-space characters.

    A block without any stop is one sentence. The work is linear in the length of `body`.
    """
    in_capitals = not _has_lower_case(body)
    cuts = [match.end() for match in _STOP.finditer(body) if _ends_sentence(body, match, in_capitals)]
    gaps = _wide_gaps(body)
    return bounds_between(body, sorted({*cuts, *gaps}) if gaps else cuts)


def bounds_between(body: str, cuts: list[int]) -> list[Bounds]:
    """The stretches between the cuts, without the space around them; empty ones are left out."""
    bounds = []
    start = 0
    for cut in [*cuts, len(body)]:
        stretch = body[start:cut]
        kept = stretch.strip()
        if kept:
            first = start + len(stretch) - len(stretch.lstrip())
            bounds.append((first, first + len(kept)))
        start = cut
    return bounds


def _has_lower_case(body: str) -> bool:
    return body.upper() != body


def _ends_sentence(body: str, match: re.Match[str], in_capitals: bool) -> bool:
    end = match.end()
    if end == len(body):
        return False  # the end of the block is a boundary anyway
    mark = match.group()
    if _CASELESS_STOP.search(mark):
        return True
    if not body[end].isspace():
        return _misses_its_space(body, match, in_capitals)
    opening = _OPENING_MARKS.match(body, end)
    following = opening.end() if opening else end
    if following == len(body):
        return False
    if body[following].islower() and not _ARABIC_ARTICLE.match(body, following):
        return False
    if mark[0] != ".":
        return True
    if mark.startswith(".."):
        return not body[following].isdigit()
    return _stop_ends_sentence(body, match.start(), following, in_capitals)


def _stop_ends_sentence(body: str, stop: int, following: int, in_capitals: bool) -> bool:
    """Decide on one full stop by the word before it and the word after it."""
    before = body[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    if not before or before[-1].isspace():
        return True
    last = before.rsplit(None, 1)[-1].lstrip("\"'“‘«([")
    if stop < _LONGEST_ABBREVIATION and _LIST_MARK.fullmatch(body, 0, stop):
        return False
    word = last.lower()
    if last in WORDS_TOO:
        return True
    if word in TITLES or word in EXPLAINING:
        return False
    if word in BEFORE_NUMBER:
        return not body[following].isdigit()
    if word in ("a.m", "p.m"):
        return not body[following].isdigit() and _word_at(body, following) not in MONTHS_AND_DAYS | TIME_ZONES
    if (len(last) == 1 and last.isalpha()) or word in SOMETIMES or _DOTTED.fullmatch(last):
        return _word_at(body, following) in (OPENERS_IN_CAPITALS if in_capitals else OPENERS)
    return True


def _word_at(body: str, start: int) -> str:
    match = _WORD.match(body, start)
    return match.group().lower() if match else ""


def _misses_its_space(body: str, match: re.Match[str], in_capitals: bool) -> bool:
    """Whether two sentences stand together without a space ("in the District.The police")."""
    if match.group()[0] == "…" or len(match.group()) > 2:
        return False
    start = match.start()
    before = body[max(0, start - 2) : start]
    if len(before) < 2 or before[0].isspace():
        return False
    if in_capitals:
        return before.isalpha() and bool(_NEXT_SENTENCE_IN_CAPITALS.match(body, match.end()))
    plain = before[-1:].islower() or before[-1:].isdigit() or before[-1:] in ')]"”'
    return plain and bool(_NEXT_SENTENCE.match(body, match.end()))


def _wide_gaps(body: str) -> list[int]:
    """Runs of spaces that stand where a heading or a stop was lost; none where they only justify the lines."""
    if "  " not in body and "\t" not in body and "\u00a0" not in body:
        return []
    gaps = [match.end() for match in _WIDE_GAP.finditer(body) if match.start() > _LONGEST_ENTRY_MARK]
    opens = [gap for gap in gaps if body[gap].isupper() or body[gap] in '"“«' or body[gap].isdigit()]
    return opens if len(opens) == len(gaps) and body.upper() != body else []
