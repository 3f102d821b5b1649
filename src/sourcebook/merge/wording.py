"""Reasons in words: what a level of a feature means. Persons are never named, only that they are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from .comparable import Comparable, set_of
from .features import UNKNOWN

_WORDS: Mapping[str, Mapping[str, str]] = {
    "date": {
        "same-day": "both on {day}",
        "next-day": "dates one day apart",
        "2-3-days": "dates two or three days apart",
        "4-10-days": "dates {gap} days apart",
        "11-40-days": "dates {gap} days apart",
        "far": "dates far apart",
        "overlap": "the dates overlap, one is not stated to the day",
        "later": "one tells what came later",
        "same-day-no-year": "the same day, one without its year",
    },
    "published": {
        "0-1-days": "published within a day of each other",
        "2-4-days": "published within four days",
        "5-14-days": "published within two weeks",
        "15-60-days": "published within two months",
        "over-60-days": "published more than two months apart",
    },
    "place": {
        "same-place": "both at {place}",
        "near-place": "places as near as their precision tells",
        "same-name": "both name {place}",
        "within-25-km": "places within 25 km",
        "within-100-km": "places within 100 km",
        "within-400-km": "places within 400 km",
        "far": "places far apart",
        "coarse": "one place is only known roughly, and holds the other",
        "coarse-far": "places far apart, one only known roughly",
        "other-country": "in different countries",
    },
    "persons": {
        "one": "the same person is named",
        "several": "the same persons are named",
        "surname": "a person of the same surname is named",
        "none": "different persons are named",
    },
    "ages": {
        "all": "the same age is told",
        "all-of-several": "the same ages are told",
        "some": "one age told is the same",
        "several": "several ages told are the same",
        "none": "different ages are told",
    },
    "roads": {"one": "the same street: {roads}", "several": "the same streets: {roads}", "none": "different streets"},
    "type": {
        "same": "both are coded {type}",
        "same-and-rare": "both are coded {type}",
        "other-act": "coded alike, but for the act",
        "family": "types of one kind",
        "untold": "one is of no listed type",
        "different": "of different types: {types}",
    },
    "killed": {},
    "wounded": {},
    "weapons": {"shared": "the same means: {weapons}", "different": "different means"},
    "actors": {"shared": "the same group: {actors}", "different": "different groups"},
    "source": {
        "cites": "one names the other's publisher as its source",
        "same-cited": "both name {cited} as their source",
        "same-source": "the same publisher",
        "different-source": "different publishers",
    },
}
_TOLLS: Mapping[str, str] = {
    "equal": "the numbers of {effect} agree",
    "equal-3-and-more": "the numbers of {effect} agree, and are not small",
    "close": "the numbers of {effect} are close",
    "different": "the numbers of {effect} differ",
    "one": "only one tells of {effect}",
    "neither": "neither tells of {effect}",
}
#: The features whose words count what two texts share.
_OF_TEXTS = ("names", "wording", "copied")
_FIELD = re.compile(r"\{(\w+)\}")


def tell(feature: str, level: str, a: Comparable, b: Comparable) -> str:
    """The words for one reason."""
    if feature in _OF_TEXTS and level != UNKNOWN:
        return _of_texts(feature, level, a, b)
    words = _words_for(feature, level)
    return _FIELD.sub(lambda found: str(_VALUES[found[1]](a, b)), words) if "{" in words else words


@cache
def _words_for(feature: str, level: str) -> str:
    """The words for a level, with what is to be filled in for two events in braces."""
    if level == UNKNOWN:
        return f"{feature}: not told by both"
    if feature in ("killed", "wounded"):
        return _TOLLS[level].format(effect=feature)
    bare = level.removeprefix("unsure-").removeprefix("later-")
    words = _WORDS[feature].get(bare, f"{feature}: {level}")
    return f"{words} (a date is unsure)" if level.startswith("unsure-") else words


def _of_texts(feature: str, level: str, a: Comparable, b: Comparable) -> str:
    if feature == "copied":
        shorter = min(len(a.copied), len(b.copied))
        return f"{round(100 * _shared(a.copied, b.copied) / shorter)} % of the shorter text stands in the other"
    shared = len(a.names & b.names) if feature == "names" else _shared(a.words, b.words)
    kind = "words of names" if feature == "names" else "rarer words"
    return f"{shared} {kind} are the same" if shared else f"no {kind} are the same"


def _shared(mine: tuple[object, ...], other: tuple[object, ...]) -> int:
    return len(set_of(mine).intersection(other))


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _day(one: Comparable) -> str:
    return "the same day" if one.first is None else date.fromordinal(one.first).isoformat()


def _gap(a: Comparable, b: Comparable) -> int:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 0
    return max(a.first - b.last, b.first - a.last, 0)


#: What can stand in the words, by its name.
_VALUES: Mapping[str, Callable[[Comparable, Comparable], object]] = {
    "day": lambda a, b: _day(a),
    "gap": _gap,
    "place": lambda a, b: _listed(a.places & b.places),
    "roads": lambda a, b: _listed(a.roads & b.roads),
    "type": lambda a, b: a.type,
    "types": lambda a, b: " and ".join(sorted((a.type, b.type))),
    "weapons": lambda a, b: _listed(a.weapons & b.weapons),
    "actors": lambda a, b: _listed(a.actors & b.actors),
    "cited": lambda a, b: _listed(a.cited & b.cited),
}
