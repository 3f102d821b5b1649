"""Searching the gazetteer for one name by itself, from the surest way to the least sure, and saying which it was.

The whole name first; then one of two names that stand together ("Foah/Fuah"); then other romanisations; then a letter
changed; then the name without what only says which part or side of the place is meant ("Baghuz Fawqani").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace
from .place_country import fit
from .place_names import core_words, read_name
from .place_sound import likeness

#: How a name was matched, the surest way first.
How = Literal["name", "sound", "letter", "part"]

#: Names of one skeleton that are less alike than this, vowels counted, are two names: "Tell", "Tulul".
_LEAST_LIKENESS = 0.72
#: How sure each way is by itself: the shares that were right among places of Syria (see docs/gazetteer.md).
_SURENESS: dict[How, float] = {"name": 0.95, "sound": 0.8, "letter": 0.6, "part": 0.6}
_ALTERNATIVES = re.compile(r"\s*[/;|]\s*|\s+(?:aka|or)\s+|\s*\(\s*|\s*\)\s*")
#: Words that say which part, side or neighbour of a place is meant, in English and romanised Arabic and Persian.
_PARTS = frozenset(
    "north northern south southern east eastern west western upper lower old new great greater little central "
    "sharqi sharqiya sharqiyah sharqiyeh gharbi gharbiya gharbiyah gharbiyeh shamali shamaliya shamaliyah janubi "
    "janubiya janubiyah junubi qibli qibliya fawqani fawqaniya fawqaniyah foqani tahtani tahtaniya tahtaniyah kabir "
    "kabira kabirah kabireh saghir saghira saghirah saghireh wusta olya sofla bala payin kalan khurd i ii iii "
    "iv".split()
)
#: Buildings and grounds that go by the name of the place they are at.
_GROUNDS = frozenset(
    "airport airbase base military air field farm farms camp prison hospital crossing checkpoint school university "
    "factory station complex sector area suburb neighbourhood neighborhood quarter district front outskirts "
    "countryside "
    "junction bridge dam oil gas refinery barracks port market university college mountain mountains valley hill hills "
    "road highway refugee industrial city town village hamlet helicopter point silos warehouse warehouses mill mills "
    "castle citadel shrine mosque church hall security square regiment battalion brigade depot plant".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A place found for a name, by which way, and how sure that is (0 to 1). `words` is what was looked up."""

    place: GazetteerPlace
    how: How
    words: str
    score: float


def search_place(name: str, gazetteer: Gazetteer, iso2: str | None = None) -> tuple[Match, ...]:
    """The places that the name may mean, by the surest way that finds any, the likeliest first."""
    alternatives = [part for part in _ALTERNATIVES.split(name) if part] or [name]
    for way in (_by_name, _by_sound, _by_letter):
        found = [match for words in (name, *alternatives) for match in way(words, gazetteer, iso2)]
        if found:
            return _ranked(found)
    for shorter in dict.fromkeys(part for words in alternatives for part in _without_part(words)):
        found = [*_by_name(shorter, gazetteer, iso2), *_by_sound(shorter, gazetteer, iso2)]
        if found:
            sure = _SURENESS["part"]
            return _ranked([Match(match.place, "part", shorter, match.score * sure) for match in found])
    return ()


def _by_name(words: str, gazetteer: Gazetteer, iso2: str | None) -> Iterator[Match]:
    read = read_name(words)
    for place in gazetteer.find(words, iso2=iso2):
        suits = fit(read, place)
        if suits > 0:
            # "X town" fits a unit less than a town; a bare name means the town that the unit is named after
            town = place.kind == "settlement" and read.level not in ("district", "province")
            yield Match(place, "name", words, _SURENESS["name"] * min(suits, 1.0) * (1.0 if town else 0.95))


def _by_sound(words: str, gazetteer: Gazetteer, iso2: str | None) -> Iterator[Match]:
    core, read = core_words(words), read_name(words)
    for place in gazetteer.sounds_like(words, iso2):
        alike = likeness(core, core_words(place.name))
        suits = fit(read, place)
        if alike >= _LEAST_LIKENESS and suits > 0:
            town = 1.0 if place.kind == "settlement" else 0.95
            yield Match(place, "sound", words, _SURENESS["sound"] * alike * min(suits, 1.0) * town)


def _by_letter(words: str, gazetteer: Gazetteer, iso2: str | None) -> Iterator[Match]:
    if iso2 is None:
        return
    for place in gazetteer.similar(core_words(words), iso2):
        yield Match(place, "letter", words, _SURENESS["letter"] * min(fit(read_name(words), place), 1.0))


def _without_part(words: str) -> Iterator[str]:
    """The name with its words of side, size and number taken off, and then without its grounds."""
    plain = core_words(words).split()
    kept = [word for word in plain if word not in _PARTS and not word.isdigit()]
    if kept and kept != plain:
        yield " ".join(kept)
    named = [word for word in kept if word not in _GROUNDS]
    if named and named != kept:
        yield " ".join(named)


def _ranked(found: Sequence[Match]) -> tuple[Match, ...]:
    """Each place once; by sureness, then by people."""
    best: dict[int, Match] = {}
    for match in found:
        held = best.get(match.place.geonameid)
        if held is None or match.score > held.score:
            best[match.place.geonameid] = match
    return tuple(sorted(best.values(), key=lambda m: (-round(m.score, 2), -m.place.population, m.place.geonameid)))
