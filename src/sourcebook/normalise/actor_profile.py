"""Who an actor is: neutral name, country, PLOVER sector and coded group of a phrase, and why.

The phrase may be any that news uses: "Israeli soldiers", "a spokesman for the Syrian opposition", "the Kremlin". With a
day given, offices and governments are those of that day. What the words do not tell stays None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from ..lexicon.agents import agent_ending, modifier_ending
from ..lexicon.countries import country_by_code
from ..lexicon.epithets import Epithet
from ..lexicon.folding import phrase_key, words_of
from ..lexicon.known_actors import ActorIndex, shipped_names
from ..lexicon.peoples import people_at
from ..lexicon.regimes import regime_on
from ..lexicon.tables import word_list
from ..records.sectors import SECTOR_GROUPS, Sector, TopLevel
from ..records.vocabulary import Group
from .actor_countries import CitySearch, Whose, whose_country
from .actor_heads import Head, by_surname, owner_of, read_head
from .actor_joins import split_phrase
from .actor_phrases import Phrase, Stretch, read_phrase
from .actor_sectors import combined, governing
from .actor_senses import as_of
from .actors import name_actor, read_epithet


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """Who a phrase means. None where it does not tell; `parts` where it joins several actors.

    `top` is PLOVER's code in the place of a country ("IGO"). `regime` is who governed, for a government on a day.
    `why` says what each value rests on, in words.
    """

    text: str
    name: str | None = None
    iso3: str | None = None
    sector: Sector | None = None
    group: Group | None = None
    top: TopLevel | None = None
    regime: str | None = None
    why: tuple[str, ...] = ()
    parts: tuple[ActorProfile, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorSearch:
    """What a search may use: the names, a day, and a way to find the country of a city that no table has."""

    names: ActorIndex | None = None
    day: date | None = None
    city: CitySearch | None = None


_SHIPPED = ActorSearch()
_Value = TypeVar("_Value")


def profile_actor(text: str, search: ActorSearch = _SHIPPED) -> ActorProfile:
    """Who the phrase means. Of several joined actors, what they have in common, with each in `parts`."""
    index = search.names or shipped_names()
    pieces = split_phrase(text, index)
    if len(pieces) <= 1:
        return _profile(text, index, search)
    parts = _handed_on([_profile(piece, index, search) for piece in pieces])
    return ActorProfile(
        text,
        _common(part.name for part in parts),
        _common(part.iso3 for part in parts),
        _common(part.sector for part in parts),
        _common(part.group for part in parts),
        _common(part.top for part in parts),
        _common(part.regime for part in parts),
        ("several actors: what they have in common, see parts",),
        tuple(parts),
    )


@lru_cache(maxsize=20_000)  # "militants", "police": the same words come in report after report
def profile_once(text: str, day: date | None) -> ActorProfile:
    """Who the phrase means by the shipped names, kept for the next time."""
    return profile_actor(text, ActorSearch(day=day))


def _common(values: Iterable[_Value | None]) -> _Value | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _handed_on(parts: list[ActorProfile]) -> list[ActorProfile]:
    """The country of the first, or of the last, for those beside it that have none: "Israeli soldiers and settlers"."""
    said = {part.iso3 for part in parts if part.iso3 is not None}
    if len(said) != 1 or any(part.name is not None and part.iso3 is None for part in parts):
        return parts
    iso3 = said.pop()
    giver = next(part for part in parts if part.iso3 is not None)
    return [
        part
        if part.iso3 is not None or part.top is not None
        else replace(part, iso3=iso3, why=(*part.why, f"{iso3} from “{giver.text}” beside it"))
        for part in parts
    ]


def _profile(text: str, index: ActorIndex, search: ActorSearch) -> ActorProfile:
    phrase = read_phrase(text, index)
    if not phrase.stretches:  # no words, or none but "of" and its like
        return ActorProfile(text)
    epithet = read_epithet(text)
    if epithet is not None and epithet.stands_for is not None:
        return _of_epithet(text, epithet, index, search.day)
    head = read_head(phrase, search.day)
    whose = whose_country(phrase, head.stretch, head.known, search.city)
    titled = head.agent is not None and head.agent.sector in ("GOV", "MIL")
    alone = head.agent is None and search.day is not None and len(phrase.words) == 1
    if head.known is None and (titled or alone):
        head = by_surname(phrase, head, whose, search.day)
        if head.known is not None:
            whose = whose_country(phrase, head.stretch, head.known, search.city)
    sector, reason = _sector(phrase, head, whose, search.day)
    return _finished(phrase, head, whose, (sector, reason), search.day)


_SECTORS_OF_GROUPS: Mapping[Group, Sector] = {"state-forces": "MIL", "state-other": "GOV", "armed-group": "REB"}


def _of_epithet(text: str, epithet: Epithet, index: ActorIndex, day: date | None) -> ActorProfile:
    """Whom an epithet stands for: the words stay in the text, the name is neutral."""
    name = epithet.stands_for or ""
    senses = index.senses(phrase_key(name))
    known = senses[0].actor if senses else None
    iso3 = known.iso3 if known is not None else epithet.iso3
    sector = known.sector if known is not None else _SECTORS_OF_GROUPS.get(epithet.group or "unknown")
    rule = regime_on(iso3, day) if iso3 is not None and day is not None and sector != "REB" else None
    why = (f"“{text}” is what some call {name}",)
    top = known.top if known is not None and iso3 is None else None
    return ActorProfile(text, name, iso3, sector, epithet.group, top, rule.name if rule else None, why)


def _sector(phrase: Phrase, head: Head, whose: Whose, day: date | None) -> tuple[Sector | None, str]:
    """The sector and what it rests on."""
    if head.known is not None:
        known = as_of(head.known, head.agent, day)
        sector = combined(known, head.agent, head.lent, behind=head.behind)
        if head.noun and head.noun.split()[-1].lower() in _CHAIRS and known.sector in _WITH_PRESIDENTS:
            sector = known.sector  # the president of a party or a firm
        inside = agent_ending(phrase.words, head.stretch.last) if head.agent is None else None
        if known.sector == "GOV" and inside is not None and inside[1].sector == "MIL" and known.kind != "leader":
            sector = "MIL"  # "Assad's forces" is in the roster as his government
        if head.former and known.kind == "leader" and sector in _OFFICES:
            sector = "ELI"
        told = f"“{head.called}” is {known.name}" + (f", {known.office}" if known.office else "")
        return sector, f"{told}: {sector}"
    if head.agent is not None:
        return _sector_of_noun(phrase, head, whose, day)
    standing = _sector_of_place(phrase, head.stretch)
    if standing[0] is None:
        owner = owner_of(phrase, day, links=("of",))
        if owner is not None and owner[0] is not None:
            return owner[0], f"of “{owner[1]}”: {owner[0]}"
    return standing


_OFFICES: tuple[Sector, ...] = ("GOV", "LEG", "JUD", "MIL", "SPY")


def _sector_of_noun(phrase: Phrase, head: Head, whose: Whose, day: date | None) -> tuple[Sector | None, str]:
    agent = head.agent
    assert agent is not None  # the caller has looked
    owner = owner_of(phrase, day)
    if agent.transparent:
        if head.lent is not None:
            return head.lent, f"the words before “{head.noun}” say {head.lent}"
        if owner is not None and owner[0] is not None:
            return owner[0], f"“{head.noun}” is of “{owner[1]}”: {owner[0]}"
        if agent.sector == "CVL" and whose.iso3 is None:
            return None, f"“{head.noun}” alone says nothing of its sector"
        sector = agent.sector
    else:
        sector = agent.sector
        if sector == "GOV" and owner is not None and owner[0] in _WITH_PRESIDENTS and head.noun.split()[-1] in _CHAIRS:
            return owner[0], f"“{head.noun}” of “{owner[1]}”: {owner[0]}"
    if head.former and sector in _OFFICES:
        return "ELI", f"“{head.noun}” no longer: ELI"
    return sector, f"“{head.noun}” is {sector}"


#: Offices that firms, parties and unions have too.
_CHAIRS = ("president", "governor", "secretary", "commissioner")
_WITH_PRESIDENTS: tuple[Sector, ...] = (
    "BUS", "IGO", "NGO", "PTY", "EDU", "LAB", "SOC", "JRN", "REL", "REB", "LEG", "JUD",
)  # fmt: skip


def _sector_of_place(phrase: Phrase, stretch: Stretch) -> tuple[Sector | None, str]:
    """A country or a capital alone is its government, a people are people."""
    names = phrase.names_in(stretch)
    behind = phrase.words[names[-1].last + 1 : stretch.last + 1] if names else ()
    if not names or not all(word.raw.isupper() for word in behind) or not names[-1].whose:
        found = modifier_ending(phrase.words, stretch.last, stretch.first)
        return (found[1], f"“{phrase.words[stretch.last].raw}” says {found[1]}") if found else (None, "")
    name, written = names[-1], phrase.written(names[-1].first, names[-1].last)
    last = people_at(phrase.words, name.last)
    if name.country is not None and name.country.length > 1 and last is not None and last[1].several:
        return "CVL", f"“{written}” are a people: CVL"
    if name.people is not None and (name.people.several or name.people.iso3 is None):
        return "CVL", f"“{written}” are a people: CVL"
    if name.country is not None and name.country.iso3 is not None:
        if name.country.form == "demonym" and name.country.length == 1 and written.endswith(("s", "men")):
            return "CVL", f"“{written}” are people: CVL"
        if name.country.form in ("name", "abbreviation", "capital", "demonym"):
            return "GOV", f"“{written}” stands for its government: GOV"
    return None, ""


def _finished(
    phrase: Phrase, head: Head, whose: Whose, sector: tuple[Sector | None, str], day: date | None
) -> ActorProfile:
    """The profile from what was found: the name, the group, and the government of the day."""
    code, reason = sector
    known = head.known
    why = [part for part in (whose.why, reason) if part]
    top = known.top if known is not None and whose.iso3 is None else None
    if top is None and whose.iso3 is None and code in ("IGO", "NGO"):
        top = "IGO" if code == "IGO" else "NGO"
    name = _name(phrase, head, whose, code)
    group = SECTOR_GROUPS[code] if code is not None else None
    if known is not None and known.kind in ("group", "own") and code == known.sector:
        group = known.group
    if known is None:
        told = name_actor(phrase.text, group or "unknown", countries=[whose.iso3] if whose.iso3 else ())
        if name is None and (group is None or told.group in (None, group)):
            name, group = told.name, group or told.group
    if known is not None and known.kind == "group" and day is not None and not known.period.holds(day):
        why.append(f"{known.name} is not known to have been active on {day}")
    regime = None
    if day is not None and whose.iso3 is not None and code in ("GOV", "MIL", "COP", "SPY"):
        rule = regime_on(whose.iso3, day)
        if rule is not None:
            regime = rule.name
            why.append(f"{whose.iso3} on {day}: {rule.name}")
            if known is not None and governing(known, day):
                why.append(f"{known.name} governed on {day}")
    return ActorProfile(phrase.text, name, whose.iso3, code, group, top, regime, tuple(why))


_BODIES: dict[Sector, str] = {
    "MIL": "Military of {}", "COP": "Police of {}", "GOV": "Government of {}", "SPY": "Intelligence services of {}",
    "LEG": "Parliament of {}", "JUD": "Judiciary of {}",
}  # fmt: skip


def _name(phrase: Phrase, head: Head, whose: Whose, code: Sector | None) -> str | None:
    """The neutral name: of somebody known; else of the body of the state, where its country is named itself."""
    known = head.known
    if known is not None and not (known.kind == "leader" and head.behind):
        return known.name
    country = country_by_code(whose.iso3) if whose.iso3 is not None and whose.state else None
    if country is None or code not in _BODIES or (head.agent is None and known is not None):
        return None
    if head.noun and word_list("names", "no_body") & {word.key for word in words_of(head.noun)}:
        return None
    return _BODIES[code].format(country.name_in_sentence)
