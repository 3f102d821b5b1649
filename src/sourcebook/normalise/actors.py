"""Naming actors: from the words of a report to a neutral name, a country and a group.

What a report calls somebody may praise or abuse. A coded name never does: it comes from the roster, from the list of
national bodies, or from the few epithets that everybody uses of the same one. Else it is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..lexicon.countries import is_country, is_demonym
from ..lexicon.epithets import Epithet, epithets
from ..lexicon.folding import Word, content_words, words_of
from ..lexicon.national import force_words, national_body
from ..lexicon.regimes import regime_on
from ..lexicon.roster import RosterEntry, country_of, find_group, find_group_names, is_sure_name
from ..lexicon.tables import word_list
from ..records.vocabulary import Group


@dataclass(frozen=True, slots=True)
class ActorName:
    """What an actor is called in the record. Each part is None where the words do not tell it.

    `group` is set only where the roster or the words know it; the caller keeps its own reading otherwise.
    """

    name: str | None
    iso3: str | None
    group: Group | None


_NATIONAL_TITLES = ("Military of ", "Police of ", "Government of ", "Security forces of ", "Intelligence services of ")


def name_actor(text: str, group: Group, *, countries: Sequence[str] = (), day: date | None = None) -> ActorName:
    """The neutral name, country and group of an actor from the report's words for it.

    On a `day` on which an armed group governed its country, its people are the state's.

    `group` is the reader's own guess; it decides only whether an abbreviation with many meanings (SSP, AR) may be read
    as a group. `countries` (ISO3) are where the report plays; they choose between groups of one name. An epithet is
    never a name: "mujahideen" names nobody, "soldiers of the caliphate" the Islamic State.
    """
    words = words_of(text)
    if not words:
        return ActorName(None, None, None)
    epithet = _epithet(words)
    if epithet is not None and epithet.stands_for is not None:
        return ActorName(epithet.stands_for, epithet.iso3, epithet.group)
    if entries := _entries(text, group, countries):
        return _of_entries(text, entries, day)
    if epithet is None or country_of(text) is not None:
        body = national_body(_acting(_without_loaded(text, words), group))
        if body is not None:
            return ActorName(body.name, body.iso3, body.group)
    return ActorName(None, country_of(text), epithet.group if epithet is not None else None)


def _acting(text: str, group: Group) -> str:
    """The words of a body; where a country alone is told to act by its forces ("Russian raids"), those for its army."""
    return f"{text} army" if group == "state-forces" and (is_demonym(text) or is_country(text)) else text


def _entries(text: str, group: Group, countries: Sequence[str]) -> tuple[RosterEntry, ...]:
    """The groups that the words name, each once; where reading as text finds none, what the frame is stripped from."""
    found = find_group_names(text, countries=countries)
    entries = {entry.name: entry for _span, entry in found}
    if not entries:
        core = _core(text)
        named = find_group(core, countries) if core else None
        if named is not None and (is_sure_name(core) or named.group == group or countries):
            entries[named.name] = named
    return tuple(entries.values())


def _of_entries(text: str, entries: Sequence[RosterEntry], day: date | None) -> ActorName:
    """One group gives its name; several give what they have in common."""
    particular = [entry for entry in entries if not entry.name.startswith(_NATIONAL_TITLES)] or list(entries)
    groups = {entry.group for entry in particular}
    group = groups.pop() if len(groups) == 1 else None
    if len(particular) > 1:
        return ActorName(None, country_of(text), group)
    entry = particular[0]
    if entry.kind == "ambiguous":
        return ActorName(None, country_of(text), group)
    home = entry.countries[0] if len(entry.countries) == 1 and not entry.transnational else None
    if entry.group == "state-other" and any(word.key in force_words() for word in words_of(text)):
        group = "state-forces"  # "Assad government troops"
    if group == "armed-group" and day is not None and _governed(entry, day):
        group = "state-other" if any(word.key in _aloft() for word in words_of(text)) else "state-forces"
    return ActorName(entry.name, home, group)


def _governed(entry: RosterEntry, day: date) -> bool:
    return any((regime := regime_on(iso3, day)) is not None and regime.body == entry.name for iso3 in entry.countries)


@cache
def _aloft() -> frozenset[str]:
    """Words for people of a government who are not its forces."""
    return word_list("countries", "government") | word_list("names", "office")


def _core(text: str) -> str:
    """The words without numbers, "members of", "fighters" and praise or abuse: "five houthi fighters" is "houthi"."""
    words = words_of(text)
    first, last = 0, len(words)
    aside, frame = _aside(), word_list("names", "frame")
    while first < last and (words[first].key in aside or words[first].raw.isdigit()):
        first += 1
    while last > first and words[last - 1].key in frame:
        last -= 1
    return text[words[first].start : words[last - 1].end] if first < last else ""


def _without_loaded(text: str, words: Sequence[Word]) -> str:
    """The words without praise and abuse, so that "the heroic Syrian Arab Army" reads as "Syrian Arab Army"."""
    loaded = word_list("names", "loaded")
    kept = [text[word.start : word.end] for word in words if word.key not in loaded]
    return " ".join(kept) if len(kept) < len(words) else text


def _epithet(words: Sequence[Word]) -> Epithet | None:
    """The longest epithet that is all of the words but for numbers and articles, or that stands for somebody."""
    known, most, aside = epithets(), _longest_epithet(), _aside()
    keys = [word.key for word in content_words(words)]
    for length in range(min(most, len(keys)), 0, -1):
        for first in range(len(keys) - length + 1):
            found = known.get(tuple(keys[first : first + length]))
            if found is None:
                continue
            rest = keys[:first] + keys[first + length :]
            if found.stands_for is not None or all(key in aside or key.isdigit() for key in rest):
                return found
    return None


def read_epithet(text: str) -> Epithet | None:
    """The epithet that a phrase is, or that stands for somebody in it ("soldiers of the caliphate")."""
    return _epithet(words_of(text))


@cache
def _longest_epithet() -> int:
    return max(map(len, epithets()))


@cache
def _aside() -> frozenset[str]:
    """Words before a name that are no part of it."""
    return word_list("names", "frame") | word_list("names", "loaded") | word_list("names", "aside")
