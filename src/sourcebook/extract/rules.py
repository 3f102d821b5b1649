"""The rule extractor: events by rules and word lists, in the manner of the finite-state cascades of FASTUS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..records import DateMention, Finding, Outline, Reading, Report, Segment, Span, SpeakerMention
from .anaphora import with_antecedents
from .event_dates import date_rank
from .findings import finding_of
from .organisations import learn_names
from .participants import GroupName
from .publishers import publisher_speaker
from .sentence import Finders, Sentence, read_sentence
from .speaker_kinds import is_bare_group
from .speakers import Spoken
from .toll_statements import toll_findings, with_tolls
from .triggers import triggers_of

_CONTEXT = ("heading", "lead", "headline")


class RuleExtractor:
    """Finds events by rules. Holds nothing but the finders that it was lent."""

    #: Raised whenever the rules change what is coded.
    name = "rules-1"

    def __init__(self, finders: Finders) -> None:
        self._finders = finders

    def extract(self, outlines: Sequence[Outline]) -> list[Reading]:
        return [self._read(outline) for outline in outlines]

    def _read(self, outline: Outline) -> Reading:
        text = outline.report.text
        dates = self._finders.dates(text)
        names = learn_names(text, self._finders.names(text), outline.report.source)
        sentences = [
            read_sentence(
                text,
                segment.span,
                index,
                segment.parent,
                dates,
                names,
                self._finders,
                heading=segment.parent is not None and outline.segments[segment.parent].kind in (*_CONTEXT, "dateline"),
            )
            for index, segment in enumerate(s for s in outline.segments if s.kind == "sentence")
        ]
        told = [s for s in sentences if not _is_frame(outline.segments, s) and not _is_summary(outline, s)]
        return Reading(
            findings=tuple(f for sentence in told for f in _findings(sentence, sentences[: sentence.index], text)),
            speakers=_with_publisher(
                (*_of_digests(outline, names, self._finders), *_of_the_report(sentences, text)), outline.report
            ),
            places=_places_of_the_report(sentences, outline.segments),
            dates=_dates_of_the_report(sentences, outline.segments),
        )


def _places_of_the_report(sentences: Sequence[Sentence], segments: Sequence[Segment]) -> tuple[PlaceMention, ...]:
    """All places in the order of the text; those of a dateline say where it was written, not where it happened."""
    found: list[PlaceMention] = []
    for sentence in sentences:
        writes = sentence.block is not None and segments[sentence.block].kind in ("dateline", "byline")
        found += (replace(place, relation="dateline") if writes else place for place in sentence.places)
    return tuple(found)


def _dates_of_the_report(sentences: Sequence[Sentence], segments: Sequence[Segment]) -> tuple[DateMention, ...]:
    """All dates but those of printing: first those of the telling, then of headings, then of somebody's saying so."""
    ranked: list[tuple[int, Span]] = []
    for sentence in sentences:
        kind = None if sentence.block is None else segments[sentence.block].kind
        for span in sentence.dates:
            rank = date_rank(sentence, span, span.start)[0]
            if rank < 2 and kind not in ("dateline", "byline"):
                ranked.append((rank + 2 * (kind in _CONTEXT), span))
    return tuple(DateMention(span) for _, span in sorted(ranked))


def _is_frame(segments: Sequence[Segment], sentence: Sentence) -> bool:
    """Whether a sentence stands in a heading, headline, dateline or byline: it frames events, and tells none."""
    return sentence.block is not None and segments[sentence.block].kind in (*_CONTEXT, "dateline", "byline")


_DIGEST = re.compile(r"\W*((?:[A-Z][\w'’.-]*)(?: (?:of |the |and |al-)?[A-Z][\w'’.-]*){1,4}): ")


def _of_digests(outline: Outline, names: Sequence[GroupName], finders: Finders) -> tuple[SpeakerMention, ...]:
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


#: Headings of parts that only announce what is told below.
_SUMMARIES = frozenset(("highlights", "summary", "key messages", "key points", "in brief", "headlines"))


def _is_summary(outline: Outline, sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading that only announces the rest."""
    block = sentence.block
    while block is not None:
        segment = outline.segments[block]
        if (
            segment.kind in ("heading", "lead")
            and segment.span.of(outline.report.text).strip(" #:*").lower() in _SUMMARIES
        ):
            return True
        block = segment.parent
    return False


def _findings(sentence: Sentence, before: Sequence[Sentence], text: str) -> list[Finding]:
    found = (finding_of(sentence, trigger) for trigger in triggers_of(sentence.line))
    told = with_tolls([finding for finding in found if finding is not None], toll_findings(sentence, text), text)
    return with_antecedents(told, sentence, before, text)


#: A speaker who goes on speaking: "he said", "added the officer".
_GOES_ON = re.compile(
    r"\b(?:he|she|they)\s+(?:\w+\s+)?(?:said|added|told|says|noted|explained|stated|confirmed|pointed)\b|\b(?:said|added)\s+(?:he|she|they)\b",
    re.IGNORECASE,
)


def _of_the_report(sentences: Sequence[Sentence], text: str) -> tuple[SpeakerMention, ...]:
    """The speakers of all sentences, each once: a later "the official" is the one introduced before."""
    kept: list[Spoken] = []
    for sentence in sentences:
        again: int | None = None
        for spoken in sentence.speakers:
            same = next((i for i, known in enumerate(kept) if _same(spoken, known, text)), None)
            again = same if same is not None and kept[same].kind != "media" else again
            if same is None:
                kept.append(spoken)
        if again is None and _GOES_ON.search(sentence.span.of(text)) and not sentence.speakers:
            again = next((i for i in reversed(range(len(kept))) if kept[i].kind != "media"), None)
        covers = kept[again].covers if again is not None else None
        if again is not None and covers is not None:
            kept[again] = replace(kept[again], covers=Span(covers.start, sentence.span.end))
    return tuple(SpeakerMention(s.span, s.kind, s.mode, s.covers or Span(0, len(text))) for s in kept)


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


def _same(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether a later speaker is one already introduced: "the officer", or a family name alone."""
    if known.kind in ("ngo", "perpetrator") and is_bare_group(spoken.words):
        return True
    if spoken.kind == "media" or spoken.mode not in ("reported", known.mode):
        return spoken.words == known.words and spoken.mode == known.mode
    if spoken.words <= known.words:
        return spoken.mode == known.mode or spoken.definite
    bare = spoken.definite and spoken.span.of(text)[4:].islower()
    return bare and spoken.kind == known.kind and "sources" not in spoken.words
