"""How sure the network must be: thresholds, chosen on reports that it had not been trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Roles whose mentions are taken from the tagger, with the least score of each.
_LEAST: Mapping[str, float] = {
    "individual": 0.4, "organization": 0.4, "physical": 0.4, "name": 0.4, "description": 0.4, "instrument": 0.4, "place": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """Least likelihoods: of a mention by its role, of two mentions sharing an incident, of one joining it, and so on."""

    least: Mapping[str, float] = field(default_factory=lambda: dict(_LEAST))
    same_incident: float = 0.5
    join: float = 0.5
    same_entity: float = 0.5
    relevant: float = 0.3
    date: float = 0.5
    place: float = 0.5
    effect: float = 0.5
    core: float = 0.5
