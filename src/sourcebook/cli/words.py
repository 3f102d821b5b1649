"""Coded values in a few words, for the cells of a table on the screen. What the report does not say is left empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from sourcebook.export.wording import country_words
from sourcebook.records import Attribution, Claim, Count, DateRange, Event, PlaceRef, Report
from sourcebook.records.vocabulary import EFFECTS, Effect, Role

from .plain import one_line

#: Names shown in one cell; the rest is told as a number.
NAMES_SHOWN = 3

#: Characters shown of one name in a cell: a line and a half of the narrow table's widest column.
LONGEST_NAME = 48

#: Words of position that place an event beside the named place; the others say too little without a second name.
BESIDE = ("near", "outside")

_ARTICLE = re.compile(r"^(?:The|An?)\b")


def date_words(date: DateRange | None) -> str:
    """`2017-05-17`, `--05-17` while the year is unknown, `2017-05-17/2017-05-19` for an interval."""
    if date is None or (date.start is None and date.end is None):
        return ""
    if date.start == date.end:
        return str(date.start)
    return "/".join(".." if side is None else str(side) for side in (date.start, date.end))


def place_words(place: PlaceRef | None) -> str:
    """`Khar, Bajaur, Pakistan`. A name in no gazetteer stands as written, in quotation marks: `“Zor Kili”, Khar`."""
    if place is None:
        return ""
    parts = [part for part in (place.name, place.admin1, country_words(place.iso2)) if part]
    parts = [part for index, part in enumerate(parts) if part.casefold() not in [p.casefold() for p in parts[:index]]]
    unresolved = _unresolved_name(place)
    named = [f"“{unresolved}”", *parts] if unresolved else parts
    if not named:
        return ""
    return one_line(" ".join([*([place.relation] if place.relation in BESIDE else []), ", ".join(named)]))


def _unresolved_name(place: PlaceRef) -> str | None:
    """The smallest name as written, where the place that was found is a larger one or none."""
    if not place.texts:
        return None
    if place.name is None:
        return place.texts[0]
    larger = len(place.texts) > 1 and place.precision in ("adm2", "adm1", "area", "country")
    return place.texts[0] if larger and place.name.casefold() not in place.texts[0].casefold() else None


def people_words(event: Event) -> str:
    """`Dawn Front → post`; the sides of a clash as `police / Dawn Front`; `→ villagers` where no doer is named."""
    parties = _listed(_names(event, "party"), " / ")
    doers, targets = _listed(_names(event, "perpetrator")), _listed(_names(event, "target"))
    directed = " ".join(part for part in (doers, f"→ {targets}" if targets else "") if part)
    return "; ".join(part for part in (parties, directed) if part)


def toll_lines(event: Event) -> list[str]:
    """`8–30 killed`, `≥5 wounded`, an effect a line over all groups; where speakers differ, under it each number."""
    lines: list[str] = []
    for effect in EFFECTS:
        counts = [row.count for row in event.harm if row.effect == effect]
        if counts:
            lines.append(f"{count_words(sum_counts(counts))} {effect}")
            lines += dict.fromkeys(rival_words(claim) for claim in rivals(event, effect))
    return lines


def rivals(event: Event, effect: Effect) -> list[Claim]:
    """The claims with a number of their own, for rows of `effect`."""
    rows = {f"harm.{number}" for number, row in enumerate(event.harm) if row.effect == effect}
    return [claim for claim in event.claims if claim.count is not None and claim.field in rows]


def rival_words(claim: Claim) -> str:
    """`  11 reported`, `  30 claimed`."""
    return f"  {count_words(claim.count) if claim.count else ''} {claim.mode}"


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


def speakers_words(event: Event) -> str:
    """Who the report names as saying it: `police, residents, the Movement (claimed)`."""
    return _listed([speaker_words(speaker) for speaker in event.attribution])


def speaker_words(speaker: Attribution) -> str:
    """`police`, and where they did more than report: `the Movement (claimed)`."""
    name = shortened(_ARTICLE.sub(lambda found: found.group().lower(), one_line(speaker.text)))
    return name if speaker.mode == "reported" else f"{name} ({speaker.mode})"


def type_words(event: Event) -> str:
    """The type, with the status where it was not carried out."""
    return event.type if event.status == "accomplished" else f"{event.type} ({event.status})"


def report_words(report: Report, most: int) -> str:
    """The report's own id; where it came without one, the name of its file tells people more than the hash."""
    hashed = report.sha256.startswith(report.id)
    path = report.origin.path
    if not hashed or path is None or path == "-":
        return shortened(one_line(report.id), most)
    row = "" if report.origin.row is None else f", row {report.origin.row}"
    return shortened(one_line(PurePath(path).name), most - len(row)) + row


def shortened(name: str, most: int = LONGEST_NAME) -> str:
    """`name`, cut at a word if it is over `most` characters."""
    if len(name) <= most:
        return name
    kept = name[: most - 1]
    return f"{kept[: kept.rindex(' ')] if ' ' in kept else kept}…"


def _names(event: Event, role: Role) -> list[str]:
    return [shortened(one_line(actor.name or actor.text)) for actor in event.actors if actor.role == role]


def _listed(names: Iterable[str], by: str = ", ") -> str:
    distinct = list(dict.fromkeys(names))
    rest = len(distinct) - NAMES_SHOWN
    if rest == 1:
        return by.join(distinct)  # "+1" would take the room of the name
    return by.join(distinct[:NAMES_SHOWN]) + (f" +{rest}" if rest > 0 else "")
