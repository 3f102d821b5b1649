"""What UCDP and ACLED call the bodies and people of a state: "Government of DR Congo (Zaire)"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..records.sectors import Sector
from .countries import country_by_code
from .tables import read_table

_COLUMNS = ("iso3", "ucdp", "acled")
#: UCDP has one name for all forces of a state.
_UCDP: tuple[Sector, ...] = ("GOV", "MIL", "COP", "SPY")
_ACLED: dict[Sector, str] = {
    "GOV": "Government of {}",
    "MIL": "Military Forces of {}",
    "COP": "Police Forces of {}",
    "CVL": "Civilians ({})",
    "OPP": "Protesters ({})",
    "UAF": "Unidentified Armed Group ({})",
}


class StateNames(NamedTuple):
    """The names of a state's actor in UCDP's data and in ACLED's, which adds the years of the government."""

    ucdp: str | None
    acled: str | None


@cache
def _named_otherwise() -> dict[str, tuple[str, str]]:
    return {iso3: (ucdp, acled) for iso3, ucdp, acled in read_table("state_names.tsv", _COLUMNS)}


def state_names(iso3: str, sector: Sector) -> StateNames:
    """What UCDP and ACLED call an actor of this country and sector, where they have a name by rule."""
    country = country_by_code(iso3)
    if country is None:
        return StateNames(None, None)
    ucdp, acled = _named_otherwise().get(iso3, ("", ""))
    pattern = _ACLED.get(sector)
    return StateNames(
        f"Government of {ucdp or country.name}" if sector in _UCDP else None,
        pattern.format(acled or country.name) if pattern is not None else None,
    )
