"""What a place name of a report may mean: namesakes, and the place that a demonym or an abbreviation stands for."""

from __future__ import annotations

import csv
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..lexicon.countries import country_at
from ..lexicon.folding import content_words, words_of
from .gazetteer import Gazetteer
from .gazetteer_place import GazetteerPlace
from .place_choice import kilometres
from .place_country import fit
from .place_names import PlaceName, name_key, read_name

#: Namesakes that are weighed: "Washington" and "San José" have more, and what is left out is small.
_MOST = 40
#: A unit and its seat, or one place listed twice, are near each other: this near, only the better is weighed (km).
_TWIN = 3.0
#: A demonym of what is no country comes from the name of a region or a large city: "Ontarians", "Londoner".
_CITY = 100_000
#: Endings of demonyms, and what the name of the place may end in instead: Texan, Iowan, Chechen, Dagestani, Ossetian.
_DEMONYM_ENDINGS = (
    ("ians", ("ia", "", "y", "a", "i")), ("ian", ("ia", "", "y", "a", "i")),
    ("ans", ("a", "", "as", "o")), ("an", ("a", "", "as", "o")),
    ("ns", ("",)), ("n", ("",)), ("is", ("", "a")), ("i", ("", "a")), ("ers", ("", "e")), ("er", ("", "e")),
    ("ites", ("", "e")), ("ite", ("", "e")), ("en", ("nya",)), ("ens", ("nya",)), ("z", ("zia",)),
)  # fmt: skip
_SHORTEST_STEM = 4  # letters: "Roman" is no demonym of a place called Rom


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, and how it is read: as the name itself, or as a demonym of the place."""

    place: GazetteerPlace
    demonym: bool
    fit: float
    whole: bool

    @property
    def key(self) -> int:
        return self.place.geonameid


def candidates_of(words: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places that the words may mean, most likely first where nothing else is known; none for unknown words."""
    name = read_name(words)
    aliased = {place.geonameid for place in gazetteer.aliased(words)}
    found = [_candidate(name, place, aliased) for place in gazetteer.find(words, limit=4 * _MOST)]
    found = [candidate for candidate in found if candidate.fit > 0]
    country = None if any(_is_broad(candidate) for candidate in found) else _country(words, gazetteer)
    if country is not None:
        found.insert(0, country)
    if not found:
        found = _regional(words, gazetteer)
    return tuple(_without_twins(found)[:_MOST])


def coded_division(code: str, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """The division that a postal code stands for: only to be asked of what stands behind a comma."""
    iso2, name = _postal_codes().get(code, ("", ""))
    found = gazetteer.find(name, iso2=iso2) if name else ()
    return next((place for place in found if place.kind == "adm1"), None)


@cache
def _postal_codes() -> dict[str, tuple[str, str]]:
    text = (resources.files("sourcebook") / "data" / "postal_codes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: (row["iso2"], row["name"]) for row in rows}


def _candidate(name: PlaceName, place: GazetteerPlace, aliased: Set[int]) -> Candidate:
    return Candidate(place, False, fit(name, place), place.geonameid in aliased or name_key(place.name) in name.keys)


def _is_broad(candidate: Candidate) -> bool:
    return candidate.whole and candidate.place.kind in ("country", "adm1", "area")


def _country(words: str, gazetteer: Gazetteer) -> Candidate | None:
    """The country that the words name in full, by a name of it or a demonym."""
    tokens = content_words(words_of(words))
    hit = country_at(tokens, 0) if tokens else None
    if hit is None or hit.iso3 is None or hit.length != len(tokens) or hit.form in ("capital", "region"):
        return None
    place = gazetteer.country_by_iso3(hit.iso3)
    return None if place is None else Candidate(place, hit.form == "demonym", 1.0, hit.form == "name")


def _regional(words: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Regions and large cities that a word may be the demonym of."""
    for ending, stems in _DEMONYM_ENDINGS:
        if not words.endswith(ending) or len(words) - len(ending) < _SHORTEST_STEM:
            continue
        for stem in stems:
            places = gazetteer.find(words[: -len(ending)] + stem, limit=8)
            known = [place for place in places if place.kind != "settlement" or place.population >= _CITY]
            if known:
                return [Candidate(place, True, 1.0, False) for place in known]
    return []


def _without_twins(found: Sequence[Candidate]) -> list[Candidate]:
    """One of two settlements on the same spot, the more peopled, which comes first."""
    kept: list[Candidate] = []
    for candidate in found:
        place = candidate.place
        twins = (other.place for other in kept if other.place.kind == place.kind == "settlement")
        if not any((kilometres(place, twin) or _TWIN) < _TWIN for twin in twins):
            kept.append(candidate)
    return kept
