"""How sure the network must be: thresholds, chosen on reports that it had not been trained on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Roles whose mentions are taken from the tagger, with the least score of each.
_LEAST: Mapping[str, float] = {
    "individual": 0.5, "organization": 0.5, "physical": 0.4, "name": 0.5, "description": 0.4, "instrument": 0.5,
    "place": 0.75,
}  # fmt: skip

#: And how likely each must be to share an incident before it joins one.
_JOIN: Mapping[str, float] = {"individual": 0.6, "organization": 0.4, "instrument": 0.7, "place": 0.5, "date": 0.8}


#: How much the likelihood of sharing an incident rises, in logits, for two mentions in one sentence, and how much it
#: sinks with the logarithm of the sentences between them.
_NEAR: Mapping[str, tuple[float, float]] = {
    "physical": (2.0, 0.5), "name": (2.0, 0.5), "description": (2.0, 0.5), "place": (2.0, 0.7), "date": (2.0, 0.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """Least likelihoods: of a mention by its role, of two sharing an incident, of one joining it, and so on.

    An incident that no date joined goes on from the day of the one before where the report is `date_continued` likely
    to tell its date, at most `date_reach` characters behind that day; and takes the likeliest date, of `date_least` or
    more, where it is `date_told` likely. Chosen on TST1 and TST2, and on DEV read by networks of its other half.
    """

    least: Mapping[str, float] = field(default_factory=lambda: dict(_LEAST))
    same_incident: float = 0.8
    near: Mapping[str, tuple[float, float]] = field(default_factory=lambda: dict(_NEAR))
    weigh_first: tuple[str, ...] = ("place", "date")
    join: Mapping[str, float] = field(default_factory=lambda: dict(_JOIN))
    same_entity: float = 0.7
    relevant: float = 0.05
    further_place: float = 0.7
    effect: float = 0.5
    cue: float = 0.7
    left_to_rules: float = 0.6
    date_continued: float = 0.3
    date_told: float = 0.6
    date_reach: int = 1200
    date_least: float = 0.02
