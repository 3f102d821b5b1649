"""Events that people accepted or corrected, in the form of hand-coded reports: what the tool is measured by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sourcebook.records import Event, Report, event_to_json

from .applying import Reviewed

Json = dict[str, Any]

#: What people have come to that makes a report's events gold, or none of it.
_JUDGED = ("added", "accepted", "corrected", "rejected")


def gold_rows(reports: Iterable[tuple[Report, Sequence[Reviewed]]]) -> Iterator[Json]:
    """One row a report of which every event was judged, and nothing is left in conflict or flagged.

    A report of which some events wait would count what is not yet looked at as wrong; so it waits too. What people
    added is in it; what neither machine nor people coded is not.
    """
    for report, events in reports:
        if events and all(one.state in _JUDGED for one in events):
            yield gold_row(report, [one.event for one in events if one.state != "rejected"])


def gold_row(report: Report, events: Sequence[Event]) -> Json:
    """A report and its events as people code them by hand: words and values, no offsets and no confidence."""
    return {
        "id": report.id,
        "sha256": report.sha256,
        "published": None if report.published is None else report.published.isoformat(),
        "source": {"name": report.source.name, "kind": report.source.kind},
        "text": report.text,
        "events": [_event(event) for event in events],
    }


_KEPT = {
    "actors": ("text", "role", "group"),
    "harm": ("text", "who", "effect", "low", "high"),
    "attribution": ("text", "kind", "mode"),
}


def _event(event: Event) -> Json:
    row = event_to_json(event)
    date, place = row["date"], row["place"]
    return {
        "type": row["type"],
        "status": row["status"],
        "date": None if date is None else {key: date[key] for key in ("text", "from", "to")},
        "place": None if place is None else {"texts": place["texts"], "iso2": place["iso2"]},
        **{part: [{key: one[key] for key in keys} for one in row[part]] for part, keys in _KEPT.items()},
        "weapons": [weapon["text"] for weapon in row["weapons"]],
        "evidence": row["evidence"]["text"],
    }
