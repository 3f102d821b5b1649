"""`sourcebook benchmark villages`: score how places of an event dataset are found by name and country."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sourcebook.evaluate.places.villages import NEAR, Located, locate, read_villages
from sourcebook.normalise.gazetteer import open_gazetteer

from .benchmark import BenchmarkRequest
from .plain import one_line


def run(request: BenchmarkRequest) -> int:
    """Print the errors asked for, those of most events first, and then the scores."""
    villages = read_villages(request.data)
    with open_gazetteer(extra=request.gazetteers) as gazetteer:
        found = locate(villages, gazetteer)
    for wrong in [one for one in found if not one.near][: request.errors]:
        print(one_line(_error(wrong)))
    with open_gazetteer(extra=request.gazetteers, rough=False) as gazetteer:
        without = locate(villages, gazetteer)
    print(villages_json(found, without) if request.as_json else villages_table(found, without))
    return 0


def villages_json(found: Sequence[Located], without: Sequence[Located]) -> str:
    """The figures as flat JSON; shares between 0 and 1. `without`: what is found without our own rough places."""
    bare = _figures(without)
    return json.dumps(
        _figures(found) | {f"{key}_without_rough_places": bare[key] for key in ("events_25km", "names_25km")}, indent=1
    )


def villages_table(found: Sequence[Located], without: Sequence[Located]) -> str:
    """The figures in lines, and how each way of finding did."""
    figures, bare = _figures(found), _figures(without)
    lines = [
        f"{figures['n']} distinct names with precision 1, {figures['events']} events; by name and country alone",
        f"{'':22}{'all':>6} {'without our own rough places':>30}",
        f"events within {NEAR:.0f} km   {figures['events_25km']:6.3f} {bare['events_25km']:30.3f}",
        f"names within {NEAR:.0f} km    {figures['names_25km']:6.3f} {bare['names_25km']:30.3f}",
        f"names answered        {figures['names_answered']:6.3f} {bare['names_answered']:30.3f}",
    ]
    for how in sorted({one.how for one in found if one.how}):
        ways = [one for one in found if one.how == how]
        right = sum(one.near for one in ways)
        lines.append(f"  by {how:8} {len(ways):4} names, {right / len(ways):.2f} right")
    return "\n".join(lines)


def _figures(found: Sequence[Located]) -> dict[str, float | int]:
    events = sum(one.village.events for one in found)
    return {
        "events_25km": sum(one.village.events for one in found if one.near) / (events or 1),
        "names_25km": sum(one.near for one in found) / (len(found) or 1),
        "names_answered": sum(one.place is not None for one in found) / (len(found) or 1),
        "n": len(found),
        "events": events,
    }


def _error(wrong: Located) -> str:
    village = wrong.village
    if wrong.place is None:
        got = "nothing"
    elif wrong.distance is None:
        got = f"{wrong.place.name}, without coordinates"
    else:
        got = f"{wrong.place.name} by {wrong.how} ({wrong.score:.2f}), {wrong.distance:.0f} km off"
    return f"{village.events} events “{village.name}” at {village.lat:.3f}, {village.lon:.3f}: {got}"
