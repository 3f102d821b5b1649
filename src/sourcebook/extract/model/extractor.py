"""The extractor that reads incidents with the trained network, and speakers, places and dates by the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ...records import Finding, Outline, Reading, Span
from ..rules import RuleExtractor
from ..sentence import Finders
from .card import fingerprint
from .dating import with_dates
from .encoder import Encoded, Encoder
from .heads import Heads
from .incidents import Incident, incidents_of
from .labels import ATTRIBUTES, ROLES
from .mentions import Marked, marked
from .settings import Settings
from .telling import Judged, finding_of
from .uniting import united


class IncidentExtractor:
    """Finds incidents as MUC-4 understands them. Holds the network open; make one and keep it."""

    def __init__(self, folder: Path, finders: Finders, settings: Settings | None = None) -> None:
        self._rules = RuleExtractor(finders)
        self._encoder, self._heads = Encoder(folder), Heads.load(folder)
        self.settings = settings or Settings()
        self.name = f"incidents-{fingerprint(folder)[:12]}"

    def extract(self, outlines: Sequence[Outline]) -> list[Reading]:
        """One reading per outline. What the network finds irrelevant is not read by the rules: it reads as empty."""
        encoded = self._encoder.encode([outline.report.text for outline in outlines])
        return [self._read(outline, one) for outline, one in zip(outlines, encoded, strict=True)]

    def _read(self, outline: Outline, encoded: Encoded) -> Reading:
        relevant = self._heads.relevance(encoded.states) if outline.segments else 0.0
        if relevant < self.settings.relevant:
            return Reading()
        reading, sentences = self._rules.surroundings(outline)
        mentions = [*marked(outline.report.text, encoded, self.settings.least), *_dated(reading, encoded)]
        told = self._told(outline, mentions, encoded) if mentions else ()
        if not told and relevant >= self.settings.left_to_rules:
            told = self._rules.findings(outline, sentences)
        return replace(reading, findings=told)

    def _told(self, outline: Outline, mentions: Sequence[Marked], encoded: Encoded) -> tuple[Finding, ...]:
        text = outline.report.text
        judged = self._judged(text, outline, mentions, encoded)
        incidents = incidents_of(mentions, judged.together, judged.sentences, self.settings)
        found = [finding_of(judged, incident, self.settings) for incident in incidents]
        told: dict[Span, Incident] = {}
        for finding, incident in zip(found, incidents, strict=True):
            told.setdefault(finding.action, incident)
        return with_dates(united(found, text), told, judged, self.settings)

    def _judged(self, text: str, outline: Outline, mentions: Sequence[Marked], encoded: Encoded) -> Judged:
        firsts = np.array([mention.first for mention in mentions])
        lasts = np.array([mention.last for mention in mentions])
        kinds = np.array([ROLES.index(mention.role) for mention in mentions])
        vectors = self._heads.vectors(encoded.states, firsts, lasts)
        together, same = self._heads.pairs(vectors, firsts, kinds)
        attributes = {name: self._heads.attribute(name, vectors) for name in ATTRIBUTES}
        sentences = [segment.span for segment in outline.segments if segment.kind == "sentence"]
        return Judged(text, mentions, attributes, same, together, sentences)


def _dated(reading: Reading, encoded: Encoded) -> list[Marked]:
    """The dates that the rules found, as mentions: the network says to which incidents they belong."""
    starts = {start: piece for piece, (start, _) in reversed(list(enumerate(encoded.windows.offsets)))}
    ends = {end: piece for piece, (_, end) in enumerate(encoded.windows.offsets)}
    found: list[Marked] = []
    for span in sorted({date.span for date in reading.dates}):
        first, last = starts.get(span.start), ends.get(span.end)
        if first is not None and last is not None and first <= last:
            found.append(Marked(Span(span.start, span.end), "date", first, last, 1.0))
    return found
