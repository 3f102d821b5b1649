"""The chain of places that MUC-4 wants for an incident: a division, a settlement, a part of it, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sourcebook.lexicon.countries import is_demonym
from sourcebook.normalise.gazetteer import Gazetteer, open_gazetteer

from .scheme import muc4_scheme

#: Kinds whose word belongs to the name: "Central American University".
_NAMED_WITH_KIND = ("UNIVERSITY", "AIRPORT", "FARM", "RIVER", "HILL", "PORT")
#: Kinds by their place in the chain, largest first; a kind that is in none of them is a settlement.
_DIVISIONS = ("DEPARTMENT", "PROVINCE", "REGION", "INTENDANCY")
_PARTS = (
    "NEIGHBORHOOD", "CANTON", "FARM", "AIRPORT", "UNIVERSITY", "RIVER", "HILL", "DISTRICT", "VILLAGE", "HAMLET",
    "CORREGIMIENTO", "SUBURB", "PORT",
)  # fmt: skip


#: Inhabitants above which a city has parts that reports name beside it, and is meant before a division of its name.
_LARGE = 400_000


@dataclass(frozen=True, slots=True)
class Named:
    """One place of a chain: its name in capitals, and what kind of place it is."""

    name: str
    kind: str

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, held open for the run: which names are towns, and which divisions of a country."""
    return open_gazetteer()


def chain_of(texts: Sequence[str], country: str, head: str, report: str) -> list[str]:
    """The places of an incident, largest first, one of each level. `texts` are the names, smallest first."""
    words = [" ".join(text.upper().split()) for text in reversed(texts)]
    words = [name for name in words if name != head and not is_demonym(name)]
    named = [_named(name, country, [other for other in words if other != name], report) for name in words]
    divisions = [one for one in named if one.kind in _DIVISIONS]
    parts = [one for one in named if one.kind in _PARTS]
    settlements = [one for one in named if one not in divisions and one not in parts]
    if len(settlements) > 1 and _is_large(settlements[0].name, country) and not _is_town(settlements[1].name, country):
        parts = [*parts, Named(settlements[1].name, "NEIGHBORHOOD")]
    return [str(one) for one in (*divisions[:1], *settlements[:1], *parts[:1])]


def is_known(text: str, country: str) -> bool:
    """Whether a name says what kind of place it is, or the gazetteer has it in the country."""
    bare, kind = _kind_in_name(" ".join(text.upper().split()))
    return kind is not None or bool(gazetteer().find(bare.title(), limit=1, iso2=country))


def _is_large(name: str, country: str) -> bool:
    """Whether a name means a large city before all: places named beside it are parts of it."""
    return any(p.kind == "settlement" and p.population >= _LARGE for p in gazetteer().find(name.title(), iso2=country))


def _is_whole_name(name: str, country: str) -> bool:
    """Whether a place goes by just these words: Guatemala City does, and San Miguel City does not."""
    return any(place.name.upper() == name for place in gazetteer().find(name.title(), iso2=country))


def _is_town(name: str, country: str) -> bool:
    return any(place.kind == "settlement" for place in gazetteer().find(name.title(), iso2=country))


def _named(name: str, country: str, others: Sequence[str], report: str) -> Named:
    if name.endswith(" CITY") and not _is_whole_name(name, country):
        name = name.removesuffix(" CITY")
    bare, kind = _kind_in_name(name)
    kind = kind or _kind_beside(name, report)
    if kind == "CITY" or (kind in (*_PARTS, "MUNICIPALITY") and _is_large(bare, country)):
        kind = None  # "BOGOTA AIRPORT" was named beside it
    if kind in ("PROVINCE", "REGION", "INTENDANCY"):
        return Named(bare, kind)
    if kind in _DIVISIONS or (kind is None and _is_division(bare, country, others)):
        units = muc4_scheme()["places"]["units"]
        return Named(bare, str(units.get(country, units["otherwise"])))
    return Named(bare, kind or str(muc4_scheme()["places"]["settlement"]))


def _kind_in_name(words: str) -> tuple[str, str | None]:
    """A name and what kind of place it says it is: "SAN ISIDRO NEIGHBORHOOD", "DEPARTMENT OF META"."""
    kinds: dict[str, str] = muc4_scheme()["places"]["words"]
    for word, kind in kinds.items():
        behind = "(?!)()" if kind == "CITY" else rf"(.+) {word}"  # "GUATEMALA CITY" is its name
        found = re.fullmatch(rf"{behind}|(?:THE )?{word} OF (.+)", words, re.IGNORECASE)
        if found:
            return (words if kind in _NAMED_WITH_KIND else str(found[1] or found[2])), kind
    return words, None


def _kind_beside(name: str, report: str) -> str | None:
    """What the report calls a place where it names it: "IN VENECIA MUNICIPALITY", "THE TOWN OF VENECIA"."""
    kinds: dict[str, str] = muc4_scheme()["places"]["words"]
    words = "|".join(kinds)
    spaced = re.escape(name).replace(r"\ ", r"\s+")
    found = re.search(rf"\b({words})\s+OF\s+{spaced}\b|\b{spaced}\s+({words})\b", report, re.IGNORECASE)
    found = found or re.search(rf"\b{spaced}\s*,\s+(?:A|AN|THE)\s+(?:[\w-]+\s+){{0,2}}({words})()\b", report, re.I)
    return kinds[(found[1] or found[2]).lower()] if found else None


def _is_division(name: str, country: str, others: Sequence[str]) -> bool:
    """Whether a name means a division: it names no town, or another of the places lies in the division of the name."""
    found = gazetteer().find(name.title(), iso2=country)
    divisions = [place for place in found if place.kind == "adm1"]
    if not divisions:
        return False
    inside = {place.geonameid for place in divisions}
    towns = [place for place in found if place.kind != "adm1"]
    if not any(place.admin1_id in inside for place in towns):
        return True
    if _is_large(name, country):
        return False
    within = (place for other in others for place in gazetteer().find(_kind_in_name(other)[0].title(), iso2=country))
    return any(place.kind != "adm1" and place.admin1_id in inside for place in within)
