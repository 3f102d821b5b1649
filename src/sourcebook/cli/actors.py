"""`sourcebook actors find`: who a phrase means, in words or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sourcebook.errors import UsageError
from sourcebook.lexicon.group_facts import group_facts
from sourcebook.lexicon.own_roster import read_own_roster
from sourcebook.lexicon.state_names import state_names
from sourcebook.normalise.actor_cities import city_search
from sourcebook.normalise.actor_countries import CitySearch
from sourcebook.normalise.actor_profile import ActorProfile, ActorSearch, profile_actor
from sourcebook.normalise.gazetteer import open_gazetteer

from .plain import one_line
from .tables import output_console


@dataclass(frozen=True, slots=True)
class FindRequest:
    """What `actors find` was asked: the phrase, or "-" for one a line on standard input."""

    phrase: str
    day: str | None = None
    roster: Path | None = None
    as_json: bool = False


def run_find(request: FindRequest) -> int:
    """Print who each phrase means."""
    search = ActorSearch(
        names=read_own_roster(request.roster) if request.roster is not None else None,
        day=_day(request.day),
        city=_late_city_search(),
    )
    for phrase in _phrases(request.phrase):
        profile = profile_actor(phrase, search)
        if request.as_json:
            sys.stdout.write(json.dumps(_as_json(profile), ensure_ascii=False) + "\n")
        else:
            _print(profile)
    return 0


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"date {words!r}", "--date", allowed="YYYY-MM-DD") from None


def _phrases(phrase: str) -> Iterable[str]:
    """The phrase, or the lines of standard input; an empty line keeps its place."""
    if phrase != "-":
        return (phrase,)
    return (line.rstrip("\r\n") for line in sys.stdin)


def _late_city_search() -> CitySearch:
    """The search over the gazetteer, which is opened for the first word that might be a city."""
    opened: list[CitySearch] = []

    def search(name: str) -> str | None:
        if not opened:
            opened.append(city_search(open_gazetteer()))
        return opened[0](name)

    return search


def _as_json(profile: ActorProfile) -> dict[str, Any]:
    known = _facts(profile)
    return {
        "text": profile.text,
        "name": profile.name,
        "iso3": profile.iso3,
        "sector": profile.sector,
        "group": profile.group,
        "top": profile.top,
        "regime": profile.regime,
        "why": list(profile.why),
        "parts": [_as_json(part) for part in profile.parts],
        **({"known": known} if known else {}),
    }


def _facts(profile: ActorProfile) -> dict[str, Any]:
    """What else is known of a group: parent, years, native names; and the names that UCDP and ACLED use."""
    facts = group_facts().get(profile.name or "")
    if facts is None:
        return _facts_of_state(profile)
    told = {
        "parent": facts.parent,
        "from": facts.active.start.year if facts.active.start else None,
        "to": facts.active.end.year if facts.active.end else None,
        "native": list(facts.native) or None,
        "ucdp": facts.ucdp,
        "acled": facts.acled,
    }
    return {key: value for key, value in told.items() if value is not None}


#: Neutral names that are made by rule from the name of a state.
_OF_STATES = ("Military of ", "Police of ", "Government of ", "Intelligence services of ")


def _facts_of_state(profile: ActorProfile) -> dict[str, Any]:
    if profile.iso3 is None or profile.sector is None:
        return {}
    if profile.name is not None and not profile.name.startswith(_OF_STATES):
        return {}
    names = state_names(profile.iso3, profile.sector)._asdict()
    return {key: value for key, value in names.items() if value is not None}


def _print(profile: ActorProfile, indent: str = "") -> None:
    console = output_console()
    rows = [(key, getattr(profile, key)) for key in ("name", "iso3", "sector", "group", "top", "regime")]
    rows += [(key, ", ".join(value) if isinstance(value, list) else value) for key, value in _facts(profile).items()]
    rows += [("why", reason) for reason in profile.why]
    console.print(one_line(profile.text) if not indent else indent + one_line(profile.text), soft_wrap=True)
    for key, value in rows:
        if value is not None:
            console.print(f"{indent}  {key:<7} {one_line(str(value))}", soft_wrap=True)
    for part in profile.parts:
        _print(part, indent + "  ")
