"""Who says what: the speakers of an event, and the claims that tie each field to its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..lexicon.weights import STORY
from ..records import ActorRef, Claim, Finding, Harm, Reading, Span, SpeakerMention
from ..records.vocabulary import Mode, SpeakerKind
from .rivals import Rival

_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"\b[A-Z]{2,}\b")
_ARTICLES = frozenset(("the", "a", "an", "of"))


def speakers_of(
    findings: Sequence[Finding], reading: Reading, groups: Sequence[Sequence[Finding]], text: str
) -> tuple[SpeakerMention, ...]:
    """Everyone the report names as a source of the event: those of the whole report, and those of its sentences.

    A speaker in a sentence that tells of no event belongs to the event told last before it, else to the first; but in a
    long story most who tell of no event only comment.
    """
    whole = Span(0, len(text))
    sentences = {finding.sentence for finding in findings}
    told = [
        speaker
        for speaker in reading.speakers
        if any(speaker.content == whole or speaker.says(s) or s.holds(speaker.span) for s in sentences)
        or _CONFIRMS_ALL.search(speaker.content.of(text))
        or (not _comments(speaker, text) and not _has_item(speaker) and _told_last(speaker, groups) is findings)
    ]
    firm = {(_name(speaker, text), mode) for speaker in told for mode in _BESIDE.get(speaker.mode, ())}
    return tuple(speaker for speaker in told if (_name(speaker, text), speaker.mode) not in firm)


def _name(speaker: SpeakerMention, text: str) -> str:
    return speaker.span.of(text).casefold().removeprefix("the ")


#: Who suspects or accuses somebody of an event says nothing more of it by reporting it too.
_BESIDE: dict[Mode, tuple[Mode, ...]] = {"suspected": ("reported",), "accused": ("reported", "suspected")}


#: What somebody says of all that was told: "confirmed the two incidents", "confirmed both attacks".
_CONFIRMS_ALL = re.compile(
    r"\bconfirm(?:s|ed)? (?:both|all|(?:(?:all|both) )?(?:of )?(?:the|these) (?:two|three|four|five)) (?:of the )?"
    r"(?:incidents|attacks|events|reports|blasts|raids|clashes|killings|abductions)\b",
    re.IGNORECASE,
)


def _has_item(speaker: SpeakerMention) -> bool:
    """Whether a medium opens an item of a digest, which it alone is the source of."""
    return speaker.kind == "media" and speaker.content.start == speaker.span.start and len(speaker.again) == 0


#: Who tells of the event told last, though their sentence names none, in long stories too: more than half of such
#: speakers were its source in the 180 stories coded by hand, and of officials, politicians and media fewer.
_WITNESSES: frozenset[SpeakerKind] = frozenset(("ngo", "witness", "unknown"))


def _comments(speaker: SpeakerMention, text: str) -> bool:
    """Whether somebody whose sentence tells of no event only comments on what was told."""
    return len(text) >= STORY and speaker.kind not in _WITNESSES and speaker.mode in ("reported", "suspected")


def _told_last(speaker: SpeakerMention, groups: Sequence[Sequence[Finding]]) -> Sequence[Finding] | None:
    """The event a speaker belongs to whose sentence tells of none; None where the sentence tells of one."""
    told = [finding.sentence for group in groups for finding in group]
    if any(sentence.holds(speaker.span) or speaker.says(sentence) for sentence in told):
        return None
    before = [
        (max(f.sentence.end for f in group if f.sentence.end <= speaker.span.start), index)
        for index, group in enumerate(groups)
        if any(f.sentence.end <= speaker.span.start for f in group)
    ]
    return groups[max(before)[1]] if before else groups[0]


def as_deniers(
    speakers: Sequence[SpeakerMention], findings: Sequence[Finding], text: str
) -> tuple[SpeakerMention, ...]:
    """The speakers with a group that publishes the report as one that denies, where it denies its part in the event."""
    if not any(finding.denied for finding in findings):
        return tuple(speakers)
    whole = Span(0, len(text))
    return tuple(
        replace(s, mode="denied") if s.mode == "claimed" and s.content == whole and s.kind == "perpetrator" else s
        for s in speakers
    )


def as_parties(speakers: Sequence[SpeakerMention], actors: Sequence[ActorRef], text: str) -> tuple[SpeakerMention, ...]:
    """The speakers with armed groups as what they are to the event: a doer claims it, and any other reports it.

    A group that only says what happened did it where it is among the doers, or where no doer is known.
    """
    return tuple(_as_party(speaker, actors, text) if _only_says(speaker) else speaker for speaker in speakers)


def _only_says(speaker: SpeakerMention) -> bool:
    """Whether an armed group says something of which its words do not tell that it claims, accuses or denies."""
    return speaker.kind == "perpetrator" and speaker.mode == "reported"


def _as_party(speaker: SpeakerMention, actors: Sequence[ActorRef], text: str) -> SpeakerMention:
    doers = [actor for actor in actors if actor.role != "target"]
    named = not speaker.span.of(text).removeprefix("The ").islower()
    if named and not any(_is(speaker, actor, text) for actor in doers):
        known = any(_is_name(actor) or (actor.group == "state-forces" and actor.role != "party") for actor in doers)
        if known or any(_is(speaker, actor, text) for actor in actors):
            return replace(speaker, kind="other")
    return replace(speaker, mode="claimed")


def _is_name(actor: ActorRef) -> bool:
    return actor.group == "armed-group" and actor.text[:1].isupper()


def _is(speaker: SpeakerMention, actor: ActorRef, text: str) -> bool:
    """Whether a speaker's words hold all of an actor's, or the other way round, or both the same initials."""
    said = speaker.span.of(text)
    if not set(_INITIALS.findall(said)).isdisjoint(_INITIALS.findall(actor.text)):
        return True
    ours, theirs = (set(_WORD.findall(words.casefold())) - _ARTICLES for words in (said, actor.text))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def claims_of(
    findings: Sequence[Finding], harm: Sequence[Harm], rivals: Sequence[Rival], speakers: Sequence[SpeakerMention]
) -> tuple[Claim, ...]:
    """One claim a field and speaker: a speaker says what stands in the stretch they are said to say.

    A number that another speaker puts differently is a claim with its own count.
    """
    claims: list[Claim] = []
    fields = [("type", findings[0].action)] + [(f"harm.{i}", row.span) for i, row in enumerate(harm)]
    disputed = {rival.index for rival in rivals}
    for field, span in fields:
        if field.startswith("harm.") and int(field[5:]) in disputed:
            continue
        claims += [Claim(field, index, _mode(index, speakers)) for index in _voices(span, speakers)]
    for rival in rivals:
        for index in _voices(rival.span, speakers):
            mode = _mode(index, speakers)
            claims.append(Claim(f"harm.{rival.index}", index, mode, rival.text, rival.span, rival.count))
    return tuple(dict.fromkeys(claims))


def _mode(index: int | None, speakers: Sequence[SpeakerMention]) -> Mode:
    return "reported" if index is None else speakers[index].mode


def _voices(span: Span, speakers: Sequence[SpeakerMention]) -> list[int | None]:
    """Who says what stands at `span`: the speakers quoted there, else the outlet, else the report itself (None)."""
    told: list[int | None] = [i for i, s in enumerate(speakers) if s.says(span) and s.kind != "media"]
    return told or [next((i for i, s in enumerate(speakers) if s.kind == "media"), None)]
