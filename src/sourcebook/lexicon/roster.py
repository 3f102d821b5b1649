"""Who the actors are: looking up armed groups, state forces and parties by any of their names.

`find_group` reads one name, `find_group_names` finds names in a running text, `country_of` reads whose somebody is.
"""

from __future__ import annotations

from collections.abc import Sequence

from .countries import country_of
from .folding import content_words, words_of
from .group_names import entry_of, find_group_names
from .national import national_body
from .roster_table import KIND_GROUPS, RosterEntry, Sense, roster, senses_of

__all__ = [
    "KIND_GROUPS",
    "RosterEntry",
    "country_of",
    "find_group",
    "find_group_names",
    "is_sure_name",
    "roster",
]


def find_group(name: str, countries: Sequence[str] = (), *, all_caps: bool = False) -> RosterEntry | None:
    """The group that `name` names, by its neutral name, an alias, an abbreviation, or name and abbreviation together.

    Case does not matter for names and does for abbreviations, unless `all_caps` says that the text has none.
    `countries` (ISO3) choose between groups of one name. None where no group, or more than one, fits. Armies and
    police forces of countries ("Indian Army") are found too.
    """
    senses = _senses(name, all_caps=all_caps)
    if len(senses) > 1:
        fitting = [sense for sense in senses if set(countries).intersection(sense.entry.countries)]
        if len(fitting) != 1:
            fitting = [sense for sense in senses if not sense.caution]
        senses = tuple(fitting)
    if len(senses) == 1:
        return senses[0].entry
    if senses:
        return None
    found = find_group_names(name, countries=countries)
    if len(found) == 1 and _covers(name, found[0][0].start, found[0][0].end) and found[0][1].kind != "ambiguous":
        return found[0][1]
    body = national_body(name)
    return entry_of(body) if body is not None and len(words_of(name)) <= _LONGEST_BODY else None


# "Democratic Republic of the Congo armed forces" has seven words; longer phrases say more than a body's name.
_LONGEST_BODY = 7


def is_sure_name(name: str) -> bool:
    """Whether `name` alone is enough to name a group of the roster, not only in the right country or company."""
    senses = _senses(name, all_caps=False)
    return len(senses) == 1 and not senses[0].caution


def _senses(name: str, *, all_caps: bool) -> tuple[Sense, ...]:
    words = words_of(name)
    joined = [word._replace(linked=True) for word in content_words(words) or words]  # some names hold a comma
    return senses_of(joined, all_caps=all_caps, names_need_capital=False)


def _covers(text: str, start: int, end: int) -> bool:
    """Whether nothing but articles and punctuation stands outside the span."""
    return not content_words(words_of(text[:start])) and not content_words(words_of(text[end:]))
