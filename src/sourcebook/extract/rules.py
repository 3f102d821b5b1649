"""The rule extractor: events by rules and word lists, in the manner of the finite-state cascades of FASTUS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..lexicon.weights import STORY
from ..records import DateMention, Finding, Outline, PlaceMention, Reading, Segment, Span
from .accidents import without_accidents
from .anaphora import with_antecedents, with_fighters
from .event_dates import date_rank, is_of_telling
from .findings import finding_of
from .organisations import learn_names
from .participants import GroupName
from .publishers import publisher_voice
from .report_speakers import report_speakers
from .sentence import Finders, Sentence, read_sentence
from .speakers import Spoken
from .spoken_of import Body, body_of, is_voice_of_body
from .suspects import with_suspects
from .told_again import with_told_again
from .toll_statements import toll_findings, with_tolls
from .triggers import triggers_of
from .untold import is_background, is_count_of_period, is_run_of_titles, is_tally_of_war, without_rescues

#: Words by which a report speaks of aircraft.
_AIRBORNE = re.compile(
    r"\b(?:air[ -]?(?:strike|raid|force|power)|war ?planes?\b|aircraft|fighter jets?\b)", re.IGNORECASE
)
#: What tells that a sentence tells of no occurrence.
_UNTOLD = (is_tally_of_war, is_run_of_titles, is_count_of_period)
_CONTEXT = ("heading", "lead", "headline")
#: The longest sentence that is read whole, in characters: several times what reporters write, and short enough for
#: rules whose work grows faster than the words.
_LONGEST = 1200


class RuleExtractor:
    """Finds events by rules. Holds nothing but the finders that it was lent."""

    #: Raised whenever the rules change what is coded.
    name = "rules-1"

    def __init__(self, finders: Finders) -> None:
        self._finders = finders

    def extract(self, outlines: Sequence[Outline]) -> list[Reading]:
        return [self._read(outline) for outline in outlines]

    def _read(self, outline: Outline) -> Reading:
        surroundings, sentences = self.surroundings(outline)
        return replace(surroundings, findings=self.findings(outline, sentences))

    def surroundings(self, outline: Outline) -> tuple[Reading, list[Sentence]]:
        """What a report names beside its events, speakers, places and dates, and the sentences to find events in."""
        text = outline.report.text
        names = learn_names(text, self._finders.names(text), outline.report.source)
        sentences = self.sentences(outline, names)
        reading = Reading(
            speakers=report_speakers(outline, sentences, names, self._finders),
            places=_places_of_the_report(sentences, outline.segments),
            dates=_dates_of_the_report(sentences, outline.segments, said=len(text) < STORY),
            said=_dates_of_saying(sentences),
        )
        return reading, sentences

    def findings(self, outline: Outline, sentences: Sequence[Sentence]) -> tuple[Finding, ...]:
        """The events that the sentences of a report tell."""
        text = outline.report.text
        told = [s for s in sentences if not _is_frame(outline.segments, s)]
        told = _without_summaries(outline, told)
        told = [s for s in told if not any(untold(s.span.of(text)) for untold in _UNTOLD)]
        if len(text) >= STORY:
            told = [s for s in told if not is_background(s.span.of(text))]
        airborne, voice = _AIRBORNE.search(text) is not None, publisher_voice(outline.report)
        found = [
            f
            for sentence in told
            for f in _findings(sentence, sentences[: sentence.index], text, airborne=airborne, voice=voice)
        ]
        found = without_accidents(without_rescues(found, text), text)
        found = _with_dateline(found, sentences, outline)
        return tuple(with_told_again(with_fighters(found, text), sentences, text))

    def sentences(self, outline: Outline, names: Sequence[GroupName]) -> list[Sentence]:
        """The sentences of a report with all that is found below the level of events; `names` are its groups."""
        text, segments = outline.report.text, outline.segments
        dates = self._finders.dates(text)
        found: list[Sentence] = []
        body: Body | None = None
        for segment in (segment for segment in segments if segment.kind == "sentence"):
            block = segment.parent
            heading = block is not None and segments[block].kind in (*_CONTEXT, "dateline")
            for span in _stretches(text, segment.span):
                read = read_sentence(text, span, len(found), block, dates, names, self._finders, heading=heading)
                speakers = tuple(_of_whom(spoken, read, body, text) for spoken in read.speakers)
                found.append(replace(read, body=body, speakers=speakers))
                body = body_of(read.line, read.index, read.names, body)
        return found


def _of_whom(spoken: Spoken, read: Sentence, body: Body | None, text: str) -> Spoken:
    """A spokesman as the voice of the armed group whose he is, where his words do not name it."""
    own = spoken.kind == "state" and is_voice_of_body(spoken.span, text, read.line, read.names, body)
    return replace(spoken, kind="perpetrator") if own else spoken


def _places_of_the_report(sentences: Sequence[Sentence], segments: Sequence[Segment]) -> tuple[PlaceMention, ...]:
    """All places in the order of the text; those of a dateline say where it was written, not where it happened."""
    found: list[PlaceMention] = []
    for sentence in sentences:
        writes = sentence.block is not None and segments[sentence.block].kind in ("dateline", "byline")
        found += (replace(place, relation="dateline") if writes else place for place in sentence.places)
    return tuple(found)


def _stretches(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence whole; what is no sentence but a long list or a table without stops, in stretches."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        ends = (text.rfind(mark, start, start + _LONGEST) + 1 for mark in ("; ", ", ", " "))
        end = next((end for end in ends if end > start), start + _LONGEST)
        yield Span(start, end)
        start = end
    if start < sentence.end:
        yield Span(start, sentence.end)


def _dates_of_the_report(
    sentences: Sequence[Sentence], segments: Sequence[Segment], *, said: bool
) -> tuple[DateMention, ...]:
    """All dates but those of printing: first those of the telling, then of headings, then of somebody's saying so.

    The day of somebody's saying so (`said`) tells when a thing happened in a brief, and not in a long story.
    """
    ranked: list[tuple[int, Span]] = []
    for sentence in sentences:
        kind = None if sentence.block is None else segments[sentence.block].kind
        for span in sentence.dates:
            rank = date_rank(sentence, span, span.start)[0]
            if rank < (2 if said else 1) and kind not in ("dateline", "byline"):
                ranked.append((rank + 2 * (kind in _CONTEXT), span))
    return tuple(DateMention(span) for _, span in sorted(ranked))


def _dates_of_saying(sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """The days of somebody's saying so: "the agency reported on Monday"."""
    return tuple(DateMention(d) for s in sentences for d in s.dates if is_of_telling(s, d))


