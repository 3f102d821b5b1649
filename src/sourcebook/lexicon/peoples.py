"""Peoples and parts of countries: "Tamil", "Chechen", "Basque", and of which country they say that somebody is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .folding import Word, phrase_key
from .people import plural
from .tables import parts_of, read_table

_COLUMNS = ("name", "iso3", "also")


class People(NamedTuple):
    """The country that a people is of (None: of several, or none by itself), and whether the word is a plural noun."""

    iso3: str | None
    several: bool


@cache
def _peoples() -> tuple[Mapping[tuple[str, ...], People], int]:
    found: dict[tuple[str, ...], People] = {}
    for name, iso3, also in read_table("peoples.tsv", _COLUMNS):
        for form in (name, *parts_of(also)):
            found.setdefault(phrase_key(form), People(iso3 or None, False))
            found.setdefault(phrase_key(plural(form)), People(iso3 or None, True))
    return found, max(map(len, found))


def people_at(words: Sequence[Word], first: int) -> tuple[int, People] | None:
    """The people named by the words from `first` on, the longest name first: its number of words, and what it says."""
    found, longest = _peoples()
    if not words[first].raw[0].isupper():
        return None
    for length in range(min(longest, len(words) - first), 0, -1):
        run = words[first : first + length]
        people = found.get(tuple(word.key for word in run))
        if people is not None and all(word.linked for word in run[1:]):
            several = people.several or run[-1].raw.endswith("s")  # folding makes one of "Tamil" and "Tamils"
            return length, people._replace(several=several)
    return None
