"""The value of a field in words that are equal where the values are: a day, a place, an actor, a count."""

from __future__ import annotations

import re

from ..records import ActorRef, Count, DateRange, PlaceRef


def date_words(value: DateRange) -> str:
    """The interval in ISO dates: "2019-03-17", or "2019-03-16 to 2019-03-17"."""
    ends = [str(end) if end is not None else "…" for end in (value.start, value.end)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def place_words(value: PlaceRef) -> str:
    """The gazetteer entry by name, country and id; a place that is not resolved as it was written."""
    relation = "" if value.relation in ("in", "at") else f"{value.relation} "
    if value.geonameid is not None:
        country = f", {value.iso2}" if value.iso2 else ""
        return f"{relation}{value.name or value.texts[0]}{country} (geonames {value.geonameid})"
    if value.name is not None:
        return f"{relation}{value.name}" + (f", {value.iso2}" if value.iso2 and value.iso2 != value.name else "")
    return relation + " / ".join(" ".join(text.split()) for text in value.texts)


_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\s*\([A-Z][\w-]{1,9}\)$")


def actor_words(value: ActorRef) -> str:
    """Role, neutral name and group; where no name is known the words, as a name or a noun is written inside a sentence.

    "perpetrator: Taliban (armed-group)", "target: soldiers (state-forces)" for "The  Soldiers" too.
    """
    words = " ".join((value.name or value.text).split())
    if value.name is None:
        words = _ABBREVIATION.sub("", _ARTICLE.sub("", words)) or words
        capitals = sum(word[:1].isupper() for word in words.split())
        words = words.casefold() if capitals <= 1 and not words.isupper() else words
    return f"{value.role}: {words} ({value.group})"


def count_words(value: Count, *, dash: str = " to ", unknown: str = "unknown") -> str:
    """How many: "8", "at least 8", "up to 10", "8 to 11"."""
    if value.low is None:
        return unknown if value.high is None else f"up to {value.high}"
    if value.high is None:
        return f"at least {value.low}"
    return str(value.low) if value.low == value.high else f"{value.low}{dash}{value.high}"