#: Words by which a report points to the town that it was written in: "in this city", "on Station Road here on Monday".
_THIS_TOWN = re.compile(
    r"\b(?:in|of|at|outside|near) this (?:city|town|village|municipality|capital)\b|"
    r"(?<=\w )(?<!from )(?<!are )(?<!is )here(?= (?:on|in|at|late|early|yesterday|today|last|this|\w+day)\b|[,.])",
    re.IGNORECASE,
)


def _with_dateline(findings: Sequence[Finding], sentences: Sequence[Sentence], outline: Outline) -> list[Finding]:
    """The findings that tell of "this city" with the place of the dateline."""
    segments, text = outline.segments, outline.report.text
    written = [s for s in sentences if s.block is not None and segments[s.block].kind in ("dateline", "byline")]
    places = tuple(place for sentence in written for place in sentence.places)
    return [
        replace(f, places=(*places, *f.places)) if places and _THIS_TOWN.search(f.sentence.of(text)) else f
        for f in findings
    ]


def _is_frame(segments: Sequence[Segment], sentence: Sentence) -> bool:
    """Whether a sentence stands in a heading, headline, dateline or byline: it frames events, and tells none."""
    return sentence.block is not None and segments[sentence.block].kind in (*_CONTEXT, "dateline", "byline")


#: Headings of parts that only announce what is told below.
_SUMMARIES = frozenset(("highlights", "summary", "key messages", "key points", "in brief", "headlines"))


def _without_summaries(outline: Outline, told: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without those that announce what is told below: of the places that are told of there.

    Highlights may be all that a bulletin tells of something.
    """
    text = outline.report.text
    summaries = {sentence.index for sentence in told if _is_summary(outline, sentence)}
    below = {p.span.of(text).casefold() for s in told if s.index not in summaries for p in s.places}
    return [
        s
        for s in told
        if s.index not in summaries or (s.places and below.isdisjoint(p.span.of(text).casefold() for p in s.places))
    ]


def _is_summary(outline: Outline, sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading that only announces the rest."""
    block = sentence.block
    while block is not None:
        segment = outline.segments[block]
        words = segment.span.of(outline.report.text).strip(" #:*").lower()
        if segment.kind in ("heading", "lead") and words in _SUMMARIES:
            return True
        block = segment.parent
    return False


def _findings(
    sentence: Sentence, before: Sequence[Sentence], text: str, *, airborne: bool, voice: frozenset[str]
) -> list[Finding]:
    places = [place.span for place in sentence.places]
    triggers = triggers_of(sentence.line, places)
    found = (finding_of(sentence, trigger, airborne=airborne, voice=voice) for trigger in triggers)
    told = with_tolls([finding for finding in found if finding is not None], toll_findings(sentence, text), text)
    return with_suspects(with_antecedents(told, sentence, before, text), text)
