"""The conditions that a rule of a coding scheme may put on an event, each with the values it may name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.records import Event
from sourcebook.records.vocabulary import EFFECTS, EVENT_TYPES, GROUPS, STATUSES, Role

#: The kinds that `Weapon.kind` takes.
WEAPON_KINDS: tuple[str, ...] = (
    "bomb", "ied", "landmine", "car-bomb", "suicide-vest", "grenade", "rocket", "mortar", "artillery", "missile",
    "aircraft", "drone", "firearm", "blade", "fire", "stone", "chemical", "vehicle", "explosive", "other",
)  # fmt: skip

When = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One kind of condition: the values it may name, what it means in words, and the test itself.

    `effect` and `harmed_group` are tested together, on one row of the toll, so both get the whole rule.
    """

    values: Sequence[str]
    words: str
    holds: Callable[[Event, When], bool]


def matches(event: Event, when: When) -> bool:
    """Whether every condition of a rule holds; a rule without conditions holds always."""
    return all(CONDITIONS[name].holds(event, when) for name in when)


def describe(when: When) -> str:
    """A rule's conditions in words, as the tables of the documentation print them."""
    parts = (f"{CONDITIONS[name].words} {_listed(name, values)}" for name, values in when.items())
    return "; ".join(parts) or "otherwise"


def _listed(name: str, values: Sequence[str]) -> str:
    return (" and " if name == "party_groups" else " or ").join(values)


def _some_actor(role: Role, key: str, *, person: bool = False) -> Callable[[Event, When], bool]:
    def holds(event: Event, when: When) -> bool:
        return any(
            actor.role == role and actor.group in when[key] and (actor.person or not person) for actor in event.actors
        )

    return holds


def _parties(event: Event, when: When) -> bool:
    """Every group named is a side of its own: a group named twice needs two sides.

    A named member stands beside the group ("a commander of the Front"), so persons make a side only where nobody
    else of their group is named.
    """
    sides = Counter(actor.group for actor in event.actors if actor.role == "party" and not actor.person)
    for actor in event.actors:
        if actor.role == "party" and actor.person and not sides[actor.group]:
            sides[actor.group] = 1
    return Counter(when["party_groups"]) <= Counter({str(group): count for group, count in sides.items()})


def _some_harm(event: Event, when: When) -> bool:
    """One row of the toll meets both the effect and the group; "nobody was hurt" (0, 0) is no harm."""
    effects, groups = when.get("effect", EFFECTS), when.get("harmed_group", GROUPS)
    return any(row.effect in effects and row.who in groups and row.count.high != 0 for row in event.harm)


CONDITIONS: dict[str, Condition] = {
    "type": Condition(EVENT_TYPES, "type is", lambda event, when: event.type in when["type"]),
    "status": Condition(STATUSES, "status is", lambda event, when: event.status in when["status"]),
    "perpetrator_group": Condition(
        GROUPS, "a perpetrator is", _some_actor("perpetrator", "perpetrator_group")
    ),
    "target_group": Condition(GROUPS, "a target is", _some_actor("target", "target_group")),
    "named_target_group": Condition(
        GROUPS, "a target is a named person of", _some_actor("target", "named_target_group", person=True)
    ),
    "party_groups": Condition(GROUPS, "the sides include", _parties),
    "effect": Condition(EFFECTS, "people were", _some_harm),
    "harmed_group": Condition(GROUPS, "those harmed are", _some_harm),
    "weapon_kind": Condition(
        WEAPON_KINDS, "a weapon is", lambda event, when: any(w.kind in when["weapon_kind"] for w in event.weapons)
    ),
}  # fmt: skip
