"""The value of a field in words that are equal where the values are: a day, a place, an actor, a count."""

from __future__ import annotations

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


def actor_words(value: ActorRef) -> str:
    """Role and neutral name; the words where no name is known: "perpetrator: Taliban", "target: eight soldiers"."""
    words = value.name or value.text.casefold()
    return f"{value.role}: {' '.join(words.split())} ({value.group})"


def count_words(value: Count) -> str:
    """How many: "8", "at least 8", "up to 10", "8 to 11"."""
    if value.low is None:
        return "unknown" if value.high is None else f"up to {value.high}"
    if value.high is None:
        return f"at least {value.low}"
    return str(value.low) if value.low == value.high else f"{value.low} to {value.high}"
