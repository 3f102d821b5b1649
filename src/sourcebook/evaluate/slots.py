"""The slots of an event that are scored, what each holds, and how far two values of one slot agree.

Slots: type, status, date, country, place, actors, harm, weapons, attribution. A value earns 1 (agrees), 0.5 (agrees in
part) or 0. Events come in their JSON form, as hand-coded or as coded: both use the words of the coding guide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sourcebook.records.vocabulary import FAMILIES

from .names import same_name

Json = Mapping[str, Any]
Slots = dict[str, list[Any]]

_FAMILY: Mapping[Any, str] = FAMILIES


def slots_of(event: Json) -> Slots:
    """What one event says in each slot, as a list: empty where it says nothing."""
    date, place = event.get("date") or {}, event.get("place") or {}
    return {
        "type": [event.get("type")],
        "status": [event.get("status") or "accomplished"],
        "date": [date] if date.get("from") or date.get("to") else [],
        "country": [place["iso2"]] if place.get("iso2") else [],
        "place": [place["texts"]] if place.get("texts") else [],
        "actors": event.get("actors") or [],
        "harm": event.get("harm") or [],
        "weapons": [_weapon_words(weapon) for weapon in event.get("weapons") or []],
        "attribution": event.get("attribution") or [],
    }


def slot_credit(slot: str, gold: Sequence[Any], coded: Sequence[Any]) -> float:
    """The credit of one slot of two paired events: values are paired one to one, best pairs first.

    Of equally good pairs the later ones go first; which one is arbitrary, but it has to be the same for every scorer.
    """
    compare = CREDIT[slot]
    ranked = sorted(
        ((compare(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(coded)),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_coded: set[int] = set()
    total = 0.0
    for credit, i, j in ranked:
        if credit > 0 and i not in taken_gold and j not in taken_coded:
            taken_gold.add(i)
            taken_coded.add(j)
            total += credit
    return total


def _weapon_words(weapon: Any) -> Any:
    return weapon.get("text") if isinstance(weapon, Mapping) else weapon


def _type_credit(gold: Any, coded: Any) -> float:
    if gold == coded:
        return 1.0
    family = _FAMILY.get(gold)
    return 0.5 if family is not None and family == _FAMILY.get(coded) else 0.0


def _exact_credit(gold: Any, coded: Any) -> float:
    return float(gold == coded)


def _date_credit(gold: Json, coded: Json) -> float:
    return float(all(_same_day(gold.get(side), coded.get(side)) for side in ("from", "to")))


def _same_day(gold: str | None, coded: str | None) -> bool:
    """Equal as written; where either lacks the year (`--05-17`), month and day decide."""
    if gold is None or coded is None:
        return gold is coded
    if gold.startswith("--") or coded.startswith("--"):
        return gold[-5:] == coded[-5:]
    return gold == coded


def _place_credit(gold: Sequence[str], coded: Sequence[str]) -> float:
    return float(any(same_name(one, other) for one in gold for other in coded))


def _actor_credit(gold: Json, coded: Json) -> float:
    if not (same_name(gold.get("text"), coded.get("text")) or same_name(gold.get("text"), coded.get("name"))):
        return 0.0
    roles = gold.get("role"), coded.get("role")
    return 1.0 if roles[0] == roles[1] or "party" in roles else 0.5


def _harm_credit(gold: Json, coded: Json) -> float:
    if any(gold.get(key) != coded.get(key) for key in ("effect", "low", "high")):
        return 0.0
    return 1.0 if gold.get("who") == coded.get("who") else 0.5


def _weapon_credit(gold: Any, coded: Any) -> float:
    return float(same_name(gold, coded))


def _attribution_credit(gold: Json, coded: Json) -> float:
    if not same_name(gold.get("text"), coded.get("text")):
        return 0.0
    return 1.0 if gold.get("mode") == coded.get("mode") else 0.5


#: Every scored slot, in the order in which it is shown, with how two of its values are compared.
CREDIT: dict[str, Callable[[Any, Any], float]] = {
    "type": _type_credit,
    "status": _exact_credit,
    "date": _date_credit,
    "country": _exact_credit,
    "place": _place_credit,
    "actors": _actor_credit,
    "harm": _harm_credit,
    "weapons": _weapon_credit,
    "attribution": _attribution_credit,
}
SLOTS: tuple[str, ...] = tuple(CREDIT)
