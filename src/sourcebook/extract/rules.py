"""The rule extractor: events from linguistic rules and word lists, in the manner of the finite-state cascades of FASTUS."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import DateMention, Finding, Outline, Reading, Segment, Span, SpeakerMention
from .findings import date_rank, finding_of
from .organisations import learn_names
from .sentence import Finders, Sentence, read_sentence
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
            read_sentence(text, segment.span, index, segment.parent, dates, names, self._finders)
            for index, segment in enumerate(s for s in outline.segments if s.kind == "sentence")
        ]
        told = [s for s in sentences if not _is_frame(outline.segments, s) and not _is_summary(outline, s)]
        return Reading(
            findings=tuple(finding for sentence in told for finding in _findings(sentence, text)),
            speakers=_of_the_report(sentences, text),
            places=tuple(place for sentence in sentences for place in sentence.places),
            dates=_dates_of_the_report(sentences, outline.segments),
        )


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


#: Headings of parts that only announce what is told below.
_SUMMARIES = frozenset(("highlights", "summary", "key messages", "key points", "in brief", "headlines"))


def _is_summary(outline: Outline, sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading that only announces the rest."""
    block = sentence.block
    while block is not None:
        segment = outline.segments[block]
        if segment.kind in ("heading", "lead") and segment.span.of(outline.report.text).strip(" #:*").lower() in _SUMMARIES:
            return True
        block = segment.parent
    return False


def _findings(sentence: Sentence, text: str) -> list[Finding]:
    found = (finding_of(sentence, trigger, text) for trigger in triggers_of(sentence.line))
    return with_tolls([finding for finding in found if finding is not None], toll_findings(sentence, text), text)


def _of_the_report(sentences: Sequence[Sentence], text: str) -> tuple[SpeakerMention, ...]:
    """The speakers of all sentences, each once: a later "the official" is the one introduced before."""
    kept: list[Spoken] = []
    for sentence in sentences:
        for spoken in sentence.speakers:
            if not any(_same(spoken, known, text) for known in kept):
                kept.append(spoken)
    return tuple(SpeakerMention(s.span, s.kind, s.mode, s.covers or Span(0, len(text))) for s in kept)


def _same(spoken: Spoken, known: Spoken, text: str) -> bool:
    """Whether a later speaker is one already introduced: "the officer", or a family name alone."""
    if spoken.kind == "media" or spoken.mode not in ("reported", known.mode):
        return spoken.words == known.words and spoken.mode == known.mode
    if spoken.words <= known.words:
        return spoken.mode == known.mode or spoken.definite
    bare = spoken.definite and spoken.span.of(text)[4:].islower()
    return bare and spoken.kind == known.kind and "sources" not in spoken.words
