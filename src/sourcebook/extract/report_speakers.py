"""The speakers of a report as a whole: those of its sentences, each once, of its digest's items, and its publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Outline, Report, Span, SpeakerMention
from .authorship import said_mode
from .outlet_names import OutletTest
from .participants import GroupName
from .publishers import publisher_speaker
from .sentence import Finders, Sentence
from .speaker_identity import is_bare_watcher, is_same, united
from .speakers import Spoken, person_told_of
from .untold import is_run_of_titles

_DIGEST = re.compile(r"\W*((?:[A-Z][\w'’.-]*)(?: (?:of |the |and |al-)?[A-Z][\w'’.-]*){1,4}): ")
#: The full name of an organisation that watches: "the Tal Observatory for Human Rights".
_WATCHER = re.compile(
    r"\b(?!The )[A-Z][\w'’-]+ (?:[A-Z][\w'’-]+ )?(?:Observatory|Monitor|Network|Watch)"
    r"(?: (?:for|of)(?: [A-Z][\w'’-]+)+)?"
)
#: A speaker who goes on speaking: "he said", "added she".
_GOES_ON = re.compile(
    r"\b(?:he|she|they)\s+(?:\w+\s+)?"
    r"(?:said|added|told|says|noted|explained|stated|confirmed|pointed|recalled|declared|recounted)\b|"
    r"\b(?:said|added)\s+(?:he|she|they)\b",
    re.IGNORECASE,
)

#: How many sentences back somebody may have spoken, or been told of, whom "he said" points to.
_RECENT = 3


def report_speakers(
    outline: Outline, sentences: Sequence[Sentence], names: Sequence[GroupName], finders: Finders
) -> tuple[SpeakerMention, ...]:
    """Everybody who speaks in a report, with what they are said to say; the publisher first where it speaks itself."""
    digest = _of_digest(outline, names, finders)
    speakers = _of_sentences(_told(outline, sentences), outline.report.text, finders.outlet)
    return _with_publisher((*digest, *speakers), outline.report)


def _told(outline: Outline, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences whose speakers count: without titles, and without headlines where somebody speaks below.

    A headline is short of words: who speaks in it is named below, or "Moscow warns" of what is no event.
    """
    text = outline.report.text
    told = [sentence for sentence in sentences if not is_run_of_titles(sentence.span.of(text))]
    body = [sentence for sentence in told if not _is_headline(outline, sentence)]
    return body if any(sentence.speakers for sentence in body) else told


def _is_headline(outline: Outline, sentence: Sentence) -> bool:
    return sentence.block is not None and outline.segments[sentence.block].kind in ("headline", "dateline")


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


@dataclass(slots=True)
class _Known:
    """A speaker with the stretches in which they speak, each the span from its first to its last sentence.

    `heard` is the index of the last sentence that says of them that they speak, `told` the outlet that passes on what
    they say, where they have no name: "a source told SANA".
    """

    spoken: Spoken
    stretches: list[Span]
    heard: int = -1
    told: _Known | None = None

    def speak_again(self, sentence: Span, *, goes_on: bool) -> None:
        """Take in a sentence: it lengthens the last stretch where nobody else has spoken since."""
        if goes_on and self.stretches:
            self.stretches[-1] = Span(self.stretches[-1].start, sentence.end)
        else:
            self.stretches.append(sentence)


def _of_sentences(sentences: Sequence[Sentence], text: str, outlet: OutletTest) -> tuple[SpeakerMention, ...]:
    """The speakers of all sentences, each once: a later "the official" is the one introduced before."""
    kept: list[_Known] = []
    last: _Known | None = None
    for index, sentence in enumerate(sentences):
        speaking = _speaking_in(kept, sentences[max(0, index - _RECENT) : index], sentence, text, outlet)
        for known in (*speaking, *_passing_on(speaking)):
            known.speak_again(sentence.span, goes_on=known is last)
            known.heard, last = sentence.index, known
    return tuple(_mention(known, _named_in(known.spoken, text, outlet), text) for known in kept)


def _named_in(spoken: Spoken, text: str, outlet: OutletTest) -> Span:
    """The words that name a speaker: of a watcher told of by its kind alone, its full name where the report has it."""
    if not is_bare_watcher(spoken):
        return spoken.span
    names = (Span(*match.span()) for match in _WATCHER.finditer(text))
    return next((name for name in names if outlet(name.of(text)) == "ngo"), spoken.span)


def _mention(known: _Known, span: Span, text: str) -> SpeakerMention:
    spoken = known.spoken
    first, *again = [Span(0, len(text))] if spoken.covers is None else known.stretches
    return SpeakerMention(span, spoken.kind, spoken.mode, first, tuple(again))


