"""Sentences of reports whose punctuation was lost: boundaries told by scored cues in capitals and words.

Each capitalised word is a possible start. Its cues (what it is, what stands before and after it) add up to a
score, and it opens a sentence where the score passes zero. The weights were fitted by logistic regression on one
half of 740 punctuated South Asian incident reports with all punctuation taken out; on the other half the
boundaries agree with the punctuation at F1 0.91 (see `tests/segment/test_unpunctuated.py` for what they do).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .lost_words import (
    ALSO_IN_NAMES,
    BINDING,
    CREDITING,
    NAME_LINKS,
    OUTLET_ENDINGS,
    PLACE_ENDINGS,
    SPEECH,
    STYLES,
    SUBJECTS,
    VERBS,
)
from .sentences import Bounds, bounds_between
from .stops import OPENERS

_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.!?؟۔।…](?=[\"'”’)\]]*(?:\s|$))")
_SOFT_MARK = re.compile(r"[,;:(]")

_FEWEST_WORDS = 12  # shorter texts are one sentence more often than not
_WORDS_A_STOP = 120  # punctuated reports have a stop every 10 to 50 words
_WORDS_A_SOFT_MARK = 60  # and a comma, colon or bracket every 10 to 20
_MOST_CAPITALS = 0.6  # above it the capitals are those of a title and tell nothing
_LONGEST_NAME = 6  # words looked at on either side for the name that a capitalised word belongs to

_BIAS = -1.2
_WEIGHTS = {
    # the word itself
    "opens": 3.2,
    "opens, or begins a name": 2.6,
    "subject": -0.9,
    "gerund": 0.4,
    "acronym": -3.0,
    "name": -3.0,
    # the word before
    "after a plain word": 1.4,
    "after a number": 1.1,
    "after speech": 0.7,
    "after a capital": -1.0,
    "after a binding word": -3.2,
    "after a place": 1.3,
    # the name of an outlet
    "inside an outlet": -4.4,
    "outlet ended": 6.7,
    # what follows
    "plain word follows": 1.3,
    "verb follows": 0.8,
    "told of before": 1.8,
    "speaker's tag": -1.3,
    # lengths
    "too soon": -3.0,
    "too late": -0.7,
}


def looks_unpunctuated(text: str) -> bool:
    """Whether the text reads as one whose punctuation was lost: long, mixed case, and next to no stops or commas."""
    words = text.split()
    if len(words) < _FEWEST_WORDS or _STOP.match(text.rstrip()[-1:]):
        return False
    if sum(1 for _ in _STOP.finditer(text)) * _WORDS_A_STOP > len(words):
        return False
    if sum(1 for _ in _SOFT_MARK.finditer(text)) * _WORDS_A_SOFT_MARK > len(words):
        return False
    capitals = sum(1 for word in words if word[0].isupper())
    return 0 < capitals < _MOST_CAPITALS * len(words)


def unpunctuated_bounds(body: str) -> list[Bounds]:
    """Start and end of every sentence of a text without punctuation; linear in its length."""
    places = [match.span() for match in _WORD.finditer(body)]
    words = [body[start:end] for start, end in places]
    return bounds_between(body, [places[i][0] for i in _starts(words)])


def _starts(words: Sequence[str]) -> Iterator[int]:
    """Indices of the words that open a sentence, the first word aside."""
    seen: set[str] = set()
    last = 0
    for i, word in enumerate(words):
        if i and word[0].isupper() and sum(_WEIGHTS[cue] for cue in _cues(words, i, i - last, seen)) + _BIAS > 0:
            last = i
            yield i
        seen.add(word)


def _cues(words: Sequence[str], i: int, since: int, seen: set[str]) -> Iterator[str]:
    """The reasons for and against a sentence that starts with word `i`, `since` words after the last start."""
    yield "acronym" if _marks_faction(words, i) else _own_cue(words[i])
    yield from _cues_before(words, i)
    yield from _cues_after(words, i, seen)
    if since < 4:
        yield "too soon"
    if len(words) - i < 3:
        yield "too late"


def _counts(words: Sequence[str], i: int) -> bool:
    """Whether a number counts what follows: "seized 17 Police posts"; not the 17 of a day, a year or somebody's age."""
    before = words[i - 1] if i else ""
    plain = before[:1].islower() and before.lower() not in ("no", "at", "around", "till", "until", "of", "to", "and")
    return words[i].isdigit() and len(words[i]) < 4 and plain


def _marks_faction(words: Sequence[str], i: int) -> bool:
    """Whether an "I" stands behind an abbreviation, as the letter of a faction: "ULF I militants"."""
    return words[i] == "I" and len(words[i - 1]) > 1 and words[i - 1].isupper()


def _own_cue(word: str) -> str:
    lower = word.lower()
    if lower in ALSO_IN_NAMES:
        return "opens, or begins a name"
    if lower in OPENERS:
        return "opens"
    if lower in SUBJECTS:
        return "subject"
    if len(word) > 1 and word.isupper():
        return "acronym"
    return "gerund" if word.endswith("ing") and len(word) > 5 else "name"


def _cues_before(words: Sequence[str], i: int) -> Iterator[str]:
    before = words[i - 1]
    lower = before.lower()
    if lower in PLACE_ENDINGS:
        yield "after a place"
    if lower in SPEECH:
        yield "after speech"
    elif lower in BINDING or _counts(words, i - 1):
        yield "after a binding word"
    elif before[0].isdigit():
        yield "after a number"
    elif lower not in STYLES:
        yield "after a capital" if before[0].isupper() else "after a plain word"
    first = i - 1
    while first > 0 and i - first <= _LONGEST_NAME and (words[first][0].isupper() or words[first] in ("of", "the")):
        first -= 1
    if words[first].lower() in CREDITING:
        if first == i - 1 or words[i].lower() in OUTLET_ENDINGS:
            yield "inside an outlet"
        elif lower in OUTLET_ENDINGS:
            yield "outlet ended"


def _cues_after(words: Sequence[str], i: int, seen: set[str]) -> Iterator[str]:
    end = i + 1
    while end < len(words) and end - i <= _LONGEST_NAME and _goes_on_with_name(words[end]):
        end += 1
    if end < len(words) and words[end].lower() in VERBS:
        if words[end].lower() in SPEECH and (end + 1 == len(words) or words[end + 1][0].isupper()):
            yield "speaker's tag"  # "… Police said The …" closes a sentence rather than opening one
        else:
            yield "verb follows"
            if words[i] in seen and _own_cue(words[i]) in ("name", "acronym"):
                yield "told of before"
    if i + 1 < len(words) and words[i + 1][0].islower():
        yield "plain word follows"


def _goes_on_with_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.lower() in NAME_LINKS
