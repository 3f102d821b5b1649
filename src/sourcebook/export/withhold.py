"""Withholding the names of persons: copies of events in which no coded person can be found by name.

People named in these reports were harmed, or may be. Everything written for others goes through here first: the
person's words become `[name withheld]` wherever they stand in the record and in the report's text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sourcebook.lexicon.person_names import MASK, PART, WORD, cased, full_names, name_pattern, other_words, single_names
from sourcebook.records import ActorRef, Event, PlaceRef, Report, Span, event_to_json


@dataclass(frozen=True, slots=True)
class Copy:
    """An event as it may be written. Its spans are still offsets into the report as it was read.

    `masked` are the stretches of that report which `event.report.text` has the mask for.
    """

    event: Event
    masked: tuple[Span, ...] = ()

    def moved(self, span: Span) -> Span:
        """Where the words of `span` lie in the text of this copy; one that cuts into a name takes in the mask."""
        return Span(self._offset(span.start, end=False), self._offset(span.end, end=True))

    def _offset(self, place: int, *, end: bool) -> int:
        shift = 0
        for stretch in self.masked:
            if stretch.end <= place:
                shift += len(MASK) - (stretch.end - stretch.start)
            elif stretch.start < place:
                return stretch.start + shift + (len(MASK) if end else 0)
        return place + shift


def copies(events: Sequence[Event], *, names: bool) -> tuple[Copy, ...]:
    """The events as they may be written, in their order: with `names` as they are, else with every person's masked.

    A person coded in one event is masked in all: another report of the same list may quote the name without coding it.
    Only a single word that is also coded as a place or a group is masked in its own report alone.
    """
    if names:
        return tuple(Copy(event) for event in events)
    covers = _covers(events)
    return tuple(covers[_report_key(event)].copy(event) for event in events)


def hiders(events: Sequence[Event]) -> dict[str, Callable[[str], str]]:
    """For each event, by its id, what masks the names of persons in words taken from its report."""
    covers = _covers(events)
    return {event.id: covers[_report_key(event)].hide for event in events}


def _covers(events: Sequence[Event]) -> dict[tuple[str, str], _Cover]:
    by_report: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        by_report.setdefault(_report_key(event), []).append(event)
    elsewhere = {word.casefold() for event in events for word in other_words(event)}
    catalogue = _Catalogue(form for event in events for form in full_names(event) if form.casefold() not in elsewhere)
    return {key: _Cover(told, catalogue) for key, told in by_report.items()}


class _Catalogue:
    """All names of an export, to be asked which of them occur in one report, without trying each on each."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_word: dict[str, set[str]] = {}
        self._unspaced: set[str] = set()
        for form in forms:
            words = WORD.findall(form.casefold())
            if words and cased(form):
                self._by_word.setdefault(words[0], set()).add(form)
            else:
                self._unspaced.add(form)

    def found_in(self, text: str) -> set[str]:
        """The names that may occur in `text`."""
        folded = text.casefold().replace("%20", " ")
        spaced = {form for word in set(WORD.findall(folded)) for form in self._by_word.get(word, ())}
        # Scripts that join words to the name, or write no spaces, can only be searched for as they stand.
        return spaced | {form for form in self._unspaced if PART.split(form)[0].casefold() in folded}


class _Cover:
    """The names to be masked in the events of one report, and its masked text, made once for all of them."""

    def __init__(self, told: Sequence[Event], catalogue: _Catalogue) -> None:
        report = told[0].report
        records = "\n".join(json.dumps(event_to_json(event), ensure_ascii=False) for event in told)
        forms = catalogue.found_in(f"{report.text}\n{records}") | {form for event in told for form in full_names(event)}
        self._pattern = name_pattern(forms, single_names(told))
        stretches = [Span(*found.span()) for found in self._found(report.text)]
        stretches += [span for event in told for span in _person_spans(event) if 0 <= span.start < span.end]
        self._stretches = _united(stretches, len(report.text))
        self._report = self._covered_report(report)

    def copy(self, event: Event) -> Copy:
        """The event with its names masked."""
        return Copy(self._covered_event(event), self._stretches)

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        return iter(()) if self._pattern is None else self._pattern.finditer(text)

    def hide(self, text: str) -> str:
        """`text` with every name masked."""
        return text if self._pattern is None else self._pattern.sub(MASK, text)

    def maybe(self, text: str | None) -> str | None:
        return None if text is None else self.hide(text)

    def each(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.hide(text) for text in texts)

    def _covered_report(self, report: Report) -> Report:
        text, start = [], 0
        for stretch in self._stretches:
            text += [report.text[start : stretch.start], MASK]
            start = stretch.end
        return replace(
            report,
            id=self.hide(report.id),
            title=self.maybe(report.title),
            url=self.maybe(report.url),
            source=replace(report.source, name=self.maybe(report.source.name)),
            text="".join([*text, report.text[start:]]),
        )

    def _covered_event(self, event: Event) -> Event:
        date = event.date
        return replace(
            event,
            report=self._report,
            date=date and replace(date, text=self.maybe(date.text), reasons=self.each(date.reasons)),
            place=event.place and self._covered_place(event.place),
            actors=tuple(self._covered_actor(actor) for actor in event.actors),
            harm=tuple(replace(row, text=self.hide(row.text)) for row in event.harm),
            weapons=tuple(replace(weapon, text=self.hide(weapon.text)) for weapon in event.weapons),
            attribution=tuple(replace(speaker, text=self.hide(speaker.text)) for speaker in event.attribution),
            claims=tuple(replace(claim, text=self.maybe(claim.text)) for claim in event.claims),
            evidence=replace(event.evidence, text=self.hide(event.evidence.text)),
            review=self.each(event.review),
        )

    def _covered_place(self, place: PlaceRef) -> PlaceRef:
        """The names as written are masked; those of the gazetteer are places, whoever else bears them."""
        return replace(place, texts=self.each(place.texts), reasons=self.each(place.reasons))

    def _covered_actor(self, actor: ActorRef) -> ActorRef:
        part = actor.part and replace(
            actor.part, description=self.maybe(actor.part.description), count_text=self.maybe(actor.part.count_text)
        )
        if actor.person:
            return replace(actor, text=MASK, name=None, part=part)
        return replace(actor, text=self.hide(actor.text), name=self.maybe(actor.name), part=part)


def _report_key(event: Event) -> tuple[str, str]:
    return event.report.sha256, event.report.id


def _person_spans(event: Event) -> list[Span]:
    return [actor.span for actor in event.actors if actor.person]


def _united(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one, within a text of `length` characters."""
    joined: list[Span] = []
    for span in sorted(Span(span.start, min(span.end, length)) for span in spans if span.start < length):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
