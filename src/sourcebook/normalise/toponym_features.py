"""What speaks for each reading of a place name in a report, as numbers that the place model weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..lexicon.countries import country_by_code
from ..records import Span
from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace, is_unit
from .place_choice import kilometres
from .place_names import name_key, read_name
from .toponym_candidates import Candidate, candidates_of, coded_division

#: What is known of a candidate by itself, and in its own sentence.
LOCAL = (
    "people", "people_share", "most_people", "country", "adm1", "adm2", "area", "capital", "fit", "whole", "demonym",
    "named_like_unit", "unit_of_city", "qualified", "misqualified", "home", "people_in_world", "foreign_to_home",
)  # fmt: skip
#: What the other names of the report say.
CONTEXT = (
    "in_named_unit", "in_named_district", "in_named_country", "holds_named", "same_unit", "same_district",
    "same_country", "near_30", "near_100", "share_unit", "share_country", "share_near_100", "people_among_local",
    "nearest",
)  # fmt: skip

#: A candidate that is believed in less than this says nothing about the others.
_LEAST_BELIEF = 0.03
_CITY = 100_000
_QUALIFIER = re.compile(r"\s*[,(]\s*((?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){0,2})")
_COMMA = re.compile(r",\s*\Z")
_LONGEST_QUALIFIER = 40  # characters behind a name that are looked at


@dataclass(slots=True)
class Name:
    """A name of the report with all the places where it stands, and what it may mean."""

    words: str
    spans: list[Span]
    candidates: tuple[Candidate, ...]
    beliefs: list[float] = field(default_factory=list)
    local: list[list[float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What holds for the whole report: where its publisher sits, and how much of the world it names."""

    home: str | None
    world: float


def names_of(text: str, spans: Sequence[Span], home: str | None, gazetteer: Gazetteer) -> list[Name]:
    """The names at the spans, each once, with their candidates and local features."""
    names: dict[str, Name] = {}
    for span in sorted(spans):
        words = written(text, span)
        key = read_name(words).keys[0] if read_name(words).keys else words
        if key not in names:
            coded = (
                coded_division(words, gazetteer) if _COMMA.search(text[max(0, span.start - 3) : span.start]) else None
            )
            read = (Candidate(coded, False, 1.0, True),) if coded else candidates_of(words, gazetteer)
            names[key] = Name(words, [], read)
        names[key].spans.append(span)
    found = list(names.values())
    outlook = _Outlook(home, _world(found))
    for name in found:
        name.local = _local(name, text, outlook, gazetteer)
    return found


def written(text: str, span: Span) -> str:
    """The words at a span, with the full stop of an abbreviation that stands behind it: "Calif" and its dot."""
    words = span.of(text)
    dotted = text[span.end : span.end + 1] == "." and len(words) <= 5 and text[span.end + 1 : span.end + 3].strip(" ")
    return words + "." if dotted and text[span.end + 1 : span.end + 2] in (",", ")") else words


def _world(names: Sequence[Name]) -> float:
    """How many countries a report names, as 0 (none) to 1 (many): news of the world means the great namesakes."""
    nations = {
        candidate.place.iso2 for name in names for candidate in name.candidates[:1] if candidate.place.kind == "country"
    }
    return len(nations) / (len(nations) + 2.0)


def _local(name: Name, text: str, outlook: _Outlook, gazetteer: Gazetteer) -> list[list[float]]:
    towns = [candidate.place for candidate in name.candidates if candidate.place.kind == "settlement"]
    most = max((place.population for place in towns), default=0)
    qualifiers = [found for span in name.spans for found in _qualifiers(text, span, gazetteer)]
    qualified = [any(_lies_in(one.place, unit) for unit in qualifiers) for one in name.candidates]
    rows = []
    for candidate, fits in zip(name.candidates, qualified, strict=True):
        place = candidate.place
        town = place.kind == "settlement"
        people = math.log10(place.population + 1) / 7.0
        share = (math.log10(place.population + 100) - math.log10(most + 100)) / 3.0 if town else 0.0
        rows.append(
            [
                people if town else 0.0,
                share,
                float(town and place.population == most),
                float(place.kind == "country"),
                float(place.kind == "adm1"),
                float(place.kind == "adm2"),
                float(place.kind == "area"),
                float(town and _is_capital(place)),
                candidate.fit,
                float(candidate.whole),
                float(candidate.demonym),
                float(town and place.admin1 is not None and name_key(place.admin1) == name_key(place.name)),
                float(is_unit(place) and _has_city(place, towns)),
                float(fits),
                float(not fits and any(qualified)),
                float(outlook.home is not None and place.iso2 == outlook.home),
                share * outlook.world,
                float(outlook.home is not None and place.iso2 != outlook.home and place.kind != "country"),
            ]
        )
    return rows


