"""Harm told without an action verb that acts on people: tolls, tallies, lives lost, bodies, people who fled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..lexicon.weights import LESSER_TOLL, TOLL
from ..records import ActorMention, Finding, HarmMention, Span
from ..records.vocabulary import Effect
from .complements import enumerated
from .event_dates import dates_near
from .headcounts import NUMBER, pattern
from .participants import Participant, of_chain
from .sentence import Sentence
from .status import is_background
from .toll_patterns import (
    ENDS_STATE,
    ITEM,
    ITEM_CUES,
    JOINS_TALLY,
    OPENS_TALLY,
    PATTERNS,
    STATISTIC,
    SURE_STATES,
    UNREAL,
    TollPattern,
    effects_told,
)
from .toll_people import COUNTED, parts_behind_colon, people_from, phrase_at, whose


@dataclass(frozen=True, slots=True)
class Toll:
    """One telling of harm in a sentence: its words, the rows, and the people named in it.

    `elsewhere` says that the places of the sentence may not be those of the occurrence.
    """

    words: Span
    rows: tuple[HarmMention, ...]
    people: tuple[Participant, ...]
    elsewhere: bool = False


def toll_findings(sentence: Sentence, text: str) -> tuple[Finding, ...]:
    """The findings of a sentence that tells harm by nominal and toll phrases, in order; none of statistics."""
    if not sentence.line.tokens or STATISTIC.search(sentence.span.of(text)):
        return ()
    tolls: list[Toll] = []
    for toll in (*_by_pattern(sentence, text), *_tallies(sentence, text)):
        told = [row for known in tolls for row in known.rows]
        rows = tuple(row for row in toll.rows if not any(_same(row, known) for known in told))
        tolls += [replace(toll, rows=rows)] if rows else []
    return tuple(_finding(sentence, toll, text) for toll in sorted(tolls, key=lambda toll: toll.words))


def _same(row: HarmMention, known: HarmMention) -> bool:
    return row.effect == known.effect and row.span.overlaps(known.span)


def with_tolls(told: Sequence[Finding], tolls: Sequence[Finding], text: str) -> list[Finding]:
    """The findings of action words together with those of toll phrases, each harm told once.

    Rows that only name what a toll counts ("the number of soldiers killed") go, and rows of a number of killed and
    wounded counted together give way to its own.
    """
    tolls = [toll for toll in tolls if not _suffered(toll, told)]
    if not tolls:
        return list(told)
    kept: list[Finding] = []
    for finding in told:
        harm = tuple(row for row in finding.harm if not _told_by(row, tolls, text))
        if harm or not finding.harm or finding.type is not None:
            kept.append(replace(finding, harm=harm))
    return [*kept, *tolls]


def _suffered(toll: Finding, told: Sequence[Finding]) -> bool:
    """Whether a verb inside a phrase of one row tells its harm: "Omar Tal, [a driver who suffered burns], died"."""
    inside = (one for one in told if toll.evidence.holds(one.action) and len(toll.harm) == 1)
    return any(row.effect == toll.harm[0].effect for one in inside for row in one.harm)


def _told_by(row: HarmMention, tolls: Sequence[Finding], text: str) -> bool:
    """Whether a toll phrase tells the row better: it takes two effects together, or counts what the row only names."""
    uncounted = COUNTED.search(text, row.span.start, row.span.end) is None
    for toll in tolls:
        mine = [harm for harm in toll.harm if harm.effect == row.effect]
        if any(harm.together and harm.span.overlaps(row.span) for harm in mine):
            return True
        if mine and uncounted and toll.evidence.holds(row.span):
            return not any(harm.span.overlaps(row.span) for harm in mine)
    return False


def _finding(sentence: Sentence, toll: Toll, text: str) -> Finding:
    position = phrase_at(sentence, toll.rows[0].span.start)
    lesser = all(row.effect in ("displaced", "missing") for row in toll.rows)
    return Finding(
        action=toll.rows[0].span,
        type=None,
        status="accomplished",
        sentence=sentence.span,
        evidence=toll.words,
        actors=tuple(_actor(person, text) for person in toll.people),
        harm=toll.rows,
        places=() if toll.elsewhere else sentence.places,
        dates=dates_near(sentence, sentence.line.span(position).start),
        background=is_background(sentence.line, position),
        continues=True,
        weight=LESSER_TOLL if lesser else TOLL,
    )


_LEADING_NUMBER = pattern(rf"{NUMBER} (?=\w)")


def _actor(people: Participant, text: str) -> ActorMention:
    """The people as a target, without the number that may still stand before them."""
    number = _LEADING_NUMBER.match(text, people.span.start, people.span.end)
    span = Span(number.end(), people.span.end) if number else people.span
    return ActorMention(span, "target", people.group or "civilians", people.person)


def _by_pattern(sentence: Sentence, text: str) -> Iterator[Toll]:
    lower = sentence.span.of(text).lower()
    for form in PATTERNS:
        if not any(cue in lower for cue in form.cues):
            continue
        for match in form.words.finditer(text, sentence.span.start, sentence.span.end):
            toll = _toll(sentence, form, match, text)
            if toll is not None:
                yield toll


def _toll(sentence: Sentence, form: TollPattern, match: re.Match[str], text: str) -> Toll | None:
    """The toll that a match tells; None where it is unreal, tells no effect, or its number is a date's."""
    name = next(name for name in ("letter", "open", "list", "people") if match.groupdict().get(name))
    span = Span(*match.span(name))
    effects = form.effects or _effects(sentence, match, text)
    if not effects or _is_unreal(sentence, match.start(), text) or any(span.overlaps(date) for date in sentence.dates):
        return None
    rows: list[HarmMention] = []
    people: list[Participant] = []
    for counted in _counted(sentence, name, span, text):
        who, named = whose(sentence, counted, match, text)
        if who == "property":
            continue
        row = HarmMention(counted, who, effects[0], total=form.total, together=len(effects) > 1)
        if name == "letter":
            row = replace(row, span=Span(counted.start, match.end()), count_span=counted)
        rows += [replace(row, effect=effect) for effect in effects]
        people += named if effects[0] != "displaced" else ()  # those who fled were not aimed at by name
    if not rows:
        return None
    parts = parts_behind_colon(sentence, rows[0], match.end(), text) if len(effects) == 1 else []
    rows += [part for part, _ in parts]
    people += [person for _, named in parts for person in named]
    end = max([match.end(), *(row.span.end for row in rows)])
    return Toll(Span(match.start(), end), tuple(rows), tuple(people), form.elsewhere)


