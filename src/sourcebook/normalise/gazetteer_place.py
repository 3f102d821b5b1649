"""A place as the gazetteer has it, and an area of the table of aliases in the same form."""

from __future__ import annotations

from dataclasses import dataclass

from .gazetteer_schema import PlaceKind
from .place_aliases import Alias


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the gazetteer.

    `lat`/`lon` in degrees (WGS 84), None where unknown; `computed` marks the population-weighted centre of
    the settlements inside. `admin1`/`admin2` are the names of the units it lies in, `admin1_id`/`admin2_id` theirs in
    the gazetteer. A `geonameid` below 0 is none of GeoNames: a user's own place, or an area. `iso2` is None for an
    area that lies in several countries.
    """

    geonameid: int
    name: str
    lat: float | None
    lon: float | None
    iso2: str | None
    admin1: str | None
    admin2: str | None
    kind: PlaceKind
    population: int
    admin1_id: int | None = None
    admin2_id: int | None = None
    computed: bool = False


def is_unit(place: GazetteerPlace) -> bool:
    """A division of a country, of the first or second level."""
    return place.kind in ("adm1", "adm2")


def area_of(alias: Alias) -> GazetteerPlace:
    """An area without a number of GeoNames; its own is negative and a function of its name."""
    return GazetteerPlace(
        geonameid=alias.number,
        name=alias.target,
        lat=alias.lat,
        lon=alias.lon,
        iso2=alias.iso2,
        admin1=None,
        admin2=None,
        kind="area",
        population=0,
        computed=True,
    )
