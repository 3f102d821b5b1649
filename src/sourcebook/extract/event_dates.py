"""Whose day a date of a sentence is: that of the occurrence, of somebody's saying so, or of printing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..lexicon.actions import actions
from ..lexicon.cues import cue_words
from ..records import DateMention, Span
from .clauses import Line, is_reduced
from .sentence import Sentence

_SAYING = cue_words("dates.saying")
_SAID_BEHIND = frozenset(("claimed", "said", "told", "confirmed", "asked", "announced"))
#: By how many characters a distance from another day ("two days later") counts as further off than a stated day.
_MEASURED = 60
#: By how many characters a date beyond a word that adds counts as further off.
_ACROSS = 60
#: By how many characters a date of a relative clause counts as further off from what the others tell, and the reverse.
_ELSEWHERE = 150
#: What leads from somebody to a deed that they have to do with.
_OVER = frozenset(("for", "in", "of", "after", "over", "to"))
_ADDS = frozenset(("and", "while", "whereas", "but", ";"))
#: How many words before a date may hold the verb of saying that it belongs to.
_NEAR = 4
#: A date without a preposition describes a deed named so few words behind it: "the May 3 twin bomb blasts".
_BEFORE_DEED = 3
_PREPOSITIONS = frozenset(("on", "in", "at", "by", "since", "from", "during", "between", "late", "early"))
#: Words of printing, and how many words before a date they may stand: "Posted on", "updated 19:35".
_PRINTING = frozenset(("updated", "posted", "published", "printed"))
_STAMP = 2

#: Figures of a year.
_YEAR = 4


def dates_near(sentence: Sentence, action: int) -> tuple[DateMention, ...]:
    """The dates of a sentence, the one nearest the offset `action` first, without those of somebody's saying so."""
    ranked = sorted((date_rank(sentence, span, action), span) for span in sentence.dates)
    return tuple(DateMention(span) for (penalty, _), span in ranked if penalty == 0)


def date_rank(sentence: Sentence, span: Span, action: int) -> tuple[int, int]:
    """(0 of the event, 1 of somebody's saying so, 2 of no occurrence; distance from `action` in characters)."""
    if _is_publication(sentence, span) or _opens_period(sentence, span):
        return 2, 0
    if span in sentence.back:
        return (0, -1) if _tells_of(sentence, span, action) else (2, 0)
    distance = abs(span.start - action) + _MEASURED * _is_measured(sentence, span)
    distance = 0 if _right_behind(sentence, span, action) else distance
    distance += _ACROSS * (_is_across(sentence, span, action) or _is_of_noun(sentence, span, action))
    distance += _ELSEWHERE * _divides(sentence, span.start, action)
    return int(_is_of_saying(sentence, span)), distance


def _right_behind(sentence: Sentence, span: Span, action: int) -> bool:
    """Whether a date stands right behind the verb of a deed: "was released on April 2"."""
    line = sentence.line
    for position, phrase in enumerate(line.phrases):
        if phrase.kind == "verb" and line.tokens[phrase.first].start == action:
            return (
                line.kind(position + 1) == "time" and line.tokens[line.phrases[position + 1].first].start == span.start
            )
    return False


def _tells_of(sentence: Sentence, span: Span, action: int) -> bool:
    """Whether `action` is what a date of something before dates: "on Friday, two days after shells fell, …"."""
    comma = any(token.text == "," for token in sentence.line.tokens if span.end <= token.start < action)
    return action >= span.start and not comma


def _is_across(sentence: Sentence, span: Span, action: int) -> bool:
    """Whether a word that adds stands between a date and a deed behind it: "on Monday and a bomb wounded three".

    Or between a deed and a date behind it what else was done: "the clerk shot in May was buried on Friday".
    """
    if span.start > action:
        return _passive_between(sentence, action, span.start)
    if span.end >= action:
        return False
    between = (token.lower for token in sentence.line.tokens if span.end <= token.start < action)
    return not _ADDS.isdisjoint(between)


