"""Of what nation a target is, where that is not the country of the incident: by the coder's word, or words beside."""

from __future__ import annotations

import re
from itertools import pairwise

from sourcebook.lexicon.countries import country_by_code, country_of, is_demonym
from sourcebook.records import ActorRef

from .scheme import muc4_scheme

#: How far before somebody or something a nation is looked for, and how far behind somebody.
_BEFORE, _BEHIND = 24, 90
#: What parts the words before somebody from those that tell who it is.
_CUT = re.compile(r"[,.;:()\[\]]|\b(?:of|in|from|by|the)\b", re.IGNORECASE)
#: Who somebody named is, told behind the name: "X, 55, FROM SPAIN", "X, A SPANISH TEACHER".
_WHO_IS = re.compile(r"\s*,\s*(?:\d+,\s*)?(?:from\s+(?P<of>[\w.]+)|(?P<words>[^,;:()\[\]]*))", re.IGNORECASE)
_PARTS_OF_WORLD = frozenset(("central", "latin", "south", "north", "inter", "pan"))


def nation_of(iso3: str | None, home: str | None) -> str | None:
    """The nation of somebody as the task calls it; None where it is the country of the incident, or not known."""
    country = country_by_code(iso3) if iso3 else None
    if country is None or country.iso2 == home:
        return None
    scheme = muc4_scheme()
    return str(scheme["countries"].get(country.iso2) or scheme["nations"].get(country.iso2) or country.name.upper())


def own_nation(actor: ActorRef, home: str | None) -> str | None:
    """The nation of somebody by the coder's word; a surname may be that of a country ("MONTENEGRO")."""
    return None if actor.person and country_of(actor.text) == actor.iso3 else nation_of(actor.iso3, home)


def nation_beside(actor: ActorRef, home: str | None, text: str) -> str | None:
    """The nation that words say, or others beside them: "THE SPANISH JESUIT", "U.S. EMBASSY", "X, A SPANIARD"."""
    before = _CUT.split(text[: actor.span.start][-_BEFORE:])[-1]
    described = actor.part.description if actor.part and actor.part.description else ""
    told = _demonym(f"{before}{described} {actor.text}")
    if told is None and actor.person:
        behind = _WHO_IS.match(text, actor.span.end, actor.span.end + _BEHIND)
        told = None if behind is None else behind["of"] or _demonym(behind["words"] or "")
    return None if told is None else nation_of(country_of(told), home)


def _demonym(words: str) -> str | None:
    """The first word for the people of a country; a part of the world is none ("CENTRAL AMERICAN")."""
    tokens: list[str] = re.findall(r"[\w.]+", words)
    for before, word in pairwise(["", *tokens]):
        if word.upper() in ("U.S.", "US") or (is_demonym(word) and before.lower() not in _PARTS_OF_WORLD):
            return word
    return None
