"""Which stretches of a report speak of one of its events: its own paragraphs, and what nobody else claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import Event, Span

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"\S.*?(?:[.!?]['\"”’)]*(?=\s|$)|$)")
#: A report is read so far, in characters: what a long page has further down is other stories.
_READ = 12_000


def main_event(events: Sequence[Event]) -> Event:
    """The event that a report is mainly about: with the largest toll told near its beginning, else its first.

    Raises ValueError where there is none.
    """
    return max(events, key=lambda event: (_standing(event, events), -event.evidence.span.start, event.id))


def passage(event: Event, siblings: Sequence[Event] = ()) -> str:
    """The text that tells of `event` among the events of its report (`siblings`, which may hold it too).

    The title and the sentences in which no event stands go with the event that the report is mainly about.
    """
    others = [other for other in siblings if other.id != event.id]
    text = event.report.text[:_READ]
    title = event.report.title or ""
    if not others:
        return f"{title}\n{text}"
    mine = main_event([event, *others]) is event
    own, foreign = _spans(event), [span for other in others for span in _spans(other)]
    kept = [title] if mine else []
    for paragraph in _spans_of(_PARAGRAPH, text, 0):
        if _any_in(paragraph, own) and not _any_in(paragraph, foreign):
            kept.append(paragraph.of(text))
            continue
        for sentence in _spans_of(_SENTENCE, paragraph.of(text), paragraph.start):
            if _any_in(sentence, own) or (mine and not _any_in(sentence, foreign)):
                kept.append(sentence.of(text))
    return "\n".join(kept)


def _standing(event: Event, events: Sequence[Event]) -> float:
    """How much speaks for an event as the main one: harm, an early place, what the title repeats."""
    killed, wounded = (_most(event, effect) for effect in ("killed", "wounded"))
    place_in_order = sorted(other.evidence.span.start for other in events).index(event.evidence.span.start)
    title = (event.report.title or "").casefold()
    named = sum(text.casefold() in title for text in (event.place.texts if event.place else ()))
    harm = min(3.0, killed + 0.5 * wounded)
    return harm - 1.0 * place_in_order + named + (0.5 if event.status == "accomplished" else 0.0)


def _most(event: Event, effect: str) -> int:
    rows = [row.count for row in event.harm if row.effect == effect]
    return sum(count.high or count.low or 1 for count in rows)


def _spans(event: Event) -> list[Span]:
    spans = [event.evidence.span, *(row.span for row in event.harm), *(actor.span for actor in event.actors)]
    if event.place is not None:
        spans.extend(event.place.spans)
    if event.date is not None and event.date.span is not None:
        spans.append(event.date.span)
    return spans


def _any_in(stretch: Span, spans: Iterable[Span]) -> bool:
    return any(stretch.overlaps(span) for span in spans)


def _spans_of(pattern: re.Pattern[str], text: str, start: int) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield Span(start + match.start(), start + match.end())
