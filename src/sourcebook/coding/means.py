"""The means of an occurrence: each kind once, by its first name, as its leading sentence tells them."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.weights import NAMES_MEANS
from ..records import Finding, Span, Weapon
from ..records.vocabulary import EventType

#: What aircraft drop and fire, beside which they are only what carried it.
_CARRIED = frozenset(("bomb", "rocket", "missile", "chemical"))


#: Types of events without means: a weapon named with them is another's, or was found. None of the 83 such events coded
#: by hand in 460 reports and the sample set has one.
_WITHOUT: frozenset[EventType] = frozenset(("arrest", "surrender", "abduction", "protest", "weapons-seizure"))


def weapons_of(findings: Sequence[Finding], event_type: EventType, leading: Span, text: str) -> tuple[Weapon, ...]:
    """The means named with the actions: those of the `leading` sentence, where it names any; else those of the rest.

    Later sentences of an occurrence often speak of the war at large, and of the means of others in it.
    """
    if event_type in _WITHOUT:
        return ()
    telling = [finding for finding in findings if finding.weight >= NAMES_MEANS]
    first = [finding for finding in telling if finding.sentence == leading and finding.weapons]
    kept: dict[str, Weapon] = {}
    for mention in (mention for finding in first or telling for mention in finding.weapons):
        kept.setdefault(mention.kind, Weapon(mention.span.of(text), mention.span, mention.kind))
    if not _CARRIED.isdisjoint(kept) and "aircraft" in kept and "bomb" not in kept["aircraft"].text.lower():
        del kept["aircraft"]
    return tuple(kept.values())
