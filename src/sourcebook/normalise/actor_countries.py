"""Whose an actor is: the country that a phrase says somebody belongs to, or failing that, is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..lexicon.agents import agent_ending
from ..lexicon.countries import parts_by_phrase
from ..lexicon.known_actors import KnownActor
from .actor_phrases import Link, Name, Phrase, Stretch

#: Finds the ISO3 of the country of a city by its name, or None.
CitySearch = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Whose:
    """A country and what says so. `state`: it is named as a country, so that an army is that state's."""

    iso3: str | None = None
    why: str = ""
    state: bool = False


_NOBODY = Whose()


def whose_country(phrase: Phrase, stretch: Stretch, known: KnownActor | None, city: CitySearch | None) -> Whose:
    """The country of the actor: of somebody known, else before the noun, after "of", of a city, after "in"."""
    head = _said_in(phrase, stretch)
    if known is not None:
        if known.iso3 is not None and not (head.iso3 is not None and head.state and known.kind == "group"):
            return Whose(known.iso3, f"{known.name} is of {known.iso3}", state=True)
        if known.top in ("IGO", "UNO", "EUR", "NGO"):
            return _NOBODY
        if known.iso3 is None or head.iso3 in known.countries or head.iso3 is not None:
            return head
    if head.iso3 is not None:
        return head
    return (
        _behind(phrase, "of")
        or _of_city(phrase, stretch, city)
        or _behind(phrase, "in")
        or _of_city_behind(phrase, city)
        or _of_leader(phrase)
    )


def _behind(phrase: Phrase, link: Link) -> Whose | None:
    for stretch in phrase.stretches[1:]:
        if stretch.link != link:
            continue
        said = _said_in(phrase, stretch)
        if said.iso3 is not None:
            return Whose(said.iso3, said.why, said.state and link == "of")
    return None


def _said_in(phrase: Phrase, stretch: Stretch) -> Whose:
    """The first country or people of the stretch that says whose; failing these, its first capital or region."""
    names = [name for name in phrase.names_in(stretch) if name.whose]
    for sure in (True, False):
        for name in names:
            iso3 = _country_of(name, sure)
            if name.country is not None and name.country.form == "region" and phrase.words[name.first].raw.isupper():
                continue  # GAO is an office, Gao a town
            if iso3 is not None:
                written = phrase.written(name.first, name.last)
                keys = tuple(word.key for word in phrase.words[name.first : name.last + 1])
                state = sure and name.country is not None and keys not in parts_by_phrase()
                return Whose(iso3, f"“{written}” says {iso3}", state)
    return _NOBODY


def _country_of(name: Name, sure: bool) -> str | None:
    if name.country is not None:
        named = name.country.form in ("name", "demonym", "abbreviation")
        return name.country.iso3 if named == sure else None
    if name.people is not None and sure:
        return name.people.iso3
    if name.senses and not sure:
        homes = {actor.iso3 for actor, _caution in name.senses}
        return homes.pop() if len(homes) == 1 else None
    return None


def _of_city(phrase: Phrase, stretch: Stretch, city: CitySearch | None) -> Whose | None:
    """A run of capitalised words that a gazetteer knows for a city, where a noun for somebody is there too.

    "Karachi residents", "police in Medellin"; but not "Bolton", which is as well a person.
    """
    if city is None:
        return None
    named = {position for name in phrase.names_in(stretch) for position in range(name.first, name.last + 1)}
    for last in range(stretch.first, stretch.last + 1):
        noun = agent_ending(phrase.words, last, stretch.first)
        if noun is not None:  # "Texas National Guard": the city or state ends where the noun begins
            named.update(range(last - noun[0] + 1, last + 1))
    first = stretch.first
    while first <= stretch.last:
        last = first
        while last <= stretch.last and last not in named and _like_a_city(phrase, last):
            last += 1
        if last > first and (stretch.link != "head" or last <= stretch.last):
            written = phrase.written(first, last - 1)
            iso3 = city(written)
            if iso3 is not None:
                return Whose(iso3, f"“{written}” is a city of {iso3}")
        first = max(last, first + 1)
    return None


def _like_a_city(phrase: Phrase, position: int) -> bool:
    """Whether a word is capitalised in the text itself, but not throughout."""
    word = phrase.words[position]
    return phrase.text[word.start].isupper() and not word.raw.isupper()


def _of_leader(phrase: Phrase) -> Whose:
    """The country of a leader whom they are for or against: "pro-Assad forces", "anti-Mubarak protesters"."""
    for name in phrase.names:
        if name.senses and not name.whose and all(actor.sector == "GOV" for actor, _caution in name.senses):
            iso3 = name.senses[0][0].iso3
            if iso3 is not None:
                return Whose(iso3, f"“{phrase.written(name.first, name.last)}” leads {iso3}")
    return _NOBODY


def _of_city_behind(phrase: Phrase, city: CitySearch | None) -> Whose | None:
    for stretch in phrase.stretches[1:]:
        if stretch.link in ("of", "in"):
            found = _of_city(phrase, stretch, city)
            if found is not None:
                return found
    return None
