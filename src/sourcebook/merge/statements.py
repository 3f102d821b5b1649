"""Who says what: for each incident and field the claims side by side, with words, mode and voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from ..lexicon.word_lists import word_table
from ..records import Claim, Count, Event, Harm, Span, Statement
from ..records.incident import Relation, Standing
from .field_values import actor_words, count_words, date_words, place_words
from .voices import Telling, voices

#: The fields in the order of the table.
FIELDS = ("type", "status", "date", "place", "actors", "weapons", "harm")
#: A death that is told as one more than those counted before.
_DIED_LATER = re.compile(
    r"\b(?:died|dies|dead|death|succumb\w*|passed away)\b[^.]*\b(?:hospital|clinic|wounds?|injur\w+|wounded|injured)\b|"
    r"\b(?:hospital|clinic|wounds?|injur\w+|wounded|injured)\b[^.]*\b(?:died|dies|succumb\w*|passed away)\b",
    re.IGNORECASE,
)
#: What leads to a new total: "bringing to ten", "raised the death toll to at least 12", "the toll rose to nine".
_NEW_TOTAL = re.compile(
    r"\b(?:bring|rais|tak|push|lift|increas|climb|ris|rose|mount|revis|went up|brought|stands? at|now at)\w*"
    r"[^.]{0,60}\b(?:to|at)\s+(?:at least\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)


def statements(
    events: Sequence[Event],
    relations: Mapping[str, Relation] | None = None,
    told: Mapping[str, Telling] | None = None,
    beside: Mapping[str, int] | None = None,
) -> tuple[Statement, ...]:
    """All that the events of one incident say, by field, then by day, source and place in the text.

    `relations` tells by event id which events are follow-ups (none by default), `told` the voices (worked out where not
    given), `beside` how many other events the report of each tells (none by default). The order of the events does not
    matter.
    """
    told = voices(events) if told is None else told
    relations, beside = relations or {}, beside or {}
    found = [
        statement
        for event in events
        for statement in _of_event(event, told[event.id], relations.get(event.id, "account"), beside.get(event.id, 0))
    ]
    return tuple(sorted(_since_first_said(dict.fromkeys(found), told), key=_order))


def _since_first_said(found: Iterable[Statement], told: Mapping[str, Telling]) -> Iterator[Statement]:
    """What copies of one text say alike has the day, and the headline's weight, of the first of them that says it."""
    alike: dict[tuple[object, ...], list[Statement]] = {}
    for said in found:
        key = (told[said.event].text, said.field, said.effect, said.who, said.value, said.voice)
        alike.setdefault(key, []).append(said)
    for copies in alike.values():
        first = min(copies, key=lambda s: (s.published or date.max, s.source.name or "", -s.specific))
        yield from (replace(said, published=first.published, specific=first.specific) for said in copies)


def _order(statement: Statement) -> tuple[object, ...]:
    return (
        FIELDS.index(statement.field),
        statement.effect or "",
        str(statement.published or "9999"),
        statement.source.name or "",
        statement.event,
        -1 if statement.row is None else statement.row,
        statement.span.start if statement.span is not None else -1,
        statement.voice,
        statement.value,
        statement.speaker or "",
        statement.mode,
    )


def _of_event(event: Event, telling: Telling, relation: Relation, beside: int) -> Iterator[Statement]:
    speaker, kind = telling.behind or (None, None)
    for field in _fields(event):
        base = replace(
            field, voice=telling.own, published=event.report.published, speaker=speaker, speaker_kind=kind
        )  # fmt: skip
        claims = [claim for claim in event.claims if claim.field == _path(base)]
        for said in [_as_claimed(base, claim, event, telling) for claim in claims] or [base]:
            specific = 0 if said.count is None else specific_of(said.count, event.report.title, beside)
            yield replace(said, standing=_standing(event, said, relation), specific=specific)


def _path(statement: Statement) -> str:
    """The field as claims name it: `harm.0` for the first row."""
    return statement.field if statement.row is None else f"{statement.field}.{statement.row}"


def _fields(event: Event) -> Iterator[Statement]:
    """Each field's value as the report itself has it."""

    def own(field: str, value: str) -> Statement:
        return Statement(field, value, event.id, event.report.source, "reported", 0)

    yield replace(own("type", event.type), words=event.evidence.text, span=event.evidence.span)
    yield own("status", event.status)
    if event.date is not None:
        yield replace(own("date", date_words(event.date)), words=event.date.text, span=event.date.span)
    if event.place is not None:
        words, span = (event.place.texts[0], event.place.spans[0]) if event.place.spans else (None, None)
        yield replace(own("place", place_words(event.place)), words=words, span=span)
    for actor in event.actors:
        said = replace(own("actors", actor_words(actor)), words=actor.text, span=actor.span, who=actor.group)
        yield replace(said, person=actor.person)
    for weapon in event.weapons:
        yield replace(own("weapons", weapon.kind), words=weapon.text, span=weapon.span)
    for index, row in enumerate(event.harm):
        yield _of_row(own("harm", count_words(row.count)), row, index)


def _of_row(statement: Statement, row: Harm, index: int) -> Statement:
    return replace(
        statement, words=row.text, span=row.span, count=row.count, effect=row.effect, who=row.who, row=index
    )  # fmt: skip


def _as_claimed(base: Statement, claim: Claim, event: Event, telling: Telling) -> Statement:
    """The field as one speaker has it."""
    said = replace(base, mode=claim.mode)
    if claim.count is not None:
        said = replace(said, value=count_words(claim.count), count=claim.count, words=claim.text, span=claim.span)
    if claim.speaker is None:  # the report's own word
        return said
    speaker = event.attribution[claim.speaker]
    return replace(
        said, speaker=speaker.text, speaker_kind=speaker.kind, voice=telling.speakers[claim.speaker]
    )  # fmt: skip


def _standing(event: Event, statement: Statement, relation: Relation) -> Standing:
    """Whether a number is a toll, a new total, one more death told in a follow-up, or no part of the toll at all."""
    if statement.field != "harm":
        return "toll" if relation == "account" else "apart"
    span, text = statement.span, event.report.text
    start, end = _sentence(text, span) if span is not None else (0, 0)
    if span is not None and _NEW_TOTAL.search(text[start : span.start]):
        return "revised"
    if relation == "account":
        return "toll"
    return "more" if statement.effect == "killed" and _DIED_LATER.search(text[start:end]) else "apart"


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence around `span` begins and ends, as nearly as full stops tell."""
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    end = text.find(". ", span.end)
    return start, end if end >= 0 else len(text)


_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b|\b[a-z]+\b")
_HEADLINE = 10


def specific_of(count: Count, title: str | None, beside: int) -> int:
    """How much a report is about a number: 10 where its headline has it, less one for each other event it tells.

    Over the articles on shootings of which several tell one, such a number was right more often than the latest.
    """
    number = count.low if count.low is not None else count.high
    words = (word.replace(",", "") for word in _NUMBER.findall((title or "").casefold()))
    headline = any((int(word) if word.isdigit() else _numbers().get(word)) == number for word in words)
    return _HEADLINE * headline - min(beside, _HEADLINE - 1)


@cache
def _numbers() -> Mapping[str, int]:
    """The words for whole numbers: "three" is 3."""
    units: Mapping[str, int] = word_table("number_words")["units"]
    return units
