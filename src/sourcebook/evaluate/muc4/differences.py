"""Where a response and the key part, message by message: for reading what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .corpus import Split
from .official import ScoredTemplate, score_message
from .templates import CONTENT_SLOTS, LOCATION, SLOT_NAMES, TYPE, Template, Templates


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot of a pair, or a template that only one side has (`missing template`, `spurious template`)."""

    message: str
    what: str
    key: str
    response: str


def differences(splits: Sequence[Split], responses: Templates, *, mended_dates: bool = False) -> Iterator[Difference]:
    """All differences in the order of the messages."""
    for split in splits:
        for message, key in split.keys.items():
            for scored in score_message(key, responses.get(message, ()), mended_dates=mended_dates):
                yield from _of_template(message, scored)


def _of_template(message: str, scored: ScoredTemplate) -> Iterator[Difference]:
    if scored.key is None or scored.response is None:
        yield Difference(message, f"{scored.fate} template", _gist(scored.key), _gist(scored.response))
        return
    for slot in SLOT_NAMES:
        tally = scored.tallies[slot]
        if tally.partial or tally.incorrect or tally.spurious or tally.missing:
            yield Difference(message, slot, _written(scored.key, slot), _written(scored.response, slot))


def _gist(template: Template | None) -> str:
    """The type, the place, and whoever is named."""
    if template is None:
        return "-"
    return "; ".join(_written(template, slot) for slot in (TYPE, LOCATION, *CONTENT_SLOTS) if template.fills(slot))


def _written(template: Template, slot: str) -> str:
    return ", ".join(("? " if fill.optional else "") + fill.written for fill in template.fills(slot)) or "-"
