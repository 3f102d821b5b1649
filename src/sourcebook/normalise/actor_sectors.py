"""The sector of somebody known with a noun: "Hamas gunmen" are REB, "Hezbollah lawmakers" LEG, "UN envoy" IGO."""

from __future__ import annotations

from datetime import date

from ..lexicon.agents import Agent
from ..lexicon.known_actors import KnownActor
from ..lexicon.regimes import regime_on
from ..records.sectors import Sector

_ARMED: tuple[Sector, ...] = ("REB", "PRM", "CRM", "UAF")
_FORCES: tuple[Sector, ...] = ("MIL", "COP", "SPY")
#: Nouns that stay what they say, whosever they are.
_OWN_WORD: dict[Sector, tuple[Sector, ...]] = {
    "REB": ("LEG", "COP", "REF", "JRN", "MED", "EDU", "REL", "JUD", "CVL", "OPP"),
    "PRM": ("LEG", "COP", "REF", "JRN", "MED", "EDU", "REL", "JUD", "CVL", "OPP"),
    "CRM": ("COP", "JUD", "JRN", "CVL"),
    "PTY": ("LEG", "GOV", "JUD", "PRM", "EDU"),
    "BUS": ("LAB", "OPP"),
    "JRN": ("LAB",),
    "GOV": (
        "MIL", "COP", "SPY", "LEG", "JUD", "OPP", "JRN", "CVL", "PTY", "REF", "REB", "PRM", "UAF", "BUS", "MED", "EDU",
    ),
    "MIL": ("COP", "JUD", "SPY", "OPP", "JRN", "GOV", "CVL", "REF"),
    "EDU": ("MED", "OPP"),
    "REL": ("PRM", "REB", "OPP", "EDU", "MED"),
    "OPP": ("LEG", "REB", "MIL"),
    "LEG": ("JUD",),
}  # fmt: skip


def combined(known: KnownActor, agent: Agent | None, lent: Sector | None, *, behind: bool) -> Sector:
    """The sector of "Hamas gunmen", where `behind` is True, or of "rebel leader Joseph Kony", where it is not."""
    if agent is None or (agent.transparent and lent is None):
        return known.sector
    noun = lent or agent.sector
    if known.top in ("IGO", "UNO", "EUR", "NGO"):
        return "MIL" if noun == "MIL" and behind and not agent.transparent else known.sector
    if not behind:
        return known.sector
    if known.sector == "GOV" and known.kind == "group" and noun in (*_ARMED, "MIL"):
        return "MIL"  # the fighters of those who govern
    if known.sector in _ARMED and noun == "GOV" and agent.sector == "GOV":
        return "GOV"
    return noun if noun in _OWN_WORD.get(known.sector, ()) else known.sector


def governing(known: KnownActor, day: date) -> bool:
    """Whether the group governed its country on the day."""
    if known.iso3 is None:
        return False
    regime = regime_on(known.iso3, day)
    return regime is not None and regime.body == known.name
