"""Who publishes on conflict: news media, agencies, NGOs, international organisations, and names built like theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..errors import LexiconError
from ..records.vocabulary import SOURCE_KINDS, SourceKind
from .folding import Word, content_words, phrase_key, phrase_parts, words_of
from .tables import parts_of, read_table, word_list

_COLUMNS = ("name", "kind", "iso3", "aliases", "abbreviations")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes. `iso3` is None for international ones and for a name borne in several countries."""

    name: str
    kind: SourceKind
    iso3: str | None = None
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


class _Index(NamedTuple):
    names: dict[tuple[str, ...], Outlet]
    abbreviations: dict[tuple[str, ...], Outlet]


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets of the shipped table. Raises LexiconError on an unknown kind."""
    found = []
    for name, kind, iso3, aliases, abbreviations in read_table("outlets.tsv", _COLUMNS):
        known_kind = next((known for known in SOURCE_KINDS if known == kind), None)
        if known_kind is None:
            raise LexiconError(f"kind {kind!r}", f"outlets.tsv, {name}", allowed=", ".join(SOURCE_KINDS))
        found.append(Outlet(name, known_kind, iso3 or None, parts_of(aliases), parts_of(abbreviations)))
    return tuple(found)


_BRACKET = re.compile(r"\s*\([^)]*\)$")


@cache
def _index() -> _Index:
    names: dict[tuple[str, ...], Outlet] = {}
    abbreviations: dict[tuple[str, ...], Outlet] = {}
    for outlet in outlets():
        for phrase in (outlet.name, *outlet.aliases):
            names.setdefault(phrase_key(phrase), outlet)
        for letters in outlet.abbreviations:
            abbreviations.setdefault(tuple([raw for raw, _key in phrase_parts(letters)]), outlet)
    for outlet in outlets():  # "The Nation (Pakistan)": "The Nation" alone does not tell the country
        bare = _BRACKET.sub("", outlet.name)
        if bare != outlet.name:
            names.setdefault(phrase_key(bare), Outlet(bare, outlet.kind))
    return _Index(names, abbreviations)


def find_outlet(name: str) -> Outlet | None:
    """The outlet that `name` names, with or without "The", "newspaper", "news agency" or an abbreviation after it.

    Case does not matter for names and does for abbreviations. None where the table has none.
    """
    words = content_words(words_of(name))
    while words:
        found = _exactly(words)
        shorter = _without_frame(words)
        if found is not None or len(shorter) == len(words):
            return found
        words = shorter
    return None


def _exactly(words: list[Word]) -> Outlet | None:
    names, abbreviations = _index()
    if len(words) == 1 and words[0].raw.islower() and words[0].raw.isalpha():
        return None  # "news" is no newspaper, "dawn" no Dawn
    for cut in range(len(words), 0, -1):  # the name, or the name with its abbreviation: "Press Trust of India PTI"
        head, tail = words[:cut], words[cut:]
        outlet = abbreviations.get(tuple(word.raw for word in head)) or names.get(tuple(word.key for word in head))
        if outlet is None:
            continue
        if not tail or tuple(word.raw for word in tail) in {(letters,) for letters in outlet.abbreviations}:
            return outlet
    return None


def _without_frame(words: list[Word]) -> list[Word]:
    if words[-1].key in word_list("outlets", "after") and (
        words[-1].raw.islower() or words[-1].key in ("reporter", "correspondent")
    ):
        return words[:-1]
    if words[0].key in word_list("outlets", "before") and words[0].raw.islower():
        return words[1:]
    return words


_DOMAIN = re.compile(
    r"(?i)(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|news|tv|in|pk|co|cd|ge|kg)\Z"
)
_MOST_WORDS = 7  # the longest name in the shipped table that a pattern could find has six


def looks_like_outlet(name: str) -> bool:
    """Whether a name that no table has is built as names of media are: "Kupwara Observer", "Radio Dosso", "x.com".

    Every word but particles must begin with a capital. Posts, trains and networks that are not media do not count.
    """
    name = name.strip()
    if _DOMAIN.match(name):
        return True
    words = content_words(words_of(name))
    if not 2 <= len(words) <= _MOST_WORDS and not (words and name.casefold().startswith("the ") and len(words) == 1):
        return False
    if not all(word.linked for word in words[1:]) or not all(_is_name_word(word) for word in words):
        return False
    if words[0].raw[0].islower():
        return False
    last, before = words[-1], words[-2] if len(words) > 1 else None
    if before is not None and before.key in word_list("outlets", "never_before_last"):
        return False
    if last.key in ("agency", "service"):
        return before is not None and before.key in word_list("outlets", "agency_before")
    return last.key in word_list("outlets", "last") or (
        len(words) > 1 and words[0].key in word_list("outlets", "first")
    )


def _is_name_word(word: Word) -> bool:
    return word.raw[0].isupper() or word.raw[0].isdigit() or word.key in word_list("outlets", "lower_in_names")
