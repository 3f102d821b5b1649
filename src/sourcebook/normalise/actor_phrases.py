"""Reading the phrase that names an actor: its words, the names in it, and where "of", "in" and "and" cut it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..lexicon.agents import agent_ending, agent_nouns
from ..lexicon.countries import CountryHit, country_at, says_whose
from ..lexicon.folding import Word, content_words, is_all_caps, words_of
from ..lexicon.known_actors import ActorIndex, KnownActor, Sense, named_at
from ..lexicon.peoples import People, people_at
from ..lexicon.tables import word_list

#: How a stretch of the phrase hangs on what is before it: the head itself, the head in other words behind a comma,
#: whose it is, where it is, anything else.
Link = Literal["head", "also", "of", "in", "other"]
_LINKS: tuple[Link, ...] = ("of", "in", "other")
_HYPHENS = ("-", "‐", "‑")


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` to `last` that name somebody known, a country or a people, or a place of a country."""

    first: int
    last: int
    senses: tuple[tuple[KnownActor, int], ...] = ()
    country: CountryHit | None = None
    people: People | None = None
    whose: bool = True  # False in "Russian-made", "anti-Taliban"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` to `last` of a phrase, and how they hang on those before."""

    link: Link
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for one actor, cut up."""

    text: str
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    stretches: tuple[Stretch, ...]

    def names_in(self, stretch: Stretch) -> tuple[Name, ...]:
        """The names inside one stretch."""
        return tuple(name for name in self.names if stretch.first <= name.first <= stretch.last)

    def written(self, first: int, last: int) -> str:
        """The words as the text has them."""
        return self.text[self.words[first].start : self.words[last].end]


def read_phrase(text: str, index: ActorIndex) -> Phrase:
    """The phrase cut up. A phrase without capitals is read as if its words had them."""
    words = tuple(content_words(words_of(text)))
    if text.islower():
        words = tuple(word._replace(raw=word.raw.capitalize()) for word in words)
    names = _names(words, index, all_caps=is_all_caps(text))
    return Phrase(text, words, names, _stretches(text, words, names))


def _names(words: Sequence[Word], index: ActorIndex, *, all_caps: bool) -> tuple[Name, ...]:
    found: list[Name] = []
    first = 0
    while first < len(words):
        name = _name_at(words, first, index, all_caps)
        if name is not None:
            found.append(name)
        first = name.last + 1 if name is not None else first + 1
    return tuple(found)


def _name_at(words: Sequence[Word], first: int, index: ActorIndex, all_caps: bool) -> Name | None:
    """The longest name from a word on; of two as long that of somebody known, then of a people, then of a country."""
    known = named_at(words, first, index)
    people = people_at(words, first)
    country = country_at(words, first, all_caps=all_caps)
    lengths = (known[0] if known else 0, people[0] if people else 0, country.length if country else 0)
    longest = max(lengths)
    if not longest:
        return None
    last = first + longest - 1
    if known is not None and known[0] == longest:
        senses = tuple((sense.actor, sense.caution) for sense in known[1])
        if first == last and all_caps:
            senses = tuple((sense.actor, sense.caution) for sense in known[1] if not _needs_case(sense))
        if first == last:
            senses = tuple(sense for sense in senses if not _part_of_longer(words, first, sense[0]))
        if senses:
            return Name(first, last, senses, whose=_is_meant(words, first, last))
    if people is not None and people[0] == longest:
        return Name(first, last, people=people[1], whose=_is_meant(words, first, last))
    if country is None:
        return None
    last = country.first + country.length - 1
    return Name(first, last, country=country, whose=says_whose(words, country) or _armed(words, last + 1))


def _needs_case(sense: Sense) -> bool:
    """Whether one word says who is meant by its capitals alone, which tell nothing in a text that has no others."""
    return sense.actor.kind == "leader" or sense.raws is not None


def _armed(words: Sequence[Word], position: int) -> bool:
    """ "Iraqi armed forces", where "armed" is not what the country did."""
    return position + 1 < len(words) and words[position].key == "armed" and words[position + 1].key in _ARMED


_ARMED = frozenset({"force", "group", "men", "man", "opposition", "faction", "militia", "rebel", "wing", "struggle"})


def _part_of_longer(words: Sequence[Word], position: int, actor: KnownActor) -> bool:
    """Whether one word that names somebody stands in a longer name that no table has: "Dawn Delta Collective"."""
    if actor.kind == "own" or words[position].raw.isupper():
        return False
    noun = (words[position].key,)
    if actor.kind == "outlet" and (noun in agent_nouns().heads or noun in agent_nouns().modifiers):
        return True  # "Hindu" is a newspaper only with its article, which is not among the words
    after = position + 1
    if after < len(words) and words[after].linked and _unknown_capital(words, after):
        return True
    return (
        actor.kind in ("body", "outlet")
        and bool(position)
        and words[position].linked
        and _unknown_capital(words, position - 1)
    )


def _unknown_capital(words: Sequence[Word], position: int) -> bool:
    """Whether a word is capitalised as part of a name, and is no noun or adjective that we know."""
    word = words[position]
    if not word.raw[0].isupper() or word.raw.isupper() or len(word.raw) < 2:
        return False
    known = (word.key,) in agent_nouns().heads or (word.key,) in agent_nouns().modifiers
    return not known and country_at(words, position) is None and people_at(words, position) is None


def _is_meant(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the named one is the actor: not in "anti-Taliban militia", "Hezbollah-backed"."""
    if first and words[first].linked and words[first - 1].key in ("anti", "pro", "counter", "non"):
        return False
    after = last + 1
    if after == len(words) or not words[after].linked:
        return True
    return words[after].key not in word_list("groups", "not_the_group_after")


