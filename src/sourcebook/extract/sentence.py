"""One sentence, read: its words and phrases with the names, speakers, places, dates and weapons found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..records import PlaceMention, Span, WeaponMention
from .chunks import chunk
from .clauses import Line
from .outlet_names import OutletTest
from .participants import GroupName
from .places import KnowsPlace, places_of
from .speakers import Spoken, speakers_of
from .spoken_of import Body
from .tokens import tokenise
from .weapons import weapons_of


@dataclass(frozen=True, slots=True)
class Finders:
    """What the extractor is lent from other stages: finders of dates, names of groups, outlets and places.

    `dates` gives the spans of time expressions of a text, and `counts_back` says whether one of them dates what is told
    behind it ("on Friday, two days after shells fell"); `names` those of known groups with their coded group;
    `outlet` the kind of a news outlet, or None; `knows_place` whether a gazetteer has a name.
    """

    dates: Callable[[str], tuple[Span, ...]]
    names: Callable[[str], tuple[GroupName, ...]]
    outlet: OutletTest
    knows_place: KnowsPlace
    counts_back: Callable[[str, Span], bool]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that was found in it.

    `index` counts the sentences of the report from 0; `block` is the index of the segment that the sentence stands in;
    `back` are those of its dates that date what is told behind them; `body` is the armed group of which the
    sentences before it spoke last.
    """

    index: int
    block: int | None
    span: Span
    line: Line
    names: tuple[GroupName, ...]
    speakers: tuple[Spoken, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[Span, ...]
    weapons: tuple[WeaponMention, ...]
    back: tuple[Span, ...] = ()
    body: Body | None = None


def read_sentence(
    text: str,
    span: Span,
    index: int,
    block: int | None,
    dates: Sequence[Span],
    names: Sequence[GroupName],
    finders: Finders,
    *,
    heading: bool = False,
) -> Sentence:
    """Everything below the level of events in one sentence."""
    here = tuple(date for date in dates if span.holds(date))
    named = tuple(name for name in names if span.holds(name.span))
    tokens = tokenise(text, span.start, span.end)
    line = Line(tokens, chunk(tokens, here, [name.span for name in named]))
    speakers = speakers_of(line, text, named, finders.outlet) if tokens else ()
    taken = [speaker.span for speaker in speakers] + [name.span for name in named] + list(here)
    places = places_of(line, text, taken, finders.knows_place, heading=heading)
    back = tuple(date for date in here if finders.counts_back(text, date))
    return Sentence(index, block, span, line, named, speakers, places, here, weapons_of(line), back)
