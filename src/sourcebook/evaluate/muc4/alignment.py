"""Which template of the response answers to which of the key: by what they say, one to one, the fullest pair first."""

from __future__ import annotations

from collections.abc import Sequence

from .agreement import Comparison
from .tally import Tally
from .template_score import Tallies, score_template
from .templates import CONTENT_SLOTS, TYPE, Template


def pair_templates(
    key: Sequence[Template], response: Sequence[Template], *, mended_dates: bool = False
) -> tuple[tuple[Template, Template], ...]:
    """The pairs of one message, key and response, in the order of the key's numbers.

    Two templates may be paired if their types agree, at least in part, and so does a target or a perpetrator (a word in
    common is enough), or if both name neither. Among these the pair with the highest recall goes first.
    """
    ranked: list[tuple[int, int, int]] = []
    keys = sorted(key, key=lambda template: template.number)
    responses = sorted(response, key=lambda template: template.number)
    for i, one in enumerate(keys):
        for j, other in enumerate(responses):
            tallies = score_template(one, other, Comparison(mended_dates, by_word=True))
            if _may_pair(one, other, tallies):
                ranked.append((-_recall_percent(tallies), i, j))
    partners: dict[int, int] = {}
    for _, i, j in sorted(ranked):
        if i not in partners and j not in partners.values():
            partners[i] = j
    return tuple((keys[i], responses[j]) for i, j in sorted(partners.items()))


def _may_pair(key: Template, response: Template, tallies: Tallies) -> bool:
    if not tallies[TYPE].credit:
        return False
    if any(tallies[slot].credit for slot in CONTENT_SLOTS):
        return True
    return not any(key.fills(slot) or response.fills(slot) for slot in CONTENT_SLOTS)


def _recall_percent(tallies: Tallies) -> int:
    """Recall over all slots as a whole number: smaller differences leave the order of the templates as it is."""
    total = sum(tallies.values(), Tally())
    return round(100 * total.credit / total.possible) if total.possible else 100