def _divides(sentence: Sentence, date: int, action: int) -> bool:
    """Whether a clause holds one and not the other: "a boy, who was abducted on Monday, was freed on Friday"."""
    extents = _relatives(sentence.line)
    return any((one.start <= date < one.end) != (one.start <= action < one.end) for one in extents)


def _relatives(line: Line) -> Iterator[Span]:
    """The clauses with a day of their own inside another, each to its comma or to the next verb that is not its own.

    "who was taken on Monday", "a boy kidnapped on Monday", "after abducting him on Monday".
    """
    for position in range(len(line.phrases)):
        if line.word(position) == "who":
            yield line.span(position, _relative_end(line, position, closed=line.word(position - 1) == ","))
        elif line.base(position) in _TAKEN and is_reduced(line, position):
            yield line.span(position, _relative_end(line, position - 1, closed=False))
        elif line.word(position) == "after" and line.base(position + 1) in _TAKEN:
            yield line.span(position, _relative_end(line, position, closed=True))


def _relative_end(line: Line, position: int, *, closed: bool) -> int:
    """The last phrase of the relative clause that begins at `position`; `closed` if by a comma."""
    last, own = position, 0
    for place in range(position + 1, len(line.phrases)):
        ends = closed and line.word(place) == "," and line.word(place + 1) not in _GOES_ON
        if ends or line.word(place) in (".", ";"):
            break
        phrase = line.phrases[place]
        if phrase.kind == "verb" and phrase.form != "ing" and not phrase.infinitive and not is_reduced(line, place):
            own += place == position + 1 or line.word(place - 1) not in _JOINS_VERBS
        if own > 1 and not closed:
            break
        last = place
    return last


_TAKEN = frozenset(("abduct", "kidnap"))
_JOINS_VERBS = frozenset(("and", "or", "that", "which", "who"))
#: What goes on with a clause behind a comma in it.
_GOES_ON = frozenset(("including", "and", "who", "which"))


def _passive_between(sentence: Sentence, action: int, date: int) -> bool:
    tokens = sentence.line.tokens
    between = (p for p in sentence.line.phrases if tokens[p.first].start > action and tokens[p.last].end <= date)
    return any(phrase.kind == "verb" and phrase.passive for phrase in between)


def _is_of_noun(sentence: Sentence, span: Span, action: int) -> bool:
    """Whether a date hangs on a deed named by a noun before it: "men held for the attack on May 3 were shot".

    What the deed did goes on from it: "laid the mine on May 3 that killed two".
    """
    line = sentence.line
    behind = next((token.lower for token in line.tokens if token.start >= span.end), "")
    if behind in ("that", "which"):
        return False
    place = next((p for p, phrase in enumerate(line.phrases) if line.tokens[phrase.first].start >= span.start), 0) - 1
    while place > 0 and line.kind(place) in ("noun", "preposition") and action > span.end:
        if line.kind(place) == "noun" and (line.head(place).lower,) in actions().nouns:
            return line.word(place - 1) in _OVER or line.kind(place - 1) == "verb"
        place -= 1
    return False


def _is_publication(sentence: Sentence, span: Span) -> bool:
    """Whether a date only says when it was printed: "reports The Daily Star on July 2", "(updated 3 May 2017)"."""
    before = [token.lower for token in sentence.line.tokens if token.end <= span.start][-_STAMP:]
    if not _PRINTING.isdisjoint(before) or _is_reported_on(sentence, span) or _is_stamp(sentence, span):
        return True
    return any(s.kind == "media" and 0 <= span.start - s.span.end <= 2 for s in sentence.speakers)


def _opens_period(sentence: Sentence, span: Span) -> bool:
    """Whether a date only says how long something has gone on: "since 2012", "since early March 2011"."""
    tokens = sentence.line.tokens
    words = [token.lower for token in tokens if span.start <= token.start < span.end]
    before = next((token.lower for token in reversed(tokens) if token.end <= span.start), "")
    if "since" not in (before, *words[:1]):
        return False
    numbers = [word for word in words if word[:1].isdigit()]
    return bool(numbers) and all(len(number) == _YEAR for number in numbers)


