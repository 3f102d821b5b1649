"""The sectors of actors by the codes of PLOVER 2.0, as its draft manual lists them, and the coded group of each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from .vocabulary import Group

#: PLOVER's sectors that we give, and three of its codes for actors of no country, which have no sector besides.
Sector = Literal[
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRM",
    "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "IGO", "NGO",
]  # fmt: skip
#: PLOVER's codes in the place of a country: the United Nations, the European Union, militant groups of many countries …
TopLevel = Literal["IGO", "UNO", "EUR", "NGO", "IMG", "MNC"]

SECTORS: tuple[Sector, ...] = get_args(Sector)
TOP_LEVELS: tuple[TopLevel, ...] = get_args(TopLevel)

SECTOR_GROUPS: Mapping[Sector, Group] = MappingProxyType(
    {
        "AGR": "civilians", "BUS": "civilians", "COP": "state-forces", "CRM": "armed-group", "CVL": "civilians",
        "EDU": "civilians", "ELI": "civilians", "GOV": "state-other", "JRN": "civilians", "JUD": "state-other",
        "LAB": "civilians", "LEG": "state-other", "MED": "civilians", "MIL": "state-forces", "OPP": "civilians",
        "PRM": "armed-group", "PTY": "civilians", "REB": "armed-group", "REF": "civilians", "REL": "civilians",
        "SOC": "civilians", "SPY": "state-forces", "UAF": "unknown", "IGO": "state-other", "NGO": "civilians",
    }
)  # fmt: skip


def sector_in(group: Group, sector: Sector | None) -> Sector | None:
    """The sector for a record of this group: none for things, nor for civilians whose words sound of arms.

    A report may show that "the guards" of a bank are civilians; then the sector that the bare words suggest is wrong.
    """
    if sector is None or group == "property":
        return None
    told = SECTOR_GROUPS[sector]
    if group == "unknown" or told in (group, "unknown"):
        return sector
    return sector if {group, told} in _NEAR else None


#: Groups that one sector may have: the government's forces are its own, and parties and unions take up arms.
_NEAR = ({"state-forces", "state-other"}, {"state-other", "civilians"})

#: Kinds of the roster (see lexicon/roster_table.py) by sector.
KIND_SECTORS: Mapping[str, Sector] = MappingProxyType(
    {
        "insurgent": "REB", "militia": "PRM", "vigilante": "PRM", "criminal": "CRM", "alliance": "REB",
        "movement": "REB", "private-military": "PRM", "military": "MIL", "police": "COP", "paramilitary": "COP",
        "intelligence": "SPY", "auxiliary": "PRM", "security-forces": "MIL", "peacekeepers": "IGO",
        "coalition": "MIL", "government": "GOV", "party": "PTY", "organisation": "SOC",
    }
)  # fmt: skip
