"""Rival counts: two speakers who put the number of the same people differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Count, Span, SpeakerMention
from .toll_rows import Row, counts_the_same

_PEOPLE = frozenset("people persons others dead casualties".split())
#: What stands between two numbers of one sentence when the second answers the first: "40; the army put it at six".
_ANSWERS = re.compile(
    r"(?:;|\b(?:while|but|whereas|although|and)\b)[^.;]{0,80}\b(?:puts?|gave|gives)\b[^.;]{0,40}"
    r"\b(?:losses|toll|number|figure|count|dead|it)\b[^.;]{0,30}\b(?:at|as)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
#: The same where the second says another number by itself, with no noun but the first's: "30 soldiers; the army said
#: it had lost four", "37 soldiers, a figure that the council rejected, saying only two had died".
_CONTRADICTS = re.compile(
    r"(?:;|\b(?:while|but|whereas|although|though|however|and)\b)[^.;]{0,80}"
    r"\b(?:said|says|saying|claim(?:ed|s|ing)?|reported|told|admitted|acknowledged|conceded|confirmed|insisted|"
    r"maintained|spoke|speaks|counted|cited)\b"
    r"[^.;]{0,60}$|"
    r"\b(?:reject|den(?:y|ied)|disput|contest|dismiss|contradict|refut|challeng)\w*\b[^.;]{0,80}$",
    re.IGNORECASE,
)
#: People of whom nothing is told but their number; and words that set one number against another.
_COUNTS_ANYBODY = re.compile(r"\b(?:people|persons|dead|deaths|bodies|victims)$", re.IGNORECASE)
_SETS_AGAINST = re.compile(r"\b(?:while|but|whereas|although|though|however)\b", re.IGNORECASE)
#: A new count of one speaker's, and no rival's: "the toll rose to 20".
_GROWN = re.compile(
    r"\b(?:r[oi]se\w*|climb\w*|increas\w*|jump\w*|grew|grown|went up|later|revised|another|more)\b", re.IGNORECASE
)
#: A claim set against another's word.
_CLAIMS = re.compile(
    r"\b(?:while|but|whereas|although|though)\b[^.;]{0,60}\bclaim(?:ed|s|ing)?\b[^.;]{0,80}$", re.IGNORECASE
)
_SOMEWHERE = re.compile(r"[^.;,]{0,60}?\b(?:in|near|at|outside|around)\s+((?:[A-Z][\w'’-]+ ?)+)")
#: Words before a number by which a report sets it against another: "earlier it was reported that three", "however, …".
_OTHERWISE = re.compile(
    r"\bearl(?:ie|ei)r\b[^.]{0,60}\breport|\breported earlier\b|"
    r"\binitial(?:ly)? (?:report|said|put|death|toll|count)|\bunconfirmed\b|\bconflicting\b|"
    r"\b(?:another|other|some|different|independent|unofficial|local) (?:media )?(?:sources?|reports?|accounts?)\b|"
    r"\b(?:however|but|whereas|while|though)\b[^.]{0,90}\b(?:said|says|claim|put|stat|report|told|confirm|maintain)|"
    r"\b(?:puts?|putting|gave|gives)\b[^.]{0,40}\b(?:toll|number|figure|count)\b[^.]{0,60}\b(?:at|as)\b|"
    r"\b(?:counted|received)(?: at least| more than)? ?$|"
    r"\b(?:claim(?:ed|s|ing)?|refut\w+|contradict\w+|disput\w+)\b",
    re.IGNORECASE,
)
_HOWEVER = re.compile(r"\W*However\b.*\b(?:said|says|claimed|stated|reported|told|confirmed)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rival:
    """One speaker's number for the harm row at `index`, where another says another."""

    index: int
    count: Count
    text: str
    span: Span


def rival_rows(
    kept: Sequence[Row], told: Sequence[Row], speakers: Sequence[SpeakerMention], text: str
) -> list[tuple[Row, Row]]:
    """Pairs of a row already counted and one of a later sentence by which somebody else counts them differently."""
    found: list[tuple[Row, Row]] = []
    for row in told:
        alike = (k for k in reversed(kept) if k.mention.effect == row.mention.effect and counts_the_same(k, row))
        known = next(alike, None)
        if known is None or known.count == row.count or row.points_back or row.adds:
            continue
        if row.mention.total and _GROWN.search(text, row.sentence.start, row.mention.span.start):
            continue
        more = _counts_more(known, row) and row.count.low != _all_told(kept, row)
        fewest = min(known.count.low or 0, row.count.low or 0)
        if (more or _disputed(known, row, speakers, text)) and (fewest > 1 or _admits_one(known, row, speakers)):
            found.append((known, row))
    return found