def _counted(sentence: Sentence, name: str, span: Span, text: str) -> list[Span]:
    """The words of each row of a toll, by how its pattern names them."""
    if name == "open":
        return people_from(sentence, span, text)
    if name != "list":
        return [span]
    line, position = sentence.line, phrase_at(sentence, span.start)
    return [line.span(place, of_chain(line, place)[-1]) for place in enumerated(line, position)]


def _effects(sentence: Sentence, match: re.Match[str], text: str) -> tuple[Effect, ...]:
    """What a toll's own words tell: of a number, all words up to it ("number of soldiers killed in the attack")."""
    what, start = match["what"], match.start("what")
    if what.lower() == "total":
        return effects_told(text[sentence.span.start : match.start()])
    if "number of" in " ".join(what.lower().split()) and start < match.start("people"):
        return effects_told(text[start : match.start("people")])
    return effects_told(what)


def _is_unreal(sentence: Sentence, start: int, text: str) -> bool:
    """Whether the words before a telling make it a fear, a denial or a supposition."""
    return UNREAL.search(text[max(sentence.span.start, start - 60) : start]) is not None


def _tallies(sentence: Sentence, text: str) -> Iterator[Toll]:
    """The tallies of a sentence, part by part: "12 people dead and 30 wounded", "with three killed"."""
    lower, end_of_last = sentence.span.of(text).lower(), -1
    if not any(cue in lower for cue in ITEM_CUES):
        return
    for match in ITEM.finditer(text, sentence.span.start, sentence.span.end):
        span, state = Span(*match.span("people")), match["what"].lower()
        before = text[sentence.span.start : match.start()]
        joined = end_of_last >= 0 and JOINS_TALLY.fullmatch(text[end_of_last : match.start()]) is not None
        told = state in SURE_STATES or joined or OPENS_TALLY.search(before) is not None
        if not told or _points_back(before) or any(span.overlaps(date) for date in sentence.dates):
            continue
        if ENDS_STATE.match(text, match.end(), sentence.span.end) is None:
            continue
        if _is_unreal(sentence, match.start(), text) and not joined:
            continue
        who, people = whose(sentence, span, match, text)
        if who == "property":
            continue
        end_of_last = match.end()
        effects: tuple[Effect, ...] = effects_told(state)
        rows = tuple(HarmMention(span, who, effect, together=len(effects) > 1) for effect in effects)
        yield Toll(Span(*match.span()), rows, people)


_DEFINITE = re.compile(r"\b(?:the|these|those|both|all)\s+$", re.IGNORECASE)


def _points_back(before: str) -> bool:
    """Whether the number belongs to people told of before: "the two dead"."""
    return _DEFINITE.search(before) is not None
