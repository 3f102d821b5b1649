"""The metrics of template filling in the literature since 2020: GTT, CEAF-REE and CEAF-RME, on type and five roles."""

from __future__ import annotations

from collections.abc import Sequence

from .assignment import best_pairs
from .roles import ROLES, Filler, Roles
from .tally import Figure

#: What a pairing of templates earns: credit by the response's own count, credit by the key's.
_Earned = tuple[int, int]


def gtt(key: Sequence[Roles], response: Sequence[Roles]) -> Figure:
    """The template score of Du et al. (2021): types and role fillers of the pairing of templates with the best F1.

    Two templates may be paired if the type of the response is among those of the key. Within a pair a filler is right
    if all its names are names of one filler of the key; several may be so of the same one.
    """
    actual, possible = sum(one.size for one in response), sum(one.size for one in key)
    earned = {(0, 0)} if not key or not response else _pairings(key, response)
    return max((Figure(right, actual, found, possible) for right, found in sorted(earned)), key=lambda f: f.f1)


def ceaf_ree(key: Sequence[Roles], response: Sequence[Roles]) -> Figure:
    """Role fillers of the whole message, whatever their template (Du et al. 2021), one to one."""
    total = Figure()
    for role in ROLES:
        ours, theirs = _merged(response, role), _merged(key, role)
        pairs = best_pairs([[float(one <= other) for other in theirs] for one in ours])
        total += Figure(len(pairs), len(ours), len(pairs), len(theirs))
    return total


def ceaf_rme(key: Sequence[Roles], response: Sequence[Roles]) -> Figure:
    """Names of role fillers in templates paired for the most names in common (Chen et al. 2023, phi3).

    A template of the key with two types stands as one template of each. Every name counts, so a filler with several
    names in the key cannot be found in full by one.
    """
    ours, theirs = _single_typed(response), _single_typed(key)
    common = [[float(_common_names(one, other)) for other in theirs] for one in ours]
    found = sum(common[i][j] for i, j in best_pairs(common))
    return Figure(found, _names(ours), found, _names(theirs))


def _pairings(key: Sequence[Roles], response: Sequence[Roles]) -> set[_Earned]:
    """What each pairing earns that no other one betters in both counts.

    One template after the other of the longer list takes a free partner or none; `reached` is by the partners taken.
    """
    turned = len(key) > len(response)
    longer, shorter = (key, response) if turned else (response, key)
    reached: dict[int, set[_Earned]] = {0: {(0, 0)}}
    for one in longer:
        worth = [_pair_worth(*((one, other) if turned else (other, one))) for other in shorter]
        following = {taken: set(earned) for taken, earned in reached.items()}
        for taken, earned in reached.items():
            for index, found in enumerate(worth):
                if found is not None and not taken >> index & 1:
                    more = {(right + found[0], recalled + found[1]) for right, recalled in earned}
                    following.setdefault(taken | 1 << index, set()).update(more)
        reached = {taken: _unbeaten(earned) for taken, earned in following.items()}
    return set().union(*reached.values())


def _pair_worth(key: Roles, response: Roles) -> _Earned | None:
    """Right values of the response and found values of the key, the type among them; None where types differ."""
    if not any(one in other for one in response.types for other in key.types):
        return None
    right = recalled = 1
    for role in ROLES:
        ours, theirs = response.fillers[role], key.fillers[role]
        right += sum(any(one <= other for other in theirs) for one in ours)
        recalled += sum(any(one <= other for one in ours) for other in theirs)
    return right, recalled


def _unbeaten(earned: set[_Earned]) -> set[_Earned]:
    return {one for one in earned if not any(o != one and o[0] >= one[0] and o[1] >= one[1] for o in earned)}


def _merged(templates: Sequence[Roles], role: str) -> list[Filler]:
    """The fillers of a role in all templates; those that share a name are one."""
    merged: list[Filler] = []
    for filler in (filler for template in templates for filler in template.fillers[role]):
        same = [known for known in merged if known & filler]
        merged = [known for known in merged if not known & filler] + [filler.union(*same)]
    return merged


def _single_typed(templates: Sequence[Roles]) -> list[Roles]:
    return [Roles((kind,), template.fillers) for template in templates for kind in template.types]


def _common_names(one: Roles, other: Roles) -> int:
    if one.types != other.types:
        return 0
    total = 0.0
    for role in ROLES:
        common = [[float(len(mine & yours)) for yours in other.fillers[role]] for mine in one.fillers[role]]
        total += sum(common[i][j] for i, j in best_pairs(common))
    return int(total)


def _names(templates: Sequence[Roles]) -> int:
    return sum(len(filler) for one in templates for fillers in one.fillers.values() for filler in fillers)
