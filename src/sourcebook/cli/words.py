"""Coded values in a few words, for the cells of a table on the screen."""

from __future__ import annotations

from sourcebook.records import ActorRef, Count, DateRange, Event, PlaceRef
from sourcebook.records.vocabulary import Effect

from .plain import one_line

#: What stands in a cell where the report does not say.
UNKNOWN = "–"

#: Names shown in one cell; the rest is told as a number.
NAMES_SHOWN = 3


def date_words(date: DateRange | None) -> str:
    """`2017-05-17`, `--05-17` while the year is unknown, `2017-05-17/2017-05-19` for an interval."""
    if date is None or (date.start is None and date.end is None):
        return UNKNOWN
    if date.start == date.end:
        return str(date.start)
    return "/".join(".." if side is None else str(side) for side in (date.start, date.end))


def place_words(place: PlaceRef | None) -> str:
    """The place as it was resolved, else as written, with the country's code."""
    if place is None or not (place.texts or place.name):
        return UNKNOWN
    name = place.name or place.texts[0]
    wider = [place.iso2] if place.iso2 else []
    return one_line(", ".join([name, *wider]))


def people_words(event: Event) -> str:
    """`Dawn Front → police post`; the sides of a clash as `police / Dawn Front`."""
    sides = {role: [_name(a) for a in event.actors if a.role == role] for role in ("perpetrator", "party", "target")}
    parties = " / ".join(dict.fromkeys(sides["party"]))
    doers, targets = _listed(sides["perpetrator"]), _listed(sides["target"])
    directed = f"{doers or UNKNOWN} → {targets or UNKNOWN}" if doers or targets else ""
    return "; ".join(part for part in (parties, directed) if part) or UNKNOWN


def toll_words(event: Event, effect: Effect) -> str:
    """How many people met `effect`, over all groups, as a range; "–" where the report does not say."""
    counts = [row.count for row in event.harm if row.effect == effect]
    if not counts:
        return UNKNOWN
    return count_words(sum_counts(counts))


def sum_counts(counts: list[Count]) -> Count:
    """The range of a sum: what is known of the low ends still holds, an open high end leaves the sum open."""
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    return Count(sum(lows) if lows else None, sum(highs) if len(highs) == len(counts) else None)


def count_words(count: Count) -> str:
    """`3`, `5–7`, `≥5`, `≤10` or `?`."""
    if count.low is None:
        return "?" if count.high is None else f"≤{count.high}"
    if count.high is None:
        return f"≥{count.low}"
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def speaker_words(event: Event) -> str:
    """Who the report names as saying it, with how: `police (reported)`."""
    return _listed([one_line(f"{a.text} ({a.mode})") for a in event.attribution]) or UNKNOWN


def type_words(event: Event) -> str:
    """The type, with the status where it was not carried out."""
    return event.type if event.status == "accomplished" else f"{event.type} ({event.status})"


def _name(actor: ActorRef) -> str:
    return one_line(actor.name or actor.text)


def _listed(names: list[str]) -> str:
    distinct = list(dict.fromkeys(names))
    rest = len(distinct) - NAMES_SHOWN
    return ", ".join([*distinct[:NAMES_SHOWN], *([f"+{rest}"] if rest > 0 else [])])
