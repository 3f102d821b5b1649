"""The official score of one template of a response against one of the key, slot by slot."""

from __future__ import annotations

from collections.abc import Sequence

from .agreement import Comparison, Credit
from .tally import Tally
from .templates import SLOTS, Fill, Slot, Template

Tallies = dict[str, Tally]


def score_template(key: Template, response: Template, comparison: Comparison) -> Tallies:
    """The tally of every slot of two templates that were paired. Slots that others refer to come first."""
    return {slot.name: score_slot(slot, key.fills(slot.name), response.fills(slot.name), comparison) for slot in SLOTS}


def missing_template(key: Template) -> Tallies:
    """The tally of a template that has no partner in the response: every fill that is asked for is missing."""
    return {slot.name: Tally(missing=_required(key.fills(slot.name))) for slot in SLOTS}


def spurious_template(response: Template) -> Tallies:
    """The tally of a template that has no partner in the key."""
    return {slot.name: Tally(spurious=len(response.fills(slot.name))) for slot in SLOTS}


def score_slot(slot: Slot, key: Sequence[Fill], response: Sequence[Fill], comparison: Comparison) -> Tally:
    """The tally of one slot: first what agrees in full, then what agrees in part, and the rest set against each other.

    An optional fill of the key takes up a wrong fill of the response that no other one is left for.
    """
    open_keys, open_responses = list(key), list(response)
    found = {credit: _take_pairs(slot, open_keys, open_responses, comparison, credit) for credit in ("full", "half")}
    required, optional = _required(open_keys), len(open_keys) - _required(open_keys)
    against_required = min(required, len(open_responses))
    against_optional = min(optional, len(open_responses) - against_required)
    return Tally(
        correct=found["full"],
        partial=found["half"],
        incorrect=against_required + against_optional,
        spurious=len(open_responses) - against_required - against_optional,
        missing=required - against_required,
    )


def _take_pairs(slot: Slot, keys: list[Fill], responses: list[Fill], comparison: Comparison, credit: Credit) -> int:
    """Take out of both lists the fills that agree so far, each with one partner; how many pairs there are."""
    pairs = 0
    for response in list(responses):
        partner = next((key for key in keys if comparison.credit(slot, key, response) == credit), None)
        if partner is not None:
            keys.remove(partner)
            responses.remove(response)
            comparison.link(partner, response)
            pairs += 1
    return pairs


def _required(fills: Sequence[Fill]) -> int:
    return sum(not fill.optional for fill in fills)
