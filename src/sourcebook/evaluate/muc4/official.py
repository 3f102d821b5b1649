"""The official MUC-4 score of a response: all templates, its stricter readings, every slot, and text filtering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .agreement import Comparison
from .alignment import pair_templates
from .tally import Figure, Tally
from .template_score import Tallies, missing_template, score_template, spurious_template
from .templates import SLOT_NAMES, TEMPLATE_ID, Template, Templates

Fate = Literal["matched", "missing", "spurious"]

#: Which templates each reading of the score counts, beside those that were paired.
READINGS: Mapping[str, tuple[Fate, ...]] = {
    "all_templates": ("matched", "missing", "spurious"),
    "matched_missing": ("matched", "missing"),
    "matched_spurious": ("matched", "spurious"),
    "matched_only": ("matched",),
}


@dataclass(frozen=True, slots=True)
class ScoredTemplate:
    """One template of the key, of the response, or a pair of both, with the tally of its slots."""

    fate: Fate
    key: Template | None
    response: Template | None
    tallies: Tallies


@dataclass(frozen=True, slots=True)
class OfficialScore:
    """The figures of one message, or of all: by reading, by slot, and of text filtering."""

    readings: Mapping[str, Figure]
    slots: Mapping[str, Figure]
    text_filtering: Figure

    def __add__(self, other: OfficialScore) -> OfficialScore:
        return OfficialScore(
            {name: figure + other.readings[name] for name, figure in self.readings.items()},
            {name: figure + other.slots[name] for name, figure in self.slots.items()},
            self.text_filtering + other.text_filtering,
        )


def score_message(
    key: Sequence[Template], response: Sequence[Template], *, mended_dates: bool = False
) -> tuple[ScoredTemplate, ...]:
    """The templates of one message: those paired, those of the key that are missing, and those that are spurious.

    An optional template without a partner is left out, as it costs nothing.
    """
    pairs = pair_templates(key, response, mended_dates=mended_dates)
    matched = [
        ScoredTemplate("matched", one, other, score_template(one, other, Comparison(mended_dates)))
        for one, other in pairs
    ]
    paired = {id(template) for pair in pairs for template in pair}
    missing = [
        ScoredTemplate("missing", template, None, missing_template(template))
        for template in key
        if id(template) not in paired and not template.optional
    ]
    spurious = [
        ScoredTemplate("spurious", None, template, spurious_template(template))
        for template in response
        if id(template) not in paired and not template.optional
    ]
    return (*matched, *missing, *spurious)


def official_score(key: Sequence[Template], response: Sequence[Template], *, mended_dates: bool) -> OfficialScore:
    """The figures of one message."""
    scored = score_message(key, response, mended_dates=mended_dates)
    sums = {name: _sum([one for one in scored if one.fate in fates]) for name, fates in READINGS.items()}
    every = sums["all_templates"]
    slots = {TEMPLATE_ID: _templates_found(scored), **{name: every[name].figure() for name in SLOT_NAMES}}
    totals = {name: sum(tallies.values(), Tally()).figure() for name, tallies in sums.items()}
    return OfficialScore(totals, slots, _filtering(key, response))


def official_scores(keys: Templates, responses: Templates, *, mended_dates: bool = False) -> tuple[OfficialScore, ...]:
    """The figures of every message of the key, in its order; what the response lacks counts as an empty answer."""
    return tuple(
        official_score(key, responses.get(message, ()), mended_dates=mended_dates) for message, key in keys.items()
    )


def _sum(scored: Sequence[ScoredTemplate]) -> Tallies:
    return {slot: sum((one.tallies[slot] for one in scored), Tally()) for slot in SLOT_NAMES}


def _templates_found(scored: Sequence[ScoredTemplate]) -> Figure:
    """Templates as if they were fills of a slot of their own; no part of the totals."""
    fates = [one.fate for one in scored]
    return Tally(fates.count("matched"), 0, 0, fates.count("spurious"), fates.count("missing")).figure()


def _filtering(key: Sequence[Template], response: Sequence[Template]) -> Figure:
    """Whether a message tells of an incident that counts; where only optional templates do, either answer is right."""
    relevant, said = bool(key), bool(response)
    if key and all(template.optional for template in key):
        relevant = said
    both = float(relevant and said)
    return Figure(both, int(said), both, int(relevant))