def _is_of_saying(sentence: Sentence, span: Span) -> bool:
    """Whether a verb of saying stands next to a date: "told reporters on May 3", "on May 3 claimed"."""
    before = [token.lower for token in sentence.line.tokens if token.end <= span.start][-_NEAR:]
    acted = next((index for index, word in enumerate(before) if (word,) in actions().nouns), None)
    if acted is not None:
        before = before[acted:]  # "said air strikes on Thursday"
    if before[-3:] == ["came", "to", "light"]:
        return True
    if "that" in before:
        before = before[before.index("that") :]  # "said that last night, a soldier fired"
    if _set_free(sentence, span):
        return False
    behind = next((token.lower for token in sentence.line.tokens if token.start >= span.end), "")
    said = behind in _SAID_BEHIND or not _SAYING.isdisjoint(before)
    return said and not _describes_deed(sentence, span)


def _is_stamp(sentence: Sentence, span: Span) -> bool:
    """Whether a date stands as in a dateline that runs into the text: "HARAK October 18 (Tal Novosti) - Two men"."""
    tokens = sentence.line.tokens
    before = next((token.text for token in reversed(tokens) if token.end <= span.start), "")
    behind = next((token.text for token in tokens if token.start >= span.end), "")
    month = any(token.text.istitle() for token in tokens if span.start <= token.start < span.end)
    return behind == "(" and month and len(before) > _STAMP and before.isupper()


def _is_reported_on(sentence: Sentence, span: Span) -> bool:
    """Whether "reported" stands right before a date: "the agency reported on Monday"."""
    tokens = sentence.line.tokens
    inside = next((token.lower for token in tokens if token.start >= span.start), "")
    before = [token.lower for token in tokens if token.end <= span.start]
    words = before[:-1] if inside in _PREPOSITIONS and before[-1:] == [inside] else before
    return words[-1:] in (["reported"], ["reporting"])


def is_of_telling(sentence: Sentence, span: Span) -> bool:
    """Whether a date is the day on which somebody told or printed what is told, and not that of an occurrence."""
    return span not in sentence.back and (_is_publication(sentence, span) or _is_of_saying(sentence, span))


#: What is put out, and not set free, where it is "released".
_PUT_OUT = frozenset(
    "statement statements report reports video videos list figures photographs recording data study".split()
)


def _set_free(sentence: Sentence, span: Span) -> bool:
    """Whether somebody was released on a day, and no statement: "the two men were released on May 3"."""
    before = [token.lower for token in sentence.line.tokens if token.end <= span.start][-2 * _NEAR :]
    freed = any(pair in _FREED for pair in pairwise(before[-_NEAR - 1 :]))
    return freed and _PUT_OUT.isdisjoint(before)


_FREED = frozenset((be, done) for be in ("was", "were", "been") for done in ("released", "freed"))


def _describes_deed(sentence: Sentence, span: Span) -> bool:
    """Whether a date stands before the deed that it dates, as in "claimed responsibility for the May 3 bomb blast"."""
    tokens = sentence.line.tokens
    first = next((token.lower for token in tokens if token.start >= span.start), "")
    behind = [token.lower for token in tokens if token.start >= span.end][:_BEFORE_DEED]
    if first in _PREPOSITIONS or behind[:1] in (["'s"], ["’s"], [","]):
        return False
    return any((word,) in actions().nouns for word in behind)


def _is_measured(sentence: Sentence, span: Span) -> bool:
    """`a day after`, `two weeks ago`: a distance from another day, which a stated day outranks."""
    words = {token.lower for token in sentence.line.tokens if span.start <= token.start < span.end}
    return bool(words & {"after", "before", "ago", "later", "earlier"})
