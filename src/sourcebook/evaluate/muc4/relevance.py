"""Which incidents the task asks for: where, by whom, against whom, how recent, how definite."""

from __future__ import annotations

from sourcebook.records import Event

from .perpetrators import Perpetrators
from .scheme import muc4_scheme
from .targets import HumanTarget, PhysicalTarget, is_told_whole
from .when_where import last_day

#: Who makes an incident count that an armed group did: soldiers and police in a fight do not.
_FIGHTERS = ("ACTIVE MILITARY", "LAW ENFORCEMENT")


def is_relevant(
    event: Event,
    country: str | None,
    doers: Perpetrators,
    people: tuple[HumanTarget, ...],
    things: tuple[PhysicalTarget, ...],
) -> bool:
    """Whether an incident gets a template, by the rules of the task that can be told from the event alone."""
    if country not in muc4_scheme()["countries"]:
        return False
    if is_told_whole(event):  # the reader has learned from the keys what is definite
        return _is_recent(event) and _hits_others(people, things)
    return _is_definite(event, people, things) and _is_recent(event) and _counts(event, doers, people, things)


def _is_definite(event: Event, people: tuple[HumanTarget, ...], things: tuple[PhysicalTarget, ...]) -> bool:
    """Somebody or something was hit, and not in a war's whole course."""
    largest = muc4_scheme()["relevance"]["largest_toll"]
    if any((row.count.low or 0) > largest for row in event.harm):
        return False
    return bool(people or things)


def _is_recent(event: Event) -> bool:
    published, happened = event.report.published, last_day(event)
    if published is None or happened is None:
        return True
    return (published - happened).days <= int(muc4_scheme()["relevance"]["oldest_days"])


def _hits_others(people: tuple[HumanTarget, ...], things: tuple[PhysicalTarget, ...]) -> bool:
    """Whether an incident hit more than soldiers and police that nobody names."""
    return not people or bool(things) or any(one.kind not in _FIGHTERS or one.name is not None for one in people)


def _counts(
    event: Event, doers: Perpetrators, people: tuple[HumanTarget, ...], things: tuple[PhysicalTarget, ...]
) -> bool:
    """No fight between armed group and army or police counts, unless it hit others, their things, or one by name."""
    if doers.of_state or event.type == "armed-clash":
        return bool([person for person in people if person.kind not in _FIGHTERS] or things)
    return _hits_others(people, things) or not doers.organizations
