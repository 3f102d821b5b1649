"""The publisher of a report as one who speaks in it: where it names itself, and how it says what it says."""

from __future__ import annotations

import re

from ..records import Report, Span, SpeakerMention
from ..records.vocabulary import Mode, SourceKind, SpeakerKind
from .name_words import plain

#: How publishers of each kind speak of events. News media, the logs of offices and the bulletins of international
#: organisations are the record itself: their voice is the report's own, and `report.source` names it.
_SPEAKS: dict[SourceKind, tuple[SpeakerKind, Mode]] = {
    "armed-group": ("perpetrator", "claimed"),
    "ngo": ("ngo", "reported"),
    "other": ("other", "reported"),
    "witness": ("witness", "reported"),
}
_WORD = re.compile(r"[^\W_]+")


def publisher_mention(report: Report) -> Span | None:
    """The first place where a report's publisher names itself in the text, whatever the case and accents.

    A leading "The" of the publisher's name may be missing and is never part of the span. None where the name does not
    stand in the text.
    """
    parts = _WORD.findall(plain(report.source.name)) if report.source.name else []
    if parts[:1] == ["the"] and len(parts) > 1:
        parts = parts[1:]
    if not parts:
        return None
    found = re.search(r"(?<!\w)" + r"[\W_]{1,3}".join(parts) + r"(?!\w)", plain(report.text))
    return Span(found.start(), found.end()) if found else None


def publisher_speaker(report: Report) -> SpeakerMention | None:
    """The publisher as the speaker of the whole report, where it is no news medium and names itself in the text."""
    if report.source.kind is None or report.source.kind not in _SPEAKS:
        return None
    span = publisher_mention(report)
    if span is None:
        return None
    kind, mode = _SPEAKS[report.source.kind]
    return SpeakerMention(span, kind, mode, Span(0, len(report.text)))


def publisher_voice(report: Report) -> frozenset[str]:
    """The words of the name of an armed group that published the report, by which it speaks of itself; else none."""
    if report.source.kind != "armed-group" or publisher_mention(report) is None:
        return frozenset()
    return frozenset(word for word in _WORD.findall(plain(report.source.name or "")) if word not in _FUNCTION)


#: Words of a name that name nobody.
_FUNCTION = frozenset(("the", "of", "and", "for", "al", "de", "la", "el"))
