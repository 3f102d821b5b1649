"""Which of those who bear a name is meant: by the country beside it, by the day, and by the title before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..lexicon.agents import Agent
from ..lexicon.known_actors import KnownActor, KnownKind
from ..records.sectors import SECTOR_GROUPS, Sector
from .actor_phrases import Name, Phrase
from .actor_sectors import governing

#: Where several tables have somebody, what each tells, the most telling first.
_TABLES: tuple[KnownKind, ...] = ("own", "body", "leader", "group", "outlet")
#: Who held an office is one of the elites afterwards; a rebel or a priest stays what they were.
_OFFICES: tuple[Sector, ...] = ("GOV", "LEG", "MIL", "SPY", "JUD", "IGO")


def choose(phrase: Phrase, name: Name, day: date | None, hints: frozenset[Sector] = frozenset()) -> KnownActor | None:
    """The one whom the name means here; None where it is somebody of another country, or the words leave it open."""
    said = {other.country.iso3 for other in phrase.names if other.country is not None and other.country.iso3}
    said |= {other.people.iso3 for other in phrase.names if other.people is not None and other.people.iso3}
    beside = _beside(phrase, name)
    fitting = [actor for actor, caution in name.senses if _may_be(actor, caution, said, beside)]
    if not fitting:
        return None
    names = {actor.name for actor in fitting}
    if len(names) > 1:
        fitting = _settled(fitting, [actor for actor, caution in name.senses if not caution], said, day)
        if not fitting:
            return None
    return _on_day(fitting, day, hints)


def _beside(phrase: Phrase, name: Name) -> str | None:
    """The country whose adjective or name stands right before: "Peruvian Congress" is not that of Washington."""
    for other in phrase.names:
        if other.last + 1 == name.first and other.country is not None:
            return other.country.iso3
    return None


def _may_be(actor: KnownActor, caution: int, said: set[str], beside: str | None) -> bool:
    homes = {*actor.countries, *([actor.iso3] if actor.iso3 else [])}
    elsewhere = beside is not None and beside != actor.iso3 and actor.kind in ("body", "outlet")
    if elsewhere and (actor.iso3 is not None or actor.top == "NGO"):  # "Lebanese Red Cross" is not that of Geneva
        return False
    if caution == 2:
        return bool(homes & said)
    return True


def _settled(fitting: list[KnownActor], sure: list[KnownActor], said: set[str], day: date | None) -> list[KnownActor]:
    """Those of one name that the countries said, else the sureness of the name, else the day, single out."""
    trials = (
        [actor for actor in fitting if {*actor.countries, actor.iso3} & said],
        [actor for actor in fitting if actor in sure],
        [actor for actor in fitting if day is not None and actor.period.start is not None and actor.period.holds(day)],
        [actor for actor in fitting if actor.kind == "own"],
        [actor for actor in fitting if actor.kind == "body"],
        [actor for actor in fitting if actor.sector in ("MIL", "COP", "SPY", "GOV")],  # a state's before a group's
    )
    for trial in trials:
        if len({actor.name for actor in trial}) == 1:
            return trial
    return []


def _on_day(rows: list[KnownActor], day: date | None, hints: frozenset[Sector]) -> KnownActor:
    """The office held on the day; else the one held last, which may be over. Of several tables the more telling one."""
    rows = sorted(rows, key=lambda row: _TABLES.index(row.kind))
    rows = [row for row in rows if row.kind == rows[0].kind]
    if day is None or len(rows) == 1:
        hinted = [row for row in rows if row.sector in hints]  # "opposition leader Mandela", "NATO chief Stoltenberg"
        return (hinted or rows)[-1]
    holding = [row for row in rows if row.period.holds(day)]
    if holding:
        return holding[0]
    over = [row for row in rows if row.period.end is not None and row.period.end <= day]
    return over[-1] if over else rows[0]


def as_of(known: KnownActor, agent: Agent | None, day: date | None) -> KnownActor:
    """Somebody known as what they were on the day: a former president is ELI, the Taliban of 2022 are a government."""
    if day is None:
        return known
    if known.kind == "leader" and not known.period.holds(day) and known.sector in _OFFICES:
        return replace(known, sector="ELI", group="civilians", office=f"once {known.office}" if known.office else "")
    if known.kind == "group" and known.sector in ("REB", "PTY", "PRM") and governing(known, day):
        if known.sector == "PTY" and (agent is None or agent.sector != "GOV"):
            return known
        return replace(known, sector="GOV", group=SECTOR_GROUPS["GOV"])
    return known