def _admits_one(known: Row, row: Row, speakers: Sequence[SpeakerMention]) -> bool:
    """Whether the state counts one where a party claimed more by the same noun: "the army said one soldier died"."""
    claimed = any(s.kind == "perpetrator" and known.sentence.holds(s.span) for s in speakers)
    admitted = any(s.kind == "state" and row.sentence.holds(s.span) for s in speakers)
    one = row.text.lower().startswith(("one ", "only one", "just one"))
    return claimed and admitted and one and _same_noun(known, row) and known.mention.who == row.mention.who


def _same_noun(known: Row, row: Row) -> bool:
    """Whether two rows count people by one noun: "three soldiers", "one soldier"."""
    one, other = (counted.text.lower().split()[-1].removesuffix("s") for counted in (known, row))
    return one == other


def _answers(known: Row, row: Row, text: str) -> bool:
    """Whether the words between two rows of a sentence make the second another speaker's number for the first."""
    between = text[known.mention.span.end : row.mention.span.start]
    if _ANSWERS.search(between):
        return True
    if _GROWN.search(between):
        return False
    if row.mention.total or row.is_bare or row.is_of_its_own:
        return _CONTRADICTS.search(between) is not None and not _are_apart(known, row, text)
    if _COUNTS_ANYBODY.search(row.text) and _SETS_AGAINST.search(between):
        return _CONTRADICTS.search(between) is not None and not _are_apart(known, row, text)
    return _same_noun(known, row) and _CLAIMS.search(between) is not None and not _are_apart(known, row, text)


def _are_apart(known: Row, row: Row, text: str) -> bool:
    """Whether a place of its own is told behind each of two rows."""
    places = [_SOMEWHERE.match(text, one.mention.span.end, known.sentence.end) for one in (known, row)]
    return all(places) and len({place[1].strip() for place in places if place}) > 1


def answered_rows(told: Sequence[Row], text: str) -> list[tuple[Row, Row]]:
    """Pairs of rows of one sentence and effect, of which the second is another speaker's number for the first."""
    found: list[tuple[Row, Row]] = []
    for index, row in enumerate(told):
        alike = (known for known in told[:index] if counts_the_same(known, row) and known.count != row.count)
        known = next((one for one in alike if _answers(one, row, text)), None)
        if known is not None:
            found.append((known, row))
    return found


def _all_told(kept: Sequence[Row], row: Row) -> int:
    """How many were counted who suffered the same, all groups together."""
    return sum(one.count.low or 0 for one in kept if one.mention.effect == row.mention.effect)


def _counts_more(known: Row, row: Row) -> bool:
    """Whether a later sentence counts more of the same people by the same word: "three soldiers … five soldiers"."""
    exact = None not in (known.count.low, row.count.low) and known.count.low == known.count.high
    exact = exact and row.count.low == row.count.high and known.sentence != row.sentence
    return (
        exact
        and (known.count.low or 0) < (row.count.low or 0)
        and known.mention.who == row.mention.who
        and _same_noun(known, row)
    )


def _disputed(known: Row, row: Row, speakers: Sequence[SpeakerMention], text: str) -> bool:
    """Whether two speakers stand behind the two rows; a party's own word always stands apart."""
    before = text[row.sentence.start : row.mention.span.start]
    otherwise = _OTHERWISE.search(before) or _HOWEVER.match(row.sentence.of(text))
    if known.sentence != row.sentence and otherwise:
        return known.mention.who == row.mention.who or row.text.split()[-1].lower() in _PEOPLE
    ours = [s for s in speakers if s.kind != "media" and row.sentence.holds(s.span)]
    theirs = [s for s in speakers if s.kind != "media" and known.sentence.holds(s.span)]
    if known.sentence == row.sentence or not ours:
        return False
    return any(s.kind == "perpetrator" for s in ours) or bool(theirs)


def ranged(known: Row, rivals: Sequence[tuple[Row, Row]]) -> Row:
    """The row with the range of its rivals: the smallest number is low, the largest high."""
    counts = [rival.count for disputed, rival in rivals if disputed.mention.span == known.mention.span]
    if not counts:
        return known
    numbers = [n for count in (known.count, *counts) for n in (count.low, count.high) if n is not None]
    return replace(known, count=Count(min(numbers), max(numbers)))


def rivals_of(kept: Sequence[Row], rivals: Sequence[tuple[Row, Row]]) -> tuple[Rival, ...]:
    """Both numbers of every dispute over a row that was kept."""
    index_of = {row.mention.span: index for index, row in enumerate(kept)}
    return tuple(
        Rival(index_of[known.mention.span], row.count, row.text, row.mention.span)
        for known, rival in rivals
        if known.mention.span in index_of
        for row in (known, rival)
    )
