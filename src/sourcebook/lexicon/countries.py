"""Countries: their codes, names and demonyms, and which country a phrase says somebody is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from .folding import Word, content_words, is_all_caps, phrase_key, words_of
from .tables import parts_of, read_table, word_list

_COLUMNS = ("iso2", "iso3", "name", "capital", "demonyms", "aliases", "regions")
_TRAP_COLUMNS = ("phrase", "iso3", "why")

#: How a country is named: by its name, by a demonym, by an abbreviation, by its capital, by a part of it.
CountryForm = Literal["name", "demonym", "abbreviation", "capital", "region"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with its ISO 3166-1 codes; Kosovo has the user-assigned XK and XKX."""

    iso2: str
    iso3: str
    name: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    abbreviations: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def name_in_sentence(self) -> str:
        """The name as it stands after "of": with the article where English wants one."""
        return f"the {self.name}" if self.name.startswith(_WITH_ARTICLE) else self.name


class CountryHit(NamedTuple):
    """A country named in a run of words: first word, words taken, code (None for a trap) and form."""

    first: int
    length: int
    iso3: str | None
    form: CountryForm


class _Sign(NamedTuple):
    iso3: str | None
    form: CountryForm
    raw: str  # an abbreviation is compared with its case


_WITH_ARTICLE = (
    "United ", "Philippines", "Netherlands", "Central African Republic", "Democratic Republic", "Republic of",
    "Dominican Republic", "Czech Republic", "Bahamas", "Gambia", "Maldives", "Comoros", "Seychelles", "Solomon Islands",
    "Marshall Islands",
)  # fmt: skip


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories of the shipped table, in its order."""
    found = []
    for iso2, iso3, name, capital, demonyms, aliases, regions in read_table("countries.tsv", _COLUMNS):
        alias_parts = parts_of(aliases)
        found.append(
            Country(
                iso2=iso2,
                iso3=iso3,
                name=name,
                capitals=parts_of(capital),
                demonyms=parts_of(demonyms),
                aliases=tuple(alias for alias in alias_parts if not alias.startswith("!")),
                abbreviations=tuple(alias[1:] for alias in alias_parts if alias.startswith("!")),
                regions=parts_of(regions),
            )
        )
    return tuple(found)


@cache
def _by_iso3() -> dict[str, Country]:
    return {country.iso3: country for country in countries()}


@cache
def _by_iso2() -> dict[str, Country]:
    return {country.iso2: country for country in countries()}


def country_by_code(code: str) -> Country | None:
    """The country with this ISO 3166-1 code, of two letters or three, in any case."""
    code = code.upper()
    return _by_iso3().get(code) if len(code) == 3 else _by_iso2().get(code)


@cache
def _signs() -> tuple[dict[tuple[str, ...], _Sign], dict[str, int]]:
    """Every phrase that names a country, and the length of the longest phrase by first word."""
    signs: dict[tuple[str, ...], _Sign] = {}
    for country in countries():
        forms: list[tuple[CountryForm, tuple[str, ...]]] = [
            ("name", (country.name, *country.aliases)),
            ("abbreviation", country.abbreviations),
            ("demonym", country.demonyms),
            ("demonym", tuple(f"{demonym}s" for demonym in country.demonyms)),
            ("capital", country.capitals),
            ("region", country.regions),
        ]
        for form, phrases in forms:
            for phrase in phrases:
                raw = phrase if form == "abbreviation" else ""
                signs.setdefault(phrase_key(phrase), _Sign(country.iso3, form, raw))
    for phrase, iso3, _why in read_table("country_traps.tsv", _TRAP_COLUMNS):
        signs[phrase_key(phrase)] = _Sign(None if iso3 == "-" else iso3, "name", "")
    longest: dict[str, int] = {}
    for keys in signs:
        longest[keys[0]] = max(longest.get(keys[0], 0), len(keys))
    return signs, longest


@cache
def parts_by_phrase() -> frozenset[tuple[str, ...]]:
    """Phrases of the table of traps that name a part of a country, or people of it, and not the country."""
    rows = read_table("country_traps.tsv", _TRAP_COLUMNS)
    return frozenset(phrase_key(phrase) for phrase, iso3, _why in rows if iso3 != "-")


def country_at(words: Sequence[Word], first: int, *, all_caps: bool = False) -> CountryHit | None:
    """The country named by the words from index `first` on, the longest phrase first; None where none is.

    `words` are content words. A trap ("Indian Ocean") is a hit whose `iso3` may be None.
    """
    signs, longest = _signs()
    word = words[first]
    most = longest.get(word.key, 0)
    if not most or not word.raw[0].isupper():
        return None
    for length in range(min(most, len(words) - first), 0, -1):
        run = words[first : first + length]
        sign = signs.get(tuple(part.key for part in run))
        if sign is None or not all(part.linked for part in run[1:]):
            continue
        if sign.form == "abbreviation" and not _abbreviation_fits(run[0], sign, all_caps, last=first + 1 == len(words)):
            continue
        return CountryHit(first, length, sign.iso3, sign.form)
    return None


def _abbreviation_fits(word: Word, sign: _Sign, all_caps: bool, *, last: bool) -> bool:
    """Abbreviations keep their case. In a text all in capitals CAR is a car, and US at the end is a pronoun."""
    if word.raw != sign.raw:
        return False
    dotted = word.end - word.start > len(word.raw)
    return not all_caps or dotted or not (sign.raw == "CAR" or (sign.raw == "US" and last))


def is_demonym(word: str) -> bool:
    """Whether a word says only of which country, or countries, something is: "Malian", "Turkish-Syrian"."""
    signs = _signs()[0]
    parts = (signs.get(phrase_key(part)) for part in word.replace("‐", "-").split("-"))
    return all(sign is not None and sign.form == "demonym" for sign in parts)


def is_country(phrase: str, *, capital: bool = True) -> bool:
    """Whether a phrase names a country, or its capital, and nothing else: "the United States", "Damascus"."""
    words = content_words(words_of(phrase))
    hit = country_at(words, 0) if words else None
    forms = ("name", "abbreviation", "capital") if capital else ("name", "abbreviation")
    return hit is not None and hit.length == len(words) and hit.form in forms


def country_hits(words: Sequence[Word], *, all_caps: bool = False) -> list[CountryHit]:
    """Every country named in a run of content words, in order, not overlapping, traps included."""
    hits = []
    first = 0
    while first < len(words):
        hit = country_at(words, first, all_caps=all_caps)
        if hit is not None:
            hits.append(hit)
        first += hit.length if hit else 1
    return hits


def says_whose(words: Sequence[Word], hit: CountryHit) -> bool:
    """Whether the country says whose somebody or something is: not in "Russian-made", "anti-Indian", "pro-Turkish"."""
    after = hit.first + hit.length
    if after < len(words) and words[after].key in word_list("countries", "not_whose") and words[after].linked:
        return False
    return not (hit.first and words[hit.first].linked and words[hit.first - 1].key in word_list("countries", "opposed"))


@lru_cache(maxsize=8)  # asked of one report several times: by its groups, and by each ambiguous name
def countries_mentioned(text: str) -> tuple[str, ...]:
    """ISO3 codes of all countries that a text points to by name, demonym, capital or region, each once, in order.

    This is context for choosing between two groups of one name; it does not say where or whose anything is.
    """
    words = content_words(words_of(text))
    hits = country_hits(words, all_caps=is_all_caps(text))
    return tuple(dict.fromkeys(hit.iso3 for hit in hits if hit.iso3 is not None))


def countries_named(text: str) -> tuple[str, ...]:
    """ISO3 codes of all countries that a text names, or whose people it names, each once, in order: no capitals."""
    words = content_words(words_of(text))
    hits = country_hits(words, all_caps=is_all_caps(text))
    return tuple(dict.fromkeys(hit.iso3 for hit in hits if hit.iso3 is not None and hit.form in ("name", "demonym")))


def country_of(words: str) -> str | None:
    """ISO3 code of the country that a phrase says somebody is of: "Indian Army", "soldiers from Chad".

    Demonyms and names of countries count, capitals only beside a word for a government ("the Kabul government").
    A country after "in", "near", "against" and the like says where, not who. None where no country, or more than
    one, is said.
    """
    tokens = content_words(words_of(words))
    locatives = word_list("countries", "locatives")
    limit = next((index for index, word in enumerate(tokens) if word.key in locatives), len(tokens))
    said: set[str] = set()
    for hit in country_hits(tokens, all_caps=is_all_caps(words)):
        if hit.iso3 is None or hit.form == "region":
            continue
        if hit.form == "capital":
            if _stands_for_government(tokens, hit):
                said.add(hit.iso3)
        elif hit.first < limit and says_whose(tokens, hit):
            said.add(hit.iso3)
    return said.pop() if len(said) == 1 else None


def _stands_for_government(words: Sequence[Word], hit: CountryHit) -> bool:
    """ "Kabul government", "Damascus regime", "the authorities in Tripoli": not "the Kabul police"."""
    after, government = hit.first + hit.length, word_list("countries", "government")
    if after < len(words) and words[after].linked and words[after].key in government:
        return True
    return hit.first >= 2 and words[hit.first - 1].key in ("in", "of") and words[hit.first - 2].key in government
