"""Who says what: the speakers of an event, and the claims that tie each field to its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Attribution, Claim, Finding, Harm, Reading, Span, SpeakerMention


def attribution_of(findings: Sequence[Finding], reading: Reading, first: bool, text: str) -> tuple[Attribution, ...]:
    """Everyone the report names as a source of the event: those of the whole report, and those of its sentences.

    `first` is the report's first event, to which speakers of sentences without an event of their own belong.
    """
    return tuple(
        Attribution(s.span.of(text), s.span, s.kind, s.mode) for s in speakers_of(findings, reading, first, text)
    )


def speakers_of(findings: Sequence[Finding], reading: Reading, first: bool, text: str) -> tuple[SpeakerMention, ...]:
    """The speaker mentions behind `attribution_of`, in the same order."""
    sentences = {finding.sentence for finding in findings}
    told_elsewhere = {finding.sentence for finding in reading.findings} - sentences
    whole = Span(0, len(text))
    return tuple(
        speaker
        for speaker in reading.speakers
        if speaker.content == whole
        or any(sentence.holds(speaker.span) for sentence in sentences)
        or (first and not any(sentence.holds(speaker.span) for sentence in told_elsewhere))
    )


def claims_of(findings: Sequence[Finding], harm: Sequence[Harm], speakers: Sequence[SpeakerMention]) -> tuple[Claim, ...]:
    """One claim a field and speaker: a speaker says what stands in the stretch they are said to say."""
    claims: list[Claim] = []
    fields = [("type", findings[0].action)] + [(f"harm.{i}", row.span) for i, row in enumerate(harm)]
    for field, span in fields:
        told = [i for i, s in enumerate(speakers) if s.content.holds(span) and s.kind != "media"]
        claims += [Claim(field, i, speakers[i].mode) for i in told]
        if not told:
            media = next((i for i, s in enumerate(speakers) if s.kind == "media"), None)
            claims.append(Claim(field, media, "reported"))
    return tuple(claims)
