"""The country of a city named in an actor's phrase: "Karachi residents", "prosecutors in Medellin"."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon.countries import country_by_code
from .actor_countries import CitySearch
from .gazetteer import Gazetteer

#: The smallest settlement that a bare name may mean, and by how often it must be larger than the next abroad.
_SMALLEST_CITY = 100_000
_CLEARLY_LARGER = 3


def city_search(gazetteer: Gazetteer) -> CitySearch:
    """A search by name over the gazetteer: the country of the namesake that is large, and clearly the largest."""

    @lru_cache(maxsize=20_000)
    def search(name: str) -> str | None:
        sizes: dict[str, int] = {}
        for place in gazetteer.find(name):
            if place.iso2 is not None and place.kind != "country":
                sizes[place.iso2] = max(sizes.get(place.iso2, 0), place.population)
        if not sizes:
            return None
        iso2, most = max(sizes.items(), key=lambda item: item[1])
        next_most = max((size for other, size in sizes.items() if other != iso2), default=0)
        if most < _SMALLEST_CITY or most < _CLEARLY_LARGER * next_most:
            return None
        country = country_by_code(iso2)
        return country.iso3 if country is not None else None

    return search
