"""Who says what in one sentence, whatever it is about: source, cue and content, as corpora of attribution have them.

The coder asks for less (`speakers.py`: who speaks of events, and as what). This is the same reading of subjects and
inversions without its choice of speakers, so that it can be held against a large corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.cues import cue_words
from ..records import Span
from .clauses import Line
from .speaker_words import office_chain
from .speakers import HEARD, behind_inversion
from .subjects import subject_of

_CUES = cue_words("speech.verbs") | cue_words("speech.stances")
_MARKS = frozenset(('"', "“", "”", "''", "'", "‘", "’"))
_STOPS = frozenset((".", ";", "?", "!"))


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: who is its source, the words that say so, and what is attributed."""

    source: Span | None
    cue: Span
    content: Span | None


def told_in(line: Line, quotations: Sequence[Span] = ()) -> tuple[Told, ...]:
    """The attributions of a sentence in the order of their cues; `quotations` are those of the whole text."""
    found: list[Told] = []
    for position, phrase in enumerate(line.phrases):
        if phrase.kind == "verb" and phrase.base in _CUES and not phrase.passive:
            told = _by_verb(line, position, quotations)
        elif line.word(position) == "according" and line.word(position + 1) == "to":
            told = _according(line, position, quotations)
        else:
            continue
        if told is not None:
            found.append(told)
    return tuple(found)


def _by_verb(line: Line, position: int, quotations: Sequence[Span]) -> Told | None:
    subject = subject_of(line, position)
    cue = line.span(position)
    behind = behind_inversion(line, position, subject)
    if behind is not None:
        chain = office_chain(line, behind)
        return Told(_explained(line, chain[0], chain[-1]), cue, _content_before(line, position, quotations))
    first = _content_begins(line, position)
    content = _content_behind(line, first, quotations)
    if content is None and subject:
        content = _content_before(line, subject[0], quotations)
    source = _source(line, subject, position) if subject else None
    if source is None and not line.phrases[position].bare:
        return None
    return Told(source, cue, content)


def _source(line: Line, subject: Sequence[int], verb: int) -> Span:
    """The subject of a verb of saying with the description between the two: "Omar Tal, a baker,"."""
    if verb < subject[-1]:
        return line.span(subject[0], subject[-1])
    last = max(subject[-1], verb - 1)
    while last > subject[-1] and (line.kind(last) in ("adverb", "time", "relative") or line.word(last) == "that"):
        last -= 1
    between = range(subject[-1] + 1, last + 1)
    if any(line.kind(place) == "verb" or line.word(place) in _MARKS for place in between):
        last = office_chain(line, subject[-1])[-1] if line.kind(subject[-1]) == "noun" else subject[-1]
    return line.span(subject[0], last)


def _explained(line: Line, first: int, last: int) -> Span:
    """A speaker with the description behind it: "said Omar Tal, a baker in Harak."."""
    end = last
    if line.word(last + 1) == "," and line.kind(last + 2) == "noun":
        end = last + 2
        while line.kind(end + 1) in ("noun", "preposition"):
            end += 1
        end = end if line.word(end + 1) in (",", *_STOPS, "") else last
    return line.span(first, end)


def _according(line: Line, position: int, quotations: Sequence[Span]) -> Told | None:
    first = position + 2
    if line.kind(first) not in ("noun", "pronoun"):
        return None
    last = office_chain(line, first)[-1] if line.kind(first) == "noun" else first
    cue = line.span(position, position + 1)
    if position > 1:
        return Told(_explained(line, first, last), cue, _content_before(line, position, quotations))
    behind = last + 2 if line.word(last + 1) == "," else last + 1
    return Told(line.span(first, last), cue, _content_behind(line, behind, quotations))


def _content_begins(line: Line, verb: int) -> int:
    """Where what is said begins behind a verb of saying: past whoever was told, the day and a comma."""
    place = verb + 1
    if line.base(verb) in HEARD and line.kind(place) in ("noun", "pronoun"):
        place = office_chain(line, place)[-1] + 1 if line.kind(place) == "noun" else place + 1
    while line.kind(place) == "time" or (line.word(place) in ("on", "in") and line.kind(place + 1) == "time"):
        place += 1
    return place + 1 if line.word(place) in (",", ":") else place


def _content_behind(line: Line, first: int, quotations: Sequence[Span]) -> Span | None:
    """From the phrase `first` to the end of the sentence, or of the quotation that begins there."""
    if line.kind(first) in ("", "punctuation") and line.word(first) not in _MARKS:
        return None
    start = line.tokens[line.phrases[first].first].start
    quoted = next((span for span in quotations if span.start == start), None)
    if quoted is not None:
        return quoted
    last = len(line.tokens) - 1
    while line.tokens[last].text in _STOPS and line.tokens[last].start > start:
        last -= 1
    if line.tokens[last].text in _MARKS and line.tokens[last - 1].text in _STOPS:
        return Span(start, line.tokens[last].end)
    return Span(start, line.tokens[last].end)


def _content_before(line: Line, position: int, quotations: Sequence[Span]) -> Span | None:
    """All of the sentence before the phrase `position`, or the quotation that ends there."""
    last = line.phrases[position].first - 1
    if last < 0:
        return None
    end = line.tokens[last].end
    quoted = next((span for span in quotations if span.end in (end, end - 1) and span.start < end), None)
    if quoted is not None:
        return quoted
    while last >= 0 and line.tokens[last].text in (",", "—", "-"):
        last -= 1
    return Span(line.tokens[0].start, line.tokens[last].end) if last >= 0 else None
