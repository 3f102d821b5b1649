"""Which reports and speakers are independent: one source, however many print or quote it, is one voice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from ..lexicon.outlets import find_outlet, looks_like_outlet
from ..records import Attribution, Event, Report
from ..records.vocabulary import SourceKind, SpeakerKind
from .same_text import text_classes
from .speaker_names import joined_names, name_key

#: A voice before it is numbered: what it is ("named", "text") and the words or the hash that tell which.
VoiceKey = tuple[str, ...]

#: "BAMAKO, March 18 (Sahel Wire) - ", "KABUL (AFP) — ": the agency in brackets behind the place of a dateline.
_DATELINE_CREDIT = re.compile(r"^[^\n(]{2,60}\(([^()\n]{2,40})\)\s*(?:--|[-–—:])")
#: "AFP - ", "By Reuters", "Source: Agence France-Presse" at the head; "/AFP", "(Reuters)", "— AP" at the very end.
_HEAD_CREDIT = re.compile(
    r"^\s*(?:by|from|source|via|agency)?:?\s*([A-Z][\w.& -]{1,40}?)\s*(?:--|[–—/]|\s-\s|\n)", re.I
)
_END_CREDIT = re.compile(r"(?:[/(–—]|--|\s-\s|\n|source:|agencies:)\s*([A-Z][\w.& -]{1,40}?)\)?[\s.]*$", re.I)
#: How much of the text's head and tail a credit may stand in.
_HEAD, _TAIL = 200, 60


#: What a publisher is as a speaker.
_AS_SPEAKER: Mapping[SourceKind | None, SpeakerKind] = {
    "media": "media", "state": "state", "armed-group": "perpetrator", "ngo": "ngo", "igo": "ngo", "witness": "witness",
    "other": "other", None: "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """How one event is told: by which voice of the report's own, by which voices of its speakers, in which text.

    `behind` is who stands behind the report's own word, by name and kind, where that is not its publisher: the agency
    whose text it prints, the only source it names. Events with equal `text` are told in copies of one text.
    """

    own: int
    speakers: tuple[int, ...]
    text: str
    behind: tuple[str, SpeakerKind] | None = None


def voices(events: Sequence[Event]) -> Mapping[str, Telling]:
    """For each event of an incident, by its id: the number of its own voice, and those of its speakers in order.

    Equal numbers are not independent of one another. A copy or rewrite of a text speaks with the voice of its original,
    a signed wire with that of the agency, a report that names one source only with that of the source, a speaker with
    one voice in all reports. Who is nobody in particular ("two residents") is a voice of each text. Numbers start at 1
    and do not depend on the order of the events.
    """
    reports = {_report_key(event.report): event.report for event in events}
    texts = _texts([reports[key] for key in sorted(reports)])
    names = joined_names(
        [name_key(speaker.text) for event in events for speaker in event.attribution]
        + [name_key(text.origin) for text in texts.values() if text.origin is not None and not text.medium]
    )
    told = {event.id: _keys(event, texts[_report_key(event.report)], names) for event in events}
    numbers = {
        key: at for at, key in enumerate(sorted({k for own, others in told.values() for k in (own, *others)}), 1)
    }
    return {event.id: _telling(event, texts[_report_key(event.report)], told[event.id], numbers) for event in events}


def _telling(
    event: Event, text: _Text, keys: tuple[VoiceKey, tuple[VoiceKey, ...]], numbers: Mapping[VoiceKey, int]
) -> Telling:
    own, speakers = keys
    behind = next(((s.text, s.kind) for s, key in zip(event.attribution, speakers, strict=True) if key == own), None)
    source = event.report.source
    own_text = source.name is not None and text.origin is not None and name_key(source.name) == name_key(text.origin)
    if text.origin is not None and not (own_text and _AS_SPEAKER[source.kind] == text.kind):
        behind = behind or (text.origin, text.kind)
    return Telling(numbers[own], tuple(numbers[key] for key in speakers), text.digest, behind)


@dataclass(frozen=True, slots=True)
class _Text:
    """A class of near-identical texts: who wrote it first, and what kind of speaker that is."""

    origin: str | None
    kind: SpeakerKind
    digest: str

    @property
    def medium(self) -> bool:
        """Whether its writer passes on what others say: a news medium, or nobody knows who."""
        return self.kind in ("media", "unknown")


def _texts(reports: Sequence[Report]) -> Mapping[str, _Text]:
    classes = text_classes([report.text for report in reports])
    grouped: dict[int, list[Report]] = {}
    for number, report in zip(classes, reports, strict=True):
        grouped.setdefault(number, []).append(report)
    texts = {number: _text_of(group) for number, group in grouped.items()}
    return {_report_key(report): texts[number] for number, report in zip(classes, reports, strict=True)}


def _text_of(group: Sequence[Report]) -> _Text:
    """What a class of texts goes back to: the agency that signs one of them, else whoever published it first."""
    order = sorted(group, key=lambda r: (r.published is None, r.published or date.max, r.source.name or "", _digest(r)))
    signed = [(agency, report) for report in order if (agency := wire_credit(report.text))]
    origin = signed[0][0] if signed else order[0].source.name
    kind: SpeakerKind = "media" if signed else _AS_SPEAKER[order[0].source.kind]
    return _Text(origin, kind, min(_digest(report) for report in group))


def wire_credit(text: str) -> str | None:
    """The agency that signs a report at its head or its end: "AFP" of "KABUL (AFP) — …"; None where none does."""
    dateline = _DATELINE_CREDIT.match(text[:_HEAD].lstrip())
    if dateline is not None and _may_sign(dateline[1]):
        return dateline[1].strip()
    for credit in (_HEAD_CREDIT.match(text[:_HEAD]), _END_CREDIT.search(text[-_TAIL:])):
        if credit is not None:
            outlet = find_outlet(credit[1].strip())
            if outlet is not None and outlet.kind == "media":
                return outlet.name
    return None


def _may_sign(name: str) -> bool:
    outlet = find_outlet(name)
    if outlet is not None:
        return outlet.kind in ("media", "state")
    return looks_like_outlet(name) or all(word[:1].isupper() for word in name.split())


def _keys(
    event: Event, text: _Text, names: Mapping[frozenset[str], frozenset[str]]
) -> tuple[VoiceKey, tuple[VoiceKey, ...]]:
    """The voice of the report itself, and those of the speakers it names."""
    speakers = tuple(_speaker_key(speaker, text, names) for speaker in event.attribution)
    own = _own_key(text, names)
    others = {key for key in speakers if key != own}
    only = next(iter(others)) if len(others) == 1 else None
    return (only if only is not None and only[0] == "named" and text.medium else own), speakers


def _own_key(text: _Text, names: Mapping[frozenset[str], frozenset[str]]) -> VoiceKey:
    name = name_key(text.origin) if text.origin is not None else frozenset()
    return ("named", *sorted(names.get(name, name))) if name else ("text", text.digest)


def _speaker_key(speaker: Attribution, text: _Text, names: Mapping[frozenset[str], frozenset[str]]) -> VoiceKey:
    name = names[name_key(speaker.text)]
    return ("named", *sorted(name)) if name else ("text", text.digest, speaker.kind, speaker.text.casefold())


def _digest(report: Report) -> str:
    return sha256(" ".join(report.text.split()).encode()).hexdigest()[:16]


def _report_key(report: Report) -> str:
    """A report told apart from its copies: by its id, its publisher and its day, beside its text."""
    return f"{_digest(report)}|{report.source.name or ''}|{report.published or ''}|{report.id}"