@cache
def links() -> dict[str, Link]:
    """Words that hang one stretch on another, by their keys."""
    found: dict[str, Link] = {}
    for link in _LINKS:
        found.update(dict.fromkeys(word_list("links", link), link))
    return found


def _link_at(text: str, words: Sequence[Word], position: int) -> Link | None:
    """How the word links, if it does: not in "Saudi-led coalition", "allied militia"."""
    word = words[position]
    if word.raw[0].isupper() or text[word.start - 1 : word.start] in _HYPHENS:
        return None
    link = links().get(word.key)
    if link is not None:
        return link
    if position + 1 < len(words) and words[position + 1].key in word_list("links", "with"):
        if word.key in word_list("links", "of_with"):
            return "of"
        if word.key in word_list("links", "other_with"):
            return "other"
    return None


def _stretches(text: str, words: Sequence[Word], names: Sequence[Name]) -> tuple[Stretch, ...]:
    """Cuts at the words that link ("of", "in"), but not inside a name or a noun of several words."""
    inside = _inside(words, names)
    found: list[Stretch] = []
    first = 0
    link: Link = "head"
    clause = word_list("links", "clause")
    for position, word in enumerate(words):
        if position > first and position not in inside and _is_break(words, position):
            found.append(Stretch(link, first, position - 1))
            first, link = position, "also" if link in ("head", "also") else "other"
        next_link = None if position in inside else _link_at(text, words, position)
        if next_link is None:
            continue
        if position > first:
            found.append(Stretch(link, first, position - 1))
            link = next_link
        elif found and link in ("also", "in"):  # of "loyal to" the first word counts
            link = next_link
        first = position + 1
        if word.key in clause:
            found.append(Stretch("other", first, len(words) - 1))
            return tuple(part for part in found if part.first <= part.last)
    if first < len(words):
        found.append(Stretch(link, first, len(words) - 1))
    return _without_amount(words, found)


def _is_break(words: Sequence[Word], position: int) -> bool:
    """Whether a comma or a full stop cuts here: not in "2,000 men", nor behind the letter of "George W. Bush"."""
    before, word = words[position - 1], words[position]
    return not word.linked and len(before.raw) > 1 and not (before.raw.isdigit() and word.raw.isdigit())


def _without_amount(words: Sequence[Word], found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches without a first one that only counts: "dozens of", "some of the", "a large number of"."""
    amounts = word_list("links", "amounts")
    if len(found) < 2 or found[1].link != "of" or words[found[0].last].key not in amounts:
        return tuple(found)
    return (replace(found[1], link="head"), *found[2:])


def _inside(words: Sequence[Word], names: Sequence[Name]) -> frozenset[int]:
    """Positions within names, and within nouns of several words but for their first."""
    inside = {position for name in names for position in range(name.first, name.last + 1)}
    for last in range(1, len(words)):
        found = agent_ending(words, last)
        if found is not None and found[0] > 1:
            inside.update(range(last - found[0] + 2, last + 1))
    return frozenset(inside)
