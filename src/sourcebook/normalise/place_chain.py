"""The names of one event as a chain from the smallest to the largest: "X in Y District of Z"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..records import PlaceMention, Span
from .gazetteer_place import GazetteerPlace
from .place_names import COUNTRY_RANK, RANKS, PlaceName, name_key, read_name
from .place_offset import Offset, read_offset

#: Words between two names that still tie them together; longer gaps, or a new sentence, do not.
_WIDEST_GAP = 60
_NEW_SENTENCE = re.compile(r"[.;!?]\s")
#: How much smaller a name without a word of level is taken to be than the name it is tied to.
_STEP = 0.3
#: A name that nothing is known of: larger than a street, smaller than a town.
_UNKNOWN = 1.5
#: A name without a word of level is larger than the building or the market that follows it: "Bakhmut, City Hospital".
_LEAST_UNKNOWN = 0.2
#: A unit of the gazetteer without a word of level; a settlement by its people, so that a quarter stands under its city.
_KINDS = {"country": COUNTRY_RANK, "adm1": RANKS["province"], "adm2": RANKS["district"], "area": RANKS["area"]}
_SETTLEMENTS = ((1_000_000, 4.2), (100_000, 3.2), (0, 2.2))


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A mention with its words, what they say by themselves, and how far from there it was, where that is said."""

    mention: PlaceMention
    text: str
    name: PlaceName
    offset: Offset | None = None

    @property
    def span(self) -> Span:
        return self.mention.span


def name_places(text: str, mentions: Sequence[PlaceMention]) -> tuple[NamedPlace, ...]:
    """The mentions in the order of the text, each name once."""
    named: dict[str, NamedPlace] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span):
        words = mention.span.of(text)
        if words.strip():
            offset = None if mention.offset is None else read_offset(mention.offset.of(text))
            named.setdefault(words.casefold(), NamedPlace(mention, words, read_name(words), offset))
    return tuple(named.values())


def rank_places(
    text: str, names: Sequence[NamedPlace], chosen: Mapping[NamedPlace, GazetteerPlace] | None = None
) -> dict[NamedPlace, float]:
    """How large each place is, smallest lowest, by its own words, by the gazetteer where it is resolved, and by the
    name that follows it: in "Pash Ziarat in Swat District" the first is the smaller."""
    ranks: dict[NamedPlace, float] = {}
    following: NamedPlace | None = None
    for name in reversed(names):
        tied = following if following is not None and _tied(text, name.span, following.span) else None
        ranks[name] = _rank(name, (chosen or {}).get(name), None if tied is None else ranks[tied])
        following = name
    return ranks


def _rank(name: NamedPlace, place: GazetteerPlace | None, tied: float | None) -> float:
    """`tied` is the rank of the name that follows closely, if one does."""
    rank = _own_rank(name, place)
    if rank is None:
        return _UNKNOWN if tied is None else max(min(tied, RANKS["town"]) - _STEP, _LEAST_UNKNOWN)
    if name.name.level == "division" and tied == RANKS["district"]:  # in South India and Pakistan below it, else above
        return tied - _STEP
    return rank


def smallest_first(names: Sequence[NamedPlace], ranks: Mapping[NamedPlace, float]) -> tuple[NamedPlace, ...]:
    """By rank; of equals, the one named first."""
    return tuple(sorted(names, key=lambda name: (ranks[name], name.span)))


def _own_rank(name: NamedPlace, place: GazetteerPlace | None) -> float | None:
    if place is not None and place.kind == "country":
        return COUNTRY_RANK
    level = name.name.level
    whole = place is not None and name_key(place.name) in name.name.keys[:1]
    if place is not None and place.kind == "area" and level != "way" and (level is None or whole):
        return RANKS["area"]
    if level is not None and not (level in ("point", "quarter") and whole):  # "Cox's Bazar" is no bazaar
        return RANKS[level]
    if place is None:
        return None
    if place.kind != "settlement":
        return _KINDS[place.kind]
    # A quarter may be placed at its city; then it bears another name and is the smaller.
    people = place.population if name_key(place.name) in name.name.keys else 0
    return next(rank for population, rank in _SETTLEMENTS if people >= population)


def _tied(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= _WIDEST_GAP and not _NEW_SENTENCE.search(gap)
