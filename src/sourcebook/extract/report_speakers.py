"""The speakers of a report as a whole: those of its sentences, each once, of its digest's items, and its publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import Outline, Report, Span, SpeakerMention
from .participants import GroupName
from .publishers import publisher_speaker
from .sentence import Finders, Sentence
from .speaker_kinds import is_bare_group
from .speakers import Spoken

_DIGEST = re.compile(r"\W*((?:[A-Z][\w'’.-]*)(?: (?:of |the |and |al-)?[A-Z][\w'’.-]*){1,4}): ")
#: A speaker who goes on speaking: "he said", "added she".
_GOES_ON = re.compile(
    r"\b(?:he|she|they)\s+(?:\w+\s+)?(?:said|added|told|says|noted|explained|stated|confirmed|pointed)\b|"
    r"\b(?:said|added)\s+(?:he|she|they)\b",
    re.IGNORECASE,
)


def report_speakers(
    outline: Outline, sentences: Sequence[Sentence], names: Sequence[GroupName], finders: Finders
) -> tuple[SpeakerMention, ...]:
    """Everybody who speaks in a report, with what they are said to say; the publisher first where it speaks itself."""
    digest = _of_digest(outline, names, finders)
    return _with_publisher((*digest, *_of_sentences(sentences, outline.report.text)), outline.report)


def _of_digest(outline: Outline, names: Sequence[GroupName], finders: Finders) -> tuple[SpeakerMention, ...]:
    """The outlets of a press digest, whose items begin with their name: each speaks for its item."""
    text = outline.report.text
    found: list[SpeakerMention] = []
    for segment in outline.segments:
        opening = _DIGEST.match(segment.span.of(text)) if segment.kind == "item" else None
        if opening is None or finders.knows_place(opening[1]) or finders.dates(opening[1]):
            continue
        span = Span(segment.span.start + opening.start(1), segment.span.start + opening.end(1))
        if not any(name.span.overlaps(span) for name in names):
            found.append(SpeakerMention(span, "media", "reported", segment.span))
    return tuple(found) if len(found) > 1 else ()


def _of_sentences(sentences: Sequence[Sentence], text: str) -> tuple[SpeakerMention, ...]:
    """The speakers of all sentences, each once: a later "the official" is the one introduced before."""
    kept: list[Spoken] = []
    for sentence in sentences:
        again = _take_in(kept, sentence, text)
        covers = None if again is None else kept[again].covers
        if again is not None and covers is not None:
            kept[again] = replace(kept[again], covers=Span(covers.start, sentence.span.end))
    return tuple(SpeakerMention(s.span, s.kind, s.mode, s.covers or Span(0, len(text))) for s in kept)


def _take_in(kept: list[Spoken], sentence: Sentence, text: str) -> int | None:
    """Add the new speakers of a sentence to those kept; the index of the known one who speaks in it again, if any."""
    if not sentence.speakers:
        goes_on = _GOES_ON.search(sentence.span.of(text)) is not None
        return next((i for i in reversed(range(len(kept))) if goes_on and kept[i].kind != "media"), None)
    again: int | None = None
    for spoken in sentence.speakers:
        same = next((i for i, known in enumerate(kept) if _is_same(spoken, known, text)), None)
        if same is None:
            kept.append(spoken)
        elif kept[same].kind != "media":
            again = same
    return again


def _is_same(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether a later speaker is one already introduced: "the officer", or a family name alone."""
    goes_on = spoken.mode in ("reported", "claimed", known.mode)  # a denial by "the group" is a statement of its own
    if goes_on and known.kind in ("ngo", "perpetrator") and is_bare_group(spoken.words):
        return True
    if spoken.kind == "media" or spoken.mode not in ("reported", known.mode):
        return spoken.words == known.words and spoken.mode == known.mode
    if spoken.words <= known.words:
        return spoken.mode == known.mode or spoken.definite
    bare = spoken.definite and spoken.span.of(text)[4:].islower()
    return bare and spoken.kind == known.kind and "sources" not in spoken.words


def _with_publisher(speakers: tuple[SpeakerMention, ...], report: Report) -> tuple[SpeakerMention, ...]:
    """The speakers led by the publisher, for whom "the Movement" is another name, unless it is among them already."""
    publisher = publisher_speaker(report)
    if publisher is None:
        return speakers
    name = publisher.span.of(report.text).casefold().split()
    said = [(speaker, speaker.span.of(report.text).casefold().removeprefix("the ").split()) for speaker in speakers]
    if any(words == name for _speaker, words in said):
        return speakers
    short = {id(speaker) for speaker, words in said if set(words) < set(name) and speaker.mode == publisher.mode}
    return (publisher, *(speaker for speaker in speakers if id(speaker) not in short))
