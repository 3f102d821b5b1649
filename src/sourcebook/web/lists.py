"""Rows of lists in words: events of the index as the queue, the incident lists and the map's cards show them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sourcebook.export.page_record import shown
from sourcebook.export.wording import count_words, country_words, date_words
from sourcebook.records import PartialDate
from sourcebook.records.value import Count

from .event_form import plain


@dataclass(frozen=True, slots=True)
class Row:
    """An event in a list. All words are as the page may show them."""

    id: str
    what: str
    when: str
    where: str
    country: str
    toll: str
    who: str
    source: str
    title: str
    confidence: float
    state: str
    incident: str | None
    accounts: int
    reasons: tuple[str, ...]
    coders: tuple[str, ...]
    assigned: str | None
    score: float
    report: str


def row_of(item: Mapping[str, Any]) -> Row:
    """A row of the index in words."""
    brief = json.loads(item["record"])
    return Row(
        id=item["id"],
        what=plain(item["type"]) + ("" if item["status"] == "accomplished" else f" ({item['status']})"),
        when=days_words(item["day_from"], item["day_to"]),
        where=shown(item["place"] or "No place"),
        country=country_words(item["iso2"]) or "",
        toll=shown(toll_words(brief["toll"])),
        who=shown(_who(brief["actors"])),
        source=shown(item["source"] or "source not stated"),
        title=shown(brief["title"] or ""),
        confidence=item["confidence"],
        state=item["state"],
        incident=item["incident"],
        accounts=item["accounts"],
        reasons=tuple(brief["review"]),
        coders=tuple(json.loads(item["coders"])),
        assigned=item["assigned"],
        score=item["rank"],
        report=item["report"],
    )


def days_words(first: int | None, last: int | None) -> str:
    """`17 March 2019`, or the first and the last day."""
    if first is None or last is None:
        return "No date"
    start, end = date.fromordinal(first), date.fromordinal(last)
    if start == end:
        return date_words(PartialDate.of(start))
    for parts in (1, 2):
        whole = PartialDate(*(start.year, start.month)[:parts])
        if whole.first_day() == start and whole.last_day() == end:
            return date_words(whole)
    return f"{date_words(PartialDate.of(start))} – {date_words(PartialDate.of(end))}"


def toll_words(rows: list[list[Any]]) -> str:
    """`8 killed, at least 2 wounded`: each effect once, added up."""
    sums: dict[str, tuple[int, int | None]] = {}
    for effect, low, high, who in rows:
        if who == "property":
            continue
        least, most = sums.get(effect, (0, 0))
        sums[effect] = (least + (low or 0), None if high is None or most is None else most + high)
    return ", ".join(f"{count_words(Count(low, high), dash='–')} {effect}" for effect, (low, high) in sums.items())


def _who(actors: list[list[str]]) -> str:
    sides = {role: [name or group.replace("-", " ") for name, told, group in actors if told == role]
             for role in ("perpetrator", "target", "party")}  # fmt: skip
    if sides["perpetrator"] or sides["target"]:
        return " → ".join(", ".join(dict.fromkeys(sides[role])) or "not named" for role in ("perpetrator", "target"))
    return ", ".join(dict.fromkeys(sides["party"]))