def _is_capital(place: GazetteerPlace) -> bool:
    country = country_by_code(place.iso2) if place.iso2 else None
    return (
        country is not None
        and place.population >= _CITY / 10
        and any(name_key(capital) == name_key(place.name) for capital in country.capitals)
    )


def _has_city(unit: GazetteerPlace, towns: Sequence[GazetteerPlace]) -> bool:
    return any(town.population >= _CITY and unit.geonameid in (town.admin1_id, town.admin2_id) for town in towns)


def _qualifiers(text: str, span: Span, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """Divisions and countries that stand right behind a name, after a comma or in brackets: "Paris, Texas"."""
    match = _QUALIFIER.match(text, span.end, min(len(text), span.end + _LONGEST_QUALIFIER))
    if match is None:
        return []
    words = match.group(1).split(" ")
    for length in range(len(words), 0, -1):
        behind = " ".join(words[:length])
        if not behind[:1].isupper():
            break
        coded = coded_division(behind, gazetteer)
        if coded is not None:
            return [coded]
        for form in (behind, behind.rstrip(".")):
            found = [one.place for one in candidates_of(form, gazetteer) if not one.demonym]
            units = [place for place in found if place.kind in ("country", "adm1", "adm2")]
            if units:
                return units
    return []


def _lies_in(place: GazetteerPlace, unit: GazetteerPlace) -> bool:
    """Whether the place lies in the unit, and is not the unit itself."""
    if place.geonameid == unit.geonameid:
        return False
    if unit.kind == "country":
        return place.iso2 == unit.iso2 and place.kind != "country"
    return unit.geonameid in (place.admin1_id, place.admin2_id)


def context_rows(names: Sequence[Name]) -> list[list[list[float]]]:
    """For each candidate of each name, what the believed readings of the other names say for it."""
    believed = [
        [
            (candidate.place, belief)
            for candidate, belief in zip(name.candidates, name.beliefs, strict=True)
            if belief >= _LEAST_BELIEF
        ]
        for name in names
    ]
    return [
        [_context(candidate.place, [other for index, other in enumerate(believed) if index != own and other])
         for candidate in name.candidates]
        for own, name in enumerate(names)
    ]  # fmt: skip


def _context(place: GazetteerPlace, others: Sequence[Sequence[tuple[GazetteerPlace, float]]]) -> list[float]:
    sums = [0.0] * 9
    nearest = 0.0
    for other in others:
        best = [0.0] * 9
        for near, belief in other:
            for index, value in enumerate(_relations(place, near)):
                best[index] += value * belief
        sums = [total + min(one, 1.0) for total, one in zip(sums, best, strict=True)]
        nearest = max(nearest, best[8])
    count = len(others) or 1
    shares = [sums[4] / count, sums[6] / count, sums[8] / count]
    local = shares[2] * math.log10(place.population + 1) / 7.0
    return [*(value / (value + 1.0) for value in sums), *shares, local, nearest]


def _relations(place: GazetteerPlace, near: GazetteerPlace) -> tuple[float, ...]:
    """How two places stand to each other, one number for each of the first nine context features."""
    in_unit = near.kind == "adm1" and place.admin1_id == near.geonameid and place.geonameid != near.geonameid
    in_district = near.kind == "adm2" and place.admin2_id == near.geonameid and place.geonameid != near.geonameid
    in_country = near.kind == "country" and place.iso2 == near.iso2 and place.kind != "country"
    same_country = place.iso2 is not None and place.iso2 == near.iso2
    holds = same_country and place.kind != "settlement" and near.kind != "country" and (
        place.kind == "country" or place.geonameid in (near.admin1_id, near.admin2_id)
    ) and near.geonameid != place.geonameid  # fmt: skip
    below = place.kind in ("settlement", "adm2") and near.kind in ("settlement", "adm2")
    same_unit = below and place.admin1_id is not None and place.admin1_id == near.admin1_id
    same_district = below and place.admin2_id is not None and place.admin2_id == near.admin2_id
    distance = kilometres(place, near) if below else None
    close = (0.0, 0.0) if distance is None else (math.exp(-distance / 30.0), math.exp(-distance / 100.0))
    return (
        float(in_unit), float(in_district), float(in_country), float(holds), float(same_unit), float(same_district),
        float(same_country and near.kind != "country"), *close,
    )  # fmt: skip