def _speaking_in(
    kept: list[_Known], before: Sequence[Sentence], sentence: Sentence, text: str, outlet: OutletTest
) -> list[_Known]:
    """Who speaks in a sentence, `before` being the few before it; those who are new are added to `kept`."""
    said = sentence.span.of(text)
    if not sentence.speakers:
        return [_in_mode(kept, known, said) for known in _going_on(kept, before, sentence, text, outlet)]
    found: list[_Known] = []
    for spoken_here in sentence.speakers:
        told = _as_said(spoken_here, said)
        if told.mode != spoken_here.mode:
            told = _by_full_name(kept, spoken_here, told, text)
        known = next((known for known in kept if is_same(told, known.spoken, text)), None)
        if known is None:
            known = _Known(told, [])
            kept.append(known)
        else:
            known.spoken = united(known.spoken, told)
        found.append(known)
    return found


def _going_on(
    kept: list[_Known], before: Sequence[Sentence], sentence: Sentence, text: str, outlet: OutletTest
) -> list[_Known]:
    """Who goes on speaking as "he" or "it" in a sentence that names no speaker."""
    if _GOES_ON.search(sentence.span.of(text)) is None:
        return []
    spoken = [known for known in kept if known.spoken.kind != "media"]
    last = max(spoken, key=lambda known: known.heard, default=None)
    if last is not None and last.heard >= sentence.index - _RECENT:
        return [last]
    person = _person_before(before, text, outlet)
    if person is None:
        return [last] if last is not None else []
    kept.append(_Known(person, []))
    return kept[-1:]


def _as_said(spoken: Spoken, sentence: str) -> Spoken:
    """A speaker in the mode in which their sentence says who did it."""
    if spoken.mode != "reported":
        return spoken
    return replace(spoken, mode=said_mode(sentence, spoken.kind, spoken.words))


def _by_full_name(kept: Sequence[_Known], plain: Spoken, told: Spoken, text: str) -> Spoken:
    """A speaker in another mode than before by their full name, which "a monitor" of the first sentence takes too."""
    known = next((known for known in kept if is_same(plain, known.spoken, text)), None)
    if known is None:
        return told
    known.spoken = united(known.spoken, plain)
    return replace(known.spoken, mode=told.mode)


def _in_mode(kept: list[_Known], known: _Known, sentence: str) -> _Known:
    """A known speaker, or the same once more where a sentence of theirs accuses, suspects or claims."""
    told = _as_said(known.spoken, sentence)
    if told.mode == known.spoken.mode:
        return known
    again = next((one for one in kept if (one.spoken.span, one.spoken.mode) == (told.span, told.mode)), None)
    if again is None:
        again = _Known(told, [])
        kept.append(again)
    return again


def _person_before(before: Sequence[Sentence], text: str, outlet: OutletTest) -> Spoken | None:
    """The person whom one of the last sentences is about, nearest first: "The mayor came. … He said …"."""
    for sentence in reversed(before):
        person = person_told_of(sentence.line, text, sentence.names, outlet)
        if person is not None:
            return person
    return None


def _passing_on(speaking: Sequence[_Known]) -> list[_Known]:
    """The outlets that pass on what is said here without being named again: "The source added …"."""
    outlets = [known for known in speaking if known.spoken.kind == "media"]
    unnamed = [known for known in speaking if known.spoken.kind != "media" and _has_no_name(known.spoken)]
    if len(outlets) == 1:
        for known in unnamed:
            known.told = known.told or outlets[0]
    return [known.told for known in unnamed if known.told is not None and not outlets]


def _has_no_name(spoken: Spoken) -> bool:
    """Whether a speaker is nobody in particular: "a source at the Harak Police Command"."""
    return not spoken.named or not spoken.words.isdisjoint(("source", "sources"))


def _with_publisher(speakers: tuple[SpeakerMention, ...], report: Report) -> tuple[SpeakerMention, ...]:
    """The speakers led by the publisher, for whom "the Movement" is another name, unless it is among them already."""
    publisher = publisher_speaker(report)
    if publisher is None:
        return speakers
    name = publisher.span.of(report.text).casefold().split()
    said = [(speaker, speaker.span.of(report.text).casefold().removeprefix("the ").split()) for speaker in speakers]
    if any(words == name for _speaker, words in said):
        return speakers
    modes = ("reported", publisher.mode)
    short = {id(speaker) for speaker, words in said if set(words) < set(name) and speaker.mode in modes}
    return (publisher, *(speaker for speaker in speakers if id(speaker) not in short))
